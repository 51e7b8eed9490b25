"""The pairs of a couple's list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from applicants.interviews.fields import Revision
from applicants.models import RankList
from applicants.ranking import changing
from applicants.ranking.again import once_more
from applicants.ranking.asked import REMOVE, REMOVE_WHOLE, SCORE, Asked, NumberError, asked, order_asked, typed_numbers
from applicants.ranking.couples import PairForm, pair_rows
from applicants.ranking.order import STEPS, WrongOrderError
from applicants.ranking.owned import own_list, own_list_to_keep, see_other
from applicants.ranking.reading import Ranking, ranking_of
from applicants.ranking.views import CHANGED, PLACE, WRONG, tell_if_uncertified
from applicants.ranking.words import order_words
from applicants.reader import applicant_of, season_of
from search.questions.reader import profile_of

PAGE = "applicants:rank-couple"


@never_cache
@require_safe
def couple(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, *, status: int = 200, form: PairForm | None = None, **more: Any) -> HttpResponse:
    season, applicant = season_of(request), applicant_of(request)
    ranking = _ranking(request)
    kept = ranking.rank_list
    context = {
        "place": PLACE,
        "season": season,
        "ranking": ranking,
        "pairs": pair_rows(kept, ranking.codes) if kept else [],
        "form": form or PairForm(own=ranking.rows),
        "kept": applicant is not None,
    }
    return render(request, "applicants/ranking/couple.html", context | more, status=status)


def _ranking(request: HttpRequest) -> Ranking:
    applicant = applicant_of(request)
    if applicant is None:
        return Ranking(None)
    return ranking_of(applicant, season_of(request), profile_of(request), timezone.localdate(), to_add=False)


@never_cache
@require_POST
def couple_set(request: HttpRequest) -> HttpResponse:
    """Whether the two rank as a couple. The pairs stay either way."""
    kept = own_list_to_keep(request)
    changing.set_couple(rank_list=kept, as_couple=request.POST.get("as_couple") == "yes")
    if kept.certified_on:
        tell_if_uncertified(request, kept)
    return see_other(PAGE, season=kept.match_year)


@never_cache
@sensitive_post_parameters()
@require_POST
def pair_add(request: HttpRequest) -> HttpResponse:
    kept = own_list(request)
    form = PairForm(request.POST, own=_ranking(request).rows)
    if not form.is_valid():
        return _page(request, form=form, status=WRONG)
    try:
        changing.add_pair(rank_list=kept, track=form.track, partner_code=form.cleaned_data["partner_code"])
    except changing.PairTwiceError:
        form.add_error(None, _("This pair stands on the list already."))
        return _page(request, form=form, status=WRONG)
    except changing.TooManyPairsError:
        form.add_error(None, _("There are %(most)d pairs, which is the most.") % {"most": changing.MOST_PAIRS})
        return _page(request, form=form, status=WRONG)
    if kept.certified_on:
        tell_if_uncertified(request, kept)
    return see_other(PAGE, season=kept.match_year)


@never_cache
@sensitive_post_parameters()
@require_POST
def pair_change(request: HttpRequest) -> HttpResponse:
    kept = own_list(request)
    what = asked(request.POST)
    if what is None or what.verb in (SCORE, REMOVE_WHOLE):
        return _page(request, status=WRONG, problem=_("Nothing was done: that is not something this list can do."))
    try:
        _do(request, kept, what)
    except changing.StaleError:
        kept.refresh_from_db()
        return _page(request, status=CHANGED, again=once_more(request.POST, kept.revision))
    except WrongOrderError as wrong:
        return _page(request, status=WRONG, problem=order_words(wrong))
    except NumberError as wrong:
        said = _("Positions are whole numbers from 1. Nothing was moved.")
        typed = typed_numbers(request.POST)
        return _page(request, status=WRONG, problem=said, typed=typed, wrong_numbers=wrong.items)
    if kept.certified_on:
        tell_if_uncertified(request, kept)
    return see_other(PAGE, season=kept.match_year, to=f"#c{what.item}" if what.verb in STEPS else "")


def _do(request: HttpRequest, kept: RankList, what: Asked) -> None:
    revision = Revision().clean(request.POST.get("revision"))
    if what.verb == REMOVE:
        if not changing.remove_pair(rank_list=kept, pair=what.item, revision=revision):
            raise WrongOrderError(missing=0, foreign=1, doubled=0)
    else:
        order = order_asked(what, request.POST, {})
        changing.order_pairs(rank_list=kept, revision=revision, order=order)
