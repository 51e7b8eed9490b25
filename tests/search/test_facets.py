"""A facet as columns, and the options that it makes of them."""

import numpy as np

from search.facets import Facet, Option
from search.index import Counter

FOUND = np.array([True, True, False, True])


def counter(*, only_found: bool) -> Counter:
    """Test data: four programs. The first two are in "a", the third in "b", the last in none and silent."""
    held = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    return Counter(("a", "b"), ("Test A", "Test B"), np.array([0, 0, 1, 2]), held, only_found)


def test_options_are_made_of_the_columns_in_order() -> None:
    facet = Facet(("a", "b"), ("Test A", "Test B"), (2, 0), not_stated=1)
    assert facet.options == (Option("a", "Test A", 2), Option("b", "Test B", 0))
    assert Facet.of([("a", "Test A", 2), ("b", "Test B", 0)], not_stated=1) == facet


def test_a_facet_of_nothing_has_no_options() -> None:
    assert Facet.of([]) == Facet((), (), (), not_stated=0)
    assert Facet.of([]).options == ()


def test_options_that_count_nobody_stay() -> None:
    assert counter(only_found=False).count(FOUND, "en") == Facet(("a", "b"), ("Test A", "Test B"), (2, 0), not_stated=1)


def test_options_of_rows_that_count_nobody_are_left_out() -> None:
    assert counter(only_found=True).count(FOUND, "en") == Facet(("a",), ("Test A",), (2,), not_stated=1)
    assert counter(only_found=True).count(~FOUND, "en") == Facet(("b",), ("Test B",), (1,), not_stated=0)
