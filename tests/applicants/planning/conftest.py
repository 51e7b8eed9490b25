"""Readers with a list on the real directory. What they tell is made up."""

import datetime as dt
import html
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant, ShortlistEntry
from applicants.reader import KEY
from programs.models import Program

SEASON = 2027
NOW = dt.datetime(2026, 11, 21, 15, 0, tzinfo=dt.UTC)
PROFILE = {
    "work_status": "none",
    "visas": ["j1"],
    "step2": 221,
    "graduated": "2009-06",
    "failed": {"step1": 1, "step2": 1},
    "letters": 3,
    "letters_us": 0,
    "usce_hands_on_months": 0,
    "ecfmg_certified": False,
    "step3": False,
    "specialties": ["140"],
    "states": [],
    "kinds": ["C"],
}
"""A visa, two failed attempts and many years: several programs state a limit that they do not meet."""


def keeper(client: Client, profile: dict[str, Any] | None = None) -> Applicant:
    """An applicant without an account whom this client's session holds."""
    applicant = Applicant.objects.create(seen_at=timezone.now())
    session = client.session
    session[KEY] = applicant.pk
    if profile:
        session["profile"] = profile
    session.save()
    client.cookies["sessionid"] = session.session_key
    return applicant


def entry(applicant: Applicant, program: Program, position: int, **more: Any) -> ShortlistEntry:
    row = {"match_year": SEASON, "position": position, "added_at": NOW, "changed_at": NOW}
    return ShortlistEntry.objects.create(applicant=applicant, program=program, **{**row, **more})


def programs(count: int, code: str = "140") -> Sequence[Program]:
    found = Program.objects.published().filter(specialty__code=code).order_by("public_id")[:count]
    assert len(found) == count
    return list(found)


def page(client: Client, path: str = "/plan/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(html.unescape(response.content.decode()).split())


def sum_of(shown: str, name: str) -> str:
    found = re.search(rf'<div class="sum-{name}( over)?">.*?<dd>(.*?)</dd>', shown)
    assert found
    return found[2]


Lists = Callable[..., list[ShortlistEntry]]


@pytest.fixture
def lists(client: Client, held_opening: Any) -> Lists:
    """Puts so many programs of a specialty on the list of a reader who has told PROFILE, or `profile`."""
    kept: dict[str, Applicant] = {}

    def save(count: int, code: str = "140", *, profile: dict[str, Any] | None = PROFILE, **more: Any) -> Any:
        applicant = kept["one"] = kept.get("one") or keeper(client, profile)
        start = applicant.entries.count()
        return [
            entry(applicant, program, start + number, **more)
            for number, program in enumerate(programs(count, code), start=1)
        ]

    return save
