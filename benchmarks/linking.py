"""How often the linker names what curators named: every curated wording, the sponsor made for it alone taken out.

Split by institution into thirds, so that no sponsor's wordings stand on both sides. Told for each third by itself; the
rules were written while looking at all of them, so none is truly held out (docs/decisions/0013).
"""

import hashlib
from dataclasses import dataclass

from programs.linking.load import directory
from programs.linking.subjects import Words, link
from programs.models import Program, Wording

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


def _third(code: str) -> int:
    return int(hashlib.sha256(code.encode()).hexdigest(), 16) % THIRDS
