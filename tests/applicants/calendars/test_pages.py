"""The calendar's pages: what they show, whom, and how many queries that takes."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applicants.models import Applicant, Document, Reminder
from tests.applicants.calendars import made_up
from tests.applicants.calendars.made_up import DAY, YEAR
from tests.search import made_up as directory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
MOST_QUERIES = 14


def page(client, address="/calendar/", status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def new_reminder(client, **more):
    return client.post("/calendar/reminders/new/", {"day": "2026-12-05", "text": "Test call", "entry": "", **more})


def test_who_keeps_nothing_sees_the_season_and_is_not_kept(client):
    made_up.the_season()
    text = page(client)
    assert "Rank lists close" in text
    assert "No program is on your list yet" in text
    assert not Applicant.objects.exists()
    assert not client.cookies.get("sessionid")


def test_a_list_brings_deadlines_interviews_reminders_and_papers(reader, owner):
    made_up.the_season()
    entry = made_up.entry(owner)
    directory.deadline(entry.program, "--12-01")
    made_up.interview(entry)
    owner.own_reminders.create(day=dt.date(2026, 12, 5), text="Test call")
    owner.documents.create(match_year=YEAR, kind="letter", title="Dr Test", due_on=dt.date(2026, 12, 6))
    text = page(reader)
    for told in (
        "Application deadline: Test Hospital, Test Medicine",
        "1 December, as stated for every season",
        "Thu 3 December 2026, 09:30 to 11:00 Eastern",
        "Reply to the interview offer: Test Hospital, Test Medicine",
        "Test call",
        "Due: letter of recommendation, Dr Test",
    ):
        assert told in text, told


def test_times_stand_in_both_zones(reader, owner):
    owner.time_zone = "Asia/Karachi"
    owner.save()
    made_up.interview(made_up.entry(owner))
    text = page(reader)
    assert "Thu 3 December 2026, 09:30 to 11:00 Eastern" in text
    assert "Thu 3 December 2026, 19:30 to 21:00 in Karachi" in text


def test_a_list_of_ophthalmology_alone_has_no_day_of_the_nrmp_and_says_so(reader, owner):
    made_up.the_season()
    made_up.specialty("240", application="SF Match", match="SF Match")
    made_up.entry(owner, directory.program("Test Eye Hospital", code="240"))
    text = page(reader)
    assert "Rank lists close" not in text
    assert "Match Week" not in text
    assert "Programs on your list use SF Match. We hold none of its dates" in text


def test_urology_has_the_days_of_eras_and_none_of_the_nrmp(reader, owner):
    made_up.the_season()
    made_up.specialty("480", application="ERAS", match="AUA")
    made_up.entry(owner, directory.program("Test Urology", code="480"))
    text = page(reader)
    assert "Programs may read applications" in text
    assert "Rank lists close" not in text
    assert "Programs on your list use AUA. We hold none of its dates" in text


def test_what_nothing_will_come_of_is_left_out_and_counted(reader, owner):
    entry = made_up.entry(owner, status="withdrawn")
    directory.deadline(entry.program, "--12-01")
    made_up.interview(entry)
    text = page(reader)
    assert "Application deadline" not in text
    assert "Interview: " not in text
    assert "1 program that rejected you, or that you declined or withdrew from, is left out." in text


def test_programs_that_state_no_date_are_counted(reader, owner):
    made_up.entry(owner)
    directory.deadline(made_up.entry(owner, directory.program("Test B")).program, "--12-01")
    assert "1 program on your list states no date for this season" in page(reader)


def test_a_month_is_a_table_with_headings_and_leads_to_its_neighbours(reader, owner):
    made_up.interview(made_up.entry(owner))
    text = page(reader, "/calendar/?month=2026-12")
    assert text.count('<th scope="col"') == 7
    assert "December 2026" in text
    assert 'rel="prev" href="?month=2026-11"' in text
    assert 'rel="next" href="?month=2027-01"' in text
    assert "09:30 Eastern" in text


def test_the_week_begins_as_the_language_has_it(client):
    assert 'abbr="Sunday"' in page(client, "/calendar/?month=2026-12").split("</th>")[0]
    assert 'abbr="lunes"' in page(client, "/es/calendar/?month=2026-12").split("</th>")[0]


@pytest.mark.parametrize(
    "month", ["2026-13", "2026", "0000-01", "9999-12", "x" * 4000, "２０２６-12", "2026-1a", "1999-12"]
)
def test_a_month_that_is_none_is_said_to_be_and_the_present_one_stands(client, month):
    text = page(client, f"/calendar/?month={month}")
    assert "There is no such month here" in text
    assert "November 2026" in text


def test_another_season_is_asked_for_in_the_address(reader, owner):
    entry = made_up.entry(owner, year=2026)
    owner.own_reminders.create(day=dt.date(2026, 2, 1), text="Test of last season", entry=entry)
    assert "Test of last season" not in page(reader)
    assert "Test of last season" in page(reader, "/calendar/?season=2026")


def test_a_reminder_far_ahead_is_not_out_of_sight(reader, owner):
    owner.own_reminders.create(day=dt.date(2030, 1, 1), text="Test far ahead")
    assert "Test far ahead" in page(reader)


def test_pages_are_kept_by_no_cache(client):
    for address in ("/calendar/", "/calendar/?month=", "/calendar/time-zone/", "/calendar/reminders/new/"):
        assert "no-store" in client.get(address).headers["Cache-Control"], address


def test_two_hundred_programs_and_forty_papers_take_no_more_queries_than_one(reader, owner):
    made_up.the_season()
    long_list(owner, 1, 1)
    few = queries_of(reader)
    long_list(owner, 199, 39)
    many = queries_of(reader)
    assert owner.entries.count() == 200
    assert owner.documents.count() == 40
    assert many == few <= MOST_QUERIES


def queries_of(client):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        page(client)
    return len(seen)


def long_list(owner, entries, documents):
    sponsor = directory.institution("Test Sponsor")
    for number in range(entries):
        program = directory.program(institution=sponsor, public_id=f"{sponsor.code}-140-s{number}", kinds="")
        entry = made_up.entry(owner, program)
        directory.deadline(program, "--12-01")
        made_up.interview(entry)
        owner.own_reminders.create(day=DAY, text="Test", entry=entry)
    for _ in range(documents):
        owner.documents.create(match_year=YEAR, kind="letter", title="Dr Test").entries.set(owner.entries.all()[:3])


def test_a_reminder_is_added_changed_and_deleted(reader, owner):
    assert new_reminder(reader).status_code == 303
    reminder = owner.own_reminders.get()
    address = f"/calendar/reminders/{reminder.pk}/"
    was = re.search(r'name="was" value="(\w+)"', page(reader, address))[1]
    changed = {"day": "2026-12-06", "text": "Test  other", "done": "on", "was": was}
    assert reader.post(address, changed).status_code == 303
    reminder.refresh_from_db()
    assert (reminder.day.day, reminder.text, reminder.done) == (6, "Test other", True)
    assert "Delete this reminder?" in page(reader, f"{address}delete/")
    assert owner.own_reminders.count() == 1
    assert reader.post(f"{address}delete/").status_code == 303
    assert owner.own_reminders.count() == 0


def test_a_reader_without_an_account_keeps_reminders_too(client):
    assert new_reminder(client).status_code == 303
    assert "Test call" in page(client)
    assert Applicant.objects.get().user is None


def test_what_another_tab_changed_is_shown_and_what_was_typed_is_kept(reader, owner):
    reminder = owner.own_reminders.create(day=DAY, text="Test first")
    address = f"/calendar/reminders/{reminder.pk}/"
    was = re.search(r'name="was" value="(\w+)"', page(reader, address))[1]
    Reminder.objects.update(text="Test from another tab")
    typed = {"day": "2026-12-06", "text": "Test typed", "was": was}
    answer = reader.post(address, typed)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "It was changed elsewhere in the meantime" in text
    assert "Test from another tab" in text
    assert 'value="Test typed"' in text
    assert owner.own_reminders.get().text == "Test from another tab"
    now = re.search(r'name="was" value="(\w+)"', text)[1]
    assert reader.post(address, {**typed, "was": now}).status_code == 303
    assert owner.own_reminders.get().text == "Test typed"


BAD = [
    ({"day": "soon"}, "Enter a valid date"),
    ({"day": "1999-01-01"}, "greater than or equal to"),
    ({"day": "99999-01-01"}, "Enter a valid date"),
    ({"day": ""}, "This field is required"),
    ({"text": ""}, "This field is required"),
    ({"text": "x" * 1_000_000}, "at most 200 characters"),
    ({"text": "nul\x00"}, "characters that cannot be read"),
    ({"text": "what bytes became \ufffd"}, "characters that cannot be read"),
    ({"entry": "999999999999999999999"}, "Select a valid choice"),
    ({"entry": "<script>"}, "Select a valid choice"),
]


@pytest.mark.parametrize(("sent", "said"), BAD)
def test_what_cannot_be_kept_is_said_beside_its_field(reader, owner, sent, said):
    answer = new_reminder(reader, **sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert "Test call" in text or "text" in sent
    assert "<script>alert" not in text
    assert owner.own_reminders.count() == 0


def test_there_is_an_end_to_reminders(reader, owner, monkeypatch):
    monkeypatch.setattr("applicants.calendars.keeping.MOST_REMINDERS", 1)
    new_reminder(reader)
    answer = new_reminder(reader, text="Test second")
    assert answer.status_code == 422
    assert "You have 1 reminders. Delete one before you add another." in answer.content.decode()


def test_a_stranger_finds_nothing_of_it(owner, db):
    reminder = owner.own_reminders.create(day=DAY, text="Test private")
    stranger = made_up.applicant("stranger@example.test")
    for who in (Client(), Client()):
        if who is not None:
            for method in ("get", "post"):
                for address in (f"/calendar/reminders/{reminder.pk}/", f"/calendar/reminders/{reminder.pk}/delete/"):
                    assert getattr(who, method)(address).status_code == 404
        who.force_login(stranger.user, "allauth.account.auth_backends.AuthenticationBackend")
        assert who.get(f"/calendar/reminders/{reminder.pk}/").status_code == 404
        assert who.post(f"/calendar/reminders/{reminder.pk}/delete/").status_code == 404
        assert "Test private" not in page(who)
    assert owner.own_reminders.count() == 1


@pytest.mark.parametrize("pk", ["0", "9" * 30, "9" * 5000])
def test_a_number_that_no_row_has_is_not_found(reader, pk):
    assert reader.get(f"/calendar/reminders/{pk}/").status_code == 404


def test_what_writes_takes_post_alone(reader, owner):
    for address in ("/calendar/address/", "/calendar/address/revoke/"):
        assert reader.get(address).status_code == 405
    assert not owner.calendar_tokens.exists()


def test_the_time_zone_is_set_and_told(client):
    assert "Asia/Karachi" in page(client, "/calendar/time-zone/")
    assert client.post("/calendar/time-zone/", {"time_zone": "Asia/Karachi"}).status_code == 303
    assert Applicant.objects.get().time_zone == "Asia/Karachi"
    assert "those of Karachi beside them" in page(client)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "x" * 5000, "Asia/Kar\x00achi"])
def test_a_zone_that_is_none_is_refused(client, zone):
    answer = client.post("/calendar/time-zone/", {"time_zone": zone})
    assert answer.status_code == 422
    assert not Applicant.objects.exists()


def test_a_zone_that_is_held_under_an_older_name_stays(reader, owner):
    owner.time_zone = "Mars/Olympus"
    owner.save()
    assert "Times are Eastern" in page(reader)
    assert "Mars/Olympus" not in page(reader, "/calendar/time-zone/")


def test_a_document_that_is_done_is_no_longer_due(reader, owner):
    Document.objects.create(
        applicant=owner, match_year=YEAR, kind="photo", title="Test photo", due_on=DAY, status="done"
    )
    assert "Test photo" not in page(reader)


def test_an_event_that_was_named_by_hand_is_shown(reader):
    made_up.season_event("SOAP_round_5", made_up.moment(2027, 3, 18, 21))
    assert "SOAP round 5" in page(reader)


def test_a_reminder_of_who_applies_later_stands_in_her_calendar(reader):
    session = reader.session
    session["profile"] = {"match_year": 2028, "step2": 240}
    session.save()
    new_reminder(reader, day="2027-02-10", text="Test booking")
    assert "Test booking" in page(reader)
