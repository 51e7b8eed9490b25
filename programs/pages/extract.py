"""Pure: the text of one program's web page to what it states.

`docs/extraction.md` tells how it reads. The patterns stand in `patterns.py` and the modules that it lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from programs.checking import StatementError, checked
from programs.fields import DATE_FIELDS
from programs.pages import text as pages
from programs.pages.blocks import ROW
from programs.pages.doubts import doubtful
from programs.pages.exceptions import exception
from programs.pages.patterns import TOPICS, floor
from programs.pages.reading import Reading, Unit
from programs.pages.settle import settled
from programs.pages.text import PageText
from programs.pages.units import units

VERSION = "12"


@dataclass(frozen=True, slots=True)
class Extracted:
    """One statement read on a page. `confidence`: the share of such readings that is expected to be right.

    `subject`: empty for the page's own program; else the ACGME code of the one that the passage is about. `passage`:
    the sentence, for a curator's eyes.
    """

    field: str
    value: str
    strength: str = ""
    scope: str = ""
    kind: str = ""
    subject: str = ""
    applies_to: str = "all"
    unless: str = ""
    cycle: str = ""
    confidence: float = 0.0
    where: str = ""
    passage: str = ""


def extract(page: PageText | str, *, url: str = "") -> list[Extracted]:
    """What the page states, in its order. The same page gives the same; no input raises; the cost grows with the page.

    `url` is the page's address, where known: it may name the specialty.
    """
    try:
        read = pages.read(page) if isinstance(page, str) else page
    except pages.UnreadableError:
        return []
    return settled(_found(read, url))


def _found(page: PageText, url: str) -> Iterator[Extracted]:
    seen: set[tuple[str, ...]] = set()
    for unit in units(page, url):
        place = (unit.text, unit.label, unit.lead, unit.path, unit.before)
        if place in seen:
            continue
        seen.add(place)
        for topic in TOPICS:
            if topic.trigger.search(unit.text) or topic.trigger.search(unit.label):
                yield from _statements(unit, topic.read(unit))


def _statements(unit: Unit, readings: Iterable[Reading]) -> Iterator[Extracted]:
    for found in readings:
        reading = replace(found, unless=exception(unit, found.field))
        if reading.confidence < floor(reading.field) or doubtful(unit, reading):
            continue
        cycle = reading.cycle or unit.cycle
        kind = reading.kind or (unit.kind if _has_kind(reading.field, unit) else "")
        try:
            value, _ = checked(
                name=reading.field,
                value=reading.value,
                strength=reading.strength,
                scope=reading.scope,
                kind=kind,
                cycle=cycle,
            )
        except StatementError:
            continue
        yield Extracted(
            field=reading.field,
            value=value,
            strength=reading.strength,
            scope=reading.scope,
            kind=kind,
            subject=unit.subject,
            applies_to=reading.applies_to or (unit.applies_to if reading.field in OF_AN_AUDIENCE else "all"),
            unless=reading.unless,
            cycle=cycle,
            confidence=round(reading.confidence, 2),
            where=unit.where,
            passage=unit.passage,
        )


def _has_kind(field: str, unit: Unit) -> bool:
    """A day is of one kind of track only in a table that has a row for each: elsewhere the words stand by chance."""
    return field in OF_A_KIND or (field in DATE_FIELDS and unit.form == ROW)


OF_A_KIND = frozenset(("positions", "nrmp_code"))
"""Fields that differ from one kind of track to another; the others hold for the program."""

OF_AN_AUDIENCE = frozenset(
    (
        "min_step1",
        "min_step2",
        "max_failed_attempts",
        "max_years_since_graduation",
        "letters",
        "letters_us",
        "letters_specialty",
        "step2_by",
        "usce_months",
        "usce_kind",
        "usce_recency",
        "clinical_recency",
        "prior_us_training_months",
        "step3",
    )
)
"""Fields that may hold for international graduates alone. Visas, the certificate and the like concern no one else."""
