"""The one address of a page that can be reached under many.

The address without its query, but for the search: there the query says what the page is. It keeps the parameters that
the search knows, sorted, each value once, and drops empty ones and those that say what holds anyhow (`page=1`).
"""

from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from search.filters import ProgramFilter, unknown_parameters

SEARCH = "search:program-list"
HOLDS_ANYHOW = {("page", "1"), ("per_page", "25"), ("stated", "only")}


def canonical_path(request: HttpRequest, search: type[ProgramFilter] = ProgramFilter) -> str:
    """`search`: whose parameters are kept. Those of one reader are no part of a page's one address."""
    match = request.resolver_match
    query = canonical_query(request.GET, search) if match is not None and match.view_name == SEARCH else ""
    return f"{request.path}?{query}" if query else request.path


def canonical_query(data: QueryDict, search: type[ProgramFilter] = ProgramFilter) -> str:
    known = sorted(set(data) - set(unknown_parameters(data, search)))
    pairs = [(name, value) for name in known for value in sorted(set(data.getlist(name)))]
    orders = ("", *search.base_filters["sort"].field.options)
    kept = [pair for pair in pairs if pair[0] != "sort" or pair[1] in orders]
    return urlencode([pair for pair in kept if pair[1] and pair not in HOLDS_ANYHOW])
