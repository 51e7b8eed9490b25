"""What may not stand on a rank list, and what its owner should know of what does. Pure: each check is one fact.

Refusals are few: what the NRMP system itself could not take. Everything else is said beside the choice, and is the
applicant's to decide.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from applicants.ranking.fees import MOST_CODES

NRMP = "NRMP"
CODE = re.compile(r"[0-9A-Z]{4}[0-9]{3}[CMPAR][0-9A-Z]{1,3}")
"""Nine to eleven characters: institution, specialty, kind, number (facts, 7)."""
ADVANCED, FIRST_YEAR, PRIOR_TRAINING = "A", "P", "R"
TURNED_DOWN = ("rejected", "declined", "withdrawn")
INTERVIEWED = ("interviewed", "ranked", "matched")
"""Statuses that say an interview was held, whether or not one is noted."""


class Refusal(StrEnum):
    """Why a code cannot be put on a list."""

    OTHER_MATCH = "other_match"
    PRIOR_TRAINING = "prior_training"
    TWICE = "twice"
    FULL = "full"
    NOT_A_FIRST_YEAR = "not_a_first_year"
    NOT_ADVANCED = "not_advanced"


class Caution(StrEnum):
    """What is said beside a choice, gravest first."""

    OTHER_MATCH = "other_match"
    TURNED_DOWN = "turned_down"
    NO_INTERVIEW = "no_interview"
    NOT_ON_MY_LIST = "not_on_my_list"
    NOT_LISTED = "not_listed"
    RESTRICTED = "restricted"
    PRIOR_TRAINING = "prior_training"
    NO_FIRST_YEAR = "no_first_year"


@dataclass(frozen=True, slots=True)
class Code:
    """A track as it stands in the directory. `listed`: a list that we hold names it."""

    code: str
    kind: str
    match_service: str
    listed: bool = True
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """`status` None: the program is not on the applicant's list of this season. `interviews`: how many are noted.

    `first_years`: how many codes stand on its supplemental list. `alone`: it stands on the primary list.
    """

    code: Code
    status: str | None
    interviews: int = 0
    first_years: int = 0
    alone: bool = True


def refusal(code: Code, standing: Collection[str], *, us_training: bool) -> Refusal | None:
    """`standing`: the codes on the primary list now. `us_training`: the applicant told of accredited training."""
    if code.match_service != NRMP:
        return Refusal.OTHER_MATCH
    if code.kind == PRIOR_TRAINING and not us_training:
        return Refusal.PRIOR_TRAINING
    if code.code in standing:
        return Refusal.TWICE
    return Refusal.FULL if len(standing) >= MOST_CODES else None


def supplemental_refusal(
    code: Code, beside: Code, standing: Collection[str], everywhere: Collection[str]
) -> Refusal | None:
    """`beside`: the track whose supplemental list it is. `standing`: the codes on that list; `everywhere`: those on
    all supplemental lists."""
    if beside.kind != ADVANCED:
        return Refusal.NOT_ADVANCED
    if code.match_service != NRMP:
        return Refusal.OTHER_MATCH
    if code.kind != FIRST_YEAR:
        return Refusal.NOT_A_FIRST_YEAR
    if code.code in standing:
        return Refusal.TWICE
    return Refusal.FULL if code.code not in everywhere and len(set(everywhere)) >= MOST_CODES else None


def cautions(choice: Choice, *, us_training: bool) -> tuple[Caution, ...]:
    code = choice.code
    found = {
        Caution.OTHER_MATCH: code.match_service != NRMP,
        Caution.TURNED_DOWN: choice.status in TURNED_DOWN,
        Caution.NO_INTERVIEW: not choice.interviews and choice.status not in INTERVIEWED,
        Caution.NOT_ON_MY_LIST: choice.status is None,
        Caution.NOT_LISTED: not code.listed,
        Caution.RESTRICTED: code.restricted,
        Caution.PRIOR_TRAINING: code.kind == PRIOR_TRAINING and not us_training,
        Caution.NO_FIRST_YEAR: choice.alone and code.kind == ADVANCED and not choice.first_years,
    }
    return tuple(caution for caution, holds in found.items() if holds)


def typed_code(text: str) -> str | None:
    """A code as one types it, in capitals and without spaces; None where it has not the form of one."""
    code = re.sub(r"[\s-]", "", text).upper()
    return code if CODE.fullmatch(code) else None
