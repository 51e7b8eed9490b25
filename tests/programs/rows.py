"""Rows for tests. Every name here says that it is test data."""

import datetime as dt
import itertools

from programs.models import Institution, Program, Source, Specialty, Statement
from programs.models.source import RANKS, SourceKind

DAY = dt.date(2026, 11, 21)
numbers = itertools.count(1)


def specialty(code="140", name="Test medicine"):
    defaults = {
        "name": name,
        "common_name": name,
        "slug": f"test-{code}",
        "years": 3,
        "years_grade": "g",
        "application_service": "ERAS",
        "match_service": "NRMP",
    }
    return Specialty.objects.get_or_create(code=code, defaults=defaults)[0]


def institution(code="9001", **more):
    defaults = {"nrmp_code": code, "listed_name": f"Test Hosp-{code}", "state": "NM", **more}
    return Institution.objects.get_or_create(code=code, defaults=defaults)[0]


def program(code="9001", specialty_code="140", site="", **more):
    sponsor = institution(code)
    public_id = f"{code}-{specialty_code}" + (f"-{site}" if site else "")
    defaults = {"institution": sponsor, "specialty": specialty(specialty_code), "site": site, "state": "NM", **more}
    return Program.objects.get_or_create(public_id=public_id, defaults=defaults)[0]


def source(name="test-pages", kind=SourceKind.PROGRAM_PAGE, **more):
    defaults = {"title": f"Test source {name}", "kind": kind, "rank": RANKS[kind], "about": "test", "terms": "test"}
    return Source.objects.get_or_create(name=name, defaults={**defaults, **more})[0]


def office_source():
    return source("test-offices", SourceKind.GME_OFFICE)


def statement(subject, field="min_step2", value="220", by=None, **more):
    about = {"institution": subject} if isinstance(subject, Institution) else {"program": subject}
    page = f"https://page.example/test/{next(numbers)}"
    columns = {"page_url": page, "strength": "", **more}
    return Statement.objects.create(source=by or source(), field=field, value=value, **about, **columns)
