"""The curators' plain names, aliases and places of sponsors. What is only likely waits for confirmation."""

from django.db import transaction

from programs.feeds import cells
from programs.feeds.moved import Moved
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Institution, InstitutionAlias
from programs.models.directory import Certainty
from programs.models.source import SourceKind

COLUMNS = ("plain_name", "short_name", "city", "latitude", "longitude", "ccn", "name_certainty", "note")


def keep(run: Run) -> Kept:
    known = {row.code: row for row in Institution.objects.filter(nrmp_code__isnull=False)}
    by_hand = {code for code, row in known.items() if row.named_by_hand}
    named = [
        (institution, aliases)
        for institution, aliases in run.each("names.csv", lambda row: _named(row, known))
        if institution.code not in by_hand
    ]
    with transaction.atomic():
        moved = bring_in_line(Institution.objects.all(), ("code",), COLUMNS, [row for row, _ in named])
        moved += _keep_aliases({known[row.code].pk: aliases for row, aliases in named})
    return Kept(moved=moved)


def _named(row: Row, known: dict[str, Institution]) -> tuple[Institution, list[str]]:
    code = row["nrmp_institution_code"]
    if code not in known:
        raise RowError("nrmp_institution_code", f"no sponsor {code[:20]!r} in the list")
    certainty = row["certainty"]
    if certainty not in Certainty.values:
        raise RowError("certainty", f"{certainty[:20]!r} is not a certainty")
    latitude, longitude = cells.coordinate(row, "latitude", 90), cells.coordinate(row, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise RowError("longitude", "a place needs both coordinates or neither")
    institution = Institution(
        code=code,
        plain_name=cells.text(row, "plain_name"),
        short_name=cells.text(row, "short_name", 60),
        city=cells.text(row, "city", 100),
        latitude=latitude,
        longitude=longitude,
        ccn=cells.matching(row, "ccn", r"([0-9A-Z]{6})?", "a CMS certification number"),
        name_certainty=certainty,
        note=cells.text(row, "note", 500),
    )
    return institution, [alias.strip() for alias in cells.text(row, "aliases", 2000).split(";") if alias.strip()]


def _keep_aliases(wanted: dict[int, list[str]]) -> Moved:
    """Adds the feed's aliases and drops those it no longer gives; aliases added by hand stay."""
    have = {
        (alias.institution_id, alias.name): alias for alias in InstitutionAlias.objects.filter(institution__in=wanted)
    }
    want = {(pk, name[:300]) for pk, names in wanted.items() for name in names}
    gone = [alias.pk for at, alias in have.items() if at not in want and not alias.by_hand]
    InstitutionAlias.objects.filter(pk__in=gone).delete()
    new = [InstitutionAlias(institution_id=pk, name=name, by_hand=False) for pk, name in sorted(want - have.keys())]
    InstitutionAlias.objects.bulk_create(new, batch_size=2000)
    return Moved.of("aliases", stood=len(have), new=len(new), rewritten=len(gone))


FEED = Feed(
    name="institution_names",
    title="Plain names and places of sponsors",
    kind=SourceKind.CURATOR,
    about=(
        "Judged one by one against hospital files: 706 sure, 99 likely, 48 sure of name and city only, 1 unknown. "
        "Likely ones wait for confirmation and show the listed name meanwhile."
    ),
    terms="The project's own work, CC0",
    files=(
        File(
            "names.csv",
            (
                "nrmp_institution_code",
                "plain_name",
                "short_name",
                "aliases",
                "city",
                "latitude",
                "longitude",
                "ccn",
                "certainty",
                "note",
            ),
            854,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
    stands_on=("nrmp_list",),
)
