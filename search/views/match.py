"""Where an applicant tells of themselves. What is told comes by POST alone, and stands in no address and no log."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from search.questions import asked as questions_asked
from search.questions import session as profile_session
from search.views.questions import questions_page

RESULTS = "search:program-list"
RESULTS_QUERY = "sort=fit"
"""How the results are asked for: nothing that was told is in it."""


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def match(request: HttpRequest) -> HttpResponse:
    results = HttpResponseRedirect(f"{reverse(RESULTS)}?{RESULTS_QUERY}", status=303)
    return questions_page(request, request.session, "search/match.html", results)


@never_cache
@require_POST
def match_clear(request: HttpRequest) -> HttpResponse:
    """What was noted of questions to programs goes too: it is shown beside verdicts alone."""
    questions_asked.forget_all(request.session)
    profile_session.forget(request.session)
    messages.success(request, _("Your answers are gone."))
    return redirect("search:match")
