"""The columns on programs, tracks and institutions that repeat facts for filters. Used by programs.facts alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from programs.fact_rows import BATCH, At
from programs.models import Institution, Program, Statement, Track
from programs.reconcile import Standing

COLUMNS = ("accepts_img", "visa_j1", "visa_h1b")
DISPUTED = "disputed"


def write(ids: Collection[int], facts: Mapping[At, Standing]) -> bool:
    """Brings the columns of these programs in line with their facts. True when one of them moved."""
    programs = Program.objects.in_bulk(ids)
    values = _values(facts)
    stated = _stated_fields(facts)
    named = _named(ids)
    moved = []
    for program in programs.values():
        want = (*(values.get((program.pk, name)) for name in COLUMNS), stated[program.pk], program.pk in named)
        have = (program.accepts_img, program.visa_j1, program.visa_h1b, program.stated_fields, program.published)
        if want != have:
            _set(program, want)
            moved.append(program)
    Program.objects.bulk_update(moved, [*COLUMNS, "stated_fields", "published"], batch_size=BATCH)
    relisted = _list_tracks(ids)
    _publish_institutions(programs)
    return bool(moved) or relisted


def _set(program: Program, want: tuple[object, ...]) -> None:
    for name, value in zip((*COLUMNS, "stated_fields", "published"), want, strict=True):
        setattr(program, name, value)


def _values(facts: Mapping[At, Standing]) -> dict[tuple[int, str], str]:
    """A program's own answer is the fact for all its track kinds; one for a single kind does not speak for the rest."""
    return {
        (program, key.field): DISPUTED if standing.agreement == DISPUTED else standing.value
        for (program, key), standing in facts.items()
        if key.field in COLUMNS and not key.kind
    }


def _stated_fields(facts: Mapping[At, Standing]) -> Mapping[int, int]:
    """How many fields a source states, identifiers left out."""
    stated: dict[int, set[str]] = defaultdict(set)
    for program, key in facts:
        if key.field not in {"nrmp_code", "acgme_id"}:
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
