"""One refresh of one source, from its files to the facts that pages show.

    fetch      the bytes of each file: from the source's address, the feed's folder or a path that stands in for it
    read       bytes to rows; a file whose header or size is not that of the last good one holds the run
    record     rows to the database: what is new is added, what is known is left alone
    reconcile  the statements of every program touched, and
    apply      the facts that follow, with a Change for each that moved
    hold       all of it, when it would change more at once than a source should, or seems to be cut
    announce   the run's record, the next due time, and (if a reader could see it) the directory's new version

Running it twice changes nothing. Record to announce is one transaction: a killed or held refresh leaves no half.
"""

import datetime as dt
import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.utils import timezone

from programs import facts, holding, sources, statements
from programs.feeds import origin
from programs.feeds.origin import Contents
from programs.feeds.record import (
    REJECTED_SHARE,
    Feed,
    HeldError,
    Kept,
    Run,
    TooMuchError,
    check_count,
    read,
    unfinished,
)
from programs.models import Fetch, Reading, Source, Statement
from programs.sources import Report
from programs.web import Client, Limits, WebError

logger = logging.getLogger(__name__)
Outcome = Fetch.Outcome
LARGE_FILES = Limits(whole=300, patience=600)
"""Seconds; less in all than `sources.CLAIM`."""
UNFORESEEN = "what the source gave could not be worked with; the log says why"


def refresh(
    feed: Feed,
    *,
    day: dt.date,
    source: Source | None = None,
    place: Path | None = None,
    dry_run: bool = False,
    accept: str = "",
    client: Client | None = None,
) -> Report:
    """Runs a feed. Never raises for what a source did wrong: the report and the run's record say it.

    What nobody foresaw fails the run and goes to the log. OperationalError is raised: the database, not the source.

    `source`: whose rows they are, for a feed that several share. `accept`: the content hash of a held run that a
    curator has looked at; the same content is then taken however much it changes.
    """
    now = timezone.now()
    source = source or sources.of(feed, now)
    sources.close_interrupted(source, now)
    shown = _shown(feed, source, place)
    fetched = Fetch.objects.create(source=source, started=now, address=shown, dry_run=dry_run)
    run = Run(source, fetched, day)
    try:
        contents = fetch(feed, source, place, client or Client(limits=LARGE_FILES))
        with transaction.atomic():  # facts without the run that brought them would all be news
            if contents.unchanged:
                moved = renew(run, dry_run=dry_run)
                return sources.announce(
                    run, outcome=Outcome.UNCHANGED, changed_facts=moved, contents=contents, dry_run=dry_run
                )
            kept, changed = take(feed, run, contents.files, dry_run=dry_run, accept=accept)
            return sources.announce(
                run, outcome=Outcome.OK, kept=kept, changed_facts=changed, contents=contents, dry_run=dry_run
            )
    except TooMuchError as held:
        return sources.announce(run, outcome=Outcome.HELD, reason=str(held), dry_run=dry_run)
    except HeldError as held:
        return _broken(run, str(held), dry_run=dry_run)
    except (DataError, IntegrityError) as error:
        return _broken(run, _refused(error), dry_run=dry_run)
    except OSError as error:
        return sources.announce(run, outcome=Outcome.FAILED, reason=_plainly(error), error=error, dry_run=dry_run)
    except OperationalError:
        raise
    except Exception:
        logger.exception("the run of %s failed", source.name)
        return sources.announce(run, outcome=Outcome.FAILED, reason=UNFORESEEN, dry_run=dry_run)


def fetch(feed: Feed, source: Source, place: Path | None, client: Client) -> Contents:
    """From `place`, else from the source's own address, else from the folder that comes with the project."""
    if place is None and source.address:
        with client:
            return origin.from_web(feed, source, client)
    return origin.from_files(feed, place or origin.home(feed))


