"""Markdown becomes safe HTML: what was written is text, links lead where they may, citations to their source."""

import re

import pytest

from applicants.guides.blocks import Dates, Fees, Timeline
from applicants.guides.prose import Prose, prose
from applicants.guides.text import Written
from tests.applicants.guides.made_up import BODY, SOURCES, text


def drawn(more: str, language: str = "en", **changed: object) -> Prose:
    return prose(text(body=f"{BODY}\n## More {{#more}}\n{more}\n", **changed), language)


def html(more: str, language: str = "en", **changed: object) -> str:
    return "".join(str(piece) for piece in drawn(more, language, **changed).sections[-1].pieces)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<div onclick=x>\n\nx\n\n</div>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](//evil.example/)",
        "[x](/admin/)",
        "<javascript:alert(1)>",
        "[x](mailto:a@b.example)",
        "![x](https://third.example/a.png)",
        '[x](https://third.example/"onmouseover="alert(1)//)',
        "`<script>`",
        "```unsettled 2026-10-07\n<script>alert(1)</script> [x](javascript:alert(1))\n```",
        "| <script> | [x](javascript:alert(1)) |\n|:-:|---|\n| a | b |",
    ],
)
def test_nothing_that_is_written_becomes_a_script_or_a_picture(written: str) -> None:
    made = html(written)
    tags = re.findall(r"<[^>]*>", made)
    assert not [tag for tag in tags if re.match(r"<(script|img|iframe)", tag) or re.search(r"\s(on\w+|style)=", tag)]
    assert set(re.findall(r'href="([a-z]*:?)', made)) <= {"https:"}
    assert made


def test_a_link_outward_does_not_hand_over_the_window() -> None:
    assert html("[x](https://third.example/?a=1&b=2)") == (
        '<p><a href="https://third.example/?a=1&amp;b=2" rel="noopener noreferrer">x</a></p>\n'
    )


@pytest.mark.parametrize(("language", "address"), [("en", "/plan/"), ("es", "/es/plan/")])
def test_our_own_pages_are_those_of_the_readers_language(language: str, address: str) -> None:
    assert html("[x](page:plan)", language) == f'<p><a href="{address}">x</a></p>\n'


def test_another_guide_is_named_by_its_slug() -> None:
    assert 'href="/es/guides/the-road/"' in html("[x](page:guide/the-road)", "es")


def test_a_citation_is_a_number_that_leads_to_its_source() -> None:
    assert html("[office](source:official)") == (
        '<p><a class="cite" href="#source-official">office<sup>1</sup></a></p>\n'
    )


def test_of_a_third_party_each_part_says_once_where_to_check() -> None:
    made = html("[reported](source:third) and [again](source:third)")
    assert made.count("check here") == 1
    assert made.startswith(
        '<p><a class="cite reported" href="#source-third">reported<sup>2</sup></a>, '
        '<a href="https://official.example/check" rel="noopener noreferrer">check here'
    )
    assert "check here" in str(drawn("x").sections[1].pieces[0])


def test_sources_stand_in_the_order_in_which_they_are_cited() -> None:
    later = Written("unused", "Test unused", "https://unused.example/", "C2", "", "https://official.example/check")
    sources = drawn("x", sources=(later, *reversed(SOURCES))).sources
    assert [(one.number, one.id, one.grade, one.reported) for one in sources] == [
        (1, "source-official", "official", False),
        (2, "source-third", "reported", True),
        (3, "source-unused", "reported by two unrelated sources", True),
    ]


def test_texts_on_one_page_keep_their_sources_apart() -> None:
    made = prose(text(), "en", "test-")
    assert made.sources[0].id == "source-test-official"
    assert 'href="#source-test-official"' in str(made.lead.pieces[0])


def test_blocks_stand_between_what_is_written() -> None:
    made = drawn("A\n\n```dates\nmatch_day\n```\n\nB\n\n```fees\neras_token\n```\n\n```timeline\n```\n\nC")
    kinds = [piece if isinstance(piece, Dates | Fees | Timeline) else str(piece) for piece in made.sections[-1].pieces]
    assert kinds == ["<p>A</p>\n", Dates(("match_day",)), "<p>B</p>\n", Fees(("eras_token",)), Timeline(), "<p>C</p>\n"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Unsettled, as known on 7 October 2026: check before you rely on it."), ("es", "7 de octubre de 2026")],
)
def test_what_is_in_flux_says_of_which_day_it_is(language: str, words: str) -> None:
    """In the words of the text's own language."""
    made = html("```unsettled 2026-10-07\nTest *flux* by [office](source:official).\n```", language=language)
    assert 'class="notice unsettled"' in made
    assert words in prose_of_language(language)
    assert 'Test <em>flux</em> by <a class="cite" href="#source-official">office<sup>1</sup></a>.' in made


def prose_of_language(language: str) -> str:
    made = prose(text(language=language, body=f"{BODY}\n```unsettled 2026-10-07\nx\n```\n"), "en")
    return str(made.sections[-1].pieces[0])


def test_a_text_whose_checks_were_got_round_is_shown_without_what_is_wrong() -> None:
    made = html("[a](source:gone) [b](page:gone)\n\n```prices\nx\n```\n\n- c\n\n  ```dates\n  match_day\n  ```")
    assert made == "<p>a b</p>\n<ul>\n<li>\n<p>c</p>\n</li>\n</ul>\n"


def test_tables_name_their_columns_and_carry_no_style() -> None:
    made = html("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert '<th scope="col">a</th>' in made
    assert "<td>1</td>" in made
    assert "style" not in made
