"""Reports of errors to Sentry, where SENTRY_DSN is set. They leave this machine, so what they
hold is a written-out list.

Of an error: its type, where in our code it happened (no variables), the view or task, and the id by which our own log
tells the rest. Not its message, for it may repeat what a reader typed. No request, no user, no breadcrumbs.
"""

from typing import Any

import sentry_sdk
from sentry_sdk.integrations.celery import CeleryIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.logging import ignore_logger
from sentry_sdk.types import Event, Hint
from sentry_sdk.utils import BadDsn

from config import env, logs
from search.database_away import is_away

KEPT = ("event_id", "timestamp", "level", "platform", "logger", "transaction", "environment", "release", "sdk")
KEPT_OF_AN_ERROR = ("type", "module", "mechanism", "stacktrace", "thread_id")
KEPT_OF_A_FRAME = ("filename", "abs_path", "function", "module", "lineno", "in_app", "context_line")
OURS = ("request_id", "task_id", "task", "source")


def report_to(dsn: str, version: str) -> None:
    """Raises SettingError for a DSN that cannot be read, without repeating it."""
    try:
        init(dsn, version)
    except BadDsn:
        raise env.SettingError("SENTRY_DSN cannot be read; it takes https://key@host/1") from None


def init(dsn: str, version: str) -> None:
    # Any program that guesses at servers causes it, and it is no error of ours.
    ignore_logger("django.security.DisallowedHost")
    sentry_sdk.init(
        dsn,
        release=f"openward@{version}",
        before_send=scrubbed,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        auto_enabling_integrations=False,
        integrations=[
            DjangoIntegration(transaction_style="function_name", middleware_spans=False, signals_spans=False),
            CeleryIntegration(propagate_traces=False),
        ],
    )


def scrubbed(event: Event, hint: Hint) -> Event | None:
    """A list of what is kept, not of what is not: the next version of the SDK may add anything.

    A database that is away is told by /readyz and /metrics, not by a report for each request.
    """
    _type, error, _trace = hint.get("exc_info") or (None, None, None)
    if is_away(error):
        return None
    given: dict[str, Any] = dict(event)
    kept = {name: given[name] for name in KEPT if name in given}
    errors = (given.get("exception") or {}).get("values") or []
    if errors:
        kept["exception"] = {"values": [scrubbed_error(error) for error in errors]}
    elif "logentry" in given:
        # The words of our own call, without what was put into them.
        kept["logentry"] = {"message": given["logentry"].get("message", "")}
    kept["tags"] = {name: value for name in OURS if (value := logs.current(name))}
    return kept  # type: ignore[return-value]


def scrubbed_error(error: dict[str, Any]) -> dict[str, Any]:
    kept = {name: error[name] for name in KEPT_OF_AN_ERROR if error.get(name) is not None}
    kept["mechanism"] = {name: kept.get("mechanism", {}).get(name) for name in ("type", "handled")}
    frames = (error.get("stacktrace") or {}).get("frames") or []
    kept["stacktrace"] = {
        "frames": [{name: frame[name] for name in KEPT_OF_A_FRAME if name in frame} for frame in frames]
    }
    return kept
