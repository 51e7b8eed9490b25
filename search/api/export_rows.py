"""One program as a row of a spreadsheet, one statement as an object. Makes no query; the day is an argument."""

import datetime as dt
from collections.abc import Callable, Iterable

from programs.formulas import guarded
from programs.models import Fact, Program, ProgramDate, Statement
from programs.models.fact import Agreement
from programs.reconcile import AGE_ORDER
from search.api.facts import Shape, statement_shape

Address = Callable[[Program], str]

ABOUT = (
    "id",
    "url",
    "name",
    "institution_code",
    "institution",
    "city",
    "state",
    "specialty_code",
    "specialty",
    "acgme_id",
    "nrmp_codes",
    "listed_for",
)
STATED = (
    "accepts_img",
    "visa_j1",
    "visa_h1b",
    "h1b_step3_by",
    "min_step2",
    "max_years_since_graduation",
    "max_failed_attempts",
    "usce_months",
    "application_deadline",
)
"""Fields with columns of their own; all others stand in statements.jsonl."""
PARTS = ("", "_age", "_cycle", "_source", "_page")
HEADER = (*ABOUT, *(f"{field}{part}" for field in STATED for part in PARTS), "sources", "terms")

WITHHELD = "withheld"
"""Stands for a value that a source states which may not be passed on: an empty cell would say that none does."""
BETWEEN = "; "


def program_row(program: Program, day: dt.date, url: str) -> list[str]:
    """Needs the facts and dates with their sources and readings."""
    rows: list[Fact | ProgramDate] = [*program.facts.all(), *program.dates.all()]
    cells = [*_about(program, rows, url)]
    for field in STATED:
        cells += _answer([row for row in rows if _field(row) == field], day)
    cells += _sources(rows)
    return [guarded(cell) for cell in cells]


def _field(row: Fact | ProgramDate) -> str:
    return row.event if isinstance(row, ProgramDate) else row.field


def _open(rows: Iterable[Fact | ProgramDate]) -> list[Fact | ProgramDate]:
    return [row for row in rows if row.statement.source.redistributable]


def _about(program: Program, rows: list[Fact | ProgramDate], url: str) -> list[str]:
    listed = sorted((row.statement for row in _open(rows) if _field(row) == "nrmp_code"), key=lambda said: said.value)
    years = [said.match_year for said in listed if said.match_year]
    return [
        program.public_id,
        url,
        program.name,
        program.institution.code,
        program.institution.name,
        program.city,
        program.state,
        program.specialty.code,
        program.specialty.name,
        next((row.statement.value for row in _open(rows) if _field(row) == "acgme_id"), ""),
        BETWEEN.join(said.value for said in listed),
        str(max(years, default="")),
    ]


def _answer(rows: list[Fact | ProgramDate], day: dt.date) -> list[str]:
    """Value, age, cycle, source and page; in each the same order, the freshest first. All empty: not stated."""
    told = sorted(((_shape(row, day), row) for row in _open(rows)), key=_freshest)
    if not told:
        return [WITHHELD if rows else "", "", "", "", ""]
    shapes = [shape for shape, _row in told]
    return [
        BETWEEN.join(_value(shape, row) for shape, row in told),
        BETWEEN.join(shape["age"] for shape in shapes),
        BETWEEN.join(shape["stated_cycle"] or "" for shape in shapes),
        BETWEEN.join(shape["source"]["name"] for shape in shapes),
        BETWEEN.join(shape["page_url"] or "" for shape in shapes),
    ]


def _shape(row: Fact | ProgramDate, day: dt.date) -> Shape:
    season = row.match_year if isinstance(row, ProgramDate) else None
    return statement_shape(row.statement, day, season=season)


def _freshest(told: tuple[Shape, Fact | ProgramDate]) -> tuple[int, int]:
    shape, row = told
    return AGE_ORDER.index(shape["age"]), row.pk


def _value(shape: Shape, row: Fact | ProgramDate) -> str:
    """ "220 [C, required]": whom it is about and how strong it is, as far as said."""
    if row.agreement == Agreement.DISPUTED:
        return Agreement.DISPUTED.value
    narrowed = [shape[name] for name in ("kind", "scope", "strength") if shape[name]]
    return f"{shape['value']} [{', '.join(narrowed)}]" if narrowed else str(shape["value"])


def _sources(rows: list[Fact | ProgramDate]) -> list[str]:
    """Names and terms in the same order."""
    found = {row.statement.source.name: row.statement.source.terms for row in _open(rows)}
    return [BETWEEN.join(sorted(found)), BETWEEN.join(found[name] for name in sorted(found))]


def statement_row(statement: Statement, day: dt.date) -> Shape:
    """As in the facts of the API, with its subject, its field and the terms of its source."""
    program, institution = statement.program, statement.institution
    return {
        "program": program.public_id if program else None,
        "institution": institution.code if institution else None,
        "field": statement.field,
        **statement_shape(statement, day),
        "match_year": statement.match_year,
        "where_on_page": statement.where_on_page or None,
        "terms": statement.source.terms,
    }
