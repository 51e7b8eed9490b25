"""How lines are logged, by every process alike: one line a record, with what it was about, and nothing of a person.

No query string, body, cookie, network address or name of a user reaches a line. What a record carries beside its
message is taken from a written-out list, since others attach whole requests to theirs. Secrets are cut out of paths.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from datetime import UTC, datetime
from typing import Any

from config import env

FIELDS = ("request_id", "task_id", "task", "source", "page", "method", "path", "view", "status", "seconds")
FORMATS = ("text", "json")
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
# Calendar addresses and links sent by e-mail hold a secret. Slugs are as long, but have no capitals and few digits.
SECRET = re.compile(r"(?<=/)(?=[^/?\s]*[A-Z0-9])[^/?\s]{20,}")
QUERY = re.compile(r"(/[^\s?]*)\?\S*")
# gunicorn repeats what it cannot read, and the address of whoever sent it.
UNREADABLE = re.compile(r"(Invalid request) from ip=.*", re.DOTALL)
# PostgreSQL repeats the values of the row that it refused.
REFUSED_ROW = re.compile(r"^DETAIL: .*$", re.MULTILINE)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
AMBIGUOUS = re.compile(r'[\s"]')

_about: ContextVar[dict[str, str] | None] = ContextVar("about", default=None)


def begin(**fields: str | None) -> Token[dict[str, str] | None]:
    """Every line of this thread carries these fields from here until `end`; those that are None are left out."""
    return _about.set({**(_about.get() or {}), **{name: value for name, value in fields.items() if value}})


def end(token: Token[dict[str, str] | None]) -> None:
    _about.reset(token)


@contextmanager
def about(**fields: str | None) -> Iterator[None]:
    token = begin(**fields)
    try:
        yield
    finally:
        end(token)


def current(field: str) -> str | None:
    return (_about.get() or {}).get(field)


def without_secrets(text: str) -> str:
    """A path, or words with paths in them, without query strings and the secrets that addresses hold."""
    return SECRET.sub("…", QUERY.sub(r"\1", text))


class Line(logging.Formatter):
    """What both formats say of a record."""

    def told(self, record: logging.LogRecord) -> dict[str, Any]:
        given = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        return {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message(record),
            **_task_named_by_celery(record),
            **(_about.get() or {}),
            **given,
        }

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        return REFUSED_ROW.sub("DETAIL: …", super().formatException(ei))

    def exception(self, record: logging.LogRecord) -> str:
        return self.formatException(record.exc_info) if record.exc_info else ""


class JsonLine(Line):
    def format(self, record: logging.LogRecord) -> str:
        told = self.told(record)
        if exception := self.exception(record):
            told["exception"] = exception
        return json.dumps(told, ensure_ascii=False, default=str)


class TextLine(Line):
    """For a person to read. A traceback follows on lines of its own; a message never breaks its line, and no value
    that a reader sent passes for a field or speaks to the terminal."""

    def format(self, record: logging.LogRecord) -> str:
        told = self.told(record)
        head = " ".join(told.pop(name) for name in ("time", "level", "logger", "message"))
        line = CONTROL.sub(_escaped, " ".join([head, *(f"{name}={_quoted(value)}" for name, value in told.items())]))
        return "\n".join(filter(None, [line, self.exception(record)]))


def _quoted(value: object) -> str:
    words = str(value)
    return json.dumps(words, ensure_ascii=False) if AMBIGUOUS.search(words) else words


def _escaped(character: re.Match[str]) -> str:
    return character[0].encode("unicode_escape").decode()


def message(record: logging.LogRecord) -> str:
    """Lines of the web's own machinery repeat addresses that readers sent; those of feeds name sources, whole."""
    words = record.getMessage()
    if record.name.startswith(("django", "gunicorn")):
        return without_secrets(UNREADABLE.sub(r"\1", words))
    return words


def from_environment() -> dict[str, Any]:
    """For `logging.config.dictConfig`, in every process: web server, worker, beat and commands."""
    return configuration(env.choice("LOG_FORMAT", "text", FORMATS), env.text("LOG_LEVEL", "INFO").upper())


def configuration(form: str, level: str) -> dict[str, Any]:
    alike = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": JsonLine if form == "json" else TextLine}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": alike,
            # Each request has a line of ours, so these would say it twice; and theirs have the query string.
            "django.server": {"handlers": [], "propagate": True, "level": "WARNING"},
            "django.request": {"handlers": [], "propagate": True, "level": "ERROR"},
            "gunicorn.access": {"handlers": [], "propagate": False, "level": "CRITICAL"},
            "gunicorn.error": {**alike, "level": level},
        },
    }


def _task_named_by_celery(record: logging.LogRecord) -> dict[str, str]:
    """The worker's own lines on a task that came are said outside of that task."""
    data = getattr(record, "data", None)
    if record.name.startswith("celery") and isinstance(data, dict) and {"id", "name"} <= data.keys():
        return {"task_id": data["id"], "task": data["name"]}
    return {}
