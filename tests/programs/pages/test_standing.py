"""A case at the head of a sentence, and what of the sentence stands without it."""

import pytest

from programs.pages.standing import stated

CASES = (
    ("if you have not taken step2 yet, please send three letters", "please send three letters"),
    ("should you have a question please write to the office", "please write to the office"),
    ("if you hold a visa, we need a copy of it", "if you hold a visa, we need a copy of it"),
    ("if imgs apply, we need three letters", "if imgs apply, we need three letters"),
    ("if more than 3 years have passed, we need a letter", "if more than 3 years have passed, we need a letter"),
    ("if a score is missing, we will not read on", "if a score is missing, we will not read on"),
    ("if possible, send three letters", "if possible, send three letters"),
    ("three letters, the chair's is not required.", "three letters."),
    ("three letters, and a step2 score", "three letters, and a step2 score"),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_only_what_holds_whatever_the_case_is_stated(text: str, expected: str) -> None:
    assert stated(text) == expected
