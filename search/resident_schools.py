"""Which programs have residents of which medical school on record: found for a profile without a query a program."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from programs.fields import FIELDS
from programs.models import Program, ResidentSchool
from programs.normalise import folded
from programs.reconcile import Age, age
from search.columns import Bools, Numbers
from search.profile import ApplicantProfile

AS_FRESH_AS = FIELDS["img_residents"]
"""How long a count of residents is current: these age as what is stated of all residents does."""

Schools = Mapping[str, Mapping[str, Numbers]]
"""Folded school, then country ("": not stated), to the rows of programs in the index."""


def build(day: dt.date) -> Schools:
    """Of published sources, what is older left out: it is not of current residents. Two queries.

    Rows are places among the published programs in the order of their primary keys, as in `search.index.Index`.
    """
    pks = np.fromiter(Program.objects.published().order_by("pk").values_list("pk", flat=True), np.int64)
    known: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in ResidentSchool.objects.published():
        if age_on(one, day) is not Age.OLDER:
            known[one.school_key][one.country].add(one.program_id)
    return {
        school: {country: np.searchsorted(pks, sorted(programs)) for country, programs in by_country.items()}
        for school, by_country in known.items()
    }


def from_school(known: Schools, profile: ApplicantProfile, count: int) -> Bools:
    """By program, of `count`: whether a current resident is from the applicant's school. False is not known, never no.

    Schools of one name in two countries are two schools, where both countries are told.
    """
    found = np.zeros(count, np.bool_)
    for country, rows in known.get(folded(profile.school or ""), {}).items():
        if is_same_country(country, profile):
            found[rows] = True
    return found


def is_same_country(country: str, profile: ApplicantProfile) -> bool:
    """Where either side has not told it, the name alone must do."""
    return not country or not profile.school_country or country == profile.school_country


def age_on(one: ResidentSchool, day: dt.date) -> Age:
    return age(AS_FRESH_AS, one.match_year, one.read_on, day)


def of_program(program: Program) -> Sequence[ResidentSchool]:
    """What stands of one program: of each school the latest year, by the best source. One query."""
    rows = ResidentSchool.objects.published().filter(program=program).select_related("source")
    return sorted(_latest(rows), key=lambda one: (one.school_key, one.country))


def _latest(rows: Iterable[ResidentSchool]) -> list[ResidentSchool]:
    best: dict[tuple[str, str], ResidentSchool] = {}
    for one in rows:
        at = one.school_key, one.country
        best[at] = min(best.get(at, one), one, key=_standing)
    return list(best.values())


def _standing(one: ResidentSchool) -> tuple[int, int, int, int]:
    """Less is better: the newer year, the better source, the later reading, the newer row."""
    read = one.read_on.toordinal() if one.read_on else 0
    return -(one.match_year or 0), one.source.rank, -read, -one.pk
