"""What a reader's answers say of each program on the list, for the tracks that are meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from applicants.judging import for_kinds
from applicants.models import ShortlistEntry
from applicants.models.shortlist import OVER, PAID
from applicants.plan import Ask, Entry, Lack
from applicants.plan.entries import CLOSED, DOUBTFUL
from programs.specialty_names import specialty_name
from search.index import Index
from search.matching import DECIDING, RULES, Match, Outcome, Verdict
from search.matching.finding import Found
from search.matching.match import Told
from search.presenters.evidence import SourceLine
from search.presenters.matching.headlines import Headline, headline
from search.presenters.matching.kept_statements import kept_statements
from search.presenters.matching.lines import lines
from search.presenters.matching.verdicts import NAMES

ASKED = (
    *("letters", "letters_us", "letters_specialty", "ecfmg", "step2_by", "step3", "h1b_step3"),
    *("usce", "usce_kind", "usce_recency", "clinical_recency"),
)
"""Rules about what can still be got. Years since graduation, attempts and passports cannot."""
LACKS: Mapping[Outcome, Lack] = {
    Outcome.MISSED: Lack.MISSED,
    Outcome.TO_DO: Lack.TO_DO,
    Outcome.SHORT: Lack.PREFERRED,
    Outcome.NOT_TOLD: Lack.NOT_TOLD,
}
AT_RISK = (Verdict.CLOSED, Verdict.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Limit:
    """What makes a program closed or doubtful. `source` None: a rule that rests on no statement."""

    said: Headline
    source: SourceLine | None

    @property
    def age(self) -> str:
        return self.source.age if self.source else ""


@dataclass(frozen=True, slots=True)
class Judged:
    """`limits` by public id: of the programs where money is at risk."""

    entries: tuple[Entry, ...]
    limits: Mapping[str, Limit]


def judged(rows: Sequence[ShortlistEntry], match: Match | None, held: Index) -> Judged:
    """`match` None: nothing was told, so no verdict is. Three queries at most."""
    kinds = {row.pk: tuple(sorted({track.kind for track in row.tracks.all()})) for row in rows}
    if match is None:
        return Judged(tuple(_entry(row, kinds[row.pk]) for row in rows), {})
    places = {row.pk: place for row in rows if (place := held.row_of(row.program_id)) is not None}
    match = for_kinds(match, {places[row.pk]: kinds[row.pk] for row in rows if row.pk in places})
    risky = {row.program.public_id: places[row.pk] for row in rows if _is_at_risk(match, places.get(row.pk))}
    findings = _findings(match)
    limits = _limits(match, risky, findings)
    entries = [_entry(row, kinds[row.pk]) for row in rows]
    told = [
        entry if (place := places.get(row.pk)) is None else _told(entry, match, place, findings, limits)
        for row, entry in zip(rows, entries, strict=True)
    ]
    return Judged(tuple(told), limits)


def _is_at_risk(match: Match, place: int | None) -> bool:
    return place is not None and Verdict(int(match.verdict[place])) in AT_RISK


def _limits(match: Match, risky: Mapping[str, int], findings: Mapping[str, Found]) -> dict[str, Limit]:
    """By public id. Where a limit decides, its own rule and the parts of that are all that a headline speaks of."""
    told = {public_id: _deciding(match, place, findings) for public_id, place in risky.items()}
    statements = kept_statements(match, (one for some in told.values() for one in some))
    limits = {}
    for public_id, some in told.items():
        shown = lines(some, statements, match)
        source = next(line.source for line in shown if not line.part)
        limits[public_id] = Limit(headline(match, risky[public_id], shown), source)
    return limits


def _deciding(match: Match, place: int, findings: Mapping[str, Found]) -> tuple[Told, ...]:
    decider, offer = DECIDING[int(match.decider[place])].name, int(match.offer[place])
    return tuple(
        Told(rule.name, *findings[rule.name].here(offer)) for rule in RULES if decider in (rule.name, rule.part_of)
    )


def _findings(match: Match) -> dict[str, Found]:
    """Of every rule, parts too, each judged once for all programs."""
    by_name = {rule.name: found for rule, found in zip(DECIDING, match.findings, strict=True)}
    return {rule.name: by_name.get(rule.name) or rule.judge(match.case) for rule in RULES}


def _told(entry: Entry, match: Match, place: int, findings: Mapping[str, Found], limits: Mapping[str, Limit]) -> Entry:
    offer = int(match.offer[place])
    found = [(rule, findings[rule].here(offer)[0]) for rule in ASKED]
    return replace(
        entry,
        verdict=NAMES[Verdict(int(match.verdict[place]))],
        limit_age=limits[entry.program].age if entry.program in limits else "",
        asks=tuple(Ask(rule, LACKS[outcome]) for rule, outcome in found if outcome in LACKS),
    )


def _entry(row: ShortlistEntry, kinds: tuple[str, ...]) -> Entry:
    specialty = row.program.specialty
    return Entry(
        program=row.program.public_id,
        name=row.program.place_name,
        specialty=specialty.code,
        specialty_name=specialty_name(specialty.common_name),
        service=specialty.application_service,
        match_service=specialty.match_service,
        kinds=kinds,
        paid=row.status in PAID,
        seen=row.seen_in_eras,
        over=row.status in OVER,
        signal=row.signal,
    )


assert {CLOSED, DOUBTFUL} == {NAMES[verdict] for verdict in AT_RISK}  # noqa: S101 - two modules name the same verdicts
