"""The opening directory as the matching rules look at it."""

import datetime as dt
from collections import Counter, defaultdict

import numpy as np
import pytest
from django.db import connection
from django.db.models import Max
from django.test.utils import CaptureQueriesContext

from programs.fields import FIELDS
from programs.models import Fact, Program, ProgramDate, Reading, Track
from programs.normalise import match_year_of
from programs.reconcile import Age, age
from search import stated_facts
from search.matching.stated import AGES, KINDS, MATCH_FIELDS
from tests.search import made_up

DAY = dt.date(2026, 9, 24)
DEADLINE = "application_deadline"


@pytest.fixture
def kinds(opening):
    """By published program: the kinds of its listed tracks."""
    found, kept = defaultdict(set), defaultdict(set)
    for program, kind, few in Track.objects.filter(published=True).values_list("program", "kind", "restricted_to"):
        (kept if few and kind != "R" else found)[program].add(kind)
    return {pk: found[pk] or kept[pk] or {""} for pk in Program.objects.published().values_list("pk", flat=True)}


@pytest.fixture
def built(opening):
    return stated_facts.build(DAY)


def _speaks_of(kind, kinds):
    """How many offers a fact speaks about."""
    return len(kinds) if kind == "" else len(kinds & {kind})


def test_every_published_program_has_an_offer_for_each_kind_of_its_tracks(built, kinds):
    rows = sorted(kinds)
    offers = [(rows[row], kind) for row, kind in zip(built.offers.program, built.offers.kind.tolist(), strict=True)]
    assert offers == [(pk, kind) for pk in rows for kind in sorted(kinds[pk])]
    assert built.count == len(offers) >= len(kinds) > 4900
    assert {kind for _pk, kind in offers} == set(KINDS)


def test_programs_stand_in_the_order_of_the_index(built, kinds, opening_index):
    assert opening_index.pks.tolist() == sorted(kinds)
    assert built.offers.program[built.first].tolist() == list(range(len(kinds)))
    assert np.all(np.diff(built.offers.program) >= 0)
    assert len(opening_index.stated.first) == len(kinds)


def test_every_fact_and_deadline_lands_in_the_column_of_its_field(built, kinds):
    wanted: Counter[str] = Counter()
    said = [
        *Fact.objects.filter(program__published=True).exclude(field=DEADLINE).values_list("field", "program", "kind"),
        *ProgramDate.objects.filter(program__published=True).values_list("event", "program", "kind"),
    ]
    for field, program, kind in said:
        if field in MATCH_FIELDS:
            wanted[field] += _speaks_of(kind, kinds[program])
            assert _speaks_of(kind, kinds[program]), f"{field} of {program} speaks of {kind}, which nobody lists"
    assert {field: len(facts.offer) for field, facts in built.facts.items()} == {
        field: wanted[field] for field in MATCH_FIELDS
    }
    assert sum(wanted.values()) > 4000


def test_values_and_agreement_are_those_of_the_facts(built):
    rows = Fact.objects.filter(field="min_step2", program__published=True)
    held = {
        (statement, int(value), agreement == "disputed")
        for statement, value, agreement in rows.values_list("statement", "value", "agreement")
    }
    facts = built.facts["min_step2"]
    assert len(held) > 50
    assert set(zip(facts.statement.tolist(), facts.value.tolist(), facts.disputed.tolist(), strict=True)) == held


def test_ages_are_those_of_the_reconciler(built):
    lived = dict(
        Reading.objects.filter(read_from=Reading.ReadFrom.LIVE)
        .order_by()
        .values_list("statement")
        .annotate(last=Max("day"))
    )
    rows = Fact.objects.filter(field__in=MATCH_FIELDS, program__published=True).exclude(field=DEADLINE)
    seen: Counter[Age] = Counter()
    for field, statement, year in rows.values_list("field", "statement", "statement__match_year"):
        expected = age(FIELDS[field], year, lived.get(statement), DAY)
        facts = built.facts[field]
        assert set(facts.age[facts.statement == statement].tolist()) == {AGES[expected]}
        seen[expected] += 1
    assert sum(seen.values()) > 3500
    assert set(seen) == set(Age)


def test_a_deadline_that_recurs_is_offered_for_the_present_season(built):
    facts = built.facts[DEADLINE]
    recurring = facts.of(facts.scope == "recurs")
    assert len(recurring.offer) > 200
    assert set(recurring.season.tolist()) == {match_year_of(DAY)}
    days = [dt.date.fromordinal(value) for value in recurring.value.tolist()]
    assert {match_year_of(day) for day in days} == {match_year_of(DAY)}


def test_it_costs_four_queries(opening):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        stated_facts.build(DAY)
    assert len(asked) in (4, 5)


def test_before_anything_is_loaded_there_are_no_offers(db):
    assert stated_facts.build(DAY).count == 0


@pytest.mark.parametrize(
    ("kind", "own_kind", "stands"),
    [("", "", False), ("C", "", False), ("C", "C", False), ("", "C", True), ("P", "C", True)],
)
def test_a_deadline_for_every_season_gives_way_to_this_seasons_own(db, kind, own_kind, stands):
    program = made_up.program(kinds="CP")
    for value, of in (("--10-01", kind), ("2026-11-15", own_kind)):
        made = made_up.deadline(program, value, kind=of)
        ProgramDate.objects.filter(pk=made.pk).update(kind=of)
    facts = stated_facts.build(DAY).facts[DEADLINE]
    assert dt.date(2026, 11, 15).toordinal() in facts.value.tolist()
    assert ("recurs" in facts.scope.tolist()) == stands


def test_last_seasons_deadline_takes_no_place_of_one_for_every_season(db):
    program = made_up.program()
    made_up.deadline(program, "--10-01")
    made_up.deadline(program, "2025-11-15")
    assert "recurs" in stated_facts.build(DAY).facts[DEADLINE].scope.tolist()


def test_a_track_that_is_kept_for_a_few_is_no_offer_to_others(db):
    program = made_up.program(kinds="C")
    made_up.track(program, "P", restricted_to="Test residents of another specialty")
    alone = made_up.program(kinds="")
    made_up.track(alone, "P", restricted_to="Test residents of another specialty")
    made_up.track(made_up.program(kinds=""), "R", restricted_to="Doctors with prior training")
    assert stated_facts.build(DAY).offers.kind.tolist() == ["C", "P", "R"]
