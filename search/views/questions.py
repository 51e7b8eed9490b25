"""The applicant's questions as a page: asked, taken by POST, kept in a session; the reader's own or their partner's."""

import datetime as dt

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from search.presenters.profile_questions import problems, sections
from search.questions import session as profile_session
from search.questions.form import ProfileForm
from search.questions.session import Answers

NOT_READABLE = 422


def questions_page(request: HttpRequest, session: SessionBase, template: str, done: HttpResponse) -> HttpResponse:
    """`done` answers when the answers are right and kept; else the questions, with all that was typed."""
    day = timezone.localdate()
    if request.method == "POST":
        return _take(request, session, template, day) or done
    answers, unfinished = profile_session.answers(session, day)
    return _page(request, session, template, ProfileForm(answers if unfinished else None, day=day), answers)


def _take(request: HttpRequest, session: SessionBase, template: str, day: dt.date) -> HttpResponse | None:
    """None once they are kept."""
    answers = profile_session.readable(request.POST)
    form = ProfileForm(answers, day=day)
    if form.is_valid() and form.profile().is_empty:
        form.add_error(None, _("Nothing is answered yet. One answer is enough to begin."))
    if not form.is_valid():
        profile_session.keep_typed(session, answers)
        return _page(request, session, template, form, answers, status=NOT_READABLE)
    profile_session.keep(session, form.profile())
    return None


def _page(
    request: HttpRequest, session: SessionBase, template: str, form: ProfileForm, answers: Answers, *, status: int = 200
) -> HttpResponse:
    context = {
        "sections": sections(form, answers),
        "problems": problems(form),
        "kept": profile_session.PROFILE in session or profile_session.TYPED in session,
    }
    return render(request, template, context, status=status)
