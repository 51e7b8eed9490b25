"""What a match or a what-if is asked with, as JSON: well told it is read whole, else every mistake has its sentence."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.filters import ProgramFilter
from search.matched.asking import LIMIT, MOST, Asked, read
from search.profile import ApplicantProfile, Failed, Month
from search.questions.as_json import MEMBERS
from tests.search import made_up
from tests.search.profiles import DAY, FULL, profiles

pytestmark = pytest.mark.django_db

BOTH = ("profile", "filters")
ALL = (*BOTH, "limit", "verdicts")
UNKNOWN = ["There is no such member."]
NUMBER, TEXT, LIST = ["Give a whole number."], ["Give text."], ["Give text, or a list of texts."]
VERDICTS = ["Give a list of some of these: open, short, confirm, doubtful, closed."]
HUNDRED = ["Give a whole number from 0 to 100."]


def well(body: Any, members: tuple[str, ...] = ALL) -> Asked:
    asked, errors = read(body, DAY, members=members)
    assert errors == {}
    assert asked is not None
    return asked


def wrong(body: Any, members: tuple[str, ...] = ALL) -> dict[str, list[str]]:
    asked, errors = read(body, DAY, members=members)
    assert asked is None
    assert errors
    json.dumps(errors).encode()
    return errors


# What is well told


def test_everything_is_read_into_its_place() -> None:
    made_up.specialty("140")
    asked = well(
        {
            "profile": {"step2": 245, "failed": {"step1": 0}, "graduated": "2019-06"},
            "filters": {"specialty": ["140"], "visa": ["j1"], "step2": 245, "q": "test"},
            "limit": 3,
            "verdicts": ["open", "short"],
        }
    )
    assert asked.profile == ApplicantProfile(step2=245, failed=Failed(step1=0), graduated=Month(2019, 6))
    assert (asked.limit, asked.verdicts) == (3, ("open", "short"))
    told = {name: asked.search.asked(name) for name in ProgramFilter.base_filters if asked.search.is_asked(name)}
    shown = {"stated": "only", "page": 1, "per_page": 25}
    assert told == {"specialty": ["140"], "visa": ["j1"], "step2": 245, "q": "test", **shown}


@pytest.mark.parametrize("body", [{}, dict.fromkeys(ALL), {"profile": {}, "filters": {}, "verdicts": []}])
def test_null_is_as_good_as_absent(body: Any) -> None:
    asked = well(body)
    assert (asked.profile, asked.limit, asked.verdicts) == (ApplicantProfile(), LIMIT, ())
    assert asked.search.conditions(silent_too=False) == {}


def test_as_in_the_api_and_not_on_the_page_no_kind_of_position_is_left_out_by_itself() -> None:
    assert well({}).search.page_default is False


@pytest.mark.parametrize(
    ("filters", "name", "value"),
    [
        ({"step2": 240}, "step2", 240),
        ({"step2": "240"}, "step2", 240),
        ({"attempts": 0}, "attempts", 0),
        ({"state": "NY"}, "state", ["NY"]),
        ({"state": ["NY", "TX"]}, "state", ["NY", "TX"]),
        ({"state": []}, "state", []),
        ({"state": ""}, "state", []),
        ({"state": None}, "state", []),
        ({"accepts_img": "yes"}, "accepts_img", "yes"),
        ({"accepts_img": ""}, "accepts_img", ""),
        ({"stated": "include"}, "stated", "include"),
        ({"step2": None}, "step2", None),
        ({"q": "  two   words "}, "q", "two words"),
    ],
)
def test_a_filter_is_read_as_in_an_address_or_as_the_number_or_list_it_is(filters: Any, name: str, value: Any) -> None:
    assert well({"filters": filters}).search.asked(name) == value


@pytest.mark.parametrize("limit", [0, 1, MOST])
def test_the_limit_may_be_none_at_all_and_a_hundred(limit: int) -> None:
    assert well({"limit": limit}).limit == limit


# What is not


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ([], {"body": ["Give a JSON object."]}),
        (None, {"body": ["Give a JSON object."]}),
        ("profile", {"body": ["Give a JSON object."]}),
        (7, {"body": ["Give a JSON object."]}),
        ({"profile": {"step2": 999}}, {"profile.step2": ["Give a whole number from 1 to 300."]}),
        ({"profile": {"failed": {"cs": -1}}}, {"profile.failed.cs": ["Give a whole number from 0 to 20."]}),
        ({"profile": {"stepp2": None}}, {"profile.stepp2": UNKNOWN}),
        ({"profile": {"failed": {"step9": None}}}, {"profile.failed.step9": UNKNOWN}),
        ({"profile": {"failed.step1": None}}, {"profile.failed.step1": UNKNOWN}),
        ({"profile": []}, {"profile": ["Give an object."]}),
        ({"profile": 0}, {"profile": ["Give an object."]}),
        ({"profile": ""}, {"profile": ["Give an object."]}),
        ({"profile": False}, {"profile": ["Give an object."]}),
        ({"filters": []}, {"filters": ["Give an object of search parameters."]}),
        ({"filters": 0}, {"filters": ["Give an object of search parameters."]}),
        ({"filters": "state=NY"}, {"filters": ["Give an object of search parameters."]}),
        ({"filters": {"step2": 301}}, {"step2": ["Give a whole number from 1 to 300."]}),
        ({"filters": {"step2": 10**6000}}, {"step2": NUMBER}),
        ({"filters": {"step2": True}}, {"step2": NUMBER}),
        ({"filters": {"step2": 240.0}}, {"step2": NUMBER}),
        ({"filters": {"step2": [240]}}, {"step2": NUMBER}),
        ({"filters": {"state": ["ZZ"]}}, {"state": ["A value here is not one of the choices."]}),
        ({"filters": {"state": [None]}}, {"state": LIST}),
        ({"filters": {"state": [""]}}, {"state": LIST}),
        ({"filters": {"state": {"NY": 1}}}, {"state": LIST}),
        ({"filters": {"state": ["NY"] * 101}}, {"state": ["Give at most 100 values."]}),
        ({"filters": {"specialty": [140]}}, {"specialty": LIST}),
        ({"filters": {"specialty": ["999"]}}, {"specialty": ["A code here is not one of the directory's."]}),
        ({"filters": {"q": 7}}, {"q": TEXT}),
        ({"filters": {"q": ["a"]}}, {"q": TEXT}),
        ({"filters": {"q": "\x00"}}, {"q": ["This holds characters that cannot be read."]}),
        ({"filters": {"q": "\ud800"}}, {"q": ["This holds characters that cannot be read."]}),
        ({"filters": {"open_on": "2026-02-30"}}, {"open_on": ["There is no such day."]}),
        ({"filters": {"colour": None}}, {"colour": UNKNOWN}),
        ({"filters": {"sort": "name", "page": 2, "per_page": 5}}, dict.fromkeys(("sort", "page", "per_page"), UNKNOWN)),
        ({"filters": {"verdict": "open", "closed_by": "visa"}}, {"verdict": UNKNOWN, "closed_by": UNKNOWN}),
        ({"limit": -1}, {"limit": HUNDRED}),
        ({"limit": 101}, {"limit": HUNDRED}),
        ({"limit": True}, {"limit": HUNDRED}),
        ({"limit": "25"}, {"limit": HUNDRED}),
        ({"limit": 2.0}, {"limit": HUNDRED}),
        ({"limit": float("nan")}, {"limit": HUNDRED}),
        ({"limit": 10**6000}, {"limit": HUNDRED}),
        ({"verdicts": "open"}, {"verdicts": VERDICTS}),
        ({"verdicts": ["likely"]}, {"verdicts": VERDICTS}),
        ({"verdicts": [0]}, {"verdicts": VERDICTS}),
        ({"verdicts": [["open"]]}, {"verdicts": VERDICTS}),
        ({"verdicts": {}}, {"verdicts": VERDICTS}),
        ({"verdicts": ""}, {"verdicts": VERDICTS}),
        ({"verdicts": 0}, {"verdicts": VERDICTS}),
        ({"stepp": None}, {"stepp": UNKNOWN}),
        ({"\x00\ud800": 1}, {"\ufffd?": UNKNOWN}),
        ({"filters": {"\x00\ud800": 1}}, {"\ufffd?": UNKNOWN}),
        ({"profile": {"\x00\ud800": 1}}, {"profile.\ufffd?": UNKNOWN}),
    ],
)
def test_what_cannot_be_read_is_told_by_its_name(body: Any, errors: dict[str, list[str]]) -> None:
    assert wrong(body) == errors


def test_all_that_is_wrong_is_told_at_once() -> None:
    body = {
        "profile": {"step2": "x", "letters": 1, "letters_us": 2},
        "filters": {"state": 1, "step2": 999, "odd": 1},
        "limit": -1,
        "verdicts": ["x"],
        "more": 1,
    }
    names = {"profile.step2", "profile.letters_us", "state", "step2", "odd", "limit", "verdicts", "more"}
    assert set(wrong(body)) == names


def test_each_question_takes_its_own_members() -> None:
    assert wrong({"limit": 1, "verdicts": ["open"]}, BOTH) == {"limit": UNKNOWN, "verdicts": UNKNOWN}


def test_many_strange_names_are_answered_briefly() -> None:
    many = {"x" * 5000 + str(number): 1 for number in range(3)} | {f"odd{number}": 1 for number in range(500)}
    for body in (many, {"filters": many}, {"profile": many}):
        errors = wrong(body)
        assert len(errors) <= 20
        assert max(map(len, errors)) <= 110


# Anything at all

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ODD = st.fixed_dictionaries(
    {},
    optional={
        "profile": JSON | st.dictionaries(st.sampled_from([*MEMBERS, *FULL]), JSON, max_size=5),
        "filters": JSON | st.dictionaries(st.sampled_from([*ProgramFilter.base_filters, "odd"]), JSON, max_size=5),
        "limit": JSON | st.integers(-1, 101),
        "verdicts": JSON | st.lists(st.sampled_from(["open", "closed", "odd"])),
        "odd": JSON,
    },
)
AGAIN = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


@AGAIN
@given(body=JSON | ODD)
def test_anything_at_all_is_answered(body: Any) -> None:
    asked, errors = read(body, DAY, members=ALL)
    assert (asked is None) == bool(errors)
    json.dumps(errors).encode()
    assert asked is None or asked.search.is_valid()


@AGAIN
@given(profile=profiles())
def test_every_profile_that_someone_could_tell_is_read_as_it_is(profile: ApplicantProfile) -> None:
    for code in ("140", "320", "440"):
        made_up.specialty(code)
    assert well({"profile": profile.as_json()}).profile == profile
