"""The picture of the season: which phase a day is in, how long each is drawn, and when nothing is drawn at all."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from programs.models import SeasonEvent
from programs.phases import ENDS, Phase
from search.presenters.season_deeds import DEEDS
from search.presenters.season_timeline import HEIGHT, WIDTH, SeasonTimeline, season_timeline, timeline

DAYS = {
    "eras_opens": "2026-06-03",
    "eras_submission_opens": "2026-09-02",
    "programs_may_review": "2026-09-23",
    "ranking_opens": "2027-02-01",
    "rank_list_deadline": "2027-03-03",
    "match_day": "2027-03-19",
    "residency_starts": "2027-07-01",
}


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(day + "T12:00").replace(tzinfo=timezone.get_current_timezone())


def rows(**changed: str | None) -> list[SeasonEvent]:
    days = {**DAYS, **changed}
    return [
        SeasonEvent(season_id=2027, event=name, starts_at=at(day), all_day=True, service="NRMP", grade="C")
        for name, day in days.items()
        if day
    ]


def drawn(day: str, **changed: str | None) -> SeasonTimeline:
    found = timeline(rows(**changed), 2027, at(day))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("2026-08-01", "prepare"),
        ("2026-09-10", "apply"),
        ("2026-11-22", "interviews"),
        ("2027-02-10", "rank"),
        ("2027-03-10", "soap"),
        ("2027-05-01", "matched"),
    ],
)
def test_one_band_is_now_those_before_it_are_past_and_those_after_it_to_come(day: str, phase: str) -> None:
    bands = drawn(day).bands
    states = [band.state for band in bands]
    here = [band.phase for band in bands].index(phase)
    assert states == ["past"] * here + ["now"] + ["coming"] * (5 - here)


def test_bands_follow_each_other_and_fill_the_whole_in_both_drawings() -> None:
    bands = drawn("2026-11-22").bands
    assert len(bands) == len(ENDS)
    assert bands[0].x == bands[0].y == 0
    assert bands[-1].x + bands[-1].width == pytest.approx(WIDTH, abs=0.2)
    assert bands[-1].y + bands[-1].height == pytest.approx(HEIGHT, abs=0.2)
    for one, after in pairwise(bands):
        assert one.x + one.width == pytest.approx(after.x, abs=0.2)
        assert one.begins != after.begins


def test_a_band_is_as_long_as_its_phase() -> None:
    by_phase = {band.phase: band.width for band in drawn("2026-11-22").bands}
    assert by_phase["interviews"] / by_phase["apply"] == pytest.approx(131 / 21, rel=0.02)


def test_today_stands_within_its_band() -> None:
    found = drawn("2026-11-22")
    now = next(band for band in found.bands if band.state == "now")
    assert found.today is not None
    assert now.x < found.today.x < now.x + now.width
    assert found.today.words == "Today, 22 Nov"


def test_a_day_before_the_season_opens_is_not_marked() -> None:
    assert drawn("2026-05-20").today is None


def test_words_of_today_make_way_for_those_of_a_phase_that_begins() -> None:
    assert drawn("2027-02-03").crowded
    assert not drawn("2026-11-22").crowded


def test_the_drawing_is_told_in_words() -> None:
    spoken = drawn("2026-11-22").spoken
    assert spoken.startswith(
        "Today, 22 November 2026: Interviews. The phases in order: Prepare, until 2 September 2026;"
    )
    assert spoken.endswith("After the Match, until 1 July 2027.")


def test_it_says_what_ends_the_present_phase_and_that_it_is_reported_only() -> None:
    found = drawn("2026-11-22")
    assert found.next is not None
    assert (found.next.name, found.next.when, found.next.reported) == ("Rank lists open", "1 February 2027", True)
    assert found.reported


def test_months_stand_on_the_axis_with_the_year_where_it_changes() -> None:
    words = [mark.words for mark in drawn("2026-11-22").months]
    assert words[:2] == ["Jul 2026", "Aug"]
    assert "Jan 2027" in words
    assert len(words) == 12


def test_without_the_opening_the_season_begins_in_july() -> None:
    assert drawn("2026-11-22", eras_opens=None).bands[0].begins == "1 Jul"


@pytest.mark.parametrize("missing", ENDS.values())
def test_nothing_is_drawn_where_a_date_is_unknown(missing: str) -> None:
    assert timeline(rows(**{missing: None}), 2027, at("2026-08-01")) is None


def test_nothing_is_drawn_where_dates_do_not_follow_each_other() -> None:
    assert timeline(rows(ranking_opens="2027-03-10"), 2027, at("2026-08-01")) is None


def test_nothing_is_drawn_of_a_season_of_which_nothing_is_held(db: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert season_timeline(at("2031-01-01")) is None


def test_it_speaks_spanish() -> None:
    with translation.override("es"):
        assert "22 nov" in str(drawn("2026-11-22").today).lower()


def test_every_phase_has_something_that_can_be_done_and_the_guides() -> None:
    assert set(DEEDS) == set(Phase)
    for deeds in DEEDS.values():
        assert [deed.view for deed in deeds][-1] == "applicants:guide-list"
        assert all(deed.address.startswith("/") for deed in deeds)


def test_the_first_page_says_where_in_the_season_we_are(opening: Any, client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'id="season">Now: ' in page
    assert page.count('<svg class="wide picture"') == page.count('<svg class="tall picture"') == 1
    assert "What can still be done" in page


def test_the_first_page_is_silent_about_a_season_it_does_not_know(opening: Any, client: Client) -> None:
    SeasonEvent.objects.all().delete()
    page = client.get("/").content.decode()
    assert 'id="season"' not in page
    assert "What can still be done" not in page
