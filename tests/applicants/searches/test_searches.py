"""Saved searches: kept from an address, asked again, and nobody else's."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant, SavedSearch
from applicants.searches import keeping
from search import index
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]
NEW = "/searches/new/"


@pytest.fixture
def ours(client: Client) -> Client:
    """A reader without an account, who keeps one search."""
    assert client.post(NEW, {"name": "Test search", "query": "state=NY"}).status_code == 303
    return client


def search() -> SavedSearch:
    return SavedSearch.objects.get()


def page(client: Client, path: str = "/searches/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return str(answer.content.decode())


def test_without_any_it_says_what_to_do_first_and_keeps_nothing(client: Client) -> None:
    assert "No search is saved yet" in page(client)
    assert Applicant.objects.count() == 0


def test_the_results_page_leads_to_it_without_becoming_personal(client: Client) -> None:
    made_up.program(state="NY")
    answer = client.get("/programs/?state=NY&kind=C")
    assert 'href="/searches/new/?state=NY&amp;kind=C" rel="nofollow"' in answer.content.decode()
    assert "sessionid" not in answer.cookies
    assert "no-store" not in answer.get("Cache-Control", "")


def test_looking_at_the_form_keeps_nothing_and_names_the_search_by_what_it_asks(client: Client) -> None:
    text = page(client, f"{NEW}?state=NY&page=3")
    assert 'value="New York"' in text
    assert "It asks for: New York" in text
    assert Applicant.objects.count() == 0


def test_it_keeps_the_one_address_of_a_search_and_what_it_finds_now(client: Client) -> None:
    here = made_up.program(state="NY")
    query = "state=TX&state=NY&q=&page=4&per_page=50&kind=C&state=NY&stated=only"
    assert client.post(NEW, {"name": " Test  search ", "query": query}).status_code == 303
    assert (search().name, search().query) == ("Test search", "kind=C&state=NY&state=TX")
    assert search().known == [here.pk]
    assert search().applicant.user is None


def test_it_tells_how_many_are_new_until_they_are_marked_as_seen(ours: Client) -> None:
    made_up.program(state="NY")
    made_up.program(state="TX")
    assert "1 new since you were told" in page(ours)
    assert ours.post(f"/searches/{search().pk}/seen/").status_code == 303
    assert "new since" not in page(ours)
    assert '<a href="/programs/?state=NY">Test search</a>' in page(ours)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("nosuch=1", "No filter is called “nosuch”."),
        ("state=ZZ", "State (ZZ): A value here is not one of the choices."),
        ("step2=abc", "Step 2 CK score (abc): Give a whole number from 1 to 300."),
        ("verdict=open", "What it means for you (open): This needs your answers: fill in the Match page first."),
        ("sort=fit", "This needs your answers"),
        ("specialty=999", "A code here is not one of the directory"),
        ("q=%00", "This holds characters that cannot be read."),
        ("q=" + "a" * 500, "Write at most 200 characters."),
        ("<script>=1", "No filter is called “&lt;script&gt;”."),
        (quote("\x00") + "=1", "No filter is called"),
    ],
)
def test_what_is_unknown_or_wrong_is_refused_in_words_and_nothing_is_kept(
    query: str, words: str, client: Client
) -> None:
    made_up.program()
    assert words in page(client, f"{NEW}?{query}")
    answer = client.post(NEW, {"name": "Test search", "query": query})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert SavedSearch.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "This field is required."),
        ("   ", "This field is required."),
        ("a" * 101, "at most 100 characters"),
        ("a\x00b", "Null characters are not allowed."),
        ("\ufffd", "This holds characters that cannot be read."),
        ("x" * 1_000_000, "at most 100 characters"),
    ],
)
def test_a_bad_name_has_its_error_beside_it_and_the_search_stays(name: str, words: str, client: Client) -> None:
    made_up.program(state="NY")
    answer = client.post(NEW, {"name": name, "query": "state=NY"})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert words in text
    assert '<input type="hidden" name="query" value="state=NY"' in text
    assert SavedSearch.objects.count() == 0


def test_a_query_beyond_what_is_kept_is_refused(client: Client) -> None:
    answer = client.post(NEW, {"name": "Test", "query": "q=" + "a" * 9000})
    assert "at most 8000 characters" in answer.content.decode()
    assert client.post(NEW, {"name": "Test", "query": "&".join(["state=NY"] * 2000)}).status_code in {200, 400}
    assert SavedSearch.objects.count() == 0


def test_markup_in_a_name_is_told_as_text(client: Client) -> None:
    client.post(NEW, {"name": "<b>Test</b>", "query": ""})
    assert "&lt;b&gt;Test&lt;/b&gt;" in page(client)
    assert "<b>Test</b>" not in page(client)


def test_a_name_stands_once_and_the_typed_one_stays_beside_the_error(ours: Client) -> None:
    answer = ours.post(NEW, {"name": "Test search", "query": "state=TX"})
    assert "You have a search of this name already." in answer.content.decode()
    assert 'value="Test search"' in answer.content.decode()
    keeping.keep(applicant=Applicant.objects.get(), name="Test other", query="", found=[])
    own = SavedSearch.objects.get(name="Test other")
    answer = ours.post(f"/searches/{own.pk}/", {"name": "Test search"})
    assert "You have a search of this name already." in answer.content.decode()
    assert ours.post(f"/searches/{own.pk}/", {"name": "Test renamed"}).status_code == 303
    assert set(SavedSearch.objects.values_list("name", flat=True)) == {"Test search", "Test renamed"}


def test_at_most_fifty_are_kept(ours: Client) -> None:
    SavedSearch.objects.bulk_create(
        SavedSearch(applicant=Applicant.objects.get(), name=f"Test {number}", query="") for number in range(49)
    )
    answer = ours.post(NEW, {"name": "Test one more", "query": ""})
    assert "You keep 50 searches" in answer.content.decode()
    assert SavedSearch.objects.count() == 50


def test_a_search_whose_filter_is_gone_says_so_and_stays(ours: Client) -> None:
    SavedSearch.objects.update(query="specialty=999")
    text = page(ours)
    assert "It cannot be asked as it stands" in text
    assert "A code here is not one of the directory" in text
    assert ours.post(f"/searches/{search().pk}/seen/").status_code == 303


def test_with_answers_a_search_by_verdict_is_kept_without_them(client: Client) -> None:
    made_up.program()
    assert client.post("/match/", {"step2": "245"}).status_code == 303
    assert client.post(NEW, {"name": "Test fit", "query": "sort=fit&verdict=open&verdict=confirm"}).status_code == 303
    assert search().query == "sort=fit&verdict=confirm&verdict=open"
    assert "245" not in search().query
    assert "1 program" in page(client)


def test_letting_go_asks_for_a_post(ours: Client) -> None:
    path = f"/searches/{search().pk}/delete/"
    assert ours.get(path).status_code == 405
    assert ours.post(path).status_code == 303
    assert SavedSearch.objects.count() == 0


@pytest.mark.parametrize("who", ["stranger", "anonymous"])
@pytest.mark.parametrize("path", ["{}/", "{}/seen/", "{}/delete/"])
def test_nobody_elses_is_found(who: str, path: str, ours: Client) -> None:
    other = Client()
    if who == "stranger":
        other.post(NEW, {"name": "Test of a stranger", "query": ""})
    address = "/searches/" + path.format(SavedSearch.objects.get(name="Test search").pk)
    assert other.post(address, {"name": "Test taken"}).status_code == 404
    assert other.get(address).status_code in {404, 405}
    assert SavedSearch.objects.filter(name="Test search").exists()
    assert "Test search" not in page(other)


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999", "9" * 400])
def test_a_number_that_no_search_has_is_not_found(pk: str, ours: Client) -> None:
    assert ours.post(f"/searches/{pk}/delete/").status_code == 404


def test_a_forged_post_is_refused(ours: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ours.cookies
    assert strict.post(f"/searches/{search().pk}/delete/").status_code == 403


def test_fifty_searches_cost_as_many_queries_as_one(
    ours: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    made_up.program(state="NY")
    SavedSearch.objects.bulk_create(
        SavedSearch(applicant=Applicant.objects.get(), name=f"Test {n}", query=f"state=NY&q=test&kind=C&step2={n + 1}")
        for n in range(49)
    )
    held = index.build(timezone.localdate())
    monkeypatch.setattr("search.current._held", SimpleNamespace(current=lambda _day: held))
    with django_assert_max_num_queries(4):
        assert page(ours).count('<li class="card">') == 50
