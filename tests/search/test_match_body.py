"""What the description of the API says a profile may be is what is taken."""

import datetime as dt
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from search.api import match_body
from search.questions.as_json import profile_of

DAY = dt.date(2026, 11, 21)
TAKEN: list[dict[str, Any]] = [
    *({name: ""} for name in ("work_status", "ead_basis", "step1", "school", "school_country", "graduated")),
    {"ead_basis": "a basis that the page does not name"},
    {"visas": ["", "j1"]},
    {"states": [""], "kinds": None},
    {"step1": 231, "failed": {"step1": 0}},
]
REFUSED: list[dict[str, Any]] = [
    {"step1": "perhaps"},
    {"work_status": "other"},
    {"visas": ["x1"]},
    {"graduated": "2019-13"},
    {"school": "s" * 201},
    {"step2": ""},
    {"ead_basis": 5},
]


def fits(profile: dict[str, Any]) -> bool:
    [content] = match_body.body(match_body.MATCH)["requestBody"]["content"].values()
    return bool(Draft202012Validator(content["schema"]).is_valid({"profile": profile}))


@pytest.mark.django_db
@pytest.mark.parametrize(("profile", "taken"), [(one, True) for one in TAKEN] + [(one, False) for one in REFUSED])
def test_it_takes_what_it_describes(profile: dict[str, Any], taken: bool) -> None:
    assert fits(profile) == taken
    assert (profile_of(profile, DAY)[1] == {}) == taken
