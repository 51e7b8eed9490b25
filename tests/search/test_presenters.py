"""The words of the pages: what a value, an age, a date and a source are called. All rows here are test data."""

import datetime as dt
from typing import Any

import pytest
from django.utils.translation import override

from programs.fields import FIELDS, SHOWN_FIELDS, STRENGTHS, Group, Kind
from programs.models import EmployerLink, ProgramDate, Source, SponsorFiling, Statement, Track
from programs.pages.exceptions import AN_EXCEPTION
from programs.reconcile import Age
from search.presenters import dates, evidence, filings, places, tracks, words
from search.presenters.facts import TITLES
from search.presenters.searching import shown

DAY = dt.date(2026, 11, 21)

VALUES = [
    ("min_step2", "220", "required", "", "220 required"),
    ("min_step2", "230", "preferred", "", "230 preferred"),
    ("min_step2", "210", "", "", "At least 210; strength not said"),
    ("min_step1", "215", "considered_without", "", "215, but considered without"),
    ("max_failed_attempts", "0", "required", "", "Passes at the first attempt only, required"),
    ("max_failed_attempts", "0", "", "", "Passes at the first attempt only; strength not said"),
    ("max_failed_attempts", "1", "preferred", "", "1 failed attempt at most, preferred"),
    ("max_failed_attempts", "2", "", "any", "Any Step: 2 failed attempts at most; strength not said"),
    ("max_failed_attempts", "0", "required", "step1", "Step 1: Passes at the first attempt only, required"),
    ("max_years_since_graduation", "5", "required", "", "Within 5 years, required"),
    ("max_years_since_graduation", "1", "", "", "Within 1 year; strength not said"),
    ("usce_months", "0", "required", "", "None required"),
    ("usce_months", "0", "", "", "None required"),
    ("usce_months", "2", "considered_without", "", "2 months, but considered without"),
    ("usce_months", "1", "preferred", "", "1 month, preferred"),
    ("prior_us_training_months", "12", "required", "", "12 months, required"),
    ("usce_recency", "2", "required", "", "Within 2 years, required"),
    ("usce_kind", "hands_on_only", "preferred", "", "Hands-on only, preferred"),
    ("letters", "3", "required", "", "3 required"),
    ("letters_us", "1", "", "", "1; strength not said"),
    ("step3", "yes", "preferred", "", "Preferred"),
    ("step3", "yes", "", "", "Asked for; strength not said"),
    ("ecfmg_certificate_by", "start", "", "", "By the start; strength not said"),
    ("step2_by", "application", "required", "", "When applying, required"),
    ("application_deadline", "--10-30", "", "", "30 October"),
    ("application_deadline", "2017-11-30", "", "", "30 November 2017"),
    ("application_deadline", "--10-30", "preferred", "", "30 October, preferred"),
    ("h1b_step3_by", "ranking", "", "", "Before ranking"),
    ("visa_h1b", "case_by_case", "", "", "Case by case"),
    ("visa_h1b", "transfer_only", "", "", "Transfer only"),
    ("visa_other", "none_sponsored", "", "", "No visa is sponsored"),
    ("accepts_img", "rarely", "", "", "Rarely"),
    ("positions", "26", "", "", "26"),
    ("img_residents", "12/30", "", "", "12 of 30 residents"),
    ("school_requirement", "who_listed", "", "", "Who listed"),
    ("visa_j1", "a_value_of_tomorrow", "", "", "A_value_of_tomorrow"),
]


@pytest.mark.parametrize(("field", "value", "strength", "scope", "expected"), VALUES)
def test_a_value_is_worded_with_its_strength(field: str, value: str, strength: str, scope: str, expected: str) -> None:
    assert words.value_words(field, value, strength, scope) == expected


@pytest.mark.parametrize("field", SHOWN_FIELDS)
def test_every_value_of_the_registry_has_words_for_every_strength(field: str) -> None:
    entry = FIELDS[field]
    values = list(entry.values) or {Kind.NUMBER: ["7"], Kind.DATE: ["--12-01"]}.get(entry.kind, ["x"])
    for value in values:
        said = [words.value_words(field, value, strength) for strength in STRENGTHS]
        assert all(said)
        asks = entry.has_strength and not words.asks_nothing(field, value)
        assert len(set(said)) == (len(STRENGTHS) if asks else 1)


MARKS = [
    ("visa_j1", "yes", "yes"),
    ("visa_j1", "no", "no"),
    ("visa_h1b", "case_by_case", "maybe"),
    ("visa_h1b", "transfer_only", "maybe"),
    ("accepts_img", "rarely", "maybe"),
    ("step3", "yes", "plain"),
]


