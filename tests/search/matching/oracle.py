"""Matching told a second time, in plain Python, for one program and one profile, from `docs/matching.md` alone.

Shares nothing with `search.matching` but the shapes of what goes in. Words instead of codes, loops instead of columns.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.matching.stated import Line, Listed
from search.profile import ApplicantProfile
from tests.search.matching import oracle_experience, oracle_visas
from tests.search.matching.oracle_words import (
    BY,
    VERDICTS,
    Asked,
    Finding,
    by_when,
    held,
    is_img,
    limit,
    worst,
    years_within,
)


@dataclass(frozen=True)
class Told:
    """`decider` None: nothing decides, the program is open. `rules`: of the offer that is the most open."""

    verdict: str
    decider: str | None
    rules: dict[str, Finding]


def tell(program: Listed, lines: Iterable[Line], profile: ApplicantProfile, day: dt.date) -> Told:
    mine = [line for line in lines if line.program == program.program]
    offers = [_offer(program, kind, mine, profile, day) for kind in (sorted(program.kinds) or [""])]
    return min(offers, key=lambda one: VERDICTS.index(one.verdict))


def _offer(program: Listed, kind: str, lines: Sequence[Line], profile: ApplicantProfile, day: dt.date) -> Told:
    bound = [line for line in lines if line.kind in ("", kind) and (is_img(profile) or not line.img_only)]
    asked = Asked(program, kind, bound, profile, day)
    rules = {name: rule(asked) for name, rule in RULES.items()}
    deciding = {name: found for name, found in rules.items() if name not in PARTS}
    verdict = max((found.verdict for found in deciding.values()), key=VERDICTS.index)
    first = next(name for name, found in deciding.items() if found.verdict == verdict)
    return Told(verdict, None if verdict == "open" else first, rules)


def img(asked: Asked) -> Finding:
    if not is_img(asked.profile):
        return Finding("not needed")
    lines = asked.of("accepts_img")
    if all(line.value == 0 and line.age == "older" and not line.disputed for line in lines):
        for field in ("visa_j1", "visa_h1b"):
            for line in asked.of(field):
                if line.value in (0, 1) and oracle_visas.is_sure(line):
                    return Finding("met", "open", line.statement)
    if not lines:
        return Finding("not stated", "confirm")
    return worst([_takes(line) for line in lines])


def _takes(line: Line) -> Finding:
    answer = ("yes", "rarely", "no")[line.value]
    if answer == "no":
        return held(line, "missed")
    if answer == "yes" and oracle_visas.is_sure(line):
        return Finding("met", "open", line.statement)
    return Finding("unclear", "confirm", line.statement)


def graduation(asked: Asked) -> Finding:
    graduated = asked.profile.graduated
    starts = asked.season + 1 if asked.kind == "A" else asked.season

    def judge(line: Line) -> str:
        if graduated is None:
            return "not told"
        applying = years_within(graduated, asked.season - 1, line.value)
        starting = years_within(graduated, starts, line.value)
        if applying and starting:
            return "met"
        return "unclear" if applying or starting else "missed"

    return limit(asked, "max_years_since_graduation", judge)


def attempts(asked: Asked) -> Finding:
    failed = asked.profile.failed
    four = [failed.step1, failed.step2, failed.cs, failed.step3]

    def judge(line: Line) -> str:
        if line.scope in ("step1", "step2"):
            of_one = failed.step1 if line.scope == "step1" else failed.step2
            if of_one is None:
                return "not told"
            return "met" if of_one <= line.value else "missed"
        told = [number for number in four if number is not None]
        if any(number > line.value for number in told):
            return "missed"
        if len(told) < 4:
            return "not told"
        return "met" if sum(told) <= line.value else "unclear"

    return limit(asked, "max_failed_attempts", judge)


def step1(asked: Asked) -> Finding:
    score = asked.profile.step1
    by_word = {None: "not told", "pass": "unclear", "fail": "missed"}

    def judge(line: Line) -> str:
        if isinstance(score, int):
            return "met" if score >= line.value else "missed"
        return by_word[score]

    return limit(asked, "min_step1", judge)


def step2(asked: Asked) -> Finding:
    score, expected = asked.profile.step2, asked.profile.step2_expected

    def judge(line: Line) -> str:
        if score is None:
            return "not told" if expected is None else "to do"
        return "met" if score >= line.value else "missed"

    return limit(asked, "min_step2", judge)


def step2_by(asked: Asked) -> Finding:
    done = True if asked.profile.step2 is not None else None
    expected = asked.profile.step2_expected
    return limit(asked, "step2_by", lambda line: by_when(asked, BY[line.value], done, expected))


def step3(asked: Asked) -> Finding:
    passed, expected = asked.profile.step3, asked.profile.step3_expected

    def judge(line: Line) -> Finding:
        if passed:
            return held(line, "met")
        if passed is None and expected is None:
            return Finding("not told", "open", line.statement)
        return held(line, "missed" if line.strength == "preferred" else "to do")

    return worst([judge(line) for line in asked.of("step3")])


def ecfmg(asked: Asked) -> Finding:
    if not is_img(asked.profile):
        return Finding("not needed")
    done, expected = asked.profile.ecfmg_certified, asked.profile.ecfmg_expected
    return limit(asked, "ecfmg_certificate_by", lambda line: by_when(asked, BY[line.value], done, expected))


def nrmp(asked: Asked) -> Finding:
    profile = asked.profile
    if not asked.program.nrmp or not is_img(profile):
        return Finding("not needed")
    found = by_when(asked, "ranking", profile.ecfmg_certified, profile.ecfmg_expected)
    if found in ("missed", "unclear") or profile.step1 == "fail":
        return Finding("unclear", "confirm")
    return Finding(found)


def school(asked: Asked) -> Finding:
    return limit(asked, "school_requirement", lambda _line: "unclear")


def track(asked: Asked) -> Finding:
    trained = asked.profile.us_training
    if asked.kind == "P":
        return Finding("met")
    if asked.kind == "A":
        return Finding("met" if trained.pgy1_complete else "to do")
    if asked.kind != "R":
        return Finding("not needed")
    if trained.pgy1_complete or (trained.years or 0) > 0:
        return Finding("met")
    if trained.years is None:
        return Finding("not told", "confirm")
    return Finding("missed", "closed" if asked.program.kinds["R"] == "current" else "doubtful")


def deadline(asked: Asked) -> Finding:
    def judge(line: Line) -> str:
        if line.value >= asked.day.toordinal():
            return "to do"
        return "unclear" if line.scope == "recurs" else "missed"

    lines = [line for line in asked.of("application_deadline") if line.season == asked.season]
    own = [line.strength == "preferred" for line in lines if line.scope != "recurs"]
    binding = [line for line in lines if line.scope != "recurs" or (line.strength == "preferred") not in own]
    return worst([held(line, judge(line)) for line in binding])


def state_letter(asked: Asked) -> Finding:
    return worst([Finding("to do", "open", line.statement) for line in asked.of("state_letter")])


RULES: dict[str, Callable[[Asked], Finding]] = {
    "img": img,
    "visa": oracle_visas.visa,
    **oracle_visas.PARTS,
    "graduation": graduation,
    "attempts": attempts,
    "step1": step1,
    "step2": step2,
    "step2_by": step2_by,
    "step3": step3,
    "ecfmg": ecfmg,
    "nrmp": nrmp,
    "usce": oracle_experience.usce,
    "usce_kind": oracle_experience.usce_kind,
    "usce_recency": oracle_experience.usce_recency,
    "clinical_recency": oracle_experience.clinical_recency,
    "us_training": oracle_experience.us_training,
    "letters": oracle_experience.letters("letters"),
    "letters_us": oracle_experience.letters("letters_us"),
    "letters_specialty": oracle_experience.letters("letters_specialty"),
    "school": school,
    "track": track,
    "deadline": deadline,
    "state_letter": state_letter,
}
PARTS = tuple(oracle_visas.PARTS)
