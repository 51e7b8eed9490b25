"""What one change would move, and the programs that it would."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programs.models import Program, Specialty
from search.answers import found_by, rows_in_order
from search.columns import Bools
from search.current import current_index
from search.filters import ProgramFilter
from search.index import Index
from search.matched.matches import match_for
from search.matching import Match
from search.presenters.cards import card
from search.presenters.matching.verdicts import BY_NAME, NAMES, SAID_AS
from search.presenters.matching.what_if import Change, change
from search.profile import ApplicantProfile
from search.questions.reader import profile_of
from search.states import STATES
from search.views.errors import not_found
from search.whatif import Moved, further, what_if, widened

ON_A_PAGE = 25
STATE, SPECIALTY = "state_", "specialty_"


@dataclass(frozen=True, slots=True)
class Tried:
    """Everything that was tried: `names` of further states and specialties, by change."""

    moved: tuple[Moved, ...]
    names: Mapping[str, str]
    count: int


@never_cache
@require_safe
def what_if_page(request: HttpRequest) -> HttpResponse:
    """Without `change`, every change; with it, the programs that it moves from one verdict to another."""
    profile = profile_of(request)
    if profile is None:
        return redirect("search:match")
    day = timezone.localdate()
    held = current_index(day)
    base = match_for(profile, held, day)
    tried = _tried(profile, held, base)
    if request.GET.get("change"):
        return _list(request, tried, held, base)
    address = reverse("search:what-if")
    told = [change(one, base.case.season, tried.names.get(one.change, ""), address) for one in tried.moved]
    context = {
        "moving": _by_gain([one for one in told if one.moves], tried),
        "still": [one for one in told if not one.moves],
        "count": tried.count,
        "wishes": _wishes(profile),
        "key": [(NAMES[verdict], words) for verdict, words in SAID_AS.items()],
    }
    return render(request, "search/what_if.html", context)


def _by_gain(told: list[Change], tried: Tried) -> list[Change]:
    """Those that open the most first; what ages the applicant last."""
    gains = {one.change: one.after[BY_NAME["open"]] - one.before[BY_NAME["open"]] for one in tried.moved}
    return sorted(told, key=lambda one: (-gains[one.name], -one.moves))


def _tried(profile: ApplicantProfile, held: Index, base: Match) -> Tried:
    """Over the programs of the specialties and states that are wished for; all of them where none is."""
    places = {"specialty": profile.specialties, "state": profile.states}
    among = _found(held, base.case.day, places)
    moved, names = list(what_if(base, among)), {}
    if profile.states:
        others = {code: _found(held, base.case.day, {**places, "state": (code,)}) for code in STATES}
        for code, wider in further(base, among, others):
            names[STATE + code] = _("Also looking at %(place)s") % {"place": STATES[code]}
            moved.append(widened(STATE + code, base, among, wider))
    if profile.specialties:
        known = dict(Specialty.objects.values_list("code", "common_name"))
        others = {code: _found(held, base.case.day, {**places, "specialty": (code,)}) for code in known}
        for code, wider in further(base, among, others):
            names[SPECIALTY + code] = _("Also looking at %(place)s") % {"place": known[code].lower()}
            moved.append(widened(SPECIALTY + code, base, among, wider))
    return Tried(tuple(moved), names, int(np.count_nonzero(among)))


def _found(held: Index, day: dt.date, places: Mapping[str, tuple[str, ...]]) -> Bools:
    search = ProgramFilter({name: list(codes) for name, codes in places.items()}, page_default=True, day=day)
    return found_by(search, held) if search.is_valid() else np.zeros(len(held.pks), np.bool_)


def _wishes(profile: ApplicantProfile) -> str:
    """The specialties and states that are wished for, in words; empty where none is."""
    specialties = dict(Specialty.objects.filter(code__in=profile.specialties).values_list("code", "common_name"))
    named = [specialties[code] for code in profile.specialties if code in specialties]
    return ", ".join([*named, *(str(STATES[code]) for code in profile.states if code in STATES)])


def _list(request: HttpRequest, tried: Tried, held: Index, base: Match) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in ("change", "from", "to")}
    one = next((one for one in tried.moved if one.change == asked["change"]), None)
    if one is None or asked["to"] not in BY_NAME or (asked["from"] and asked["from"] not in BY_NAME):
        return not_found(request)
    rows = _rows(one, asked)
    pages = Paginator(rows[np.argsort(held.ranks["name"][rows])], ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    pks = [int(pk) for pk in held.pks[np.asarray(shown.object_list, np.int64)]]
    context: dict[str, Any] = {
        "change": change(one, base.case.season, tried.names.get(one.change, "")),
        "before": str(SAID_AS[BY_NAME[asked["from"]]]) if asked["from"] else "",
        "after": str(SAID_AS[BY_NAME[asked["to"]]]),
        "cards": [card(program, base.case.day) for program in rows_in_order(pks, Program.objects.for_cards())],
        "count": pages.count,
        "pages": shown,
        "asked": asked,
    }
    return render(request, "search/what_if_programs.html", context)


def _rows(one: Moved, asked: Mapping[str, str]) -> Any:
    chosen = one.end == BY_NAME[asked["to"]]
    if one.start is not None and asked["from"]:
        chosen = chosen & (one.start == BY_NAME[asked["from"]])
    return one.rows[chosen]
