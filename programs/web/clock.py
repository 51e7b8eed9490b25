import datetime as dt
import random
import time


class Clock:
    """Time as the client lives it: `seconds` never goes back, `now` is the calendar's, `dice` spreads retries."""

    def seconds(self) -> float:
        return time.monotonic()

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def dice(self) -> float:
        """At least 0, below 1."""
        return random.random()  # noqa: S311  (spreads load, hides nothing)
