"""The published programs as one SQLite table for Datasette, with an index for all it filters, counts or orders by.

What a program may have several of (kinds of track, visas) is a list in JSON, as its facets over lists take it: so each
option is counted as on our page.
"""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from programs import fields
from programs.models import Program, Track
from search.meanings import SPONSORS
from search.orders import SORTS

TABLE = "programs"
OWN = (
    "state",
    "accepts_img",
    "ecfmg_by",
    "required_step2",
    "required_years",
    "required_attempts",
    "required_usce_months",
    "resident_filings",
)
"""Facets that are columns of `Program` as they stand."""

FACETS = (
    "specialty",
    "application_service",
    *OWN,
)
LISTS = ("kinds", "visas")
"""These and `FACETS`: one for each of `search.facets.NAMES`."""

SHOWN = ("name", "specialty_name", "city", "state", "kinds", "visas", "accepts_img", "required_step2", "deadline")
"""What a row of its page shows, about as much as a card."""

COLUMNS = (
    *FACETS,
    *LISTS,
    *(name for name in SHOWN if name not in (*FACETS, *LISTS)),
    *(f"kind_{kind.lower()}" for kind in fields.TRACK_KINDS),
    "sponsors_j1",
    "sponsors_h1b",
    "by_default",
    "place_in_order",
)


def write(file: Path) -> int:
    """How many rows."""
    file.unlink(missing_ok=True)
    found = [tuple(row[name] for name in ("id", *COLUMNS)) for row in _rows()]
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(f"CREATE TABLE {TABLE} (id TEXT PRIMARY KEY, {', '.join(COLUMNS)})")
        marks = ", ".join("?" * (1 + len(COLUMNS)))
        database.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", found)  # noqa: S608 - names of our own
        for name in COLUMNS:
            database.execute(f"CREATE INDEX by_{name} ON {TABLE} ({name})")
        database.execute("ANALYZE")
    return len(found)


def _rows() -> list[dict[str, Any]]:
    kinds = defaultdict(set)
    for program, kind in Track.objects.filter(published=True).values_list("program", "kind"):
        kinds[program].add(kind)
    programs = Program.objects.published().select_related("institution", "specialty").order_by(*SORTS["name"])
    return [_row(program, kinds[program.pk], place) for place, program in enumerate(programs)]


def _row(program: Program, kinds: set[str], place: int) -> dict[str, Any]:
    visas = {name: getattr(program, f"visa_{name}") in SPONSORS for name in ("j1", "h1b")}
    return {
        **{name: getattr(program, name) for name in OWN},
        "id": program.public_id,
        "name": program.place_name,
        "city": program.city,
        "specialty": program.specialty.code,
        "specialty_name": program.specialty.common_name,
        "application_service": program.specialty.application_service,
        "kinds": json.dumps([kind for kind in fields.TRACK_KINDS if kind in kinds]),
        "visas": json.dumps([name for name, sponsored in visas.items() if sponsored] + ["both"] * all(visas.values())),
        **{f"sponsors_{name}": sponsored for name, sponsored in visas.items()},
        **{f"kind_{kind.lower()}": kind in kinds for kind in fields.TRACK_KINDS},
        "deadline": program.deadline_on and program.deadline_on.isoformat(),
        "by_default": bool(kinds & {"C", "A", "M"}) or not kinds & {"P", "R"},
        "place_in_order": place,
    }
