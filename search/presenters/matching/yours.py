"""The applicant's side of each rule, in words: what they told, or that they have not."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.vocabulary import Label
from search.presenters.words import joined
from search.profile import ApplicantProfile, Month
from search.questions.form import TOLD_STATUSES, VISAS

Yours = Callable[[ApplicantProfile, dt.date], str]


def yours(rule: str, profile: ApplicantProfile, day: dt.date) -> str:
    """Empty where the rule asks nothing of the applicant."""
    return YOURS[rule](profile, day) if rule in YOURS else ""


def not_told() -> str:
    return _("not told")


def month_words(month: Month) -> str:
    """ "March 2027", or the year alone."""
    if not month.month:
        return str(month.year)
    return date_format(dt.date(month.year, month.month, 1), pgettext("date format", "F Y"))


def _graduate(profile: ApplicantProfile, day: dt.date) -> str:
    return _("international graduate") if profile.is_img else _("not an international graduate")


def _work(profile: ApplicantProfile, day: dt.date) -> str:
    status = str(TOLD_STATUSES[profile.work_status]) if profile.work_status else ""
    visas = _(" or ").join(str(VISAS[visa]) for visa in profile.visas_open)
    would_take = _("would take the %(visas)s") % {"visas": visas} if visas else ""
    return "; ".join(part for part in (status, would_take) if part) or not_told()


def _j1_years(profile: ApplicantProfile, day: dt.date) -> str:
    if profile.j1_years_used is None:
        return not_told()
    words = ngettext("%(count)d year used", "%(count)d years used", profile.j1_years_used)
    return words % {"count": profile.j1_years_used}


def _graduated(profile: ApplicantProfile, day: dt.date) -> str:
    if profile.graduated is None:
        return not_told()
    years = max(profile.season(day) - 1 - profile.graduated.year, 0)
    words = ngettext(
        "graduated in %(year)d: %(count)d year to applying, one more to the start, two more if advanced",
        "graduated in %(year)d: %(count)d years to applying, one more to the start, two more if advanced",
        years,
    )
    return words % {"year": profile.graduated.year, "count": years}


EXAMS: Mapping[str, Label] = MappingProxyType(
    {"step1": "Step 1", "step2": "Step 2 CK", "cs": "Step 2 CS", "step3": "Step 3"}
)


def _failed(profile: ApplicantProfile, day: dt.date) -> str:
    told = {str(EXAMS[exam]): getattr(profile.failed, exam) for exam in EXAMS}
    known = {exam: count for exam, count in told.items() if count is not None}
    if not known:
        return not_told()
    some = [f"{exam} {count}" for exam, count in known.items() if count]
    if some:
        return _("failed attempts: %(exams)s") % {"exams": ", ".join(some)}
    return _("none failed: %(exams)s") % {"exams": ", ".join(known)}


def _step1(profile: ApplicantProfile, day: dt.date) -> str:
    if profile.step1 is None:
        return not_told()
    words = {"pass": _("pass"), "fail": _("fail")}
    return words.get(str(profile.step1), str(profile.step1))


def _step2(profile: ApplicantProfile, day: dt.date) -> str:
    if profile.step2 is not None:
        return str(profile.step2)
    return _expected(profile.step2_expected)


def _step3(profile: ApplicantProfile, day: dt.date) -> str:
    return _done(profile.step3, profile.step3_expected, yes=_("passed"), no=_("not passed"))


def _certificate(profile: ApplicantProfile, day: dt.date) -> str:
    return _done(profile.ecfmg_certified, profile.ecfmg_expected, yes=_("certified"), no=_("not certified yet"))


def _confirmed(profile: ApplicantProfile, day: dt.date) -> str:
    certificate = _certificate(profile, day)
    return f"{EXAMS['step1']}: {_('fail')}; {certificate}" if profile.step1 == "fail" else certificate


def _done(done: bool | None, expected: Month | None, *, yes: str, no: str) -> str:
    if done:
        return yes
    if expected is not None:
        return _expected(expected)
    return not_told() if done is None else no


def _expected(month: Month | None) -> str:
    return not_told() if month is None else _("expected in %(month)s") % {"month": month_words(month)}


def _us_experience(profile: ApplicantProfile, day: dt.date) -> str:
    hands_on, watched = profile.usce_hands_on_months, profile.observership_months
    told = []
    if hands_on is not None:
        words = ngettext("%(count)d month hands-on", "%(count)d months hands-on", hands_on)
        told.append(words % {"count": hands_on})
    if watched is not None:
        words = ngettext("%(count)d month of observership", "%(count)d months of observership", watched)
        told.append(words % {"count": watched})
    return joined(told) or not_told()


def _us_training(profile: ApplicantProfile, day: dt.date) -> str:
    if profile.us_training.years is None:
        return _("first year complete") if profile.us_training.pgy1_complete else not_told()
    words = ngettext(
        "%(count)d year of US or Canadian training",
        "%(count)d years of US or Canadian training",
        profile.us_training.years,
    )
    return words % {"count": profile.us_training.years}


def _number(name: str) -> Yours:
    def words(profile: ApplicantProfile, day: dt.date) -> str:
        count = getattr(profile, name)
        return not_told() if count is None else str(count)

    return words


def _school(profile: ApplicantProfile, day: dt.date) -> str:
    return profile.school or not_told()


YOURS: Mapping[str, Yours] = MappingProxyType(
    {
        "img": _graduate,
        "visa": _work,
        "visa_j1": _work,
        "j1_years": _j1_years,
        "visa_h1b": _work,
        "h1b_step3": _step3,
        "work_permit": _work,
        "graduation": _graduated,
        "attempts": _failed,
        "step1": _step1,
        "step2": _step2,
        "step2_by": _step2,
        "step3": _step3,
        "ecfmg": _certificate,
        "nrmp": _confirmed,
        "usce": _us_experience,
        "usce_kind": _us_experience,
        "usce_recency": _us_experience,
        "clinical_recency": _graduated,
        "us_training": _us_training,
        "letters": _number("letters"),
        "letters_us": _number("letters_us"),
        "letters_specialty": _number("letters_specialty"),
        "school": _school,
        "track": _us_training,
    }
)
