"""Writes rank lists. Whatever happens, positions are 1 to n on every list, and each write raises the revision.

A list that was noted as certified and is changed is no longer the certified one: the day is taken off it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet

from applicants.models import Applicant, PairChoice, RankChoice, RankList, ShortlistEntry, Status
from applicants.ranking.checks import Code, Refusal, refusal, supplemental_refusal
from programs.models import Track

MOST_PAIRS = 1000
BEFORE_RANKED = (Status.INTERVIEW_OFFERED, Status.INTERVIEWED)


class StaleError(Exception):
    """The list has been changed since the page was drawn; nothing is written."""


class RefusedError(Exception):
    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(reason))
        self.reason = reason


class PairTwiceError(Exception):
    """The pair stands already."""


class TooManyPairsError(Exception):
    """MOST_PAIRS stand."""


@dataclass(frozen=True, slots=True)
class Removed:
    """`beside`: how many first years went with it."""

    beside: int


def list_to_keep(*, applicant: Applicant, season: int) -> RankList:
    return RankList.objects.get_or_create(applicant=applicant, match_year=season)[0]


@transaction.atomic
def add_choices(*, rank_list: RankList, tracks: Sequence[Track], us_training: bool) -> dict[Track, Refusal]:
    """At the end of the primary list, in order; answers with those that were refused. Wants `program.specialty`."""
    locked = _locked(rank_list)
    standing = set(_primary(locked).values_list("track__nrmp_code", flat=True))
    refused: dict[Track, Refusal] = {}
    added: list[RankChoice] = []
    for track in tracks:
        reason = refusal(code_of(track), standing, us_training=us_training)
        if reason:
            refused[track] = reason
            continue
        standing.add(track.nrmp_code)
        added.append(RankChoice(rank_list=locked, track=track, position=len(standing)))
    RankChoice.objects.bulk_create(added)
    if added:
        _touch(locked)
    return refused


@transaction.atomic
def add_supplemental(*, beside: RankChoice, track: Track) -> None:
    """RefusedError: the track cannot stand on the supplemental list of `beside`."""
    locked = _locked(beside.rank_list)
    everywhere = locked.choices.exclude(supplements=None).values_list("supplements", "track__nrmp_code")
    standing = [code for owner, code in everywhere if owner == beside.pk]
    reason = supplemental_refusal(code_of(track), code_of(beside.track), standing, [code for _, code in everywhere])
    if reason:
        raise RefusedError(reason)
    RankChoice.objects.create(rank_list=locked, supplements=beside, track=track, position=len(standing) + 1)
    _touch(locked)


@transaction.atomic
def put_in_order(
    *, rank_list: RankList, supplements: int | None, revision: int, order: Callable[[Sequence[int]], list[int]]
) -> None:
    """`order` makes the new order of the present primary keys. StaleError; whatever `order` raises."""
    locked = _locked(rank_list, revision)
    if _number(locked.choices.filter(supplements=supplements), order):
        _touch(locked)


@transaction.atomic
def remove_choice(*, rank_list: RankList, choice: int, revision: int) -> Removed | None:
    """Closes the gap. None: it is none of this list. StaleError."""
    locked = _locked(rank_list, revision)
    found = locked.choices.filter(pk=choice).first()
    if found is None:
        return None
    beside = found.supplemental.count()
    found.delete()
    later = locked.choices.filter(supplements=found.supplements_id, position__gt=found.position)
    later.update(position=F("position") - 1)
    _touch(locked)
    return Removed(beside)


@transaction.atomic
def add_pair(*, rank_list: RankList, track: Track | None, partner_code: str) -> None:
    """At the end. PairTwiceError, TooManyPairsError."""
    locked = _locked(rank_list)
    if locked.pairs.filter(track=track, partner_code=partner_code).exists():
        raise PairTwiceError
    last = locked.pairs.aggregate(last=Max("position"))["last"] or 0
    if last >= MOST_PAIRS:
        raise TooManyPairsError
    PairChoice.objects.create(rank_list=locked, track=track, partner_code=partner_code, position=last + 1)
    _touch(locked)


@transaction.atomic
def order_pairs(*, rank_list: RankList, revision: int, order: Callable[[Sequence[int]], list[int]]) -> None:
    """As put_in_order."""
    locked = _locked(rank_list, revision)
    if _number(locked.pairs.all(), order):
        _touch(locked)


@transaction.atomic
def remove_pair(*, rank_list: RankList, pair: int, revision: int) -> bool:
    """False: it is none of this list. StaleError."""
    locked = _locked(rank_list, revision)
    found = locked.pairs.filter(pk=pair).first()
    if found is None:
        return False
    found.delete()
    locked.pairs.filter(position__gt=found.position).update(position=F("position") - 1)
    _touch(locked)
    return True


@transaction.atomic
def set_couple(*, rank_list: RankList, as_couple: bool) -> None:
    """The pairs stay either way."""
    locked = _locked(rank_list)
    if locked.as_couple != as_couple:
        RankList.objects.filter(pk=locked.pk).update(as_couple=as_couple)
        _touch(locked)


@transaction.atomic
def note_certified(*, rank_list: RankList, day: Any, revision: int, mark_ranked: bool, now: Any) -> int:
    """`day` None takes the note back. How many entries were moved to "ranked". StaleError: another order stands than
    the one that was seen, so it is not known which was certified."""
    locked = _locked(rank_list, revision)
    RankList.objects.filter(pk=locked.pk).update(certified_on=day)
    if not (day and mark_ranked):
        return 0
    ranked = ShortlistEntry.objects.filter(
        applicant=locked.applicant_id,
        match_year=locked.match_year,
        status__in=BEFORE_RANKED,
        program__in=_certified(locked),
    )
    return ranked.update(status=Status.RANKED, revision=F("revision") + 1, changed_at=now)


def code_of(track: Track) -> Code:
    """Wants `program.specialty` loaded."""
    return Code(
        code=track.nrmp_code,
        kind=track.kind,
        match_service=track.program.specialty.match_service,
        listed=track.published,
        restricted=bool(track.restricted_to) and track.kind != "R",
    )


def _locked(rank_list: RankList, revision: int | None = None) -> RankList:
    """None: whatever stands."""
    locked = RankList.objects.select_for_update().get(pk=rank_list.pk)
    if revision is not None and locked.revision != revision:
        raise StaleError
    return locked


def _touch(rank_list: RankList) -> None:
    RankList.objects.filter(pk=rank_list.pk).update(revision=F("revision") + 1, certified_on=None)


def _primary(rank_list: RankList) -> "QuerySet[RankChoice]":
    return rank_list.choices.filter(supplements=None)


def _certified(rank_list: RankList) -> set[int]:
    """Programs on the list as it goes to the NRMP: a couple's pairs, else the primary list; and the first years."""
    own = rank_list.pairs.exclude(track=None) if rank_list.as_couple else _primary(rank_list)
    beside = rank_list.choices.exclude(supplements=None)
    return {program for rows in (own, beside) for program in rows.values_list("track__program", flat=True)}


def _number(rows: "QuerySet[Any]", order: Callable[[Sequence[int]], list[int]]) -> bool:
    """Whether any moved. The unique positions are checked at the end of the transaction, so rows may change places."""
    by_pk = {row.pk: row for row in rows.order_by("position")}
    moved = []
    for position, pk in enumerate(order(list(by_pk)), start=1):
        row = by_pk[pk]
        if row.position != position:
            row.position = position
            moved.append(row)
    rows.model.objects.bulk_update(moved, ["position"])
    return bool(moved)
