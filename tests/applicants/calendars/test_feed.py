"""The address at which other calendars read, and single events: as a calendar program asks for them."""

import datetime as dt
import re

import pytest
from django.db import IntegrityError
from django.test import Client

from applicants.calendars.rows import calendar_of, feed_seasons
from applicants.models import CalendarToken
from tests.applicants.calendars import made_up
from tests.applicants.calendars.grammar import checked
from tests.applicants.calendars.made_up import DAY, EASTERN, YEAR
from tests.search import made_up as directory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def address(reader, owner):
    assert reader.post("/calendar/address/").status_code == 303
    return f"/calendar/{owner.calendar_tokens.get(revoked_at=None).token}.ics"


@pytest.fixture
def kept(owner):
    """Something of each kind, and secrets beside it."""
    made_up.the_season()
    entry = made_up.entry(owner, notes="secret-notes", tags=["secret-tag"])
    directory.deadline(entry.program, "--12-01")
    made_up.interview(entry, notes="secret-thoughts", place="https://video.test/room, 2;3")
    owner.own_reminders.create(day=DAY, text="Test; call, now")
    owner.profile = {"step2": 251, "match_year": 2027}
    owner.save()
    row = {"match_year": YEAR, "kind": "personal_statement", "title": "Test version"}
    owner.documents.create(**row, text="secret-words", note="secret-remark", due_on=DAY)
    criterion = owner.criteria.create(name="secret-criterion")
    entry.scores.create(criterion=criterion, points=9)
    return entry


def test_a_calendar_program_reads_it_without_a_cookie_and_is_given_none(address, kept):
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    titles = {event["SUMMARY"] for event in checked(answer.content)}
    assert {
        "Test; call, now",
        "Rank lists close",
        "Application deadline: Test Hospital, Test Medicine",
        "Interview: Test Hospital, Test Medicine",
        "Reply to the interview offer: Test Hospital, Test Medicine",
        "Due: personal statement, Test version",
    } <= titles


def test_it_holds_no_notes_scores_or_answers(address, kept):
    # The moment at which it is written may hold any digits.
    content = re.sub(rb"DTSTAMP:\w+", b"", Client().get(address).content.replace(b"\r\n ", b""))
    assert b"Test version" in content
    assert b"secret" not in content
    assert b"251" not in content
    assert kept.applicant.user.email.encode() not in content


def test_it_is_kept_by_no_shared_cache_and_found_by_no_search_engine(address):
    headers = Client().get(address).headers
    assert headers["Cache-Control"] == "private, max-age=900"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_what_has_not_changed_is_not_sent_again(address, kept):
    tag = Client().get(address).headers["ETag"]
    again = Client().get(address, headers={"if-none-match": tag})
    assert again.status_code == 304
    assert not again.content
    assert again.headers["ETag"] == tag
    kept.applicant.own_reminders.update(text="Test changed")
    changed = Client().get(address, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_events_keep_their_names_when_they_change(address, kept):
    before = {event["SUMMARY"]: event["UID"] for event in checked(Client().get(address).content)}
    interview = kept.interviews.get()
    interview.starts_at, interview.revision = interview.starts_at + dt.timedelta(days=1), 2
    interview.save()
    after = {event["SUMMARY"]: event for event in checked(Client().get(address).content)}
    assert before == {title: event["UID"] for title, event in after.items()}
    assert after["Interview: Test Hospital, Test Medicine"]["SEQUENCE"] == "1"


def test_a_new_address_ends_the_old_one(address, reader, owner):
    reader.post("/calendar/address/")
    assert Client().get(address).status_code == 404
    new = owner.calendar_tokens.get(revoked_at=None)
    assert Client().get(f"/calendar/{new.token}.ics").status_code == 200
    assert owner.calendar_tokens.count() == 2


def test_an_address_that_was_taken_back_is_as_one_that_never_was(address, reader):
    assert reader.post("/calendar/address/revoke/").status_code == 303
    taken_back, never = Client().get(address), Client().get(f"/calendar/{'A' * 43}.ics")
    assert (taken_back.status_code, never.status_code) == (404, 404)
    assert "Make an address" in reader.get("/calendar/").content.decode()


@pytest.mark.parametrize("token", ["short", "A" * 51, "A" * 20 + "%00", "A" * 30 + "é", "A" * 20 + "/x"])
def test_what_can_be_no_token_is_not_found(db, client, token):
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_the_page_shows_the_address_to_its_owner_alone(address, reader):
    assert address in reader.get("/calendar/").content.decode()
    assert address not in Client().get("/calendar/").content.decode()


def test_the_address_is_told_to_no_log(address, caplog):
    with caplog.at_level("DEBUG"):
        Client().get(address)
    token = address.removeprefix("/calendar/").removesuffix(".ics")
    assert caplog.records
    assert not [record for record in caplog.records if token in record.getMessage() or token in str(record.__dict__)]


def test_only_one_address_stands_at_a_time(owner):
    CalendarToken.objects.create(applicant=owner)
    with pytest.raises(IntegrityError, match="one_calendar_address_stands"):
        CalendarToken.objects.create(applicant=owner)


def test_next_season_is_in_it_once_something_is_kept_for_it(address, owner):
    entry = made_up.entry(owner, directory.program("Test Next"), year=2028)
    directory.deadline(entry.program, "--12-01")
    events = checked(Client().get(address).content)
    assert [event["DTSTART"] for event in events if "Test Next" in event["SUMMARY"]] == ["20271201"]


def test_in_spanish_it_speaks_spanish(address, kept):
    content = Client().get(f"/es{address}").content
    assert checked(content)
    assert b"Rank lists close" not in content


def test_one_event_can_be_taken_along(reader, kept):
    links = re.findall(r"/calendar/event/([a-z0-9-]+)\.ics", reader.get("/calendar/").content.decode())
    assert len(set(links)) >= 8
    for key in sorted(set(links)):
        answer = reader.get(f"/calendar/event/{key}.ics")
        (event,) = checked(answer.content)
        assert event["UID"] == f"{key}@openward"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{key}.ics"'
        assert "no-store" in answer.headers["Cache-Control"]


def test_one_event_of_somebody_else_is_not_found(reader, kept):
    key = f"interview-{kept.interviews.get().pk}"
    assert reader.get(f"/calendar/event/{key}.ics").status_code == 200
    assert Client().get(f"/calendar/event/{key}.ics").status_code == 404
    stranger = Client()
    stranger.force_login(
        made_up.applicant("stranger@example.test").user, "allauth.account.auth_backends.AuthenticationBackend"
    )
    assert stranger.get(f"/calendar/event/{key}.ics").status_code == 404


def test_the_feed_takes_no_post(address):
    assert Client().post(address).status_code == 405


def test_a_paper_of_a_later_season_is_in_the_feed(owner):
    owner.documents.create(match_year=2028, kind="step2", due_on=dt.date(2027, 2, 1))
    seasons = feed_seasons(owner, DAY)
    assert any(event.title.startswith("Due: ") for event in calendar_of(owner, seasons, DAY, EASTERN).events)
