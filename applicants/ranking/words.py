"""Refusals, cautions and moments of a rank list, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applicants.interviews.times import Told, told
from applicants.models import Status
from applicants.ranking.checks import FIRST_YEAR, Caution, Refusal
from applicants.ranking.fees import Price
from applicants.ranking.order import Run, WrongOrderError
from programs.models import SeasonEvent, Track
from programs.specialty_names import specialty_name
from programs.vocabulary import Label
from search.presenters.dates import GRADES
from search.presenters.places import host, linkable

REFUSALS: Mapping[Refusal, Label] = MappingProxyType(
    {
        Refusal.OTHER_MATCH: gettext_lazy(
            "%(code)s cannot stand on an NRMP list: %(specialty)s matches through %(service)s, which has its own list."
        ),
        Refusal.PRIOR_TRAINING: gettext_lazy(
            "%(code)s is for physicians with accredited training in the United States or Canada. If you have it, say so"
            " in your answers under “For you”."
        ),
        Refusal.TWICE: gettext_lazy("%(code)s stands on this list already: a code is ranked once."),
        Refusal.FULL: gettext_lazy("%(code)s is not added: 300 codes are the most that a list may hold."),
        Refusal.NOT_A_FIRST_YEAR: gettext_lazy(
            "%(code)s is no first year: a supplemental list takes preliminary (P) codes."
        ),
        Refusal.NOT_ADVANCED: gettext_lazy("Only an advanced (A) code has a supplemental list."),
    }
)
CAUTIONS: Mapping[Caution, Label] = MappingProxyType(
    {
        Caution.OTHER_MATCH: gettext_lazy("This specialty matches elsewhere: the NRMP system will not take the code."),
        Caution.TURNED_DOWN: gettext_lazy("Your list says: %(status)s."),
        Caution.NO_INTERVIEW: gettext_lazy("No interview is noted."),
        Caution.NOT_ON_MY_LIST: gettext_lazy("The program is not on your list of this season."),
        Caution.NOT_LISTED: gettext_lazy("No list we hold names this code now: look it up in the NRMP system."),
        Caution.RESTRICTED: gettext_lazy("Kept for: %(restricted)s."),
        Caution.PRIOR_TRAINING: gettext_lazy("Only for physicians with prior accredited training."),
        Caution.NO_FIRST_YEAR: gettext_lazy("Starts a year later. No first year stands on its supplemental list yet."),
    }
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One event of the season. `reported`: not confirmed by an official page."""

    at: Told
    grade: str
    reported: bool
    url: str
    host: str
    passed: bool


@dataclass(frozen=True, slots=True)
class PriceLine:
    amount: str
    grade: str
    season: int
    url: str
    host: str


def refusal_words(reason: Refusal, track: Track) -> str:
    specialty = track.program.specialty
    told_as = {
        "code": track.nrmp_code,
        "specialty": specialty_name(specialty.common_name),
        "service": specialty.match_service,
    }
    return str(REFUSALS[reason]) % told_as


def caution_words(found: Iterable[Caution], status: str | None, track: Track) -> tuple[str, ...]:
    words = {"status": str(Status(status).label) if status else "", "restricted": track.restricted_to}
    return tuple(str(CAUTIONS[one]) % words for one in found)


def order_words(wrong: WrongOrderError) -> str:
    """What is the matter with an order that was sent. The list stands as it did."""
    parts = [
        ngettext("%(count)d choice is missing", "%(count)d choices are missing", wrong.missing)
        % {"count": wrong.missing},
        ngettext("%(count)d is not on this list", "%(count)d are not on this list", wrong.foreign)
        % {"count": wrong.foreign},
        ngettext("%(count)d stands twice", "%(count)d stand twice", wrong.doubled) % {"count": wrong.doubled},
    ]
    counts = wrong.missing, wrong.foreign, wrong.doubled
    said = ", ".join(part for part, count in zip(parts, counts, strict=True) if count)
    return _("That order does not fit the list: %(said)s. Nothing was moved.") % {"said": said}


def run_kind(track: Track) -> tuple[str, bool]:
    """What makes ranks contiguous: the specialty, its one-year positions apart."""
    return specialty_name(track.program.specialty.common_name), track.kind == FIRST_YEAR


def run_words(run: Run) -> str:
    """ "Internal medicine: 8 contiguous ranks (1 to 8)"."""
    name, one_year = cast(tuple[str, bool], run.of)  # as run_kind makes it
    what = _("%(specialty)s, one year") % {"specialty": name} if one_year else name
    words = {"what": what, "count": run.count, "first": run.first, "last": run.last}
    if run.count == 1:
        return _("%(what)s: 1 rank (%(first)d)") % words
    return _("%(what)s: %(count)d contiguous ranks (%(first)d to %(last)d)") % words


def moment_words(event: SeasonEvent, zone: str, *, passed: bool) -> Moment:
    return Moment(
        at=told(event.starts_at, zone),
        grade=str(GRADES.get(event.grade, event.grade)),
        reported=event.grade in {"C", "C2"},
        url=linkable(event.source_url),
        host=host(event.source_url),
        passed=passed,
    )


def price_words(price: Price) -> PriceLine:
    grade = str(GRADES.get(price.grade, price.grade))
    return PriceLine(dollars(price.amount), grade, price.match_year, linkable(price.url), host(price.url))


def dollars(amount: object) -> str:
    """ "$1,230", whole where it is whole."""
    whole = amount == int(amount)  # type: ignore[call-overload]
    return "$" + str(number_format(amount, decimal_pos=0 if whole else 2, force_grouping=True))  # type: ignore[arg-type]
