"""Every entry of the pattern table says in an example what it reads, and that is what is read."""

import pytest

from programs.fields import FIELDS
from programs.pages.extract import Extracted, extract
from programs.pages.patterns import FLOORS, TOPICS, floor
from programs.pages.reading import Pattern, said

ENTRIES = [(topic.name, entry) for topic in TOPICS for entry in topic.patterns]


def told(one: Extracted) -> str:
    return " ".join(part for part in (f"{one.field}={one.value}", one.strength, one.scope, one.kind) if part)


@pytest.mark.parametrize(("topic", "entry"), ENTRIES, ids=[f"{topic}: {entry.name}" for topic, entry in ENTRIES])
def test_the_example_of_an_entry_is_read_as_it_says(topic: str, entry: Pattern) -> None:
    assert sorted(told(one) for one in extract(entry.example)) == sorted(entry.gives)


def test_the_table_is_whole() -> None:
    assert len(TOPICS) == 12
    assert len(ENTRIES) >= 90
    assert len({(topic, entry.name) for topic, entry in ENTRIES}) == len(ENTRIES)


def test_an_entry_with_a_regex_matches_in_its_own_words_alone() -> None:
    assert list(said("without", "An example.").found("An example.")) == []


def test_floors_are_those_of_fields() -> None:
    assert set(FLOORS) <= set(FIELDS)
    assert all(0.5 < floor(name) < 1 for name in FIELDS)