@pytest.mark.parametrize(("field", "value", "expected"), MARKS)
def test_only_an_answer_about_a_visa_or_imgs_has_a_shape(field: str, value: str, expected: str) -> None:
    assert words.mark(field, value) == expected


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_parts_are_joined_as_a_person_would(parts: list[str], expected: str) -> None:
    assert words.joined(parts) == expected


AGES = [
    (Age.CURRENT, 2027, "Current"),
    (Age.UNDATED, None, "Undated"),
    (Age.OLDER, 2018, "Older: for the 2018 Match"),
    (Age.OLDER, None, "Older: not read again for over a year"),
]


@pytest.mark.parametrize(("age", "year", "expected"), AGES)
def test_an_age_is_worded(age: Age, year: int | None, expected: str) -> None:
    assert evidence.age_words(age, year) == expected


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        ("", "cycle not stated"),
        ("2017-2018", "stated for 2017-2018"),
        ("2026-09-01", "stated for 1 September 2026"),
    ],
)
def test_a_cycle_is_shown_as_stated(cycle: str, expected: str) -> None:
    assert evidence.cycle_words(cycle) == expected


def test_a_stored_copy_is_called_just_that() -> None:
    assert evidence.reading_words(None) == "stored copy, date unknown"
    assert evidence.reading_words(dt.date(2026, 11, 3)) == "read on 3 November 2026"


VOICES = [
    ("program_page", None, "Program's own page"),
    ("gme_office", 1, "GME office, for all its programs"),
    ("tracker", None, "Public tracker, second hand"),
    ("coordinator", None, "Coordinator's signed reply"),
]


@pytest.mark.parametrize(("kind", "institution", "expected"), VOICES)
def test_a_source_is_named_by_its_voice(kind: str, institution: int | None, expected: str) -> None:
    said = Statement(source=Source(kind=kind), institution_id=institution)
    assert evidence.voice(said) == expected


NOTES = [
    ({}, []),
    ({"basis": "inferred"}, ["A reader concluded this; the page does not say it in words"]),
    ({"basis": "unknown"}, ["Not known whether the page says this in words"]),
    ({"kind": "P"}, ["Preliminary positions only"]),
    ({"applies_to": "img"}, ["For international graduates"]),
    ({"applies_to": "us"}, ["For US graduates"]),
    ({"unless": "active practice"}, ["Unless: active practice"]),
    ({"unless": "in writing to the director"}, ["Unless: in writing to the director"]),
]


@pytest.mark.parametrize(("more", "expected"), NOTES)
def test_what_narrows_or_softens_a_statement_is_said(more: dict[str, Any], expected: list[str]) -> None:
    assert evidence.notes(Statement(**more)) == expected


def test_an_exception_that_the_extractor_names_is_said_in_the_readers_language() -> None:
    with override("es"):
        assert evidence.notes(Statement(unless=AN_EXCEPTION)) == ["Salvo: que se haga una excepción"]


LINKS = [
    ("https://example.test/a", "https://example.test/a", "example.test"),
    ("http://www.example.test", "http://www.example.test", "example.test"),
    ("javascript:alert(1)", "", ""),
    ("data:text/html,x", "", ""),
    ("//example.test/a", "", ""),
    ("letter of 3 May", "", ""),
    ("http://[broken", "", ""),
    ("https://", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "url", "host"), LINKS)
def test_only_web_addresses_become_links(text: str, url: str, host: str) -> None:
    assert places.linkable(text) == url
    assert places.host(text) == host


@pytest.mark.parametrize(
    ("city", "state", "expected"),
    [("Testburg", "CT", "Testburg, Connecticut"), ("", "CT", "Connecticut"), ("", "", ""), ("", "QQ", "QQ")],
)
def test_a_place_says_only_what_is_known(city: str, state: str, expected: str) -> None:
    assert places.place_words(city, state) == expected


DATES = [
    ({"month_day": "12-01"}, None, "1 December, as stated for every season", False),
    ({"month_day": "11-21"}, None, "21 November, as stated for every season", False),
    ({"month_day": "11-15"}, None, "15 November has passed; season not stated", False),
    ({"month_day": "01-04"}, None, "4 January, as stated for every season", False),
    ({"month_day": "02-29"}, None, "29 February, as stated for every season", False),
    ({"month_day": "12-01"}, 2018, "1 December, as stated for earlier seasons (2018 Match)", True),
    ({"month_day": "11-15"}, 2027, "15 November has passed", False),
    (
        {"day": dt.date(2017, 11, 30), "match_year": 2018},
        2018,
        "For the 2018 Match: 30 November 2017 (that season is over)",
        True,
    ),
    ({"day": dt.date(2027, 12, 1), "match_year": 2028}, 2028, "For the 2028 Match: 1 December 2027", False),
    ({"day": dt.date(2026, 12, 1), "match_year": 2027}, 2027, "1 December 2026", False),
    ({"day": dt.date(2026, 11, 1), "match_year": 2027}, 2027, "1 November 2026, passed", False),
]


