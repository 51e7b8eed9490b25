"""One look at one watched page, from the request to the facts that pages show.

    fetch    ask for it, if it has changed since we last read it
    read     bytes to blocks of text, and the digest of the main text
    compare  what is read beside what stands from this page (programs.pages.comparing)
    record   live readings of what it still says, proposals for the rest
    settle   the facts that follow
    plan     when to look again

Looking twice changes nothing. Record to plan is one transaction: a killed look leaves no half, and its claim lapses.
A page that cannot be read, is gone or has lost its words takes nothing away: it is marked, and a curator decides.
"""

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from programs import facts
from programs.models import Page, PageCheck
from programs.pages import comparing, proposals, register, still, text
from programs.pages.bars import bar
from programs.pages.extract import VERSION, extract
from programs.pages.subjects import Cites, cites_of, said_by
from programs.statements import note_readings
from programs.web import Answer, Client, Trouble, Validators, WebError

logger = logging.getLogger(__name__)

CLAIM = dt.timedelta(minutes=10)
"""Longer than any look takes; a killed worker's claim lapses after it."""
SOONEST = dt.timedelta(hours=1)
"""Until a page is asked again, though its server names a shorter wait, or none: 0 seconds is often told."""
MOST_TEXT = 200_000
EMPTIED = 0.2
"""A page with less than this share of its former text that says nothing of what stands counts as not read."""
READ = ("text", "text_hash", "extractor", "last_changed")
"""Written only where the words are others: the text is as large as all the rest."""
PLANNED = (
    *("state", "misses", "missed_since", "etag", "last_modified", "moved_to"),
    *("last_read", "last_checked", "next_due", "claimed_until"),
)
Outcome = PageCheck.Outcome
STATES = {Outcome.REFUSED: Page.State.REFUSED, Outcome.FAILED: Page.State.TROUBLE}


@dataclass(frozen=True, slots=True)
class Look:
    """One look under way, at a moment that the caller names."""

    page: Page
    now: dt.datetime

    @property
    def day(self) -> dt.date:
        return timezone.localdate(self.now)


def claim_due(now: dt.datetime, most: int, each_host: int) -> list[int]:
    """Claims due pages and returns their ids in turns of hosts, the longest waiting of each first. Four queries.

    At most so many are then under way in all, and of each host: what was claimed before and not yet looked at counts.
    Rows that another sweep holds are passed over.
    """
    held = Page.objects.filter(claimed_until__gte=now).order_by()
    of_host = dict(held.values_list("host").annotate(Count("pk")))
    full = [host for host, count in of_host.items() if count >= each_host]
    turn = Window(RowNumber(), partition_by="host", order_by=["next_due", "pk"])
    waiting = Page.objects.due(now).exclude(host__in=full).annotate(turn=turn).filter(turn__lte=each_host)
    free = max(0, most - sum(of_host.values()))
    told = waiting.order_by("turn", "next_due", "pk").values_list("pk", "host", "turn")[:free]
    wanted = [pk for pk, host, turn in told if turn <= each_host - of_host.get(host, 0)]
    with transaction.atomic():
        due = Page.objects.due(now).filter(pk__in=wanted).select_for_update(skip_locked=True)
        taken = set(due.values_list("pk", flat=True))
        Page.objects.filter(pk__in=taken).update(claimed_until=now + CLAIM)
    return [pk for pk in wanted if pk in taken]


def is_claimed(page: Page, now: dt.datetime) -> bool:
    return page.claimed_until is not None and page.claimed_until >= now


def page_to_look_at(pk: int) -> Page:
    """Without its text, which only a look that finds other words may want; it is read then."""
    return Page.objects.defer("text").get(pk=pk)


def look_at(page: Page, *, now: dt.datetime, client: Client) -> PageCheck:
    """Never raises for what a page or its server did wrong: the check and the page say it.

    OperationalError when the database is away: whoever asked for the look asks again.
    """
    look = Look(page, now)
    try:
        answer = fetch(look, client)
        if answer.not_modified:
            return unchanged(look, answer, page.text_hash)
        return read(look, answer)
    except WebError as error:
        return missed(look, error)
    except text.UnreadableError as error:
        return trouble(look, Outcome.FAILED, str(error))
    except OperationalError:
        raise
    except Exception:
        # A mistake of ours. Left without a check, the page would be asked again whenever its claim lapses, for good.
        logger.exception("the look at %s broke off", page.url)
        return trouble(Look(page_to_look_at(page.pk), now), Outcome.FAILED, "the page could not be read: see the log")


def fetch(look: Look, client: Client) -> Answer:
    page = look.page
    known = page.text_hash and page.extractor == VERSION
    validators = Validators(page.etag, page.last_modified) if known else Validators()
    return client.get(page.url, validators=validators)


def read(look: Look, answer: Answer) -> PageCheck:
    page = look.page
    if _sent_to_the_front(page.url, answer):
        return missed(look, WebError(Trouble.GONE, "the address now leads to the site's front page", answer.status))
    of_page = text.read(answer.content, content_type=answer.content_type, charset=answer.charset)
    words = text.main_text(of_page)
    digest = text.digest(words)
    if digest == page.text_hash and page.extractor == VERSION:
        return unchanged(look, answer, digest)
    said = extract(of_page, url=page.url)
    with transaction.atomic():
        # From here on no feed finds anything on the page that this look would not know of.
        facts.one_writer()
        cites = cites_of(page.url, still.found_before(page).values_list("statement_id", flat=True))
        found = comparing.compare(cites.statements, said_by(said, cites), bar)
        if digest == page.text_hash:
            found.gone.clear()  # the words are the same: what is not found in them any more is said all the same
        if found.none and len(words) < EMPTIED * len(page.text):
            return trouble(look, Outcome.FAILED, "the page has lost most of its words, and says nothing it said before")
        return changed(look, answer, Words(words, digest), cites, found)


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    digest: str


