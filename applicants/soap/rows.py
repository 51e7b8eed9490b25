"""The lines of a pasted list, with what the directory says of each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from applicants.judging import match_in
from applicants.models import SoapLine, SoapList
from programs.models import Program
from search.current import current_index
from search.presenters.matching.headlines import Headline
from search.presenters.matching.results import headlines
from search.profile import ApplicantProfile

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """`program` None: not recognised. `said` None: no profile was told."""

    line: SoapLine
    program: Program | None
    said: Headline | None


@dataclass(frozen=True, slots=True)
class Shown:
    page: "Page[SoapLine]"
    rows: tuple[Row, ...]
    recognised: int
    unknown: int
    applied: int


def shown(soap_list: SoapList, profile: ApplicantProfile | None, number: str, day: dt.date) -> Shown:
    """Nine queries at most. With a profile the most open come first; what was not recognised, last."""
    lines = list(soap_list.lines.select_related("program__institution", "program__specialty", "track"))
    held = current_index(day)
    match = match_in(profile, soap_list.match_year, held, day)
    places = {line.pk: held.row_of(line.program_id) for line in lines if line.program_id}
    verdicts = {pk: int(match.verdict[row]) for pk, row in places.items() if row is not None} if match else {}
    lines.sort(key=lambda line: (line.program_id is None, verdicts.get(line.pk, len(lines)), line.number))
    page = Paginator(lines, A_PAGE).get_page(number)
    here = [row for line in page if (row := places.get(line.pk)) is not None]
    said = headlines(match, here) if match else {}
    return Shown(
        page=page,
        rows=tuple(Row(line, line.program, _said(said, places.get(line.pk))) for line in page),
        recognised=sum(line.program_id is not None for line in lines),
        unknown=sum(line.program_id is None for line in lines),
        applied=sum(line.applied for line in lines),
    )


def _said(said: Mapping[int, Headline], row: int | None) -> Headline | None:
    return None if row is None else said.get(row)
