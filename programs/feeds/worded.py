"""Wordings that no curator has linked yet: linked by code or by name, or told what came nearest.

A sure link counts at once, a likely one waits under "wordings to confirm". The reason says that the linker made it, and
a curator may refuse either; a refused wording is never linked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from programs.feeds.record import Row, Run
from programs.linking import load
from programs.linking.candidates import Directory
from programs.linking.subjects import Link, Words, link
from programs.models import Specialty, Wording
from programs.models.directory import Certainty

CODES = {"nrmp_code", "acgme_id"}
Worded = tuple[str, str, str, str]
"""Institution as worded, city, state, specialty code or "*"."""
LONGEST = (300, 100, 2, 3)
CERTAINTIES = {"sure": Certainty.SURE, "proposed": Certainty.LIKELY}


def words_of(row: Row) -> Worded:
    return row["institution"], row["city"], row["state"], row["acgme_specialty_code"]


def link_unknown(run: Run, files: Iterable[str]) -> Mapping[Worded, str]:
    """Makes a Wording of each unknown one that the linker can place. Returns, for the rest, what came nearest.

    One query where every wording is known.
    """
    known = set(Wording.objects.values_list("institution_wording", "city", "state", "specialty_code"))
    codes: dict[Worded, set[str]] = defaultdict(set)
    for file in files:
        for row in run.tables[file]:
            if (worded := words_of(row)) not in known and _storable(worded):
                codes[worded] |= {row["value"]} if row["field"] in CODES else set()
    if not codes:
        return {}
    directory = load.directory()
    specialties = {"*", *Specialty.objects.values_list("code", flat=True)}
    found = {worded: _linked(worded, own, directory) for worded, own in codes.items() if worded[3] in specialties}
    for worded, its in found.items():
        if its.certainty != "none":
            _keep(worded, its)
    return {worded: its.reason for worded, its in found.items() if its.certainty == "none"}


def _storable(worded: Worded) -> bool:
    return bool(worded[0]) and all(len(part) <= most for part, most in zip(worded, LONGEST, strict=True))


def _linked(worded: Worded, codes: Iterable[str], directory: Directory) -> Link:
    return link(Words(*worded, codes=frozenset(codes)), directory)


def _keep(worded: Worded, its: Link) -> None:
    institution, city, state, specialty = worded
    row = Wording.objects.create(
        institution_wording=institution,
        city=city,
        state=state,
        specialty_code=specialty,
        institution_id=its.institution,
        certainty=CERTAINTIES[its.certainty],
        reason=its.reason,
    )
    row.programs.set(its.programs)
