"""The reader's own order of a list: by hand, by button or by number."""

from collections.abc import Mapping
from types import MappingProxyType

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from applicants.reader import season_of
from applicants.shortlist.forms import PlaceForm
from applicants.shortlist.found import entry_of, reader_of
from applicants.shortlist.moving import Change, reorder
from applicants.shortlist.ordering import OrderError, Wrong, arranged, beside, placed
from applicants.shortlist.returning import back

SENTENCES: Mapping[Wrong, "str | Promise"] = MappingProxyType(
    {
        Wrong.NOT_ON_LIST: gettext_lazy(
            "The order names a program that is not on this list, maybe since it was removed in another tab. "
            "Nothing was moved."
        ),
        Wrong.TWICE: gettext_lazy("The order names a program twice. Nothing was moved."),
        Wrong.MISSING: gettext_lazy("The order leaves out a program that was shown. Nothing was moved."),
        Wrong.MOVED_SINCE: gettext_lazy(
            "The order was changed in another tab meanwhile. Nothing was moved: this is how it stands."
        ),
    }
)


@never_cache
@require_POST
def entry_move(request: HttpRequest, public_id: str) -> HttpResponse:
    """`before` or `after` a neighbour, or to a `place` counted from 1."""
    found = entry_of(request, public_id)
    data, anchor = request.POST, f"entry-{public_id}"
    if neighbour := data.get("before") or data.get("after"):
        after = not data.get("before")
        _move(request, lambda order: beside(order, public_id, neighbour, after=after))
        return back(request, found.match_year, anchor)
    form = PlaceForm({"place": data.get("to") or data.get("place")})
    if not form.is_valid():
        messages.error(request, _("Give the place as a whole number from 1. Nothing was moved."))
        return back(request, found.match_year, anchor)
    place = form.cleaned_data["place"]
    _move(request, lambda order: placed(order, public_id, place))
    return back(request, found.match_year, anchor)


@never_cache
@require_POST
def shortlist_order(request: HttpRequest) -> HttpResponse:
    """`was`: the ids as the page showed them; `order`: the same ids as they are wanted. Each divided by commas."""
    was, wanted = (_ids(request.POST.get(name, "")) for name in ("was", "order"))
    reader_of(request)
    _move(request, lambda order: arranged(order, was, wanted))
    return back(request, season_of(request))


def _ids(value: str) -> list[str]:
    return [one for one in value.split(",") if one]


def _move(request: HttpRequest, change: Change) -> None:
    try:
        reorder(applicant=reader_of(request), match_year=season_of(request), change=change)
    except OrderError as error:
        messages.error(request, str(SENTENCES[error.wrong]))
