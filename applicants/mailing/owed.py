"""What is owed, and how far each mail has come. The only writer of Mailing.

A worker may be killed between any two lines. So each step is one conditional UPDATE, written before what it speaks of:

    claimed          claimed_until is set, and an attempt counted. It runs out by itself, and the mail waits again.
    begun            sending_since is set: from here on the mail may have gone.
    sent             sent_at is set.
    not taken        the server refused it or was not reached: sending_since goes, and it waits for its next attempt.
    nobody can say   begun, neither sent nor refused, and the claim has run out. Never sent again by itself.

A period in which nothing happened has a row too, marked quiet: nothing is sent for it, and it is not asked again.
"""

import datetime as dt
import random
from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from applicants.models import Applicant, Mailing
from applicants.models.mailing import MOST_ATTEMPTS
from applicants.searches.keeping import have_told

CLAIM = dt.timedelta(minutes=10)
FIRST_WAIT = dt.timedelta(minutes=5)
"""After the first attempt; three times as long after each further one, and up to a third more, so that not all come
back at once: six attempts within about eleven hours."""
KEPT, KEPT_QUIET = dt.timedelta(days=90), dt.timedelta(days=30)
QUIET = "quiet"
REMEMBERED = ("until", "stands", QUIET)
"""What stays of the content once a mail has gone: what the next digest is measured by, and no words."""
UNSURE = "The sending was cut short: the mail may have gone or not. It is not sent again by itself."
NOT_WANTED = "Not wanted any more, or the address is not confirmed any more."
KEEPS_FAILING = "Every attempt ended before the mail server was spoken to."


def row(applicant: Applicant, kind: str, key: str, content: dict[str, Any], now: dt.datetime) -> Mailing:
    """Not saved yet. A quiet one is done with at once."""
    done = now if content.get(QUIET) else None
    return Mailing(applicant=applicant, kind=kind, key=key, content=content, due_at=now, sent_at=done)


def write_down(rows: Iterable[Mailing]) -> list[int]:
    """A mail that another worker wrote down meanwhile stays as it is. Returns the waiting ones. Two queries."""
    made = Mailing.objects.bulk_create(rows, ignore_conflicts=True)
    told = {(one.applicant_id, one.kind, one.key) for one in made if one.sent_at is None}
    of = {applicant for applicant, _kind, _key in told}
    stand = waiting().filter(applicant__in=of).values_list("pk", "applicant", "kind", "key") if told else []
    return [pk for pk, *one in stand if tuple(one) in told]


def waiting() -> QuerySet[Mailing]:
    return Mailing.objects.filter(sent_at=None, failed_at=None)


def free(now: dt.datetime) -> QuerySet[Mailing]:
    """Waiting, due, claimed by nobody, and never begun."""
    unclaimed = Q(claimed_until=None) | Q(claimed_until__lt=now)
    return waiting().filter(unclaimed, due_at__lte=now, sending_since=None, attempts__lt=MOST_ATTEMPTS)


def claim(pk: int, now: dt.datetime) -> Mailing | None:
    """None: somebody else has it, or it is settled."""
    until = now + CLAIM
    if not free(now).filter(pk=pk).update(claimed_until=until, attempts=F("attempts") + 1):
        return None
    return Mailing.objects.filter(pk=pk, claimed_until=until).select_related("applicant").first()


def begin(mailing: Mailing, now: dt.datetime) -> bool:
    """Just before the mail server is spoken to. False: the claim has run out and somebody else took it."""
    own = waiting().filter(pk=mailing.pk, claimed_until=mailing.claimed_until, sending_since=None)
    return own.update(sending_since=now) == 1


@transaction.atomic
def sent(mailing: Mailing, now: dt.datetime) -> None:
    """Also where the claim ran out meanwhile and the mail was taken for lost."""
    kept = {name: value for name, value in mailing.content.items() if name in REMEMBERED}
    done = {"sent_at": now, "failed_at": None, "claimed_until": None, "error": "", "content": kept}
    Mailing.objects.filter(pk=mailing.pk).update(**done)
    have_told(mailing.content.get("searches", {}))


def not_taken(mailing: Mailing, now: dt.datetime, error: str) -> None:
    """It cannot have gone. The last attempt gives up."""
    later: dict[str, Any] = {"claimed_until": None, "sending_since": None, "error": error[:300]}
    if mailing.attempts >= MOST_ATTEMPTS:
        later["failed_at"] = now
    else:
        later["due_at"] = now + pause(mailing.attempts)
    waiting().filter(pk=mailing.pk, claimed_until=mailing.claimed_until).update(**later)


def pause(attempts: int) -> dt.timedelta:
    jitter = random.uniform(1, 4 / 3)  # noqa: S311 - nothing secret
    return FIRST_WAIT * (float(3 ** (attempts - 1)) * jitter)


def drop(mailing: Mailing, now: dt.datetime) -> None:
    _give_up(waiting().filter(pk=mailing.pk), now, NOT_WANTED)


def cut_short(mailing: Mailing, now: dt.datetime) -> None:
    nobody_can_say(waiting().filter(pk=mailing.pk, claimed_until=mailing.claimed_until), now)


@transaction.atomic
def nobody_can_say(rows: QuerySet[Mailing], now: dt.datetime) -> int:
    """What these told counts as told: it may have been read."""
    begun = list(rows.filter(sending_since__isnull=False).select_for_update(skip_locked=True))
    for mailing in begun:
        have_told(mailing.content.get("searches", {}))
    return _give_up(waiting().filter(pk__in=[mailing.pk for mailing in begun]), now, UNSURE)


def settle_lapsed(now: dt.datetime) -> int:
    """Gives up what must not, or need not, be tried again. Returns how many."""
    lapsed = waiting().filter(claimed_until__lt=now)
    unsure = nobody_can_say(lapsed, now)
    return unsure + _give_up(lapsed.filter(sending_since=None, attempts__gte=MOST_ATTEMPTS), now, KEEPS_FAILING)


def _give_up(rows: QuerySet[Mailing], now: dt.datetime, error: str) -> int:
    return rows.update(failed_at=now, claimed_until=None, error=error)


def try_again(rows: QuerySet[Mailing], now: dt.datetime) -> int:
    """By an administrator's decision, who knows that one that was cut short may arrive twice."""
    anew = {"failed_at": None, "sending_since": None, "claimed_until": None, "attempts": 0, "error": "", "due_at": now}
    return rows.filter(failed_at__isnull=False, sent_at=None).update(**anew)


def forget_old(now: dt.datetime) -> int:
    """Of each applicant and kind the latest row stays: what comes next is measured by it."""
    latest = Mailing.objects.order_by("applicant", "kind", "-pk").distinct("applicant", "kind")
    settled = Mailing.objects.exclude(sent_at=None, failed_at=None).exclude(pk__in=latest.values("pk"))
    old = Q(due_at__lt=now - KEPT) | Q(due_at__lt=now - KEPT_QUIET, attempts=0)
    count, _ = settled.filter(old).delete()
    return count


def last_told(kind: str, applicants: Collection[int]) -> dict[int, Mailing]:
    """By applicant the latest mail that was told or may have been, or is about to be. One query."""
    told = Mailing.objects.filter(Q(failed_at=None) | Q(sending_since__isnull=False), kind=kind)
    rows = told.filter(applicant__in=applicants).order_by("applicant", "-pk").distinct("applicant")
    return {mailing.applicant_id: mailing for mailing in rows}
