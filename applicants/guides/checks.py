"""What must be right about a guide before it is shown: the same for a file and for a curator's form.

Pure: a text in; what is wrong with it out, each with the field and, where it stands in the text, with the line.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from markdown_it.token import Token

from applicants.guides import markdown
from applicants.guides.addresses import is_named
from applicants.guides.blocks import BlockError, read_block
from applicants.guides.markdown import Part
from applicants.guides.text import Text, Written
from applicants.models import Form, Section
from programs.models.season import Grade

NEEDED = ("do", "costs", "by-when", "not-known")
"""Ids of the parts that every guide has."""
TAKEN = frozenset({"main", "my-list", "contents", "written", "results"})
"""Ids that the pages themselves use."""
NEEDS_CHECK = frozenset({Grade.THIRD_PARTY, Grade.THIRD_PARTIES_AGREE})


@dataclass(frozen=True, slots=True)
class Problem:
    """`field`: as in `Text`; of a source also its key and member, "sources.aamc.check". `line` of the body, from 1."""

    field: str
    words: str
    line: int | None = None


def problems(text: Text) -> list[Problem]:
    found = [*of_section(text.form, text.section), *of_days(text.reviewed_on, text.expires_on)]
    found += of_body(text.form, text.body)
    for source in text.sources:
        found += of_source(source)
    return [*found, *of_citations(text.body, text.sources)]


def of_section(form: str, section: str) -> Iterator[Problem]:
    if (form == Form.QUESTIONS) != (section == Section.QUESTIONS):
        yield Problem("section", _("Questions stand in the section of questions, and nothing else does."))


def of_days(reviewed_on: dt.date, expires_on: dt.date) -> Iterator[Problem]:
    if expires_on <= reviewed_on:
        yield Problem("expires_on", _("This day must be after the day on which it was last checked."))


def of_body(form: str, body: str) -> Iterator[Problem]:
    parts = markdown.parts(body)
    yield from _of_headings(parts)
    yield from _of_questions(parts) if form == Form.QUESTIONS else _of_guide(parts)
    for part in parts:
        for token, line in markdown.every(part.tokens):
            yield from (Problem("body", words, line) for words in _of_token(token))
        for link in markdown.links(part.tokens):
            yield from (Problem("body", words, link.line) for words in _of_link(link.to))


def _of_headings(parts: list[Part]) -> Iterator[Problem]:
    times = Counter(part.id for part in parts[1:])
    for part in parts[1:]:
        if not part.id:
            told = {"title": part.title}
            yield Problem("body", _("The heading “%(title)s” lacks its id: {#…} at its end.") % told, part.line)
        elif times[part.id] > 1 or part.id in TAKEN:
            yield Problem("body", _("The id “%(id)s” is taken.") % {"id": part.id}, part.line)
        if not part.title:
            yield Problem("body", _("A heading is empty."), part.line)


def _of_guide(parts: list[Part]) -> Iterator[Problem]:
    if not parts[0].tokens:
        yield Problem("body", _("A guide begins with a paragraph before its first heading."), 1)
    ids = {part.id for part in parts}
    for needed in NEEDED:
        if needed not in ids:
            yield Problem("body", _("The part {#%(id)s} is missing.") % {"id": needed})
    for part in parts[1:]:
        if part.id in NEEDED and not part.tokens:
            yield Problem("body", _("The part {#%(id)s} is empty.") % {"id": part.id}, part.line)


def _of_questions(parts: list[Part]) -> Iterator[Problem]:
    if parts[0].tokens:
        yield Problem("body", _("Nothing stands before the first question."), 1)
    if len(parts) == 1:
        yield Problem("body", _("There is no question."))
    for part in parts[1:]:
        told = {"title": part.title}
        if not part.title.endswith("?"):
            yield Problem("body", _("“%(title)s” is no question: it does not end in “?”.") % told, part.line)
        if not part.tokens:
            yield Problem("body", _("“%(title)s” has no answer.") % told, part.line)


def _of_token(token: Token) -> Iterator[str]:
    if token.type == "heading_open" and token.tag not in {"h3", "h4"}:
        yield _("Headings are of the second level, and within a part of the third.")
    if token.type == "code_block":
        yield _("A line begins with four spaces or more, which makes it a block of code.")
    if token.type == "fence" and token.level:
        yield _("A block stands by itself, neither in a list nor in a quotation.")
    if token.type == "fence":
        try:
            read_block(token.info, token.content)
        except BlockError as problem:
            yield str(problem)
    if any("](" in child.content for child in token.children or [] if child.type == "text"):
        yield _("A link is no link: http(s), source: and page: are, and no picture.")


def _of_link(to: str) -> Iterator[str]:
    if markdown.is_page(to) and not is_named(to.removeprefix(markdown.PAGE)):
        yield _("“%(page)s” is no page of ours.") % {"page": to.removeprefix(markdown.PAGE)}
    if not markdown.is_page(to) and not markdown.is_source(to) and not _is_web(to):
        yield _("“%(address)s” is no address on the web.") % {"address": to}


def of_source(source: Written) -> Iterator[Problem]:
    for member, address in (("url", source.url), ("check", source.check)):
        if address and not _is_web(address):
            yield _source(source.key, member, _("“%(address)s” is no address on the web.") % {"address": address})
    if source.grade in NEEDS_CHECK and not source.check:
        words = _("What a third party reports needs the official page where it can be checked.")
        yield _source(source.key, "check", words)


def of_citations(body: str, sources: Iterable[Written]) -> Iterator[Problem]:
    declared = {source.key for source in sources}
    seen = [
        (link.to.removeprefix(markdown.SOURCE), link.line)
        for part in markdown.parts(body)
        for link in markdown.links(part.tokens)
        if markdown.is_source(link.to)
    ]
    for key, line in seen:
        if key not in declared:
            yield Problem("body", _("The source “%(key)s” is cited and not declared.") % {"key": key}, line)
    for key in sorted(declared - {key for key, _line in seen}):
        yield _source(key, "key", _("The source “%(key)s” is declared and cited nowhere.") % {"key": key})


def _source(key: str, member: str, words: str) -> Problem:
    return Problem(f"sources.{key}.{member}", words)


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc
