"""One applicant held against the whole directory on one day."""

import datetime as dt
from dataclasses import dataclass

from search.matching.codes import Outcome, Verdict
from search.matching.finding import Finding, everywhere
from search.matching.stated import Facts, Stated
from search.profile import ApplicantProfile


@dataclass(frozen=True, slots=True)
class Case:
    """What every rule is given."""

    profile: ApplicantProfile
    stated: Stated
    day: dt.date

    @property
    def count(self) -> int:
        """How many offers."""
        return self.stated.count

    @property
    def season(self) -> int:
        return self.profile.season(self.day)

    def facts(self, field: str) -> Facts:
        """Those that speak to this applicant: what is said of international graduates binds no others."""
        facts = self.stated.facts[field]
        return facts if self.profile.is_img else facts.of(~facts.img_only)

    def everywhere(self, outcome: Outcome, verdict: Verdict = Verdict.OPEN) -> Finding:
        return everywhere(self.count, outcome, verdict)
