"""The two worst things a verdict could say, held directly against the lines, by the plainest reading of each.

"Nothing they state rules you out" where a limit is missed; "they state a limit you do not meet" where none is. No table
of outcomes and no oracle here: one question a field, asked once as mildly and once as harshly as it can be.
"""

import os
from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings

from search.matching import Verdict, matched
from search.matching.stated import Line, Listed, stated
from search.profile import ApplicantProfile
from tests.search.matching.directories import Made, large_cases

CASES = 3_000 if os.environ.get("FULL") else 300
NOT_MET_IN_EVERY_RUN = 4
"""Fields that few cases may miss altogether."""
YES, NO, TRANSFER_ONLY = 0, 2, 3
Missed = Callable[[Line, ApplicantProfile, Made], bool]


def _season(profile: ApplicantProfile, made: Made) -> int:
    return profile.match_year or made.day.year + (made.day.month >= 6)


def _is_firm(line: Line) -> bool:
    """Current, in words, without exception or dispute, and a requirement."""
    unsaid = line.strength == "" and line.field not in {"accepts_img", "visa_j1", "visa_h1b", "visa_other"}
    weak = line.conditional or line.disputed or unsaid or line.strength in {"preferred", "considered_without"}
    return line.age == "current" and line.explicit and not weak


def _kinds(program: Listed) -> list[str]:
    return list(program.kinds) or [""]


def _for(kind: str, lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.kind in ("", kind)]


# As mildly as can be: whoever misses this, misses it by any reading.


def _failures_of_one_exam(line: Line, profile: ApplicantProfile) -> bool:
    failed = profile.failed
    counted = {"step1": [failed.step1], "step2": [failed.step2]}.get(line.scope, [*failed.by_exam])
    return any(number is not None and number > line.value for number in counted)


def _experience(profile: ApplicantProfile) -> int:
    hands_on, watched = profile.usce_hands_on_months, profile.observership_months
    return 10_000 if hands_on is None or watched is None else hands_on + watched


def _years_over(line: Line, profile: ApplicantProfile, year: int) -> bool:
    return profile.graduated is not None and year - profile.graduated.year > line.value


def _only_way_refused(line: Line, profile: ApplicantProfile) -> bool:
    ways = profile.visas or ()
    if profile.work_status in {"citizen", "permanent_resident", "ead"} or len(ways) != 1:
        return False
    transfer = line.value == TRANSFER_ONLY and profile.work_status != "h1b"
    return line.field == f"visa_{ways[0]}" and (line.value == NO or transfer)


MILDLY: dict[str, Missed] = {
    "accepts_img": lambda line, who, made: line.value == NO and who.school_country == "PK",
    "visa_j1": lambda line, who, made: _only_way_refused(line, who),
    "visa_h1b": lambda line, who, made: _only_way_refused(line, who),
    "min_step1": lambda line, who, made: who.step1 == "fail" or (isinstance(who.step1, int) and who.step1 < line.value),
    "min_step2": lambda line, who, made: who.step2 is not None and who.step2 < line.value,
    "max_failed_attempts": lambda line, who, made: _failures_of_one_exam(line, who),
    "max_years_since_graduation": lambda line, who, made: _years_over(line, who, _season(who, made) - 1),
    "usce_months": lambda line, who, made: _experience(who) < line.value,
    "usce_kind": lambda line, who, made: _experience(who) == 0,
    "usce_recency": lambda line, who, made: _experience(who) == 0,
    "prior_us_training_months": lambda line, who, made: (
        who.us_training.years is not None and who.us_training.years * 12 < line.value
    ),
    "ecfmg_certificate_by": lambda line, who, made: (
        who.school_country == "PK"
        and who.ecfmg_certified is not True
        and who.ecfmg_expected is not None
        and who.ecfmg_expected.year > _season(who, made)
    ),
    "step2_by": lambda line, who, made: (
        who.step2 is None and who.step2_expected is not None and who.step2_expected.year > _season(who, made)
    ),
    "application_deadline": lambda line, who, made: (
        line.season == _season(who, made) and line.value < made.day.toordinal() and line.scope != "recurs"
    ),
}

# As harshly as can be: whoever does not miss this, misses it by no reading.

HARSHLY: dict[str, Missed] = {
    **MILDLY,
    "accepts_img": lambda line, who, made: line.value == NO and who.school_country != "US",
    "visa_j1": lambda line, who, made: line.value != YES,
    "visa_h1b": lambda line, who, made: line.value != YES,
    "visa_other": lambda line, who, made: line.value in (0, 2),
    "h1b_step3_by": lambda line, who, made: who.step3 is not True,
    "min_step1": lambda line, who, made: False,
    "max_years_since_graduation": lambda line, who, made: _years_over(line, who, _season(who, made)),
    "usce_months": lambda line, who, made: (
        who.usce_hands_on_months is not None and who.usce_hands_on_months < line.value
    ),
    "usce_kind": lambda line, who, made: who.usce_hands_on_months == 0,
    "ecfmg_certificate_by": lambda line, who, made: (
        who.school_country != "US"
        and not who.ecfmg_certified
        and (who.ecfmg_expected is not None or who.ecfmg_certified is False)
    ),
    "step2_by": lambda line, who, made: who.step2 is None and who.step2_expected is not None,
}
VISA_FIELDS = {"visa_j1", "visa_h1b", "visa_other", "h1b_step3_by"}


