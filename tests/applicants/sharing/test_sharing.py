"""A list for an adviser: read-only, without the owner's answers, revocable, with comments."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant, ShareComment, ShareLink, ShortlistEntry
from applicants.reader import KEY
from applicants.sharing import keeping
from programs.normalise import match_year_of
from tests.search import made_up
from tests.search.made_up_changes import says

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]
SHARE = "/list/share/"


def season() -> int:
    return match_year_of(timezone.localdate())


@pytest.fixture
def owner(client: Client) -> Client:
    """A reader without an account whose session keeps a list of one program."""
    applicant = Applicant.objects.create(seen_at=timezone.now())
    session = client.session
    session[KEY] = applicant.pk
    session.save()
    add(applicant, "Test Hospital of Lists", notes="TEST private words")
    return client


def applicant() -> Applicant:
    return Applicant.objects.get()


def add(who: Applicant, name: str, **columns: Any) -> ShortlistEntry:
    now = timezone.now()
    row = {"match_year": season(), "position": who.entries.count() + 1, "added_at": now, "changed_at": now}
    return ShortlistEntry.objects.create(applicant=who, program=made_up.program(name), **{**row, **columns})


def link(**columns: Any) -> ShareLink:
    row = {"applicant": applicant(), "match_year": season(), "name": "Test adviser"}
    return ShareLink.objects.create(**{**row, **columns})


def read(path: str, client: Client | None = None) -> str:
    """As whoever holds the link: without a session."""
    answer = (client or Client()).get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def say(made: ShareLink, **said: Any) -> Any:
    return Client().post(f"/shared/{made.token}/", {"about": "", "author": "Test Dr", "text": "Test words", **said})


def test_without_a_link_it_says_what_one_does(owner: Client) -> None:
    text = read(SHARE, owner)
    assert "Nobody can change it, and what you told about yourself is not shown." in text


def test_a_reader_who_keeps_nothing_may_look(client: Client) -> None:
    assert "Make a link" in read(SHARE, client)
    assert Applicant.objects.count() == 0


def test_a_link_is_made_listed_and_revoked(owner: Client, settings: Any) -> None:
    settings.SITE_ADDRESS = "https://openward.test"
    assert owner.post(SHARE, {"name": "Test adviser", "with_notes": "on"}).status_code == 303
    made = ShareLink.objects.get()
    assert (made.with_notes, made.match_year, len(made.token) >= 43) == (True, season(), True)
    assert f'href="https://openward.test/shared/{made.token}/"' in read(SHARE, owner)
    assert "Test Hospital of Lists" in read(f"/shared/{made.token}/")
    assert owner.get(f"/list/share/{made.pk}/revoke/").status_code == 405
    assert owner.post(f"/list/share/{made.pk}/revoke/").status_code == 303
    assert Client().get(f"/shared/{made.token}/").status_code == 404
    assert say(made).status_code == 404
    text = read(SHARE, owner)
    assert "it opens nothing any more" in text
    assert made.token not in text


@pytest.mark.parametrize("with_notes", [True, False])
def test_notes_are_shown_only_where_the_owner_said_so(with_notes: bool, owner: Client) -> None:
    made = link(with_notes=with_notes)
    assert ("TEST private words" in read(f"/shared/{made.token}/")) == with_notes


def test_it_shows_programs_tracks_status_and_deadlines_in_the_owners_order(owner: Client) -> None:
    first = ShortlistEntry.objects.get()
    first.tracks.set(first.program.tracks.all())
    second = add(applicant(), "Test Hospital of Waiting", status="interview_offered", signal="gold")
    made_up.deadline(second.program, f"{season() - 1}-12-01")
    add(applicant(), "Test Hospital of Last Season", match_year=season() - 1)
    made = link()
    add(Applicant.objects.create(seen_at=timezone.now()), "Test Hospital of a Stranger")
    text = read(f"/shared/{made.token}/")
    assert text.index("Test Hospital of Lists") < text.index("Test Hospital of Waiting")
    for words in ("Interview offered", "Gold signal", "1 December", "Not decided yet", "Categorical"):
        assert words in text
    assert "Stranger" not in text
    assert "Last Season" not in text


def test_nothing_of_the_owners_answers_is_shown_or_asked(owner: Client) -> None:
    who = applicant()
    who.profile = {"step2": 231, "school": "Test Secret School"}
    who.save()
    made_up.fact(ShortlistEntry.objects.get().program, "min_step2", "250", strength="required")
    text = read(f"/shared/{link().token}/")
    assert "Secret" not in text
    assert not says(231, text)
    assert "limit you do not meet" not in text


def test_the_page_is_kept_by_nobody_found_by_nobody_and_tells_nobody_its_address(owner: Client) -> None:
    answer = Client().get(f"/shared/{link().token}/")
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
    assert 'rel="canonical"' not in answer.content.decode()


@pytest.mark.parametrize("token", ["x", "%00", "a" * 5000, "%F0%9F%98%80", "..%2F"])
def test_what_was_never_made_is_unknown(token: str, owner: Client) -> None:
    link()
    assert Client().get(f"/shared/{token}/").status_code == 404


def test_a_comment_reaches_the_owner_who_may_delete_it(owner: Client) -> None:
    made = link()
    entry = ShortlistEntry.objects.get()
    assert say(made, about=str(entry.pk), text="First line\r\n<b>second</b>").status_code == 303
    comment = ShareComment.objects.get()
    assert (comment.entry, comment.author, comment.text) == (entry, "Test Dr", "First line\n<b>second</b>")
    for text in (read(SHARE, owner), read(f"/shared/{made.token}/")):
        assert "&lt;b&gt;second&lt;/b&gt;" in text
        assert "Test Dr" in text
    path = f"/list/share/comments/{comment.pk}/delete/"
    assert owner.get(path).status_code == 405
    assert Client().post(path).status_code == 404
    assert owner.post(path).status_code == 303
    assert ShareComment.objects.count() == 0


def test_sending_needs_no_cookie_since_the_address_is_the_secret(owner: Client) -> None:
    made = link()
    strict = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    said = {"about": "", "author": "Test Dr", "text": "Test words"}
    assert strict.post(f"/shared/{made.token}/", said).status_code == 303


BAD = [
    ({"text": ""}, "This field is required."),
    ({"author": ""}, "This field is required."),
    ({"text": "x" * 1_000_000}, "at most 2000 characters"),
    ({"text": "a\x00b"}, "This holds characters that cannot be read."),
    ({"author": "\ufffd"}, "This holds characters that cannot be read."),
    ({"author": "x" * 81}, "at most 80 characters"),
    ({"about": "999999999999999999999"}, "Select a valid choice."),
    ({"about": "abc"}, "Select a valid choice."),
]


@pytest.mark.parametrize(("said", "words"), BAD)
def test_a_bad_comment_has_its_error_and_what_was_typed_stays(said: dict[str, str], words: str, owner: Client) -> None:
    answer = say(link(), **{"author": "Test Dr", "text": "Typed words", **said})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert words in text
    assert ("Typed words" in text) or "text" in said
    assert ShareComment.objects.count() == 0


def test_a_comment_on_somebody_elses_entry_is_no_choice(owner: Client) -> None:
    made = link()
    other = add(Applicant.objects.create(seen_at=timezone.now()), "Test Hospital of a Stranger")
    assert "Select a valid choice." in say(made, about=str(other.pk)).content.decode()


def test_a_link_takes_twenty_comments_an_hour_and_keeps_what_was_typed(owner: Client) -> None:
    made = link()
    for number in range(keeping.MOST_AN_HOUR):
        assert say(made, text=f"Test words {number}").status_code == 303
    answer = say(made, text="Typed words")
    assert "Send yours again in an hour." in answer.content.decode()
    assert "Typed words" in answer.content.decode()
    assert say(link(name="Test other")).status_code == 303, "counted for each link"
    ShareComment.objects.update(created_at=timezone.now() - dt.timedelta(minutes=61))
    assert say(made).status_code == 303


def test_a_comment_whose_button_was_pressed_twice_is_one(owner: Client) -> None:
    made = link()
    for words in ("Test words", "Test words", "Other test words", "Test words"):
        assert say(made, text=words).status_code == 303
    assert list(made.comments.order_by("pk").values_list("text", flat=True)) == [
        "Test words",
        "Other test words",
        "Test words",
    ]


def test_what_is_written_from_a_seasons_page_leads_back_to_it(owner: Client) -> None:
    other = season() + 1
    made = link(match_year=other)
    say(made)
    page = owner.get(f"{SHARE}?season={other}").content.decode()
    paths = (f"{SHARE}{made.pk}/revoke/", f"{SHARE}comments/{made.comments.get().pk}/delete/")
    for path in paths:
        assert f'action="{path}?season={other}"' in page
        assert owner.post(f"{path}?season={other}")["Location"] == f"{SHARE}?season={other}"


def test_a_link_holds_so_many_comments_and_no_more(owner: Client) -> None:
    made = link()
    ShareComment.objects.bulk_create(ShareComment(link=made, author="Test", text="Test") for _ in range(500))
    ShareComment.objects.update(created_at=timezone.now() - dt.timedelta(days=1))
    assert "as many comments as it may" in say(made).content.decode()


def test_as_many_links_stand_as_may(owner: Client) -> None:
    for number in range(keeping.MOST_LINKS):
        link(name=f"Test {number}")
    answer = owner.post(SHARE, {"name": "Test one more"})
    assert "20 links stand" in answer.content.decode()
    keeping.revoke(link=ShareLink.objects.latest("pk"), now=timezone.now())
    assert owner.post(SHARE, {"name": "Test one more"}).status_code == 303


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "This field is required."),
        ("x" * 101, "at most 100 characters"),
        ("a\x00", "This holds characters that cannot be read."),
    ],
)
def test_a_link_with_a_bad_name_is_not_made(name: str, words: str, owner: Client) -> None:
    assert words in owner.post(SHARE, {"name": name}).content.decode()
    assert ShareLink.objects.count() == 0


@pytest.mark.parametrize("who", ["stranger", "anonymous"])
def test_nobody_else_finds_a_link_or_its_comments(who: str, owner: Client) -> None:
    made = link()
    say(made)
    other = Client()
    if who == "stranger":
        other.post(SHARE, {"name": "Test of a stranger"})
    assert made.token not in read(SHARE, other)
    assert other.post(f"/list/share/{made.pk}/revoke/").status_code == 404
    assert other.post(f"/list/share/comments/{ShareComment.objects.get().pk}/delete/").status_code == 404
    assert other.post(f"/list/share/{'9' * 30}/revoke/").status_code == 404
    assert ShareLink.objects.filter(pk=made.pk, revoked_at=None).exists()


def test_the_owners_writing_is_safe_from_forgery(owner: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = owner.cookies
    assert strict.post(SHARE, {"name": "Test"}).status_code == 403
    assert strict.post(f"/list/share/{link().pk}/revoke/").status_code == 403


def test_a_long_list_costs_as_many_queries_as_a_short_one(owner: Client, django_assert_max_num_queries: Any) -> None:
    made = link(with_notes=True)
    for number in range(30):
        entry = add(applicant(), f"Test Hospital {number}")
        made_up.deadline(entry.program, "--12-01")
        ShareComment.objects.create(link=made, entry=entry, author="Test", text="Test")
    with django_assert_max_num_queries(6):
        text = read(f"/shared/{made.token}/")
    assert len(re.findall(r'<li class="card" id="program-', text)) == 31
    with django_assert_max_num_queries(7):
        read(SHARE, owner)
