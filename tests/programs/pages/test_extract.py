"""What sentences say, in words of our own: each shows a difficulty of real pages."""

import re

import pytest

from programs.pages import extract as extractor
from programs.pages.extract import VERSION, Extracted, extract
from programs.pages.reading import Reading, Topic
from programs.pages.setting import stated_cycle
from programs.pages.text import read

NOTHING: tuple[str, ...] = ()


def told(one: Extracted) -> str:
    return " ".join(part for part in (f"{one.field}={one.value}", one.strength, one.scope, one.kind) if part)


def values(text: str) -> set[str]:
    return {f"{one.field}={one.value}" for one in extract(text)}


def named(text: str, field: str) -> list[Extracted]:
    return [one for one in extract(text) if one.field == field]


VISAS = (
    ("We do not sponsor H-1B visas.", {"visa_h1b=no"}),
    ("The hospital is unable to sponsor H1-B visas at this time.", {"visa_h1b=no"}),
    ("J-1 only.", {"visa_j1=yes", "visa_h1b=no"}),
    ("Visas: J-1 only", {"visa_j1=yes", "visa_h1b=no"}),
    ("We accept only J-1 visas.", {"visa_j1=yes", "visa_h1b=no"}),
    ("We sponsor J-1 visas rather than H-1B visas.", {"visa_j1=yes", "visa_h1b=no"}),
    ("J-1 visas are sponsored through ECFMG; H-1B visas are not.", {"visa_j1=yes", "visa_h1b=no"}),
    ("Neither H-1B nor J-1 visas are sponsored.", {"visa_j1=no", "visa_h1b=no"}),
    ("We sponsor no visas other than the J-1.", {"visa_j1=yes", "visa_h1b=no"}),
    ("No visa sponsorship is available.", {"visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"}),
    ("We sponsor both J-1 and H-1B visas.", {"visa_j1=yes", "visa_h1b=yes"}),
    ("An H-1B is possible in exceptional cases.", {"visa_h1b=case_by_case"}),
    ("Applicants who are not US citizens must hold a J-1 visa.", {"visa_j1=yes"}),
    ("J-1 waiver positions are open to our graduates.", NOTHING),
    ("We do not sponsor visas for observerships.", NOTHING),
    ("The J-1 is a temporary nonimmigrant visa.", NOTHING),
    ("She came to the United States on a J-1 in 1999.", NOTHING),
    ("Most hospitals in the country sponsor J-1 visas.", NOTHING),
    ("We accept applicants with an employment authorization document.", {"visa_other=ead_accepted"}),
    ("Candidates on F-1 visas with OPT are accepted.", {"visa_other=f1_opt"}),
)


@pytest.mark.parametrize(("sentence", "expected"), VISAS, ids=[sentence for sentence, _ in VISAS])
def test_visas(sentence: str, expected: set[str]) -> None:
    assert {one for one in values(sentence) if one.startswith("visa")} == set(expected)


ANSWERS = (
    ("Do you sponsor H-1B visas?\nNo.", {"visa_h1b=no"}),
    ("Do you sponsor J-1 visas?\nYes, we do.", {"visa_j1=yes"}),
    ("Which visas do you sponsor?\nJ-1 and H-1B.", {"visa_j1=yes", "visa_h1b=yes"}),
    ("Q: Do you accept international medical graduates?\nA: Yes.", {"accepts_img=yes"}),
    ("IMGs?\nNo.", {"accepts_img=no"}),
    ("Is US clinical experience required?\nNo.", {"usce_months=0"}),
    ("How many letters of recommendation do you need?\nThree.", {"letters=3"}),
    ("When is your deadline?\nNovember 30th.", {"application_deadline=--11-30"}),
    ("How many positions do you offer per year?\n9", {"positions=9"}),
    ("Must Step 2 CK be passed to be ranked?\nYes.", {"step2_by=ranking"}),
    ("How many attempts do you allow on each Step?\nTwo at most.", {"max_failed_attempts=1"}),
    ("Is there a cut-off for the year of graduation?\nWithin the last 5 years.", {"max_years_since_graduation=5"}),
)


@pytest.mark.parametrize(("text", "expected"), ANSWERS, ids=[text.replace("\n", " ") for text, _ in ANSWERS])
def test_a_question_and_its_answer_say_one_thing(text: str, expected: set[str]) -> None:
    assert values(text) == expected


