"""What holds for any text at all: nothing raises, every value is one of the registry, and the cost grows evenly."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.checking import checked
from programs.pages.extract import extract
from programs.pages.patterns import TOPICS, floor
from programs.pages.text import PageText, UnreadableError, digest, main_text, normalised, read

SENTENCES = [entry.example for topic in TOPICS for entry in topic.patterns]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
MARKS = [
    "\n",
    "\n\n",
    " | ",
    ": ",
    "- ",
    "? ",
    ". ",
    "# ",
    "<p>",
    "</p>",
    "<li>",
    "<td>",
    "(",
    ")",
    " and ",
    "no ",
    "not ",
]
soup = st.lists(st.sampled_from(WORDS + MARKS), max_size=60).map(" ".join)
pages = st.lists(st.sampled_from(SENTENCES), max_size=8).map("\n\n".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), soup, pages))
def test_no_text_raises_and_every_value_can_be_stated(text: str) -> None:
    for one in extract(text):
        value, _ = checked(
            name=one.field, value=one.value, strength=one.strength, scope=one.scope, kind=one.kind, cycle=one.cycle
        )
        assert value == one.value
        assert floor(one.field) <= one.confidence <= 1
        assert one.applies_to in {"all", "img", "us"}
        assert len(one.where) <= 300


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    try:
        page = read(content)
    except UnreadableError as refused:
        assert str(refused).endswith(".")
    else:
        assert isinstance(page, PageText)
        extract(page)


@settings(max_examples=60, deadline=None)
@given(pages)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert extract(text) == extract(text)
    assert extract(f"{text}\n\n{text}") == extract(text)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_normalising_again_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
    assert digest(text) == digest(f"  {text} \n")


JUNK = {
    "words": "imgs letters visa step 1 and 2 ",
    "numbers": "1 2 3 ",
    "limits": "no more than two attempts within 5 years of graduation ",
    "brackets": "((((",
    "questions": "a? b? ",
    "rows": "a|b\n",
    "labels": "a: ",
    "tags": "<div>",
    "tables": "<table><tr><td>",
    "spaces": "   ",
}


@pytest.mark.parametrize("kind", JUNK)
def test_junk_costs_in_proportion_to_its_length(kind: str) -> None:
    def seconds(length: int) -> float:
        text = (JUNK[kind] * (length // len(JUNK[kind]) + 1))[:length]
        begun = time.process_time()
        extract(text)
        return time.process_time() - begun

    seconds(20_000)

    # Four times the text: a square law would cost sixteen times.
    assert seconds(160_000) < 10 * seconds(40_000) + 0.5


def test_a_megabyte_of_junk_is_read_within_half_a_minute() -> None:
    begun = time.process_time()
    extract("We may not sponsor H-1B visas or take 3 letters within 5 years. " * 16_000)

    assert time.process_time() - begun < 30


def test_the_main_text_of_a_long_page_is_kept_whole() -> None:
    assert len(main_text(read("A line of a page.\n" * 5_000)).splitlines()) == 5_000
