"""`manage.py match --profile FILE.json`: the match as JSON, as `POST /api/v1/match` answers it."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils import timezone

from search.api.match_shapes import match_shape
from search.matched.asking import LIMIT, read


class Command(BaseCommand):
    help = "Holds a profile (JSON, as the API takes it; - for standard input) against the directory. Prints JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--profile", required=True, help="a file of JSON, or - for standard input")
        parser.add_argument("--limit", type=int, default=LIMIT, help="how many programs to tell, best fit first")

    def handle(self, *args: Any, **options: Any) -> None:
        day = timezone.localdate()
        body = {"profile": _profile(options["profile"]), "limit": options["limit"]}
        asked, errors = read(body, day, members=("profile", "limit"))
        if asked is None:
            raise CommandError("\n".join(f"{name}: {' '.join(sentences)}" for name, sentences in errors.items()))
        self.stdout.write(json.dumps(match_shape(asked, _here(), day), cls=DjangoJSONEncoder, indent=1))


def _profile(place: str) -> Any:
    try:
        text = input_text() if place == "-" else Path(place).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"{place} cannot be read: {problem}") from problem
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise CommandError(f"{place} is not JSON: {problem}") from problem


def input_text() -> str:
    return open(0, encoding="utf-8", closefd=False).read()


def _here() -> HttpRequest:
    """Gives addresses their host: that of `make run` on this machine."""
    request = HttpRequest()
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": os.environ.get("PORT", "8000")}
    return request
