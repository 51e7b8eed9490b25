"""The columns on programs, tracks and institutions that repeat facts for filters. Used by programs.facts alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from programs import fields, filing_columns, requirement_columns
from programs.fact_rows import BATCH, At
from programs.models import Institution, Program, Statement, Track
from programs.reconcile import Key, Said, Standing

COLUMNS = (*requirement_columns.NAMES, *filing_columns.NAMES, "stated_fields", "published")
LEFT_UNCOUNTED = {"nrmp_code", "acgme_id", *fields.DATE_FIELDS}


def write(ids: Collection[int], standing: Mapping[At, Standing], said: Mapping[int, Said], day: dt.date) -> bool:
    """Brings the columns of these programs in line with what stands on `day`. True when one of them moved.

    `standing` holds facts and dates; `said` what each rests on, by its statement's primary key.
    """
    programs = Program.objects.in_bulk(ids)
    moved = _bring_in_line(programs, _wanted(programs, standing, said, day))
    relisted = _list_tracks(ids)
    _publish_institutions(programs)
    return moved or relisted


def _wanted(
    programs: Mapping[int, Program], standing: Mapping[At, Standing], said: Mapping[int, Said], day: dt.date
) -> dict[int, dict[str, Any]]:
    by_program: dict[int, dict[Key, Standing]] = defaultdict(dict)
    for (program, key), one in standing.items():
        by_program[program][key] = one
    stated, named = _stated_fields(standing), _named(programs)
    filings = filing_columns.columns({program.institution_id for program in programs.values()})
    return {
        pk: {
            **requirement_columns.columns(by_program[pk], said, day),
            **filings[program.institution_id],
            "stated_fields": stated[pk],
            "published": pk in named,
        }
        for pk, program in programs.items()
    }


def _bring_in_line(programs: Mapping[int, Program], wanted: Mapping[int, Mapping[str, Any]]) -> bool:
    """Updates the rows and columns that differ, and no others."""
    rows: dict[int, Program] = {}
    names: set[str] = set()
    for pk, program in programs.items():
        for name, value in wanted[pk].items():
            if getattr(program, name) != value:
                setattr(program, name, value)
                rows[pk] = program
                names.add(name)
    if rows:
        Program.objects.bulk_update(rows.values(), sorted(names), batch_size=BATCH)
    return bool(rows)


def _stated_fields(facts: Mapping[At, Standing]) -> Mapping[int, int]:
    """How many fields a source states, identifiers and dates left out."""
    stated: dict[int, set[str]] = defaultdict(set)
    for program, key in facts:
        if key.field not in LEFT_UNCOUNTED:
            stated[program].add(key.field)
    return defaultdict(int, {program: len(names) for program, names in stated.items()})


def _named(ids: Collection[int]) -> set[int]:
    """Programs that a standing statement of their own names: without one a program is not in the directory."""
    own = Statement.objects.standing().filter(program__in=ids)
    return {pk for pk in own.values_list("program_id", flat=True).distinct() if pk is not None}


def _list_tracks(ids: Collection[int]) -> bool:
    """Sets which tracks a standing statement names, and for which match year at the latest."""
    named = _tracks_named(ids)
    moved = []
    for track in Track.objects.filter(program__in=ids):
        want = (track.nrmp_code in named[track.program_id], named[track.program_id].get(track.nrmp_code))
        if want != (track.published, track.listed_for):
            track.published, track.listed_for = want
            moved.append(track)
    Track.objects.bulk_update(moved, ["published", "listed_for"], batch_size=BATCH)
    return bool(moved)


def _tracks_named(ids: Collection[int]) -> Mapping[int, dict[str, int | None]]:
    """By program: each code that its statements name, with the latest match year stated (None: no year stated)."""
    named: dict[int, dict[str, int | None]] = defaultdict(dict)
    said = Statement.objects.standing().filter(program__in=ids, field="nrmp_code")
    for program, code, year in said.values_list("program_id", "value", "match_year"):
        latest = max(named[program or 0].get(code) or 0, year or 0)
        named[program or 0][code] = latest or None
    return named


def _publish_institutions(programs: Mapping[int, Program]) -> None:
    """An institution is in the directory while one of its programs is."""
    ids = {program.institution_id for program in programs.values()}
    shown = set(Program.objects.published().filter(institution__in=ids).values_list("institution_id", flat=True))
    moved = [
        institution
        for institution in Institution.objects.filter(pk__in=ids)
        if institution.published != (institution.pk in shown)
    ]
    for institution in moved:
        institution.published = not institution.published
    Institution.objects.bulk_update(moved, ["published"], batch_size=BATCH)
