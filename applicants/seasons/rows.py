"""The old list as it is read on the way into another season."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Max

from applicants.models import Applicant, ShortlistEntry
from applicants.seasons.ageing import Aged, aged
from programs.fields import SHOWN_FIELDS
from search.changes.rows import every
from search.current import current_index
from search.matching import RULES_BY_NAME
from search.presenters.matching.verdicts import SAID_AS
from search.profile import ApplicantProfile


@dataclass(frozen=True, slots=True)
class Row:
    """`changed`: how many facts moved since it was last touched. `older`: what the year in between makes worse."""

    entry: ShortlistEntry
    changed: int
    older: str
    there: bool


def seasons_with_entries(applicant: Applicant) -> list[int]:
    """Newest first."""
    found = applicant.entries.values("match_year").annotate(last=Max("position")).order_by("-match_year")
    return [row["match_year"] for row in found]


def rows(
    applicant: Applicant, *, match_year: int, into: int, profile: ApplicantProfile | None, day: dt.date
) -> Sequence[Row]:
    """Four queries, whatever the list."""
    entries = list(
        applicant.entries.filter(match_year=match_year).select_related("program__institution", "program__specialty")
    )
    have = set(applicant.entries.filter(match_year=into).values_list("program_id", flat=True))
    moved = _changes_since(applicant, match_year)
    older = _older([entry.program_id for entry in entries], profile, match_year, into, day)
    return [
        Row(
            entry=entry,
            changed=moved[entry.program_id],
            older=older.get(entry.program_id, ""),
            there=entry.program_id in have,
        )
        for entry in entries
    ]


def _changes_since(applicant: Applicant, match_year: int) -> Counter[int]:
    """By program: facts that moved after its entry was last touched. One query."""
    changes = every().filter(
        field__in=SHOWN_FIELDS,
        program__shortlisted__applicant=applicant,
        program__shortlisted__match_year=match_year,
        at__gt=F("program__shortlisted__changed_at"),
    )
    return Counter(changes.values_list("program_id", flat=True))


def _older(
    programs: list[int], profile: ApplicantProfile | None, match_year: int, into: int, day: dt.date
) -> Mapping[int, str]:
    if profile is None:
        return {}
    found = aged(programs, profile, current_index(day), before=match_year, into=into, day=day)
    return {one.program: _words(one) for one in found}


def _words(one: Aged) -> str:
    return f"{SAID_AS[one.after]}: {RULES_BY_NAME[one.rule].label}"
