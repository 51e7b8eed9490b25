"""A clock walked across two turns of the season, over the real opening directory.

On 1 June the Match of the next year begins. Nothing is read in all that time: what changes, changes with the day alone.
Three programs are given test statements first, for the opening states no day of the season it opens in.
"""

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pytest
from django.db import transaction
from django.test import Client

from programs import checking, facts, fields, statements
from programs.models import Change, Fact, Program, ProgramDate, Reading, Source, Statement
from programs.normalise import match_year_of, season_day
from programs.reconcile import Age, age
from programs.statements import StatementRecord
from tests.opening import NAME, connected_to

START = dt.date(2026, 11, 23)
LAST_OF_2027, FIRST_OF_2028 = dt.date(2027, 5, 31), dt.date(2027, 6, 1)
LAST_OF_2028, FIRST_OF_2029 = dt.date(2028, 5, 31), dt.date(2028, 6, 1)
DAYS = (START, dt.date(2027, 2, 1), LAST_OF_2027, FIRST_OF_2028, dt.date(2028, 1, 2), LAST_OF_2028, FIRST_OF_2029,
        dt.date(2028, 7, 15))  # fmt: skip
READ = (START, FIRST_OF_2028, FIRST_OF_2029)
CAUSE = facts.Cause("the day has moved")
PAGE = "https://page.example/test/season-turn"
DATED, RECURRING_OF_2027, EVERY = "1009-140", "1001-120", "1710-400"
"""Programs of the opening that state no date of their own."""


@dataclass(frozen=True)
class Moment:
    """The whole directory on one day, after it was reconciled for it."""

    ages: Mapping[int, Age]
    age_of_statement: Mapping[int, Age]
    facts: frozenset[tuple[object, ...]]
    dates: frozenset[tuple[object, ...]]
    columns: Mapping[str, tuple[dt.date | None, dt.date | None]]
    changes: tuple[Change, ...]
    again: int
    rows: tuple[int, int]
    pages: Mapping[str, str]


@pytest.fixture(scope="module")
def walk(opening_url, django_db_blocker) -> Mapping[dt.date, Moment]:
    with django_db_blocker.unblock(), connected_to(NAME), transaction.atomic(), pytest.MonkeyPatch.context() as patched:
        given_statements()
        facts.settle_all(day=START, cause=facts.Cause("test statements"))
        walked = {day: moment(day, patched) for day in DAYS}
        transaction.set_rollback(True)
    return walked


def given_statements() -> None:
    """A day of the 2027 Match; one that recurs, stated for 2027; one that recurs; an answer read live without cycle."""
    source = Source.objects.get(name="program_pages")
    said = [
        (DATED, "application_deadline", "2026-12-15", "2026-2027"),
        (RECURRING_OF_2027, "application_deadline", "--12-16", "2026-2027"),
        (EVERY, "application_deadline", "--12-17", ""),
        (EVERY, "visiting_students", "vslo", ""),
        (DATED, "interview_format", "virtual", "2026-2027"),
    ]
    for public_id, field, value, cycle in said:
        about = Program.objects.get(public_id=public_id)
        canonical, match_year = checking.checked(name=field, value=value, cycle=cycle)
        told = StatementRecord(
            field=field, value=canonical, page_url=PAGE, program_id=about.pk, stated_cycle=cycle, match_year=match_year
        )
        live = Reading.ReadFrom.LIVE if field == "visiting_students" else Reading.ReadFrom.STORED_COPY
        statements.record([told], source=source, fetch=None, day=START, read_from=live)


