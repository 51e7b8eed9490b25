"""The order within a verdict, each key breaking the ties of those before it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.matching import Verdict, matched
from search.matching.order import Directory, ranked
from search.matching.stated import stated
from tests.search.matching.directories import PROGRAMS_IN_LARGE, large_cases
from tests.search.matching.made_up import CURRENT, DAY, UNDATED, applicant, line, program

TWO = (1, 2)
SAME = Directory(
    specialty=np.array([1, 1]),
    specialty_codes={"140": 1, "180": 2},
    state=np.array([1, 1]),
    state_codes={"NY": 1, "TX": 2},
    resident_filings=np.array([False, False]),
    from_school=np.array([False, False]),
    name=np.array([1, 2]),
)
TAKES = [line("accepts_img", "yes", program=one, statement=one) for one in TWO]
ANYONE = applicant()
BY_J1 = applicant(work_status="f1", visas=("j1",), j1_years_used=0)


def _places(directory=SAME, profile=ANYONE, lines=(), kinds=("C", "C")):
    listed = [program(kind, number=number) for number, kind in zip(TWO, kinds, strict=True)]
    return ranked(matched(profile, stated(listed, [*TAKES, *lines]), DAY), directory).tolist()


def test_all_else_equal_the_name_decides():
    assert _places() == [0, 1]
    assert _places(replace(SAME, name=np.array([2, 1]))) == [1, 0]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"specialty": np.array([1, 2])}, {"specialties": ("180", "140")}),
        ({"specialty": np.array([1, 2])}, {"specialties": ("unknown", "180")}),
        ({"state": np.array([1, 2])}, {"states": ("TX", "unknown")}),
        ({"from_school": np.array([False, True])}, {}),
        ({"resident_filings": np.array([False, True])}, {"work_status": "f1", "visas": ("h1b",), "step3": True}),
    ],
)
def test_the_second_comes_first_by(changed, told):
    assert _places(replace(SAME, **changed), applicant(**told)) == [1, 0]


@pytest.mark.parametrize(
    "changed",
    [
        {"specialty": np.array([1, 2])},
        {"state": np.array([1, 2])},
        {"resident_filings": np.array([False, True])},
    ],
)
def test_what_was_not_wished_for_makes_no_difference(changed):
    assert _places(replace(SAME, **changed)) == [0, 1]


def test_a_kind_of_position_that_is_wished_for_comes_first():
    assert _places(profile=applicant(kinds=("M",)), kinds=("C", "M")) == [1, 0]


def test_a_better_verdict_comes_before_every_wish():
    wishes = applicant(step2=219, specialties=("140",))
    closed = line("min_step2", 220, program=1, statement=9)
    assert _places(replace(SAME, specialty=np.array([1, 2])), wishes, [closed]) == [1, 0]


def test_a_fresher_yes_about_the_visa_comes_first():
    lines = [
        line("visa_j1", "yes", program=1, age=UNDATED, statement=8),
        line("visa_j1", "yes", program=2, age=CURRENT, statement=9),
    ]
    assert _places(profile=BY_J1, lines=lines) == [1, 0]


def test_more_stated_rules_that_are_met_come_first():
    met = line("min_step2", 220, program=2, statement=9)
    assert _places(profile=applicant(step2=220), lines=[met]) == [1, 0]


# Each key in its place: it decides before all that stand behind it

WITH_WISHES = applicant(
    work_status="f1",
    visas=("j1", "h1b"),
    j1_years_used=0,
    step1="pass",
    step2=230,
    step3=True,
    letters=1,
    specialties=("140",),
    states=("NY",),
    kinds=("C",),
)
KEYS = (
    *("verdict", "specialty", "state", "kind", "school", "visa", "visa's age", "img", "img's age"),
    *("filings", "met", "name"),
)
"""The nine of the docstring, where one looks at two things each of the two."""


def _favouring(favoured):
    """Verdicts and places of two programs, where each key favours the one it is told to, and else neither."""
    second = {key: 3 - one for key, one in favoured.items()}
    columns = {
        key: np.array([2 if second.get(key) == one else 1 for one in TWO]) for key in ("specialty", "state", "name")
    }
    flags = {key: np.array([favoured.get(key) == one for one in TWO]) for key in ("school", "filings")}
    directory = replace(SAME, **columns, from_school=flags["school"], resident_filings=flags["filings"])
    lines = [said for one in TWO for said in _said(one, {key for key, other in second.items() if other == one})]
    listed = [program("M" if second.get("kind") == one else "C", number=one) for one in TWO]
    found = matched(WITH_WISHES, stated(listed, lines), DAY)
    return [Verdict(int(one)) for one in found.verdict], ranked(found, directory).tolist()


def _said(one, second_by):
    """What a program states that comes second by these keys. A pass in Step 1 has all programs ask first, so that
    what is unclear about visa and graduates leaves their verdict alone."""
    yield line("min_step1", 200, program=one, statement=one)
    yield line(
        "visa_j1",
        "case_by_case" if "visa" in second_by else "yes",
        program=one,
        age=UNDATED if "visa's age" in second_by else CURRENT,
        statement=10 + one,
    )
    yield line(
        "accepts_img",
        "rarely" if "img" in second_by else "yes",
        program=one,
        age=UNDATED if "img's age" in second_by else CURRENT,
        statement=20 + one,
    )
    if "met" not in second_by:
        yield line("letters", 1, program=one, statement=30 + one)
    if "verdict" in second_by:
        yield line("min_step2", 240, program=one, statement=40 + one)


def test_where_no_key_favours_either_they_stay_as_they_stand():
    assert _favouring({}) == ([Verdict.CONFIRM] * 2, [0, 1])


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("favoured", TWO)
def test_each_key_decides_alone(key, favoured):
    verdicts, places = _favouring({key: favoured})
    assert places == ([0, 1] if favoured == 1 else [1, 0])
    assert (verdicts == [Verdict.CONFIRM] * 2) == (key != "verdict")


@pytest.mark.parametrize("place", range(len(KEYS)))
@pytest.mark.parametrize("favoured", TWO)
def test_each_key_decides_before_all_that_stand_behind_it(place, favoured):
    key, *behind = KEYS[place:]
    assert len(KEYS) == 12
    places = _favouring({**dict.fromkeys(behind, 3 - favoured), key: favoured})[1]
    assert places == ([0, 1] if favoured == 1 else [1, 0])


def test_specialties_come_in_the_order_in_which_they_are_wished_for_and_others_last():
    three = replace(
        SAME,
        specialty=np.array([1, 3, 2]),
        state=np.ones(3, np.int64),
        resident_filings=np.zeros(3, np.bool_),
        from_school=np.zeros(3, np.bool_),
        name=np.arange(3),
    )
    listed = [program("C", number=number) for number in (1, 2, 3)]
    found = matched(applicant(specialties=("180", "140")), stated(listed, []), DAY)
    assert ranked(found, three).tolist() == [1, 2, 0]


# Any directory, any applicant


@settings(max_examples=60)
@given(case=large_cases(), drawn=st.randoms(use_true_random=False))
def test_the_order_takes_every_program_once_and_hangs_on_no_order_of_rows(case, drawn):
    made, profile = case
    rows = np.arange(PROGRAMS_IN_LARGE)
    whole = Directory(
        specialty=np.array(drawn.choices((1, 2), k=len(rows))),
        specialty_codes={"140": 1, "180": 2},
        state=np.array(drawn.choices((1, 2), k=len(rows))),
        state_codes={"NY": 1, "TX": 2},
        resident_filings=np.array(drawn.choices((True, False), k=len(rows))),
        from_school=np.array(drawn.choices((True, False), k=len(rows))),
        name=np.array(drawn.sample(range(len(rows)), k=len(rows))),
    )
    wishing = replace(profile, specialties=("180", "140"), states=("TX",), kinds=("C",))
    found = matched(wishing, stated(made.programs, made.lines), made.day)
    places = ranked(found, whole)
    assert sorted(places.tolist()) == rows.tolist()
    assert places.tolist() == ranked(found, whole).tolist()
    in_order = found.verdict[np.argsort(places)].tolist()
    assert in_order == sorted(in_order)
    other = np.array(drawn.sample(rows.tolist(), k=len(rows)))
    turned = matched(wishing, stated([made.programs[row] for row in other], made.lines), made.day)
    arrays = {name: getattr(whole, name) for name in Directory.__slots__ if not name.endswith("_codes")}
    assert ranked(turned, replace(whole, **{name: held[other] for name, held in arrays.items()})).tolist() == [
        int(places[row]) for row in other
    ]
