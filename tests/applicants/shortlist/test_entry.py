"""`/list/<id>/`: what is kept of one program. What is typed is never lost, and never overwritten unseen."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from applicants.models import Applicant, ShortlistEntry
from programs.models import Change, SpecialtySignal
from tests.applicants.shortlist.conftest import NOW, SEASON, Saves, entry, keeper
from tests.search import made_up

pytestmark = pytest.mark.django_db

TYPED = {
    "status": "applying",
    "signal": "gold",
    "seen_in_eras": "on",
    "tags": "near family, letter sent",
    "revision": 1,
}


def address(of: ShortlistEntry, *more: str) -> str:
    return "/".join(["/list", of.program.public_id, *more, ""])


def test_all_of_an_entry_is_kept(client: Client, saved: Saves) -> None:
    of = saved()
    track = of.program.tracks.get()
    answer = client.post(address(of), {**TYPED, "tracks": [track.nrmp_code], "notes": "Met\r\nthe director."})
    assert answer.status_code == 303
    of.refresh_from_db()
    assert (of.status, of.signal, of.seen_in_eras, of.tags) == (
        "applying",
        "gold",
        True,
        ["near family", "letter sent"],
    )
    assert (of.notes, of.revision, list(of.tracks.all())) == ("Met\nthe director.", 2, [track])
    page = client.get(address(of)).content.decode()
    assert ["Met\nthe director." in page, "near family, letter sent" in page] == [True, True]


def test_a_second_tab_does_not_overwrite_what_the_first_wrote(client: Client, saved: Saves) -> None:
    of = saved()
    client.post(address(of), {**TYPED, "notes": "from the first tab"})
    answer = client.post(address(of), {**TYPED, "status": "applied", "notes": "from the second tab"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "changed in another tab meanwhile" in page
    assert ["from the first tab" in page, "from the second tab" in page] == [True, True]
    of.refresh_from_db()
    assert (of.notes, of.status) == ("from the first tab", "applying")
    assert 'name="revision" value="2"' in page
    assert client.post(address(of), {**TYPED, "notes": "from the second tab", "revision": 2}).status_code == 303
    of.refresh_from_db()
    assert (of.notes, of.revision) == ("from the second tab", 3)


def test_a_choice_on_the_list_meets_what_another_tab_did(client: Client, saved: Saves) -> None:
    of = saved(notes="stay")
    client.post(address(of), {**TYPED, "notes": "new"})
    answer = client.post(address(of, "change"), {"status": "applied", "signal": "none", "revision": 1})
    page = answer.content.decode()
    assert (answer.status_code, "Status stands now as" in page) == (409, True)
    assert '<option value="applied" selected>' in page
    of.refresh_from_db()
    assert (of.status, of.notes) == ("applying", "new")


def test_a_choice_on_the_list_leaves_notes_and_tags_alone(client: Client, saved: Saves) -> None:
    of = saved(notes="stay", tags=["here"])
    answer = client.post(address(of, "change"), {"status": "applied", "signal": "silver", "revision": 1})
    assert (answer.status_code, answer["Location"]) == (303, f"/list/?season=2027#entry-{of.program.public_id}")
    of.refresh_from_db()
    assert (of.status, of.signal, of.notes, of.tags, of.revision) == ("applied", "silver", "stay", ["here"], 2)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"notes": "n" * 1_000_000}, "at most 20000 characters (it has 1000000)"),
        ({"notes": "nul \x00 here"}, "characters that cannot be read"),
        ({"tags": "a\x00b"}, "characters that cannot be read"),
        ({"tags": ",".join(f"t{number}" for number in range(21))}, "Give at most 20 tags"),
        ({"tags": "t" * 41}, "A tag has at most 40 characters"),
        ({"status": "adored"}, "Select a valid choice"),
        ({"signal": "platinum"}, "Select a valid choice"),
        ({"tracks": ["9999999C0"]}, "not a track of this program"),
        ({"revision": "9" * 400}, "Ensure this value"),
        ({"revision": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_kept_says_so_beside_all_that_was_typed(
    client: Client, saved: Saves, typed: dict[str, Any], error: str
) -> None:
    of = saved()
    answer = client.post(address(of), {**TYPED, "notes": "kept as typed", "tags": "kept tag", **typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert error in page
    assert ["notes" in typed or "kept as typed" in page, "tags" in typed or "kept tag" in page] == [True, True]
    if typed.get("notes", "").startswith("nn"):
        assert typed["notes"] in page
    of.refresh_from_db()
    assert (of.revision, of.notes) == (1, "")


def test_half_a_character_is_answered_and_not_an_error_of_ours(client: Client, saved: Saves) -> None:
    of = saved()
    body = b"status=applying&signal=none&revision=1&notes=%ED%A0%80&tags=%ED%A0%80"
    answer = client.post(address(of), body, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "characters that cannot be read" in answer.content.decode()) == (422, True)


def test_markup_in_tags_and_notes_is_text(client: Client, saved: Saves) -> None:
    of = saved()
    client.post(address(of), {**TYPED, "tags": "<script>alert(1)</script>", "notes": "</textarea><b>"})
    for page in (client.get(address(of)).content.decode(), client.get("/list/").content.decode()):
        assert "<script>alert" not in page
        assert "</textarea><b>" not in page
    assert "&lt;script&gt;" in client.get("/list/").content.decode()


def test_a_tag_is_kept_once_whatever_its_case_and_spaces(client: Client, saved: Saves) -> None:
    of = saved()
    client.post(address(of), {**TYPED, "tags": " Near   family ,near family,, far "})
    of.refresh_from_db()
    assert of.tags == ["Near family", "far"]


def test_too_many_signals_are_told_and_not_forbidden(client: Client, saved: Saves) -> None:
    SpecialtySignal.objects.create(specialty=made_up.specialty(), match_year=SEASON, gold=1, silver=2, grade="C")
    saved("First", signal="gold")
    of = saved("Second")
    assert client.post(address(of), TYPED).status_code == 303
    for page in (client.get(address(of)).content.decode(), client.get("/list/").content.decode()):
        assert "2 of 1 gold and 0 of 2 silver" in page
        assert "More than is reported to be allowed" in page


def test_what_the_program_changed_since_is_told_until_it_was_seen(client: Client, saved: Saves) -> None:
    of = saved()
    said = made_up.statement(of.program, "visa_j1", "yes")
    for field, at in (("visa_j1", NOW + dt.timedelta(days=1)), ("visa_h1b", NOW - dt.timedelta(days=1))):
        Change.objects.create(
            program=of.program,
            field=field,
            strength_class="limit",
            after={"value": "yes", "statement": said.pk, "agreement": "single"},
            at=at,
            why="statement accepted 1",
        )
    listed = client.get("/list/").content.decode()
    assert ["J-1 visa" in listed, "H-1B visa" in listed, "Changed since you looked" in listed] == [True, False, True]
    assert "was: Not stated; now: <b>Yes</b>" in client.get(address(of)).content.decode()
    assert client.post(address(of, "looked")).status_code == 303
    ShortlistEntry.objects.update(looked_at=NOW + dt.timedelta(days=2))
    assert "Changed since you looked" not in client.get("/list/").content.decode()
    assert "Nothing, as far as our sources say" in client.get(address(of)).content.decode()


def test_looking_itself_writes_nothing(client: Client, saved: Saves) -> None:
    of = saved()
    client.get(address(of))
    of.refresh_from_db()
    assert (of.looked_at, of.revision) == (None, 1)


def test_another_season_of_the_same_program_is_told(client: Client, applicant: Applicant, saved: Saves) -> None:
    of = saved()
    entry(applicant, of.program, match_year=2026, position=1, status="rejected")
    page = client.get(address(of)).content.decode()
    assert ["2026 Match" in page, "rejected" in page] == [True, True]
    assert client.get(f"{address(of)}?season=2026").status_code == 200


def test_a_track_that_was_chosen_stays_when_no_list_names_it_any_more(client: Client, saved: Saves) -> None:
    of = saved()
    track = of.program.tracks.get()
    of.tracks.add(track)
    track.published = False
    track.save()
    assert track.nrmp_code in client.get(address(of)).content.decode()
    client.post(address(of), {**TYPED, "tracks": [track.nrmp_code]})
    assert list(of.tracks.all()) == [track]


def test_nobody_else_finds_an_entry(saved: Saves) -> None:
    of = saved(notes="mine alone")
    stranger, nobody = Client(), Client()
    keeper(stranger)
    reads = [address(of)]
    writes = [address(of), *(address(of, name) for name in ("change", "move", "looked", "remove"))]
    for other in (stranger, nobody):
        assert [other.get(path).status_code for path in reads] == [404]
        assert [other.post(path, TYPED).status_code for path in writes] == [404] * 5
        assert b"mine alone" not in other.get("/list/").content
    of.refresh_from_db()
    assert (of.revision, of.looked_at) == (1, None)


def test_no_page_of_an_entry_is_kept_by_a_cache(client: Client, saved: Saves) -> None:
    of = saved()
    for path in (address(of), "/list/", "/list/print/", "/list/list.csv", f"/list/save/?id={of.program.public_id}"):
        assert "no-store" in client.get(path)["Cache-Control"], path
