"""A test source of its own that publishes statements in the open format, and its file."""

import csv
import io
from collections.abc import Iterable

from django.utils import timezone

from programs.models import Source, Wording
from tests.programs import rows

WORDS = {"institution": "Test Hospital", "city": "Test City", "state": "NM", "acgme_specialty_code": "140"}


def partner() -> Source:
    return rows.source("test-partner", feed="published", every_hours=24, next_due=timezone.now())


def named(code: str = "9001") -> Wording:
    """The wording under which its rows mean the program."""
    worded = {"institution_wording": f"Test Hospital {code}", "city": "Test City", "state": "NM"}
    wording = Wording.objects.get_or_create(**worded, specialty_code="140", certainty="sure")[0]
    wording.programs.set([rows.program(code)])
    return wording


def says(code: str = "9001", **more: str) -> dict[str, str]:
    """One row of the file: unless told otherwise, that the program asks for 220 in Step 2."""
    row = {**WORDS, "institution": named(code).institution_wording, "page_url": f"https://page.example/{code}"}
    row |= {"field": "min_step2", "value": "220", "strength": "required", "scope": "", "kind": "", "stated_cycle": ""}
    return {**row, "where_on_page": "test", "how_read": "test", **more}


def as_csv(said: Iterable[dict[str, str]]) -> str:
    out, said = io.StringIO(), list(said)
    writer = csv.DictWriter(out, said[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(said)
    return out.getvalue()
