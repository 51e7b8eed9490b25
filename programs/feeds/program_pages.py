"""What programs state on their own pages."""

import datetime as dt

from programs.feeds import stated
from programs.feeds.corrections import Correction, corrected
from programs.feeds.record import Feed
from programs.models.source import SourceKind

CORRECTIONS = (
    Correction(
        page_url=(
            "https://www.umassmed.edu/internal-medicine-residency/residency-new/general-information/application-process/"
        ),
        field="visa_h1b",
        where_on_page="IMG requirements, transfers only",
        said="case_by_case",
        means="transfer_only",
        noted=dt.date(2026, 11, 22),
        example="transfers only",
    ),
)

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
    keep=corrected(CORRECTIONS, stated.keep_files("statements.csv", "unclear.csv")),
    stands_on=stated.STANDS_ON,
)
