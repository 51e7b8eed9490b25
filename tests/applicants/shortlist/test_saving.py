"""`/list/save/`: a program is saved from wherever it was found, with the tracks meant."""

import pytest
from django.test import Client

from applicants.models import Applicant, ShortlistEntry
from programs.models import Program
from tests.applicants.shortlist.conftest import NOW, SEASON, Saves, keeper
from tests.search import made_up

pytestmark = pytest.mark.django_db


def test_who_only_looks_keeps_nothing(client: Client) -> None:
    program = made_up.program()
    page = client.get("/list/save/", {"id": program.public_id})
    assert page.status_code == 200
    assert "Save to my list" in page.content.decode()
    assert not Applicant.objects.exists()


def test_a_saved_program_stands_at_the_end_with_the_tracks_chosen(client: Client, saved: Saves) -> None:
    saved("First")
    program = made_up.program("Second", kinds="CP")
    preliminary = program.tracks.get(kind="P")
    answer = client.post(f"/list/save/?id={program.public_id}", {"tracks": [preliminary.nrmp_code]})
    assert answer.status_code == 303
    entry = ShortlistEntry.objects.get(program=program)
    assert (entry.position, entry.match_year, entry.status, entry.signal) == (2, SEASON, "interested", "none")
    assert list(entry.tracks.all()) == [preliminary]


def test_the_first_program_makes_a_reader_of_a_session(client: Client) -> None:
    program = made_up.program()
    client.post(f"/list/save/?id={program.public_id}")
    assert Applicant.objects.get().entries.get().program == program
    assert "Test Hospital" in client.get("/list/").content.decode()


def test_saving_twice_changes_nothing(client: Client, saved: Saves) -> None:
    entry = saved(notes="kept")
    address = f"/list/save/?id={entry.program.public_id}"
    assert client.post(address).status_code == 303
    kept = ShortlistEntry.objects.get()
    assert (kept.notes, kept.revision) == ("kept", 1)
    assert "This program is on your list" in client.get(address).content.decode()


def test_a_track_of_another_program_is_refused_and_nothing_is_saved(client: Client, applicant: Applicant) -> None:
    program, other = made_up.program("One"), made_up.program("Two")
    answer = client.post(f"/list/save/?id={program.public_id}", {"tracks": [other.tracks.get().nrmp_code]})
    assert answer.status_code == 422
    assert "One of these is not a track of this program" in answer.content.decode()
    assert not applicant.entries.exists()


@pytest.mark.parametrize("public_id", ["", "nothing", "9999-999", "1080-140\x00", "x" * 5000, "\ud800"])
def test_what_the_directory_does_not_list_is_not_found(client: Client, public_id: str) -> None:
    query = {"id": public_id.encode("utf-8", "surrogatepass")}
    assert client.get("/list/save/", query).status_code == 404


def test_an_unpublished_program_is_not_found(client: Client) -> None:
    program = made_up.program(published=False)
    assert client.post(f"/list/save/?id={program.public_id}").status_code == 404


def test_a_list_holds_a_thousand_programs(client: Client, applicant: Applicant) -> None:
    program = made_up.program("One more")
    sponsor = made_up.institution("Many")
    row = {"institution": sponsor, "specialty": made_up.specialty(), "published": True}
    made = Program.objects.bulk_create(
        Program(public_id=f"{sponsor.code}-140-s{number}", **row) for number in range(1000)
    )
    ShortlistEntry.objects.bulk_create(
        ShortlistEntry(
            applicant=applicant, program=one, match_year=SEASON, position=place, added_at=NOW, changed_at=NOW
        )
        for place, one in enumerate(made, start=1)
    )
    answer = client.post(f"/list/save/?id={program.public_id}")
    assert answer.status_code == 422
    assert "at most 1000 programs" in answer.content.decode()
    assert applicant.entries.count() == 1000
    assert client.post(f"/list/save/?id={program.public_id}&season=2028").status_code == 303


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/programs/?specialty=140&page=2", "/programs/?specialty=140&page=2"),
        ("https://evil.example/programs/", "/list/?season=2027"),
        ("//evil.example/", "/list/?season=2027"),
        ("https:evil.example", "/list/?season=2027"),
        ("javascript:alert(1)", "/list/?season=2027"),
        ("http://testserver//evil.example/", "/list/?season=2027"),
        ("\\\\evil.example", "/list/?season=2027"),
        ("/" + "a" * 9000, "/list/?season=2027"),
    ],
)
def test_the_reader_goes_back_to_where_she_was_and_never_elsewhere(client: Client, address: str, leads_to: str) -> None:
    program = made_up.program()
    answer = client.post(f"/list/save/?id={program.public_id}", {"next": address})
    assert (answer.status_code, answer["Location"]) == (303, leads_to)


