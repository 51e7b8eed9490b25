"""The real opening directory is no news; what a curator then does is."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from programs import curation
from programs.models import Change, Program, Source
from search.changes import rows
from search.changes.form import GONE, NEW, STATUS, UNLISTED
from search.changes.listed import listings
from tests.search.made_up_changes import plain
from tests.search.test_pages import address, text

pytestmark = pytest.mark.usefixtures("opening", "plain_styles")


def test_the_opening_is_four_lines_and_no_change(client: Client) -> None:
    words = plain(text(client, "/changes/"))
    taken = re.findall(r"Openward took in “[^”]+”: ([\d,]+) facts", words)
    assert len(taken) == 4
    assert sum(int(one.replace(",", "")) for one in taken) == Change.objects.count() > 11_000
    assert "→" not in words
    assert "That is everything since Openward began to keep count." in words


def test_what_a_curator_adds_to_it_is_told_with_what_stood_before(client: Client) -> None:
    program = Program.objects.get(public_id="1080-140")
    curation.add_statement(
        source=Source.objects.get(name="program_pages"),
        subject=program,
        field="visa_h1b",
        value="case_by_case",
        page_url="https://residency.example/test-data",
        by=None,
        day=timezone.localdate(),
        read_live=True,
    )
    assert rows.news(rows.every(), rows.taken_in()).count() == 1
    told = "H-1B visa Before: Yes → now: Case by case"
    for path in ("/changes/", "/changes/?state=CT&specialty=140&field=visa_h1b", address(program)):
        assert told in plain(text(client, path)), path
    assert told not in plain(text(client, "/changes/?state=NY"))


def test_with_one_list_on_record_none_is_new_or_gone() -> None:
    found = listings()
    assert found.years == (2023,)
    assert [len(found.sections[name]) for name in (NEW, GONE, STATUS, UNLISTED)] == [0, 0, 0, 124]
    assert len(found.last_year) + 124 == Program.objects.published().count()
