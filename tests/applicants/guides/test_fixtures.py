"""The guides and questions that come with the site: right, alike in both languages, and leading somewhere."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from applicants.guides import markdown
from applicants.guides.addresses import address_of
from applicants.guides.files import FOLDERS, paths, read
from applicants.guides.loading import ROOT, load
from applicants.guides.text import Text, Written
from applicants.models import Form

LEAST_GUIDES, LEAST_QUESTIONS = 24, 45
SHORTEST, LONGEST = 600, 1_500
SHORTEST_ANSWER, LONGEST_ANSWER = 40, 150
LEAST_SOURCES = 300
PROPER_NAMES = {
    "ECFMG: Statement of Need",
    "ECFMG (Intealth): Statement of Need",
    "Medical Board of California: Postgraduate Training License",
    "University of Washington School of Medicine: SOAP",
}
"""Sources whose name is made of names alone, and so is the same in both languages."""
NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f ]\d{3}(?!\d))*(?:[.,:]\d+)*")


def files(language: str, form: Form) -> list[Path]:
    return [path for path in paths(ROOT) if path.parts[-2] == language and FOLDERS[path.parts[-3]] == form]


def twins() -> list[tuple[str, str]]:
    """Form and slug of each text in English."""
    return [(path.parts[-3], path.stem) for form in Form for path in files("en", form)]


def text(language: str, folder: str, slug: str) -> Text:
    return read(ROOT / folder / language / f"{slug}.md")


def words(part: markdown.Part) -> int:
    return len(markdown.plain(part.tokens).split())


def numbers(part: markdown.Part) -> Counter[str]:
    """Of the title, the words and the days of boxes, without what sets thousands and decimals apart."""
    days = [token.info for token in part.tokens if token.type == "fence"]
    told = " ".join([part.title, markdown.plain(part.tokens), *days])
    return Counter(re.sub(r"\D", "", found) for found in NUMBER.findall(told))


def test_there_are_as_many_as_were_promised() -> None:
    assert len(files("en", Form.GUIDE)) >= LEAST_GUIDES
    asked = [part for path in files("en", Form.QUESTIONS) for part in markdown.parts(read(path).body)[1:]]
    assert len(asked) >= LEAST_QUESTIONS


@pytest.mark.parametrize("path", paths(ROOT), ids=lambda path: "/".join(path.parts[-3:]))
def test_a_file_is_right_in_all_that_the_checks_look_at(path: Path) -> None:
    """Citations, sources, blocks, headings, names of our pages."""
    assert read(path).body


def test_every_text_has_its_twin() -> None:
    for form in Form:
        assert [path.stem for path in files("en", form)] == [path.stem for path in files("es", form)]


@pytest.mark.parametrize(("folder", "slug"), twins())
def test_twins_have_the_same_parts_figures_and_sources(folder: str, slug: str) -> None:
    english, spanish = text("en", folder, slug), text("es", folder, slug)
    ours, theirs = markdown.parts(english.body), markdown.parts(spanish.body)
    assert [part.id for part in ours] == [part.id for part in theirs]
    differing = {
        part.id: (
            sorted((numbers(part) - numbers(twin)).elements()),
            sorted((numbers(twin) - numbers(part)).elements()),
        )
        for part, twin in zip(ours, theirs, strict=True)
        if numbers(part) != numbers(twin)
    }
    assert differing == {}
    assert blocks(ours) == blocks(theirs)
    for name in ("section", "place", "phases", "reviewed_on", "expires_on"):
        assert getattr(english, name) == getattr(spanish, name), name
    told = [[(one.key, one.url, one.grade, one.check) for one in each.sources] for each in (english, spanish)]
    assert told[0] == told[1]


def sources_and_twins() -> list[tuple[Written, Written]]:
    pairs = [(text("en", folder, slug).sources, text("es", folder, slug).sources) for folder, slug in twins()]
    return [twin for english, spanish in pairs for twin in zip(english, spanish, strict=True)]


def has_letters(told: str) -> bool:
    return any(character.isalpha() for character in told)


def test_what_is_said_of_a_source_is_not_left_in_english() -> None:
    looked = sources_and_twins()
    assert len(looked) >= LEAST_SOURCES
    alike = [(ours.key, ours.note) for ours, theirs in looked if ours.note == theirs.note]
    assert [(key, note) for key, note in alike if has_letters(note)] == []


def test_a_source_keeps_its_english_name_only_where_that_is_names_alone() -> None:
    looked = sources_and_twins()
    assert len(looked) >= LEAST_SOURCES
    assert {ours.name for ours, theirs in looked if ours.name == theirs.name} == PROPER_NAMES


def blocks(parts: list[markdown.Part]) -> list[tuple[str, str, str]]:
    """Those that are drawn word for word; of the dated boxes their day."""
    found = [(part.id, token.info, token.content) for part in parts for token in part.tokens if token.type == "fence"]
    return [(id_, info, "" if "unsettled" in info else content) for id_, info, content in found]


@pytest.mark.parametrize("path", files("en", Form.GUIDE), ids=lambda path: path.stem)
def test_a_guide_is_neither_a_note_nor_a_book(path: Path) -> None:
    assert SHORTEST <= sum(map(words, markdown.parts(read(path).body))) <= LONGEST


@pytest.mark.parametrize("path", files("en", Form.QUESTIONS), ids=lambda path: path.stem)
def test_an_answer_is_short(path: Path) -> None:
    counts = {part.id: words(part) for part in markdown.parts(read(path).body)[1:]}
    assert {id_: count for id_, count in counts.items() if not SHORTEST_ANSWER <= count <= LONGEST_ANSWER} == {}


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_questions_have_one_address(language: str) -> None:
    ids = [part.id for path in files(language, Form.QUESTIONS) for part in markdown.parts(read(path).body)[1:]]
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("It costs $1,710 on 15 March 2027.", "Cuesta 1 710 USD el 15 de marzo de 2027.", True),
        ("At 9:00 a.m., 1.5 %", "A las 9:00, 1,5 %", True),
        ("$185 and $185", "185 USD", False),
        ("15 March", "16 de marzo", False),
        ("```unsettled 2026-10-07\n2 courts\n```", "```unsettled 2026-10-07\n3 tribunales\n```", False),
    ],
)
def test_figures_are_compared_whatever_sets_their_thousands_apart(one: str, other: str, alike: bool) -> None:
    [ours], [theirs] = markdown.parts(one), markdown.parts(other)
    assert (numbers(ours) == numbers(theirs)) is alike


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_styles")
def test_every_page_of_ours_that_is_named_answers(client: Client) -> None:
    assert load().wrong == []
    parts = [part for path in paths(ROOT) for part in markdown.parts(read(path).body)]
    links = [link.to for part in parts for link in markdown.links(part.tokens)]
    named = sorted({to.removeprefix(markdown.PAGE) for to in links if markdown.is_page(to)})
    assert len(named) >= 20
    answers = {name: client.get(address_of(name)).status_code for name in named}
    assert {name: status for name, status in answers.items() if status not in {200, 302}} == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_styles")
def test_every_guide_is_a_page_in_both_languages_and_each_citation_has_its_line(client: Client) -> None:
    load()
    looked = 0
    for path in [*files("en", Form.GUIDE), *files("es", Form.GUIDE)]:
        prefix = "" if path.parts[-2] == "en" else "/es"
        page = client.get(f"{prefix}/guides/{path.stem}/").content.decode()
        cited = set(re.findall(r'class="cite[^"]*" href="#([^"]+)"', page))
        assert cited <= set(re.findall(r'<li id="([^"]+)"', page))
        assert cited or not read(path).sources
        looked += 1
    assert looked >= 2 * LEAST_GUIDES
