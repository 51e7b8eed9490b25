"""The supplemental list of one advanced position: the first years to go with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applicants.models import RankChoice
from applicants.ranking import changing
from applicants.ranking.asked import asked
from applicants.ranking.checks import FIRST_YEAR, typed_code
from applicants.ranking.fees import INCLUDED
from applicants.ranking.order import STEPS
from applicants.ranking.owned import own_advanced, see_other, track_by_code
from applicants.ranking.reading import Ranking, ranking_of
from applicants.ranking.views import PLACE, WRONG, changed, code_error, tell_uncertified
from applicants.ranking.words import refusal_words
from programs.models import Program, Track
from search.near.pairing import MOST
from search.near.pairing_rows import Found, pairings_of
from search.presenters.pairing import how_far_words
from search.questions.reader import profile_of

PAGE = "applicants:rank-supplemental"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A first year that may be added. `why`: how far it is, or that the applicant was invited there."""

    track: Track
    why: str


@never_cache
@require_safe
def supplemental(request: HttpRequest, choice: int) -> HttpResponse:
    return _page(request, own_advanced(request, choice))


def _page(request: HttpRequest, beside: RankChoice, *, status: int = 200, **more: Any) -> HttpResponse:
    kept = beside.rank_list
    ranking = ranking_of(kept.applicant, kept.match_year, profile_of(request), timezone.localdate())
    rows = ranking.supplemental.get(beside.pk, ())
    standing = {row.track.nrmp_code for row in rows}
    mine = [one.track for one in ranking.candidates] + [
        one.track for undecided in ranking.undecided for one in undecided.tracks
    ]
    context = {
        "place": PLACE,
        "season": kept.match_year,
        "beside": beside,
        "ranking": ranking,
        "rows": rows,
        "unique": len(set(ranking.supplemental_codes)),
        "included": INCLUDED,
        "invited": _invited(ranking, mine, standing),
        "near": _near(beside.track.program, standing),
        "ends": kept.match_year + 1,
    }
    return render(request, "applicants/ranking/supplemental.html", context | more, status=status)


def _invited(ranking: Ranking, candidates: Iterable[Track], standing: set[str]) -> list[Suggested]:
    """First years of programs that invited the applicant, whether on the primary list or not."""
    known = {track.nrmp_code: track for track in candidates}
    known |= {row.track.nrmp_code: row.track for row in ranking.rows}
    return [Suggested(track, "") for code, track in known.items() if track.kind == FIRST_YEAR and code not in standing]


def _near(program: Program, standing: set[str]) -> list[Suggested]:
    """First years within reach, nearest kin first. Five queries."""
    listed = Track.objects.filter(published=True).order_by("nrmp_code")
    placed = Program.objects.select_related("institution", "specialty")
    found = placed.prefetch_related(Prefetch("tracks", listed, to_attr="listed_tracks")).get(pk=program.pk)
    near = pairings_of(found).first_years or ()
    return [one for pair in near[:MOST] for one in _tracks(pair, standing)]


def _tracks(found: Found, standing: set[str]) -> list[Suggested]:
    program, reach = found
    listed: list[Track] = program.listed_tracks  # type: ignore[attr-defined]
    open_ = [one for one in listed if one.kind == FIRST_YEAR and not one.restricted_to]
    for one in open_:
        one.program = program
    return [Suggested(one, how_far_words(reach)) for one in open_ if one.nrmp_code not in standing]


@never_cache
@require_POST
def supplemental_add(request: HttpRequest, choice: int) -> HttpResponse:
    beside = own_advanced(request, choice)
    certified = beside.rank_list.certified_on
    typed = request.POST.get("code", "")[:100]
    code = typed_code(typed)
    track = track_by_code(code) if code else None
    if track is None:
        return _page(request, beside, status=WRONG, typed_code=typed, code_error=code_error(code))
    try:
        changing.add_supplemental(beside=beside, track=track)
    except changing.RefusedError as refused:
        said = refusal_words(refused.reason, track)
        return _page(request, beside, status=WRONG, typed_code=typed, code_error=said)
    messages.success(request, _("%(code)s is on this supplemental list, at the end.") % {"code": track.nrmp_code})
    if certified:
        tell_uncertified(request)
    return see_other(PAGE, beside.pk, season=beside.rank_list.match_year)


@never_cache
@require_POST
def supplemental_change(request: HttpRequest, choice: int) -> HttpResponse:
    beside = own_advanced(request, choice)

    def page(status: int, **more: Any) -> HttpResponse:
        return _page(request, own_advanced(request, choice), status=status, **more)

    done = changed(request, beside.rank_list, supplements=beside.pk, page=page)
    if done is not None:
        return done
    what = asked(request.POST)
    to = f"#c{what.item}" if what and what.verb in STEPS else ""
    return see_other(PAGE, beside.pk, season=beside.rank_list.match_year, to=to)
