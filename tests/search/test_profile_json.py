"""The profile as JSON: what is well told comes back whole, and whatever else is sent is answered by sentences."""

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.profile import ApplicantProfile, Failed, Month, Training
from search.questions.as_json import MEMBERS, answers_of, dotted, profile_of, what_holds
from search.questions.form import ProfileForm
from tests.search import made_up
from tests.search.profiles import DAY, FULL, KNOWN_SPECIALTIES, profiles

AGAIN = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def specialties(monkeypatch: pytest.MonkeyPatch) -> None:
    """Known without a database, for tests of many examples."""
    field = ProfileForm.base_fields["specialties"]
    monkeypatch.setattr(field, "known", lambda codes: set(codes) & set(KNOWN_SPECIALTIES))


def errors(data: Any) -> dict[str, list[str]]:
    profile, found = profile_of(data, DAY)
    assert (profile is None) == bool(found)
    return found


# What is well told


@pytest.mark.usefixtures("specialties")
def test_every_member_is_read_into_its_place() -> None:
    profile, found = profile_of(FULL, DAY)
    assert found == {}
    assert profile == ApplicantProfile(
        match_year=2028,
        work_status="ead",
        ead_basis="spouse",
        visas=("j1", "h1b"),
        j1_years_used=1,
        ecfmg_certified=False,
        ecfmg_expected=Month(2027, 1),
        step1=231,
        step2=245,
        step3=False,
        step3_expected=Month(2027),
        failed=Failed(1, 0, 0, 2),
        graduated=Month(2019, 6),
        usce_hands_on_months=2,
        observership_months=1,
        letters=3,
        letters_us=2,
        letters_specialty=1,
        school="Test School of Medicine",
        school_country="PK",
        us_training=Training(1, True),
        home_residency=True,
        specialties=("320", "140"),
        states=("NY", "TX"),
        kinds=("C", "M"),
        budget=2500,
    )


def test_the_members_are_those_of_the_profile() -> None:
    nested = {"failed": Failed, "us_training": Training}
    names = {field.name for field in dataclasses.fields(ApplicantProfile)}
    inner = {f"{name}.{field.name}" for name, kind in nested.items() for field in dataclasses.fields(kind)}
    assert set(MEMBERS) == names - set(nested) | inner
    assert len(MEMBERS) == 31


@pytest.mark.usefixtures("specialties")
@AGAIN
@given(profiles())
def test_a_profile_written_and_read_again_is_the_same(profile: ApplicantProfile) -> None:
    sent = json.loads(json.dumps(profile.as_json()))
    assert profile_of(sent, DAY) == (profile, {})
    assert what_holds(sent, DAY) == profile


@pytest.mark.usefixtures("specialties")
@AGAIN
@given(profiles())
def test_the_answers_of_a_profile_make_the_same_profile(profile: ApplicantProfile) -> None:
    form = ProfileForm(answers_of(dotted(profile.as_json())), day=DAY)
    assert form.is_valid()
    assert form.profile() == profile


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_null_is_as_good_as_absent_for(name: str) -> None:
    outer, _dot, inner = name.partition(".")
    assert profile_of({outer: {inner: None} if inner else None}, DAY) == (ApplicantProfile(), {})


def test_no_answer_is_neither_zero_nor_no() -> None:
    silent, _ = profile_of({}, DAY)
    told, _ = profile_of({"letters": 0, "step3": False, "failed": {"cs": 0}}, DAY)
    assert silent is not None
    assert (silent.letters, silent.step3, silent.failed.cs) == (None, None, None)
    assert told is not None
    assert (told.letters, told.step3, told.failed.cs) == (0, False, 0)


@pytest.mark.parametrize("status", ["citizen", "permanent_resident"])
def test_visas_of_those_who_need_none_are_left_out(status: str) -> None:
    profile, found = profile_of({"work_status": status, "visas": ["j1"]}, DAY)
    assert found == {}
    assert profile is not None
    assert profile.visas is None


def test_the_basis_of_a_work_permit_is_left_out_where_there_is_none() -> None:
    profile, found = profile_of({"work_status": "f1", "ead_basis": "spouse"}, DAY)
    assert (profile, found) == (ApplicantProfile(work_status="f1"), {})


# What is not

