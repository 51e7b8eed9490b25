"""A track that is put into another program takes what the list says of it along. All rows are test data."""

import pytest

from programs import curation, facts
from programs.feeds import nrmp_list
from programs.models import Decision, Fact, Program, Statement
from tests.programs import rows
from tests.programs.feeds.runs import DAY, run_again, run_of
from tests.programs.feeds.test_directory_feeds import GROUPED, LISTED, listed

pytestmark = pytest.mark.django_db
AT_A_SITE = {**GROUPED, "program_key": "9001-140-north", "site": "North"}


def group(*tracks):
    """The list with its tracks in these programs, as a refresh takes it, facts included."""
    done = run_of(nrmp_list.FEED, grouped(*tracks))
    facts.settle(done.kept.program_ids, day=DAY, cause=facts.Cause(why="test"))
    return done


def grouped(*tracks):
    return listed(programs=[{**LISTED, "nrmp_code": track["nrmp_code"]} for track in tracks], tracks=tracks)


def shown():
    """By program in the directory: the codes of its tracks, and those that its facts name."""
    return {
        program.public_id: (
            [track.nrmp_code for track in program.tracks.filter(published=True)],
            list(program.facts.filter(field="nrmp_code").order_by("value").values_list("value", flat=True)),
        )
        for program in Program.objects.published()
    }


def test_a_track_that_moves_to_another_program_takes_what_the_list_says_of_it_along():
    rows.specialty()
    other = {**GROUPED, "nrmp_code": "9001140C1"}
    group(AT_A_SITE, other)
    north, whole = Program.objects.get(public_id="9001-140-north"), Program.objects.get(public_id="9001-140")
    assert shown() == {"9001-140": (["9001140C1"],) * 2, "9001-140-north": (["9001140C0"],) * 2}
    done = group(GROUPED, other)
    assert done.kept.program_ids == {north.pk, whole.pk}
    assert shown() == {"9001-140": (["9001140C0", "9001140C1"],) * 2}
    assert Decision.objects.get().statement.program == north
    assert not run_again(nrmp_list.FEED, grouped(GROUPED, other)).kept.program_ids
    group(AT_A_SITE, other)
    assert shown() == {"9001-140": (["9001140C1"],) * 2, "9001-140-north": (["9001140C0"],) * 2}
    group(GROUPED, other)
    assert shown() == {"9001-140": (["9001140C0", "9001140C1"],) * 2}


def test_a_track_that_moves_leaves_what_others_said_and_what_a_curator_rejected():
    rows.specialty()
    group(AT_A_SITE)
    north = Program.objects.get()
    said = Statement.objects.get()
    rows.statement(north, "nrmp_code", "9001140C0", kind="C")
    curation.decide(statement=said, verdict=Decision.Verdict.REJECTED, by=None, day=DAY, why="not in the list")
    group(GROUPED)
    group(AT_A_SITE)
    assert list(said.decisions.values_list("verdict", flat=True)) == ["rejected"]
    assert Fact.objects.filter(program=north, field="nrmp_code").count() == 1
