"""What was made for who asked last, who often asks again within seconds."""

import time
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

MOST, SECONDS = 32, 300.0
"""So many, and none older than that."""


class KeptBriefly(Generic[Key, Made]):
    """In this process's memory and nowhere else; for all its threads."""

    def __init__(self, most: int = MOST, seconds: float = SECONDS) -> None:
        self._most, self._seconds = most, seconds
        self._kept: OrderedDict[Key, tuple[float, Made]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Made | None:
        with self._lock:
            self._forget_old()
            _at, made = self._kept.get(key, (0.0, None))
        return made

    def keep(self, key: Key, made: Made) -> None:
        with self._lock:
            self._kept.pop(key, None)
            while len(self._kept) >= self._most:
                self._kept.popitem(last=False)
            self._kept[key] = (time.monotonic(), made)

    def all(self) -> list[Made]:
        with self._lock:
            return [made for _at, made in self._kept.values()]

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def _forget_old(self) -> None:
        """The oldest stand first, for each is put last when it is made."""
        before = time.monotonic() - self._seconds
        while self._kept and next(iter(self._kept.values()))[0] <= before:
            self._kept.popitem(last=False)
