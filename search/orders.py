"""The orders of results. Each is a whole order: programs that tie in it follow by name, then by id."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Collate, Lower, NullIf

from programs.models.directory import Certainty

SHOWN_NAME = Case(
    When(
        Q(institution__plain_name="")
        | Q(institution__name_certainty__in=[Certainty.LIKELY, Certainty.UNSURE, Certainty.UNKNOWN]),
        then=F("institution__listed_name"),
    ),
    default=F("institution__plain_name"),
    output_field=CharField(),
)
"""`Institution.name` in SQL."""

# Collation "C" gives one order on every install, and the one that Python sorts by.
BY_NAME = (Collate(Lower(SHOWN_NAME), "C"), Collate(Lower("specialty__common_name"), "C"), "public_id")

BEST_MATCH = "best_match"
"""How words find programs. Not a value of `sort`: it holds where words are given and no other order is asked for."""

# What is not stated comes last, whichever way the stated ones run.
SORTS: Mapping[str, tuple[Any, ...]] = {
    "name": BY_NAME,
    "deadline": (F("deadline_on").asc(nulls_last=True), *BY_NAME),
    "state": (NullIf("state", Value("")).asc(nulls_last=True), *BY_NAME),
    "positions": (F("positions").desc(nulls_last=True), *BY_NAME),
    "filings": (F("filings_latest").desc(nulls_last=True), *BY_NAME),
    "stated": ("-stated_fields", *BY_NAME),
}
