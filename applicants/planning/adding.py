"""What is proposed goes onto the list."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from applicants.models import Applicant
from applicants.shortlist.entries import ListFullError, save_program
from programs.models import Program


@dataclass(frozen=True, slots=True)
class Added:
    """`standing`: were on the list already. `unknown`: ids that are not in the directory. `full`: the list took no
    more."""

    new: int
    standing: int
    unknown: int
    full: bool


def add_programs(*, applicant: Applicant, ids: Collection[str], match_year: int, now: dt.datetime) -> Added:
    """In the order given, each at the end of the list, no track chosen yet."""
    programs = {one.public_id: one for one in Program.objects.published().filter(public_id__in=ids)}
    new = standing = 0
    wanted = [programs[one] for one in dict.fromkeys(ids) if one in programs]
    unknown = len(set(ids)) - len(wanted)
    with transaction.atomic():
        for program in wanted:
            try:
                _entry, is_new = save_program(
                    applicant=applicant, program=program, match_year=match_year, tracks=(), now=now
                )
            except ListFullError:
                return Added(new, standing, unknown, full=True)
            new, standing = new + is_new, standing + (not is_new)
    return Added(new, standing, unknown, full=False)
