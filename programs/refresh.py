"""One refresh of one source, from its files to the facts that pages show.

    fetch      the bytes of each file, from the feed's place or a path that stands in for it
    read       bytes to rows; a file whose header or size is not that of the last good one holds the run
    record     rows to the database: what is new is added, what is known is left alone
    reconcile  the statements of every program touched, and
    apply      the facts that follow, with a Change for each that moved
    announce   the run's record, the next due time, and (if a reader could see it) the directory's new version

Running it twice changes nothing. Record to apply is one transaction: a killed refresh leaves no half.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from programs import facts, sources
from programs.feeds.record import REJECTED_SHARE, Feed, HeldError, Kept, Run, check_count, read
from programs.models import Fetch
from programs.sources import Report


def refresh(feed: Feed, *, day: dt.date, place: Path | None = None, dry_run: bool = False) -> Report:
    """Runs a feed. Never raises for what a source did wrong: the report and the run's record say it."""
    now = timezone.now()
    source = sources.of(feed, now)
    at = place or settings.FEEDS_DIR / feed.name
    sources.close_interrupted(source, now)
    fetched = Fetch.objects.create(source=source, started=now, address=_shown(at))
    run = Run(source, fetched, day)
    try:
        contents = fetch(feed, at)
        kept, changed = take(feed, run, contents, dry_run=dry_run)
    except HeldError as held:
        return sources.announce(run, outcome=Fetch.Outcome.HELD, reason=str(held), dry_run=dry_run)
    except OSError as error:
        return sources.announce(run, outcome=Fetch.Outcome.FAILED, reason=_plainly(error), dry_run=dry_run)
    return sources.announce(run, outcome=Fetch.Outcome.OK, kept=kept, changed_facts=changed, dry_run=dry_run)


def fetch(feed: Feed, at: Path) -> Mapping[str, bytes]:
    """The bytes of each file. `at` is the folder of the feed's files or, for its first file, that file itself."""
    if at.is_dir():
        return {file.name: (at / file.name).read_bytes() for file in feed.files}
    first, *others = feed.files
    home = settings.FEEDS_DIR / feed.name
    return {first.name: at.read_bytes(), **{file.name: (home / file.name).read_bytes() for file in others}}


def take(feed: Feed, run: Run, contents: Mapping[str, bytes], *, dry_run: bool = False) -> tuple[Kept, int]:
    """Read, record, reconcile and apply, in one transaction; a dry run is undone at its end."""
    digest = hashlib.sha256(b"".join(contents.values())).hexdigest()
    run.fetch.content_hash = digest
    for file in feed.files:
        rows, rejections = read(contents[file.name], file)
        run.rows_by_file[file.name] = len(rows) + len(rejections)
        check_count(file, run.rows_by_file[file.name], sources.last_good_count(run.source, file.name))
        run.tables[file.name] = rows
        run.rejections += rejections
    with transaction.atomic():
        facts.one_writer()
        kept = feed.keep(run)
        _hold_if_garbled(run)
        cause = facts.Cause(why=f"refresh of {feed.name}", source=run.source)
        changed = facts.settle(kept.program_ids, day=run.day, cause=cause)
        if kept.changed_rows:
            facts.move_version()
        transaction.set_rollback(dry_run)
    return kept, changed


def _hold_if_garbled(run: Run) -> None:
    total = sum(len(rows) for rows in run.tables.values()) + len(run.rejections)
    if len(run.rejections) > REJECTED_SHARE * total:
        first = run.rejections[0]
        raise HeldError(
            f"{len(run.rejections)} of {total} rows are broken; the first is {first.file} line {first.line}, "
            f"{first.column or 'the row'}: {first.reason}"
        )


def _shown(at: Path) -> str:
    """The path as told in the run's record: within the project without the machine's part."""
    return str(at.relative_to(settings.BASE_DIR)) if at.is_relative_to(settings.BASE_DIR) else str(at)


def _plainly(error: OSError) -> str:
    return f"{error.filename or 'the source'}: {error.strerror or error}"
