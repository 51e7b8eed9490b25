"""Made-up rows for tests of search and API. No such hospital, source or statement exists."""

import datetime as dt
import itertools
from typing import Any

import numpy as np

from programs.models import (
    DirectoryVersion,
    Fact,
    FactEvidence,
    Institution,
    Program,
    ProgramDate,
    Reading,
    Source,
    Specialty,
    Statement,
    Track,
)

LIVE, STORED = Reading.ReadFrom.LIVE, Reading.ReadFrom.STORED_COPY
_counter = itertools.count(1)


def specialty(code: str = "140", name: str = "Test Medicine") -> Specialty:
    made, _ = Specialty.objects.get_or_create(
        code=code,
        defaults={
            "name": f"{name} (official)",
            "common_name": name,
            "slug": f"test-{code}",
            "years": 3,
            "years_grade": "g",
            "application_service": "ERAS",
            "match_service": "NRMP",
        },
    )
    return made


def institution(name: str = "Test Hospital", **more: Any) -> Institution:
    # Four characters, as codes have: hexadecimal they would be used up by a run's four thousand and first.
    code = f"T{np.base_repr(next(_counter), 36):0>3}"
    row = {"code": code, "listed_name": f"{name} listed", "plain_name": name, "name_certainty": "sure"}
    return Institution.objects.create(**{**row, "published": True, **more})


def program(name: str = "Test Hospital", *, code: str = "140", kinds: str = "C", **more: Any) -> Program:
    """A published program of an institution of its own, with one listed track of each of `kinds`."""
    sponsor = more.pop("institution", None) or institution(name)
    row = {"public_id": f"{sponsor.code}-{code}", "state": "NY", "published": True}
    made = Program.objects.create(institution=sponsor, specialty=specialty(code), **{**row, **more})
    for kind in kinds:
        track(made, kind)
    return made


def track(made: Program, kind: str = "C", *, published: bool = True, **more: Any) -> Track:
    number = made.tracks.count()
    code = f"{made.institution.code}{made.specialty.code}{kind}{number}"
    row = {"name": "Test track", "published": published, "listed_for": 2023 if published else None}
    return Track.objects.create(nrmp_code=code, program=made, kind=kind, **{**row, **more})


def source(name: str = "test-pages", *, kind: str = "program_page", published: bool = True) -> Source:
    row = {
        "title": "Test source",
        "kind": kind,
        "rank": 1,
        "about": "Made up.",
        "terms": "Test",
        "published": published,
    }
    made, _ = Source.objects.get_or_create(name=name, defaults=row)
    return made


def statement(about: Program, field: str, value: str, *, live: dt.date | None = None, **more: Any) -> Statement:
    """Read in a stored copy, and on the live page on the day `live`."""
    row = {"source": source(), "page_url": "https://example.test/page", "basis": "unknown"}
    made = Statement.objects.create(program=about, field=field, value=value, **{**row, **more})
    Reading.objects.create(statement=made, day=dt.date(2026, 11, 21), read_from=STORED)
    if live is not None:
        Reading.objects.create(statement=made, day=live, read_from=LIVE)
    return made


def fact(about: Program, field: str, value: str, *, differing: tuple[Statement, ...] = (), **more: Any) -> Fact:
    said = statement(about, field, value, **more)
    made = Fact.objects.create(
        program=about,
        field=field,
        kind=said.kind,
        scope=said.scope,
        strength_class="preference" if said.strength == "preferred" else "limit",
        value=value,
        statement=said,
        agreement="disputed" if differing else "single",
    )
    for other in differing:
        FactEvidence.objects.create(fact=made, statement=other, differs=True)
    return made


def deadline(about: Program, value: str, **more: Any) -> ProgramDate:
    """`value` as YYYY-MM-DD (of the season in which the day falls) or --MM-DD."""
    said = statement(about, "application_deadline", value, **more)
    recurring = value.startswith("--")
    day = None if recurring else dt.date.fromisoformat(value)
    return ProgramDate.objects.create(
        program=about,
        event="application_deadline",
        strength_class="limit",
        match_year=day.year + 1 if day else None,
        day=day,
        month_day=value[2:] if recurring else "",
        statement=said,
        agreement="single",
    )


def version(number: int) -> None:
    DirectoryVersion.objects.update_or_create(pk=1, defaults={"number": number})
