"""Open hospitals with coordinates and beds, from the federal infrastructure data (HIFLD)."""

from programs.feeds import cells
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Hospital, Source
from programs.models.source import SourceKind
from programs.normalise import folded

KEY_LIMIT = 400
COLUMNS = (
    "name",
    "other_name",
    "address",
    "city",
    "state",
    "postal_code",
    "latitude",
    "longitude",
    "kind",
    "beds",
    "website",
)


def keep(run: Run) -> Kept:
    have = Hospital.objects.filter(source=run.source)
    wanted = run.each("hospitals_hifld.csv", lambda row: _hospital(row, run.source))
    return Kept(moved=bring_in_line(have, ("source_key",), COLUMNS, wanted))


def _hospital(row: Row, source: Source) -> Hospital:
    cells.matching(row, "status", "OPEN", "OPEN: this is the list of open hospitals")
    latitude, longitude = cells.coordinate(row, "latitude", 90), cells.coordinate(row, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise RowError("longitude", "a place needs both coordinates or neither")
    return Hospital(
        source=source,
        source_key=_key(row),
        name=cells.needed(row, "name"),
        other_name=cells.text(row, "alt_name"),
        address=cells.text(row, "address"),
        city=cells.needed(row, "city", 100),
        state=cells.known_state(row),
        postal_code=_postal_code(row),
        latitude=latitude,
        longitude=longitude,
        kind=cells.text(row, "type", 100),
        beds=cells.optional_number(row, "beds", 0, 10_000),
        website=cells.text(row, "website", 500),
    )


def _key(row: Row) -> str:
    """The file has no identifier that lasts: a hospital that moves or is renamed becomes another row."""
    key = "|".join(folded(row[column]) for column in ("name", "address", "city", "state"))
    if len(key) > KEY_LIMIT:
        raise RowError("name", f"name and address have {len(key)} characters, more than {KEY_LIMIT}")
    return key


def _postal_code(row: Row) -> str:
    """The 2020 file writes codes as numbers, so those of New England lose their zero: "3820" for Dover, NH."""
    code = cells.text(row, "zip", 10)
    return code.zfill(5) if code else ""


FEED = Feed(
    name="hifld_hospitals",
    title="Open hospitals with coordinates (HIFLD)",
    kind=SourceKind.GOVERNMENT,
    about=(
        "Hospitals open in 2020: address, coordinates, type, beds and website. Old: since then some have closed or "
        "changed their name, and websites have moved. No certification number, so a hospital in the Medicare list is "
        "another row. It does not say whether a hospital trains residents."
    ),
    terms="Public domain: Homeland Infrastructure Foundation-Level Data, 2020",
    files=(
        File(
            "hospitals_hifld.csv",
            (
                "name",
                "alt_name",
                "address",
                "city",
                "state",
                "zip",
                "latitude",
                "longitude",
                "type",
                "status",
                "beds",
                "website",
            ),
            7277,
        ),
    ),
    keep=keep,
    every_hours=24 * 30,
)
