"""How changes are asked for: filters, pages and what nobody means to ask. Every row is made up and says so."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from search.changes.form import ApiChangesForm, ChangesForm, Since
from tests.search import made_up
from tests.search.garbage import GARBAGE
from tests.search.made_up_changes import NOON, change, first_run, moved, plain, queries, told
from tests.search.test_pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]

# Asking


def test_filters_narrow_by_program_field_and_day(client: Client) -> None:
    moved("Alpha Test Hospital")
    other = made_up.program("Beta Test Hospital", code="320", state="CA")
    change(other, made_up.statement(other, "step3", "yes"), at=NOON - dt.timedelta(days=9))
    for query, names in {
        "": "Alpha Beta",
        "?specialty=320": "Beta",
        "?specialty=320&specialty=140": "Alpha Beta",
        "?state=NY": "Alpha",
        "?state=NY&specialty=320": "",
        "?field=step3": "Beta",
        "?field=step3&field=visa_j1": "Alpha Beta",
        "?since=2026-11-13": "Alpha",
        "?since=2026-11-12": "Alpha Beta",
        "?since=2026-11-12T17:00:00Z": "Alpha Beta",
        "?since=2026-11-12T12:00:01-05:00": "Alpha",
        "?since=2026-11-13T16:00:01%2B23:00": "Alpha",
        "?since=": "Alpha Beta",
    }.items():
        words = told(client, query)
        assert " ".join(name for name in ("Alpha", "Beta") if name in words) == names, query


def test_identifiers_are_told_only_where_they_are_asked_for(client: Client) -> None:
    moved("Test Hospital", "nrmp_code", "9001140C0")
    assert "9001140C0" not in told(client)
    assert "NRMP code Before: Not stated → now: 9001140C0" in told(client, "?field=nrmp_code")


WRONG = [
    ("state=ZZ", "state"),
    ("specialty=abc", "specialty"),
    ("specialty=999", "specialty"),
    ("field=match_chance", "field"),
    ("since=yesterday", "since"),
    ("since=2026-02-30", "since"),
    ("since=2026-11-22T09:30:00", "since"),
    ("since=2026-11-21&since=2026-11-22", "since"),
    ("since=%00", "since"),
    ("older_than=9", ""),
    ("older_than=99999999999999999-1", ""),
]


@pytest.mark.parametrize(("query", "field"), WRONG)
def test_a_wrong_value_is_an_error_beside_its_field_and_lists_nothing(client: Client, query: str, field: str) -> None:
    moved()
    page = text(client, f"/changes/?{query}")
    assert 'role="alert"' in page
    assert "Test Hospital" not in page
    if field:
        assert f'href="#field-{field}"' in page
        assert len(re.findall(f'id="error-{field}"', page)) == 1
        assert re.search(f'aria-describedby="[^"]*error-{field}"', page)


def test_an_unknown_parameter_is_a_notice_that_names_it(client: Client) -> None:
    moved()
    words = told(client, "?chance=1")
    assert "This search knows no parameter named chance." in words
    assert "Test Hospital" in words


def test_the_form_keeps_what_was_asked_and_the_feed_follows_it(client: Client) -> None:
    made_up.specialty("140")
    page = text(client, "/changes/?specialty=140&state=NY&since=2026-11-01&older_than=1-1")
    assert 'id="specialty-140" type="checkbox" name="specialty" value="140" checked' in page
    assert 'name="since" type="date" value="2026-11-01"' in page
    assert 'href="/changes/feed.atom?specialty=140&amp;state=NY&amp;since=2026-11-01"' in page
    assert 'name="older_than"' not in page


@pytest.mark.parametrize(
    ("since", "held"), [("2026-11-22T09:30:00Z", "2026-11-22"), ("soon", ""), ("2026-02-30", ""), ("", "")]
)
def test_the_field_for_the_day_holds_a_day_or_nothing(client: Client, since: str, held: str) -> None:
    assert f'name="since" type="date" value="{held}"' in text(client, f"/changes/?since={since}")


# Pages


def test_pages_follow_each_other_without_a_gap_or_a_double(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.views.changes.PER_PAGE", 3)
    names = [f"Test Hospital {number:02}" for number in range(8)]
    for number, name in enumerate(names):
        moved(name, at=NOON + dt.timedelta(minutes=number // 4))
    seen, path = [], "/changes/?state=NY"
    for _ in range(3):
        page = text(client, path)
        seen.append(re.findall(r"Test Hospital \d\d", plain(page)))
        found = re.search(r'rel="next" href="([^"]+)"', page)
        path = "/changes/" + (found.group(1).replace("&amp;", "&") if found else "")
    assert found is None
    assert [name for names_of_one in seen for name in names_of_one] == names[::-1]
    assert [len(one) for one in seen] == [3, 3, 2]


def test_what_was_taken_in_stands_on_the_page_of_its_time_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.views.changes.PER_PAGE", 1)
    first_run(made_up.source("test-opening"), at=NOON - dt.timedelta(days=1))
    for minutes in (0, 1):
        moved(at=NOON + dt.timedelta(minutes=minutes), source=None)
    first = text(client, "/changes/")
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older is not None
    last = text(client, f"/changes/{older.group(1)}")
    assert ["took in" in page for page in (first, last)] == [False, True]
    assert "Go to the newest" in last
    assert "took in" not in told(client, "?state=NY")
    assert "took in" not in told(client, "?since=2026-11-21")


def test_an_empty_list_says_why(client: Client) -> None:
    assert "Nothing has changed yet." in told(client)
    assert "No change on record answers this." in told(client, "?state=NM")
    assert "Nothing older is on record." in told(client, "?older_than=1-1")


@pytest.mark.parametrize(("path", "most"), [("/changes/", 7), ("/changes/feed.atom", 5), ("/api/v1/changes", 4)])
def test_the_number_of_queries_does_not_grow_with_the_changes(client: Client, path: str, most: int) -> None:
    def twenty() -> None:
        for _ in range(20):
            moved()

    twenty()
    few = queries(client, path)
    twenty()
    assert queries(client, path) == few <= most


# Garbage

PATHS = ("/changes/", "/changes/programs/", "/changes/feed.atom", "/api/v1/changes")
NAMES = (*ApiChangesForm.base_fields, "show", "page", "nonsense")


@pytest.mark.parametrize("kind", GARBAGE)
def test_no_garbage_is_an_error_of_the_server_or_lists_anything(client: Client, kind: str) -> None:
    moved("Test Hospital")
    for path in PATHS:
        for name in NAMES:
            response = client.get(f"{path}?{name}={GARBAGE[kind]}")
            assert response.status_code in {200, 400}, (path, name)
            page = response.content.decode()
            assert "<script>alert" not in page
            assert "<img src=x" not in page
            if name in ChangesForm.base_fields and path != "/changes/programs/":
                assert "Test Hospital" not in page, (path, name)


@given(
    text=st.one_of(st.from_regex(Since().schema()["pattern"], fullmatch=True), st.text(st.sampled_from("0129-TZ:.+ ")))
)
def test_the_pattern_of_since_takes_what_the_check_takes(text: str) -> None:
    taken = re.fullmatch(Since().schema()["pattern"].strip("^$"), text.strip()) is not None
    if not text.strip():
        return
    if taken:
        moment = Since().clean(text)
        assert moment is not None
        assert moment.utcoffset() is not None
    else:
        with pytest.raises(ValidationError, match="Give a day as YYYY-MM-DD"):
            Since().clean(text)


def test_the_pattern_of_since_is_the_calendar() -> None:
    day, last = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
    days = {(day + dt.timedelta(days=number)).isoformat() for number in range((last - day).days + 1)}
    written = {
        f"20{year:02}-{month:02}-{number:02}" for year in range(100) for month in range(14) for number in range(33)
    }
    assert {one for one in written if re.fullmatch(Since.pattern, one)} == days
