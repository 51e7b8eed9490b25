"""The applicant's questions, declared once: for the page `/match/`, the session and the API.

Flat: `failed.step1` of the profile is `failed_step1` here. `profile_json` knows both names. Nothing is required.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.normalise import match_year_of
from search.filters import known_specialties
from search.parameters import Codes, Number, One, ParametersForm, Several
from search.profile import NEEDS_NO_VISA, ApplicantProfile, Failed, Training
from search.questions.checks import contradictions
from search.questions.countries import COUNTRIES
from search.questions.fields import Line, MonthOfYear, YesOrNo
from search.states import STATES

MATCHES_AHEAD = 3
WORK_STATUSES = {
    "citizen": _("US citizen"),
    "permanent_resident": _("Permanent resident (green card)"),
    "ead": _("Work permit (EAD)"),
    "h1b": _("H-1B visa"),
    "j1": _("J-1 visa"),
    "f1": _("F-1 student visa"),
    "none": _("None of these"),
}
TOLD_STATUSES = {
    "citizen": _("US citizen"),
    "permanent_resident": _("Permanent resident"),
    "ead": _("Work permit (EAD)"),
    "h1b": _("In the US on an H-1B"),
    "j1": _("In the US on a J-1"),
    "f1": _("In the US on an F-1"),
    "none": _("No US status"),
}
"""As they are told where the question does not stand beside them."""
EAD_BASES = {
    "spouse": _("A husband's or wife's visa (H-4, L-2, J-2)"),
    "green_card": _("A green card applied for"),
    "asylum": _("Asylum, asked for or granted"),
    "tps": _("Temporary protected status (TPS)"),
    "daca": _("DACA"),
    "other": _("Something else"),
}
VISAS = {"j1": _("J-1"), "h1b": _("H-1B")}
STEP1 = {"pass": _("Passed"), "fail": _("Failed")}


class ProfileForm(ParametersForm):
    """`day`: what counts as past, and which season is this one."""

    match_year = Number(
        low=1950,
        high=2100,
        label=_("Which Match?"),
        help_text=_("Training starts in the summer of that year."),
    )
    work_status = One(
        options=WORK_STATUSES,
        label=_("Your status in the United States"),
        help_text=_("What you hold today. If you live abroad: none of these."),
    )
    ead_basis = One(
        options=EAD_BASES,
        label=_("Where the work permit comes from"),
        help_text=_("Only with a work permit. Practical training after studies (OPT) goes with the F-1: choose that."),
    )
    visas = Several(
        options=VISAS,
        label=_("Visas you would take"),
        help_text=_("Tick both if either would do. Citizens and permanent residents need none."),
    )
    j1_years_used = Number(
        low=0,
        high=20,
        label=_("Years of J-1 training so far"),
        help_text=_("0 if none. A J-1 for training lasts seven years at most."),
    )
    ecfmg_certified = YesOrNo(
        label=_("Do you have the ECFMG certificate?"),
        help_text=_("Graduates of US schools do not need it."),
    )
    ecfmg_expected = MonthOfYear(
        label=_("When do you expect the certificate?"),
        help_text=_("If you have none yet. A year alone will do."),
    )
    step1 = One(options=STEP1, label=_("Step 1"), help_text=_("Your last result."))
    step1_score = Number(
        low=1,
        high=300,
        label=_("Step 1 score"),
        help_text=_("Only if yours has one: since January 2022 it is pass or fail."),
    )
    step2 = Number(
        low=1,
        high=300,
        label=_("Step 2 CK score"),
        help_text=_("Three digits, as on your report. Blank until you have it."),
    )
    step2_expected = MonthOfYear(
        label=_("When do you expect the Step 2 CK score?"),
        help_text=_("If you have none yet. It comes some weeks after the exam."),
    )
    step3 = YesOrNo(label=_("Have you passed Step 3?"), help_text=_("The H-1B needs it. The J-1 does not."))
    step3_expected = MonthOfYear(
        label=_("When do you expect the Step 3 result?"),
        help_text=_("Blank if you do not plan it before residency."),
    )
    failed_step1 = Number(low=0, high=20, label=_("Step 1"))
    failed_step2 = Number(low=0, high=20, label=_("Step 2 CK"))
    failed_cs = Number(low=0, high=20, label=_("Step 2 CS"))
    failed_step3 = Number(low=0, high=20, label=_("Step 3"))
    school = Line(label=_("Medical school"), help_text=_("Its name, as on your diploma."))
    school_country = One(
        options=COUNTRIES,
        label=_("Country of the school"),
        help_text=_("It decides which rules are yours, wherever you were born."),
    )
    graduated = MonthOfYear(
        label=_("Graduation"),
        help_text=_("A year alone will do. Not graduated yet: when you will."),
    )
    home_residency = YesOrNo(
        label=_("Have you finished a residency in another country?"),
        help_text=_("Outside the United States and Canada. It counts as experience, not as US training."),
    )
    us_training_years = Number(
        low=0,
        high=20,
        label=_("Years of residency in the United States or Canada"),
        help_text=_("Accredited training only. 0 if none."),
    )
    pgy1_complete = YesOrNo(
        label=_("Is its first year (PGY-1) complete?"),
        help_text=_("Advanced positions need a complete first year before they start."),
    )
    usce_hands_on_months = Number(
        low=0,
        high=120,
        label=_("Months of hands-on experience in the US"),
        help_text=_(
            "You took part in the care of patients. Core clerkships in US hospitals count as student experience:"
            " put them here. 0 if none."
        ),
    )
    observership_months = Number(
        low=0,
        high=120,
        label=_("Months of observership in the US"),
        help_text=_("You watched, and did not treat. 0 if none."),
    )
    letters = Number(low=0, high=20, label=_("All together"))
    letters_us = Number(low=0, high=20, label=_("From US doctors"))
    letters_specialty = Number(low=0, high=20, label=_("From your specialty"))
    specialties = Codes(
        known=known_specialties,
        pattern="[0-9]{3}",
        label=_("Specialties, the one you want most first"),
        help_text=_("They come first in your results. Others stay in sight."),
    )
    states = Several(
        options=dict(STATES),
        label=_("States you would like"),
        help_text=_("They come first in your results. Others stay in sight."),
    )
    kinds = Several(
        options=dict(fields.TRACK_KINDS),
        label=_("Kinds of position"),
        help_text=_(
            "Categorical covers the whole training; preliminary is one year; advanced starts after a first year."
        ),
    )
    budget = Number(
        low=0,
        high=1_000_000,
        label=_("What you can spend on applications"),
        help_text=_("In US dollars, for this season. It closes no program."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, day: dt.date, **more: Any) -> None:
        super().__init__(data, use_required_attribute=False, **more)
        self.day = day
        season = match_year_of(day)
        match_year = self.fields["match_year"]
        assert isinstance(match_year, Number)  # noqa: S101 - declared above
        match_year.low, match_year.high = season, season + MATCHES_AHEAD

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        for name, sentence in contradictions(told, self.day):
            self.add_error(name, sentence)
        return self.cleaned_data

    def profile(self) -> ApplicantProfile:
        """Of a valid form. What was told but does not concern the applicant stays out: visas, basis of a permit."""
        told = self.cleaned_data
        plain: dict[str, Any] = {name: None if told[name] == "" else told[name] for name in _ALIKE}
        several: dict[str, Any] = {name: tuple(told[name]) for name in ("specialties", "states", "kinds")}
        return ApplicantProfile(
            **plain,
            **several,
            step1=told["step1_score"] or told["step1"] or None,
            ead_basis=(told["ead_basis"] or None) if told["work_status"] == "ead" else None,
            failed=Failed(told["failed_step1"], told["failed_step2"], told["failed_cs"], told["failed_step3"]),
            us_training=Training(told["us_training_years"], told["pgy1_complete"]),
            visas=None if told["work_status"] in NEEDS_NO_VISA else tuple(told["visas"]) or None,
        )


_ALIKE = (
    *("match_year", "work_status", "j1_years_used", "ecfmg_certified", "ecfmg_expected", "step2", "step2_expected"),
    *("step3", "step3_expected", "graduated", "usce_hands_on_months", "observership_months", "letters", "letters_us"),
    *("letters_specialty", "school", "school_country", "home_residency", "budget"),
)
"""Members that the profile takes as they are."""
