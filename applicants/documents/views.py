"""What an application is made of: the page, and laying out the usual papers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applicants.documents import keeping
from applicants.documents.due import EXAMS, WEEKS_UNTIL_A_SCORE, Basis
from applicants.documents.forms import WeeksForm
from applicants.documents.laying import usual_papers
from applicants.documents.lines import letters_of, matrix, next_due, sections
from applicants.documents.rows import papers_of
from applicants.models import ShortlistEntry
from applicants.reader import applicant_of, applicant_to_keep, season_of
from programs.specialty_names import specialty_name
from search.profile import ApplicantProfile
from search.questions.reader import profile_of

PLACE = "applicants:documents"
NEXT = 3


@never_cache
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """At most fourteen queries, however long the list."""
    applicant, day, season = applicant_of(request), timezone.localdate(), season_of(request)
    weeks_form = WeeksForm(request.GET if "weeks" in request.GET else None, initial={"weeks": WEEKS_UNTIL_A_SCORE})
    weeks = weeks_of(weeks_form)
    papers = papers_of(applicant, season, day, weeks)
    found = sections(papers, specialties_of(papers.entries), day)
    context: dict[str, Any] = {
        "place": PLACE,
        "season": season,
        "of_season": request.GET.get("season") == str(season),
        "papers": papers,
        "sections": found,
        "letters": letters_of(papers),
        "rows": matrix(papers, day),
        "next": next_due(found, day, NEXT),
        "weeks_form": weeks_form,
        "weeks": weeks,
        "sitting": _sitting(found),
        "profile": profile_of(request),
    }
    return render(request, "applicants/documents/documents.html", context)


def weeks_of(form: WeeksForm) -> int:
    """The assumption of the reader, or ours where there is none, or none that can be read."""
    if form.is_bound and form.is_valid() and form.cleaned_data["weeks"] is not None:
        weeks: int = form.cleaned_data["weeks"]
        return weeks
    return WEEKS_UNTIL_A_SCORE


def specialties_of(entries: tuple[ShortlistEntry, ...]) -> dict[str, str]:
    return {entry.program.specialty.code: specialty_name(entry.program.specialty.common_name) for entry in entries}


def _sitting(found: Any) -> bool:
    """Whether a day on the page was worked back from a result."""
    lines = [line for section in found for line in section.lines if line.document.kind in EXAMS]
    return any(line.due and line.due.basis is Basis.ESTIMATE for line in lines)


@never_cache
@require_POST
def lay_out(request: HttpRequest) -> HttpResponse:
    season = season_of(request)
    made = keeping.lay_out(
        applicant=applicant_to_keep(request), match_year=season, papers=usual_papers(profile_of(request))
    )
    if made:
        words = ngettext("%(count)d paper is laid out.", "%(count)d papers are laid out.", made) % {"count": made}
        messages.success(request, words)
    else:
        messages.success(request, _("All the usual papers are there already."))
    return to_documents(request, season)


def to_documents(request: HttpRequest, season: int, anchor: str = "") -> HttpResponseRedirect:
    """To the page of the season that was written to."""
    query = "" if _is_own_season(request, season) else f"?season={season}"
    response: HttpResponseRedirect = redirect(reverse(PLACE) + query + anchor)
    response.status_code = 303
    return response


def _is_own_season(request: HttpRequest, season: int) -> bool:
    profile = profile_of(request) or ApplicantProfile()
    return season == profile.season(timezone.localdate())
