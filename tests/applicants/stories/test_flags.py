"""What could lead strangers to a person is seen, and what looks a little like it is not. No number is anybody's."""

import time

import pytest

from applicants.stories.flags import MOST_SHOWN, Flag, Kind, flags

SEEN = [
    ("call me: +1 (202) 555-0142", Kind.PHONE, "+1 (202) 555-0142"),
    ("WhatsApp 555 0142", Kind.PHONE, "555 0142"),
    ("mi celular es 612 345 678", Kind.PHONE, "612 345 678"),
    ("0092\u00a0300\u00a01234567", Kind.PHONE, "0092 300 1234567"),
    ("555-0142", Kind.PHONE, "555-0142"),
    ("5\u200b55-01\u00ad42", Kind.PHONE, "555-0142"),
    ("٠٣٠٠١٢٣٤٥٦٧", Kind.PHONE, "٠٣٠٠١٢٣٤٥٦٧"),
    ("write to test.person@example.org.", Kind.EMAIL, "test.person@example.org"),
    ("test.person＠example．org", Kind.EMAIL, "test.person@example.org"),
    ("test (at) example.org", Kind.EMAIL, "test (at) example.org"),
    ("test arroba example punto org", Kind.EMAIL, "test arroba example punto org"),
    ("read https://example.org/me?x=1, please", Kind.LINK, "https://example.org/me?x=1"),
    ("see example.com", Kind.LINK, "example.com"),
    ("t.me/nobody", Kind.LINK, "t.me/nobody"),
    ("I am @nobody_of_a_test there", Kind.LINK, "@nobody_of_a_test"),
    ("my Step 2 CK score was 245", Kind.SCORE, "Step 2 CK score was 245"),
    ("I got 260 on Step 2", Kind.SCORE, "260 on Step 2"),
    ("con un puntaje de 230", Kind.SCORE, "puntaje de 230"),
]


@pytest.mark.parametrize(("text", "kind", "found"), SEEN)
def test_it_is_seen_and_named_as_it_stands(text: str, kind: Kind, found: str) -> None:
    assert flags(text) == (Flag(kind, found),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "From 2019-2023, then 2019 2020 2021, and 05/2019 - 06/2020.",
        "On 2026-11-22, on 12-05-2019 and on 20.11.2026.",
        "It cost $10,000, then 12 000 000 pesos, and USD 12345678.",
        "I sent 150 applications and had 12 interviews after 3 000 hours.",
        "I worked at St. Luke. Then at Houston, e.g. in clinics.",
        "Step 1, 200 programs later, in 2024",
        "The track 1080140C0 is categorical.",
        "and/or he/she; a.m./p.m.",
    ],
)
def test_years_days_sums_and_names_are_none_of_it(text: str) -> None:
    assert flags(text) == ()


def test_each_is_told_once_and_a_long_one_in_short() -> None:
    link = "https://example.org/" + "x" * 200
    assert flags(f"{link} {link} 555-0142 a@example.org 555-0142") == (
        Flag(Kind.PHONE, "555-0142"),
        Flag(Kind.EMAIL, "a@example.org"),
        Flag(Kind.LINK, link[: MOST_SHOWN - 1] + "…"),
    )


@pytest.mark.parametrize("piece", ["1 ", "1", "a", "a.", "a@", "@", "step 1 ", "1-(.) ", "a at a dot ", "x.com/", "\n"])
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 6000)[:6000]
    begun = time.process_time()
    flags(text)
    assert time.process_time() - begun < 2
