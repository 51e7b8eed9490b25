"""Interviews: all of a season, and those of one program with what to ask and what one thought."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.interviews import keeping, rows
from applicants.interviews.asking import WHY, questions_for
from applicants.interviews.fields import Revision
from applicants.interviews.forms import InterviewForm, as_typed
from applicants.interviews.owned import own_entry, own_interview
from applicants.interviews.scorecard import PointsForm, card, mean_words, score_lines, totals
from applicants.models import Applicant, ShortlistEntry
from applicants.reader import applicant_of, season_of
from programs.fields import FIELDS
from search.presenters.places import place_words
from search.questions.reader import profile_of

PLACE = "applicants:interviews"
WRONG, CHANGED = 400, 409


def see_other(name: str, *args: Any) -> HttpResponse:
    answer = redirect(name, *args)
    answer.status_code = 303
    return answer


@never_cache
@require_safe
def interview_list(request: HttpRequest) -> HttpResponse:
    """A fixed number of queries, however many interviews."""
    season, applicant = season_of(request), applicant_of(request)
    context: dict[str, Any] = {"place": PLACE, "season": season}
    if applicant is not None:
        found = rows.of_season(applicant, season, timezone.now())
        context |= {"found": found, "scores": _means(applicant, season)}
        context["addresses"] = rows.entries_to_add(applicant, season)
    return render(request, "applicants/interviews/list.html", context)


def _means(applicant: Applicant, season: int) -> dict[int, str]:
    return {entry: mean_words(found.mean) for entry, found in totals(applicant, season).items()}


@never_cache
@require_safe
def interview_go(request: HttpRequest) -> HttpResponse:
    """From the picker of the list's page, without scripts: `to` is the address of one of the reader's own entries."""
    applicant = applicant_of(request)
    if applicant is None:
        raise Http404
    asked = request.GET.get("to", "")
    addresses = {address for address, _name in rows.entries_to_add(applicant, season_of(request))}
    return redirect(f"{asked}#add") if asked in addresses else redirect(PLACE)


@never_cache
@require_safe
def interview_entry(request: HttpRequest, entry: int) -> HttpResponse:
    """About fifteen queries."""
    return _page(request, own_entry(request, entry))


@sensitive_variables("form")
def _page(
    request: HttpRequest,
    entry: ShortlistEntry,
    *,
    form: forms.Form | None = None,
    points: PointsForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """`form` and `points`: as typed, where something in them is to be put right."""
    applicant, program, now = entry.applicant, entry.program, timezone.now()
    points = points or PointsForm(lines=score_lines(entry, applicant.criteria.all()))
    context = {
        "place": PLACE,
        "entry": entry,
        "program": program,
        "where": place_words(program.city, program.state),
        "tracks": list(entry.tracks.order_by("nrmp_code")),
        "interviews": rows.of_entry(entry, now),
        "questions": questions_for(program, profile_of(request), entry.match_year, timezone.localdate()),
        "why": WHY,
        "labels": {name: field.label for name, field in FIELDS.items()},
        "form": form or InterviewForm(applicant=applicant, initial={"zone": "America/New_York"}),
        "wrong": form is not None,
        "points": points,
        "card": card(points.lines),
        "profile": profile_of(request),
    }
    return render(request, "applicants/interviews/entry.html", context, status=status)


@never_cache
@sensitive_post_parameters()
@require_POST
def interview_add(request: HttpRequest, entry: int) -> HttpResponse:
    kept = own_entry(request, entry)
    form = InterviewForm(request.POST, applicant=kept.applicant)
    if not form.is_valid():
        return _page(request, kept, form=form, status=WRONG)
    try:
        _added, moved = keeping.add_interview(entry=kept, columns=form.kept, now=timezone.now())
    except keeping.TooManyError:
        form.add_error(None, _("This program has %(most)d interviews already.") % {"most": keeping.MOST_INTERVIEWS})
        return _page(request, kept, form=form, status=WRONG)
    said = _("The interview is noted; the program's status is now “interview offered”.")
    messages.success(request, said if moved else _("The interview is noted."))
    return see_other("applicants:interview-entry", kept.pk)


@never_cache
@sensitive_post_parameters()
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def interview_edit(request: HttpRequest, entry: int, pk: int) -> HttpResponse:
    kept = own_entry(request, entry)
    interview = own_interview(request, kept, pk)
    if request.method != "POST":
        if interview is None:
            raise Http404
        return _edit(request, kept, pk, InterviewForm(applicant=kept.applicant, initial=as_typed(interview)))
    form = InterviewForm(request.POST, applicant=kept.applicant)
    if interview is None:
        form.add_error(None, _("This interview was removed in another window. Saving notes it anew."))
        return _page(request, kept, form=form, status=CHANGED)
    if not form.is_valid():
        return _edit(request, kept, pk, form, WRONG)
    if not keeping.change_interview(interview=interview, columns=form.kept, revision=form.cleaned_data["revision"]):
        return _conflict(request, kept, pk)
    messages.success(request, _("The interview is changed."))
    return see_other("applicants:interview-entry", kept.pk)


def _edit(
    request: HttpRequest, entry: ShortlistEntry, pk: int, form: InterviewForm, status: int = 200, *, stale: bool = False
) -> HttpResponse:
    now_row = next((row for row in rows.of_entry(entry, timezone.now()) if row.id == pk), None)
    context = {"place": PLACE, "entry": entry, "program": entry.program, "pk": pk, "form": form, "row": now_row}
    return render(request, "applicants/interviews/edit.html", {**context, "stale": stale}, status=status)


@sensitive_variables("typed", "form")
def _conflict(request: HttpRequest, entry: ShortlistEntry, pk: int) -> HttpResponse:
    """What was typed stays, with what stands now beside it; saving again is then meant."""
    standing = own_interview(request, entry, pk)
    if standing is None:
        form = InterviewForm(request.POST, applicant=entry.applicant)
        form.add_error(None, _("This interview was removed in another window. Saving notes it anew."))
        return _page(request, entry, form=form, status=CHANGED)
    typed = request.POST.copy()
    typed["revision"] = str(standing.revision)
    return _edit(request, entry, pk, InterviewForm(typed, applicant=entry.applicant), CHANGED, stale=True)


@never_cache
@require_POST
def interview_remove(request: HttpRequest, entry: int, pk: int) -> HttpResponse:
    kept = own_entry(request, entry)
    interview = own_interview(request, kept, pk)
    if interview is None:
        messages.info(request, _("That interview was removed already."))
    elif keeping.remove_interview(interview=interview, revision=Revision().clean(request.POST.get("revision"))):
        messages.success(request, _("The interview is removed. The program stays on your list."))
    else:
        messages.warning(request, _("This interview was changed in another window, so it was not removed. Look again."))
    return see_other("applicants:interview-entry", kept.pk)


@never_cache
@require_POST
def interview_held(request: HttpRequest, entry: int) -> HttpResponse:
    kept = own_entry(request, entry)
    if keeping.mark_interviewed(entry=kept, now=timezone.now()):
        messages.success(request, _("The program's status is now “interviewed”."))
    return see_other("applicants:interview-entry", kept.pk)


@never_cache
@require_POST
def interview_score(request: HttpRequest, entry: int) -> HttpResponse:
    kept = own_entry(request, entry)
    points = PointsForm(request.POST, lines=score_lines(kept, kept.applicant.criteria.all()))
    if not points.is_valid():
        return _page(request, kept, points=points, status=WRONG)
    keeping.keep_scores(entry=kept, points=points.changed)
    messages.success(request, _("Your points are kept."))
    return see_other("applicants:interview-entry", kept.pk)


@never_cache
@require_safe
def interview_questions(request: HttpRequest, entry: int) -> HttpResponse:
    """To print, or to copy."""
    kept = own_entry(request, entry)
    context = {
        "place": PLACE,
        "entry": kept,
        "program": kept.program,
        "questions": questions_for(kept.program, profile_of(request), kept.match_year, timezone.localdate()),
    }
    return render(request, "applicants/interviews/questions.html", context)
