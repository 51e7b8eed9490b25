"""A small database of a tagged version, made by that version's own code, as a backup to upgrade from.

    git clone --quiet . /some/empty/folder && git -C /some/empty/folder checkout --quiet v0.1.0
    python -m tests.upgrades.make_dump /some/empty/folder tests/upgrades/v0.1.0.backup.gz

The clone's own feeds are cut to a few institutions first. Its database lives only as long as this runs.
"""

import csv
import gzip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from config import backups
from config.services import postgres

HERE = Path(__file__).resolve().parent
INSTITUTIONS = {"1187", "1203", "1334", "1848", "1428", "x-5a0c0818", "x-7fbc617c"}
SERVER_ALONE = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"}
GUIDES = {"wellbeing.md", "signals.md"}
TO_A_GUIDE = re.compile(r"\[([^\]]*)\]\(page:guide[^)]*\)")
LARGEST = 300_000
# A feed holds a file of far fewer rows than usual: these were cut on purpose.
REFRESH = """
import csv
from django.conf import settings
from django.core.management import call_command
from programs.feeds import FEEDS
for feed in FEEDS.values():
    for file in feed.files:
        with (settings.FEEDS_DIR / feed.name / file.name).open(newline="") as lines:
            object.__setattr__(file, "usual_rows", len(list(csv.DictReader(lines))))
call_command("refresh", quiet=True)
"""

Row = dict[str, str]
Keeps = Callable[[Row], bool]


def main(checkout: Path, file: Path) -> int:
    cut(checkout / "fixtures")
    with tempfile.TemporaryDirectory(prefix="openward-dump-") as folder:
        var = Path(folder)
        with postgres.serving(var, var / "postgres.log", for_tests=True) as server:
            fill(checkout, var, server.url)
            backups.back_up(server.url, var / "whole.backup")
        # Its list of contents is not compressed by itself.
        file.write_bytes(gzip.compress((var / "whole.backup").read_bytes(), mtime=0))
    print(f"{file}: {file.stat().st_size} bytes")
    return int(file.stat().st_size > LARGEST)


def cut(fixtures: Path) -> None:
    feeds = fixtures / "feeds"
    places = {(row["city"], row["state"]) for row in rows_of(feeds / "institution_names/names.csv") if ours(row)}
    wordings = {worded(row) for row in rows_of(feeds / "wordings/wordings.csv") if ours(row)}
    links = [row for row in rows_of(feeds / "employer_links/employer_links.csv") if ours(row)]
    employers = {(row["employer"], row["state"]) for row in links}
    keeps: dict[str, Keeps] = {
        "us_cities.csv": lambda row: (row["city"], row["state"]) in places,
        "statements.csv": lambda row: worded(row) in wordings,
        "unclear.csv": lambda row: worded(row) in wordings,
        "h1b_filings.csv": lambda row: (row["employer"], row["state"]) in employers,
        "lca_physician_cases_fy2025.csv": lambda row: row["EMPLOYER_NAME"].upper() in {name for name, _ in employers},
        "hospitals_cms.csv": lambda row: (row["city"].title(), row["state"]) in places,
        "hospitals_hifld.csv": lambda row: (row["city"].title(), row["state"]) in places,
        "season_calendar.csv": lambda row: True,
        "fees.csv": lambda row: True,
        "specialties.csv": lambda row: True,
        "resident_schools.csv": lambda row: True,
    }
    for path in sorted(feeds.glob("*/*.csv")):
        keep(path, keeps.get(path.name, ours))
    cut_guides(fixtures)


def cut_guides(fixtures: Path) -> None:
    for path in [*fixtures.glob("guides/*/*.md"), *fixtures.glob("questions/*/*.*")]:
        if path.name in GUIDES:
            # The others, to which it leads, are not there.
            path.write_text(TO_A_GUIDE.sub(r"\1", path.read_text()))
        else:
            path.unlink()


def ours(row: Row) -> bool:
    codes = {row.get("nrmp_institution_code"), row.get("subject_institution"), row.get("nrmp_code", "")[:4]}
    return bool(codes & INSTITUTIONS)


def worded(row: Row) -> tuple[str, str, str, str]:
    return row["institution"], row["city"], row["state"], row["acgme_specialty_code"]


def rows_of(path: Path) -> list[Row]:
    with path.open(newline="") as lines:
        return list(csv.DictReader(lines))


def keep(path: Path, wanted: Keeps) -> None:
    rows = rows_of(path)
    with path.open() as lines:
        names = next(csv.reader(lines))
    with path.open("w", newline="") as output:
        writer = csv.DictWriter(output, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in rows if wanted(row))


def fill(checkout: Path, var: Path, url: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in SERVER_ALONE}
    environ = {**kept, "DATABASE_URL": url, "VAR": str(var), "VENV": sys.prefix, "SECRET_KEY": "only-for-a-dump" * 4}

    def manage(*arguments: str, allowed: tuple[int, ...] = (0,), given: str = "") -> None:
        ran = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=checkout, env=environ, input=given, text=True
        )
        if ran.returncode not in allowed:
            raise SystemExit(f"manage.py {arguments[0]} ended with {ran.returncode}")

    manage("migrate", "--verbosity", "0")
    manage("shell", "--verbosity", "0", "--command", REFRESH, allowed=(0, 2))
    if (checkout / "fixtures/guides").exists():
        manage("load_guides", allowed=(0, 2))
    manage("shell", "--verbosity", "0", "--command", (HERE / "rows.py").read_text())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
