"""The rank list: what stands on it, in which order, what it costs and by when it is certified."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applicants.interviews.fields import Revision
from applicants.models import RankList
from applicants.ranking import changing
from applicants.ranking.again import Again, once_more, with_first_years
from applicants.ranking.asked import (
    REMOVE,
    REMOVE_WHOLE,
    Asked,
    NumberError,
    asked,
    order_asked,
    typed_numbers,
)
from applicants.ranking.certify import CertifyForm
from applicants.ranking.checks import typed_code
from applicants.ranking.couples import pair_codes
from applicants.ranking.fees import INCLUDED, LONG_LIST_FROM, MOST_CODES
from applicants.ranking.order import STEPS, WrongOrderError
from applicants.ranking.owned import own_list, own_list_to_keep, see_other, track_by_code
from applicants.ranking.reading import CLOSES, OPENS, Ranking, events_of, fees_of, price_of, ranking_of, us_training
from applicants.ranking.words import dollars, moment_words, order_words, price_words, refusal_words, run_words
from applicants.reader import applicant_of, season_of
from search.presenters.words import day_words
from search.questions.reader import profile_of

PLACE = "applicants:rank-list"
WRONG, CHANGED = 400, 409


@never_cache
@require_safe
def rank_list(request: HttpRequest) -> HttpResponse:
    """Under fifteen queries, however long the list."""
    return list_page(request)


def list_page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    """`more`: what was typed, and what is the matter with it."""
    season, applicant, day = season_of(request), applicant_of(request), timezone.localdate()
    ranking = ranking_of(applicant, season, profile_of(request), day) if applicant else Ranking(None)
    noted = ranking.rank_list.certified_on if ranking.rank_list else None
    context: dict[str, Any] = {
        "place": PLACE,
        "season": season,
        "ranking": ranking,
        "runs": [run_words(run) for run in ranking.runs],
        "certified": day_words(noted) if noted else "",
        "certify": CertifyForm(initial={"revision": ranking.revision}),
        **_money(ranking, season),
        **_moments(season, applicant.time_zone if applicant else "America/New_York"),
    }
    return render(request, "applicants/ranking/list.html", context | more, status=status)


def _money(ranking: Ranking, season: int) -> dict[str, Any]:
    price = price_of(season)
    codes = pair_codes(ranking.rank_list) if ranking.rank_list and ranking.rank_list.as_couple else ()
    found = fees_of(ranking, price, codes)
    return {
        "fees": found,
        "amount": None if found.amount is None else dollars(found.amount),
        "price": price_words(price) if price else None,
        "included": INCLUDED,
        "most_codes": MOST_CODES,
        "long_list_from": LONG_LIST_FROM,
    }


def _moments(season: int, zone: str) -> dict[str, Any]:
    now = timezone.now()
    found = {name: moment_words(one, zone, passed=one.starts_at < now) for name, one in events_of(season).items()}
    return {"opens": found.get(OPENS), "closes": found.get(CLOSES)}


@never_cache
@require_POST
def rank_add(request: HttpRequest) -> HttpResponse:
    """One code, typed or by its button."""
    typed = request.POST.get("code", "")[:100]
    code = typed_code(typed)
    track = track_by_code(code) if code else None
    if track is None:
        return list_page(request, status=WRONG, typed_code=typed, code_error=code_error(code))
    kept, trained = own_list_to_keep(request), us_training(profile_of(request))
    refused = changing.add_choices(rank_list=kept, tracks=[track], us_training=trained)
    if refused:
        return list_page(request, status=WRONG, typed_code=typed, code_error=refusal_words(refused[track], track))
    messages.success(request, _("%(code)s is on your rank list, at the end.") % {"code": track.nrmp_code})
    if kept.certified_on:
        tell_uncertified(request)
    return see_other(PLACE, season=season_of(request))


def code_error(code: str | None) -> str:
    if code is None:
        return _("A code has 9 to 11 characters: institution, specialty, a letter, a number. For example 1000140C0.")
    return _("We hold no track with the code %(code)s.") % {"code": code}


@never_cache
@require_POST
def rank_fill(request: HttpRequest) -> HttpResponse:
    """All tracks chosen of programs that invited, in the order of the applicant's list."""
    kept = own_list_to_keep(request)
    profile = profile_of(request)
    ranking = ranking_of(kept.applicant, kept.match_year, profile, timezone.localdate())
    tracks = [one.track for one in ranking.candidates if not one.refused]
    refused = changing.add_choices(rank_list=kept, tracks=tracks, us_training=us_training(profile))
    added = len(tracks) - len(refused)
    said = ngettext("%(count)d code is added at the end.", "%(count)d codes are added at the end.", added)
    messages.success(request, said % {"count": added})
    if kept.certified_on and added:
        tell_uncertified(request)
    for track, reason in list(refused.items())[:3]:
        messages.warning(request, refusal_words(reason, track))
    return see_other(PLACE, season=kept.match_year)


