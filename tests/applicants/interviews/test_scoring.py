"""The mean of one's own points, against the plainest way to work it out: each point written down as often as its
criterion weighs."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from applicants.interviews.scoring import Line, total

lines = st.lists(st.builds(Line, st.integers(0, 10), st.none() | st.integers(0, 10)), max_size=20)


@given(lines)
def test_it_is_the_mean_of_the_points_written_down_as_often_as_they_weigh(known):
    written = [line.points for line in known if line.points is not None for _ in range(line.weight)]
    assert total(known).mean == (Fraction(sum(written), len(written)) if written else None)


@given(lines)
def test_it_lies_between_the_least_and_the_most_points_given(known):
    found = total(known)
    points = [line.points for line in known if line.points is not None and line.weight]
    assert (found.mean is None) == (not points)
    if points:
        assert 0 <= min(points) <= found.mean <= max(points) <= 10


@given(lines, st.data())
def test_more_points_by_one_criterion_never_lower_it(known, data):
    scored = [at for at, line in enumerate(known) if line.points is not None and line.points < 10]
    if not scored:
        return
    at = data.draw(st.sampled_from(scored))
    higher = [*known[:at], Line(known[at].weight, known[at].points + 1), *known[at + 1 :]]
    before, after = total(known).mean, total(higher).mean
    assert before is None or (after >= before and (after > before) == (known[at].weight > 0))


@given(lines, st.integers(0, 10))
def test_a_criterion_that_is_not_scored_or_weighs_nothing_does_not_change_it(known, points):
    found = total(known)
    assert total([*known, Line(7, None)]).mean == found.mean
    assert total([*known, Line(0, points)]) == found


@given(lines)
def test_the_weights_scored_are_part_of_all_weights(known):
    found = total(known)
    assert 0 <= found.scored_weight <= found.total_weight == sum(line.weight for line in known)
    assert found.is_whole == (found.total_weight > 0 and all(x.points is not None for x in known if x.weight))


def test_nothing_scored_is_no_score_and_nought_is_one():
    assert total([]).mean is total([Line(5, None)]).mean is total([Line(0, 9)]).mean is None
    assert total([Line(5, 0), Line(5, None)]).mean == 0
    assert total([Line(3, 10), Line(1, 2)]).mean == 8
