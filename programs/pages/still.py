"""What a page says still, for its words are the same: which statements those are, and their live readings."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection
from django.db.models import CharField, DateField, Exists, IntegerField, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from programs import facts, fields
from programs.models import Page, PageCheck, Reading, Statement
from programs.pages.prepared import Given, Prepared
from programs.statements import programs_said_of

LIVE = Reading.ReadFrom.LIVE
Still = Mapping[int, dt.date | None]
"""Ids of statements, each with the day of its last live reading; None: it was never read live."""
CHECKED = ("page_id", "at", "outcome", "status", "size", "text_hash", "proposed", "confirmed", "reason")


def found_before(page: Page) -> QuerySet[Reading]:
    """Readings of the statements that the words we have of the page were found to say."""
    return _found(page.pk, page.text_hash) if page.text_hash else Reading.objects.none()


def _found(page: Any, text_hash: Any) -> QuerySet[Reading]:
    return Reading.objects.filter(check_of__page=page, check_of__text_hash=text_hash)


@Prepared
def _still() -> QuerySet[Statement, tuple[int, dt.date | None]]:
    """A curator's reading counts from the day after the words last changed: before, it may be of other words."""
    found = _found(Given("page", IntegerField()), Given("text_hash", CharField()))
    by_hand = Reading.objects.filter(statement=OuterRef("pk"), check_of=None, fetch=None, read_from=LIVE)
    of_curators = Exists(by_hand.filter(day__gt=Given("since", DateField())))
    rows = Statement.objects.standing().filter(page_url=Given("url", CharField()))
    again = rows.filter(Q(pk__in=found.order_by().values("statement")) | of_curators)
    return again.annotate(read=Max("readings__day", filter=Q(readings__read_from=LIVE))).values_list("pk", "read")


def said_still(page: Page) -> Still:
    """What the same words say: the statements that looks found in them, or curators read in them. One query."""
    since = page.last_changed and timezone.localdate(page.last_changed)
    return dict(_still.rows(page=page.pk, text_hash=page.text_hash, url=page.url, since=since))


def outdated(still: Still, day: dt.date) -> list[int]:
    """Those that no live reading counted for any more: facts follow when they are read again."""
    return [pk for pk, read in still.items() if read is None or (day - read).days > fields.LIVE_READING_DAYS]


def not_read_on(day: dt.date, still: Still) -> list[int]:
    """Those to note a reading of: there is one a day, as the database sees to."""
    return [pk for pk, read in still.items() if read != day]


def settle_outdated(still: Still, day: dt.date) -> None:
    """After their readings were noted. Nothing when none was outdated."""
    old = outdated(still, day)
    if old:
        programs = programs_said_of(Statement.objects.filter(pk__in=old)).values_list("pk", flat=True)
        facts.settle(set(programs), day=day, cause=facts.Cause("its page was read again, and is unchanged"))
        facts.move_version()  # their ages moved, and verdicts rest on them, though no fact may have


def note_look(check: PageCheck, page_columns: Collection[str], read_again: Collection[int], day: dt.date) -> None:
    """Writes the check, live readings of `read_again`, and these columns of the check's page, in one statement.

    So it stands or falls whole without a transaction around it. Most looks find a page unchanged, and this is all that
    they write.
    """
    page = check.page
    told = {f"page_{name}": getattr(page, name) for name in page_columns}
    given = {f"check_{name}": getattr(check, name) for name in CHECKED}
    with connection.cursor() as cursor:
        cursor.execute(
            _note_look(tuple(page_columns)),
            {**told, **given, "page": page.pk, "read_again": list(read_again), "day": day, "live": LIVE},
        )
        (check.pk,) = cursor.fetchone()


def _note_look(page_columns: tuple[str, ...]) -> str:
    return f"""
        WITH looked AS (
            INSERT INTO programs_pagecheck ({", ".join(CHECKED)})
            VALUES ({", ".join(f"%(check_{name})s" for name in CHECKED)}) RETURNING id
        ), noted AS (
            INSERT INTO programs_reading (statement_id, check_of_id, day, read_from)
            SELECT said, looked.id, %(day)s, %(live)s FROM looked, unnest(%(read_again)s::bigint[]) AS said
            ON CONFLICT DO NOTHING
        ), planned AS (
            UPDATE programs_page SET {", ".join(f"{name} = %(page_{name})s" for name in page_columns)}
            WHERE id = %(page)s
        )
        SELECT id FROM looked
    """  # noqa: S608  (names of columns, all of them our own)
