"""Which pages are watched, and when each is looked at next: over the week, and more often where it matters."""

import datetime as dt
import hashlib
from urllib.parse import urlsplit

from django.db.models import CharField, QuerySet

from programs.models import Page, Program, Statement
from programs.pages.prepared import Given, Prepared

WEEK = dt.timedelta(days=7)
USUAL_DAYS = 7
NEAR_DEADLINE = ((21, 2), (60, 4))
"""(days until the deadline of a program that the page speaks for, days between looks), the nearest first."""
MUCH_SAVED, MUCH_SAVED_DAYS = 10, 3
GONE_AFTER = 3
"""On so many days looks find nothing, the page not being read in between, and it counts as gone."""
GONE_DAYS, REFUSED_DAYS, TROUBLE_DAYS = 30, 30, 1
LONGEST = 1000


def keep_register(now: dt.datetime) -> int:
    """Watches every page that a standing statement cites, and no other. Returns how many came or went.

    First looks are spread over a week by the address itself, so that a new directory does not ask them all at once.
    """
    cites = Statement.objects.standing().filter(page_url__regex=r"^https?://").values_list("page_url", flat=True)
    cited = set(cites.distinct())
    known = dict(Page.objects.values_list("url", "watched"))
    fresh = [Page(url=url, host=host_of(url), next_due=now + spread(url, WEEK)) for url in sorted(cited - known.keys())]
    Page.objects.bulk_create(fresh, ignore_conflicts=True)
    dropped = [url for url, watched in known.items() if watched and url not in cited]
    again = [url for url, watched in known.items() if not watched and url in cited]
    Page.objects.filter(url__in=dropped).update(watched=False)
    Page.objects.filter(url__in=again).update(watched=True)
    return len(fresh) + len(dropped) + len(again)


def host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "")[:255]
    except ValueError:
        return ""


def path_of(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def spread(url: str, over: dt.timedelta) -> dt.timedelta:
    """A part of `over` that is the page's own: the same on every run and machine, even over all pages."""
    share = int.from_bytes(hashlib.sha256(url.encode()).digest()[:4]) / 2**32
    return over * share


def next_look(page: Page, now: dt.datetime, day: dt.date) -> dt.datetime:
    """One query. A tenth earlier or later, by the address, so that pages read together drift apart."""
    every = dt.timedelta(days=_days_between(page, day))
    return now + every * 0.9 + spread(page.url, every * 0.2)


def _days_between(page: Page, day: dt.date) -> int:
    if page.state == Page.State.GONE:
        return GONE_DAYS
    if page.state == Page.State.REFUSED:
        return REFUSED_DAYS
    if page.misses or page.state == Page.State.TROUBLE:
        return TROUBLE_DAYS
    deadline, saves = _urgency(page.url, day)
    near = [days for within, days in NEAR_DEADLINE if deadline is not None and (deadline - day).days <= within]
    return min([USUAL_DAYS, *near, *([MUCH_SAVED_DAYS] if saves >= MUCH_SAVED else [])])


@Prepared
def _spoken_for() -> QuerySet[Program, tuple[dt.date | None, int]]:
    """A union, for an "or" would have every program looked at."""
    said = Statement.objects.filter(page_url=Given("url", CharField()))
    own = Program.objects.filter(pk__in=said.values("program"))
    of_office = Program.objects.filter(institution__in=said.values("institution"))
    return own.values_list("deadline_on", "saved_by").union(of_office.values_list("deadline_on", "saved_by"))


def _urgency(url: str, day: dt.date) -> tuple[dt.date | None, int]:
    """The next deadline of the programs that the page speaks for (None: none is stated), and the most saves of one."""
    found = _spoken_for.rows(url=url)
    deadlines = [deadline for deadline, _ in found if deadline is not None and deadline >= day]
    return min(deadlines, default=None), max((saves for _, saves in found), default=0)
