"""How alike names are. Every name is made up."""

import pytest

from programs.linking.likeness import NameIndex


def index(*names: str) -> NameIndex:
    return NameIndex.build([[name] for name in names], [[] for _ in names], [False for _ in names])


@pytest.mark.parametrize("silent", ["", "The", "—"])
def test_an_owner_whose_name_tells_nothing_is_like_nobody_and_in_nobodys_way(silent: str) -> None:
    alike, _explained = index("Test Elm Hospital", silent, "Test Oak Hospital", silent).like("Test Oak Hospital")
    assert alike[2] == pytest.approx(1)
    assert alike[0] < alike[2]
    assert alike[1] == alike[3] == 0


def test_names_that_all_tell_nothing_are_no_error() -> None:
    alike, explained = index("", "").like("Test Oak Hospital")
    assert list(alike) == list(explained) == [0, 0]