LIMITS = (
    ("Two attempts are allowed.", "max_failed_attempts", ("1",)),
    ("Two attempts at Step 1 are allowed.", "max_failed_attempts", ("1  step1",)),
    ("Step 2 CK must be passed on the first attempt.", "max_failed_attempts", ("0 required step2",)),
    ("No more than one failure on any Step.", "max_failed_attempts", ("1 required any",)),
    ("We prefer applicants who passed each Step on the first attempt.", "max_failed_attempts", ("0 preferred any",)),
    ("COMLEX Level 1 must be passed on the first attempt.", "max_failed_attempts", NOTHING),
    ("Our residents passed their boards on the first attempt.", "max_failed_attempts", NOTHING),
    ("There is no limit on the number of attempts.", "max_failed_attempts", NOTHING),
    (
        "Step 1: no more than one failure. Step 2 CK: no failures.",
        "max_failed_attempts",
        ("1 required step1", "0  step2"),
    ),
    ("Step 2 CK scores of 225 or higher are required.", "min_step2", ("225 required",)),
    ("Competitive applicants score above 230 on Step 2 CK.", "min_step2", ("230 preferred",)),
    ("There is no minimum score on Step 2 CK.", "min_step2", NOTHING),
    ("The mean Step 2 CK score of our residents is 244.", "min_step2", NOTHING),
    ("Step 1 is pass or fail.", "min_step1", NOTHING),
    ("We have 240 beds and require three letters.", "min_step1", NOTHING),
    (
        "Graduation from medical school within the past 4 years is required.",
        "max_years_since_graduation",
        ("4 required",),
    ),
    ("We have no cut-off for the year of graduation.", "max_years_since_graduation", NOTHING),
    ("Our graduates have matched into fellowships in the last 5 years.", "max_years_since_graduation", NOTHING),
    ("US clinical experience within the last two years is required.", "max_years_since_graduation", NOTHING),
    ("At least 8 weeks of US clinical experience are required.", "usce_months", ("2 required",)),
    ("We offer rotations of four weeks in a US hospital to students.", "usce_months", NOTHING),
)


@pytest.mark.parametrize(("sentence", "field", "expected"), LIMITS, ids=[sentence for sentence, _, _ in LIMITS])
def test_limits(sentence: str, field: str, expected: tuple[str, ...]) -> None:
    got = [f"{one.value} {one.strength} {one.scope}".rstrip() for one in named(sentence, field)]

    assert got == list(expected)


def test_a_limit_lifted_for_some_says_for_whom() -> None:
    text = "Applicants must have graduated within the last five years unless they are in active clinical practice."

    assert [(one.value, one.strength, one.unless) for one in extract(text)] == [("5", "required", "active practice")]


def test_a_year_of_graduation_is_counted_to_the_stated_season_and_never_guessed() -> None:
    with_season = "2026-2027 application season\n\nOnly applicants who graduated in 2022 or later are considered."

    assert [one.value for one in named(with_season, "max_years_since_graduation")] == ["5"]
    assert named("Only applicants who graduated in 2022 or later are considered.", "max_years_since_graduation") == []


def test_the_season_of_the_page_is_that_of_its_statements() -> None:
    text = "# How to apply: 2026-2027 application cycle\n\nThe deadline is December 1, 2026.\n\nWe sponsor J-1 visas."

    assert {(one.field, one.cycle) for one in extract(text)} == {
        ("application_deadline", "2026-2027"),
        ("visa_j1", "2026-2027"),
    }


def test_two_seasons_on_a_page_stay_with_their_headings() -> None:
    text = "## 2025-2026 season\n\nDeadline: October 1, 2025\n\n## 2026-2027 season\n\nDeadline: October 8, 2026"

    assert [(one.value, one.cycle) for one in extract(text)][-1] == ("2026-10-08", "2026-2027")


def test_days_of_one_season_tell_the_season_of_a_page_that_names_none() -> None:
    text = "The deadline is December 1, 2026.\n\nWe sponsor J-1 visas."

    assert {(one.field, one.cycle) for one in extract(text)} == {
        ("application_deadline", "2026-12-01"),
        ("visa_j1", "2026-12-01"),
    }


