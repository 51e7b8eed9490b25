"""The specialties, and one of them by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.fields import FIELDS, VISA_FIELDS
from programs.models import Program, Specialty, SpecialtySignal
from programs.specialty_names import in_spoken_order, specialty_name
from search.by_state import programs_by_state
from search.presenters import crumbs
from search.presenters.dates import GRADES
from search.presenters.tile_map import tile_map
from search.presenters.tracks import years_words
from search.presenters.upkeep import rechecked
from search.public_pages import directory_state, public_page
from search.views.errors import not_found

ANSWERED = (*VISA_FIELDS, "accepts_img")


@dataclass(frozen=True, slots=True)
class Answers:
    """How the programs of a specialty answer one question, and how many have not."""

    label: str
    answers: tuple[tuple[str, int], ...]
    not_stated: int


@require_safe
@public_page(directory_state)
def specialty_list(request: HttpRequest) -> HttpResponse:
    specialties = [
        (specialty, years_words(specialty))
        for specialty in in_spoken_order(Specialty.objects.with_program_counts().order_by("common_name"))
    ]
    return render(request, "search/specialty_list.html", {"specialties": specialties})


@require_safe
@public_page(directory_state)
def specialty_detail(request: HttpRequest, slug: str) -> HttpResponse:
    specialty = Specialty.objects.prefetch_related("signals").filter(slug=slug).first()
    if specialty is None:
        return not_found(request)
    return render(request, "search/specialty_detail.html", _context(specialty))


def _context(specialty: Specialty) -> dict[str, Any]:
    programs = Program.objects.published().filter(specialty=specialty)
    title = _("%(specialty)s programs by state") % {"specialty": specialty_name(specialty.common_name)}
    return {
        "specialty": specialty,
        "years": years_words(specialty),
        "count": programs.count(),
        "stated": programs.filter(stated_fields__gt=0).count(),
        "signals": [_signal_words(signal) for signal in specialty.signals.all()],
        "signals_rechecked": rechecked("signals", timezone.localdate()),
        "answers": [_answers(programs, name) for name in ANSWERED],
        "trail": crumbs.to_specialty(specialty),
        "map": tile_map(
            title,
            programs_by_state(specialty),
            lambda code: crumbs.state_path(specialty, code),
            timezone.localdate(),
        ),
    }


def _answers(programs: Any, name: str) -> Answers:
    counts = dict(programs.values_list(name).annotate(n=Count("pk")).order_by())
    labels: Iterable[tuple[str, str]] = [(value, str(label)) for value, label in FIELDS[name].values.items()]
    found = [(label, counts[value]) for value, label in labels if counts.get(value)]
    if counts.get("disputed"):
        found.append((_("Sources differ"), counts["disputed"]))
    return Answers(str(FIELDS[name].label), tuple(found), counts.get(None, 0))


def _signal_words(signal: SpecialtySignal) -> tuple[int, str, str]:
    """Season, how many signals, and the grade of whoever says so."""
    if signal.silver is None:
        words = _("%(count)s signals, one tier") % {"count": signal.gold}
    else:
        words = _("%(gold)s gold and %(silver)s silver") % {"gold": signal.gold, "silver": signal.silver}
    return signal.match_year, words, str(GRADES.get(signal.grade, signal.grade))
