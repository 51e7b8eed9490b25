"""A loaded directory to measure on: PostgreSQL of its own with the opening data, and the same repeated ten times."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import django

TIMES = 10


@contextmanager
def loaded() -> Iterator[None]:
    """Django set up on a fresh server that ends with the block. The data is the project's own opening directory."""
    # The settings read VAR and DATABASE_URL as they are imported.
    with tempfile.TemporaryDirectory(prefix="openward-bench-") as folder:
        Path(folder).chmod(0o755)
        os.environ |= {"VAR": folder, "SECRET_KEY": secrets.token_urlsafe(50), "LOG_LEVEL": "WARNING"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        from config.services import postgres

        with postgres.serving(Path(folder), Path(folder) / "postgres.log", for_tests=True) as server:
            os.environ["DATABASE_URL"] = server.url
            django.setup()
            from django.core.management import call_command
            from django.db import connection

            call_command("migrate", verbosity=0)
            call_command("collectstatic", verbosity=0, interactive=False)
            call_command("refresh", "--quiet", stdout=StringIO())
            yield
            connection.close()


def repeat() -> None:
    """Nine more copies of every program, with its tracks and facts' columns: same answers, ten times the rows."""
    from programs.models import Program, Track

    fields = [field.attname for field in Program._meta.concrete_fields if field.attname not in {"id", "public_id"}]
    originals = list(Program.objects.all())
    tracks = list(Track.objects.filter(published=True).values_list("program_id", "kind"))
    for copy in range(2, TIMES + 1):
        made = [
            Program(public_id=f"x-{copy:02x}{number:06x}", **{name: getattr(one, name) for name in fields})
            for number, one in enumerate(originals)
        ]
        Program.objects.bulk_create(made, batch_size=2000)
        new = {one.pk: twin.pk for one, twin in zip(originals, made, strict=True)}
        Track.objects.bulk_create(
            [
                Track(nrmp_code=_code(copy, number, kind), program_id=new[pk], kind=kind, name="copy", published=True)
                for number, (pk, kind) in enumerate(tracks)
            ],
            batch_size=2000,
        )


def _code(copy: int, number: int, kind: str) -> str:
    """A code of the right form that no sponsor has: real ones begin with a digit."""
    return f"{chr(64 + copy)}{number // 1000:03}{number % 1000:03}{kind}0"
