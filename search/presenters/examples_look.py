"""Test data for the page of components: the tokens, forms of all kinds, and pictures."""

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from django import forms
from django.contrib.staticfiles import finders

from programs.models import SeasonEvent
from programs.phases import ENDS, Phase
from search.matching import Verdict
from search.presenters.matching.what_if import Change, change
from search.presenters.season_timeline import OPENS, SeasonTimeline, timeline
from search.presenters.upkeep import Rechecked
from search.whatif import Moved

TOKEN = re.compile(r"--([a-z0-9-]+): ([^;]+);")
DAYS = ("2026-09-02", "2026-09-23", "2027-02-01", "2027-03-03", "2027-03-19", "2027-07-01")
ENDS_ON = dict(zip(ENDS.values(), DAYS, strict=True))
"""Test dates, like those of a season."""


class TestForm(forms.Form):
    words = forms.CharField(label="Test field of a form", help_text="Test hint.")
    choice = forms.ChoiceField(label="Test choice", choices=[("1", "First"), ("2", "Second")])
    tick = forms.BooleanField(label="Test tick", required=False)
    several = forms.MultipleChoiceField(
        label="Several", choices=[("1", "First"), ("2", "Second")], widget=forms.CheckboxSelectMultiple, required=False
    )
    long = forms.CharField(label="Test notes", widget=forms.Textarea(attrs={"rows": 2}), required=False)


def context(day: dt.date) -> dict[str, Any]:
    return {
        "colours": tokens("#"),
        "sizes": tokens("rem", "clamp"),
        "timelines": tuple(season(phase) for phase in (Phase.PREPARE, Phase.INTERVIEWS, Phase.SOAP)),
        "curve": curve(),
        "change": what_if(),
        "day": day,
        "form": TestForm({"words": "", "choice": "1", "several": ["2"]}),
    }


def tokens(*beginnings: str) -> tuple[str, ...]:
    """Names of the tokens of the light theme whose value looks like one of these."""
    path = finders.find("css/tokens.css")
    light = Path(str(path)).read_text().split("@media")[0]
    return tuple(name for name, value in TOKEN.findall(light) if any(part in value for part in beginnings))


def season(phase: Phase) -> SeasonTimeline | None:
    """Ten days before the phase is over."""
    rows = [_event(event, day) for event, day in {OPENS: "2026-06-03", **ENDS_ON}.items()]
    return timeline(rows, 2027, _moment(ENDS_ON[ENDS[phase]]) - dt.timedelta(days=10))


def _event(event: str, day: str) -> SeasonEvent:
    return SeasonEvent(season_id=2027, event=event, starts_at=_moment(day), all_day=True, service="ERAS", grade="C")


def _moment(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(day + "T12:00-05:00")


def curve() -> SimpleNamespace:
    """As the plan draws it (applicants.planning.curve): 12 of 24, dearer after the 10th."""
    spots = [(46 + 12.6 * number, 160 - 4 * number - 4 * max(0, number - 10)) for number in range(25)]
    points = [f"{x:.1f},{y}" for x, y in spots]
    return SimpleNamespace(
        listed=" ".join(points[:13]), beyond=" ".join(points[12:]), x=round(spots[12][0], 1), y=spots[12][1],
        words="$140", anchor="end", spoken="Test: 12 programs cost $140.",
        rises=(SimpleNamespace(at=172.0),),
        counts=tuple(SimpleNamespace(at=round(spots[at][0], 1), words=str(at)) for at in (0, 10, 20)),
        amounts=(SimpleNamespace(at=160, words="$0"), SimpleNamespace(at=84, words="$190")),
        rows=(SimpleNamespace(count=12, amount="$140", here=True), SimpleNamespace(count=24, amount="$380")),
    )  # fmt: skip


def what_if() -> Change:
    before = dict(zip(Verdict, (20, 5, 60, 10, 5), strict=True))
    after = dict(zip(Verdict, (35, 5, 50, 8, 2), strict=True))
    rows = np.arange(2)
    start, end = np.full(2, int(Verdict.CONFIRM), np.int8), np.full(2, int(Verdict.OPEN), np.int8)
    moved = Moved("step3", before, after, rows, start, end)
    return change(moved, 2027, {}, {"": Rechecked("Test: rechecked", False)})
