"""What verdicts, rules and changes are called: every sentence, the reader's own side, and no word of chances."""

import ast
import re
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext

from programs.models import Reading, Source, Statement
from search.matching import DECIDING, RULES, Outcome, Verdict
from search.matching.match import Told
from search.presenters.matching import changes, headlines, lines, notes, questions, verdicts, what_if
from search.presenters.matching.changes import NOTES, change_label, change_note
from search.presenters.matching.headlines import headline
from search.presenters.matching.lines import RuleLine, spoken, unspoken
from search.presenters.matching.questions import QUESTIONS
from search.presenters.matching.verdicts import COUNTED_AS, FOUND, NAMES, OUTCOMES, SAID_AS
from search.presenters.matching.yours import YOURS, yours
from search.presenters.words import value_words
from search.profile import ApplicantProfile, Failed, Month, Training
from search.whatif import changes as changes_of
from tests.search.matching.made_up import DAY, WELCOME, applicant, line, match

pytestmark = pytest.mark.usefixtures("_in_english")

ROOT = Path(__file__).resolve().parent.parent.parent
CHANCES = re.compile(
    r"\b(chances?|likely|likelihood|probab\w+|odds|unlikely|percent|predict\w*|competitive\w*)\b|[0-9]\s?%", re.I
)
SPANISH_CHANCES = re.compile(r"\b(oportunidad(es)? de|probab\w+|posibilidad(es)? de|competitiv\w+|predic\w+)\b", re.I)
SPOKEN_IN = (changes, headlines, lines, notes, questions, verdicts, what_if)
TEMPLATES = ("_tally.html", "_for_you.html", "what_if.html", "what_if_programs.html", "_change.html")


@pytest.fixture
def _in_english() -> Any:
    with translation.override("en"):
        yield


# No word of chances


def sentences() -> list[str]:
    """Every text in the code of verdicts and of what a page says about them, docstrings apart."""
    folder = ROOT / "search/presenters/matching"
    modules = [*sorted(folder.glob("*.py")), ROOT / "search/matching/registry.py", ROOT / "search/matched/filters.py"]
    found: list[str] = []
    for module in modules:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in bare]
        found += [text.value for text in texts if isinstance(text.value, str)]
    return found


