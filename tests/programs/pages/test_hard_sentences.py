"""Negation, modality, scope, lists, seasons: sentences that are easily misread, and all that they state."""

import pytest

from programs.pages.extract import Extracted, extract
from tests.programs.pages import (
    class_sentences,
    further_sentences,
    hard_sentences,
    met_sentences,
    odd_sentences,
    ordinary_sentences,
    retold_sentences,
    stock_sentences,
    turned_sentences,
    usual_sentences,
)

SOURCES = (
    class_sentences,
    hard_sentences,
    odd_sentences,
    further_sentences,
    met_sentences,
    stock_sentences,
    usual_sentences,
    ordinary_sentences,
    turned_sentences,
    retold_sentences,
)
GROUPS = [group for source in SOURCES for group in source.ALL.values()]
CASES = [(text, expected) for group in GROUPS for text, expected in group.items()]


def told(one: Extracted) -> str:
    whom = "" if one.applies_to == "all" else one.applies_to
    unless = f"unless {one.unless}" if one.unless else ""
    parts = (f"{one.field}={one.value}", one.strength, one.scope, one.kind, whom, unless)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text.replace("\n", " ")[:90] for text, _ in CASES])
def test_a_sentence_says_this_and_no_more(text: str, expected: tuple[str, ...]) -> None:
    assert sorted(told(one) for one in extract(text)) == sorted(expected)


def test_the_sentences_are_many() -> None:
    assert len(CASES) >= 900
    assert all(len(group) >= 7 for group in GROUPS)


@pytest.mark.parametrize("text", met_sentences.OTHER_PAGES)
def test_a_page_of_law_or_of_a_fellowship_states_nothing(text: str) -> None:
    assert extract(text) == []


def test_a_fellowship_may_be_told_by_its_address_alone() -> None:
    text = "Four letters of recommendation are required. We accept J-1 visas only."

    assert extract(text, url="https://hospital.test/education/cardiology-fellowship/apply") == []
    assert len(extract(text, url="https://hospital.test/education/residencies-fellowships/apply")) == 3
