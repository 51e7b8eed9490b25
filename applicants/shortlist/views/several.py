"""One change for several programs of a list, and bringing back what was taken off."""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from applicants.models import Applicant, Status
from applicants.reader import applicant_to_keep, season_of
from applicants.shortlist import taken_off
from applicants.shortlist.entries import change_status_of_several, look_at
from applicants.shortlist.forms import SeveralForm
from applicants.shortlist.found import entry_of, reader_of
from applicants.shortlist.removing import bring_back, remove
from applicants.shortlist.returning import back, list_address, see_other
from search.matched.compared import PUBLIC_ID


@never_cache
@require_POST
def shortlist_change(request: HttpRequest) -> HttpResponse:
    applicant, season = reader_of(request), season_of(request)
    # What cannot be an id, NUL say, is none of the list's.
    ids = [one for one in dict.fromkeys(request.POST.getlist("id")) if re.fullmatch(PUBLIC_ID, one)]
    form = SeveralForm(request.POST)
    if "id" not in request.POST:
        messages.error(request, _("Tick at least one program first."))
    elif not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    elif form.cleaned_data["action"] == SeveralForm.REMOVE:
        _remove(request, applicant, season, ids)
    elif form.cleaned_data["action"] == SeveralForm.LOOKED:
        look_at(applicant=applicant, match_year=season, ids=ids, now=timezone.now())
    else:
        _change_status(request, applicant, season, ids, form.cleaned_data["status"])
    return back(request, season)


@never_cache
@require_POST
def entry_remove(request: HttpRequest, public_id: str) -> HttpResponse:
    found = entry_of(request, public_id)
    _remove(request, found.applicant, found.match_year, [public_id])
    return back(request, found.match_year)


@never_cache
@require_POST
def shortlist_restore(request: HttpRequest) -> HttpResponse:
    """Back on the list of its season, with all that was kept of it."""
    removed = taken_off.kept(request.session, timezone.now())
    if removed is None:
        messages.error(request, _("There is nothing to bring back any more."))
        return back(request, season_of(request))
    names = bring_back(applicant=applicant_to_keep(request), removed=removed)
    taken_off.forget(request.session)
    messages.success(request, _told_back(removed["names"], names))
    return see_other(list_address(removed["season"]))


def _told_back(names: dict[str, str], back_again: list[str]) -> str:
    if not back_again:
        return _("These are on your list already.")
    return _("Back on your list: %(programs)s.") % {"programs": "; ".join(names[one] for one in back_again)}


def _remove(request: HttpRequest, applicant: Applicant, season: int, ids: list[str]) -> None:
    """What was taken off is told, with a way back, by the page that follows."""
    removed = remove(applicant=applicant, match_year=season, ids=ids)
    if removed is None:
        messages.error(request, _("None of these is on your list any more."))
    else:
        taken_off.keep(request.session, removed, timezone.now())


def _change_status(request: HttpRequest, applicant: Applicant, season: int, ids: list[str], status: str) -> None:
    changed = change_status_of_several(
        applicant=applicant, match_year=season, ids=ids, status=status, now=timezone.now()
    )
    words = ngettext("%(count)d program: %(status)s.", "%(count)d programs: %(status)s.", changed)
    messages.success(request, words % {"count": changed, "status": Status(status).label})