def test_days_of_two_seasons_tell_only_their_own() -> None:
    text = "The deadline was December 1, 2025.\n\nThe deadline is December 1, 2026.\n\nWe sponsor J-1 visas."

    assert [(one.value, one.cycle) for one in extract(text)] == [
        ("2025-12-01", "2025-12-01"),
        ("2026-12-01", "2026-12-01"),
        ("yes", ""),
    ]


def test_a_named_season_stands_where_a_day_is_of_another() -> None:
    text = "# How to apply: 2026-2027 application cycle\n\nThe deadline was December 1, 2024.\n\nWe sponsor J-1 visas."

    assert {one.cycle for one in extract(text)} == {"2026-2027"}


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("Interview days 2026-27", "2026-27"),
        ("NRMP Match 2024-2025", "2024-2025"),
        ("For training that starts on July 1, 2026 we fill 12 positions.", "2026"),
        ("Positions for residents entering July 2027", "2027"),
        ("Our entering class of 2026", "2026"),
        ("The department was founded in July 2001", ""),
        ("Our residents graduated in June 2024", ""),
    ],
)
def test_words_that_name_a_season(text: str, season: str) -> None:
    assert stated_cycle(text) == season


def test_what_was_asked_in_former_years_is_left_out() -> None:
    assert values("# Archive\n\nDeadline: October 1, 2019") == set()


def test_a_fellowship_on_the_page_says_nothing_of_the_residency() -> None:
    text = (
        "# Residency\n\nThree letters of recommendation are required.\n\n# Fellowship in Cardiology\n\nTwo "
        "letters are required.\n\nThe deadline is July 1."
    )

    assert values(text) == {"letters=3"}


def test_a_page_of_a_fellowship_says_nothing() -> None:
    assert (
        values("# Cardiology Fellowship\n\nTwo letters of recommendation are required. J-1 visas are accepted.")
        == set()
    )


def test_a_story_says_nothing_of_a_program() -> None:
    assert (
        values(
            "# How I matched\n\nI sent three letters of recommendation. I had a J-1 visa.\n\nI applied to 90 programs."
        )
        == set()
    )


def test_several_programs_on_a_page_are_told_apart() -> None:
    text = (
        "# Residencies\n\n## Internal Medicine\n\nWe offer 12 categorical positions.\n\n## "
        "Psychiatry\n\nWe offer 6 categorical positions."
    )

    assert [(one.subject, one.value) for one in extract(text)] == [("140", "12"), ("400", "6")]


def test_a_table_gives_each_track_its_own() -> None:
    html = """<h2>Match</h2><table><tr><th>Track</th><th>Positions</th><th>Deadline</th></tr>
    <tr><td>Categorical</td><td>14</td><td>December 1</td></tr>
    <tr><td>Preliminary</td><td>5</td><td>November 1</td></tr></table>"""

    assert [told(one) for one in extract(html)] == [
        "positions=14 C",
        "application_deadline=--12-01 C",
        "positions=5 P",
        "application_deadline=--11-01 P",
    ]


def test_items_take_their_strength_from_the_words_above_them() -> None:
    text = "Applicants must have:\n\n- Graduation within the last 3 years\n- Three letters of recommendation\n"

    assert [told(one) for one in extract(text)] == ["max_years_since_graduation=3 required", "letters=3 required"]


def test_items_under_a_denial_are_denied() -> None:
    assert {"visa_h1b=no", "visa_j1=no"} <= values(
        "The program does not:\n\n- Sponsor H-1B visas\n- Accept J-1 visas\n"
    )


def test_a_rule_for_international_graduates_is_marked_as_theirs() -> None:
    text = (
        "# International Medical Graduates\n\nThree months of US clinical experience are required.\n\n# "
        "All applicants\n\nTwo letters of recommendation are required."
    )

    assert {(one.field, one.applies_to) for one in extract(text) if one.field != "accepts_img"} == {
        ("usce_months", "img"),
        ("letters", "all"),
    }


def test_a_rule_for_us_graduates_is_marked_as_theirs() -> None:
    text = "# Graduates of US medical schools\n\nThey must have graduated within the last 2 years."

    assert [(one.value, one.applies_to) for one in extract(text)] == [("2", "us")]


