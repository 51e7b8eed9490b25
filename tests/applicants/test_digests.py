"""What changed, once a period: written down in words before it goes, quiet where nothing happened."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from applicants import digests
from applicants.mailing import owed, readers, sending
from applicants.models import Applicant, Mailing, SavedSearch
from applicants.searches import keeping
from programs import facts
from programs.models import Change, Decision, DirectoryVersion
from search import index
from tests.applicants.mailing.conftest import NOW, Sink, change, entry, port, reader, sink
from tests.search import made_up

__all__ = ["port", "sink"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)


def told(now: dt.datetime = NOW) -> list[Mailing]:
    """What is written down for whoever is due."""
    return list(Mailing.objects.filter(pk__in=digests.write(readers.due("digest", now, 100), now)).order_by("pk"))


def gone(mailing: Mailing, now: dt.datetime = NOW) -> None:
    mailing.refresh_from_db()
    owed.sent(mailing, now)


def lines(mailing: Mailing) -> dict[str, list[list[str]]]:
    sections = mailing.content["sections"]
    return {one["title"]: [[item["name"], *item["lines"]] for item in one["items"]] for one in sections}


def test_it_tells_what_changed_on_ones_own_programs_in_the_words_of_the_pages() -> None:
    mine, other = made_up.program("Test Hospital of Mine"), made_up.program("Test Hospital of Others")
    entry(reader(), mine)
    change(mine)
    change(other)
    (mailing,) = told()
    assert lines(mailing) == {
        "What changed on your programs": [["Test Hospital of Mine, Test Medicine", "J-1 visa: No → Yes"]]
    }
    assert (mailing.key, mailing.content["subject"]) == ("weekly 2026-W47", "1 change on your list")
    (item,) = mailing.content["sections"][0]["items"]
    assert item["path"] == f"/programs/{mine.public_id}/{mine.slug}/"


def test_it_arrives_in_the_applicants_language(sink: Sink) -> None:
    program = made_up.program()
    entry(reader(language="es"), program)
    change(program)
    (mailing,) = told()
    sending.send([mailing.pk], lambda: NOW)
    (letter,) = sink.letters
    assert f"/es/programs/{program.public_id}/" in letter.get_body(("plain",)).get_content()
    assert "No → Sí" in letter.get_body(("html",)).get_content()


def test_nothing_happened_nothing_goes_and_the_period_is_not_asked_again() -> None:
    entry(reader(), made_up.program())
    assert told() == []
    (row,) = Mailing.objects.all()
    assert (row.content["quiet"], row.sent_at, row.attempts) == (True, NOW, 0)
    assert readers.due("digest", NOW, 100) == []
    assert readers.due("digest", NOW + DAY, 100) == [row.applicant_id], "on Monday the next week begins"


@pytest.mark.parametrize(
    "who",
    [
        {"digest": "never"},
        {"verified": False},
        {"time_zone": "Pacific/Honolulu"},  # five in the morning
    ],
)
def test_who_is_not_due_is_not_asked(who: dict[str, Any]) -> None:
    entry(reader(**who), made_up.program())
    assert readers.due("digest", NOW, 100) == []


def test_who_has_no_account_is_not_asked() -> None:
    Applicant.objects.create(seen_at=NOW)
    assert [readers.due(kind, NOW, 100) for kind in ("digest", "reminder")] == [[], []]


def test_what_was_told_is_not_told_again_and_nothing_between_is_left_out() -> None:
    program = made_up.program()
    entry(reader(digest="daily"), program)
    change(program)
    (first,) = told()
    gone(first)
    # Younger than an hour when the first was written: its work may not have been done then.
    change(program, "visa_h1b", at=NOW - dt.timedelta(minutes=10))
    (second,) = told(NOW + DAY)
    assert lines(second)["What changed on your programs"][0][1:] == ["H-1B visa: No → Yes"]
    gone(second)
    assert told(NOW + 2 * DAY) == []


def test_a_digest_that_still_waits_holds_the_next_back_and_one_that_was_refused_is_made_up_for() -> None:
    program = made_up.program()
    entry(reader(digest="daily"), program)
    change(program)
    (first,) = told()
    assert readers.due("digest", NOW + DAY, 100) == []
    Mailing.objects.update(failed_at=NOW, error="SMTPDataError 550")
    (second,) = told(NOW + DAY)
    assert lines(second) == lines(first)


def test_what_may_have_gone_is_not_told_again() -> None:
    program = made_up.program()
    entry(reader(digest="daily"), program)
    change(program)
    told()
    Mailing.objects.update(failed_at=NOW, sending_since=NOW, error=owed.UNSURE)
    assert told(NOW + DAY) == []


def test_who_goes_from_daily_to_weekly_is_not_told_twice_in_a_week() -> None:
    who = reader(digest="daily")
    program = made_up.program()
    entry(who, program)
    thursday = NOW - 3 * DAY
    change(program, at=thursday - dt.timedelta(hours=5))
    (first,) = told(thursday)
    gone(first, thursday)
    Applicant.objects.update(digest="weekly")
    change(program, "visa_h1b")
    assert told(NOW) == []
    (monday,) = told(NOW + DAY)
    assert lines(monday)["What changed on your programs"][0][1:] == ["H-1B visa: No → Yes"]


def test_what_stood_when_a_program_was_saved_is_no_news_nor_is_what_happens_to_one_that_declined() -> None:
    who = reader()
    late, over = made_up.program(), made_up.program()
    entry(who, late, added_at=NOW - dt.timedelta(hours=2))
    entry(who, over, status="rejected")
    change(late)
    change(over)
    assert told() == []


def test_of_a_fact_that_moved_several_times_the_last_is_told() -> None:
    program = made_up.program()
    entry(reader(), program)
    change(
        program, at=NOW - dt.timedelta(hours=5), after={"value": "case_by_case", "strength": "", "agreement": "single"}
    )
    change(program, at=NOW - dt.timedelta(hours=3))
    (mailing,) = told()
    assert lines(mailing)["What changed on your programs"][0][1:] == ["J-1 visa: No → Yes"]


def listed(program: Any, year: int) -> None:
    source = made_up.source("test-list", kind="program_list")
    code, page = f"{program.public_id[:4]}140C0", f"https://example.test/{year}"
    made_up.statement(program, "nrmp_code", code, source=source, match_year=year, page_url=page)


def test_it_tells_once_that_a_program_is_no_longer_listed_or_listed_again() -> None:
    mine, other = made_up.program("Test Hospital of Mine"), made_up.program("Test Hospital of Others")
    entry(reader(digest="daily"), mine)
    listed(mine, 2026)
    listed(other, 2026)
    assert told() == []
    listed(other, 2027)
    (mailing,) = told(NOW + DAY)
    (said,) = lines(mailing)["Listed, or no longer listed"]
    assert said[1].startswith("No longer listed")
    gone(mailing, NOW + DAY)
    assert told(NOW + 2 * DAY) == []
    listed(mine, 2027)
    (mailing,) = told(NOW + 3 * DAY)
    assert lines(mailing)["Listed, or no longer listed"][0][1] == "Listed again by a list of programs."


def test_it_tells_that_no_source_names_a_program_any_more() -> None:
    program = made_up.program()
    entry(reader(digest="daily"), program)
    told()
    program.published = False
    program.save()
    (mailing,) = told(NOW + DAY)
    assert lines(mailing)["Listed, or no longer listed"][0][1].startswith("No source that we show")


def test_a_saved_search_tells_what_it_newly_finds_once_the_mail_has_gone() -> None:
    who = reader(digest="daily")
    known = made_up.program("Test Hospital of Before", state="NY")
    search = keeping.keep(applicant=who, name="Test search", query="state=NY", found=[known.pk])
    new = made_up.program("Test Hospital of Tomorrow", state="NY")
    made_up.program("Test Hospital Elsewhere", state="TX")
    (mailing,) = told()
    assert lines(mailing) == {
        "New for your search “Test search”": [["Test Hospital of Tomorrow, Test Medicine", "New York"]]
    }
    assert mailing.content["sections"][0]["path"] == "/programs/?state=NY"
    assert mailing.content["subject"] == "1 new program found"
    search.refresh_from_db()
    assert search.known == [known.pk], "not told before the mail has gone"
    gone(mailing)
    search.refresh_from_db()
    assert search.known == [known.pk, new.pk]
    assert told(NOW + DAY) == []


def test_a_search_by_verdict_is_asked_with_the_answers_that_the_account_keeps() -> None:
    who = reader(digest="daily", profile={"step2": 245, "work_status": "citizen"})
    keeping.keep(applicant=who, name="Test fit", query="sort=fit&verdict=open&verdict=confirm&verdict=closed", found=[])
    nobody = reader(digest="daily")
    keeping.keep(applicant=nobody, name="Test fit", query="verdict=open", found=[])
    made_up.program("Test Hospital of Fit")
    (mailing,) = told()
    assert mailing.applicant == who
    assert "New for your search “Test fit”" in lines(mailing)


def test_many_programs_and_many_changes_are_told_in_part_with_how_many_more() -> None:
    who = reader()
    for number in range(42):
        program = made_up.program(f"Test Hospital {number:02}")
        entry(who, program)
        change(program)
    (mailing,) = told()
    (section,) = mailing.content["sections"]
    assert (len(section["items"]), section["more"]) == (40, "2 more programs changed.")
    assert mailing.content["subject"] == "42 changes on your list"


def test_many_applicants_cost_as_many_queries_as_few(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    programs = [made_up.program(f"Test Hospital {number}") for number in range(3)]
    for program in programs:
        change(program)
    for _ in range(12):
        who = reader()
        keeping.keep(applicant=who, name="Test search", query="state=NY", found=[])
        for program in programs:
            entry(who, program)
    held = index.build(timezone.localdate(NOW))
    monkeypatch.setattr("search.current._held", SimpleNamespace(current=lambda _day: held))
    due = readers.due("digest", NOW, 100)
    assert len(due) == 12
    with django_assert_max_num_queries(19):
        assert len(digests.write(due, NOW)) == 12
    assert SavedSearch.objects.count() == 12


def test_asking_twice_writes_once() -> None:
    program = made_up.program()
    entry(reader(), program)
    change(program)
    due = readers.due("digest", NOW, 100)
    assert len(digests.write(due, NOW)) == 1
    digests.write(due, NOW)
    assert Mailing.objects.count() == 1


def test_the_subject_counts_changes_and_not_programs() -> None:
    program = made_up.program()
    entry(reader(), program)
    for field in ("visa_j1", "visa_h1b", "accepts_img"):
        change(program, field)
    (mail,) = told()
    assert mail.content["subject"] == "3 changes on your list"


def test_a_deadline_that_moved_is_told_where_last_seasons_went_as_well() -> None:
    program = made_up.program()
    entry(reader(), program)
    DirectoryVersion.objects.get_or_create(pk=1)
    october, day = dt.date(2026, 10, 1), dt.date(2026, 11, 22)
    days = ("2025-12-01", "2026-12-15")
    old = [made_up.statement(program, "application_deadline", one, live=october) for one in days]
    facts.settle([program.pk], day=day, cause=facts.Cause("test"))
    Change.objects.all().delete()
    for one in old:
        Decision.objects.create(statement=one, verdict="rejected", until_said_again=True)
    made_up.statement(program, "application_deadline", "2026-12-01", live=day)
    facts.settle([program.pk], day=day, cause=facts.Cause("test"))
    Change.objects.update(at=NOW - dt.timedelta(hours=3))
    (mail,) = told()
    assert "15 December 2026 → 1 December 2026" in str(lines(mail))
