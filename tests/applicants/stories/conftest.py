"""Stories of nobody: each says that it is a test's."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Story
from search.reporting import throttle

SENT = {
    "title": "A test road",
    "text": "First test words.\n\nSecond test words.",
    "language": "en",
    "consent": "on",
}


@pytest.fixture(autouse=True)
def _counts_of_their_own(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The broker serves the whole run: each test counts under a salt of its own."""
    monkeypatch.setattr(throttle, "SALT", f"test {request.node.name} {timezone.now().isoformat()}")


def send(client: Client, **said: Any) -> Any:
    return client.post("/stories/send/", {**SENT, **said})


def story(**columns: Any) -> Story:
    row: dict[str, Any] = {"title": "A test road", "text": "Test words", "language": "en"}
    return Story.objects.create(**{**row, "consented_at": timezone.now(), **columns})


def shown(**columns: Any) -> Story:
    return story(**{"state": "shown", "decided_at": timezone.now(), **columns})