WHOLE = "Give a whole number, without quotes or a point."
FLAG = "Give true or false."


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        ({"step2": True}, "step2", WHOLE),
        ({"step2": 245.0}, "step2", WHOLE),
        ({"step2": float("nan")}, "step2", WHOLE),
        ({"step2": "245"}, "step2", WHOLE),
        ({"step2": {"$gt": 1}}, "step2", WHOLE),
        ({"step2": [245]}, "step2", WHOLE),
        ({"step2": 301}, "step2", "Give a whole number from 1 to 300."),
        ({"step2": 0}, "step2", "Give a whole number from 1 to 300."),
        ({"step2": -1}, "step2", "Give a whole number from 1 to 300."),
        ({"step2": 10**6000}, "step2", "Give a whole number from 1 to 300."),
        ({"letters": -(10**6000)}, "letters", "Give a whole number from 0 to 20."),
        ({"observership_months": 121}, "observership_months", "Give a whole number from 0 to 120."),
        ({"failed": {"step1": 21}}, "failed.step1", "Give a whole number from 0 to 20."),
        ({"failed": 3}, "failed", "Give an object."),
        ({"failed": {"step9": 1}}, "failed.step9", "There is no such member."),
        ({"failed.step1": 1}, "failed.step1", "There is no such member."),
        ({"us_training": {"years": "one"}}, "us_training.years", WHOLE),
        ({"us_training": {"pgy1_complete": 1}}, "us_training.pgy1_complete", FLAG),
        ({"step3": "yes"}, "step3", FLAG),
        ({"step3": 0}, "step3", FLAG),
        ({"step1": "230"}, "step1", "Choose from: pass, fail."),
        ({"step1": 999}, "step1", "Give a whole number from 1 to 300."),
        ({"step1": 2.5}, "step1", 'Give "pass", "fail" or a score as a whole number.'),
        ({"graduated": 2019}, "graduated", "Give text."),
        ({"graduated": "2019-13"}, "graduated", "Give a year of four digits, and its month if you know it."),
        ({"graduated": "19"}, "graduated", "Give a year of four digits, and its month if you know it."),
        ({"visas": "j1"}, "visas", "Give a list of at most 100 texts."),
        ({"visas": ["j1", 1]}, "visas", "Give a list of at most 100 texts."),
        ({"visas": ["o1"]}, "visas", "Choose from: j1, h1b."),
        ({"states": ["ZZ"]}, "states", "A value here is not one of the choices."),
        ({"kinds": ["c"]}, "kinds", "Choose from: C, P, A, R, M."),
        ({"school_country": "pk"}, "school_country", "A value here is not one of the choices."),
        ({"specialties": ["14"]}, "specialties", "A code here is not one of the directory's."),
        ({"school": "a\x00b"}, "school", "This holds characters that cannot be read."),
        ({"school": "a\ud800b"}, "school", "This holds characters that cannot be read."),
        ({"school": "x" * 201}, "school", "Write at most 200 characters."),
        ({"work_status": "h4"}, "work_status", "Choose from: citizen, permanent_resident, ead, h1b, j1, f1, none."),
        ({"match_year": 2026}, "match_year", "Give a whole number from 2027 to 2030."),
        ({"match_year": 2031}, "match_year", "Give a whole number from 2027 to 2030."),
        ({"stepp2": 1}, "stepp2", "There is no such member."),
        ([], "profile", "Give an object."),
        ("profile", "profile", "Give an object."),
        (None, "profile", "Give an object."),
        ({1: 2}, "profile", "Give an object."),
    ],
)
def test_what_cannot_be_read_is_told_by_its_name(data: Any, name: str, sentence: str) -> None:
    assert errors(data) == {name: [sentence]}


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = errors({"step2": "x", "failed": {"cs": 99}, "letters": 1, "letters_us": 2, "odd": 1})
    assert set(found) == {"step2", "failed.cs", "letters_us", "odd"}


def test_names_that_no_answer_could_carry_are_made_fit() -> None:
    found = errors({"\x00\ud800": 1, "x" * 5000: 1})
    assert set(found) == {"\ufffd?", "x" * 100}
    assert len(errors({f"odd{number}": 1 for number in range(500)})) == 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from([*MEMBERS, *FULL])


@pytest.mark.usefixtures("specialties")
@AGAIN
@given(st.dictionaries(NAMES, JSON, max_size=6))
def test_anything_at_all_is_answered(data: dict[str, Any]) -> None:
    profile, found = profile_of(data, DAY)
    assert (profile is None) == bool(found)
    json.dumps(found).encode()
    assert isinstance(what_holds(data, DAY), ApplicantProfile)


@pytest.mark.usefixtures("specialties")
@AGAIN
@given(st.sampled_from(sorted(FULL)), JSON)
def test_one_odd_member_leaves_the_others_standing(name: str, odd: Any) -> None:
    rest = {member: value for member, value in FULL.items() if member != name}
    held = what_holds({**rest, name: odd}, DAY)
    assert (
        held.as_json().items()
        >= {key: rest[key] for key in rest.keys() & {"school", "states", "home_residency"}}.items()
    )


# What is kept, and read again later


@pytest.mark.usefixtures("specialties")
def test_what_has_passed_since_is_dropped_and_the_rest_holds() -> None:
    later = dt.date(2028, 7, 1)
    held = what_holds(FULL, later)
    assert (held.match_year, held.ecfmg_expected, held.step3_expected) == (None, None, None)
    assert (held.step2, held.graduated, held.failed.step3) == (245, Month(2019, 6), 2)


@pytest.mark.parametrize("kept", [None, [], "x", {"odd": 1}, {"step2": "x"}, {"failed": 3}])
def test_what_does_not_hold_at_all_is_an_empty_profile(kept: Any) -> None:
    assert what_holds(kept, DAY) == ApplicantProfile()


@pytest.mark.django_db
def test_specialties_are_those_of_the_directory() -> None:
    made_up.specialty("140")
    assert profile_of({"specialties": ["140"]}, DAY) == (ApplicantProfile(specialties=("140",)), {})
    assert errors({"specialties": ["140", "999"]}) == {"specialties": ["A code here is not one of the directory's."]}
