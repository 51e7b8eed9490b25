"""How often the linkers name what curators named: every curated wording, the sponsor made for it alone taken out, and
every linked spelling of an employer.

Split by institution into thirds, so that no sponsor's wordings stand on both sides. Told for each third by itself; the
rules were written while looking at all of them, so none is truly held out (docs/decisions/0013).
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from programs.linking.employers import Employer, Tie
from programs.linking.load import LINKED, directory, employers
from programs.linking.subjects import Words, link
from programs.models import EmployerLink, Program, Wording

THIRDS = 3


@dataclass
class Tally:
    """`named`: wordings that mean something listed. `right` are of the sure links."""

    named: int = 0
    sure: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.sure if self.sure else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.named if self.named else 0.0


def measure() -> list[Tally]:
    """By name alone, for stated codes only help. Some seconds."""
    every = directory()
    sponsors = {sponsor.id: sponsor for sponsor in every.sponsors}
    owners = dict(Program.objects.values_list("pk", "institution_id"))
    bare = every.without(frozenset(sponsor.code for sponsor in every.sponsors if sponsor.unlisted))
    tallies = [Tally() for _ in range(THIRDS)]
    for wording in Wording.objects.exclude(reason__startswith="linked by").prefetch_related("programs"):
        programs = {program.pk for program in wording.programs.all()}
        meant = sponsors[wording.institution_id or owners[min(programs)]]
        tally = tallies[_third(meant.code)]
        found = link(Words(wording.institution_wording, wording.city, wording.state, wording.specialty_code), bare)
        tally.named += not meant.unlisted
        if found.certainty == "sure":
            tally.sure += 1
            office = wording.institution_id is not None
            tally.right += found.institution == meant.id if office else not programs.isdisjoint(found.programs)
    return tallies


def measure_employers() -> Tally:
    """Employers' spellings that curators linked, each with its own links taken out. Right: all that it is tied to, they
    tied it to, in that relation."""
    every: dict[Employer, set[Tie]] = defaultdict(set)
    for key, state, *tie in EmployerLink.objects.values_list(*LINKED):
        every[Employer(key, state)].add(Tie(*tie))
    known, tally = employers(), Tally(named=len(every))
    for employer, ties in every.items():
        found = known.meaning(employer)
        if found:
            tally.sure += 1
            tally.right += found.ties <= ties
    return tally


def _third(code: str) -> int:
    return int(hashlib.sha256(code.encode()).hexdigest(), 16) % THIRDS
