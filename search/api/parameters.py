"""The search parameters as the API takes them, from the one declaration in search.filters."""

from django.http import HttpRequest

from search.api.service import BadRequestError
from search.filters import ProgramFilter, unknown_parameters
from search.unknown_names import cut, named

UNKNOWN = "There is no such parameter."


def read_search(request: HttpRequest) -> ProgramFilter:
    """A valid search, or BadRequestError naming everything that is wrong."""
    search = ProgramFilter(request.GET)
    errors = {name: [str(sentence) for sentence in found] for name, found in search.errors.items()}
    errors.update(unknown(unknown_parameters(request.GET)))
    if errors:
        raise BadRequestError(errors)
    return search


def take_no_parameters(request: HttpRequest) -> None:
    if request.GET:
        raise BadRequestError(unknown(sorted(request.GET)))


def unknown(names: list[str]) -> dict[str, list[str]]:
    return named(names, UNKNOWN, cut)
