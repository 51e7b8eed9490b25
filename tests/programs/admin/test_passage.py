"""A page's words are shown as they are, escaped, with those marked that tell the new value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.admin.passage import marked, telling_words
from programs.models import Statement


def said(field: str, value: str) -> Statement:
    return Statement(field=field, value=value)


def words_marked(passage: str, one: Statement, standing: Statement | None = None) -> list[str]:
    return [part.split("</mark>")[0] for part in marked(passage, telling_words(one, standing)).split("<mark>")[1:]]


@pytest.mark.parametrize(
    ("field", "value", "passage", "found"),
    [
        ("min_step2", "235", "Step 2 CK of 235, not 2350.", ["235"]),
        ("usce_months", "6", "six (6) months", ["six", "6"]),
        ("visa_h1b", "case_by_case", "H-1B visas: case by case", ["H-1B", "case by case"]),
        ("visa_j1", "no", "We do NOT sponsor J-1 visas.", ["NOT", "J-1"]),
        ("visa_j1", "yes", "We sponsor J-1 visas, yes.", ["J-1"]),
        ("application_deadline", "2026-12-15", "By December 15th, 2026 (12/15)", ["December", "15th", "2026", "12/15"]),
        ("application_deadline", "--10-05", "Oct 5 of every year", ["Oct", "5"]),
        ("usce_months", "0", "No US experience is required.", ["No"]),
        ("letters", "30", "thirty letters", []),
    ],
)
def test_it_marks_the_words_that_tell_the_value(field: str, value: str, passage: str, found: list[str]) -> None:
    assert words_marked(passage, said(field, value)) == found


def test_of_a_value_that_differs_only_what_differs_is_marked() -> None:
    new, old = said("application_deadline", "2026-12-15"), said("application_deadline", "2026-12-01")
    assert words_marked("By December 15, 2026", new, old) == ["15"]


def test_what_a_page_wrote_is_never_markup() -> None:
    shown = marked('<script>alert("235")</script> & 235', {"235"})
    assert shown == ("&lt;script&gt;alert(&quot;<mark>235</mark>&quot;)&lt;/script&gt; &amp; <mark>235</mark>")


def test_without_words_nothing_is_marked() -> None:
    assert marked("<b>as it is</b>", set()) == "&lt;b&gt;as it is&lt;/b&gt;"


@given(st.text(), st.sets(st.text(min_size=1), max_size=4))
def test_the_words_themselves_are_never_changed(passage: str, words: set[str]) -> None:
    bare = marked(passage, words).replace("<mark>", "").replace("</mark>", "")
    assert bare == marked(passage, set())
