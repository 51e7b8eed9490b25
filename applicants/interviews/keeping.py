"""Writes interviews and scores, and moves an entry's status where an interview says so."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from applicants.models import Applicant, Criterion, Interview, Score, ShortlistEntry, Status
from applicants.models.interview import MOST_CRITERIA

MOST_INTERVIEWS = 20
"""Of one program."""
BEFORE_AN_OFFER = (Status.INTERESTED, Status.APPLYING, Status.APPLIED, Status.WAITLISTED)


class TooManyError(Exception):
    pass


@transaction.atomic
def add_interview(*, entry: ShortlistEntry, columns: Mapping[str, Any], now: dt.datetime) -> tuple[Interview, bool]:
    """The interview, and whether the entry's status was moved to "interview offered": only from one that comes before
    an offer. TooManyError: MOST_INTERVIEWS stand."""
    ShortlistEntry.objects.select_for_update().get(pk=entry.pk)
    # Sent twice, by a second click say.
    if columns.get("starts_at") and (same := entry.interviews.filter(**columns).first()):
        return same, False
    if entry.interviews.count() >= MOST_INTERVIEWS:
        raise TooManyError
    interview = Interview.objects.create(entry=entry, **columns)
    return interview, _moved(entry, BEFORE_AN_OFFER, Status.INTERVIEW_OFFERED, now)


def change_interview(*, interview: Interview, columns: Mapping[str, Any], revision: int) -> bool:
    """False: it was changed or removed since `revision`, and nothing is written."""
    same = Interview.objects.filter(pk=interview.pk, revision=revision)
    return bool(same.update(revision=F("revision") + 1, **columns))


def remove_interview(*, interview: Interview, revision: int) -> bool:
    """False: as change_interview."""
    removed, _ = Interview.objects.filter(pk=interview.pk, revision=revision).delete()
    return bool(removed)


def mark_interviewed(*, entry: ShortlistEntry, now: dt.datetime) -> bool:
    """False: its status already says what came after."""
    return _moved(entry, (*BEFORE_AN_OFFER, Status.INTERVIEW_OFFERED), Status.INTERVIEWED, now)


def _moved(entry: ShortlistEntry, from_any: tuple[Status, ...], to: Status, now: dt.datetime) -> bool:
    standing = ShortlistEntry.objects.filter(pk=entry.pk, status__in=from_any)
    return bool(standing.update(status=to, revision=F("revision") + 1, changed_at=now))


@transaction.atomic
def keep_scores(*, entry: ShortlistEntry, points: Mapping[int, int | None]) -> None:
    """`points` by criterion; None: not scored. Only criteria of the entry's own applicant are written."""
    own = set(entry.applicant.criteria.values_list("pk", flat=True))
    gone = [criterion for criterion, given in points.items() if given is None]
    entry.scores.filter(criterion__in=gone).delete()
    Score.objects.bulk_create(
        [
            Score(entry=entry, criterion_id=criterion, points=given)
            for criterion, given in points.items()
            if given is not None and criterion in own
        ],
        update_conflicts=True,
        unique_fields=["entry", "criterion"],
        update_fields=["points"],
    )


@transaction.atomic
def add_criteria(*, applicant: Applicant, criteria: Mapping[str, int]) -> int:
    """Weights by name; how many were added. A name that stands stays as it is. TooManyError: nothing is added."""
    Applicant.objects.select_for_update().get(pk=applicant.pk)
    standing = {name.casefold() for name in applicant.criteria.values_list("name", flat=True)}
    new = {name: weight for name, weight in criteria.items() if name.casefold() not in standing}
    if len(standing) + len(new) > MOST_CRITERIA:
        raise TooManyError
    last = applicant.criteria.aggregate(last=Max("position"))["last"] or 0
    rows = enumerate(new.items(), start=last + 1)
    Criterion.objects.bulk_create(
        [Criterion(applicant=applicant, name=name, weight=weight, position=n) for n, (name, weight) in rows]
    )
    return len(new)


def change_criterion(*, criterion: Criterion, name: str, weight: int) -> bool:
    """False: another criterion has taken the name meanwhile."""
    try:
        with transaction.atomic():
            Criterion.objects.filter(pk=criterion.pk).update(name=name, weight=weight)
    except IntegrityError:
        return False
    return True
