"""A process in which a request, a task and a call to the log go wrong, each with something of a reader's in its hands.

Run by test_errors.py with SENTRY_DSN set. MINE reaches the reports only if they hold more than they may; it is put
together here, since lines of code are in reports.
"""

import logging
from unittest import mock

import django

django.setup()

import sentry_sdk  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.test import Client  # noqa: E402

from config.celery import app  # noqa: E402

MINE = "-".join(["of", "mine"])


def fail(request: HttpRequest, *given: object) -> None:
    typed = request.POST["school"]
    raise ValueError(f"{typed} is no school")


@app.task(name="tests.fail_at")
def fail_at(argument: str) -> None:
    raise KeyError(argument)


def main() -> None:
    logging.getLogger("programs").info("a line before it: %s", MINE)
    with mock.patch("search.views.match.questions_page", fail):
        post_a_form()
    fail_at.apply(args=[MINE], task_id="a-task-id")
    logging.getLogger("programs").error("%s went wrong", MINE, extra={"person": MINE})
    logging.getLogger("django.security.DisallowedHost").error("somebody tried %s", MINE)
    sentry_sdk.flush(20)


def post_a_form() -> None:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = MINE
    client.post(
        f"/match/?q={MINE}",
        {"school": MINE, "step2": MINE},
        headers={
            "host": "127.0.0.1",
            "x-request-id": "a-plain-id",
            "user-agent": MINE,
            "referer": f"http://{MINE}/",
        },
        REMOTE_ADDR="192.0.2.77",
    )


if __name__ == "__main__":
    main()
