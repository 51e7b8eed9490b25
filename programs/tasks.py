"""Celery tasks: shells around functions that commands call too. A message is only a hint; due rows decide."""

from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.db import OperationalError
from django.utils import timezone

from programs import facts, sources
from programs.feeds import FEEDS, SHARED_FEEDS, feed_of
from programs.models import Page, Source
from programs.pages import register, watch
from programs.refresh import refresh
from programs.web import Client

PAGES_A_MINUTE, PAGES_A_HOST = 300, 5
"""How many due pages one sweep hands out, and how many of them may be of one host: the rest waits for its pause."""


@shared_task(name="programs.sweep")
def sweep() -> list[str]:
    """Every minute: hands what is due to workers, each source once, and the day's reconciling until it is done."""
    names = sources.claim_due(FEEDS.values(), timezone.now(), SHARED_FEEDS)
    for name in names:
        refresh_source.delay(name)
    if not facts.is_settled(timezone.localdate()):
        reconcile_all.delay()
    if settings.WATCH_PAGES:
        for page in watch.claim_due(timezone.now(), PAGES_A_MINUTE, PAGES_A_HOST):
            look_at_page.delay(page)
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
def look_at_page(pk: int) -> str:
    """One look at one page that the sweep has claimed. Returns what it found."""
    with Client() as client:
        return watch.look_at(Page.objects.get(pk=pk), now=timezone.now(), client=client).outcome


@shared_task(name="programs.reconcile_all", autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def reconcile_all() -> int:
    """Once a day, since ages move with the calendar. Returns how many facts changed; a day that is settled, none.

    What is cited may have changed too, so the register of watched pages is brought in line.
    """
    day = timezone.localdate()
    if facts.is_settled(day):
        return 0
    register.keep_register(timezone.now())
    return facts.settle_all(day=day, cause=facts.Cause(why="the day has moved"))
