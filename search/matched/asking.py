"""A match or a what-if as it is asked for in JSON, by the API and the command alike."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Field
from django.http import QueryDict

from search.filters import ProgramFilter
from search.parameters import Number, Several
from search.presenters.matching.verdicts import BY_NAME
from search.profile import ApplicantProfile
from search.questions.as_json import OUT_OF_REACH, UNKNOWN, WHOLE, Errors, profile_of
from search.unknown_names import named

LIMIT, MOST = 25, 100
NOT_HERE = ("sort", "page", "per_page")
"""The order is by fit, and `limit` says how many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`search` is valid. `verdicts`: those wanted among the results; all of them where empty."""

    profile: ApplicantProfile
    search: ProgramFilter
    limit: int
    verdicts: tuple[str, ...]


def read(body: Any, day: dt.date, *, members: Sequence[str]) -> tuple[Asked | None, Errors]:
    """What is asked, or None and what is wrong by member: "profile.step2" for those of the profile, a parameter's own
    name for filters. `members`: those that this question has. null is as good as absent."""
    if not isinstance(body, Mapping):
        return None, {"body": ["Give a JSON object."]}
    told = {name: value for name, value in body.items() if value is not None}
    profile, wrong = profile_of(told.get("profile", {}), day)
    errors: Errors = {name if name == WHOLE else f"profile.{name}": sentences for name, sentences in wrong.items()}
    search, wrong = _search(told.get("filters", {}), day)
    errors |= wrong
    errors |= named([name for name in body if name not in members], UNKNOWN)
    limit, verdicts = told.get("limit", LIMIT), told.get("verdicts", [])
    if not _is_number(limit) or not 0 <= limit <= MOST:
        errors["limit"] = [f"Give a whole number from 0 to {MOST}."]
    if not _are_verdicts(verdicts):
        errors["verdicts"] = [f"Give a list of some of these: {', '.join(BY_NAME)}."]
    if errors or profile is None or search is None:
        return None, errors
    return Asked(profile, search, limit, tuple(verdicts)), {}


def _search(filters: Any, day: dt.date) -> tuple[ProgramFilter | None, Errors]:
    if not isinstance(filters, Mapping):
        return None, {"filters": ["Give an object of search parameters."]}
    known = {name: one.field for name, one in ProgramFilter.base_filters.items() if name not in NOT_HERE}
    errors: Errors = named([name for name in filters if name not in known], UNKNOWN)
    data = QueryDict(mutable=True)
    for name in known.keys() & filters.keys():
        if wanted := _wanted(known[name], filters[name]):
            errors[name] = [wanted]
        else:
            data.setlist(name, _texts(filters[name]))
    search = ProgramFilter(data, day=day)
    errors |= {name: [str(sentence) for sentence in found] for name, found in search.errors.items()}
    return (None, errors) if errors else (search, {})


def _wanted(field: Field, value: Any) -> str:
    """What the parameter takes, where this is nothing of the kind; empty where it is. Values are checked later."""
    if value is None or isinstance(value, str):
        return ""
    if isinstance(field, Number):
        # Python refuses to write out a number of thousands of digits.
        return "" if _is_number(value) and abs(value) < OUT_OF_REACH else "Give a whole number."
    if not isinstance(field, Several):
        return "Give text."
    are_texts = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    return "" if are_texts else "Give text, or a list of texts."


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return value
    return [] if value is None else [str(value)]


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _are_verdicts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one in BY_NAME for one in value)
