"""How many signals are given and left. The numbers are made up."""

from applicants.shortlist.signals import Allowed, Given, given

TWO, ONE, UNKNOWN = Allowed(3, 12), Allowed(5, None), Allowed(None, None)


def test_each_kind_is_counted_against_its_own_number() -> None:
    (found,) = given([("Test medicine", TWO, "gold"), ("Test medicine", TWO, "silver"), ("Test medicine", TWO, "none")])
    assert (found.gold_left, found.silver_left, found.too_many, found.one_kind) == (2, 11, False, False)


def test_where_there_is_one_kind_silver_counts_as_that_kind() -> None:
    (found,) = given([("Test surgery", ONE, "gold")] * 3 + [("Test surgery", ONE, "silver")] * 3)
    assert (found.gold_left, found.silver_left, found.too_many, found.one_kind) == (-1, None, True, True)


def test_the_last_signal_is_not_one_too_many() -> None:
    assert not Given("Test", TWO, gold=3, silver=12).too_many
    assert Given("Test", TWO, gold=4, silver=0).too_many
    assert Given("Test", TWO, gold=0, silver=13).too_many


def test_without_a_number_on_record_nothing_is_too_many() -> None:
    (found,) = given([("Test", UNKNOWN, "gold")] * 40)
    assert (found.gold, found.gold_left, found.silver_left, found.too_many) == (40, None, None, False)


def test_specialties_come_by_name_and_only_with_a_signal() -> None:
    found = given([("B", TWO, "gold"), ("A", ONE, "gold"), ("C", TWO, "none")])
    assert [one.specialty for one in found] == ["A", "B"]
