"""“Back in a moment”: what a reader is told while the database does not answer."""

import logging

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_variables

from search.api.service import errors_response
from search.views import errors

SECONDS = 10
"""After which another try is worth it."""
API = "/api/"
SENTENCE = "The directory is back in a moment: its database does not answer. Try again in %d seconds."
logger = logging.getLogger(__name__)


class BackInAMoment(HttpResponse):
    """Told apart from other answers of the same status."""

    status_code = 503


def back_in_a_moment(request: HttpRequest) -> HttpResponse:
    """Asks neither database nor session. In the API, JSON as its other errors."""
    logger.warning("the database did not answer")
    response: HttpResponse
    if request.path.startswith(API):
        response = errors_response({"database": [SENTENCE % SECONDS]}, status=503)
        # As all answers of the API: a page of another site must be able to read why.
        response["Access-Control-Allow-Origin"] = "*"
    else:
        response = _page(request)
    response["Retry-After"] = str(SECONDS)
    add_never_cache_headers(response)
    return response


@sensitive_variables()
def _page(request: HttpRequest) -> HttpResponse:
    """What was typed can be sent again from it, but for passwords and files."""
    typed, again = errors.typed_in(request), errors.may_be_sent_again(request)
    context = {
        "styles": errors.styles(),
        "home": errors.home(),
        "search": f"{errors.home()}programs/",
        "again": again,
        "typed": typed,
        "written": errors.written(typed),
        "address": request.get_full_path(),
        "sent": request.method == "POST",
        "csrf_token": get_token(request) if again else "",
    }
    return BackInAMoment(render_to_string("503.html", context))
