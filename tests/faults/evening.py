"""An evening of readers, for Locust: `locust -f tests/faults/evening.py`, in a process of its own.

Each reader asks at a fixed pace, whatever the last answer took. What came of each request is a line in EVENING_LINES.
Imports nothing of the project: Locust changes sockets and threads of the process that it is in.
"""

import json
import os
import random
import secrets
import time
import zlib
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from locust import constant_throughput, task
from locust.contrib.fasthttp import FastHttpUser

PLAN: dict[str, Any] = json.loads(Path(os.environ["EVENING_PLAN"]).read_text())
"""`seed`; `pace`: requests a second of one reader; `programs`: ids and slugs; `accounts`: addresses; `password`."""
LINES = Path(os.environ["EVENING_LINES"]).open("w", buffering=1)  # noqa: SIM115 - a line at a time, for as long as the process lives
SEARCHES = (
    {},
    {"state": "NY"},
    {"state": "TX", "visa": "j1"},
    {"specialty": "140"},
    {"specialty": "140", "state": "NY", "visa": "h1b"},
    {"specialty": "320", "visa": "j1"},
    {"visa": "both"},
    {"accepts_img": "yes", "sort": "stated"},
    {"step2": "230"},
    {"graduated": "2018", "specialty": "140"},
    {"q": "brooklyn"},
    {"q": "family medicine texas"},
    {"q": "cleveland clinic"},
    {"filings_min": "5", "sort": "filings"},
    {"page": "3"},
    {"page": "17", "stated": "include", "visa": "j1"},
)
ANSWERS = {"work_status": "none", "step2": "245"}
"""Made up; of nobody."""
_numbers = count()


@dataclass
class Visit:
    """A browser's cookies. `token`: what a form of ours carries."""

    cookies: dict[str, str] = field(default_factory=dict)
    token: str = field(default_factory=lambda: secrets.token_hex(16))

    def header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in {"csrftoken": self.token, **self.cookies}.items())


class Reader(FastHttpUser):
    wait_time = constant_throughput(PLAN["pace"])
    connection_timeout = network_timeout = 60.0
    max_retries = 0

    def on_start(self) -> None:
        self.number = next(_numbers)
        self.pick = random.Random(f"{PLAN['seed']} {self.number}")  # noqa: S311 - nothing secret
        self.known = Visit()
        self.mine = PLAN["programs"][self.number :: PLAN["readers"]]
        self.ask("answers", "/match/", data=ANSWERS, visit=self.known)

    @task(70)
    def search(self) -> None:
        self.ask("search", "/programs/", query=self.a_search(), visit=Visit())

    @task(15)
    def program(self) -> None:
        public_id, slug = self.pick.choice(PLAN["programs"])
        self.ask("program", f"/programs/{public_id}/{slug}/", visit=Visit())

    @task(10)
    def match(self) -> None:
        """The search by a reader who has answered the questions."""
        self.ask("match", "/programs/", query={**self.a_search(), "sort": "fit"}, visit=self.known)

    @task(4)
    def save(self) -> None:
        if self.mine:
            public_id, _slug = self.mine.pop()
            self.ask("saving", "/list/save/", query={"id": public_id}, data={}, visit=self.known, saves=public_id)

    @task(1)
    def sign_in(self) -> None:
        data = {"login": self.pick.choice(PLAN["accounts"]), "password": PLAN["password"]}
        self.ask("sign-in", "/accounts/login/", data=data, visit=Visit())

    def a_search(self) -> dict[str, str]:
        return dict(self.pick.choice(SEARCHES))

    def ask(
        self,
        kind: str,
        path: str,
        *,
        visit: Visit,
        query: dict[str, str] | None = None,
        data: dict[str, str] | None = None,
        saves: str = "",
    ) -> None:
        address = f"{path}?{urlencode(query)}" if query else path
        form = None if data is None else {**data, "csrfmiddlewaretoken": visit.token}
        self.client.cookiejar.clear()
        began = time.monotonic()
        answer = self.client.request(
            "GET" if form is None else "POST",
            address,
            name=kind,
            data=form,
            headers={"Cookie": visit.header(), "Sec-Fetch-Site": "same-origin"},
            allow_redirects=False,
        )
        ended = time.monotonic()
        visit.cookies |= {cookie.name: cookie.value for cookie in self.client.cookiejar if cookie.name != "csrftoken"}
        tell(kind, began, ended, answer, visit, saves)


def tell(kind: str, began: float, ended: float, answer: Any, visit: Visit, saves: str) -> None:
    said, status, problem = text_of(answer), int(answer.status_code or 0), str(getattr(answer, "error", "") or "")
    broke_off = bool(problem) and status < 400
    line = {
        "kind": kind,
        "began": began,
        "ended": ended,
        "status": status,
        "problem": problem,
        "retry_after": (answer.headers or {}).get("Retry-After", ""),
        "says_back": "Back in a moment" in said,
        "whole": not broke_off and (kind != "search" or 'id="results"' in said),
    }
    if saves:
        line |= {"program": saves, "session": visit.cookies.get("sessionid", "")}
    LINES.write(json.dumps(line) + "\n")


def text_of(answer: Any) -> str:
    """Empty where it broke off with the process that sent it: what came of a packed page cannot be unpacked."""
    try:
        return answer.text or ""
    except zlib.error:
        return ""