def words_of_templates() -> list[str]:
    paths = [ROOT / "templates/search" / name for name in TEMPLATES]
    paths += sorted((ROOT / "templates/components").glob("verdict*.html"))
    sources = [re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8")) for path in paths]
    translated = [
        words
        for source in sources
        for words in re.findall(
            r'{% translate "([^"]+)"|{% blocktranslate[^%]*%}(.*?){% endblocktranslate', source, re.S
        )
    ]
    return ["".join(pair) for pair in translated]


def test_no_sentence_speaks_of_chances() -> None:
    said = [*sentences(), *words_of_templates()]
    assert len(said) > 300
    assert "Nothing they state rules you out" in said
    assert "What would open more?" in said
    assert [one for one in said if CHANCES.search(one)] == []


def test_no_spanish_sentence_speaks_of_chances() -> None:
    english = [one for one in [*sentences(), *words_of_templates()] if " " in one]
    with translation.override("es"):
        spanish = {one: gettext(one) for one in english}
    assert sum(one != other for one, other in spanish.items()) > 60
    assert [other for one, other in spanish.items() if one != other and SPANISH_CHANCES.search(other)] == []


def test_such_a_word_would_be_found() -> None:
    for words in ("Your chance here", "Most likely to match", "a probability", "the odds", "80% of them"):
        assert CHANCES.search(words)
    assert not CHANCES.search("%(count)s programs %(verdict)s")


# Catalogues that leave nothing out


@pytest.mark.parametrize("catalogue", [NAMES, SAID_AS, COUNTED_AS])
def test_every_verdict_has_its_words(catalogue: MappingProxyType[Verdict, Any]) -> None:
    assert list(catalogue) == list(Verdict)
    assert len({str(words) for words in catalogue.values()}) == len(Verdict)


@pytest.mark.parametrize("catalogue", [OUTCOMES, FOUND])
def test_every_outcome_has_its_words(catalogue: MappingProxyType[Outcome, Any]) -> None:
    assert list(catalogue) == list(Outcome)
    assert len({str(words) for words in catalogue.values()}) == len(Outcome)


def test_every_rule_has_a_label_and_almost_every_one_a_question() -> None:
    names = {rule.name for rule in RULES}
    assert len({str(rule.label) for rule in RULES}) == len(RULES)
    assert set(QUESTIONS) <= names
    assert names - set(QUESTIONS) == {"j1_years", "state_letter"}, "the visa's own limit; and what never counts"


def test_questions_are_questions_in_english_whatever_the_language() -> None:
    for language in ("en", "es"):
        with translation.override(language):
            assert all(isinstance(words, str) and words.endswith("?") for words in QUESTIONS.values())
    assert QUESTIONS["visa_j1"] == "Does your program currently sponsor the J-1 (ECFMG) visa?"


def test_every_change_has_a_label_of_its_own() -> None:
    labels = [change_label(name, 2027, {}) for name in changes_of(DAY)]
    assert len(set(labels)) == len(labels) == 12
    assert labels[0] == "A Step 2 CK score of 220"
    assert labels[6:9] == [
        "1 more month of hands-on US work",
        "2 more months of hands-on US work",
        "3 more months of hands-on US work",
    ]
    assert labels[-1] == "Applying for the 2028 Match instead"
    assert change_label("state_NM", 2027, {}) == "Also looking at New Mexico"
    assert change_label("specialty_140", 2027, {"140": "Test Medicine"}) == "Also looking at test medicine"


def test_what_to_know_stands_beside_the_changes_that_need_it() -> None:
    noted = {name for name in changes_of(DAY) if change_note(name)}
    assert noted == {"step3", "usce_1", "usce_2", "usce_3", "accept_j1", "next_season"}
    assert len(NOTES) == 4
    assert "visitor visa" in change_note("usce_2")
    assert "two-year rule" in change_note("accept_j1")


# Headlines


def made(profile: ApplicantProfile, *said: Any, more: dict[str, RuleLine] | None = None) -> Any:
    """The headline of the one program, told without statements: what they state is then not in words."""
    found = match(profile, *said)
    return headline(found, 0, lines.lines(found.of_program(0), {}, found))


J1 = applicant(work_status="f1", visas=("j1",), j1_years_used=0)
LOW = applicant(step2=219)


@pytest.mark.parametrize(
    ("profile", "said", "verdict", "words", "step"),
    [
        (
            applicant(),
            [WELCOME],
            "open",
            "Nothing they state rules you out",
            "Open their page before you pay: it may say something else by now.",
        ),
        (
            applicant(step3=False),
            [WELCOME, line("step3", "yes")],
            "open",
            "Nothing they state rules you out",
            "Still to do: Step 3",
        ),
        (
            LOW,
            [WELCOME, line("min_step2", 220, strength="preferred")],
            "short",
            "Short of a preference",
            "Open their page before you pay: it may say something else by now.",
        ),
        (applicant(), [], "confirm", "Ask first", "Read their page first. If it does not say, ask once."),
        (
            applicant(step2=None),
            [WELCOME, line("min_step2", 220)],
            "confirm",
            "Ask first",
            "Add this to your answers: Step 2 CK score",
        ),
        (
            LOW,
            [WELCOME, line("min_step2", 220, strength="")],
            "doubtful",
            "A page says no: check before you skip or pay",
            "Open their page and look whether it still says so. If it does not say, ask once.",
        ),
        (
            LOW,
            [WELCOME, line("min_step2", 220)],
            "closed",
            "They state a limit you do not meet",
            "They state it for this season. Use the fee for another program unless this changes.",
        ),
    ],
)
def test_each_verdict_is_said_with_one_thing_to_do(
    profile: ApplicantProfile, said: list[Any], verdict: str, words: str, step: str
) -> None:
    told = made(profile, *said)
    assert (told.verdict, told.said_as, told.next_step) == (verdict, words, step)


@pytest.mark.parametrize(
    ("profile", "said", "because"),
    [
        (applicant(), [], "They have not said whether they take international graduates"),
        (J1, [WELCOME], "They have not said whether they sponsor what you need"),
        (
            applicant(step2=None),
            [WELCOME, line("min_step2", 220)],
            "Step 2 CK score: it depends on what you have not told us",
        ),
        (
            applicant(work_status="f1", visas=("j1",), j1_years_used=7),
            [WELCOME, line("visa_j1", "yes")],
            "A J-1 allows seven years of training in all; you: In the US on an F-1; would take the J-1",
        ),
        (
            applicant(ecfmg_certified=False, ecfmg_expected=Month(2027, 5)),
            [WELCOME],
            "NRMP needs ECFMG's confirmation by early March 2027; you: expected in May 2027",
        ),
    ],
)
def test_the_reason_is_the_rule_that_decides(profile: ApplicantProfile, said: list[Any], because: str) -> None:
    assert made(profile, *said).because == because


def with_basis(value: str, basis: str) -> tuple[RuleLine, str]:
    """What the rule of the J-1 finds for one who needs it where a page states `value`, and the reason."""
    found = match(J1, WELCOME, line("visa_j1", value, statement=1))
    kept = Statement(pk=1, field="visa_j1", value=value, basis=basis, source=Source(kind="program_page"))
    kept._prefetched_objects_cache = {"readings": Reading.objects.none()}  # type: ignore[attr-defined]
    told = lines.lines(found.of_program(0), {1: kept}, found)
    return next(one for one in told if one.rule == "visa_j1"), headline(found, 0, told).because


@pytest.mark.parametrize(
    ("basis", "doubt"),
    [
        ("explicit", ""),
        ("unknown", "Not known whether the page says this in words"),
        ("inferred", "A reader concluded this; the page does not say it in words"),
    ],
)
def test_a_reason_is_as_sure_as_the_statement_that_it_rests_on(basis: str, doubt: str) -> None:
    one, because = with_basis("no", basis)
    assert (one.notes, one.doubt) == ((doubt,) if doubt else (), doubt)
    plain = "Visa or work permit: they state “J-1 visa: No”; you: In the US on an F-1; would take the J-1"
    assert because == (f"{plain}. {doubt}" if doubt else plain)


def test_what_is_told_of_an_open_program_is_as_sure_as_its_statement() -> None:
    unsure = "Not known whether the page says this in words"
    _one, because = with_basis("yes", "unknown")
    assert unsure in because
    assert because.index(unsure) < because.index("not stated:")


@pytest.mark.parametrize(
    ("profile", "said", "question"),
    [
        (applicant(), [], "img"),
        (J1, [WELCOME], "visa_j1"),
        (applicant(work_status="f1", visas=("j1", "h1b"), j1_years_used=0, step3=True), [WELCOME], "visa"),
        (applicant(work_status="ead"), [WELCOME], "work_permit"),
        (applicant(step1="pass"), [WELCOME, line("min_step1", 220)], "step1"),
        (LOW, [WELCOME, line("min_step2", 220, strength="")], "step2"),
    ],
)
def test_what_is_in_question_is_asked(profile: ApplicantProfile, said: list[Any], question: str) -> None:
    assert made(profile, *said).question == QUESTIONS[question]


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (applicant(), [WELCOME]),
        (LOW, [WELCOME, line("min_step2", 220)]),
        (LOW, [WELCOME, line("min_step2", 220, strength="preferred")]),
        (applicant(step2=None), [WELCOME, line("min_step2", 220)]),
    ],
)
def test_nothing_is_asked_where_it_is_plain_or_the_readers_own_to_tell(
    profile: ApplicantProfile, said: list[Any]
) -> None:
    assert made(profile, *said).question == ""


