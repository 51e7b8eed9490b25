"""What a public tracker of new programs says that pages state: second hand."""

from programs.feeds import stated
from programs.feeds.record import Feed
from programs.models.source import SourceKind

FEED = Feed(
    name="tracker",
    title="Public tracker of new programs",
    kind=SourceKind.TRACKER,
    about=(
        "Second hand: a public tracker that cites program pages and accreditation reports. It ranks below the pages "
        "themselves, and fills in programs opened since the 2023 list."
    ),
    terms="Facts with the address of the page that the tracker cites; no page text",
    files=(stated.file("statements.csv", 161),),
    keep=stated.keep_files("statements.csv"),
    stands_on=stated.STANDS_ON,
)
