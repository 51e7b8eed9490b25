"""A source that publishes its statements itself, read live again and again."""

import datetime as dt

import pytest

from programs import facts
from programs.feeds import SHARED_FEEDS
from programs.models import Fact, Fetch, ProgramDate
from programs.refresh import refresh
from tests.programs import rows
from tests.programs.partner import as_csv, partner, says
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db
FEED = SHARED_FEEDS["published"]


@pytest.fixture
def publishes(tmp_path):
    """The source's file holds these rows, and is read so many days after the first."""

    def run(*said, days=0, **more):
        (tmp_path / "statements.csv").write_text(as_csv(said), encoding="utf-8")
        return refresh(FEED, day=DAY + dt.timedelta(days=days), source=partner(), place=tmp_path, **more)

    return run


def values():
    return set(Fact.objects.filter(field="min_step2").values_list("value", flat=True))


def settle_all(days):
    return facts.settle_all(day=DAY + dt.timedelta(days=days), cause=facts.Cause("the day has moved"))


def test_a_value_that_goes_back_moves_the_fact_back(publishes):
    for day, value in enumerate(("220", "230", "220")):
        report = publishes(says(value=value), days=day)
        assert (values(), report.changed_facts) == ({value}, 1)
    assert settle_all(days=2) == 0, "nothing is left for the calendar to move without a cause"


def test_values_that_go_back_at_many_programs_are_held(publishes):
    codes = [str(9001 + number) for number in range(30)]
    publishes(*(says(code) for code in codes))
    raised = [says(code, value="230") for code in codes]
    assert publishes(*raised, days=1).held_why
    assert publishes(*raised, days=1, accept=Fetch.objects.first().content_hash).changed_facts == 30
    report = publishes(*(says(code) for code in codes), days=2)
    assert report.held_why == "30 facts would change or go, of 30 in the programs that it speaks of"
    assert values() == {"230"}
    assert settle_all(days=2) == 0


@pytest.mark.parametrize(
    ("slip", "column"),
    [
        ({"stated_cycle": "2072"}, "stated_cycle"),
        ({"field": "application_deadline", "value": "2062-12-01", "strength": ""}, "value"),
    ],
    ids=["a season", "a day"],
)
def test_a_season_that_is_far_ahead_is_a_slip_and_wins_over_nothing(publishes, slip, column):
    stands = rows.statement(rows.program(), "min_step2", "230", strength="required", match_year=2027)
    assert publishes(says(**slip), *(says(str(9002 + number)) for number in range(9))).new_statements == 9
    assert set(Fetch.objects.get().rejected_rows.values_list("field", flat=True)) == {column}
    facts.settle([rows.program().pk], day=DAY, cause=facts.Cause("test"))
    assert Fact.objects.get(program=rows.program()).statement == stands
    assert not ProgramDate.objects.exists()


def test_the_season_after_the_next_may_be_stated(publishes):
    assert publishes(says(stated_cycle="2028-2029")).new_statements == 1


@pytest.mark.parametrize("written", ["20261201", "2026-W49-2", "--1201", "--W48-1"])
def test_a_day_is_written_in_one_way_alone(publishes, written):
    others = (says(str(9002 + number)) for number in range(9))
    report = publishes(says(field="application_deadline", value=written, strength=""), *others)
    assert (report.failed, report.new_statements) == ("", 9)
    assert Fetch.objects.get().rejected_rows.get().field == "value"
