"""Which interviews cannot both be kept. Pure: moments in, pairs out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """One interview with a time. `minutes` None: its length was not noted, so only its beginning is known."""

    id: int
    starts: dt.datetime
    minutes: int | None

    @property
    def ends(self) -> dt.datetime:
        return self.starts + dt.timedelta(minutes=self.minutes or 0)


def overlapping(slots: Iterable[Slot]) -> dict[int, tuple[int, ...]]:
    """By interview, those that run at the same time, by their beginning. What merely follows on does not overlap.

    One of unknown length overlaps where its beginning lies within another, or is another's beginning.
    """
    ordered = sorted(slots, key=lambda slot: (slot.starts, slot.id))
    found: dict[int, list[int]] = {}
    running: list[Slot] = []
    for slot in ordered:
        running = [one for one in running if one.ends > slot.starts or one.starts == slot.starts]
        for one in running:
            found.setdefault(one.id, []).append(slot.id)
            found.setdefault(slot.id, []).append(one.id)
        running.append(slot)
    return {one: tuple(others) for one, others in found.items()}