def _binds_anyone(line: Line) -> bool:
    return line.strength not in {"preferred", "considered_without"}


def _is_missed(line: Line, profile: ApplicantProfile, made: Made, how: dict[str, Missed]) -> bool:
    return line.field in how and how[line.field](line, profile, made)


def _verdicts(made: Made, profile: ApplicantProfile) -> list[tuple[Listed, list[Line], Verdict]]:
    found = matched(profile, stated(made.programs, made.lines), made.day).verdict
    return [(program, made.of(program), Verdict(int(one))) for program, one in zip(made.programs, found, strict=True)]


def _no_position_misses_one(count: Callable[[Line], bool], at_best: Verdict) -> Counter[str]:
    """No program is said to be better than `at_best` unless one of its positions misses no line that counts.

    How many were said to be better, and how many such lines were missed by someone, by field.
    """
    seen: Counter[str] = Counter()

    @settings(max_examples=CASES)
    @given(case=large_cases())
    def holds(case: tuple[Made, ApplicantProfile]) -> None:
        made, profile = case
        for program, lines, verdict in _verdicts(made, profile):
            missed = [
                one
                for one in lines
                if count(one)
                and (not one.img_only or profile.school_country == "PK")
                and _is_missed(one, profile, made, MILDLY)
            ]
            seen.update({one.field for one in missed})
            if verdict < at_best:
                seen["better"] += 1
                assert any(not _for(kind, missed) for kind in _kinds(program)), (program, missed)

    holds()
    return seen


def test_open_is_never_said_where_a_current_requirement_is_missed() -> None:
    """Nor that they are short of a preference, nor that one had better ask."""
    seen = _no_position_misses_one(_is_firm, at_best=Verdict.DOUBTFUL)
    assert seen.pop("better") > CASES
    assert len(seen) > len(MILDLY) - NOT_MET_IN_EVERY_RUN


def test_open_is_never_said_where_any_limit_is_missed_however_old_or_unsure() -> None:
    """Nor that they are only short of a preference."""
    seen = _no_position_misses_one(_binds_anyone, at_best=Verdict.CONFIRM)
    assert seen.pop("better") > CASES
    assert len(seen) > len(MILDLY) - NOT_MET_IN_EVERY_RUN


def test_open_is_never_said_where_a_visa_is_needed_and_nobody_has_stated_one() -> None:
    seen = 0

    @settings(max_examples=CASES)
    @given(case=large_cases())
    def holds(case: tuple[Made, ApplicantProfile]) -> None:
        nonlocal seen
        made, profile = case
        needs = profile.work_status not in {"citizen", "permanent_resident"}
        for _program, lines, verdict in _verdicts(made, profile):
            if needs and verdict is Verdict.OPEN:
                seen += 1
                assert any(_opens_a_way(line, profile) for line in lines), (profile, lines)

    holds()
    assert seen > CASES // 4


def _opens_a_way(line: Line, profile: ApplicantProfile) -> bool:
    if line.age == "older" or line.disputed or line.conditional or line.inferred:
        return False
    if line.field == "visa_other":
        return line.value == 1 and profile.work_status == "ead"
    transfer = line.value == TRANSFER_ONLY and profile.work_status == "h1b"
    with_step3 = line.field == "visa_j1" or profile.step3 is True
    return line.field in {"visa_j1", "visa_h1b"} and (line.value == YES or transfer) and with_step3


def test_closed_is_never_said_without_a_current_explicit_requirement_that_is_missed() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=CASES)
    @given(case=large_cases())
    def holds(case: tuple[Made, ApplicantProfile]) -> None:
        made, profile = case
        for program, lines, verdict in _verdicts(made, profile):
            if verdict is not Verdict.CLOSED:
                continue
            seen["closed"] += 1
            for kind in _kinds(program):
                reasons = [one.field for one in _for(kind, lines) if _may_close(one, profile, made)]
                reasons += _laws(program, kind, profile)
                assert reasons, (program, kind, profile, lines)
                seen.update(reasons)

    holds()
    assert seen["closed"] > CASES // 4
    assert len(seen) > len(HARSHLY) - NOT_MET_IN_EVERY_RUN


def _may_close(line: Line, profile: ApplicantProfile, made: Made) -> bool:
    if profile.work_status in {"citizen", "permanent_resident"} and line.field in VISA_FIELDS:
        return False
    return _is_firm(line) and _is_missed(line, profile, made, HARSHLY)


def _laws(program: Listed, kind: str, profile: ApplicantProfile) -> list[str]:
    """What closes without a statement: the visa's own seven years, and a position for physicians with training."""
    used = profile.j1_years_used or 0
    needs_visa = profile.work_status not in {"citizen", "permanent_resident"}
    laws = ["seven years"] if needs_visa and used + max(program.years, 1) > 7 else []
    untrained = profile.us_training.years == 0 and program.kinds.get(kind) == "current"
    return [*laws, "track"] if kind == "R" and untrained else laws
