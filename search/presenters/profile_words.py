"""What an applicant has told, in a line: so that a page of results says whose answers it is matched to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.profile import ApplicantProfile
from search.questions.form import VISAS, WORK_STATUSES


@dataclass(frozen=True, slots=True)
class ProfileBar:
    """For components/profile_bar.html. `parts` is empty while nothing is told."""

    parts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return ", ".join(self.parts)


def profile_bar(profile: ApplicantProfile) -> ProfileBar:
    """The answers that decide most; a sentence where others alone were given."""
    if profile.is_empty:
        return ProfileBar()
    told = (
        _visa(profile),
        _graduated(profile),
        _step2(profile),
        _step3(profile),
        _certificate(profile),
        _failed(profile),
    )
    parts = tuple(part for part in told if part)
    return ProfileBar(parts or (_("what you have told"),))


def _visa(profile: ApplicantProfile) -> str:
    if profile.needs_no_visa or profile.work_status == "ead":
        return str(WORK_STATUSES[str(profile.work_status)])
    names = [str(VISAS[visa]) for visa in profile.visas_open]
    return _("%(first)s or %(second)s") % {"first": names[0], "second": names[1]} if len(names) == 2 else "".join(names)


def _graduated(profile: ApplicantProfile) -> str:
    return _("graduation %(year)d") % {"year": profile.graduated.year} if profile.graduated else ""


def _step2(profile: ApplicantProfile) -> str:
    return _("Step 2 CK %(score)d") % {"score": profile.step2} if profile.step2 is not None else ""


def _step3(profile: ApplicantProfile) -> str:
    return _("Step 3 passed") if profile.step3 else ""


def _certificate(profile: ApplicantProfile) -> str:
    return _("ECFMG certified") if profile.ecfmg_certified else ""


def _failed(profile: ApplicantProfile) -> str:
    """Nothing while no number is told; a sum where some are, for those that were told."""
    told = [count for count in profile.failed.by_exam if count is not None]
    if not any(told):
        return ""
    return ngettext("%(count)d failed attempt", "%(count)d failed attempts", sum(told)) % {"count": sum(told)}
