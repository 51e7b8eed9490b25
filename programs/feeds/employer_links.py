"""The curators' links from an employer's spelling in a state to the sponsor it is or belongs to."""

from collections.abc import Iterable

from programs import filing_columns
from programs.feeds import cells
from programs.feeds.moved import Moved
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.linking import load
from programs.linking.employers import Employer
from programs.models import EmployerLink, Institution
from programs.models.directory import Certainty
from programs.models.source import SourceKind

KEY = ("employer", "state", "institution_id")
COLUMNS = ("employer_key", "relation", "files_for_residents", "certainty", "reason")
"""Without `confirmed`: only a curator's own hand sets it."""


def keep(run: Run) -> Kept:
    institutions = dict(Institution.objects.filter(nrmp_code__isnull=False).values_list("nrmp_code", "pk"))
    settled = set(EmployerLink.objects.filter(confirmed__isnull=False).values_list(*KEY))
    links = run.each("employer_links.csv", lambda row: _link(row, institutions))
    wanted = (link for link in links if (link.employer, link.state, link.institution_id) not in settled)
    changed = bring_in_line(EmployerLink.objects.all(), KEY, COLUMNS, wanted)
    return Kept(moved=changed, program_ids=filing_columns.linked_programs() if changed else set())


def propose(filed: Iterable[tuple[str, str, str]]) -> Moved:
    """Links for the employers (spelling, key, state) that have none, where names tell; a curator confirms each."""
    known, linked = load.employers(), set(EmployerLink.objects.values_list("employer_key", "state"))
    fresh = {Employer(key, state): spelling for spelling, key, state in sorted(filed) if (key, state) not in linked}
    found = {employer: meant for employer in fresh if (meant := known.meaning(employer))}
    links = [
        EmployerLink(
            employer=fresh[employer],
            employer_key=employer.key,
            state=employer.state,
            institution_id=tie.institution,
            relation=tie.relation,
            certainty=Certainty.LIKELY,
            reason=f"proposed by name: {meant.reason}"[:300],
        )
        for employer, meant in found.items()
        for tie in sorted(meant.ties, key=lambda tie: tie.institution)
    ]
    EmployerLink.objects.bulk_create(links)
    return Moved.of("employer links", stood=len(linked), new=len(links), rewritten=0)


def _link(row: Row, institutions: dict[str | None, int]) -> EmployerLink:
    code = row["nrmp_institution_code"]
    if code not in institutions:
        raise RowError("nrmp_institution_code", f"no sponsor {code[:20]!r} in the list")
    relation = row["relation"]
    if relation not in EmployerLink.Relation.values:
        raise RowError("relation", f"{relation[:20]!r} is not a relation")
    return EmployerLink(
        employer=cells.needed(row, "employer"),
        employer_key=cells.employer_key(row, "employer"),
        state=cells.known_state(row),
        institution_id=institutions[code],
        relation=relation,
        files_for_residents=_files_for_residents(row),
        certainty=cells.matching(row, "certainty", "sure|likely|unsure", "sure, likely or unsure"),
        reason=cells.text(row, "reason"),
    )


def _files_for_residents(row: Row) -> bool | None:
    """True when a resident-titled case is on file. None when none was found: unknown is not no."""
    said = cells.matching(row, "files_for_residents", "yes|unknown", "yes or unknown")
    return True if said == "yes" else None


FEED = Feed(
    name="employer_links",
    title="Employers and the sponsors they belong to",
    kind=SourceKind.CURATOR,
    about=(
        "Judged by hand, one spelling at a time: 973 sure (about 98 % right), 276 likely (85 to 90 %) and 56 unsure, "
        "which wait for a curator. They reach 594 sponsors and about half of the positions filed in fiscal 2025; the "
        "rest are practices and staffing firms. An employer without a link has not been found to be no sponsor."
    ),
    terms="The project's own work, CC0",
    files=(
        File(
            "employer_links.csv",
            (
                "employer",
                "state",
                "nrmp_institution_code",
                "relation",
                "files_for_residents",
                "certainty",
                "reason",
            ),
            1305,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
    stands_on=("nrmp_list",),
)