def test_silence_that_decides_nothing_is_told_in_one_sentence_for_all() -> None:
    found = match(J1, WELCOME)
    told = lines.lines(found.of_program(0), {}, found)
    names = {one.rule for one in spoken(told)}
    assert {"img", "visa", "visa_j1"} <= names
    assert not {"letters", "attempts"} & names
    assert "Letters of recommendation" in unspoken(told)
    assert "Visa or work permit" not in unspoken(told)
    assert unspoken(spoken(told)) == ""


@pytest.mark.parametrize(
    ("rule", "profile", "words"),
    [
        ("j1_years", applicant(work_status="f1", visas=("j1",)), "A J-1 allows seven years of training in all"),
        ("j1_years", J1, "A J-1 allows seven years of training in all"),
        ("h1b_step3", applicant(work_status="f1", visas=("h1b",)), "The H-1B petition needs Step 3"),
        ("h1b_step3", applicant(work_status="f1", visas=("h1b",), step3=True), "The H-1B petition needs Step 3"),
        ("letters", applicant(), ""),
    ],
)
def test_the_visas_own_limits_are_told_as_such_though_no_program_states_them(
    rule: str, profile: ApplicantProfile, words: str
) -> None:
    found = match(profile, WELCOME)
    told = lines.lines(found.of_program(0), {}, found)
    assert next(one.needs for one in told if one.rule == rule) == words


# The reader's own side

