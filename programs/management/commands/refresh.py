"""`manage.py refresh`: runs one feed, or all in the order in which they stand on each other."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programs.feeds import FEEDS
from programs.models import Program
from programs.refresh import refresh
from programs.sources import Report

FAILED, HELD_OR_REJECTED = 1, 2


class Command(BaseCommand):
    help = (
        "Refreshes the directory from its sources. The last line for each is one JSON object. Exit status: 0 nothing "
        "failed, 2 rows were rejected or held, 1 a feed failed whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", choices=list(FEEDS), help="one feed; all of them without it")
        parser.add_argument("--from", dest="place", type=Path, help="a folder or file that stands in for the address")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--quiet", action="store_true", help="only the JSON lines")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the directory holds programs")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["place"] and not options["source"]:
            raise CommandError("--from stands in for one feed's address: say which with --source")
        if options["if_empty"] and Program.objects.published().exists():
            return
        names = [options["source"]] if options["source"] else list(FEEDS)
        status = max((self._run(name, options) for name in names), key=[0, HELD_OR_REJECTED, FAILED].index)
        if status:
            sys.exit(status)

    def _run(self, name: str, options: dict[str, Any]) -> int:
        if not options["quiet"]:
            self.stdout.write(f"{FEEDS[name].title} …")
            self.stdout.flush()
        day = timezone.localdate()
        report = refresh(FEEDS[name], day=day, place=options["place"], dry_run=options["dry_run"])
        self._say_what_was_wrong(report)
        self.stdout.write(json.dumps(report.line()))
        self.stdout.flush()
        return FAILED if report.failed else HELD_OR_REJECTED if report.held_why or report.rejected else 0

    def _say_what_was_wrong(self, report: Report) -> None:
        if report.failed:
            self.stderr.write(f"{report.source} failed: {report.failed}")
        if report.held_why:
            self.stderr.write(f"{report.source} is held: {report.held_why}")
        if report.rejected:
            self.stderr.write(
                f"{report.source}: {report.rejected} rows were rejected; the run's record in admin lists them"
            )
