"""The registry of fact fields: what can be stated, in which values, and how long a statement stays fresh.

Names and values are the contract in `docs/interface.md`. A field that is not here cannot be stated, stored or shown.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from programs.vocabulary import (
    BY,
    CONSIDERED_WITHOUT,
    NONE_SAID,
    PREFERRED,
    REQUIRED,
    SCOPE_LABELS,
    SCOPES,
    STRENGTH_LABELS,
    STRENGTHS,
    TRACK_KINDS,
    Field,
    Group,
    Kind,
    Label,
)

__all__ = [
    "BY",
    "CONSIDERED_WITHOUT",
    "DATE_FIELDS",
    "FIELDS",
    "LIVE_READING_DAYS",
    "NONE_SAID",
    "PREFERRED",
    "REQUIRED",
    "SCOPES",
    "SCOPE_LABELS",
    "SHOWN_FIELDS",
    "STRENGTHS",
    "STRENGTH_LABELS",
    "TRACK_KINDS",
    "VISA_FIELDS",
    "Field",
    "Group",
    "Kind",
    "Label",
]


def _choice(name: str, label: Label, group: Group, values: Mapping[str, Label], **more: object) -> Field:
    return Field(name, label, Kind.CHOICE, group, values=MappingProxyType(dict(values)), **more)  # type: ignore[arg-type]


def _number(name: str, label: Label, group: Group, high: int, *, low: int = 0, **more: object) -> Field:
    return Field(name, label, Kind.NUMBER, group, low=low, high=high, **more)  # type: ignore[arg-type]


_VISA = {"yes": _("Yes"), "case_by_case": _("Case by case"), "no": _("No")}

_ALL = (
    _choice(
        "accepts_img",
        _("Takes international graduates"),
        Group.REQUIREMENT,
        {"yes": _("Yes"), "rarely": _("Rarely"), "no": _("No")},
    ),
    _choice("visa_j1", _("J-1 visa"), Group.VISA, _VISA),
    _choice("visa_h1b", _("H-1B visa"), Group.VISA, {**_VISA, "transfer_only": _("Transfer only")}),
    _choice(
        "visa_other",
        _("Other work status"),
        Group.VISA,
        {
            "none_sponsored": _("No visa is sponsored"),
            "ead_accepted": _("Work permit (EAD) accepted"),
            "citizens_or_residents_only": _("Citizens and permanent residents only"),
            "f1_opt": _("F-1 OPT accepted"),
            "o1": _("O-1"),
            "tn": _("TN"),
        },
        many=True,
    ),
    _choice("h1b_step3_by", _("Step 3 for the H-1B"), Group.VISA, BY, has_strength=True),
    _choice("step2_by", _("Step 2 CK result"), Group.REQUIREMENT, BY, has_strength=True),
    _choice("ecfmg_certificate_by", _("ECFMG certificate"), Group.REQUIREMENT, BY, has_strength=True),
    _number(
        "min_step1",
        _("Step 1 score"),
        Group.REQUIREMENT,
        300,
        low=1,
        has_strength=True,
        note=_("Step 1 has been pass or fail since January 2022: a score is history."),
    ),
    _number("min_step2", _("Step 2 CK score"), Group.REQUIREMENT, 300, low=1, has_strength=True),
    _number(
        "max_failed_attempts",
        _("Failed attempts allowed"),
        Group.REQUIREMENT,
        10,
        has_strength=True,
        has_scope=True,
        note=_("0 means passes at the first attempt only."),
    ),
    _number(
        "max_years_since_graduation",
        _("Years since graduation"),
        Group.REQUIREMENT,
        60,
        unit=_("years"),
        has_strength=True,
    ),
    _number(
        "usce_months",
        _("US clinical experience"),
        Group.REQUIREMENT,
        120,
        unit=_("months"),
        has_strength=True,
        note=_("0 means the page says that none is required."),
    ),
    _number("usce_recency", _("US experience within"), Group.REQUIREMENT, 60, unit=_("years"), has_strength=True),
    _number(
        "clinical_recency",
        _("Clinical work within"),
        Group.REQUIREMENT,
        60,
        unit=_("years"),
        has_strength=True,
    ),
    _choice(
        "usce_kind",
        _("Kind of US experience"),
        Group.REQUIREMENT,
        {
            "hands_on_only": _("Hands-on only"),
            "observership_counts": _("Observerships count"),
            "us_experience_unspecified": _("US experience, kind not said"),
        },
        has_strength=True,
    ),
    _number(
        "prior_us_training_months",
        _("Accredited US training"),
        Group.REQUIREMENT,
        120,
        unit=_("months"),
        has_strength=True,
    ),
    _number("letters", _("Letters of recommendation"), Group.DOCUMENTS, 20, has_strength=True),
    _number("letters_us", _("Letters from US doctors"), Group.DOCUMENTS, 20, has_strength=True),
    _number("letters_specialty", _("Letters from the specialty"), Group.DOCUMENTS, 20, has_strength=True),
    _choice("step3", _("Step 3 passed"), Group.REQUIREMENT, {"yes": _("Yes")}, has_strength=True),
    _choice(
        "state_letter",
        _("State board letter"),
        Group.DOCUMENTS,
        {"yes": _("Asked for")},
        has_strength=True,
        note=_("For information: some states have ended these letters."),
    ),
    _number("positions", _("First-year positions"), Group.ABOUT, 300),
    Field(
        "img_residents",
        _("International graduates among residents"),
        Kind.CODE,
        Group.ABOUT,
        pattern=r"[0-9]{1,3}/[0-9]{1,3}",
        share=True,
    ),
    Field("school_requirement", _("Medical school"), Kind.CODE, Group.REQUIREMENT, pattern=r"[a-z0-9_]{1,40}"),
    Field("signal_policy", _("Signals"), Kind.CODE, Group.DOCUMENTS, pattern=r"[a-z0-9_]{1,40}", fresh_for=1),
    _choice(
        "interview_format",
        _("Interviews"),
        Group.ABOUT,
        {"virtual": _("Virtual"), "in_person": _("In person"), "either": _("Virtual or in person")},
        fresh_for=1,
    ),
    _choice(
        "visiting_students",
        _("Visiting students"),
        Group.ABOUT,
        {"vslo": _("By VSLO"), "direct": _("Direct application"), "no": _("Not taken")},
    ),
    _choice(
        "accreditation_status",
        _("Accreditation"),
        Group.ABOUT,
        {
            "initial": _("Initial"),
            "continued": _("Continued"),
            "warning": _("With warning"),
            "probation": _("On probation"),
            "closing": _("Closing"),
        },
    ),
    Field(
        "application_opens",
        _("Applications open"),
        Kind.DATE,
        Group.DATES,
        has_strength=True,
        fresh_for=1,
    ),
    Field(
        "application_deadline",
        _("Application deadline"),
        Kind.DATE,
        Group.DATES,
        has_strength=True,
        fresh_for=1,
    ),
    # ASCII without quotes and angles: as many letters of another script are more than the index of statements takes.
    Field("website", _("Website"), Kind.URL, Group.ABOUT, pattern=r"https?://[!#-;=?-~]{3,990}"),
    Field(
        "nrmp_code",
        _("NRMP code"),
        Kind.CODE,
        Group.IDENTITY,
        pattern=r"[0-9A-Z]{4}[0-9]{3}[CMPAR][0-9A-Z]{1,3}",
        many=True,
        fresh_for=1,
    ),
    Field("acgme_id", _("ACGME number"), Kind.CODE, Group.IDENTITY, pattern=r"[0-9]{10}", fresh_for=100),
)

FIELDS: Mapping[str, Field] = MappingProxyType({entry.name: entry for entry in _ALL})
"""Every field by name, in the order in which pages show them."""

VISA_FIELDS = ("visa_j1", "visa_h1b")
DATE_FIELDS = ("application_opens", "application_deadline")
SHOWN_FIELDS = tuple(name for name, entry in FIELDS.items() if entry.group is not Group.IDENTITY)
LIVE_READING_DAYS = 400
"""A live reading keeps a fact current this long: one season and a margin for a page read once a year."""
