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
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from programs import facts
from programs.models import Page, PageCheck
from programs.pages import comparing, proposals, register, text
from programs.pages.bars import bar
from programs.pages.extract import VERSION, extract
from programs.pages.subjects import Cites, cites_of, said_by
from programs.web import Answer, Client, Trouble, Validators, WebError

CLAIM = dt.timedelta(minutes=10)
"""Longer than any look takes; a killed worker's claim lapses after it."""
MOST_TEXT = 200_000
EMPTIED = 0.2
"""A page with less than this share of its former text that says nothing of what stands counts as not read."""
READ = ("text", "text_hash", "extractor", "last_changed")
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
    """Claims due pages, the longest waiting first, a few of each host, and returns their ids. Two queries.

    Rows that another sweep holds are passed over.
    """
    with transaction.atomic():
        due = Page.objects.due(now).select_for_update(skip_locked=True).order_by("next_due")
        taken: list[int] = []
        of_host: Counter[str] = Counter()
        for pk, host in due.values_list("pk", "host")[: most * 20]:
            if len(taken) < most and of_host[host] < each_host:
                of_host[host] += 1
                taken.append(pk)
        Page.objects.filter(pk__in=taken).update(claimed_until=now + CLAIM)
    return taken


def look_at(page: Page, *, now: dt.datetime, client: Client) -> PageCheck:
    """Never raises for what a page or its server did wrong: the check and the page say it."""
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
    cites = cites_of(page.url, proposals.found_before(page).values_list("statement_id", flat=True))
    found = comparing.compare(cites.statements, said_by(extract(of_page, url=page.url), cites), bar)
    if digest == page.text_hash:
        found.gone.clear()  # the words are the same: what a newer extractor does not find in them is said all the same
    if found.none and len(words) < EMPTIED * len(page.text):
        return trouble(look, Outcome.FAILED, "the page has lost most of its words, and says nothing it said before")
    return changed(look, answer, Words(words, digest), cites, found)


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    digest: str


def unchanged(look: Look, answer: Answer, digest: str) -> PageCheck:
    """What was found in these words before is stated still. Waits for other writers only where facts may follow."""
    with transaction.atomic():
        still = proposals.said_still(look.page)
        if proposals.outdated(still, look.day):
            # Before any reading is written: a refresh may hold the directory and wait for that very reading.
            facts.one_writer()
        check = _check(
            look,
            Outcome.UNCHANGED,
            status=answer.status,
            size=len(answer.content),
            text_hash=digest,
            confirmed=len(still),
        )
        proposals.note_still(still, check, look.day)
        _plan(look, answer)
    return check


def changed(look: Look, answer: Answer, words: Words, cites: Cites, found: comparing.Findings) -> PageCheck:
    page = look.page
    outcome = Outcome.CHANGED if page.text_hash not in {"", words.digest} else Outcome.FIRST
    if page.text_hash == words.digest:
        outcome = Outcome.UNCHANGED  # the same words, read by a newer extractor
    with transaction.atomic():
        facts.one_writer()
        check = _check(look, outcome, status=answer.status, size=len(answer.content), text_hash=words.digest)
        if outcome == Outcome.UNCHANGED:
            proposals.note_still(proposals.said_still(page), check, look.day)
        kept = proposals.keep(page, check, cites, found, look.day)
        check.confirmed, check.proposed = kept.confirmed, kept.proposed
        check.save(update_fields=["confirmed", "proposed"])
        facts.settle(kept.program_ids, day=look.day, cause=facts.Cause("its page was read again", kept.source))
        if page.text_hash != words.digest:
            page.last_changed = look.now
        page.text, page.text_hash, page.extractor = words.text[:MOST_TEXT], words.digest, VERSION
        _plan(look, answer, also=READ)
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
    with transaction.atomic():
        if last is None or not page.misses or timezone.localdate(last) < day:
            page.misses += 1
            page.missed_since = page.missed_since or day
        if page.misses >= register.GONE_AFTER:
            page.state = Page.State.GONE
        check = _check(look, Outcome.GONE, status=error.status, reason=error.sentence)
        _plan_after(look, None)
    return check


def trouble(
    look: Look, outcome: str, reason: str, *, status: int | None = None, retry_after: float | None = None
) -> PageCheck:
    with transaction.atomic():
        look.page.state = STATES[Outcome(outcome)]
        check = _check(look, outcome, status=status, reason=reason)
        _plan_after(look, retry_after)
    return check


def _sent_to_the_front(url: str, answer: Answer) -> bool:
    """A missing page is often answered by a redirect to the front page, which says nothing of what was asked for."""
    return register.path_of(answer.url) in {"", "/"} and register.path_of(url) not in {"", "/"}


def _check(
    look: Look,
    outcome: str,
    *,
    status: int | None,
    size: int = 0,
    text_hash: str = "",
    reason: str = "",
    confirmed: int = 0,
) -> PageCheck:
    return PageCheck.objects.create(
        page=look.page,
        at=look.now,
        outcome=outcome,
        status=status,
        size=size,
        text_hash=text_hash,
        reason=reason[:500],
        confirmed=confirmed,
    )


def _plan(look: Look, answer: Answer, *, also: Sequence[str] = ()) -> None:
    page = look.page
    page.state, page.misses, page.missed_since = Page.State.READ, 0, None
    page.etag, page.last_modified = answer.validators.etag[:300], answer.validators.last_modified[:100]
    page.moved_to = answer.moved_to[: register.LONGEST]
    page.last_read = look.now
    _plan_after(look, None, also=also)


def _plan_after(look: Look, retry_after: float | None, *, also: Sequence[str] = ()) -> None:
    """Writes what every look may change, and `also`. The text, as large as all the rest, only where it is another."""
    page = look.page
    page.last_checked = look.now
    page.next_due = register.next_look(page, look.now, look.day)
    if retry_after is not None:
        page.next_due = look.now + dt.timedelta(seconds=min(retry_after, register.WEEK.total_seconds()))
    page.claimed_until = None
    page.save(update_fields=[*PLANNED, *also])
