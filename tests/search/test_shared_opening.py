"""What is shared of the real opening directory: counts, addresses and exports, held against the database."""

import gc
import tracemalloc
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applicants.models import Form, Guide
from programs.models import Fact, Institution, Program, Source, Specialty, Statement
from search import exporting, sitemaps
from search.by_state import programs_by_state, tally
from tests.search.test_exports import PROGRAMS, STATEMENTS, programs, statements
from tests.search.test_sitemap import locations

pytestmark = pytest.mark.usefixtures("opening", "plain_styles")


def test_the_counts_are_those_of_the_real_directory() -> None:
    medicine = Specialty.objects.get(code="140")
    programs = Program.objects.published().filter(specialty=medicine)
    counts = programs_by_state(medicine)
    assert sum(counts.values()) == programs.count() > 600
    assert sum(programs_by_state().values()) == Program.objects.published().count()
    told = tally(medicine, "NY")
    assert told.programs == counts["NY"] == programs.filter(state="NY").count()
    assert told.anything_stated == programs.filter(state="NY", stated_fields__gt=0).count()
    assert told.answers["visa_j1"]["yes"] == programs.filter(state="NY", visa_j1="yes").count()
    assert told.answers["visa_h1b"][None] == programs.filter(state="NY", visa_h1b__isnull=True).count()


def test_the_real_directory_is_an_index_of_files_that_hold_every_page_once(client: Client) -> None:
    files = locations(client, "/sitemap.xml")
    assert files[0] == "http://testserver/sitemap-pages.xml"
    each = [locations(client, one.removeprefix("http://testserver")) for one in files]
    assert all(0 < len(found) <= 5_000 for found in each)
    every = [one for found in each for one in found]
    assert len(every) == len(set(every)) == 2 * expected()
    # The search and what is newly listed are pages below such an address too.
    assert sum("/programs/" in one for one in every) == 2 * (Program.objects.published().count() + 2)


def test_pages_that_the_sitemap_names_are_there(client: Client) -> None:
    for name in sitemaps.SITEMAPS:
        for found in locations(client, f"/sitemap-{name}.xml")[::611]:
            assert client.get(found.removeprefix("http://testserver")).status_code == 200


def expected() -> int:
    programs = Program.objects.published()
    places = programs.exclude(state="").values("specialty", "state").distinct().count()
    specialties = Specialty.objects.filter(programs__published=True).distinct().count()
    guides = Guide.objects.filter(form=Form.GUIDE, language="en").count()
    return 14 + guides + specialties + places + programs.count() + Institution.objects.published().count()


def test_the_real_directory_is_there_whole(client: Client) -> None:
    rows = programs(client)
    assert len(rows) == Program.objects.published().count() > 4_900
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["sources"] and row["terms"] for row in rows)
    for field in ("visa_j1", "visa_h1b", "accepts_img"):
        stated = Fact.objects.filter(field=field, program__published=True).values("program").distinct()
        assert sum(bool(row[field]) for row in rows) == stated.count() > 100
    lines = statements(client)
    assert len(lines) == Statement.objects.standing().count() > 9_700
    assert all(line["source"]["name"] and line["terms"] for line in lines)


def test_a_closed_source_takes_its_rows_out_of_the_real_directory(client: Client) -> None:
    tracker = Statement.objects.standing().filter(source__name="tracker").count()
    whole = Statement.objects.standing().count()
    Source.objects.filter(name="tracker").update(redistributable=False)
    assert client.get(STATEMENTS)["X-Rows-Left-Out"] == str(tracker)
    assert tracker > 100
    lines = statements(client)
    assert len(lines) == whole - tracker
    assert "tracker" not in {line["source"]["name"] for line in lines}
    rows = programs(client)
    left_out = int(client.get(PROGRAMS)["X-Rows-Left-Out"])
    assert len(rows) == Program.objects.published().count() - left_out
    assert left_out > 0
    assert not any("tracker" in row["sources"] for row in rows)


@pytest.mark.parametrize(
    ("path", "chunks"), [(PROGRAMS, exporting.programs_in_chunks), (STATEMENTS, exporting.statements_in_chunks)]
)
def test_memory_holds_a_chunk_and_never_the_table(client: Client, path: str, chunks: Any) -> None:
    def sent() -> int:
        """Rows that point at each other wait for the collector, so it is called after each piece."""
        length = 0
        for piece in client.get(path).streaming_content:
            length += len(piece)
            gc.collect()
        return length

    gc.freeze()  # what earlier tests left is not looked through each time
    try:
        sent()  # what is loaded once and kept, is loaded now
        streamed = peak(sent)
        assert streamed < peak(lambda: list(chunks())) / 2
    finally:
        gc.unfreeze()


@pytest.mark.parametrize("path", [PROGRAMS, STATEMENTS])
def test_rows_are_read_as_they_are_sent(client: Client, path: str) -> None:
    with CaptureQueriesContext(connection) as made:
        pieces = iter(client.get(path).streaming_content)
        next(pieces)
        first = len(made)
        list(pieces)
    assert len(made) > first + 20


def peak(work: Any) -> int:
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
