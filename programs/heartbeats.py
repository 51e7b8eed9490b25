"""Signs of life of the workers and beat: written by them, read by the admin and by /metrics."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from programs.models import Heartbeat

EVERY = dt.timedelta(seconds=30)
"""How often a process writes; beat as often as it sends something, which is each minute."""
LATE = dt.timedelta(minutes=3)
FORGOTTEN = dt.timedelta(days=1)
"""A process that was killed is shown as late for so long: its name (it holds the host's) may never come back."""


@dataclass(frozen=True, slots=True)
class Sign:
    """`age` None: none of this kind was heard of for a day, or ever; then it has no name."""

    kind: str
    label: str
    name: str = ""
    at: dt.datetime | None = None
    age: dt.timedelta | None = None
    version: str = ""

    @property
    def is_late(self) -> bool:
        return self.age is None or self.age > LATE


def write(*, name: str, kind: str, version: str, now: dt.datetime) -> None:
    Heartbeat.objects.update_or_create(name=name, defaults={"kind": kind, "at": now, "version": version})
    Heartbeat.objects.filter(at__lt=now - FORGOTTEN).delete()


def forget(name: str) -> None:
    Heartbeat.objects.filter(name=name).delete()


def signs(rows: Iterable[Heartbeat], now: dt.datetime) -> list[Sign]:
    """Each process, workers first, and a kind that nobody was heard of. Pure."""
    kept = sorted((row for row in rows if now - row.at < FORGOTTEN), key=lambda row: row.name)
    found: list[Sign] = []
    for kind in Heartbeat.Kind:
        of_kind = [row for row in kept if row.kind == kind]
        # Two machines' clocks differ a little: nobody is heard of in the future.
        found += [
            Sign(kind.value, str(kind.label), row.name, row.at, max(now - row.at, dt.timedelta()), row.version)
            for row in of_kind
        ] or [Sign(kind.value, str(kind.label))]
    return found


def admin_context(now: dt.datetime) -> dict[str, Any]:
    """For `templates/admin/_heartbeats.html`. One query."""
    return {"signs": signs(Heartbeat.objects.all(), now)}
