"""The rows of the exports, in chunks: what published sources state that may be passed on.

Each chunk is read through a cursor of the database's, so that memory holds one chunk and never the table.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q

from programs.models import Fact, Program, ProgramDate, Reading, Statement
from programs.models.statement import StatementQuerySet

AT_ONCE = 250


def live_readings(path: str) -> "Prefetch[Any]":
    """All that a row tells of when a statement was read; most were never read live."""
    return Prefetch(path, Reading.objects.filter(read_from=Reading.ReadFrom.LIVE))


def statements() -> StatementQuerySet:
    """What stands, about what is published. Statements that wait or were rejected do not stand."""
    about = Q(program__published=True) | Q(institution__published=True)
    return Statement.objects.standing().filter(about)


def statements_in_chunks() -> Iterator[Statement]:
    """Two queries a chunk."""
    found = statements().filter(source__redistributable=True).select_related("source", "program", "institution")
    return found.prefetch_related(live_readings("readings")).order_by("pk").iterator(chunk_size=AT_ONCE)


def statements_left_out() -> int:
    return statements().filter(source__redistributable=False).count()


def programs() -> Any:
    """Published programs that a source names which may be passed on."""
    named = Statement.objects.standing().filter(program=OuterRef("pk"), source__redistributable=True)
    return Program.objects.published().filter(Exists(named))


def programs_in_chunks() -> Iterator[Program]:
    """Five queries a chunk."""
    facts = Fact.objects.filter(statement__source__published=True).select_related("statement__source")
    dates = ProgramDate.objects.filter(statement__source__published=True).select_related("statement__source")
    found = programs().select_related("institution", "specialty").order_by("public_id")
    whole = found.prefetch_related(
        Prefetch("facts", facts.prefetch_related(live_readings("statement__readings"))),
        Prefetch("dates", dates.prefetch_related(live_readings("statement__readings"))),
    )
    chunks: Iterator[Program] = whole.iterator(chunk_size=AT_ONCE)
    return chunks


def programs_left_out() -> int:
    return int(Program.objects.published().count() - programs().count())
