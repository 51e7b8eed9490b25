"""Test data for the page that shows all components. No program, office or employer here exists."""

import datetime as dt
from dataclasses import replace
from typing import Any

from programs.models import SponsorFiling
from programs.reconcile import Age
from search.matching import Verdict
from search.presenters import examples_look
from search.presenters.cards import Card, Chip
from search.presenters.crumbs import Crumb
from search.presenters.dates import DateLine, EventLine
from search.presenters.evidence import Said, SourceLine
from search.presenters.facts import FactLine, Row, Side, Table
from search.presenters.filings import filings
from search.presenters.filter_fields import Group, Option
from search.presenters.matching.headlines import Headline
from search.presenters.matching.verdicts import NAMES, SAID_AS
from search.presenters.matching.what_if import pieces
from search.presenters.profile_words import ProfileBar
from search.presenters.reporting import Control
from search.presenters.searching import Asked, Pages, Problem
from search.presenters.state_page import Row as StateRow
from search.presenters.tile_map import tile_map
from search.presenters.upkeep import Rechecked


def context(day: dt.date) -> dict[str, Any]:
    return {
        **examples_look.context(day),
        "table": _table(),
        "trail": (Crumb("Test list", "#main"), Crumb("Test page", "#main")),
        "map": tile_map("Test map", {"NY": 90, "NM": 14, "TX": 40, "CA": 1, "GU": 2}, lambda code: f"#{code}", day),
        "row": StateRow("Test hospital", "#main", "Test city", "Categorical", False, _card().chips, "Test foot", ()),
        "card": _card(),
        "silent": replace(_card(), silent=True, chips=()),
        "filings": filings(_filings(), [], []),
        "no_filings": filings([], [], []),
        "dates": (
            DateLine(
                "Test deadline", (_said("1 December, as stated for every season", "plain"),), False, (), False, False
            ),
        ),
        "events": (EventLine("Test event", f"{day.year}-12-01", "reported", True, False, "", ""),),
        "rechecked": (Rechecked("Test: rechecked", False), Rechecked("Test: not rechecked", True)),
        "control": Control("test", "Test field", "Test hint.", "", ("Test error.",), ()),
        "group": _group("test"),
        "fold": _group("test-fold"),
        "choice": _group("test-choice"),
        "asked": (Asked("state", "ZZ", "Test filter", "?"), Asked("kind", "C", "Another test filter", "?")),
        "problems": (Problem("Test field", "test value", "Test problem.", "field-test"),),
        "bar": ProfileBar(("Test visa", "Test score")),
        "no_bar": ProfileBar(),
        "verdicts": _verdicts(),
        "pieces": pieces(dict.fromkeys(Verdict, 1), len(Verdict)),
        "pages": Pages(2, 3, 26, 50, "?page=1", "?page=3"),
    }


def _said(words: str, mark: str, age: Age = Age.UNDATED, *notes: str) -> Said:
    source = SourceLine(
        "Test source",
        "https://example.org/",
        "example.org",
        "",
        "cycle not stated",
        "stored copy, date unknown",
        age,
        age.value,
    )
    return Said(words, mark, "", "", notes, source)


def _table() -> Table:
    yes, no = _said("Yes", "yes"), _said("No", "no", Age.OLDER)
    rows = (
        Row("visa_j1", "Test: yes", "", (FactLine((Side(yes, (yes,)),), False, (no,)),)),
        Row("visa_h1b", "Test: disputed", "", (FactLine((Side(yes, ()), Side(no, ())), True, ()),)),
        Row(
            "accepts_img",
            "Test: case by case",
            "Test note.",
            (FactLine((Side(_said("Case by case", "maybe", Age.CURRENT, "Test note"), ()),), False, ()),),
        ),
        Row("min_step2", "Test: not stated", "", ()),
    )
    return Table("test", "Test table", rows, "Not stated: test field.")


def _card() -> Card:
    chips = tuple(Chip("Test", mark, mark) for mark in ("yes", "maybe", "no", "disputed", "unsaid", "plain"))
    old = Chip("Test", "yes", "yes", "2015-2016")
    return Card(
        "x-00000000",
        "test",
        "Test hospital (test data)",
        "Test specialty",
        "Test city",
        "Categorical",
        (),
        True,
        True,
        (*chips, old),
        False,
        ("Test foot", "Test foot"),
    )


def _filings() -> list[SponsorFiling]:
    return [
        SponsorFiling(
            employer="TEST EMPLOYER", employer_key="test employer", state="NY", fiscal_year=year, positions=year - 2012
        )
        for year in range(2019, 2027)
    ]


def _verdicts() -> list[Headline]:
    return [
        Headline(NAMES[verdict], str(SAID_AS[verdict]), "Test reason", "Test step", "Test question?", "Test", "")
        for verdict in Verdict
    ]


def _group(name: str) -> Group:
    options = (Option("1", "First", True, "12"), Option("2", "Second", False, "3"))
    return Group(name, "Test choice", options, ("Test error.",), 1)
