"""What one change would move, and the programs that it would."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programs.fields import TRACK_KINDS
from programs.models import Program
from programs.specialty_names import specialty_name
from search.answers import counted, rows_in_order
from search.current import current_index
from search.filters import ProgramFilter
from search.index import Index
from search.matched.matches import match_for
from search.matched.trying import tried
from search.matching import Match
from search.near.pairing_rows import TRANSITIONAL_YEAR
from search.presenters.cards import card
from search.presenters.matching.verdicts import BY_NAME, NAMES, SAID_AS
from search.presenters.matching.what_if import Change, change
from search.presenters.upkeep import all_rechecked
from search.profile import ApplicantProfile
from search.questions.reader import profile_of
from search.states import STATES
from search.views.errors import not_found
from search.whatif import Moved

ON_A_PAGE = 25


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
    search = _wished(profile, day)
    found = tried(base, search, held)
    if request.GET.get("change"):
        return _list(request, found, held, base)
    address = reverse("search:what-if")
    checked = all_rechecked(day)
    told = [change(one, base.case.season, held.specialties, checked, address) for one in found]
    context = {
        "moving": _by_gain([one for one in told if one.moves], found),
        "still": [one for one in told if not one.moves],
        "count": counted(search, held),
        "day": day,
        "wishes": _wishes(profile, held),
        "key": [(NAMES[verdict], words) for verdict, words in SAID_AS.items()],
    }
    return render(request, "search/what_if.html", context)


def _by_gain(told: list[Change], found: Sequence[Moved]) -> list[Change]:
    """Those that open the most first; what ages the applicant last."""
    gains = {one.change: one.after[BY_NAME["open"]] - one.before[BY_NAME["open"]] for one in found}
    return sorted(told, key=lambda one: (-gains[one.name], -one.moves))


def _wished(profile: ApplicantProfile, day: dt.date) -> ProgramFilter:
    """The programs of the specialties, states and kinds that are wished for; all of them where none is. Where no kind
    is: without those of one year alone, unless that is the specialty."""
    wishes = {"specialty": list(profile.specialties), "state": list(profile.states), "kind": list(profile.kinds)}
    search = ProgramFilter(wishes, page_default=TRANSITIONAL_YEAR not in profile.specialties, day=day)
    assert search.is_valid()  # noqa: S101 - the profile was read by a form that knows the same codes
    return search


def _wishes(profile: ApplicantProfile, held: Index) -> str:
    """The specialties, states and kinds that are wished for, in words; empty where none is."""
    named = [specialty_name(held.specialties[code]) for code in profile.specialties if code in held.specialties]
    states = [str(STATES[code]) for code in profile.states if code in STATES]
    return ", ".join([*named, *states, *(str(TRACK_KINDS[kind]) for kind in profile.kinds)])


def _list(request: HttpRequest, found: Sequence[Moved], held: Index, base: Match) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in ("change", "from", "to")}
    one = next((one for one in found if one.change == asked["change"]), None)
    if one is None or asked["to"] not in BY_NAME or (asked["from"] and asked["from"] not in BY_NAME):
        return not_found(request)
    rows = _rows(one, asked)
    pages = Paginator(rows[np.argsort(held.ranks["name"][rows])], ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    pks = [int(pk) for pk in held.pks[np.asarray(shown.object_list, np.int64)]]
    context: dict[str, Any] = {
        "change": change(one, base.case.season, held.specialties, all_rechecked(base.case.day)),
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
