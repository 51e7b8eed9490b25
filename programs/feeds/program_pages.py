"""What programs state on their own pages."""

from programs.feeds import stated
from programs.feeds.record import Feed
from programs.models.source import SourceKind

FEED = Feed(
    name="program_pages",
    title="Programs' own pages",
    kind=SourceKind.PROGRAM_PAGE,
    about=(
        "Facts read by hand in stored copies of programs' pages, whose dates are unknown: today's page may say "
        "something else. Of 527 facts read twice by two readers, 520 agreed. Readings in doubt wait for a curator."
    ),
    terms="Facts with the address of the page; no page text",
    files=(stated.file("statements.csv", 3146), stated.file("unclear.csv", 25)),
    keep=stated.keep_files("statements.csv", "unclear.csv"),
)
