"""The list of programs in the Main Match: sponsors, tracks, and (by the curators' hand) which program each belongs to.

That the list names a track is itself a statement: taking the source down empties no program that others name. The list
of another season comes the same way, with the season in a column `match_year`. A track that it does not name stays,
listed for the season that last named it. A new track joins its sponsor's one program in the specialty, or makes one;
where a sponsor has several there, a curator must say which in `tracks.csv`. A known track keeps the names that
`tracks.csv` gave it until a newer list brings a row of its own there. Where that row names another program, what the
list says of the track moves there too (`regrouped`).

An older list adds what is missing and rewrites nothing that a newer one named.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from programs import fields
from programs.checking import SEASONS_AHEAD
from programs.feeds import cells, regrouped
from programs.feeds.moved import Moved
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import City, Institution, Program, Reading, Specialty, Track
from programs.models.source import SourceKind
from programs.normalise import match_year_of
from programs.statements import StatementRecord, record

LISTED_FOR = "2023"
CODE = r"[0-9A-Z]{4}[0-9]{3}[CMPAR][0-9A-Z]{1,3}"
TRACK_COLUMNS = ("program_id", "kind", "name", "listed_name", "emphasis", "linked_specialty_id", "restricted_to")
PROGRAM_COLUMNS = ("institution_id", "specialty_id", "site", "site_city", "state")


@dataclass(frozen=True, slots=True)
class Listed:
    """A track that the list names for the Match of `season`."""

    row: Row
    code: str
    season: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """A track with the program that the curators put it in."""

    row: Row
    code: str
    kind: str
    program: str
    site: str


@dataclass(frozen=True, slots=True)
class Later:
    """By code and id, what the list of a later season named."""

    tracks: frozenset[str]
    programs: frozenset[str]
    institutions: frozenset[str]


def keep(run: Run) -> Kept:
    listed = {track.code: track for track in run.each("programs.csv", lambda row: _listed(row, run.day))}
    later = _named_later(listed.values())
    moved = _keep_sponsors(
        row for row in run.each("institutions.csv", _institution) if row.code not in later.institutions
    )
    known = set(Track.objects.values_list("nrmp_code", flat=True))
    by_hand = run.each("tracks.csv", lambda row: _grouped(row, listed, known))
    grouped = [track for track in by_hand if track.code in listed]
    grouped += list(_joined(run, listed, {track.code for track in grouped}))
    moved += _keep_programs(track for track in grouped if track.program not in later.programs)
    moved += _keep_tracks(run, (track for track in grouped if track.code not in later.tracks))
    said = record(
        _statements(listed),
        source=run.source,
        fetch=run.fetch,
        day=run.day,
        read_from=Reading.ReadFrom.STORED_COPY,
    )
    return Kept(said.new, moved, said.program_ids | regrouped.follow(run.source))


def _named_later(listed: Iterable[Listed]) -> Later:
    season = max((int(track.season) for track in listed), default=int(LISTED_FOR))
    names = ("nrmp_code", "program__public_id", "program__institution__code")
    rows = list(Track.objects.filter(listed_for__gt=season).values_list(*names))
    tracks, programs, institutions = (frozenset(row[at] for row in rows) for at in range(3))
    return Later(tracks, programs, institutions)


def _keep_sponsors(sponsors: Iterable[Institution]) -> Moved:
    """The state of one that a curator has edited stays as it is; its listed name is the list's own."""
    by_hand = dict(Institution.objects.filter(named_by_hand=True).values_list("code", "state"))
    wanted = list(sponsors)
    for sponsor in wanted:
        sponsor.state = by_hand.get(sponsor.code, sponsor.state)
    return bring_in_line(Institution.objects.all(), ("code",), ("listed_name", "state"), wanted)


def _institution(row: Row) -> Institution:
    code = cells.matching(row, "nrmp_institution_code", r"[0-9A-Z]{4}", "an NRMP institution code")
    return Institution(code=code, nrmp_code=code, listed_name=cells.needed(row, "listed_name"), state=cells.state(row))


def _listed(row: Row, day: dt.date) -> Listed:
    """No list names a season that is far ahead: rows of the next lists would rewrite nothing that it named."""
    code = cells.matching(row, "nrmp_code", CODE, "an NRMP program code")
    season = row.cells.get("match_year", "") or LISTED_FOR
    if not re.fullmatch(r"20\d\d", season):
        raise RowError("match_year", f"{season[:20]!r} is not a match year")
    if int(season) > match_year_of(day) + SEASONS_AHEAD:
        raise RowError("match_year", f"{season} is more than {SEASONS_AHEAD} seasons ahead")
    return Listed(row, code, season)


def _grouped(row: Row, listed: Container[str], known: Container[str]) -> Grouped:
    """A track that an earlier list named, and this one does not, is no mistake."""
    code = cells.matching(row, "nrmp_code", CODE, "an NRMP program code")
    if code not in listed and code not in known:
        raise RowError("nrmp_code", f"{code} does not stand in the list of programs")
    program = cells.matching(row, "program_key", r"[0-9A-Z]{4}-[0-9]{3}(-[a-z0-9-]{1,40})?", "a program id")
    if program[:4] + program[5:8] != code[:7]:
        raise RowError("program_key", f"{program} is not of the sponsor and specialty of {code}")
    if row["track_kind"] not in fields.TRACK_KINDS or row["track_kind"] != code[7]:
        raise RowError("track_kind", f"{row['track_kind'][:20]!r} is not the kind in {code}")
    return Grouped(row, code, code[7], program, cells.text(row, "site", 120))


