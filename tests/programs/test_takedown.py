"""Taking a source down on the real directory: exactly what rests on it alone goes, and comes back."""

import pytest
from django.db.models import Q

from programs import curation
from programs.feeds import FEEDS
from programs.models import Fact, Institution, Program, ProgramDate, Source, Statement, Track
from tests.programs.rows import DAY

STATED = ("nrmp_list", "program_pages", "gme_pages", "tracker")


def standing():
    facts = Fact.objects.values_list("program_id", "field", "kind", "strength_class", "scope", "member", "value")
    dates = ProgramDate.objects.values_list("program_id", "event", "kind", "strength_class", "match_year", "month_day")
    return set(facts) | set(dates)


def keys_said_elsewhere(source):
    """What other published sources say, told as (program, field): found from statements, not from facts."""
    said = Statement.objects.standing().exclude(source=source)
    own = set(said.filter(program__isnull=False).values_list("program_id", "field"))
    offices = said.filter(institution__isnull=False).values_list("institution__programs", "field")
    return own | set(offices)


@pytest.mark.parametrize("name", STATED)
def test_unpublishing_removes_what_rests_on_the_source_alone_and_publishing_brings_it_back(opening, name):
    source = Source.objects.get(name=name)
    before = standing()
    elsewhere = keys_said_elsewhere(source)

    curation.publish(source=source, published=False, by=None, day=DAY)
    after = standing()
    assert not Fact.objects.filter(statement__source=source).exists()
    assert not ProgramDate.objects.filter(statement__source=source).exists()
    gone = {row[:2] for row in before} - {row[:2] for row in after}
    assert gone == {row[:2] for row in before} - elsewhere
    assert gone

    curation.publish(source=source, published=True, by=None, day=DAY)
    assert standing() == before


def test_without_the_list_the_programs_that_other_sources_name_stay(opening):
    curation.publish(source=Source.objects.get(name="nrmp_list"), published=False, by=None, day=DAY)
    named = Statement.objects.standing().filter(program__isnull=False).values("program")
    shown = set(Program.objects.published().values_list("pk", flat=True))
    assert shown == {row["program"] for row in named}
    assert 600 < len(shown) < 1200
    assert set(Institution.objects.published()) == set(Institution.objects.filter(programs__in=shown))
    listed = Track.objects.filter(published=True)
    assert 50 < listed.count() < 200, "codes that pages state themselves"


def test_the_sources_of_the_opening_directory_are_the_feeds(opening):
    assert set(Source.objects.values_list("name", flat=True)) == set(FEEDS)
    assert not Source.objects.filter(Q(terms="") | Q(about="")).exists()
