"""The vectorised rules and their plain re-telling agree, for any directory, applicant and day."""

import os

from hypothesis import given, settings

from search.matching import RULES, matched
from search.matching.stated import stated
from search.profile import ApplicantProfile
from tests.search.matching.directories import PROGRAMS_IN_LARGE, Made, large_cases, small_cases
from tests.search.matching.made_up import DAY, VERDICT_WORDS, decider, word, words
from tests.search.matching.oracle import RULES as RETOLD
from tests.search.matching.oracle import tell

CASES = 10_000 if os.environ.get("FULL") else 300


@settings(max_examples=CASES)
@given(case=large_cases())
def test_every_rule_and_verdict_of_every_program_is_that_of_the_oracle(case: tuple[Made, ApplicantProfile]) -> None:
    made, profile = case
    assert len(made.programs) == PROGRAMS_IN_LARGE
    _is_that_of_the_oracle(made, profile)


@given(case=small_cases())
def test_small_directories_agree_too_and_would_shrink(case: tuple[Made, ApplicantProfile]) -> None:
    _is_that_of_the_oracle(*case)


def _is_that_of_the_oracle(made: Made, profile: ApplicantProfile) -> None:
    found = matched(profile, stated(made.programs, made.lines), made.day)
    assert len(found.verdict) == len(made.programs)
    for row, program in enumerate(made.programs):
        expected = tell(program, made.of(program), profile, made.day)
        got = {one.rule: (*words(one), one.statement) for one in found.of_program(row)}
        wanted = {name: (one.outcome, one.verdict, one.statement) for name, one in expected.rules.items()}
        assert got == wanted, (program, made.of(program))
        assert word(found.verdict[row], VERDICT_WORDS) == expected.verdict
        assert decider(found, row) == expected.decider


def test_the_oracle_tells_every_rule_in_the_order_of_the_registry() -> None:
    assert list(RETOLD) == [rule.name for rule in RULES]
    assert len(RETOLD) == 27


def test_a_directory_without_programs_has_no_verdicts() -> None:
    found = matched(ApplicantProfile(), stated([], []), DAY)
    assert len(found.verdict) == 0
