"""From one season into the next: the list, what must be done again, what ages, and openings between seasons."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from applicants.models import Applicant, ShortlistEntry, Vacancy
from applicants.models.shortlist import MOST_ENTRIES
from applicants.reader import applicant_of, applicant_to_keep
from applicants.seasons.copying import ListFullError, copy
from applicants.seasons.forms import CopyForm, VacancyForm
from applicants.seasons.redo import AGAIN, AGES
from applicants.seasons.rows import rows, seasons_with_entries
from programs.normalise import match_year_of
from search.presenters.dates import GRADES
from search.questions.reader import profile_of

MOST_VACANCIES = 200


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def season_next(request: HttpRequest) -> HttpResponse:
    applicant = applicant_of(request)
    old, into = _seasons(applicant, request.GET.get("season", ""))
    entries = ShortlistEntry.objects.filter(applicant=applicant, match_year=old)
    form = CopyForm(_sent(request), entries=entries)
    if request.method == "POST":
        if applicant is None:
            raise Http404
        if form.is_valid() and _copied(request, applicant, old, into, form):
            return HttpResponseRedirect(f"{reverse('applicants:shortlist')}?season={into}", status=303)
    return render(request, "applicants/seasons/next.html", _context(request, applicant, old, into, form))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def vacancies(request: HttpRequest) -> HttpResponse:
    applicant = applicant_of(request)
    form = VacancyForm(_sent(request), initial={"seen_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        applicant = applicant_to_keep(request)
        if applicant.vacancies.count() >= MOST_VACANCIES:
            form.add_error(None, _("You have noted %(count)s already. Delete some first.") % {"count": MOST_VACANCIES})
        else:
            form.instance.applicant = applicant
            form.save()
            return _to_vacancies()
    noted = Vacancy.objects.filter(applicant=applicant) if applicant else Vacancy.objects.none()
    context = {
        "place": "applicants:shortlist",
        "form": form,
        "vacancies": noted.select_related("program__institution", "program__specialty"),
    }
    return render(request, "applicants/seasons/vacancies.html", context)


@never_cache
@require_POST
def vacancy_delete(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Vacancy, pk=pk, applicant=applicant_of(request) or 0).delete()
    messages.success(request, _("The note is gone."))
    return _to_vacancies()


def _sent(request: HttpRequest) -> QueryDict | None:
    """None: nothing was sent. What was sent empty is an answer all the same."""
    return request.POST if request.method == "POST" else None


def _seasons(applicant: Applicant | None, asked: str = "") -> tuple[int, int]:
    """From the list that is asked for, if there is one, else the latest: to the season after it, or to the running one
    where that list is of an older season."""
    running = match_year_of(timezone.localdate())
    kept = seasons_with_entries(applicant) if applicant else []
    found = next((season for season in kept if str(season) == asked), None)
    if found:
        return found, max(found + 1, running)
    past = [season for season in kept if season < running]
    if past and running not in kept:
        return past[0], running
    return running, running + 1


def _copied(request: HttpRequest, applicant: Applicant, old: int, into: int, form: CopyForm) -> bool:
    chosen = [entry.pk for entry in form.cleaned_data["entries"]]
    try:
        made = copy(applicant=applicant, match_year=old, into=into, entries=chosen, now=timezone.now())
    except ListFullError:
        form.add_error("entries", _("A list takes %(count)s programs.") % {"count": MOST_ENTRIES})
        return False
    told = ngettext("%(count)s program came along.", "%(count)s programs came along.", len(made))
    messages.success(request, told % {"count": len(made)})
    return True


def _context(request: HttpRequest, applicant: Applicant | None, old: int, into: int, form: CopyForm) -> dict[str, Any]:
    profile, day = profile_of(request), timezone.localdate()
    papers = applicant.documents.exclude(expires_on=None).order_by("expires_on") if applicant else ()
    return {
        "place": "applicants:shortlist",
        "old": old,
        "into": into,
        "form": form,
        "chosen": set(request.POST.getlist("entries")),
        "rows": rows(applicant, match_year=old, into=into, profile=profile, day=day) if applicant else (),
        "again": [(note, GRADES[note.grade]) for note in AGAIN],
        "ages": [(note, GRADES[note.grade]) for note in AGES],
        "papers": papers,
        "has_profile": profile is not None,
    }


def _to_vacancies() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("applicants:vacancies"), status=303)