def test_the_page_that_linked_is_gone_back_to(client: Client) -> None:
    program = made_up.program()
    address = f"/list/save/?id={program.public_id}"
    here = client.get(address, headers={"Referer": "http://testserver/programs/?state=NY"}).content.decode()
    assert 'name="next" value="/programs/?state=NY"' in here
    there = client.get(address, headers={"Referer": "https://evil.example/"}).content.decode()
    assert f'name="next" value="/programs/{program.public_id}/{program.slug}/"' in there


def test_htmx_is_sent_a_fragment_to_choose_in_and_then_what_takes_its_place(client: Client, saved: Saves) -> None:
    saved("First")
    program = made_up.program("Second")
    address, htmx = f"/list/save/?id={program.public_id}", {"HX-Request": "true"}
    asks = client.get(address, headers=htmx).content.decode()
    assert "<html" not in asks
    assert "csrfmiddlewaretoken" in asks
    answer = client.post(address, headers=htmx)
    assert answer.status_code == 200
    assert "On your list" in answer.content.decode()
    assert '<span id="my-list" hx-swap-oob="true"> (2)</span>' in answer.content.decode()


def test_results_for_who_keeps_nothing_set_no_cookie_and_may_be_kept(client: Client) -> None:
    made_up.fact(made_up.program(visa_j1="yes"), "visa_j1", "yes")
    page = client.get("/programs/")
    assert "list/save/?id=" in page.content.decode()
    assert not page.cookies
    assert "no-store" not in page.get("Cache-Control", "")


def test_results_say_what_stands_on_the_reader_s_list_and_only_to_her(client: Client, saved: Saves) -> None:
    entry = saved()
    made_up.fact(entry.program, "visa_j1", "yes")
    entry.program.visa_j1 = "yes"
    entry.program.save()
    mine, theirs = client.get("/programs/?stated=include"), Client().get("/programs/?stated=include")
    told = [f'href="/list/{entry.program.public_id}/"' in page.content.decode() for page in (mine, theirs)]
    assert told == [True, False]
    assert "no-store" in mine["Cache-Control"]
    assert '<span id="my-list"> (1)</span>' in mine.content.decode()
    again = client.get("/programs/?stated=include").content.decode()
    assert f'href="/list/{entry.program.public_id}/"' in again


def test_a_program_page_and_a_comparison_can_save_and_say_what_is_saved(client: Client, saved: Saves) -> None:
    entry, other = saved("Saved"), made_up.program("Other")
    mine = entry.program.public_id
    page = client.get(f"/programs/{mine}/", follow=True).content.decode()
    assert f'href="/list/{mine}/"' in page
    assert (
        f"/list/save/?id={other.public_id}" in client.get(f"/programs/{other.public_id}/", follow=True).content.decode()
    )
    compared = client.get(f"/compare/?id={mine}&id={other.public_id}").content.decode()
    assert [f'href="/list/{mine}/"' in compared, f"/list/save/?id={other.public_id}" in compared] == [True, True]


def test_writing_needs_the_token_of_the_form(saved: Saves) -> None:
    program = made_up.program("Forged")
    forger = Client(enforce_csrf_checks=True)
    keeper(forger)
    assert forger.post(f"/list/save/?id={program.public_id}").status_code == 403
