"""`manage.py refresh`: runs one feed, or all in the order in which they stand on each other."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programs.feeds import FEEDS, SHARED_FEEDS
from programs.feeds.record import Feed
from programs.models import Program, Source
from programs.refresh import refresh
from programs.sources import Report

FAILED, HELD_OR_REJECTED = 1, 2
SEVERITY = (0, HELD_OR_REJECTED, FAILED)
SHOWN = 40


class Command(BaseCommand):
    help = (
        "Refreshes the directory from its sources. The last line for each is one JSON object. Exit status: 0 nothing "
        "failed, 2 rows were rejected or held, 1 a feed failed whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", help="one source by its name; all of them without it")
        parser.add_argument("--from", dest="place", type=Path, help="a folder or file that stands in for the address")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--accept", default="", metavar="HASH", help="take what was held, by its content hash")
        parser.add_argument("--quiet", action="store_true", help="only the JSON lines")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the directory holds programs")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["place"] and not options["source"]:
            raise CommandError("--from stands in for one feed's address: say which with --source")
        if options["if_empty"] and Program.objects.published().exists():
            return
        status = max((self._run(*one, options) for one in _asked(options["source"])), key=SEVERITY.index)
        if status:
            sys.exit(status)

    def _run(self, feed: Feed, source: Source | None, options: dict[str, Any]) -> int:
        if not options["quiet"]:
            self.stdout.write(f"{source.title if source else feed.title} …")
            self.stdout.flush()
        asked = {name: options[name] for name in ("place", "dry_run", "accept")}
        report = refresh(feed, day=timezone.localdate(), source=source, **asked)
        if not options["quiet"]:
            self._say_what_differs(report)
        self._say_what_was_wrong(report)
        self.stdout.write(json.dumps(report.line()))
        self.stdout.flush()
        return FAILED if report.failed else HELD_OR_REJECTED if report.held_why or report.rejected else 0

    def _say_what_differs(self, report: Report) -> None:
        """What a dry or held run would change, a line a cell."""
        for line in report.diff[:SHOWN]:
            self.stdout.write(f"  {line.what}, {line.column}: {line.before or '-'} → {line.after or '-'}")
        if len(report.diff) > SHOWN:
            self.stdout.write(f"  … the run's record in admin shows {len(report.diff)} of them")

    def _say_what_was_wrong(self, report: Report) -> None:
        if report.failed:
            self.stderr.write(f"{report.source} failed: {report.failed}")
        if report.held_why:
            self.stderr.write(f"{report.source} is held: {report.held_why}")
        if report.rejected:
            self.stderr.write(
                f"{report.source}: {report.rejected} rows were rejected; the run's record in admin lists them"
            )


def _asked(name: str | None) -> list[tuple[Feed, Source | None]]:
    """Each feed to run, and whose rows it brings; None: the feed's own source. A shared feed runs for each of its."""
    own: list[tuple[Feed, Source | None]] = [(feed, None) for feed in FEEDS.values()]
    theirs = [(SHARED_FEEDS[one.feed], one) for one in Source.objects.filter(feed__in=SHARED_FEEDS).order_by("name")]
    named = {source.name if source else feed.name: (feed, source) for feed, source in [*own, *theirs]}
    if name is None:
        return list(named.values())
    if name not in named:
        raise CommandError(f"there is no source {name!r}; there are {', '.join(named)}")
    return [named[name]]
