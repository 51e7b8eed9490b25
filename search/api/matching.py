"""POST match and POST what-if: one profile, held against the directory. Nothing of it is kept, logged or cached."""

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from search.api.calls import CALLS
from search.api.match_body import MATCH, WHAT_IF, body
from search.api.match_shapes import match_shape, what_if_shape
from search.api.parameters import take_no_parameters
from search.api.schemas import Errors, MatchAnswer, WhatIfAnswer
from search.api.service import BadRequestError
from search.matched.asking import Asked, read

router = Router(tags=["match"])

_LONGEST = 2_500_000
"""In bytes. The longest profile with every answer given takes a few thousand."""


@router.post(
    "/match",
    response={200: MatchAnswer, 400: Errors, 429: Errors},
    url_name="match",
    openapi_extra=body(MATCH),
    throttle=CALLS,
)
def match(request: HttpRequest) -> Any:
    """Where someone like this may apply, and why: a verdict on each program, never a chance of matching."""
    asked = _asked(request, MATCH)
    return match_shape(asked, request, timezone.localdate())


@router.post(
    "/what-if",
    response={200: WhatIfAnswer, 400: Errors, 429: Errors},
    url_name="what-if",
    by_alias=True,
    openapi_extra=body(WHAT_IF),
    throttle=CALLS,
)
def what_if(request: HttpRequest) -> Any:
    """What one change would move: how many programs have each verdict before and after, and which ones move."""
    return what_if_shape(_asked(request, WHAT_IF), timezone.localdate())


def _asked(request: HttpRequest, members: Sequence[str]) -> Asked:
    take_no_parameters(request)
    if int(request.META.get("CONTENT_LENGTH") or 0) > _LONGEST:
        raise BadRequestError({"body": ["This is too long."]})
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise BadRequestError({"body": ["Give a JSON object."]}) from None
    asked, errors = read(body, timezone.localdate(), members=members)
    if asked is None:
        raise BadRequestError(errors)
    return asked