@never_cache
@require_POST
def rank_change(request: HttpRequest) -> HttpResponse:
    """Moves one up, down or away, or puts the whole in order."""
    kept = own_list(request)

    def page(status: int, **more: Any) -> HttpResponse:
        return list_page(request, status=status, **more)

    done = changed(request, kept, supplements=None, page=page)
    if done is not None:
        return done
    what = asked(request.POST)
    to = f"#c{what.item}" if what and what.verb in STEPS else ""
    return see_other(PLACE, season=kept.match_year, to=to)


def changed(request: HttpRequest, kept: RankList, *, supplements: int | None, page: Any) -> HttpResponse | None:
    """Does what was asked of one list. None: done. Else the page that says why not, with what was typed."""
    what = asked(request.POST)
    if what is None:
        return page(WRONG, problem=_("Nothing was done: that is not something this list can do."))  # type: ignore[no-any-return]
    revision = Revision().clean(request.POST.get("revision"))
    certified = kept.certified_on
    try:
        stopped = _do(request, kept, supplements, what, revision)
    except changing.StaleError:
        kept.refresh_from_db()
        return page(CHANGED, again=once_more(request.POST, kept.revision))  # type: ignore[no-any-return]
    except WrongOrderError as wrong:
        return page(WRONG, problem=order_words(wrong), sent=request.POST.get("order", "")[:2000])  # type: ignore[no-any-return]
    except NumberError as wrong:
        said = _("Positions are whole numbers from 1. Nothing was moved.")
        return page(WRONG, problem=said, typed=typed_numbers(request.POST), wrong_numbers=wrong.items)  # type: ignore[no-any-return]
    if stopped:
        return page(CHANGED, again=stopped)  # type: ignore[no-any-return]
    if certified:
        tell_if_uncertified(request, kept)
    return None


def _do(request: HttpRequest, kept: RankList, supplements: int | None, what: Asked, revision: int) -> Again | None:
    """What has to be confirmed first, if anything has."""
    if what.verb not in (REMOVE, REMOVE_WHOLE):
        means = means_by_choice(request, kept, supplements)
        order = order_asked(what, request.POST, means)
        changing.put_in_order(rank_list=kept, supplements=supplements, revision=revision, order=order)
        return None
    choice = kept.choices.filter(pk=what.item, supplements=supplements).select_related("track").first()
    beside = choice.supplemental.count() if choice else 0
    if choice and beside and what.verb == REMOVE:
        do = f"{REMOVE_WHOLE}:{choice.pk}"
        return with_first_years(revision, choice.track.nrmp_code, beside, do)
    removed = changing.remove_choice(rank_list=kept, choice=what.item, revision=revision) if choice else None
    if removed is None:
        raise WrongOrderError(missing=0, foreign=1, doubled=0)
    messages.success(request, _("%(code)s is taken off.") % {"code": choice.track.nrmp_code if choice else ""})
    return None


def means_by_choice(request: HttpRequest, kept: RankList, supplements: int | None) -> dict[int, Any]:
    """Empty but where an order by score was asked for."""
    what = asked(request.POST)
    if what is None or what.verb != "score" or supplements:
        return {}
    ranking = ranking_of(kept.applicant, kept.match_year, None, timezone.localdate(), to_add=False)
    return {row.id: row.mean for row in ranking.rows}


def tell_if_uncertified(request: HttpRequest, kept: RankList) -> None:
    """Of a list that was certified: not where all stands as it stood."""
    kept.refresh_from_db(fields=["certified_on"])
    if not kept.certified_on:
        tell_uncertified(request)


def tell_uncertified(request: HttpRequest) -> None:
    said = _(
        "You had noted this list as certified. It has changed since, so the note is gone: the NRMP system still holds"
        " the list as you certified it there. Certify again, and note the day."
    )
    messages.warning(request, said)


@never_cache
@require_POST
def rank_certify(request: HttpRequest) -> HttpResponse:
    """The applicant's own note. Nothing is sent anywhere."""
    kept = own_list(request)
    form = CertifyForm(request.POST, zone=kept.applicant.time_zone)
    if not form.is_valid():
        return list_page(request, status=WRONG, certify=form)
    typed = form.cleaned_data
    try:
        ranked = changing.note_certified(
            rank_list=kept,
            day=typed["certified_on"],
            revision=typed["revision"],
            mark_ranked=typed["mark_ranked"],
            now=timezone.now(),
        )
    except changing.StaleError:
        return list_page(request, status=CHANGED, certify=_anew(request, kept), certify_stale=True)
    said = _("Noted. Openward cannot see what the NRMP system holds: look there that the list stands as certified.")
    messages.success(request, said if typed["certified_on"] else _("The note is gone."))
    if ranked:
        told = ngettext("%(count)d program is now “ranked”.", "%(count)d programs are now “ranked”.", ranked)
        messages.success(request, told % {"count": ranked})
    return see_other(PLACE, season=kept.match_year)


def _anew(request: HttpRequest, kept: RankList) -> CertifyForm:
    """As typed, for the list as it stands now."""
    kept.refresh_from_db()
    typed = request.POST.copy()
    typed["revision"] = str(kept.revision)
    return CertifyForm(typed, zone=kept.applicant.time_zone)
