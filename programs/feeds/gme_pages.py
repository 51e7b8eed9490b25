"""What graduate medical education offices state for all their programs."""

import datetime as dt

from programs.feeds import stated
from programs.feeds.corrections import Correction, corrected
from programs.feeds.record import Feed
from programs.models.source import SourceKind

CORRECTIONS = (
    Correction(
        page_url="https://gme.dartmouth-hitchcock.org/policies/visa-policy",
        field="visa_h1b",
        where_on_page="transfers only",
        said="case_by_case",
        means="transfer_only",
        noted=dt.date(2026, 11, 22),
        example="transfers only",
    ),
    Correction(
        page_url="https://lluh.org/health-professionals/gme/prospective-residents/application-process",
        field="visa_h1b",
        where_on_page="applicant requirements, existing H-1B only",
        said="case_by_case",
        means="transfer_only",
        noted=dt.date(2026, 11, 22),
        example="existing H-1B only",
    ),
)

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
    keep=corrected(CORRECTIONS, stated.keep_files("statements.csv")),
    stands_on=stated.STANDS_ON,
)