LETTERS: tuple[tuple[str, set[str]], ...] = (
    ("Three to four letters of recommendation are required.", {"letters=3"}),
    ("Please send no more than four letters of recommendation.", set()),
    ("We require three letters of recommendation in addition to the dean's letter.", {"letters=3"}),
    (
        "One letter from your chair and two additional letters of recommendation are required.",
        {"letters=3"},
    ),
    ("We need four letters of recommendation, one of which is the dean's letter.", {"letters=3"}),
    ("We require three letters, all from US physicians.", {"letters=3", "letters_us=3"}),
    ("Letters from any specialty are welcome.", set()),
)


@pytest.mark.parametrize(("sentence", "expected"), LETTERS, ids=[sentence for sentence, _ in LETTERS])
def test_letters(sentence: str, expected: set[str]) -> None:
    assert values(sentence) == expected


DAYS: tuple[tuple[str, set[str]], ...] = (
    ("Applications are accepted until 15 November.", {"application_deadline=--11-15"}),
    ("Applications received after December 1 will not be considered.", {"application_deadline=--12-01"}),
    ("Application deadline: 10/31/2026", {"application_deadline=2026-10-31"}),
    (
        "Applications are accepted from September 1 through December 1, 2026.",
        {"application_opens=2026-09-01", "application_deadline=2026-12-01"},
    ),
    ("Interviews are held from November 1 to January 20.", set()),
    ("Rank order lists must be certified by March 3, 2027.", set()),
    ("The page was last updated on October 3, 2026.", set()),
    ("The application deadline is February 31.", set()),
)


@pytest.mark.parametrize(("sentence", "expected"), DAYS, ids=[sentence for sentence, _ in DAYS])
def test_days(sentence: str, expected: set[str]) -> None:
    assert values(sentence) == expected


POSITIONS: tuple[tuple[str, set[str]], ...] = (
    ("We have a total complement of 24 residents.", set()),
    ("There are 30 residents in all, 10 per year.", {"positions=10"}),
    ("The program interviews 80 applicants for its positions.", set()),
    ("Two fellows are accepted each year.", set()),
    ("Twelve faculty teach our residents.", set()),
)


@pytest.mark.parametrize(("sentence", "expected"), POSITIONS, ids=[sentence for sentence, _ in POSITIONS])
def test_positions(sentence: str, expected: set[str]) -> None:
    assert values(sentence) == expected


def test_numbers_that_only_look_like_codes_are_none() -> None:
    assert values("Call us at 555-123-4567 or 5551234567.") == set()
    assert values("ACGME ID: 1409999001, NRMP code 9876140C0") == {"acgme_id=1409999001", "nrmp_code=9876140C0"}


def test_a_certificate_without_a_time_says_that_graduates_of_schools_abroad_are_taken_and_no_more() -> None:
    assert values("International medical graduates must be ECFMG certified.") == {"accepts_img=yes"}


def test_said_twice_is_told_once_with_its_strength() -> None:
    text = "Letters of recommendation: three.\n\nThree letters of recommendation are required."

    assert [told(one) for one in extract(text)] == ["letters=3 required"]


def test_the_passage_and_the_place_are_told_and_the_place_quotes_no_sentence() -> None:
    [one] = extract("# Visas\n\nWe do not sponsor H-1B visas.")

    assert (one.passage, one.where) == ("We do not sponsor H-1B visas.", "Visas, paragraph")
    assert 0 < one.confidence <= 1


def test_a_page_already_read_gives_the_same() -> None:
    text = "We sponsor J-1 visas."

    assert extract(read(text)) == extract(text)
    assert extract(text, url="https://example.test/psychiatry") == extract(text)


def test_a_paragraph_that_a_page_repeats_is_read_once() -> None:
    text = "We sponsor J-1 visas.\n\nWe sponsor J-1 visas."

    assert [told(one) for one in extract(text)] == ["visa_j1=yes"]


def test_what_cannot_be_read_says_nothing() -> None:
    assert extract("") == []
    assert extract("   \n ") == []
    assert VERSION == "12"


def test_a_reading_that_cannot_be_stated_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Topic("wrong", re.compile(""), lambda _unit: [Reading("positions", "999", 0.99)], ())
    monkeypatch.setattr(extractor, "TOPICS", (wrong,))

    assert extract("Nine hundred and ninety-nine positions.") == []
