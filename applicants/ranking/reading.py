"""One season's rank list as its pages show it. A fixed number of queries, however long the list."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Count, Prefetch

from applicants.interviews.scorecard import mean_words, totals
from applicants.models import Applicant, RankChoice, RankList, ShortlistEntry, Status
from applicants.plan.prices import EXTRA_RANK
from applicants.ranking.changing import code_of
from applicants.ranking.checks import ADVANCED, NRMP, TURNED_DOWN, Choice, Refusal, cautions, refusal
from applicants.ranking.fees import ListFees, Price, fees
from applicants.ranking.order import Run, runs
from applicants.ranking.words import caution_words, refusal_words, run_kind, run_words
from programs.models import Fee, Program, SeasonEvent, Track
from search.presenters.places import place_words
from search.presenters.tracks import listed_words
from search.profile import ApplicantProfile

OPENS, CLOSES = "ranking_opens", "rank_list_deadline"
INVITED = (Status.INTERVIEW_OFFERED, Status.INTERVIEWED, Status.RANKED)


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """`entry` None: the program is not on the applicant's list. `score` is empty where nothing that counts is scored.
    `run`: words of the run of contiguous ranks that begins here."""

    id: int
    position: int
    track: Track
    entry: int | None
    place: str
    listed: str
    score: str
    mean: Fraction | None
    cautions: tuple[str, ...]
    first_years: int
    run: str

    @property
    def is_advanced(self) -> bool:
        return self.track.kind == ADVANCED


@dataclass(frozen=True, slots=True)
class Candidate:
    """A track that may be added; `refused` says why not."""

    track: Track
    place: str
    score: str
    refused: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """An entry with an interview of which no track was chosen: all its listed ones."""

    entry: ShortlistEntry
    tracks: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """`listed`: what the lists that we hold say of every code alike; empty where they differ from row to row.

    `matched`: programs at which a match was noted. `elsewhere`: entries with an interview that match through another
    service than the NRMP.
    """

    rank_list: RankList | None
    rows: tuple[ChoiceRow, ...] = ()
    supplemental: Mapping[int, tuple[ChoiceRow, ...]] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    runs: tuple[Run, ...] = ()
    listed: str = ""
    matched: tuple[str, ...] = ()
    elsewhere: tuple[ShortlistEntry, ...] = ()

    @property
    def revision(self) -> int:
        return self.rank_list.revision if self.rank_list else 0

    @property
    def codes(self) -> list[str]:
        return [row.track.nrmp_code for row in self.rows]

    @property
    def supplemental_codes(self) -> list[str]:
        return [row.track.nrmp_code for rows in self.supplemental.values() for row in rows]


def us_training(profile: ApplicantProfile | None) -> bool:
    """Whether accredited training was told of. Not told is no: then nothing is ranked that needs it."""
    training = profile.us_training if profile else None
    return bool(training and (training.years or training.pgy1_complete))


def ranking_of(
    applicant: Applicant, season: int, profile: ApplicantProfile | None, day: dt.date, *, to_add: bool = True
) -> Ranking:
    """Six queries. `to_add`: with what may be added, which is one more."""
    rank_list = RankList.objects.filter(applicant=applicant, match_year=season).first()
    entries = _entries(applicant, season)
    found = totals(applicant, season)
    means = {one.program_id: found[one.pk].mean for one in entries if one.pk in found}
    choices = _choices(rank_list)
    rows = _rows(choices, {one.program_id: one for one in entries}, means, us_training(profile), day)
    primary = tuple(rows[None])
    ranked = {row.track.nrmp_code for row in primary}
    candidates, undecided = _to_add(entries, ranked, means, us_training(profile)) if to_add else ((), ())
    return Ranking(
        rank_list=rank_list,
        rows=primary,
        supplemental={owner: tuple(of) for owner, of in rows.items() if owner is not None},
        candidates=candidates,
        undecided=undecided,
        runs=tuple(runs(run_kind(row.track) for row in primary)),
        listed=_the_same(row.listed for row in primary),
        matched=tuple(one.program.name for one in entries if one.status == Status.MATCHED),
        elsewhere=tuple(one for one in entries if _is_invited(one) and one.program.specialty.match_service != NRMP),
    )


def _entries(applicant: Applicant, season: int) -> list[ShortlistEntry]:
    listed = Track.objects.filter(published=True).order_by("nrmp_code")
    entries = applicant.entries.filter(match_year=season).order_by("position").annotate(noted=Count("interviews"))
    named = entries.select_related("program__institution", "program__specialty")
    return list(named.prefetch_related("tracks", Prefetch("program__tracks", listed, to_attr="listed_tracks")))


def _choices(rank_list: RankList | None) -> list[RankChoice]:
    if rank_list is None:
        return []
    named = rank_list.choices.select_related("track__program__institution", "track__program__specialty")
    return list(named.order_by("position"))


def _rows(
    choices: list[RankChoice],
    entries: Mapping[int, ShortlistEntry],
    means: Mapping[int, Fraction | None],
    trained: bool,
    day: dt.date,
) -> dict[int | None, list[ChoiceRow]]:
    """By the choice that they supplement; None: the primary list."""
    beside: dict[int, int] = defaultdict(int)
    for choice in choices:
        if choice.supplements_id:
            beside[choice.supplements_id] += 1
    primary = [choice.track for choice in choices if choice.supplements_id is None]
    starts = {run.first: run_words(run) for run in runs(run_kind(track) for track in primary)}
    rows: dict[int | None, list[ChoiceRow]] = defaultdict(list)
    for choice in choices:
        run = "" if choice.supplements_id else starts.get(choice.position, "")
        rows[choice.supplements_id].append(_row(choice, entries, means, beside[choice.pk], trained, run, day))
    return rows


def _row(
    choice: RankChoice,
    entries: Mapping[int, ShortlistEntry],
    means: Mapping[int, Fraction | None],
    first_years: int,
    trained: bool,
    run: str,
    day: dt.date,
) -> ChoiceRow:
    track = choice.track
    entry = entries.get(track.program_id)
    status = entry.status if entry else None
    told = Choice(code_of(track), status, entry.noted if entry else 0, first_years, choice.supplements_id is None)  # type: ignore[attr-defined]
    mean = means.get(track.program_id)
    return ChoiceRow(
        id=choice.pk,
        position=choice.position,
        track=track,
        entry=entry.pk if entry else None,
        place=place_words(track.program.city, track.program.state),
        listed=listed_words(track.listed_for, day),
        score=mean_words(mean),
        mean=mean,
        cautions=caution_words(cautions(told, us_training=trained), status, track),
        first_years=first_years,
        run=run,
    )


def _to_add(
    entries: Iterable[ShortlistEntry], ranked: set[str], means: Mapping[int, Fraction | None], trained: bool
) -> tuple[tuple[Candidate, ...], tuple[Undecided, ...]]:
    """Of entries that were invited or have an interview: the tracks chosen, or all where none is."""
    candidates: list[Candidate] = []
    undecided: list[Undecided] = []
    for entry in entries:
        if not _is_invited(entry) or entry.program.specialty.match_service != NRMP:
            continue
        score = mean_words(means.get(entry.program_id))
        chosen = list(entry.tracks.all())
        tracks = chosen or entry.program.listed_tracks  # type: ignore[attr-defined]
        if not chosen and any(track.nrmp_code in ranked for track in tracks):
            continue
        found = [_candidate(track, entry.program, score, trained) for track in tracks if track.nrmp_code not in ranked]
        if chosen:
            candidates += found
        elif found:
            undecided.append(Undecided(entry, tuple(found)))
    return tuple(candidates), tuple(undecided)


def _is_invited(entry: ShortlistEntry) -> bool:
    """Of an entry with its interviews counted."""
    return entry.status in INVITED or bool(entry.noted and entry.status not in TURNED_DOWN)  # type: ignore[attr-defined]


def _candidate(track: Track, program: Program, score: str, trained: bool) -> Candidate:
    track.program = program
    reason: Refusal | None = refusal(code_of(track), (), us_training=trained)
    refused = refusal_words(reason, track) if reason else ""
    return Candidate(track, place_words(program.city, program.state), score, refused)


def _the_same(words: Iterable[str]) -> str:
    found = set(words)
    return found.pop() if len(found) == 1 else ""


def price_of(season: int) -> Price | None:
    """Of the season, else of the last one before it for which it is known. One query."""
    known = Fee.objects.filter(fee=EXTRA_RANK, match_year__lte=season).order_by("-match_year", "from_count").first()
    if known is None:
        return None
    first = known.from_count or 1
    return Price(known.amount_usd, first, known.to_count, known.match_year, known.grade, known.source_url)


def fees_of(ranking: Ranking, price: Price | None, pair_codes: Iterable[str] = ()) -> ListFees:
    """A couple's codes are those of the pairs."""
    couple = bool(ranking.rank_list and ranking.rank_list.as_couple)
    codes = list(pair_codes) if couple else ranking.codes
    return fees(codes, ranking.supplemental_codes, price, couple=couple)


def events_of(season: int) -> dict[str, SeasonEvent]:
    """One query."""
    return {one.event: one for one in SeasonEvent.objects.filter(season=season, event__in=(OPENS, CLOSES))}
