"""What to ask a program, made from what nobody has stated about it. Pure.

The words are English in every language: they are said to the program. Each field of the registry either has its
question here or stands in NOT_ASKED with the reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from programs.fields import VISA_FIELDS

AT_INTERVIEW: Mapping[str, str] = MappingProxyType(
    {
        "visa_j1": "Does the program sponsor J-1 (ECFMG) visas for residents starting in July {year}?",
        "visa_h1b": "Does the program sponsor H-1B visas for residents starting in July {year}?",
        "h1b_step3_by": "By when would you need my Step 3 result to file an H-1B petition?",
        "visa_other": "Which other work authorization does the program accept, for example an EAD?",
        "ecfmg_certificate_by": "By when do you need my ECFMG certificate?",
        "step3": "Do you ask residents to pass Step 3, and by which year of training?",
        "positions": "How many first-year positions will there be in July {year}, by track?",
        "img_residents": "How many of your current residents are international medical graduates?",
        "accreditation_status": "What is the program's accreditation status, and when is the next site visit?",
        "prior_us_training_months": "Do you ask for earlier accredited training for this track?",
        "interview_format": "Is there an in-person visit or second look besides this interview, and is it optional?",
    }
)
"""Of use once one is invited, in the order in which they decide."""
BEFORE: Mapping[str, str] = MappingProxyType(
    {
        "accepts_img": "Do you rank graduates of international medical schools for every track?",
        "step2_by": "By when do you need my Step 2 CK result?",
        "min_step2": "Do you hold a minimum Step 2 CK score when you rank?",
        "min_step1": "How do you read a pass in Step 1?",
        "max_failed_attempts": "Do you have a limit on failed USMLE attempts, for each exam or for all together?",
        "max_years_since_graduation": "Do you have a limit on years since graduation, counted from which date?",
        "usce_months": "How much US clinical experience do you look for?",
        "usce_kind": "Do observerships count as US clinical experience for you?",
        "usce_recency": "How recent should US clinical experience be?",
        "clinical_recency": "How recent should clinical work be?",
        "letters": "How many letters of recommendation do you ask for?",
        "letters_us": "How many letters from US physicians do you ask for?",
        "letters_specialty": "How many letters from the specialty do you ask for?",
        "school_requirement": "Does the state or the program keep a list of medical schools it accepts?",
        "state_letter": "Does the state board need a letter before training starts?",
        "signal_policy": "How do you use program signals?",
    }
)
"""What usually is settled before an invitation: to be asked where it is still in doubt."""
NOT_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "application_opens": "over once invited",
        "application_deadline": "over once invited",
        "website": "found without asking",
        "visiting_students": "for students, not for applicants",
    }
)
QUESTIONS: Mapping[str, str] = MappingProxyType({**AT_INTERVIEW, **BEFORE})
STILL: Mapping[str, str] = MappingProxyType(
    {
        "visa_j1": "Your page speaks of J-1 sponsorship. Does that hold for residents starting in July {year}?",
        "visa_h1b": "Your page speaks of H-1B sponsorship. Does that hold for residents starting in July {year}?",
        "visa_other": "Your page speaks of work authorization. Does that hold for residents starting in July {year}?",
        "h1b_step3_by": "Your page says by when an H-1B petition needs Step 3. Does that still hold?",
    }
)
"""Where something is stated, but not so that a visa can rest on it."""
VISA_RELATED = (*VISA_FIELDS, "visa_other", "h1b_step3_by")
DIFFER = "I have read different things about this. What holds now?"


class Why(StrEnum):
    DISPUTED = "disputed"
    NOT_SURE = "not_sure"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Known:
    """What stands about one field. `firm`: current, unconditional and no reader's conclusion; about a visa a plain yes
    or no besides. `refused`: a no."""

    field: str
    disputed: bool = False
    firm: bool = True
    refused: bool = False

    @property
    def is_settled_no(self) -> bool:
        return self.refused and self.firm and not self.disputed


@dataclass(frozen=True, slots=True)
class Question:
    field: str
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Questions:
    """`first`: what a visa rests on. Empty where none is needed."""

    first: tuple[Question, ...]
    disputed: tuple[Question, ...]
    open: tuple[Question, ...]
    less_urgent: tuple[Question, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All in order, but for those that an invitation usually settles."""
        return tuple(one.text for one in (*self.first, *self.disputed, *self.open))


def visa_fields(*, needs_none: bool, work_status: str | None, visas: Iterable[str]) -> tuple[str, ...]:
    """What the right to work rests on, for one applicant. Nothing told: both visas, for they may be needed."""
    if needs_none:
        return ()
    ead = work_status == "ead"
    wanted = tuple(visas) or (() if ead else ("j1", "h1b"))
    return (
        *(("visa_other",) if ead else ()),
        *(("visa_j1",) if "j1" in wanted else ()),
        *(("visa_h1b", "h1b_step3_by") if "h1b" in wanted else ()),
    )


def questions(known: Iterable[Known], visa: Iterable[str], year: int) -> Questions:
    """`known`: what stands about the program; a field without one is not stated. `visa`: as visa_fields gives it.
    `year`: in which training would start."""
    stated = {one.field: one for one in known}
    no_h1b = "visa_h1b" in stated and stated["visa_h1b"].is_settled_no
    wanted = [field for field in visa if not (field == "h1b_step3_by" and no_h1b)]
    first = tuple(one for field in wanted if (one := _asked(field, stated.get(field), year, unsure_too=True)))
    left = [field for field in QUESTIONS if field not in VISA_RELATED]
    others = [one for field in left if (one := _asked(field, stated.get(field), year))]
    return Questions(
        first=first,
        disputed=tuple(one for one in others if one.why is Why.DISPUTED),
        open=tuple(one for one in others if one.why is Why.NOT_STATED and one.field in AT_INTERVIEW),
        less_urgent=tuple(one for one in others if one.why is Why.NOT_STATED and one.field in BEFORE),
    )


def _asked(field: str, known: Known | None, year: int, *, unsure_too: bool = False) -> Question | None:
    """None: what is stated needs no question."""
    text = QUESTIONS[field].format(year=year)
    if known is None:
        return Question(field, text, Why.NOT_STATED)
    if known.disputed:
        return Question(field, f"{text} {DIFFER}", Why.DISPUTED)
    if unsure_too and not known.firm:
        return Question(field, STILL[field].format(year=year), Why.NOT_SURE)
    return None
