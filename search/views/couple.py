"""Two people who want to train near each other: the partner's answers, and the pairs of programs for both."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from search.couples.form import CoupleForm
from search.couples.search import couple_pairs
from search.couples.session import partner_of, partner_session
from search.current import current_index
from search.matched.matches import match_for
from search.presenters import couples, searching
from search.profile import ApplicantProfile
from search.questions import session as profile_session
from search.questions.reader import profile_of
from search.views.questions import questions_page


@never_cache
@sensitive_variables()
@require_safe
def couple(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    held = current_index(day)
    you, partner = profile_of(request), partner_of(request.session, day)
    form = CoupleForm(request.GET, specialties=_searchable(held.specialties), profiles=(you, partner))
    context: dict[str, Any] = {"you": you, "partner": partner, "choices": couples.choices(form), "form": form}
    if you and partner and form.is_valid() and form.cleaned_data["yours"] and form.cleaned_data["theirs"]:
        context |= _found(request, form, you, partner, day)
    return render(request, "search/couple.html", context)


def _searchable(specialties: Any) -> dict[str, str]:
    return dict(sorted(specialties.items(), key=lambda one: one[1]))


@sensitive_variables()
def _found(
    request: HttpRequest, form: CoupleForm, you: ApplicantProfile, partner: ApplicantProfile, day: dt.date
) -> dict[str, Any]:
    held, asked = current_index(day), form.cleaned_data
    matches = match_for(you, held, day), match_for(partner, held, day)
    found = couple_pairs(held, matches, (asked["yours"], asked["theirs"]), within=form.miles)
    return {
        "count": len(found),
        "counted": couples.counted(found),
        "pairs": couples.lines(held, found, matches, asked["page"]),
        "pages": searching.pages(request.GET, asked["page"], len(found), couples.PER_PAGE),
    }


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: HttpRequest) -> HttpResponse:
    """The questions of `/match/`, for the second person."""
    pairs = redirect("search:match-couple")
    return questions_page(request, partner_session(request.session), "search/couple_partner.html", pairs)


@never_cache
@require_POST
def partner_clear(request: HttpRequest) -> HttpResponse:
    profile_session.forget(partner_session(request.session))
    messages.success(request, _("Your partner's answers are gone."))
    return redirect("search:match-couple")
