"""`manage.py read_page`: what the extractor finds in one program's web page."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programs.pages.extract import Extracted, extract
from programs.pages.text import PageText, UnreadableError, read
from programs.web import Client, WebError

MOST_BYTES = 20_000_000
COLUMNS = (
    "field",
    "value",
    "strength",
    "scope",
    "kind",
    "subject",
    "applies_to",
    "unless",
    "cycle",
    "confidence",
    "where",
)


class Command(BaseCommand):
    help = "Reads one web page of a program, HTML or plain text, and prints what it states. Nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("page", help="a file, an address (http or https), or - for standard input")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print a JSON list instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        place = str(options["page"])
        address = place if place.startswith(("http://", "https://")) else ""
        try:
            page = _fetched(address) if address else read(_content(place))
        except (UnreadableError, WebError) as error:
            raise CommandError(getattr(error, "sentence", "") or str(error)) from error
        found = extract(page, url=address)
        self.stdout.write(
            json.dumps(_rows(found), ensure_ascii=False, indent=1) if options["as_json"] else _table(found)
        )


def _fetched(address: str) -> PageText:
    answer = Client().get(address)
    return read(answer.content, content_type=answer.content_type, charset=answer.charset)


def _content(place: str) -> bytes:
    """CommandError says plainly why a file cannot be read."""
    content = sys.stdin.buffer.read(MOST_BYTES + 1) if place == "-" else _of_file(Path(place))
    if len(content) > MOST_BYTES:
        raise CommandError(f"This is larger than {MOST_BYTES // 1_000_000} MB: too large for a web page.")
    return content


def _of_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CommandError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise CommandError(f"{path} is a folder, not a page.") from None
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read: {error}.") from None


def _rows(found: Sequence[Extracted]) -> list[dict[str, object]]:
    return [{name: asdict(one)[name] for name in COLUMNS} for one in found]


def _table(found: Sequence[Extracted]) -> str:
    if not found:
        return "Nothing was found that a program states."
    lines = [("field", "value", "said", "confidence", "where")]
    for one in found:
        said = ", ".join(
            word for word in (one.strength, one.scope, one.kind, one.subject, _audience(one), one.cycle) if word
        )
        lines.append((one.field, one.value, said, f"{one.confidence:.2f}", one.where))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _audience(one: Extracted) -> str:
    unless = f"unless {one.unless}" if one.unless else ""
    return " ".join(word for word in ("" if one.applies_to == "all" else one.applies_to, unless) if word)
