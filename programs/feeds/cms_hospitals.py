"""Hospitals that Medicare lists, by their certification number (CCN)."""

from programs.feeds import cells
from programs.feeds.record import Feed, File, Kept, Row, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Hospital, Source
from programs.models.source import SourceKind

COLUMNS = ("name", "ccn", "address", "city", "state", "postal_code", "county", "kind", "ownership")


def keep(run: Run) -> Kept:
    have = Hospital.objects.filter(source=run.source)
    wanted = run.each("hospitals_cms.csv", lambda row: _hospital(row, run.source))
    return Kept(moved=bring_in_line(have, ("source_key",), COLUMNS, wanted))


def _hospital(row: Row, source: Source) -> Hospital:
    ccn = cells.matching(row, "ccn", r"[0-9A-Z]{6}", "a CMS certification number")
    return Hospital(
        source=source,
        source_key=ccn,
        name=cells.needed(row, "name"),
        ccn=ccn,
        address=cells.text(row, "address"),
        city=cells.needed(row, "city", 100),
        state=cells.known_state(row),
        postal_code=cells.text(row, "zip", 10),
        county=cells.text(row, "county", 100),
        kind=cells.text(row, "type", 100),
        ownership=cells.text(row, "ownership", 100),
    )


FEED = Feed(
    name="cms_hospitals",
    title="Hospitals in Medicare (CMS)",
    kind=SourceKind.GOVERNMENT,
    about=(
        "Hospitals registered with Medicare, January 2026: certification number, name, address, type and ownership. "
        "No coordinates and no beds. It does not say whether a hospital trains residents."
    ),
    terms="Public domain: CMS Care Compare",
    files=(
        File(
            "hospitals_cms.csv",
            ("ccn", "name", "address", "city", "state", "zip", "county", "type", "ownership"),
            5426,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
)
