"""The fenced blocks of a guide: what the site keeps itself is drawn from its own rows, never typed."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.presenters.dates import EVENTS

FEES = (
    "eras_application",
    "usmle_transcript",
    "eras_token",
    "nrmp_registration",
    "nrmp_extra_rank",
    "nrmp_late_registration",
    "ecfmg_pathway",
    "usmle_step1",
    "usmle_step2_ck",
    "usmle_step3",
    "sevis_j1",
)


@dataclass(frozen=True, slots=True)
class Dates:
    """Names of events, as in `SeasonEvent.event`."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fees:
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    pass


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Markdown that was so on that day, and may not be so now."""

    day: dt.date
    body: str


Block = Dates | Fees | Timeline | Unsettled


class BlockError(ValueError):
    """The message is for who writes."""


def read_block(info: str, content: str) -> Block:
    """`info`: what stands behind the opening fence."""
    kind, _space, more = info.strip().partition(" ")
    if kind == "unsettled":
        return Unsettled(_day(more.strip()), _filled(content))
    if more:
        raise BlockError(_("Nothing may stand behind “%(kind)s”.") % {"kind": kind})
    if kind == "timeline":
        return Timeline()
    if kind == "dates":
        return Dates(_names(content, tuple(EVENTS)))
    if kind == "fees":
        return Fees(_names(content, FEES))
    raise BlockError(_("“%(kind)s” is no block: dates, fees, timeline and unsettled are.") % {"kind": kind})


def _day(said: str) -> dt.date:
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        raise BlockError(_("“unsettled” needs its day: unsettled 2026-10-07.")) from None


def _filled(content: str) -> str:
    if not content.strip():
        raise BlockError(_("This block is empty."))
    return content


def _names(content: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(_filled(content).split())
    wrong = [name for name in names if name not in known]
    if wrong:
        raise BlockError(_("Not a name that this block knows: %(names)s.") % {"names": ", ".join(wrong)})
    return names
