"""Yearly work of curators: when it waits, how long it is good for, and who did it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applicants.models import User
from programs import upkeep
from programs.models import Season, SeasonEvent, Upkeep
from search.presenters.upkeep import rechecked
from tests.programs.admin.conftest import make_user, signed_in
from tests.search import made_up

pytestmark = pytest.mark.django_db
NOVEMBER = dt.date(2026, 11, 20)
OF_A_SEASON = ["fees", "signals", "calendar"]
OF_THE_LAW = ["two-year-rule", "visitor-visa", "h1b-payment"]


@pytest.fixture
def curator() -> User:
    return make_user("curator@example.org", "Curator")


def test_the_registry_is_written_out_with_a_page_for_each() -> None:
    assert list(upkeep.TASKS) == [*OF_A_SEASON, *OF_THE_LAW]
    assert all(task.where.startswith("https://") for task in upkeep.TASKS.values())
    assert all(len(name) <= 40 for name in upkeep.TASKS)


def test_what_nobody_has_done_is_due_and_not_rechecked() -> None:
    assert [row.task.name for row in upkeep.due_tasks(NOVEMBER)] == list(upkeep.TASKS)
    assert all(upkeep.not_rechecked(name, NOVEMBER) for name in upkeep.TASKS)


@pytest.mark.parametrize("name", OF_A_SEASON)
def test_figures_of_a_season_are_good_to_its_last_day(name: str, curator: User) -> None:
    kept = upkeep.done(name=name, day=NOVEMBER, by=curator, note="test")
    assert kept.good_until == dt.date(2027, 5, 31)
    assert not upkeep.not_rechecked(name, dt.date(2027, 5, 31))
    assert upkeep.not_rechecked(name, dt.date(2027, 6, 1))


@pytest.mark.parametrize("name", OF_THE_LAW)
def test_a_notice_is_good_for_half_a_year(name: str, curator: User) -> None:
    upkeep.done(name=name, day=NOVEMBER, by=curator)
    assert not upkeep.not_rechecked(name, NOVEMBER + dt.timedelta(days=183))
    assert upkeep.not_rechecked(name, NOVEMBER + dt.timedelta(days=184))


def test_a_task_comes_back_with_the_turn_of_the_year_before_it_expires(curator: User) -> None:
    upkeep.done(name="visitor-visa", day=dt.date(2026, 12, 1), by=curator)
    (row,) = [row for row in upkeep.rows(dt.date(2027, 3, 1)) if row.task.name == "visitor-visa"]
    assert (row.is_due, row.not_rechecked) == (True, False)
    (before,) = [row for row in upkeep.rows(dt.date(2027, 2, 28)) if row.task.name == "visitor-visa"]
    assert before.is_due is False


def test_a_check_in_june_is_of_the_new_season(curator: User) -> None:
    assert upkeep.done(name="calendar", day=dt.date(2027, 6, 12), by=curator).good_until == dt.date(2028, 5, 31)


def test_who_does_a_task_first_owns_it_and_its_history_names_each(curator: User) -> None:
    other = make_user("other@example.org", "Curator")
    upkeep.done(name="fees", day=NOVEMBER, by=curator, note="test: first")
    upkeep.done(name="fees", day=NOVEMBER + dt.timedelta(days=1), by=other, note="test: second")
    kept = Upkeep.objects.get(name="fees")
    assert (kept.owner, kept.note, kept.done_on) == (curator, "test: second", dt.date(2026, 11, 21))
    assert [row.history_user for row in kept.history.all()][:2] == [other, curator]
    assert upkeep.take_on(name="fees", by=other).owner == other


def test_what_is_not_in_the_registry_cannot_be_done(curator: User) -> None:
    with pytest.raises(KeyError, match="salary"):
        upkeep.done(name="salary", day=NOVEMBER, by=curator)
    assert Upkeep.objects.count() == 0


def test_making_the_rows_twice_makes_them_once() -> None:
    for _time in range(2):
        upkeep.make_missing()
    assert sorted(Upkeep.objects.values_list("name", flat=True)) == sorted(upkeep.TASKS)


def test_all_tasks_are_read_in_one_query(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert len(upkeep.rows(NOVEMBER)) == 6


WORDS = [
    ("calendar", None, NOVEMBER, "Not rechecked for the 2027 season", True),
    ("calendar", NOVEMBER, NOVEMBER, "Rechecked on 20 November 2026", False),
    ("calendar", NOVEMBER, dt.date(2027, 6, 1), "Not rechecked for the 2028 season", True),
    ("two-year-rule", None, NOVEMBER, "Not rechecked since it was written", True),
    ("two-year-rule", NOVEMBER, dt.date(2027, 5, 22), "Rechecked on 20 November 2026", False),
    ("two-year-rule", NOVEMBER, dt.date(2027, 5, 23), "Not rechecked since 20 November 2026", True),
]


@pytest.mark.parametrize(("name", "done_on", "day", "words", "stale"), WORDS)
def test_pages_say_when_it_was_rechecked_or_that_it_was_not(
    name: str, done_on: dt.date | None, day: dt.date, words: str, stale: bool, curator: User
) -> None:
    if done_on:
        upkeep.done(name=name, day=done_on, by=curator)
    found = rechecked(name, day)
    assert (found.words, found.stale) == (words, stale)


def test_the_season_on_a_program_page_and_signals_on_a_specialty_page_say_so(
    client: Client, curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: NOVEMBER)
    made = made_up.program("Test Hospital")
    made.specialty.signals.create(match_year=2027, gold=5, grade="A")
    season, at = Season.objects.create(match_year=2027), dt.datetime(2027, 3, 19, 16, tzinfo=dt.UTC)
    SeasonEvent.objects.create(season=season, event="match_day", starts_at=at, all_day=True, service="NRMP", grade="A")
    program, specialty = f"/programs/{made.public_id}/{made.slug}/", f"/specialties/{made.specialty.slug}/"
    for address in (program, specialty):
        assert "Not rechecked for the 2027 season" in client.get(address).content.decode()
    for name in ("calendar", "signals"):
        upkeep.done(name=name, day=NOVEMBER, by=curator)
    for address in (program, specialty):
        page = client.get(address).content.decode()
        assert "Rechecked on 20 November 2026" in page
        assert "Not rechecked" not in page


def test_a_curator_marks_tasks_done_from_the_list_with_a_note(curator: User) -> None:
    client = signed_in(curator)
    listed = client.get(reverse("admin:programs_upkeep_changelist")).content.decode()
    assert "Season calendar" in listed
    assert "never done" in listed
    chosen = list(Upkeep.objects.filter(name__in=["fees", "calendar"]).values_list("pk", flat=True))
    said = {"action": "mark_done", "_selected_action": chosen, "note": "test: as before"}
    page = client.post(reverse("admin:programs_upkeep_changelist"), said, follow=True).content.decode()
    assert "2 tasks are done." in page
    kept = Upkeep.objects.filter(note="test: as before", owner=curator, done_on__isnull=False)
    assert sorted(kept.values_list("name", flat=True)) == ["calendar", "fees"]


def test_a_task_is_done_from_its_own_page(curator: User) -> None:
    upkeep.make_missing()
    client, row = signed_in(curator), Upkeep.objects.get(name="h1b-payment")
    url = reverse("admin:programs_upkeep_done", args=[row.pk])
    assert url in client.get(reverse("admin:programs_upkeep_change", args=[row.pk])).content.decode()
    page = client.post(url, {"note": "test: still asked"}, follow=True).content.decode()
    row.refresh_from_db()
    assert "Noted as done today." in page
    assert (row.note, row.owner) == ("test: still asked", curator)


def test_the_first_page_tells_what_is_due_and_no_more(curator: User) -> None:
    client = signed_in(curator)

    def told() -> int:
        (found,) = [one for one in client.get("/admin/").context["waits"] if one["row"].where is Upkeep]
        listed = client.get(found["url"]).context["cl"].result_list
        assert len(listed) == found["count"]
        return int(found["count"])

    assert told() == len(upkeep.TASKS)
    for name in OF_THE_LAW:
        upkeep.done(name=name, day=timezone.localdate(), by=curator)
    assert told() == len(OF_A_SEASON)
    upkeep.done(name="fees", day=dt.date(2020, 7, 1), by=curator)
    assert told() == len(OF_A_SEASON)


def test_who_may_not_change_tasks_does_none(curator: User) -> None:
    upkeep.make_missing()
    row = Upkeep.objects.get(name="fees")
    guest = signed_in(make_user("guest@example.org"))
    assert guest.post(reverse("admin:programs_upkeep_done", args=[row.pk])).status_code == 403
    assert Upkeep.objects.get(name="fees").done_on is None


def test_who_may_not_see_the_tasks_makes_none_by_asking() -> None:
    Upkeep.objects.all().delete()
    asked = signed_in(make_user("nobody@example.org")).get(reverse("admin:programs_upkeep_changelist"))
    assert asked.status_code == 403
    assert not Upkeep.objects.exists()
