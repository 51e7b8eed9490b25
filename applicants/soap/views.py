"""SOAP week: a list that is its reader's alone, and gone when the week is over."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from applicants.models import SoapLine, SoapList
from applicants.models.soap import MOST_SOAP_APPLICATIONS
from applicants.reader import applicant_of, applicant_to_keep, season_of
from applicants.soap import keeping
from applicants.soap.forms import NoteForm, PasteForm
from applicants.soap.rows import shown
from programs.models import SeasonEvent
from search.current import current_index
from search.presenters.dates import event_line
from search.questions.reader import profile_of


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def soap(request: HttpRequest) -> HttpResponse:
    form = PasteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        keeping.paste(
            applicant=applicant_to_keep(request),
            match_year=season_of(request),
            text=form.cleaned_data["text"],
            held=current_index(timezone.localdate()),
            now=now,
        )
        return _back(season_of(request))
    return render(request, "applicants/soap/soap.html", _context(request, form))


@never_cache
@sensitive_post_parameters()
@require_POST
def soap_line(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(SoapLine, pk=pk, soap_list__applicant=applicant_of(request))
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A note takes 500 characters. Nothing was changed."))
        return _to_line(request, line)
    try:
        # What was not changed in this window stays as it stands, whatever another one wrote meanwhile.
        typed, was = form.cleaned_data, request.POST
        same_tick = "was_applied" in was and bool(was["was_applied"]) == typed["applied"]
        same_words = "was_words" in was and was["was_words"].strip() == typed["words"]
        keeping.note(
            line=line,
            applied=line.applied if same_tick else typed["applied"],
            words=line.note if same_words else typed["words"],
        )
    except keeping.TooManyError:
        told = {"count": MOST_SOAP_APPLICATIONS}
        messages.error(request, _("SOAP takes %(count)s applications, and so many are marked already.") % told)
    return _to_line(request, line)


@never_cache
@require_POST
def soap_delete(request: HttpRequest) -> HttpResponse:
    SoapList.objects.filter(applicant=applicant_of(request), match_year=season_of(request)).delete()
    messages.success(request, _("The list is gone."))
    return _back(season_of(request))


def _context(request: HttpRequest, form: PasteForm) -> dict[str, Any]:
    day, season = timezone.localdate(), season_of(request)
    applicant = applicant_of(request)
    soap_list = SoapList.objects.filter(applicant=applicant, match_year=season).first() if applicant else None
    events = SeasonEvent.objects.filter(season=season, event__contains="soap")
    return {
        "place": "applicants:shortlist",
        "form": form,
        "season": season,
        "most": MOST_SOAP_APPLICATIONS,
        "events": [event_line(event, day) for event in events],
        "list": soap_list,
        "shown": shown(soap_list, profile_of(request), request.GET.get("page", ""), day) if soap_list else None,
        "has_profile": profile_of(request) is not None,
    }


def _back(season: int, more: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('applicants:soap')}?season={season}{more}", status=303)


def _to_line(request: HttpRequest, line: SoapLine) -> HttpResponseRedirect:
    """To the page of the list that was open, at this line."""
    page = request.POST.get("page", "")
    number = f"&page={page}" if page.isascii() and page.isdecimal() else ""
    return _back(line.soap_list.match_year, f"{number}#line-{line.pk}")
