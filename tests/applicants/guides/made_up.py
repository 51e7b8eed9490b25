"""Texts that say they are test data, right in all that the checks look at, and small enough to break one thing."""

import datetime as dt
from pathlib import Path
from typing import Any

from applicants.guides.text import Text, Written
from applicants.models import Guide, Reference

BODY = """\
Test lead, with [test source](source:official).

## What to do {#do}
1. Test step. See [the plan](page:plan).
## What it costs {#costs}
Reported: $185 ([reported](source:third)).
## By when {#by-when}
Test day.
## What we do not know {#not-known}
Test gap.
"""
QUESTIONS = """\
## What is a test? {#what-is-a-test}
An answer, by [test source](source:official).

## ¿Qué es una petición? {#peticion}
Una respuesta con Ángel, [según terceros](source:third).
"""
SOURCES = (
    Written("official", "Test office", "https://official.example/a", "A", "2026 season"),
    Written("third", "Test third party", "https://third.example/b", "C", "undated", "https://official.example/check"),
)
FRONT = """\
title = "Test guide"
summary = "A test summary."
section = "road"
place = 10
phases = ["prepare", "apply"]
reviewed_on = 2026-11-22
expires_on = 2027-05-31

[sources.official]
name = "Test office"
url = "https://official.example/a"
grade = "A"
note = "2026 season"

[sources.third]
name = "Test third party"
url = "https://third.example/b"
grade = "C"
note = "undated"
check = "https://official.example/check"
"""


def text(**changed: Any) -> Text:
    told: dict[str, Any] = {
        "form": "guide",
        "language": "en",
        "slug": "test-guide",
        "title": "Test guide",
        "summary": "A test summary.",
        "section": "road",
        "place": 10,
        "phases": ("prepare", "apply"),
        "reviewed_on": dt.date(2026, 11, 22),
        "expires_on": dt.date(2027, 5, 31),
        "body": BODY,
        "sources": SOURCES,
    }
    return Text(**told | changed)


def questions(**changed: Any) -> Text:
    asked = {"form": "questions", "slug": "test-questions", "title": "Test questions", "section": "questions"}
    return text(**asked | {"body": QUESTIONS, "phases": ()} | changed)


def row(of: Text | None = None, **changed: Any) -> Guide:
    """Saved, with its sources."""
    one = of or text()
    names = ("form", "language", "slug", "title", "summary", "section", "place", "reviewed_on", "expires_on", "body")
    told = {name: getattr(one, name) for name in names} | {"phases": list(one.phases)}
    guide = Guide.objects.create(**told | changed)
    for source in one.sources:
        Reference.objects.create(
            guide=guide,
            key=source.key,
            name=source.name,
            url=source.url,
            grade=source.grade,
            note=source.note,
            check_url=source.check,
        )
    return guide


def file(root: Path, where: str = "guides/en/test-guide.md", front: str = FRONT, body: str = BODY) -> Path:
    path = root / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"+++\n{front}+++\n{body}", encoding="utf-8")
    return path
