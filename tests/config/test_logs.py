"""Lines: one a record, with what it was about, and nothing that a reader sent."""

import json
import logging
import sys
from typing import Any

import pytest

from config import logs
from config.logs import JsonLine, TextLine

LONG_SLUG = "/programs/1022-140/internal-medicine-residency-at-a-hospital/"


def record(words: str, *given: object, name: str = "programs.refresh", **more: Any) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.WARNING, __file__, 1, words, given, None)
    made.__dict__.update(more)
    return made


def told(made: logging.LogRecord) -> dict[str, Any]:
    line = JsonLine().format(made)
    assert "\n" not in line
    found: dict[str, Any] = json.loads(line)
    return found


def failed(error: Exception) -> Any:
    try:
        raise error
    except Exception:
        return sys.exc_info()


def test_a_line_of_json_says_when_how_grave_who_and_what() -> None:
    line = told(record("%s rows were held", 3, created=0.5))
    assert line == {
        "time": "1970-01-01T00:00:00.500+00:00",
        "level": "WARNING",
        "logger": "programs.refresh",
        "message": "3 rows were held",
    }


def test_a_line_carries_what_is_going_on_and_stops_to_afterwards() -> None:
    with logs.about(request_id="r-1", task=None):
        with logs.about(task_id="t-1"):
            inner = told(record("x"))
        outer = told(record("x"))
    assert (inner["request_id"], inner["task_id"]) == ("r-1", "t-1")
    assert (outer["request_id"], "task_id" in outer, "task" in outer) == ("r-1", False, False)
    assert "request_id" not in told(record("x"))


def test_fields_of_the_list_are_taken_from_a_record_and_no_others() -> None:
    line = told(record("x", source="fees", request="<WSGIRequest: GET '/match/?step1=201'>", email="ann@example.org"))
    assert line["source"] == "fees"
    assert set(line) == {"time", "level", "logger", "message", "source"}


def test_the_workers_own_lines_name_their_task() -> None:
    line = told(record("received", name="celery.worker.strategy", data={"id": "t-1", "name": "programs.sweep"}))
    assert (line["task_id"], line["task"]) == ("t-1", "programs.sweep")


def test_a_text_line_is_one_line_whatever_was_sent() -> None:
    text = TextLine().format(record("Not Found: %s", "/x\n2026 INFO root forged\r", status=404, created=0))
    assert text == (
        "1970-01-01T00:00:00.000+00:00 WARNING programs.refresh Not Found: /x\\n2026 INFO root forged\\r status=404"
    )


def test_no_value_of_a_text_line_speaks_to_the_terminal_or_passes_for_a_field() -> None:
    text = TextLine().format(
        record("gone: %s", "/\x1b[2J\x9b1m", path='/x status=200 view="home"', status=404, created=0)
    )
    assert text == (
        "1970-01-01T00:00:00.000+00:00 WARNING programs.refresh gone: /\\x1b[2J\\x9b1m "
        'path="/x status=200 view=\\"home\\"" status=404'
    )


def test_a_traceback_is_in_the_line_of_json_and_below_the_line_of_text() -> None:
    made = record("it failed", exc_info=failed(ValueError("a row that cannot be")))
    assert told(made)["exception"].endswith("ValueError: a row that cannot be")
    first, second, *_rest = TextLine().format(made).splitlines()
    assert first.endswith("it failed")
    assert second == "Traceback (most recent call last):"


def test_a_refused_row_is_not_repeated() -> None:
    refused = ValueError(
        'duplicate key value violates "email"\nDETAIL:  Key (email)=(ann@example.org) already exists.\n'
    )
    exception = told(record("x", exc_info=failed(refused)))["exception"]
    assert "DETAIL: …" in exception
    assert "ann@" not in exception


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (LONG_SLUG, LONG_SLUG),
        ("/programs/x-1a2b3c4d/", "/programs/x-1a2b3c4d/"),
        ("/calendar/J3vXk2o9TqLr8WcYbNf4ZsHd1AeUgPmi.ics", "/calendar/…"),
        ("/es/accounts/reset/MQ/c5x8dk-1f0e2d3c4b5a69788796a5b4c3d2e1f0/", "/es/accounts/reset/MQ/…/"),
        ("/match/?step1=201&visa=j1", "/match/"),
    ],
)
def test_a_path_is_shown_without_secrets_and_what_was_asked(path: str, shown: str) -> None:
    assert logs.without_secrets(path) == shown
    assert told(record("Not Found: %s", path, name="django.request"))["message"] == f"Not Found: {shown}"


def test_an_address_of_a_source_is_told_whole() -> None:
    assert told(record("read %s", "https://example.org/list?year=2026"))["message"].endswith("?year=2026")


def test_the_web_server_repeats_nothing_that_it_cannot_read_and_names_nobody() -> None:
    line = told(record("Invalid request from ip=192.0.2.7: %s", "GET /?q=x\ny", name="gunicorn.error"))
    assert line["message"] == "Invalid request"
