"""Where an applicant tells of themselves. What is told comes by POST alone, and stands in no address and no log."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from search.presenters.profile_questions import problems, sections
from search.questions import session as profile_session
from search.questions.form import ProfileForm
from search.questions.session import Answers

RESULTS = "search:program-list"
RESULTS_QUERY = "sort=fit"
"""How the results are asked for: nothing that was told is in it."""
NOT_READABLE = 422


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def match(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    if request.method == "POST":
        return _take(request, day)
    answers, unfinished = profile_session.answers(request.session, day)
    form = ProfileForm(answers if unfinished else None, day=day)
    return _page(request, form, answers)


def _take(request: HttpRequest, day: dt.date) -> HttpResponse:
    answers = profile_session.readable(request.POST)
    form = ProfileForm(answers, day=day)
    if form.is_valid() and form.profile().is_empty:
        form.add_error(None, _("Nothing is answered yet. One answer is enough to begin."))
    if not form.is_valid():
        profile_session.keep_typed(request.session, answers)
        return _page(request, form, answers, status=NOT_READABLE)
    profile_session.keep(request.session, form.profile())
    return HttpResponseRedirect(f"{reverse(RESULTS)}?{RESULTS_QUERY}", status=303)


def _page(request: HttpRequest, form: ProfileForm, answers: Answers, *, status: int = 200) -> HttpResponse:
    context = {
        "sections": sections(form, answers),
        "problems": problems(form),
        "kept": profile_session.PROFILE in request.session or profile_session.TYPED in request.session,
    }
    return render(request, "search/match.html", context, status=status)


@never_cache
@require_POST
def match_clear(request: HttpRequest) -> HttpResponse:
    profile_session.forget(request.session)
    messages.success(request, _("Your answers are gone."))
    return redirect("search:match")
