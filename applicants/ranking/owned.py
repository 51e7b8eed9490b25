"""Rank lists of the reader's own, and the addresses of their pages."""

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse

from applicants.models import Applicant, RankChoice, RankList
from applicants.ranking.changing import list_to_keep
from applicants.reader import applicant_of, applicant_to_keep, season_of
from programs.models import Track


def own_applicant(request: HttpRequest) -> Applicant:
    applicant = applicant_of(request)
    if applicant is None:
        raise Http404
    return applicant


def own_list(request: HttpRequest) -> RankList:
    """Of the season asked about. Http404: there is none to change."""
    found = RankList.objects.filter(applicant=own_applicant(request), match_year=season_of(request)).first()
    if found is None:
        raise Http404
    return found


def own_list_to_keep(request: HttpRequest) -> RankList:
    return list_to_keep(applicant=applicant_to_keep(request), season=season_of(request))


def own_advanced(request: HttpRequest, pk: int) -> RankChoice:
    """A choice of the reader's primary list that may have a supplemental list."""
    choices = RankChoice.objects.filter(rank_list__applicant=own_applicant(request), supplements=None, track__kind="A")
    named = choices.select_related("rank_list", "track__program__institution", "track__program__specialty")
    found = named.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def track_by_code(code: str) -> Track | None:
    tracks = Track.objects.select_related("program__institution", "program__specialty")
    return tracks.filter(nrmp_code=code).first()


def see_other(name: str, *args: int, season: int, to: str = "") -> HttpResponseRedirect:
    """`to`: a part of the page."""
    answer = HttpResponseRedirect(f"{reverse(name, args=args)}?season={season}{to}")
    answer.status_code = 303
    return answer
