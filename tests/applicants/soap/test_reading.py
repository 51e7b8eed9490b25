"""A pasted list, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.soap.reading import LONGEST_LINE, MOST_LINES, Known, codes_in, lines_of, recognised

NOBODY = list[int]()


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("1784140C0 Medical College", ["1784140C0"]),
        ("1784-140-C-0\tMedical College", ["1784140C0"]),
        ("1784 140 c0", ["1784140C0"]),
        ("two: 1784140C0 and 1784140P1", ["1784140C0", "1784140P1"]),
        ("21784140C0", []),
        ("1784140X0", []),
        ("Medical College 1784", []),
    ],
)
def test_codes_are_found_with_and_without_gaps(line: str, codes: list[str]) -> None:
    assert list(codes_in(line)) == codes


def test_lines_lose_headings_gaps_and_repeats() -> None:
    text = "Program\tState\n\n  1784140C0   A  \n1784140C0 A\r\nB\x00C\n---\n"
    assert lines_of(text) == ["1784140C0 A", "B C"]


def test_a_code_that_nobody_lists_is_not_guessed_at_by_name() -> None:
    found = recognised(["1784140C9 Medical College"], codes={}, by_words=lambda _line: [7])
    assert [line.known for line in found] == [None]


def test_a_code_names_its_track() -> None:
    known = Known(7, 3)
    found = recognised(["1784140C0 whatever"], codes={"1784140C0": known}, by_words=lambda _line: NOBODY)
    assert [line.known for line in found] == [known]


@pytest.mark.parametrize(("named", "known"), [([7], Known(7)), ([7, 8], None), ([], None)])
def test_a_name_counts_where_it_is_of_one_program_alone(named: list[int], known: Known | None) -> None:
    found = recognised(["Some hospital, Akron"], codes={}, by_words=lambda _line: named)
    assert [line.known for line in found] == [known]


@given(st.text(alphabet=st.characters(), max_size=3000))
def test_whatever_is_pasted_becomes_lines_that_can_be_kept(text: str) -> None:
    found = lines_of(text)
    assert len(found) <= MOST_LINES
    assert len(found) == len(set(found))
    for line in found:
        assert 0 < len(line) <= LONGEST_LINE
        line.encode()
        assert "\x00" not in line
