"""The search without a new page: htmx is sent what changed, and told what becomes of the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url, replace_url
from django_htmx.middleware import HtmxDetails

from search.canonical import canonical_path, canonical_query
from search.matched.filters import MatchedFilter

VARIES_BY = ("HX-Request", "HX-History-Restore-Request")
"""One address, two answers: no cache may hand out the one for the other."""


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


def page_or_answer(request: HtmxRequest, context: dict[str, Any]) -> HttpResponse:
    """The whole page, but for htmx only the search in it. Back and Forward ask for the whole page again."""
    instant = request.htmx and not request.htmx.history_restore_request
    response = render(request, "search/_search_answer.html" if instant else "search/program_list.html", context)
    patch_vary_headers(response, VARIES_BY)
    return _with_address(request, response) if instant else response


def _with_address(request: HtmxRequest, response: HttpResponse) -> HttpResponse:
    before = QueryDict((request.htmx.current_url or "").partition("#")[0].partition("?")[2])
    if canonical_query(before, MatchedFilter) == canonical_query(request.GET, MatchedFilter):
        return push_url(response, False)
    if _still_typing(before, request.GET):
        return replace_url(response, canonical_path(request, MatchedFilter))
    return push_url(response, canonical_path(request, MatchedFilter))


def _still_typing(before: QueryDict, now: QueryDict) -> bool:
    """Whether letters were only added to the words, or taken away: a pause in a word is no step to go back to."""
    old, new = before.get("q", ""), now.get("q", "")
    grown = bool(old and new) and (new.startswith(old) or old.startswith(new))
    return grown and _but_for_words(before) == _but_for_words(now)


def _but_for_words(data: QueryDict) -> str:
    others = data.copy()
    others.pop("q", None)
    return canonical_query(others, MatchedFilter)
