"""Reads one file: front matter in TOML between two lines `+++`, then Markdown as `markdown.py` reads it.

Everything that is wrong with a file is told at once, each with the line of the file and the field.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from applicants.guides.checks import Problem, problems
from applicants.guides.text import Text, Written, unix_lines
from applicants.models import Form, Section
from programs.models.season import Grade
from programs.phases import Phase

FOLDERS = {"guides": Form.GUIDE, "questions": Form.QUESTIONS}
FENCE = "+++"
MEMBERS: dict[str, type] = {
    "title": str,
    "summary": str,
    "section": str,
    "place": int,
    "phases": list,
    "reviewed_on": dt.date,
    "expires_on": dt.date,
    "sources": dict,
}
OF_SOURCE = ("name", "url", "grade", "note", "check")
LONGEST_OF_SOURCE = {"name": 200, "url": 500, "note": 200, "check": 500}
LONGEST = {"title": 70, "summary": 200}
"""As the columns are; a test holds them alike."""
NEEDED_OF_SOURCE = ("name", "url", "grade")
KEY = re.compile(r"[a-z0-9][a-z0-9-]*")


class GuideFileError(ValueError):
    """`lines`: one for each thing that is wrong, ready to be read."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self.lines = [f"{'/'.join(path.parts[-3:])}{line}" for line in lines]
        super().__init__("\n".join(self.lines))


def paths(root: Path) -> list[Path]:
    """Of all languages, guides and questions, in one order on every machine."""
    return sorted(path for folder in FOLDERS for path in (root / folder).glob("*/*.md"))


def read(path: Path) -> Text:
    """Its form and language are those of the folders in which it stands. Raises GuideFileError."""
    lines = unix_lines(path.read_text(encoding="utf-8")).split("\n")
    if lines[0] != FENCE or FENCE not in lines[1:]:
        raise GuideFileError(path, [f":1: {_('The front matter stands between two lines +++.')}"])
    end = lines.index(FENCE, 1)
    told = _told(path, lines[:end])
    wrong = [*_of_place(path), *_of_members(told), *_of_sources(told.get("sources", {}))]
    if not wrong:
        text = _text(path, told, unix_lines("\n".join(lines[end + 1 :])))
        wrong = problems(text)
        if not wrong:
            return text
    blank = next((number for number, line in enumerate(lines[end + 1 :], end + 1) if line.strip()), end)
    raise GuideFileError(path, [_shown(one, lines[:end], blank) for one in wrong])


def _told(path: Path, front: list[str]) -> dict[str, Any]:
    try:
        # The fence becomes an empty line, so that lines are counted as in the file.
        return tomllib.loads("\n".join(["", *front[1:]]))
    except tomllib.TOMLDecodeError as error:
        raise GuideFileError(path, [f":1: {_('The front matter is no TOML: %(error)s') % {'error': error}}"]) from None


def _of_place(path: Path) -> Iterator[Problem]:
    if path.parts[-2] not in dict(settings.LANGUAGES):
        yield Problem("language", _("“%(code)s” is no language of ours.") % {"code": path.parts[-2]})
    if not KEY.fullmatch(path.stem):
        yield Problem("slug", _("The file's name must be small letters, digits and hyphens."))


def _of_members(told: dict[str, Any]) -> Iterator[Problem]:
    for name in sorted(set(told) - set(MEMBERS)):
        yield Problem(name, _("This member is not known."))
    for name, kind in MEMBERS.items():
        if name not in told:
            yield Problem(name, _("This member is missing."))
        elif not isinstance(told[name], kind) or isinstance(told[name], bool | dt.datetime):
            yield Problem(name, _("This must be of the type %(type)s.") % {"type": kind.__name__})
        else:
            yield from (Problem(name, words) for words in _of_value(name, told[name]))


def _of_value(name: str, value: Any) -> Iterator[str]:
    if name in LONGEST and not 0 < len(value) <= LONGEST[name]:
        yield _("From 1 to %(most)s characters, not %(count)s.") % {"most": LONGEST[name], "count": len(value)}
    if name == "section" and value not in Section:
        yield _("“%(value)s” is none of: %(known)s.") % {"value": value, "known": ", ".join(Section)}
    for phase in value if name == "phases" else ():
        if phase not in Phase.values:
            yield _("“%(value)s” is none of: %(known)s.") % {"value": phase, "known": ", ".join(Phase)}
    if name == "place" and not 0 <= value <= 32_767:
        yield _("A small number: guides are listed in its order.")


def _of_sources(sources: Any) -> Iterator[Problem]:
    for key, source in sources.items() if isinstance(sources, dict) else ():
        if not KEY.fullmatch(key):
            yield Problem(f"sources.{key}", _("A key is of small letters, digits and hyphens."))
        if not isinstance(source, dict):
            yield Problem(f"sources.{key}", _("This must be of the type %(type)s.") % {"type": "table"})
            continue
        yield from (Problem(f"sources.{key}.{name}", words) for name, words in _of_source(source))


def _of_source(source: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in sorted(set(source) - set(OF_SOURCE)):
        yield name, _("This member is not known.")
    for name in NEEDED_OF_SOURCE:
        if not source.get(name):
            yield name, _("This member is missing.")
    for name, value in source.items():
        longest = LONGEST_OF_SOURCE.get(name)
        if not isinstance(value, str):
            yield name, _("This must be of the type %(type)s.") % {"type": "str"}
        elif longest and len(value) > longest:
            yield name, _("At most %(most)s characters, not %(count)s.") % {"most": longest, "count": len(value)}
    if source.get("grade") and source["grade"] not in Grade.values:
        yield "grade", _("“%(value)s” is none of: %(known)s.") % {"value": source["grade"], "known": ", ".join(Grade)}


def _text(path: Path, told: dict[str, Any], body: str) -> Text:
    plain = {name: told[name] for name in MEMBERS if name not in {"phases", "sources"}}
    return Text(
        form=FOLDERS[path.parts[-3]],
        language=path.parts[-2],
        slug=path.stem,
        phases=tuple(told["phases"]),
        body=body,
        sources=tuple(Written(key, **source) for key, source in told["sources"].items()),
        **plain,
    )


def _shown(problem: Problem, front: list[str], above: int) -> str:
    """ ":12: body: what is wrong". A field's line is where it is given; a missing one's, where its table begins."""
    line = above + problem.line if problem.line is not None else _line_of(problem.field, front)
    return f":{line}: {problem.field}: {problem.words}"


def _line_of(field: str, front: list[str]) -> int:
    head, member = "", field
    if field.startswith("sources."):
        _sources, head, *more = field.split(".", 2)
        member = "".join(more)
    tables = {f"[sources.{head}]", f'[sources."{head}"]'}
    first = next((number for number, line in enumerate(front, 1) if line.strip() in tables), 1)
    for number, line in enumerate(front[first:], first + 1):
        if line.startswith("["):
            break
        if re.match(rf"{re.escape(member)}\s*=", line):
            return number
    return first
