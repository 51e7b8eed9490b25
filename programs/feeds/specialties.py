"""Specialties by ACGME code, with training years, services and signals."""

from django.utils.text import slugify

from programs.feeds import cells
from programs.feeds.record import Feed, File, Kept, Row, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Specialty, SpecialtySignal
from programs.models.source import SourceKind

SIGNAL_GRADES = {2025: "A", 2027: "C"}
"""The 2025 counts are AAMC's own page; those for 2027 are one third party's table (facts, section 5)."""
COLUMNS = ("name", "common_name", "slug", "years", "years_grade", "application_service", "match_service")


def keep(run: Run) -> Kept:
    wanted = list(run.each("specialties.csv", _specialty))
    moved = bring_in_line(Specialty.objects.all(), ("code",), COLUMNS, [specialty for specialty, _ in wanted])
    ids = dict(Specialty.objects.values_list("code", "pk"))
    signals = [
        SpecialtySignal(specialty_id=ids[specialty.code], match_year=year, gold=gold, silver=silver, grade=grade)
        for specialty, of_specialty in wanted
        for year, gold, silver, grade in of_specialty
    ]
    key = ("specialty_id", "match_year")
    moved += bring_in_line(SpecialtySignal.objects.all(), key, ("gold", "silver", "grade"), signals)
    return Kept(moved=moved)


Signal = tuple[int, int, int | None, str]


def _specialty(row: Row) -> tuple[Specialty, list[Signal]]:
    common = cells.needed(row, "common_name", 120)
    specialty = Specialty(
        code=cells.matching(row, "acgme_code", r"[0-9]{3}", "an ACGME specialty code"),
        name=cells.needed(row, "name", 120),
        common_name=common,
        slug=slugify(common),
        years=cells.number(row, "years", 1, 10),
        years_grade=cells.matching(row, "years_grade", "[sg]", "a grade (s or g)"),
        application_service=cells.needed(row, "application_service", 20),
        match_service=cells.needed(row, "match_service", 20),
    )
    return specialty, [signal for year, grade in SIGNAL_GRADES.items() for signal in _signals(row, year, grade)]


def _signals(row: Row, year: int, grade: str) -> list[Signal]:
    gold = cells.optional_number(row, f"signals_gold_{year}", 0, 100)
    silver = cells.optional_number(row, f"signals_silver_{year}", 0, 100)
    return [] if gold is None else [(year, gold, silver, grade)]


FEED = Feed(
    name="specialties",
    title="Specialties and program signals",
    kind=SourceKind.REFERENCE,
    about="ACGME codes and names; years partly from general knowledge; signals 2025 official, 2027 reported.",
    terms="Facts gathered from the pages named in the facts list; names and codes only",
    files=(
        File(
            "specialties.csv",
            (
                "acgme_code",
                "name",
                "common_name",
                "years",
                "years_grade",
                "application_service",
                "match_service",
                "signals_gold_2027",
                "signals_silver_2027",
                "signals_gold_2025",
                "signals_silver_2025",
            ),
            48,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
)
