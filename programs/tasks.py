"""Celery tasks: shells around functions that commands call too. A message is only a hint; due rows decide."""

from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.db import OperationalError, transaction
from django.utils import timezone

from programs import facts, sources
from programs.feeds import FEEDS, SHARED_FEEDS, feed_of
from programs.models import Source
from programs.pages import register, watch
from programs.refresh import refresh
from programs.web import Client
from programs.web.client import PAUSE

PAGES_OF_A_HOST = int(60 / PAUSE)
"""So many of a host can be asked in the minute until the next sweep: the rest waits for its pause."""
PAGES_UNDER_WAY = 6000
"""Handed out and not yet looked at. Workers that take ten a second are done with them before their claims lapse; what
slower ones leave is handed out again."""
AFTER_ALL_ELSE = 9
"""The priority of a look: runs of sources and what people wait for go first."""


@shared_task(name="programs.sweep")
def sweep() -> list[str]:
    """Every minute: hands what is due to workers, each source once, and the day's reconciling until it is done."""
    names = sources.claim_due(FEEDS.values(), timezone.now(), SHARED_FEEDS)
    for name in names:
        refresh_source.delay(name)
    if not facts.is_settled(timezone.localdate()):
        reconcile_all.delay()
    if settings.WATCH_PAGES:
        for page in watch.claim_due(timezone.now(), PAGES_UNDER_WAY, PAGES_OF_A_HOST):
            look_at_page.apply_async((page,), {"if_claimed": True}, priority=AFTER_ALL_ELSE)
    return names


@shared_task(
    name="programs.refresh_source",
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=5,
)
def refresh_source(name: str, place: str | None = None, accept: str = "") -> dict[str, str | int]:
    """Refreshes one source by its name."""
    source = Source.objects.filter(name=name).first()
    feed = (source and feed_of(source)) or FEEDS[name]
    stands_in = Path(place) if place else None
    return refresh(feed, source=source, day=timezone.localdate(), place=stands_in, accept=accept).line()


def refresh_now(*, source: Source, accept: str = "") -> None:
    """Hands the source to a worker once the transaction stands. `accept`: the content hash of a held run to take."""
    refresh_source.delay_on_commit(source.name, accept=accept)


@shared_task(name="programs.look_at_page", autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def look_at_page(pk: int, if_claimed: bool = False) -> str:
    """One look at one page. Returns what it found.

    `if_claimed`: none where the sweep's claim has lapsed, or another worker was sent for the same page and is done.
    """
    page, now = watch.page_to_look_at(pk), timezone.now()
    if if_claimed and not watch.is_claimed(page, now):
        return ""
    with Client() as client:
        return watch.look_at(page, now=now, client=client).outcome


@shared_task(name="programs.reconcile_all", autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def reconcile_all() -> int:
    """Once a day, since ages move with the calendar. Returns how many facts changed; a day that is settled, none.

    What is cited may have changed too, so the register of watched pages is brought in line.
    """
    day = timezone.localdate()
    if facts.is_settled(day):
        return 0
    register.keep_register(timezone.now())
    with transaction.atomic():
        facts.one_writer()
        if facts.is_settled(day):  # by one that was sent a minute before, while this one waited
            return 0
        return facts.settle_all(day=day, cause=facts.Cause(why=facts.DAY_MOVED))
