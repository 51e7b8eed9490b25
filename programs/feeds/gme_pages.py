"""What graduate medical education offices state for all their programs."""

from programs.feeds import stated
from programs.feeds.record import Feed
from programs.models.source import SourceKind

FEED = Feed(
    name="gme_pages",
    title="GME offices' pages",
    kind=SourceKind.GME_OFFICE,
    about=(
        "Policies that an office states for all programs of its institution, visas above all. Read by hand in stored "
        "copies whose dates are unknown."
    ),
    terms="Facts with the address of the page; no page text",
    files=(stated.file("statements.csv", 141),),
    keep=stated.keep_files("statements.csv"),
)
