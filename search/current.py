"""The index that this process answers from, kept up with the directory's version."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

from django.db import DatabaseError, InterfaceError, connection
from django.dispatch import Signal

from search.database_away import is_away
from search.index import Index, build, version_number

SECONDS_BETWEEN_LOOKS = 1.0
index_built = Signal()
"""Sent by `HeldIndex` with `index` and `seconds` when this process has built one."""
logger = logging.getLogger(__name__)


class HeldIndex:
    """Answers at once with what it holds; what is newer is built in a thread of its own and takes its place whole.

    Readers take the one reference that stands, so none sees half of one state and half of another: an `Index` is never
    changed. Only the very first reader waits for a build.
    """

    def __init__(
        self,
        make: Callable[[dt.date], Index] = build,
        number: Callable[[], int] = version_number,
        pause: float = SECONDS_BETWEEN_LOOKS,
    ) -> None:
        self._make, self._number, self._pause = make, number, pause
        self._held: Index | None = None
        self._looked = 0.0
        self._first, self._next = Lock(), Lock()

    def current(self, day: dt.date) -> Index:
        """At most one query a `pause`, but for the first use."""
        held = self._held
        if held is None:
            return self._built_at_once(day)
        if self._is_time_to_look() and self._is_out_of_date(held, day):
            self._build_beside(day)
        return held

    def _is_out_of_date(self, held: Index, day: dt.date) -> bool:
        """While the database is away, what is held goes on answering."""
        try:
            return (self._number(), day) != held.version
        except (DatabaseError, InterfaceError) as error:
            if not is_away(error):
                raise
            return False

    def _built_at_once(self, day: dt.date) -> Index:
        with self._first:
            if self._held is None:
                self._held = self._made(day)
                self._looked = time.monotonic()
            return self._held

    def _is_time_to_look(self) -> bool:
        now = time.monotonic()
        if now - self._looked < self._pause:
            return False
        self._looked = now
        return True

    def _build_beside(self, day: dt.date) -> None:
        """Nothing while a build is under way: the next look finds what it missed."""
        if self._next.acquire(blocking=False):
            Thread(target=self._replace, args=(day,), name="search-index", daemon=True).start()

    def _replace(self, day: dt.date) -> None:
        """In its own thread, with a connection of its own. A database that fails leaves the old index standing."""
        try:
            self._held = self._made(day)
        except DatabaseError:
            logger.exception("the search index could not be built; the old one goes on answering")
        finally:
            connection.close()
            self._next.release()

    def _made(self, day: dt.date) -> Index:
        began = time.monotonic()
        made = self._make(day)
        seconds = time.monotonic() - began
        logger.debug("the search index of version %s was built", made.version[0], extra={"seconds": round(seconds, 3)})
        index_built.send(HeldIndex, index=made, seconds=seconds)
        return made


_held = HeldIndex()


def current_index(day: dt.date) -> Index:
    return _held.current(day)
