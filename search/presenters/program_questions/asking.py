"""What is asked about every program, in order: the question, the fields that answer it, and what to ask the program."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from programs.vocabulary import Label
from search.presenters.matching.questions import QUESTIONS


@dataclass(frozen=True, slots=True)
class Asking:
    """`question` may name the season's `year`. `decides`: asked even where nobody has answered. `yes_or_no`: silence is
    neither. `to_copy`: for the program, in English; empty where asking is not worth it.
    """

    name: str
    question: Label
    fields: tuple[str, ...]
    to_copy: str = ""
    decides: bool = False
    yes_or_no: bool = False


ASKINGS = (
    Asking(
        "img",
        _("Does it take international medical graduates?"),
        ("accepts_img",),
        QUESTIONS["img"],
        decides=True,
        yes_or_no=True,
    ),
    Asking("j1", _("Does it sponsor the J-1 visa?"), ("visa_j1",), QUESTIONS["visa_j1"], decides=True, yes_or_no=True),
    Asking(
        "h1b", _("Does it sponsor the H-1B visa?"), ("visa_h1b",), QUESTIONS["visa_h1b"], decides=True, yes_or_no=True
    ),
    Asking("work", _("What does it say about other work status?"), ("visa_other",), QUESTIONS["work_permit"]),
    Asking("step3", _("Must Step 3 be passed, and by when?"), ("h1b_step3_by", "step3"), QUESTIONS["h1b_step3"]),
    Asking(
        "step2",
        _("What is the lowest Step 2 CK score?"),
        ("min_step2",),
        "Do you have a minimum Step 2 CK score this season?",
        decides=True,
    ),
    Asking("step2-by", _("By when must there be a Step 2 CK result?"), ("step2_by",), QUESTIONS["step2_by"]),
    Asking(
        "attempts",
        _("How many failed attempts does it allow?"),
        ("max_failed_attempts",),
        QUESTIONS["attempts"],
        decides=True,
    ),
    Asking(
        "graduation",
        _("How many years since graduation does it allow?"),
        ("max_years_since_graduation",),
        QUESTIONS["graduation"],
        decides=True,
    ),
    Asking(
        "experience",
        _("How much US clinical experience does it ask for, and of what kind?"),
        ("usce_months", "usce_kind", "usce_recency", "clinical_recency"),
        QUESTIONS["usce"],
    ),
    Asking(
        "letters",
        _("Which letters does it ask for?"),
        ("letters", "letters_us", "letters_specialty", "state_letter"),
        QUESTIONS["letters"],
    ),
    Asking("ecfmg", _("By when must there be an ECFMG certificate?"), ("ecfmg_certificate_by",), QUESTIONS["ecfmg"]),
    Asking(
        "training",
        _("Does it ask for earlier training in the United States?"),
        ("prior_us_training_months",),
        QUESTIONS["us_training"],
    ),
    Asking("school", _("Does it limit medical schools?"), ("school_requirement",), QUESTIONS["school"]),
    Asking(
        "deadline",
        _("Until when does it take applications?"),
        ("application_deadline",),
        QUESTIONS["deadline"],
        decides=True,
    ),
    Asking("service", _("Through which service do I apply?"), ()),
    Asking("signals", _("What does it say about signals?"), ("signal_policy",)),
    Asking("positions", _("How many first-year positions does it have?"), ("positions",)),
    Asking("residents", _("How many of its residents are international graduates?"), ("img_residents",)),
    Asking("interviews", _("How does it interview?"), ("interview_format",)),
    Asking("listed", _("Is it listed for the %(year)s Match?"), ()),
)
