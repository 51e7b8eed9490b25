"""`manage.py load_guides`: guides and general questions from their files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from applicants.guides.loading import ROOT, Outcome, load

WRONG = 2
QUIET = (Outcome.SAME,)


class Command(BaseCommand):
    help = (
        "Loads guides and questions from fixtures/. What was edited in the admin since is not overwritten, but named. "
        "Exit status: 0 all is well, 2 a file is wrong and was left out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="say what is wrong and what would change, write nothing"
        )
        parser.add_argument(
            "--from", dest="root", type=Path, default=ROOT, help="the folder that holds guides/ and questions/"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = load(options["root"], only_check=options["check"])
        for line in report.wrong:
            self.stderr.write(line)
        for name, outcome in report.texts:
            if outcome not in QUIET:
                self.stdout.write(f"{name}: {outcome}")
        counts = (report.count(one) for one in (Outcome.NEW, Outcome.CHANGED, Outcome.SAME))
        self.stdout.write("Guides and questions: {} new, {} changed, {} as they were.".format(*counts))
        if report.wrong:
            sys.exit(WRONG)
