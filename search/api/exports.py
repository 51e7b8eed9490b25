"""GET export/programs.csv and GET export/statements.jsonl: the whole directory to take away, sent as it is read."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from search import exporting
from search.api.calls import CALLS
from search.api.export_rows import HEADER, program_row, statement_row
from search.api.parameters import take_no_parameters
from search.api.schemas import Errors

router = Router(tags=["export"])

LEFT_OUT = "X-Rows-Left-Out"
CSV, JSON_LINES = "text/csv", "application/jsonl"


def described(kind: str, what: str) -> dict[str, Any]:
    """The OpenAPI response: ninja knows JSON answers alone."""
    count = {"description": "Rows that may not be passed on.", "schema": {"type": "integer", "minimum": 0}}
    answer = {"description": what, "content": {kind: {"schema": {"type": "string"}}}, "headers": {LEFT_OUT: count}}
    return {"responses": {200: answer}}


@router.get(
    "programs.csv",
    response={400: Errors, 429: Errors},
    throttle=CALLS,
    openapi_extra=described(
        CSV,
        "UTF-8 with a header. Several answers in one cell are divided by semicolons, and so are their ages, cycles, "
        "sources and pages, in the same order. Empty: not stated. disputed: sources differ. withheld: stated by a "
        "source that may not be passed on. A cell that begins with =, +, -, @, a tab or a carriage return has an "
        "apostrophe before it, so that no spreadsheet takes it for a formula.",
    ),
)
def programs_csv(request: HttpRequest) -> Any:
    """One row a program, with what decides most, the sources it rests on and their terms."""
    take_no_parameters(request)
    day = timezone.localdate()
    rows = (
        program_row(
            one, day, request.build_absolute_uri(reverse("search:program-detail", args=[one.public_id, one.slug]))
        )
        for one in exporting.programs_in_chunks()
    )
    return streamed(_csv_lines(rows), CSV, "openward-programs.csv", exporting.programs_left_out())


@router.get(
    "statements.jsonl",
    response={400: Errors, 429: Errors},
    throttle=CALLS,
    openapi_extra=described(JSON_LINES, "One JSON object a line, UTF-8."),
)
def statements_jsonl(request: HttpRequest) -> Any:
    """One line a statement: what one source says about one field of one program, or of all of one institution.

    Statements that wait for a curator, or that one has rejected, are not here.
    """
    take_no_parameters(request)
    day = timezone.localdate()
    rows = (statement_row(one, day) for one in exporting.statements_in_chunks())
    lines = (json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n" for row in rows)
    return streamed(lines, JSON_LINES, "openward-statements.jsonl", exporting.statements_left_out())


def streamed(lines: Iterable[str], kind: str, name: str, left_out: int) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        in_chunks(lines),
        content_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', LEFT_OUT: str(left_out)},
    )


def in_chunks(lines: Iterable[str]) -> Iterator[str]:
    """Lines together: each piece that is sent costs the server a call."""
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if len(piece) == exporting.AT_ONCE:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece)


def _csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _csv_line(HEADER)
    yield from map(_csv_line, rows)


def _csv_line(cells: Sequence[str]) -> str:
    line = StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
