"""Celery tasks: shells around functions that commands call too. A message is only a hint; due rows decide."""

from pathlib import Path

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from programs import facts, sources
from programs.feeds import FEEDS
from programs.refresh import refresh


@shared_task(name="programs.sweep")
def sweep() -> list[str]:
    """Every minute: hands what is due to workers, each source once, and the day's reconciling until it is done."""
    names = sources.claim_due(FEEDS.values(), timezone.now())
    for name in names:
        refresh_source.delay(name)
    if not facts.is_settled(timezone.localdate()):
        reconcile_all.delay()
    return names


@shared_task(
    name="programs.refresh_source",
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=5,
)
def refresh_source(name: str, place: str | None = None) -> dict[str, str | int]:
    """Refreshes one source by its feed's name."""
    report = refresh(FEEDS[name], day=timezone.localdate(), place=Path(place) if place else None)
    return report.line()


@shared_task(name="programs.reconcile_all", autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def reconcile_all() -> int:
    """Once a day, since ages move with the calendar. Returns how many facts changed; a day that is settled, none."""
    day = timezone.localdate()
    return 0 if facts.is_settled(day) else facts.settle_all(day=day, cause=facts.Cause(why="the day has moved"))