def _joined(run: Run, listed: Mapping[str, Listed], grouped: Container[str]) -> Iterator[Grouped]:
    """The tracks of another season's list that no hand has grouped: those of 2023 all are, or their row is broken.

    One that is known already stays where it is.
    """
    known = dict(Track.objects.values_list("nrmp_code", "program__public_id"))
    beside: dict[str, set[str]] = defaultdict(set)
    for code, program in known.items():
        beside[code[:7]].add(program)
    for code, track in listed.items():
        if code in grouped or code in known or track.season == LISTED_FOR:
            continue
        programs = beside[code[:7]] or {f"{code[:4]}-{code[4:7]}"}
        if len(programs) > 1:
            run.reject(
                track.row, "nrmp_code", f"{code} may be of {', '.join(sorted(programs))}: say which in tracks.csv"
            )
        else:
            yield Grouped(_plain(track), code, code[7], min(programs), "")


def _plain(track: Listed) -> Row:
    """The row as a curator would have written it who knows no more than the list."""
    said = {
        "plain_track_name": str(fields.TRACK_KINDS[track.code[7]]),
        "listed_name": track.row.cells.get("listed_name", ""),
    }
    unsaid = dict.fromkeys(("emphasis", "linked_specialty_code", "restricted_to"), "")
    return Row(track.row.file, track.row.line, {**unsaid, **said})


def _keep_programs(grouped: Iterable[Grouped]) -> Moved:
    institutions = {row.code: row for row in Institution.objects.all()}
    specialties = dict(Specialty.objects.values_list("code", "pk"))
    cities = set(City.objects.values_list("state", "name"))
    tracks: dict[str, list[Grouped]] = defaultdict(list)
    for track in grouped:
        tracks[track.program].append(track)
    wanted = []
    for program, of_program in tracks.items():
        institution = institutions.get(program[:4])
        if institution and program[5:8] in specialties:
            site = min(of_program, key=lambda track: track.code).site if len(program) > 8 else ""
            wanted.append(
                Program(
                    public_id=program,
                    institution_id=institution.pk,
                    specialty_id=specialties[program[5:8]],
                    site=site,
                    site_city=_city_of(site, institution.state, cities),
                    state=institution.state,
                )
            )
    return bring_in_line(Program.objects.all(), ("public_id",), PROGRAM_COLUMNS, wanted)


def _city_of(site: str, state: str, cities: set[tuple[str, str]]) -> str:
    """ "Arnett (Lafayette)" is in Lafayette, "Waterbury" in Waterbury; "NorthShore" is no city, so none is said."""
    inside = re.search(r"\(([^()]+)\)$", site)
    name = inside.group(1) if inside else site
    return name if (state, name) in cities else ""


def _keep_tracks(run: Run, grouped: Iterable[Grouped]) -> Moved:
    programs = dict(Program.objects.values_list("public_id", "pk"))
    specialties = dict(Specialty.objects.values_list("code", "pk"))
    wanted = []
    for track in grouped:
        linked = track.row["linked_specialty_code"]
        if track.program not in programs:
            run.reject(track.row, "program_key", f"no sponsor {track.program[:4]} or specialty {track.program[5:8]}")
        elif linked and linked not in specialties:
            run.reject(track.row, "linked_specialty_code", f"no specialty {linked[:20]}")
        else:
            wanted.append(_track(track, programs[track.program], specialties.get(linked)))
    return bring_in_line(Track.objects.all(), ("nrmp_code",), TRACK_COLUMNS, wanted)


def _track(track: Grouped, program_id: int, linked_id: int | None) -> Track:
    row = track.row
    return Track(
        nrmp_code=track.code,
        program_id=program_id,
        kind=track.kind,
        name=row["plain_track_name"][:200],
        listed_name=row["listed_name"][:200],
        emphasis=row["emphasis"][:200],
        linked_specialty_id=linked_id,
        restricted_to=row["restricted_to"][:200],
    )


def _statements(listed: Mapping[str, Listed]) -> list[StatementRecord]:
    """Of every track that the list names, those known from before included."""
    programs = dict(Track.objects.values_list("nrmp_code", "program_id"))
    return [
        StatementRecord(
            field="nrmp_code",
            value=track.code,
            program_id=programs[track.code],
            kind=track.code[7],
            stated_cycle=track.season,
            match_year=int(track.season),
            where_on_page="list of programs",
            how_read="list",
        )
        for track in listed.values()
        if track.code in programs
    ]


FEED = Feed(
    name="nrmp_list",
    title="NRMP's published list of programs",
    kind=SourceKind.PROGRAM_LIST,
    about=(
        "Sponsors' names and codes, and the tracks that took part in the Main Match of the list's year, 2023 for "
        "the first one here. Of a list older than the season, programs opened since are missing and a few have "
        "closed. Which tracks make one program was judged by hand: about 95 % right where a sponsor has several "
        "sites, restrictions 98 %."
    ),
    terms="Names and codes only; no NRMP statistics",
    files=(
        File("institutions.csv", ("nrmp_institution_code", "listed_name", "state"), 854),
        File("programs.csv", ("nrmp_code", "nrmp_institution_code", "acgme_specialty_code", "track_kind"), 6263),
        File(
            "tracks.csv",
            (
                "nrmp_code",
                "program_key",
                "track_kind",
                "listed_name",
                "plain_track_name",
                "site",
                "emphasis",
                "linked_specialty_code",
                "restricted_to",
            ),
            6263,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
    stands_on=("specialties",),
)
