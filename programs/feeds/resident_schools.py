"""Medical schools that programs' residents come from, as counts. Gathered by hand; none has been gathered so far."""

from programs.feeds import resident_school_rows
from programs.feeds.record import Feed, Kept, Run
from programs.models.source import SourceKind


def keep(run: Run) -> Kept:
    programs = resident_school_rows.public_ids()
    rows = run.each(resident_school_rows.FILE.name, lambda row: resident_school_rows.row_of(row, run.source, programs))
    return Kept(moved=resident_school_rows.keep(run.source, list(rows)))


FEED = Feed(
    name="resident_schools",
    title="Medical schools of current residents",
    kind=SourceKind.CURATOR,
    about=(
        "Which medical schools a program's residents come from, where its own page states it: schools and counts, no "
        "people. Nothing has been gathered so far. That a school is not named here says nothing about its graduates."
    ),
    terms="Facts gathered from the pages that each row names",
    files=(resident_school_rows.FILE,),
    keep=keep,
    every_hours=24 * 7,
    stands_on=("nrmp_list",),
)
