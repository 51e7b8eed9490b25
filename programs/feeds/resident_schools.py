"""Medical schools that programs' residents come from, as counts. Gathered by hand; none has been gathered so far."""

from programs import resident_schools
from programs.feeds.record import Feed, Kept, Run
from programs.models.source import SourceKind


def keep(run: Run) -> Kept:
    programs = resident_schools.public_ids()
    rows = run.each(resident_schools.FILE.name, lambda row: resident_schools.row_of(row, run.source, programs))
    return Kept(changed_rows=resident_schools.keep(run.source, list(rows)))


FEED = Feed(
    name="resident_schools",
    title="Medical schools of current residents",
    kind=SourceKind.CURATOR,
    about=(
        "Which medical schools a program's residents come from, where its own page states it: schools and counts, no "
        "people. Nothing has been gathered so far. That a school is not named here says nothing about its graduates."
    ),
    terms="Facts gathered from the pages that each row names",
    files=(resident_schools.FILE,),
    keep=keep,
    every_hours=24 * 7,
)
