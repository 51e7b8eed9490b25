"""Every rule, written out, in the order in which one is named where several decide alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from programs.vocabulary import Label
from search.matching.case import Case
from search.matching.finding import Found
from search.matching.rules import certificate, exams, experience, graduates, offer, visas


@dataclass(frozen=True, slots=True)
class Rule:
    """`fields` are those it looks at. A part of another rule is shown beside it and decides nothing by itself."""

    name: str
    label: Label
    judge: Callable[[Case], Found]
    fields: tuple[str, ...] = ()
    part_of: str = ""


_VISAS = ("visa_j1", "visa_h1b", "visa_other", "h1b_step3_by")

RULES: tuple[Rule, ...] = (
    Rule("img", _("International graduates"), graduates.takes_imgs, ("accepts_img", "visa_j1", "visa_h1b")),
    Rule("visa", _("Visa or work permit"), visas.right_to_work, _VISAS),
    Rule("visa_j1", _("J-1 visa"), visas.shown("j1", visas.sponsors_j1), ("visa_j1", "visa_other"), part_of="visa"),
    Rule("j1_years", _("Seven years on a J-1"), visas.shown("j1", visas.j1_years), part_of="visa"),
    Rule(
        "visa_h1b", _("H-1B visa"), visas.shown("h1b", visas.sponsors_h1b), ("visa_h1b", "visa_other"), part_of="visa"
    ),
    Rule(
        "h1b_step3",
        _("Step 3 for the H-1B"),
        visas.shown("h1b", visas.step3_for_h1b),
        ("h1b_step3_by",),
        part_of="visa",
    ),
    Rule(
        "work_permit", _("Work permit (EAD)"), visas.shown("ead", visas.by_work_permit), ("visa_other",), part_of="visa"
    ),
    Rule(
        "graduation",
        _("Years since graduation"),
        experience.years_since_graduating,
        ("max_years_since_graduation",),
    ),
    Rule("attempts", _("Failed attempts"), exams.failed_attempts, ("max_failed_attempts",)),
    Rule("step1", _("Step 1 score"), exams.step1_score, ("min_step1",)),
    Rule("step2", _("Step 2 CK score"), exams.step2_score, ("min_step2",)),
    Rule("step2_by", _("Step 2 CK result in time"), exams.step2_in_time, ("step2_by",)),
    Rule("step3", _("Step 3"), exams.step3_passed, ("step3",)),
    Rule("ecfmg", _("ECFMG certificate"), certificate.certified_in_time, ("ecfmg_certificate_by",)),
    Rule("nrmp", _("ECFMG's confirmation to NRMP"), certificate.confirmed_to_nrmp),
    Rule("usce", _("US clinical experience"), experience.us_months, ("usce_months", "usce_kind")),
    Rule("usce_kind", _("Kind of US experience"), experience.us_kind, ("usce_kind",)),
    Rule("usce_recency", _("US experience within"), experience.recent_us_experience, ("usce_recency",)),
    Rule("clinical_recency", _("Clinical work within"), experience.recent_clinical_work, ("clinical_recency",)),
    Rule("us_training", _("Accredited US training"), experience.accredited_training, ("prior_us_training_months",)),
    Rule("letters", _("Letters of recommendation"), experience.letters, ("letters",)),
    Rule("letters_us", _("Letters from US doctors"), experience.letters_us, ("letters_us",)),
    Rule("letters_specialty", _("Letters from the specialty"), experience.letters_specialty, ("letters_specialty",)),
    Rule("school", _("Medical school"), experience.school, ("school_requirement",)),
    Rule("track", _("Kind of position"), offer.kind_of_position),
    Rule("deadline", _("Application deadline"), offer.before_the_deadline, ("application_deadline",)),
    Rule("state_letter", _("State board letter"), offer.state_letter, ("state_letter",)),
)

RULES_BY_NAME: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in RULES})
DECIDING = tuple(rule for rule in RULES if not rule.part_of)
