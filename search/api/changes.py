"""GET changes: how the facts of all programs came to change."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from ninja import Router

from programs.models import Change
from search.api.facts import Shape
from search.api.history import change_shape
from search.api.parameters import UNKNOWN
from search.api.schemas import ChangeList, Errors
from search.api.service import BadRequestError
from search.changes import rows
from search.changes.form import ApiChangesForm, unknown
from search.unknown_names import cut, named

router = Router(tags=["changes"])


@router.get("changes", response={200: ChangeList, 400: Errors})
def changes(request: HttpRequest) -> Any:
    """Every change that may be told, newest first, what sources brought when they were first taken in too.

    Where what stood before rests on a source that was taken down since, `before` is null, and so is `after` where
    nothing stands in its place: a copy then drops what it holds. Of programs that have left the directory only what
    ended is told.

    Read on along `next` until it is null; a copy is then kept up by asking since the newest `at` that it holds.
    """
    form = ApiChangesForm(request.GET)
    errors = {name: [str(sentence) for sentence in found] for name, found in form.errors.items()}
    errors |= named(unknown(form), UNKNOWN, cut)
    if errors:
        raise BadRequestError(errors)
    given = form.cleaned_data
    found = rows.asked(rows.for_copies(), form, identifiers=True)
    part = rows.part(found, given["older_than"], given["per_page"])
    quoted = rows.quoted(part.changes)
    return {
        "results": [_told(change, quoted) for change in part.changes],
        "next": _address(request, str(part.rest)) if part.rest else None,
    }


def _told(change: Change, quoted: Collection[int]) -> Shape:
    shape = {"program": change.program.public_id, **change_shape(change)}
    return shape if change.pk in quoted else {**shape, "before": None}


def _address(request: HttpRequest, place: str) -> str:
    asked = request.GET.copy()
    asked["older_than"] = place
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
