"""`/list/next-season/` and openings between seasons. Lists and notes are made up for the test."""

import datetime as dt
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant, ShortlistEntry, Status, Vacancy
from applicants.seasons.ageing import aged
from applicants.seasons.copying import ListFullError, copy
from programs.models import Program
from programs.normalise import match_year_of
from search.index import Index
from search.matching import Verdict
from search.profile import ApplicantProfile, Month

pytestmark = pytest.mark.usefixtures("plain_styles", "held_opening")


@pytest.fixture
def season() -> int:
    return match_year_of(timezone.localdate())


@pytest.fixture
def applicant(client: Client) -> Applicant:
    """The one of `client`'s session."""
    found = Applicant.objects.create(seen_at=timezone.now())
    session = client.session
    session["applicant"] = found.pk
    session.save()
    return found


def entries(applicant: Applicant, season: int, count: int = 3) -> list[ShortlistEntry]:
    programs = Program.objects.published().filter(tracks__published=True).distinct().order_by("pk")[:count]
    now = timezone.now()
    made = []
    for position, program in enumerate(programs, start=1):
        entry = ShortlistEntry.objects.create(
            applicant=applicant,
            program=program,
            match_year=season,
            position=position,
            status=Status.REJECTED,
            signal="gold",
            seen_in_eras=True,
            tags=["near family"],
            notes="asked about call",
            added_at=now,
            changed_at=now,
        )
        entry.tracks.set(program.tracks.all())
        made.append(entry)
    return made


def test_what_is_chosen_begins_anew_and_the_outcome_stays(client: Client, applicant: Applicant, season: int) -> None:
    old = entries(applicant, season)
    answer = client.post("/list/next-season/", {"entries": [old[0].pk, old[2].pk]})
    assert answer.status_code == 303
    assert answer["Location"] == f"/list/?season={season + 1}"
    new = list(ShortlistEntry.objects.filter(match_year=season + 1))
    assert [(one.program_id, one.copied_from_id, one.position) for one in new] == [
        (old[0].program_id, old[0].pk, 1),
        (old[2].program_id, old[2].pk, 2),
    ]
    assert {(one.status, one.signal, one.seen_in_eras, one.notes) for one in new} == {
        ("interested", "none", False, "asked about call")
    }
    assert set(new[0].tracks.all()) == set(old[0].tracks.filter(published=True))
    assert set(ShortlistEntry.objects.filter(match_year=season).values_list("status", flat=True)) == {"rejected"}


def test_copying_twice_copies_nothing_twice(applicant: Applicant, season: int) -> None:
    chosen = [one.pk for one in entries(applicant, season)]
    for expected in (3, 0):
        made = copy(applicant=applicant, match_year=season, into=season + 1, entries=chosen, now=timezone.now())
        assert len(made) == expected


def test_a_list_of_an_older_season_leads_into_the_running_one(
    client: Client, applicant: Applicant, season: int
) -> None:
    entries(applicant, season - 1)
    assert f"Into the {season} Match" in client.get("/list/next-season/").content.decode()


def test_entries_of_others_are_refused_beside_the_list(client: Client, applicant: Applicant, season: int) -> None:
    entries(applicant, season)
    other = entries(Applicant.objects.create(seen_at=timezone.now()), season)
    for wrong in (other[0].pk, "x", "9" * 30):
        answer = client.post("/list/next-season/", {"entries": [wrong]})
        assert answer.status_code == 200
        assert 'class="errorlist"' in answer.content.decode()
    assert not ShortlistEntry.objects.filter(match_year=season + 1).exists()


def test_choosing_nothing_says_what_to_do(client: Client, applicant: Applicant, season: int) -> None:
    entries(applicant, season)
    assert "Choose the programs that are to come along." in client.post("/list/next-season/").content.decode()


def test_a_reader_without_anything_sees_what_must_be_redone(client: Client) -> None:
    page = client.get("/list/next-season/").content.decode()
    assert "ERAS token" in page
    assert "There is no list of the" in page
    assert client.post("/list/next-season/", {"entries": ["1"]}).status_code == 404


def test_a_full_list_takes_no_more(applicant: Applicant, season: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("applicants.seasons.copying.MOST_ENTRIES", 2)
    chosen = [one.pk for one in entries(applicant, season)]
    with pytest.raises(ListFullError):
        copy(applicant=applicant, match_year=season, into=season + 1, entries=chosen, now=timezone.now())


def test_a_year_more_since_graduation_is_told_beside_the_program(held_opening: Index, season: int) -> None:
    day = timezone.localdate()
    profile = ApplicantProfile(work_status="citizen", graduated=Month(season - 6, 6), step2=260)
    programs = held_opening.pks.tolist()
    found = aged(programs, profile, held_opening, before=season, into=season + 1, day=day)
    limits = dict(Program.objects.filter(required_years__isnull=False).values_list("pk", "required_years"))
    shut = [one for one in found if one.after in {Verdict.CLOSED, Verdict.DOUBTFUL}]
    assert len(shut) > 40
    assert {one.rule for one in shut} == {"graduation"}
    # None: a preference, or sources that differ.
    assert {limits.get(one.program) for one in shut} == {5, None}
    assert all(one.after > one.before for one in found)
    assert aged(programs, profile, held_opening, before=season, into=season, day=day) == []


def test_an_opening_is_noted_shown_and_deleted(client: Client) -> None:
    program = Program.objects.published().first()
    assert program is not None
    told = {"title": "PGY-2 <b>open</b>", "seen_on": "2026-11-01", "public_id": program.public_id, "note": "by mail"}
    assert client.post("/list/vacancies/", told).status_code == 303
    page = client.get("/list/vacancies/").content.decode()
    assert "PGY-2 &lt;b&gt;open&lt;/b&gt;" in page
    one = Vacancy.objects.get()
    assert one.program == program
    assert Client().post(f"/list/vacancies/{one.pk}/delete/").status_code == 404
    client.post(f"/list/vacancies/{one.pk}/delete/")
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "This field is required."),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"public_id": "9999-999"}, "The directory has no program with this id."),
        ({"seen_on": "yesterday"}, "Enter a valid date."),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"note": "x" * 1_000_000}, "at most 2000 characters"),
        ({"note": "a\x00b"}, "Null characters are not allowed."),
        ({"title": "a\ud800"}, "characters that cannot be kept"),
    ],
)
def test_wrong_notes_are_told_beside_their_field_and_kept(client: Client, wrong: dict[str, str], words: str) -> None:
    told = {"title": "PGY-2 open", "seen_on": "2026-11-01", "note": "kept as typed", **wrong}
    body = "&".join(f"{name}={_quoted(value)}" for name, value in told.items())
    answer = client.post("/list/vacancies/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert words in page
    assert "note" in wrong or "kept as typed" in page
    assert not Vacancy.objects.exists()


def _quoted(value: str) -> str:
    return quote_from_bytes(value.encode(errors="surrogatepass"))


def test_two_hundred_entries_take_no_more_queries(
    client: Client, applicant: Applicant, season: int, django_assert_max_num_queries
) -> None:
    entries(applicant, season, count=200)
    client.get("/list/next-season/")
    with django_assert_max_num_queries(12):
        assert client.get("/list/next-season/").status_code == 200


def test_dates_that_lie_in_the_future_are_kept_as_told(client: Client) -> None:
    told = {"title": "PGY-2 open", "seen_on": str(timezone.localdate() + dt.timedelta(days=1))}
    assert client.post("/list/vacancies/", told).status_code == 303
