"""The calendar as iCalendar: held against the library's own strict reading, and against the text of RFC 5545."""

import datetime as dt
import re

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from applicants.calendar import Event, Kind
from applicants.calendars import ics
from tests.applicants.calendars.grammar import checked, lines_of
from tests.applicants.calendars.made_up import NOW, moment

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def written(*events, name="Test season"):
    return ics.written(events, name=name, now=NOW, absolute=lambda path: f"https://site.test{path}")


def whole_day(title="Test day", **more):
    row = {"key": "season-2027-test", "kind": Kind.SEASON, "first": dt.date(2027, 3, 15), "last": dt.date(2027, 3, 19)}
    return Event(title=title, **{**row, **more})


def timed(**more):
    starts = moment(2027, 3, 3, 21)
    row = {"first": starts.date(), "last": starts.date(), "starts_at": starts, "kind": Kind.INTERVIEW}
    return whole_day(key="interview-7", **{**row, **more})


def test_whole_days_end_on_the_day_after_the_last_and_have_no_clock():
    (event,) = checked(written(whole_day()))
    assert (event["DTSTART"], event["DTEND"]) == ("20270315", "20270320")


def test_moments_are_told_in_utc():
    (event,) = checked(written(timed(ends_at=moment(2027, 3, 3, 22, 30))))
    assert (event["DTSTART"], event["DTEND"]) == ("20270304T020000Z", "20270304T033000Z")


def test_an_interview_without_a_length_has_no_end():
    (event,) = checked(written(timed()))
    assert "DTEND" not in event


def test_an_interview_takes_time_and_a_deadline_does_not():
    interview, deadline = checked(written(timed(), whole_day()))
    assert (interview["TRANSP"], deadline["TRANSP"]) == ("OPAQUE", "TRANSPARENT")


def test_each_change_raises_the_sequence_and_the_uid_stays():
    before, after = (checked(written(timed(sequence=number)))[0] for number in (0, 3))
    assert before["UID"] == after["UID"] == "interview-7@openward"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "3")


def test_links_of_the_site_are_whole_addresses():
    (event,) = checked(written(whole_day(page="/programs/1/")))
    assert event["URL"] == "https://site.test/programs/1/"


def test_an_empty_calendar_is_still_one():
    assert checked(written()) == []
    assert b"X-WR-CALNAME:Test season\r\n" in written()
    assert b"PRODID:-//Openward//" in written()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("a;b,c\\d", "a;b,c\\d"),
        ("line\r\nline\rline", "line\nline\nline"),
        ("BEGIN:VEVENT\r\nEND:VCALENDAR", "BEGIN:VEVENT\nEND:VCALENDAR"),
        ("C:\\New folder", "C:\\New folder"),
        ("bell\x07, null\x00", "bell , null "),
        ("half \ud800", "half  "),
        ("😀" * 60, "😀" * 60),
        ("  led by spaces", "  led by spaces"),
    ],
)
def test_nasty_texts_come_through_as_they_were_typed(typed, told):
    (event,) = checked(written(whole_day(typed)))
    assert event["SUMMARY"] == told


NASTY = st.text(st.sampled_from('\r\n\t\\;,:"nN \x00\x07\x7f\x85\u2028ü😀é\ufeffA')) | st.text(
    st.characters(exclude_categories=())
)
BEGIN = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 10**9).map(lambda seconds: BEGIN + dt.timedelta(seconds=seconds))
EVENTS = st.builds(
    Event,
    key=st.integers(1, 10**6).map("reminder-{}".format),
    kind=st.sampled_from(Kind),
    title=NASTY,
    first=st.just(dt.date(2027, 1, 1)),
    last=st.just(dt.date(2027, 1, 2)),
    starts_at=st.none() | MOMENTS,
    note=NASTY,
    place=NASTY,
    page=st.sampled_from(["", "/programs/1/", "https://example.test/a,b;c"]),
    sequence=st.integers(0, 2**31 - 1),
)


def expected(text):
    return UNFIT.sub(" ", re.sub("\r\n?|[\u2028\u2029]", "\n", text))


@given(st.lists(EVENTS, max_size=5, unique_by=lambda event: event.key), NASTY)
@example([whole_day("\\N")], "\\N")
def test_any_text_makes_a_valid_calendar_and_comes_back_whole(events, name):
    content = written(*events, name=name)
    told = checked(content)
    for event, back in zip(events, told, strict=True):
        assert back["UID"] == ics.uid(event)
        assert back["SUMMARY"] == expected(event.title)
        assert back.get("LOCATION", "") == expected(event.place)
        if event.note:
            assert back["DESCRIPTION"] == expected(event.note) + ("\nDone" if event.done else "")


@given(st.lists(EVENTS, max_size=5, unique_by=lambda event: event.key))
def test_the_library_reads_it_without_an_error(events):
    (read,) = icalendar.Calendar.from_ical(written(*events), multiple=True)
    found = read.walk("VEVENT")
    assert [str(one["UID"]) for one in found] == [ics.uid(event) for event in events]
    assert not read.errors
    assert not [one for one in found if one.errors]
    for event, one in zip(events, found, strict=True):
        assert (one.decoded("DTSTART") == event.starts_at) or (one.decoded("DTSTART") == event.first)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "must end too"),
        (b"BEGIN:VCALENDAR\r\nX:" + b"a" * 80 + b"\r\n", "octets in one line"),
        (b"BEGIN:VCALENDAR\r\nX-A:\xc3\r\n \xbc\r\n", "utf-8"),
    ],
)
def test_the_check_itself_can_fail(broken, said):
    with pytest.raises((AssertionError, UnicodeDecodeError), match=said):
        lines_of(broken)


def test_the_check_refuses_what_is_not_escaped_or_missing():
    good = written(whole_day("a;b"))
    with pytest.raises(AssertionError, match="not escaped"):
        checked(good.replace(b"a\\;b", b"a;b"))
    with pytest.raises(AssertionError, match="DTSTAMP must stand once"):
        checked(re.sub(rb"DTSTAMP:.*\r\n", b"", good))
    with pytest.raises(AssertionError, match="control character"):
        checked(good.replace(b"a\\;b", b"a\x07b"))


def test_the_tag_stands_while_nothing_changes_and_moves_with_any_event():
    tag = ics.etag([whole_day()], "Test", "https://site.test/")
    assert tag == ics.etag([whole_day()], "Test", "https://site.test/")
    assert tag.startswith('W/"')
    assert tag != ics.etag([whole_day("Another")], "Test", "https://site.test/")
    assert ics.etag([whole_day("\ud800")], "Test", "") != tag