def moment(day: dt.date, patched: pytest.MonkeyPatch) -> Moment:
    known = set(Change.objects.values_list("pk", flat=True))
    facts.settle_all(day=day, cause=CAUSE)
    changes = tuple(Change.objects.exclude(pk__in=known).order_by("pk"))
    again = facts.settle_all(day=day, cause=CAUSE)
    lived = dict(Reading.objects.filter(read_from="live").values_list("statement", "day"))
    stood = Fact.objects.values_list("pk", "field", "statement", "statement__match_year")
    ages = [(pk, statement, aged(field, year, lived.get(statement), day)) for pk, field, statement, year in stood]
    patched.setattr("django.utils.timezone.localdate", lambda *_: day)
    return Moment(
        ages={pk: how_old for pk, _statement, how_old in ages},
        age_of_statement={statement: how_old for _pk, statement, how_old in ages},
        facts=frozenset(Fact.objects.values_list("program", "field", "kind", "strength_class", "scope", "member")),
        dates=frozenset(
            ProgramDate.objects.values_list(
                "program__public_id", "event", "kind", "strength_class", "match_year", "day", "month_day"
            )
        ),
        columns={
            pk: (opens, due) for pk, opens, due in Program.objects.values_list("public_id", "opens_on", "deadline_on")
        },
        changes=changes,
        again=again,
        rows=(Statement.objects.count(), Reading.objects.count()),
        pages={pk: page(pk) for pk in (DATED, RECURRING_OF_2027, EVERY)} if day in READ else {},
    )


def aged(field: str, match_year: int | None, live: dt.date | None, day: dt.date) -> Age:
    return age(fields.FIELDS[field], match_year, live, day)


def page(public_id: str) -> str:
    return Client().get(f"/programs/{public_id}/", follow=True).content.decode()


def words_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_nothing_is_lost_and_nothing_is_made(walk: Mapping[dt.date, Moment]) -> None:
    first = walk[START]
    assert len(first.facts) > 10_000
    for day in DAYS[1:]:
        assert walk[day].rows == first.rows
        assert walk[day].facts == first.facts


def test_the_same_day_again_changes_nothing(walk: Mapping[dt.date, Moment]) -> None:
    assert {day: found.again for day, found in walk.items()} == dict.fromkeys(DAYS, 0)


def test_every_change_says_that_the_day_has_moved_and_keeps_a_value(walk: Mapping[dt.date, Moment]) -> None:
    made = [change for found in walk.values() for change in found.changes]
    assert made
    assert {change.why for change in made} == {CAUSE.why}
    assert all(change.before and change.after for change in made)


def test_ages_move_one_way_by_themselves(walk: Mapping[dt.date, Moment]) -> None:
    moved: Counter[tuple[Age, Age]] = Counter()
    for before, after in pairwise(DAYS):
        was, is_now = walk[before].age_of_statement, walk[after].age_of_statement
        moved.update((was[pk], is_now[pk]) for pk in was.keys() & is_now.keys() if was[pk] is not is_now[pk])
    assert set(moved) == {(Age.CURRENT, Age.OLDER)}
    assert moved[Age.CURRENT, Age.OLDER] > 100


def test_ages_turn_with_the_season_and_not_before(walk: Mapping[dt.date, Moment]) -> None:
    counts = {day: Counter(found.ages.values())[Age.CURRENT] for day, found in walk.items()}
    assert counts[START] == counts[dt.date(2027, 2, 1)] == counts[LAST_OF_2027]
    assert counts[LAST_OF_2027] > counts[FIRST_OF_2028] > counts[dt.date(2028, 1, 2)]  # 400 days after the live reading
    assert counts[dt.date(2028, 1, 2)] == counts[LAST_OF_2028] > counts[FIRST_OF_2029]


def test_days_of_past_seasons_stay_as_history(walk: Mapping[dt.date, Moment]) -> None:
    first = walk[START].dates
    dated = {row for row in first if row[5] is not None}
    assert (DATED, "application_deadline", "", "limit", 2027, dt.date(2026, 12, 15), "") in dated
    assert len(dated) > 60
    for day in DAYS[1:]:
        assert walk[day].dates == first


def test_no_day_is_carried_to_another_season(walk: Mapping[dt.date, Moment]) -> None:
    swept = 0
    for found in walk.values():
        for _program, _event, _kind, _strength, match_year, on, _month_day in found.dates:
            if on is not None:
                swept += 1
                assert match_year_of(on) == match_year
    assert swept > 60 * len(DAYS)