@pytest.mark.parametrize(("more", "stated_for", "expected", "old"), DATES)
def test_a_date_says_which_season_it_is_of(
    more: dict[str, Any], stated_for: int | None, expected: str, old: bool
) -> None:
    said = Statement(field="application_deadline", match_year=stated_for)
    date = ProgramDate(event="application_deadline", statement=said, **more)
    assert dates.date_words(date, DAY) == expected
    assert dates.is_old(date, DAY) is old


@pytest.mark.parametrize(
    ("listed_for", "expected"),
    [
        (2023, "Listed for the 2023 Match; not confirmed for 2027"),
        (2027, "Listed for the 2027 Match"),
        (None, "Named without a year; not confirmed for 2027"),
    ],
)
def test_a_listing_of_an_earlier_match_confirms_nothing(listed_for: int | None, expected: str) -> None:
    assert tracks.listed_words(listed_for, DAY) == expected


def test_kinds_are_told_in_the_order_of_the_registry() -> None:
    found = [Track(kind="P"), Track(kind="C"), Track(kind="P")]
    assert tracks.kinds_words(found) == "Categorical, 2 × Preliminary"
    assert tracks.kinds_words([]) == ""


def test_a_preliminary_year_is_one_year_only() -> None:
    line = tracks.track_line(Track(nrmp_code="T001140P0", kind="P", name="Test", listed_for=2023), DAY)
    assert line.kind_note == "One year only; you must match again."
    assert tracks.only_one_year([Track(kind="P")])
    assert not tracks.only_one_year([Track(kind="P"), Track(kind="C")])
    assert not tracks.only_one_year([])


def filed(year: int, positions: int, employer: str = "TEST EMPLOYER") -> SponsorFiling:
    return SponsorFiling(
        employer=employer, employer_key=employer.lower(), state="NY", fiscal_year=year, positions=positions
    )


def link(relation: str, *, residents: bool | None = None, employer: str = "TEST EMPLOYER") -> EmployerLink:
    return EmployerLink(
        employer=employer, employer_key=employer.lower(), state="NY", relation=relation, files_for_residents=residents
    )


def test_filings_are_summed_by_year_and_a_year_without_any_is_drawn_empty() -> None:
    found = filings.filings([filed(2024, 3), filed(2024, 2), filed(2026, 1)], [], [link("same")])
    by_year = {bar.year: bar for bar in found.bars}
    assert list(by_year) == list(range(2019, 2027))
    assert (by_year[2024].positions, by_year[2025].positions, by_year[2025].height) == (5, 0, 0)
    assert [bar.year for bar in found.bars if bar.partial] == [2026]
    assert "2024: 5" in found.spoken
    assert "2026 is partial" in found.spoken


def test_bars_stay_inside_the_drawing() -> None:
    found = filings.filings([filed(2019, 1), filed(2025, 1_000)], [], [])
    assert all(bar.x >= 0 and bar.x + bar.width <= filings.WIDTH for bar in found.bars)
    assert all(filings.TOP <= bar.y <= filings.BASE for bar in found.bars)


def test_no_filing_is_no_drawing() -> None:
    found = filings.filings([], [], [])
    assert found.bars == ()
    assert not found.any


@pytest.mark.parametrize(
    ("relation", "residents", "expected"),
    [("same", True, True), ("gme_body", True, True), ("same", None, False), ("university", True, False)],
)
def test_a_resident_case_counts_only_for_the_institution_itself(
    relation: str, residents: bool | None, expected: bool
) -> None:
    assert filings.filings([], [], [link(relation, residents=residents)]).resident_titled is expected


def test_related_employers_are_told_apart_and_never_summed() -> None:
    shared = [filed(2019, 4, "TEST UNIVERSITY"), filed(2021, 5, "TEST UNIVERSITY")]
    found = filings.filings([filed(2024, 3)], shared, [link("same"), link("university", employer="TEST UNIVERSITY")])
    assert sum(bar.positions for bar in found.bars) == 3
    assert [(line.employer, line.relation, line.positions, line.years) for line in found.shared] == [
        ("TEST UNIVERSITY", "its university", 9, "2019–2021")
    ]


def test_what_was_typed_can_always_be_shown() -> None:
    assert shown("a\x00b\ud800") == "a\ufffdb?"


def test_every_group_of_the_registry_but_dates_and_identity_has_a_table() -> None:
    assert set(Group) - set(TITLES) == {Group.DATES, Group.IDENTITY}
