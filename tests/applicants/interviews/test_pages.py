"""Interviews as their owner notes them: dates in two zones, statuses, two windows and bad input."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from applicants.models import Criterion, Interview, Score
from search.profile import ApplicantProfile
from search.questions.session import PROFILE
from tests.applicants.ranking.rows import applicant, entry, interview, signed_in
from tests.search import made_up

PAGE, CARD = "/interviews/", "/interviews/scorecard/"
TYPED = {"day": "2027-01-15", "clock": "09:30", "zone": "America/Chicago", "format": "virtual", "minutes": "45"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return applicant()


@pytest.fixture
def own(client, who):
    return signed_in(client, who)


def page(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def of(kept, what=""):
    return f"{PAGE}{kept.pk}/{what}"


def scored(who, *weights):
    return [Criterion.objects.create(applicant=who, name=f"Test {n}", weight=w) for n, w in enumerate(weights)]


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def test_who_keeps_nothing_sees_what_to_do_first(client):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "No interview is noted yet" in page(answer)
    assert "no-store" in answer["Cache-Control"]


def test_a_time_in_the_programs_zone_is_told_in_eastern_and_in_ones_own(own, who):
    type(who).objects.update(time_zone="Africa/Lagos")
    kept = entry(who, status="applied")
    assert own.post(of(kept, "add/"), TYPED).status_code == 303
    assert Interview.objects.get().starts_at == dt.datetime(2027, 1, 15, 15, 30, tzinfo=dt.UTC)
    for address in (PAGE, of(kept)):
        found = page(own.get(address))
        assert "15 January 2027, 10:30 Eastern" in found
        assert "15 January 2027, 16:30 your time (Lagos)" in found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("interested", "interview_offered"),
        ("applied", "interview_offered"),
        ("waitlisted", "interview_offered"),
        ("interviewed", "interviewed"),
        ("ranked", "ranked"),
        ("rejected", "rejected"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_an_interview_moves_the_status_only_forward(own, who, before, after):
    kept = entry(who, status=before)
    own.post(of(kept, "add/"), TYPED)
    kept.refresh_from_db()
    assert kept.status == after
    assert kept.revision == (2 if before != after else 1)


def test_interviewed_is_offered_once_it_is_past_and_never_forced(own, who):
    kept = entry(who, status="interview_offered")
    interview(kept, starts_at=timezone.now() - dt.timedelta(hours=3), minutes=60)
    assert "Mark as interviewed" in page(own.get(PAGE))
    kept.refresh_from_db()
    assert kept.status == "interview_offered"
    assert own.post(of(kept, "held/")).status_code == 303
    kept.refresh_from_db()
    assert kept.status == "interviewed"
    assert "Mark as interviewed" not in page(own.get(PAGE))


def test_what_is_to_be_answered_stands_first_then_what_comes_by_date_then_what_was(own, who):
    names = {}
    for name, columns in {
        "Past": {"starts_at": timezone.now() - dt.timedelta(days=2)},
        "Later": {"starts_at": timezone.now() + dt.timedelta(days=9)},
        "Sooner": {"starts_at": timezone.now() + dt.timedelta(days=3)},
        "Reply": {"reply_by": days(2)},
        "Overdue": {"reply_by": days(-1)},
        "Unknown": {},
    }.items():
        names[name] = f"Test Hospital {name}"
        interview(entry(who, made_up.program(names[name]), status="interview_offered"), **columns)
    found = page(own.get(PAGE)).split("</form>", 1)[1]
    places = [found.index(f">{names[name]}</a>") for name in ("Overdue", "Reply", "Sooner", "Later", "Unknown", "Past")]
    assert places == sorted(places)
    assert found.count("This day has passed.") == 1


def test_two_at_the_same_time_are_told_on_both(own, who):
    at = timezone.now() + dt.timedelta(days=5)
    interview(entry(who, made_up.program("Test Hospital A")), starts_at=at, minutes=60)
    interview(entry(who, made_up.program("Test Hospital B")), starts_at=at + dt.timedelta(minutes=30))
    interview(entry(who, made_up.program("Test Hospital C")), starts_at=at + dt.timedelta(minutes=60))
    found = page(own.get(PAGE))
    assert found.count("At the same time as:") == 2
    assert "At the same time as: Test Hospital B" in found


def test_an_entry_that_was_invited_without_an_interview_noted_is_told(own, who):
    entry(who, made_up.program("Test Hospital"), status="interview_offered")
    assert "Invited, as your list says; no interview noted" in page(own.get(PAGE))


def test_the_picker_leads_to_ones_own_entries_alone(own, who):
    kept, theirs = entry(who), entry(applicant("other"))
    assert own.get(f"{PAGE}go/", {"to": of(kept)})["Location"] == f"{of(kept)}#add"
    for to in (of(theirs), "https://example.test/", "//example.test", "", "x" * 5000):
        assert own.get(f"{PAGE}go/", {"to": to})["Location"] == PAGE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "2027-01-15", "clock": ""}, "Give the day and the time, or neither."),
        ({"day": "", "clock": "09:30"}, "Give the day and the time, or neither."),
        ({"day": "2027-02-30"}, "Enter a valid date."),
        ({"day": "99999-01-01"}, "Enter a valid date."),
        ({"day": "1999-01-01"}, "Give a day between 2000 and 2099."),
        ({"day": "2027-03-14", "clock": "02:30"}, "there is no such time on that day"),
        ({"clock": "25:00"}, "Enter a valid time."),
        ({"minutes": "0"}, "greater than or equal to 1"),
        ({"minutes": "9" * 400}, "less than or equal to 1440"),
        ({"zone": "Mars/Base"}, "Select a valid choice."),
        ({"format": "by_post"}, "Select a valid choice."),
        ({"offered_on": "2027-01-02", "reply_by": "2027-01-01"}, "This is before the offer."),
        ({"place": "x" * 501}, "at most 500 characters"),
        ({"place": "a\x00b"}, "This holds characters that cannot be read."),
        ({"notes": "\x00"}, "This holds characters that cannot be read."),
        ({"notes": "n" * 1_000_000}, "at most 20000 characters"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_stays_typed(own, who, typed, said):
    kept = entry(who, status="applied")
    answer = own.post(of(kept, "add/"), {**TYPED, "notes": "kept as typed", **typed})
    assert answer.status_code == 400
    assert said in page(answer)
    assert typed.get("notes", "kept as typed")[:50].strip("\x00") in page(answer)
    assert not Interview.objects.exists()
    kept.refresh_from_db()
    assert kept.status == "applied"


def test_markup_and_links_that_are_none_are_shown_as_they_were_typed(own, who):
    kept = entry(who)
    interview(kept, place="javascript:alert(1)", notes="<script>x</script>")
    found = page(own.get(of(kept)))
    assert "<script>x" not in found
    assert 'href="javascript' not in found
    assert "&lt;script&gt;x" in found


def test_the_second_of_two_windows_keeps_what_it_typed_and_sees_what_stands(own, who):
    kept = entry(who)
    one = interview(kept, place="Test place")
    own.post(of(kept, f"{one.pk}/"), {**TYPED, "revision": 1, "place": "Test first window"})
    late = own.post(of(kept, f"{one.pk}/"), {**TYPED, "revision": 1, "place": "Test second window"})
    assert late.status_code == 409
    found = page(late)
    assert "This interview was changed in another window" in found
    assert "Test first window" in found
    assert 'value="Test second window"' in found
    one.refresh_from_db()
    assert (one.place, one.revision) == ("Test first window", 2)
    again = own.post(of(kept, f"{one.pk}/"), {**TYPED, "revision": 2, "place": "Test second window"})
    assert again.status_code == 303
    one.refresh_from_db()
    assert one.place == "Test second window"


def test_an_interview_removed_elsewhere_is_told_and_what_was_typed_is_kept(own, who):
    kept = entry(who)
    one = interview(kept)
    assert own.post(of(kept, f"{one.pk}/remove/"), {"revision": 1}).status_code == 303
    late = own.post(of(kept, f"{one.pk}/"), {**TYPED, "revision": 1, "place": "Test place"})
    assert late.status_code == 409
    assert "was removed in another window" in page(late)
    assert 'value="Test place"' in page(late)


def test_what_was_changed_elsewhere_is_not_removed_from_an_old_page(own, who):
    kept = entry(who)
    one = interview(kept, revision=4)
    own.post(of(kept, f"{one.pk}/remove/"), {"revision": 3})
    assert Interview.objects.count() == 1
    assert "so it was not removed" in page(own.get(of(kept)))


def test_twenty_interviews_of_one_program_are_the_most(own, who):
    kept = entry(who)
    Interview.objects.bulk_create(Interview(entry=kept) for _ in range(20))
    answer = own.post(of(kept, "add/"), TYPED)
    assert answer.status_code == 400
    assert "This program has 20 interviews already." in page(answer)


def test_questions_are_made_from_what_the_program_has_not_stated(own, who):
    program = made_up.program("Test Hospital")
    made_up.fact(program, "visa_j1", "yes", live=timezone.localdate())
    made_up.fact(program, "positions", "12", live=timezone.localdate())
    session = own.session
    session[PROFILE] = ApplicantProfile(work_status="none", visas=("j1", "h1b")).as_json()
    session.save()
    kept = entry(who, program)
    for address in (of(kept), of(kept, "questions/")):
        found = page(own.get(address))
        assert "Does the program sponsor H-1B visas" in found
        assert "By when would you need my Step 3 result" in found
        assert "How many of your current residents are international medical graduates?" in found
        assert "J-1 (ECFMG) visas" not in found
        assert "How many first-year positions" not in found


def test_a_yes_in_a_stored_copy_is_asked_again(own, who):
    program = made_up.program("Test Hospital")
    made_up.fact(program, "visa_j1", "yes")
    assert "Your page speaks of J-1 sponsorship." in page(own.get(of(entry(who, program))))


def test_everything_is_its_owners_alone(client, who):
    kept = entry(who, made_up.program("Test Hospital"))
    one, (criterion,) = interview(kept), scored(who, 5)
    read = [of(kept), of(kept, f"{one.pk}/"), of(kept, "questions/")]
    written = [
        *(of(kept, what) for what in ("add/", "held/", "score/", f"{one.pk}/", f"{one.pk}/remove/")),
        f"{CARD}{criterion.pk}/",
        f"{CARD}{criterion.pk}/remove/",
    ]
    for sign_in in (False, True):
        if sign_in:
            signed_in(client, applicant("stranger"))
        assert [client.get(address).status_code for address in read] == [404] * 3
        assert [client.post(address, TYPED).status_code for address in written] == [404] * 7
        assert "Test Hospital" not in page(client.get(PAGE)) + page(client.get(CARD))
    assert (Interview.objects.count(), Criterion.objects.count()) == (1, 1)
    assert client.get(f"{PAGE}99999999999999999999999/").status_code == 404


def test_an_interview_of_another_entry_is_not_found_under_this_one(own, who):
    kept, other = entry(who), entry(who, made_up.program("Test Clinic"))
    one = interview(other)
    assert own.get(of(kept, f"{one.pk}/")).status_code == 404


def test_two_hundred_interviews_take_no_more_queries_than_two(own, who):
    counts = []
    for more in (2, 198):
        kept = [entry(who, made_up.program(f"Test Hospital {n}")) for n in range(more)]
        (criterion,) = scored(who, 1) if more == 2 else [who.criteria.get()]
        Interview.objects.bulk_create(Interview(entry=one, starts_at=timezone.now()) for one in kept)
        Score.objects.bulk_create(Score(entry=one, criterion=criterion, points=5) for one in kept)
        with CaptureQueriesContext(connection) as asked:
            assert own.get(PAGE).status_code == 200
        with CaptureQueriesContext(connection) as card:
            assert own.get(CARD).status_code == 200
        with CaptureQueriesContext(connection) as one:
            assert own.get(of(kept[0])).status_code == 200
        counts.append([len(asked), len(card), len(one)])
    assert Interview.objects.count() == 200
    assert all(after <= before < 20 for before, after in zip(*counts, strict=True))
    assert counts[1][0] < 15