def take(
    feed: Feed, run: Run, contents: Mapping[str, bytes], *, dry_run: bool = False, accept: str = ""
) -> tuple[Kept, int]:
    """Read, record, reconcile, apply and hold, in a transaction; a dry run is undone at its end."""
    run.fetch.content_hash = hashlib.sha256(b"".join(contents.values())).hexdigest()
    accepted = accept == run.fetch.content_hash
    for file in feed.files:
        rows, rejections = read(contents[file.name], file)
        run.rows_by_file[file.name] = len(rows) + len(rejections)
        if not accepted:
            check_count(file, run.rows_by_file[file.name], sources.last_good_count(run.source, file.name))
        run.tables[file.name] = rows
        run.rejections += rejections
        run.unfinished += unfinished(contents[file.name], rows, rejections)
    with transaction.atomic():
        facts.one_writer()
        facts.catch_up(run.day)
        since = holding.last_change()
        kept = feed.keep(run)
        _hold_if_garbled(run)
        cause = facts.Cause(why=f"refresh of {run.source.name}", source=run.source)
        changed = facts.settle(kept.program_ids, day=run.day, cause=cause)
        run.diff = holding.differences(kept, since)
        if not accepted:
            holding.hold_if_cut(run, kept, since)
            holding.hold_if_too_much(run, kept, since)
        if kept.changed_rows:
            facts.move_version()
        transaction.set_rollback(dry_run)
    return kept, changed


def renew(run: Run, *, dry_run: bool) -> int:
    """A file that has not changed says what it said when it was taken last; what is read live was read live again.

    Nothing is held: the source changes nothing. Returns how many facts changed all the same, with the ages.
    """
    last = run.source.fetches.filter(outcome=Outcome.OK, dry_run=False).first()
    if last is None or not statements.read_live_since(last).exists():
        return 0
    with transaction.atomic():
        facts.one_writer()
        said = statements.read_live_since(last).values_list("pk", flat=True)
        news = statements.note_readings(set(said), run.day, Reading.ReadFrom.LIVE, fetch=run.fetch)
        about = statements.programs_said_of(Statement.objects.filter(pk__in=news)).values_list("pk", flat=True)
        cause = facts.Cause(why=f"{run.source.name} was read again, and is unchanged", source=run.source)
        changed = facts.settle(set(about), day=run.day, cause=cause)
        transaction.set_rollback(dry_run)
    return changed


def _broken(run: Run, reason: str, *, dry_run: bool) -> Report:
    """Held without the hash that `accept` would name: taking it would only have it held again."""
    run.fetch.content_hash = ""
    return sources.announce(run, outcome=Outcome.HELD, reason=reason, dry_run=dry_run)


def _hold_if_garbled(run: Run) -> None:
    for file, total in run.rows_by_file.items():
        broken = [rejection for rejection in run.rejections if rejection.file == file]
        if len(broken) > REJECTED_SHARE * total:
            first = broken[0]
            raise HeldError(
                f"{len(broken)} of {total} rows are broken; the first is {file} line {first.line}, "
                f"{first.column or 'the row'}: {first.reason}"
            )


def _shown(feed: Feed, source: Source, place: Path | None) -> str:
    """The address, or the path as told in the run's record: within the project without the machine's part."""
    if place is None and source.address:
        return source.address
    at = place or origin.home(feed)
    return str(at.relative_to(settings.BASE_DIR)) if at.is_relative_to(settings.BASE_DIR) else str(at)


def _plainly(error: OSError) -> str:
    if isinstance(error, WebError):
        return error.sentence
    return f"{Path(error.filename).name if error.filename else 'the source'}: {error.strerror or error}"


def _refused(error: DataError | IntegrityError) -> str:
    """The database's own check was the first to see it, as with two rows of one name."""
    told = getattr(error.__cause__, "diag", None)
    detail = str(getattr(told, "message_detail", None) or "")
    primary = str(getattr(told, "message_primary", None) or error)
    return f"its rows contradict each other or what is known: {detail if detail.startswith('Key') else primary}"