TOLD = ApplicantProfile(
    work_status="f1",
    visas=("j1", "h1b"),
    j1_years_used=1,
    ecfmg_certified=False,
    ecfmg_expected=Month(2027, 1),
    step1="pass",
    step2=245,
    step3=False,
    failed=Failed(1, 0, None, 2),
    graduated=Month(2019, 6),
    usce_hands_on_months=2,
    observership_months=1,
    letters=3,
    letters_us=2,
    letters_specialty=0,
    school="Test School",
    us_training=Training(0, None),
)
EXPERIENCE = "2 months hands-on and 1 month of observership"
WORK = "In the US on an F-1; would take the J-1 or H-1B"
GRADUATED = "graduated in 2019: 7 years to applying, one more to the start, two more if advanced"
SIDES = {
    "img": "international graduate",
    "visa": WORK,
    "visa_j1": WORK,
    "j1_years": "1 year used",
    "visa_h1b": WORK,
    "h1b_step3": "not passed",
    "work_permit": WORK,
    "graduation": GRADUATED,
    "attempts": "failed attempts: Step 1 1, Step 3 2",
    "step1": "pass",
    "step2": "245",
    "step2_by": "245",
    "step3": "not passed",
    "ecfmg": "expected in January 2027",
    "nrmp": "expected in January 2027",
    "usce": EXPERIENCE,
    "usce_kind": EXPERIENCE,
    "usce_recency": EXPERIENCE,
    "clinical_recency": GRADUATED,
    "us_training": "0 years of US or Canadian training",
    "letters": "3",
    "letters_us": "2",
    "letters_specialty": "0",
    "school": "Test School",
    "track": "0 years of US or Canadian training",
}
ASKS_NOTHING = {"deadline", "state_letter"}


def test_every_rule_is_tried() -> None:
    assert set(SIDES) == set(YOURS) == {rule.name for rule in RULES} - ASKS_NOTHING
    assert all(yours(rule, TOLD, DAY) == "" for rule in ASKS_NOTHING)
    assert len(DECIDING) == 22


@pytest.mark.parametrize("rule", SIDES)
def test_what_was_told_is_said(rule: str) -> None:
    assert yours(rule, TOLD, DAY) == SIDES[rule]


@pytest.mark.parametrize("rule", [rule for rule in SIDES if rule != "img"])
def test_what_was_not_told_is_neither_a_number_nor_a_no(rule: str) -> None:
    assert yours(rule, ApplicantProfile(), DAY) == "not told"


@pytest.mark.parametrize(
    ("rule", "told", "words"),
    [
        ("img", {"school_country": "US"}, "not an international graduate"),
        ("visa", {"work_status": "citizen"}, "US citizen"),
        ("visa", {"work_status": "citizen", "visas": ("j1",)}, "US citizen"),
        ("visa", {"visas": ("j1",)}, "would take the J-1"),
        ("j1_years", {"j1_years_used": 0}, "0 years used"),
        ("attempts", {"failed": Failed(0, 0, None, None)}, "none failed: Step 1, Step 2 CK"),
        ("attempts", {"failed": Failed(step2=3)}, "failed attempts: Step 2 CK 3"),
        ("step1", {"step1": 231}, "231"),
        ("step1", {"step1": "fail"}, "fail"),
        ("step2", {"step2_expected": Month(2027)}, "expected in 2027"),
        ("step3", {"step3": True}, "passed"),
        ("step3", {"step3_expected": Month(2027, 2)}, "expected in February 2027"),
        ("ecfmg", {"ecfmg_certified": True}, "certified"),
        ("ecfmg", {"ecfmg_certified": False}, "not certified yet"),
        ("usce", {"usce_hands_on_months": 0}, "0 months hands-on"),
        ("usce", {"observership_months": 1}, "1 month of observership"),
        ("us_training", {"us_training": Training(1, True)}, "1 year of US or Canadian training"),
        ("us_training", {"us_training": Training(None, True)}, "first year complete"),
        ("letters", {"letters": 0}, "0"),
        (
            "graduation",
            {"graduated": Month(2027)},
            "graduated in 2027: 0 years to applying, one more to the start, two more if advanced",
        ),
    ],
)
def test_the_readers_side_in_particular(rule: str, told: dict[str, Any], words: str) -> None:
    assert yours(rule, ApplicantProfile(**told), DAY) == words


def test_modules_of_words_are_those_that_were_read() -> None:
    read = {module.__name__.rpartition(".")[2] for module in SPOKEN_IN}
    there = {path.stem for path in (ROOT / "search/presenters/matching").glob("*.py")}
    assert there == read | {"__init__", "kept_statements", "results", "yours"}


@pytest.mark.parametrize(
    ("match_year", "words"), [(None, "30 October has passed; season not stated"), (2027, "30 October has passed")]
)
def test_a_deadline_that_recurs_is_told_to_have_passed(match_year: int | None, words: str) -> None:
    day = value_words("application_deadline", "--10-30", "", "")
    said = SimpleNamespace(field="application_deadline", label="", words=day, with_label="", match_year=match_year)
    one = Told("deadline", Outcome.UNCLEAR, Verdict.CONFIRM, 1)
    assert lines.needs(one, said, lines.Voice(match(applicant(), WELCOME))) == words
