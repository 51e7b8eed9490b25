import pytest

from programs.pages.text import UnreadableError, digest, main_text, normalised, read

PAGE = """<html><head><title> How to  apply </title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><header><h1>Residency</h1></header>
<div class="cookie-banner">We use cookies.</div>
<h2>Visas</h2><p>We sponsor J-1.<br>We do not<br>sponsor H-1B.</p>
<p><strong>Letters</strong></p><p>Send:</p><ul><li>Three letters<ul><li>one from a chair</li></ul></li></ul>
<table><tr><th>Track</th><th>Positions</th></tr><tr><td>Categorical</td><td>12</td></tr></table>
<dl><dt>Deadline</dt><dd>December 1</dd></dl>
<h3>Do you take IMGs?</h3><p>Yes.</p><footer>Copyright 2026</footer></body></html>"""


def test_html_keeps_headings_lists_tables_and_definitions() -> None:
    page = read(PAGE, content_type="text/html")
    told = [(block.kind, block.text, block.headings[-1:]) for block in page.blocks]

    assert page.title == "How to apply"
    assert told == [
        ("heading", "Residency", ()),
        ("heading", "Visas", ("Residency",)),
        ("paragraph", "We sponsor J-1.", ("Visas",)),
        ("paragraph", "We do not sponsor H-1B.", ("Visas",)),
        ("heading", "Letters", ("Visas",)),
        ("paragraph", "Send:", ("Letters",)),
        ("item", "Three letters", ("Letters",)),
        ("item", "one from a chair", ("Letters",)),
        ("row", "Categorical | 12", ("Letters",)),
        ("heading", "Deadline", ("Letters",)),
        ("paragraph", "December 1", ("Deadline",)),
        ("heading", "Do you take IMGs?", ("Visas",)),
        ("paragraph", "Yes.", ("Do you take IMGs?",)),
    ]


def test_a_row_knows_its_headers_and_an_item_its_lead() -> None:
    blocks = read(PAGE).blocks

    assert next(block.cells for block in blocks if block.cells) == (("Track", "Categorical"), ("Positions", "12"))
    assert [block.lead for block in blocks if block.kind == "item"] == ["Send:", "Send: Three letters"]


def test_a_table_of_two_columns_gives_label_and_value() -> None:
    [row] = read("<table><tr><td>Deadline</td><td>December 1</td></tr></table>").blocks

    assert row.cells == (("", "Deadline"), ("Deadline", "December 1"))


def test_a_table_that_lays_out_the_page_is_text() -> None:
    page = read("<table><tr><td><ul><li>One</li></ul></td><td>Two</td></tr></table>")

    assert [(block.kind, block.text) for block in page.blocks] == [("item", "One"), ("paragraph", "Two")]


def test_a_first_row_of_words_heads_a_table_of_three_columns() -> None:
    page = read(
        "<table><tr><td>Track</td><td>Code</td><td>Places</td></tr><tr><td>A</td><td>B1</td><td>3</td></tr></table>"
    )

    assert page.blocks[0].cells == (("Track", "A"), ("Code", "B1"), ("Places", "3"))


def test_a_row_that_spans_the_table_is_a_line_or_a_heading() -> None:
    page = read("<table><tr><th>Facts</th></tr><tr><td>A</td><td>1</td></tr><tr><td>Note</td></tr></table>")

    assert [block.kind for block in page.blocks] == ["heading", "row", "paragraph"]


def test_a_page_that_stands_in_its_footer_is_read_all_the_same() -> None:
    page = read(f"<body><footer><p>{'We sponsor J-1 visas. ' * 60}</p></footer></body>")

    assert page.blocks[0].text.startswith("We sponsor J-1 visas.")


def test_a_page_nested_beyond_reason_is_read_as_plain_text() -> None:
    page = read("<div>" * 5_000 + "We sponsor J-1 visas.")

    assert [block.text for block in page.blocks] == ["We sponsor J-1 visas."]


PLAIN = """HOW TO APPLY

Requirements
============

Applicants must have:
  • Three letters
    - one from a chair
1. A transcript

## Questions
Q: Do you sponsor visas?
A: No.

Track | Positions
----- | ---------
Categorical | 12
"""


def test_plain_text_shows_headings_lists_questions_and_tables() -> None:
    told = [(block.kind, block.text, block.headings[-1:]) for block in read(PLAIN).blocks]

    assert told == [
        ("heading", "HOW TO APPLY", ()),
        ("heading", "Requirements", ()),
        ("paragraph", "Applicants must have:", ("Requirements",)),
        ("item", "Three letters", ("Requirements",)),
        ("item", "one from a chair", ("Requirements",)),
        ("item", "A transcript", ("Requirements",)),
        ("heading", "Questions", ("Requirements",)),
        ("heading", "Q: Do you sponsor visas?", ("Questions",)),
        ("paragraph", "No.", ("Do you sponsor visas?",)),
        ("row", "Track | Positions", ("Do you sponsor visas?",)),
        ("row", "Categorical | 12", ("Do you sponsor visas?",)),
    ]


def test_lines_broken_at_a_fixed_width_are_made_whole() -> None:
    text = (
        "Applicants for the residency must have been graduated from\na medical school within the last five "
        "years, and\nmust hold a certificate."
    )

    assert len(read(text).blocks) == 1


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("Müller".encode(), ""),
        ("Müller".encode("latin-1"), ""),
        ("Müller".encode("latin-1"), "iso-8859-1"),
        ("Müller".encode("utf-16"), ""),
        ("\ufeffMüller".encode(), ""),
        (b'<meta charset="iso-8859-1"><p>M\xfcller</p>', ""),
        ("Müller".encode(), "no-such-charset"),
    ],
)
def test_any_encoding_is_read(content: bytes, charset: str) -> None:
    assert read(content, charset=charset).blocks[0].text == "Müller"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 ...", "This is a PDF file. Only web pages and plain text can be read."),
        (b"\x89PNG\r\n", "This is a picture. Only web pages and plain text can be read."),
        (b"PK\x03\x04word", "This is a zip or office file. Only web pages and plain text can be read."),
        (b"ab\x00cd", "This is not text but a binary file. Only web pages and plain text can be read."),
        (b"  \n", "There is nothing to read: the page is empty."),
    ],
)
def test_what_is_no_page_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(content)

    assert str(refused.value) == sentence


def test_menus_banners_days_and_counters_do_not_change_the_digest() -> None:
    before = main_text(
        read("<body><nav>Old menu</nav><p>We sponsor J-1.</p><p>Last updated: May 1, 2026</p><p>104 views</p></body>")
    )
    after = main_text(
        read("<body><nav>New</nav><p>We  sponsor J-1.</p><p>Last updated: May 2, 2026</p><p>2,311 views</p></body>")
    )

    assert before == "We sponsor J-1."
    assert digest(before) == digest(after)


def test_a_changed_word_changes_the_digest() -> None:
    assert digest("We sponsor J-1.") != digest("We sponsor H-1B.")
    assert normalised("  “We”  SPONSOR: J-1. ") == normalised("we sponsor: j-1.")
