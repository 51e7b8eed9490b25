"""Unsubscribing, for whoever holds a link out of a mail: nobody signs in for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from applicants.mailing import unsubscribing
from applicants.models import Mailing


# A mail program posts without having seen the page, and without cookies: the signed link alone says what may be done.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET changes nothing, since programs follow links to look at them. POST answers 200 itself: RFC 8058 wants no
    redirect. An applicant who is gone gets no mail either, so the answer is the same."""
    try:
        applicant, kind = unsubscribing.read(token)
    except unsubscribing.LinkError:
        raise Http404("no such link") from None
    done = request.method == "POST"
    if done:
        unsubscribing.end(applicant=applicant, kind=kind)
    told = {"done": done, "digest": kind == Mailing.Kind.DIGEST}
    response = render(request, "applicants/mailing/unsubscribe.html", told)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