def unchanged(look: Look, answer: Answer, digest: str) -> PageCheck:
    """What was found in these words before is stated still. Waits for other writers only where facts may follow.

    Three queries beside reading the page's row, and no transaction, unless facts follow.
    """
    said = still.said_still(look.page)
    size = len(answer.content)
    check = _check(look, Outcome.UNCHANGED, status=answer.status, size=size, text_hash=digest, confirmed=len(said))
    _plan(look, answer)
    read_again = still.not_read_on(look.day, said)
    if not still.outdated(said, look.day):
        still.note_look(check, PLANNED, read_again, look.day)
        return check
    with transaction.atomic():
        # Before any reading is written: a refresh may hold the directory and wait for that very reading.
        facts.one_writer()
        still.note_look(check, PLANNED, read_again, look.day)
        still.settle_outdated(said, look.day)
    return check


def changed(look: Look, answer: Answer, words: Words, cites: Cites, found: comparing.Findings) -> PageCheck:
    """Inside the caller's transaction, which holds the directory."""
    page = look.page
    outcome = Outcome.CHANGED if page.text_hash not in {"", words.digest} else Outcome.FIRST
    if page.text_hash == words.digest:
        outcome = Outcome.UNCHANGED  # the same words, read by a newer extractor or beside what a feed has found since
    check = _check(look, outcome, status=answer.status, size=len(answer.content), text_hash=words.digest)
    check.save()
    if outcome == Outcome.UNCHANGED:
        said = still.said_still(page)
        note_readings(said, look.day, still.LIVE, check=check)
        still.settle_outdated(said, look.day)
    kept = proposals.keep(page, check, cites, found, look.day)
    check.confirmed, check.proposed = kept.confirmed, kept.proposed
    check.save(update_fields=["confirmed", "proposed"])
    facts.settle(kept.program_ids, day=look.day, cause=facts.Cause("its page was read again", kept.source))
    if page.text_hash != words.digest:
        page.last_changed = look.now
    page.text, page.text_hash, page.extractor = words.text[:MOST_TEXT], words.digest, VERSION
    _plan(look, answer)
    page.save(update_fields=[*PLANNED, *READ])
    return check


def missed(look: Look, error: WebError) -> PageCheck:
    if error.trouble is Trouble.GONE:
        return gone(look, error)
    if error.trouble is Trouble.BUSY and error.status is None:
        return handed_back(look, error)
    outcome = Outcome.REFUSED if error.trouble is Trouble.REFUSED else Outcome.FAILED
    return trouble(look, outcome, error.sentence, status=error.status, retry_after=error.retry_after)


def handed_back(look: Look, error: WebError) -> PageCheck:
    """The host's pause is longer than we would wait: nobody was asked, and no look is on record."""
    wait = dt.timedelta(seconds=error.retry_after or 60)
    Page.objects.filter(pk=look.page.pk).update(next_due=look.now + wait, claimed_until=None)
    return PageCheck(page=look.page, at=look.now, outcome=Outcome.FAILED, reason=error.sentence)


def gone(look: Look, error: WebError) -> PageCheck:
    """Counted once a day; the third day marks the page. Nothing that rests on it is touched."""
    page, day = look.page, look.day
    last = page.checks.filter(outcome=Outcome.GONE).values_list("at", flat=True).first()
    if last is None or not page.misses or timezone.localdate(last) < day:
        page.misses += 1
        page.missed_since = page.missed_since or day
    if page.misses >= register.GONE_AFTER:
        page.state = Page.State.GONE
    check = _check(look, Outcome.GONE, status=error.status, reason=error.sentence)
    _plan_after(look, None)
    still.note_look(check, PLANNED, [], day)
    return check


def trouble(
    look: Look, outcome: str, reason: str, *, status: int | None = None, retry_after: float | None = None
) -> PageCheck:
    """A page that was found gone stays so, for curators to see, until it is read again."""
    if look.page.misses < register.GONE_AFTER:
        look.page.state = STATES[Outcome(outcome)]
    check = _check(look, outcome, status=status, reason=reason)
    _plan_after(look, retry_after)
    still.note_look(check, PLANNED, [], look.day)
    return check


def _sent_to_the_front(url: str, answer: Answer) -> bool:
    """A missing page is often answered by a redirect to the front page, which says nothing of what was asked for.

    The front page of another host may be the page itself: a program that has moved to a site of its own.
    """
    of, to = (register.host_of(one).removeprefix("www.") for one in (url, answer.url))
    return of == to and register.path_of(answer.url) in {"", "/"} and register.path_of(url) not in {"", "/"}


def _check(look: Look, outcome: str, *, reason: str = "", **found: Any) -> PageCheck:
    """As yet unwritten."""
    return PageCheck(page=look.page, at=look.now, outcome=outcome, reason=reason[:500], **found)


def _plan(look: Look, answer: Answer) -> None:
    page = look.page
    page.state, page.misses, page.missed_since = Page.State.READ, 0, None
    page.etag, page.last_modified = answer.validators.etag[:300], answer.validators.last_modified[:100]
    page.moved_to = answer.moved_to[: register.LONGEST]
    page.last_read = look.now
    _plan_after(look, None)


def _plan_after(look: Look, retry_after: float | None) -> None:
    page = look.page
    page.last_checked = look.now
    page.next_due = register.next_look(page, look.now, look.day)
    if retry_after is not None:
        told = dt.timedelta(seconds=min(retry_after, register.WEEK.total_seconds()))
        page.next_due = look.now + max(told, SOONEST)
    page.claimed_until = None
