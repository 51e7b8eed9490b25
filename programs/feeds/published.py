"""Statements that a program, an office or a partner publishes itself, in the project's open format, at an address.

One feed for all of them: a curator adds a source with the address and names this feed (docs/statements-format.md).
"""

from programs.feeds import stated
from programs.feeds.record import Feed
from programs.models import Reading
from programs.models.source import SourceKind

FEED = Feed(
    name="published",
    title="Statements published in the open format",
    kind=SourceKind.PROGRAM_PAGE,
    about="What programs, offices and partners publish at an address of their own, read live.",
    terms="As each source says",
    files=(stated.file("statements.csv", 0),),
    keep=stated.keep_files("statements.csv", read_from=Reading.ReadFrom.LIVE),
    stands_on=stated.STANDS_ON,
)
