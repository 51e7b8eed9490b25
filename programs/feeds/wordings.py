"""What pages' own words for their subject were taken to mean, judged by hand. "None" makes a program of its own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from programs import fields
from programs.feeds import cells, relinked
from programs.feeds.moved import Moved
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Institution, Program, Specialty, Wording
from programs.models.directory import Certainty
from programs.models.source import SourceKind

OFFICE = "*"
KEY = ("institution_wording", "city", "state", "specialty_code")
COLUMNS = ("institution_id", "track_kind", "certainty", "reason")
UNLISTED = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """One row: the wording, and the ids of what it names."""

    row: Row
    institution: str
    programs: tuple[str, ...]
    unlisted: bool


def keep(run: Run) -> Kept:
    specialties = dict(Specialty.objects.values_list("code", "pk"))
    links = list(run.each("wordings.csv", lambda row: _link(row, specialties)))
    moved = _keep_unlisted([link for link in links if link.unlisted], specialties)
    institutions = dict(Institution.objects.values_list("code", "pk"))
    programs = dict(Program.objects.values_list("public_id", "pk"))
    standing = [link for link in links if _names_something(run, link, institutions, programs)]
    settled = set(Wording.objects.filter(confirmed__isnull=False).values_list(*KEY))
    rows = [(_wording(link, institutions), link) for link in standing]
    open_rows = [(row, link) for row, link in rows if _key(link.row) not in settled]
    before = relinked.meanings()
    moved += bring_in_line(Wording.objects.all(), KEY, COLUMNS, [row for row, _ in open_rows])
    moved += _keep_programs([link for _, link in open_rows], programs)
    return Kept(moved=moved, program_ids=relinked.follow(before))


def _link(row: Row, specialties: Mapping[str, int]) -> Link:
    code = row["acgme_specialty_code"]
    if code != OFFICE and code not in specialties:
        raise RowError("acgme_specialty_code", f"no specialty {code[:20]!r}")
    if row["certainty"] not in {UNLISTED, *Certainty.values}:
        raise RowError("certainty", f"{row['certainty'][:20]!r} is not a certainty")
    if row["track_kind"] and row["track_kind"] not in fields.TRACK_KINDS:
        raise RowError("track_kind", f"{row['track_kind'][:20]!r} is not a kind of track")
    cells.needed(row, "institution")
    cells.state(row)
    programs = tuple(row["subject_programs"].split())
    if bool(programs) == (code == OFFICE):
        raise RowError("subject_programs", "a program's wording names programs, an office's does not")
    link = Link(row, cells.needed(row, "subject_institution", 12), programs, row["certainty"] == UNLISTED)
    if link.unlisted:
        _only_unlisted("subject_institution", (link.institution,))
        _only_unlisted("subject_programs", programs)
    return link


def _only_unlisted(column: str, ids: Iterable[str]) -> None:
    """Its row names what it speaks of and says where that is: of a listed sponsor, the list says so."""
    listed = [one for one in ids if not re.fullmatch(r"x-[0-9a-f]{8}", one)]
    if listed:
        raise RowError(column, f"{listed[0][:60]!r} is not of an unlisted program (x- and eight digits)")


def _keep_unlisted(links: Iterable[Link], specialties: Mapping[str, int]) -> Moved:
    """Programs that pages speak of and no list holds, each under an institution named as the page names it.

    What a curator has named stays, and so does its state, which its programs follow.
    """
    by_hand = dict(Institution.objects.filter(named_by_hand=True).values_list("code", "state"))
    first = {link.institution: link for link in reversed(list(links))}
    sponsors = [_unlisted_institution(link) for code, link in first.items() if code not in by_hand]
    columns = ("listed_name", "plain_name", "state", "city", "name_certainty")
    moved = bring_in_line(Institution.objects.all(), ("code",), columns, sponsors)
    ids = dict(Institution.objects.values_list("code", "pk"))
    programs = [
        Program(
            public_id=program,
            institution_id=ids[link.institution],
            specialty_id=specialties[link.row["acgme_specialty_code"]],
            state=by_hand.get(link.institution, link.row["state"]),
        )
        for link in links
        for program in link.programs
    ]
    columns_of_programs = ("institution_id", "specialty_id", "state")
    return moved + bring_in_line(Program.objects.all(), ("public_id",), columns_of_programs, programs)


def _unlisted_institution(link: Link) -> Institution:
    row = link.row
    return Institution(
        code=link.institution,
        listed_name=row["institution"],
        plain_name=row["institution"],
        city=row["city"],
        state=row["state"],
        name_certainty=Certainty.SURE,
    )


def _names_something(run: Run, link: Link, institutions: Mapping[str, int], programs: Mapping[str, int]) -> bool:
    if link.institution not in institutions:
        run.reject(link.row, "subject_institution", f"no institution {link.institution}")
        return False
    unknown = [program for program in link.programs if program not in programs]
    if unknown:
        run.reject(link.row, "subject_programs", f"no program {unknown[0][:60]}")
    return not unknown


def _key(row: Row) -> tuple[str, ...]:
    return row["institution"], row["city"], row["state"], row["acgme_specialty_code"]


def _wording(link: Link, institutions: Mapping[str, int]) -> Wording:
    row = link.row
    return Wording(
        institution_wording=row["institution"],
        city=row["city"],
        state=row["state"],
        specialty_code=row["acgme_specialty_code"],
        institution_id=institutions[link.institution] if row["acgme_specialty_code"] == OFFICE else None,
        track_kind=row["track_kind"],
        certainty=Certainty.SURE if link.unlisted else row["certainty"],
        reason=row["reason"][:300],
    )


def _keep_programs(links: Iterable[Link], programs: Mapping[str, int]) -> Moved:
    """Brings the many-to-many table in line for the wordings that no curator has settled."""
    through = Wording.programs.through
    ids = {tuple(key): pk for pk, *key in Wording.objects.values_list("pk", *KEY)}
    want = {(ids[_key(link.row)], programs[program]) for link in links for program in link.programs}
    touched = {wording for wording, _ in want}
    have = set(through.objects.filter(wording__in=touched).values_list("wording_id", "program_id"))
    for wording, program in have - want:
        through.objects.filter(wording_id=wording, program_id=program).delete()
    through.objects.bulk_create([through(wording_id=w, program_id=p) for w, p in sorted(want - have)], batch_size=2000)
    return Moved.of("programs of wordings", stood=len(have), new=len(want - have), rewritten=len(have - want))


FEED = Feed(
    name="wordings",
    title="What pages' wordings mean",
    kind=SourceKind.CURATOR,
    about=(
        "Each institution, place and specialty as pages word it, linked by hand to a sponsor and program: 614 sure "
        "(99 % right), likely ones wait, 130 name programs that the 2023 list lacks."
    ),
    terms="The project's own work, CC0",
    files=(
        File(
            "wordings.csv",
            (
                "institution",
                "city",
                "state",
                "acgme_specialty_code",
                "subject_institution",
                "subject_programs",
                "track_kind",
                "certainty",
                "reason",
            ),
            750,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
    stands_on=("specialties", "nrmp_list"),
)
