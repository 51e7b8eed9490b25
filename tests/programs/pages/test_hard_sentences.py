"""Negation, modality, scope, lists, seasons: sentences that are easily misread, and all that they state."""

import pytest

from programs.pages.extract import Extracted, extract
from tests.programs.pages import further_sentences, hard_sentences, odd_sentences

GROUPS = [*hard_sentences.ALL.values(), *odd_sentences.ALL.values(), *further_sentences.ALL.values()]
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
    assert len(CASES) >= 450
    assert all(len(group) >= 7 for group in GROUPS)