def test_the_columns_of_filters_hold_days_of_the_running_season_alone(walk: Mapping[dt.date, Moment]) -> None:
    """Each is stated for that season by its day, or is the day that recurs."""
    swept = 0
    for day, found in walk.items():
        season = match_year_of(day)
        stated = {(row[0], row[1], row[5]) for row in found.dates if row[4] == season}
        stated |= {(row[0], row[1], season_day(str(row[6]), season)) for row in found.dates if row[6]}
        for public_id, columns in found.columns.items():
            for event, on in zip(("application_opens", "application_deadline"), columns, strict=True):
                if on is not None:
                    swept += 1
                    assert match_year_of(on) == season
                    assert (public_id, event, on) in stated
    assert swept > 100 * len(DAYS)


DEADLINES = {
    START: (dt.date(2026, 12, 15), dt.date(2026, 12, 16), dt.date(2026, 12, 17)),
    LAST_OF_2027: (dt.date(2026, 12, 15), dt.date(2026, 12, 16), dt.date(2026, 12, 17)),
    FIRST_OF_2028: (None, None, dt.date(2027, 12, 17)),
    LAST_OF_2028: (None, None, dt.date(2027, 12, 17)),
    FIRST_OF_2029: (None, None, dt.date(2028, 12, 17)),
}


@pytest.mark.parametrize("day", DEADLINES)
def test_a_deadline_counts_for_its_own_season_and_what_recurs_moves_along(
    day: dt.date, walk: Mapping[dt.date, Moment]
) -> None:
    found = tuple(walk[day].columns[public_id][1] for public_id in (DATED, RECURRING_OF_2027, EVERY))
    assert found == DEADLINES[day]


TOLD = [
    (START, DATED, "15 December 2026"),
    (START, RECURRING_OF_2027, "16 December, as stated for every season"),
    (START, EVERY, "17 December, as stated for every season"),
    (FIRST_OF_2028, DATED, "Not stated for the 2028 Match"),
    (FIRST_OF_2028, DATED, "For the 2027 Match: 15 December 2026 (that season is over)"),
    (FIRST_OF_2028, DATED, "Not stated for 2028; stated for 2027: 15 December 2026"),
    (FIRST_OF_2028, RECURRING_OF_2027, "16 December, as stated for earlier seasons (2027 Match)"),
    (FIRST_OF_2028, EVERY, "17 December, as stated for every season"),
    (FIRST_OF_2029, DATED, "Not stated for the 2029 Match"),
    (FIRST_OF_2029, DATED, "For the 2027 Match: 15 December 2026 (that season is over)"),
    (FIRST_OF_2029, RECURRING_OF_2027, "16 December, as stated for earlier seasons (2027 Match)"),
    (FIRST_OF_2029, EVERY, "17 December, as stated for every season"),
    (FIRST_OF_2029, EVERY, "We hold no national dates for this season yet."),
]


@pytest.mark.parametrize(("day", "public_id", "words"), TOLD)
def test_the_page_tells_which_season_a_date_is_of(
    day: dt.date, public_id: str, words: str, walk: Mapping[dt.date, Moment]
) -> None:
    assert words in words_of(walk[day].pages[public_id])


@pytest.mark.parametrize("day", READ[1:])
def test_no_page_gives_a_past_day_without_its_season(day: dt.date, walk: Mapping[dt.date, Moment]) -> None:
    """What changed is told elsewhere, by the day on which it did."""
    places = re.findall(
        r'<section class="glance".*?</section>|<dl class="dates">.*?</dl>', walk[day].pages[DATED], re.S
    )
    text = words_of(" ".join(places))
    given = [text[max(0, found.start() - 40) : found.start()] for found in re.finditer("15 December 2026", text)]
    assert len(given) == 2
    assert all("2027" in before for before in given)
