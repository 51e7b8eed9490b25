"""Why what was sent is not taken for now, in words, and when it will be."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from search.presenters.reporting import wait_words
from search.reporting import throttle

TOO_MANY, NOT_NOW = 429, 503
A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    words: str
    seconds: int

    def on(self, page: HttpResponse) -> HttpResponse:
        page.status_code = self.status
        page["Retry-After"] = str(self.seconds)
        return page


def refusal(limits: list[throttle.Limit]) -> Refusal | None:
    """Counts one more; None where it may be taken. Uncounted, nothing is taken: a form open to all is soon abused."""
    try:
        seconds = throttle.wait(limits, timezone.localdate())
    except throttle.CountError:
        words = _("We cannot take this at the moment. Nothing you wrote is lost: try again in a minute.")
        return Refusal(NOT_NOW, words, A_MINUTE)
    if not seconds:
        return None
    words = _("This was sent often from here, so we take no more for now. Nothing you wrote is lost.")
    return Refusal(TOO_MANY, f"{words} {wait_words(seconds)}", seconds)
