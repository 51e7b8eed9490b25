"""Every parameter with every kind of garbage: an error beside its field, or a 400; never a 500, never all programs."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.models import Institution, Program, Specialty
from search.filters import ProgramFilter
from search.index import Index
from search.parameters import MOST_CHARACTERS, MOST_VALUES
from search.states import STATES
from tests.search.garbage import GARBAGE, ODD, TOO_LONG, UNREADABLE

pytestmark = pytest.mark.usefixtures("held_opening", "plain_styles")

PARAMETERS = list(ProgramFilter.base_filters)
WITHOUT_A_FIELD = {"page", "per_page"}
"""The page is turned by links, so their errors stand in the summary at its head alone."""
PAGE, SPANISH, API = "/programs/", "/es/programs/", "/api/v1/programs"
EXPORTS = ("/api/v1/export/programs.csv", "/api/v1/export/statements.jsonl")
MOST_QUERIES = 30
MOST_QUERIES_FOR_WHAT_IS_WRONG = 6
LONGEST_PAGE = 400_000
"""A list shows each value that is no choice beside its error: for a thousand of them, some 150 bytes each."""


def is_wrong(name: str, kind: str) -> bool:
    """Words take everything that can be read and is not too long."""
    return name != "q" or kind not in ODD


class Elements(HTMLParser):
    """The attributes of every element, and the text of those with an id that begins with "error-"."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.errors: dict[str, str] = {}
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append({name: value or "" for name, value in attrs})
        if self.found[-1].get("id", "").startswith("error-"):
            self.inside = self.found[-1]["id"]
            self.errors[self.inside] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.errors[self.inside] += data

    def described_by(self, error: str) -> list[dict[str, str]]:
        return [one for one in self.found if error in one.get("aria-describedby", "").split()]


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    page = response.content.decode()
    assert len(page) < LONGEST_PAGE, address
    for live in ("<script>alert", "<img src=x", 'javascript:alert(1)">', "Set-Cookie: a=b\n"):
        assert live not in page, address
    assert "Set-Cookie" not in str(response.headers).replace("csrftoken", "")
    return page


def lists_programs(page: str) -> bool:
    return re.search(r'href="(?:/es)?/programs/[^/"?#]+/', page) is not None


def assert_error_beside_field(page: str, name: str) -> None:
    elements = Elements(page)
    assert not lists_programs(page), name
    if name in WITHOUT_A_FIELD:
        assert str(ProgramFilter.base_filters[name].label) in page.partition('role="alert"')[2].partition("</div>")[0]
        return
    error = f"error-{name}"
    assert elements.errors[error].strip(), name
    assert [one.get("id") for one in elements.found].count(error) == 1
    fields = elements.described_by(error)
    assert [name in (one.get("name"), one.get("id", "").removeprefix("field-")) for one in fields] == [True]


# Every parameter


def test_the_sweep_is_whole() -> None:
    assert len(PARAMETERS) == 22
    assert len(GARBAGE) == len(UNREADABLE) + len(TOO_LONG) + len(ODD) == 52
    wrong = [(name, kind) for name in PARAMETERS for kind in GARBAGE if is_wrong(name, kind)]
    assert len(wrong) == 21 * 52 + 12


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_page_says_what_is_wrong_beside_the_field(
    client: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    for value in [GARBAGE[kind] for kind in GARBAGE if is_wrong(name, kind)]:
        with django_assert_max_num_queries(MOST_QUERIES_FOR_WHAT_IS_WRONG):
            page = page_of(client, f"{PAGE}?{name}={value}")
        assert_error_beside_field(page, name)


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_api_says_what_is_wrong_by_its_name(client: Client, name: str, django_assert_max_num_queries: Any) -> None:
    for value in [GARBAGE[kind] for kind in GARBAGE if is_wrong(name, kind)]:
        with django_assert_max_num_queries(MOST_QUERIES_FOR_WHAT_IS_WRONG):
            response = client.get(f"{API}?{name}={value}&state=NY" if name != "state" else f"{API}?state={value}")
        assert response.status_code == 400, value
        answer = response.json()
        assert list(answer) == ["errors"]
        assert list(answer["errors"]) == [name]
        assert all(answer["errors"][name])


@pytest.mark.parametrize("kind", ODD)
def test_words_that_name_nothing_find_nothing_rather_than_everything(
    client: Client, held_opening: Index, kind: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page_of(client, f"{PAGE}?q={ODD[kind]}")
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(f"{API}?q={ODD[kind]}")
    assert response.status_code == 200
    assert response.json()["count"] < len(held_opening.pks) / 2


@pytest.mark.parametrize("path", EXPORTS)
def test_the_exports_take_no_parameter_whatever_it_is(client: Client, path: str) -> None:
    for name in PARAMETERS:
        response = client.get(f"{path}?{name}=1")
        assert (response.status_code, list(response.json()["errors"])) == (400, [name])
    for kind, value in GARBAGE.items():
        assert client.get(f"{path}?{value}=1").status_code == 400, kind


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_errors_are_told_in_spanish_too(client: Client, name: str) -> None:
    page = page_of(client, f"{SPANISH}?{name}=%00")
    assert not lists_programs(page)
    assert '<html lang="es"' in page


def sendable(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))


ANY_TEXT = st.text(st.characters(), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(PARAMETERS), value=ANY_TEXT)
def test_page_and_api_agree_on_what_is_wrong(client: Client, name: str, value: str) -> None:
    query = f"{name}={sendable(value)}"
    response = client.get(f"{API}?{query}")
    page = page_of(client, f"{PAGE}?{query}")
    if response.status_code == 400:
        assert_error_beside_field(page, name)
    else:
        assert response.status_code == 200
        assert 'role="alert"' not in page


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(ANY_TEXT.filter(lambda name: name not in PARAMETERS), min_size=1, max_size=5))
def test_a_name_that_no_parameter_has_is_refused_by_the_api_and_named_on_the_page(
    client: Client, names: list[str]
) -> None:
    query = "&".join(f"{sendable(name)}=1" for name in names)
    page_of(client, f"{PAGE}?{query}&state=NY")
    assert client.get(f"{API}?{query}&state=NY").status_code == 400


# Many


@pytest.mark.parametrize("query", ["&".join(["{name}=NY"] * 10_000), "&".join(f"a{n}=1" for n in range(10_000))])
@pytest.mark.parametrize("path", [PAGE, SPANISH, API, *EXPORTS])
def test_more_parameters_than_are_read_are_a_400(
    client: Client, path: str, query: str, django_assert_max_num_queries: Any
) -> None:
    for name in PARAMETERS:
        with django_assert_max_num_queries(3):
            response = client.get(f"{path}?{query.replace('{name}', name)}")
        assert response.status_code == 400
        if path in (PAGE, SPANISH):
            assert "<h1>" in response.content.decode()
        else:
            assert response.json() == {"errors": {"parameters": ["The address holds too many parameters."]}}
        if "{name}" not in query:
            break


@pytest.mark.parametrize("name", PARAMETERS)
def test_as_many_values_as_are_read_are_one_error_on_a_page_of_usual_length(
    client: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    for values in (["1"] * 1000, [str(number) for number in range(1000)]):
        query = "&".join(f"{name}={value}" for value in values)
        with django_assert_max_num_queries(MOST_QUERIES_FOR_WHAT_IS_WRONG):
            assert_error_beside_field(page_of(client, f"{PAGE}?{query}"), name)
        assert list(client.get(f"{API}?{query}").json()["errors"]) == [name]


def test_values_of_every_parameter_at_once_are_a_page_of_usual_length(client: Client) -> None:
    query = "&".join(f"{name}={number}" for name in PARAMETERS for number in range(45))
    page = page_of(client, f"{PAGE}?{query}")
    for name in PARAMETERS:
        assert_error_beside_field(page, name)


def test_as_many_values_as_there_may_be_are_answered(client: Client) -> None:
    values = "&".join(["state=NY"] * MOST_VALUES)
    assert client.get(f"{API}?{values}").json()["count"] == client.get(f"{API}?state=NY").json()["count"] > 0
    assert client.get(f"{API}?{values}&state=NY").status_code == 400


def test_the_longest_search_that_anyone_can_mean_is_answered_and_the_server_lets_it_through(client: Client) -> None:
    """gunicorn reads 8,190 bytes of a request's first line (config.launch); its own default are 4,094."""
    chosen = {
        "q": quote(" ".join(["診療科の名前を日本語で書いた"] * 12)[:MOST_CHARACTERS]),
        **dict.fromkeys(("step2", "attempts", "usce", "letters_us", "filings_min", "page"), "1"),
        **dict.fromkeys(("open_on", "deadline_before", "deadline_after"), "2026-11-21"),
        **dict.fromkeys(("accepts_img", "resident_filings"), "yes"),
        "graduated": "2015",
        "ecfmg": "no",
        "stated": "include",
        "sort": "positions",
        "per_page": "100",
    }
    several = {
        "specialty": Specialty.objects.values_list("code", flat=True),
        "state": STATES,
        **{name: ProgramFilter.base_filters[name].field.options for name in ("kind", "visa", "has")},
    }
    assert set(chosen) | set(several) == set(PARAMETERS)
    parts = [*chosen.items(), *((name, value) for name, values in several.items() for value in values)]
    query = "&".join(f"{name}={value}" for name, value in parts)
    for path in (SPANISH, API):
        assert 3_000 < len(f"GET {path}?{query} HTTP/1.1") < 8_190
        assert client.get(f"{path}?{query}").status_code == 200
    # Each of its 150 ways out names all the others, so it is long; compressed it is not.
    assert 'role="alert"' not in client.get(f"{PAGE}?{query}").content.decode()


# Addresses


def addresses(garbage: str) -> list[str]:
    program = Program.objects.published().order_by("pk").first()
    assert program is not None
    return [
        *(f"/{thing}/{garbage}/" for thing in ("programs", "institutions", "specialties")),
        *(f"/{thing}/{garbage}/{garbage}/" for thing in ("programs", "institutions", "specialties")),
        f"/specialties/internal-medicine/{garbage}/",
        f"/specialties/{garbage}/new-york/",
        f"/{garbage}/",
        f"/programs/{program.public_id}/x/{garbage}/",
    ]


@pytest.mark.parametrize("kind", GARBAGE)
def test_an_address_of_nothing_is_a_404(client: Client, kind: str, django_assert_max_num_queries: Any) -> None:
    swept = addresses(GARBAGE[kind])
    assert len(swept) == 10
    for address in (*swept, *(f"/es{one}" for one in swept)):
        with django_assert_max_num_queries(2):
            response = client.get(address)
        assert response.status_code == 404, address
        page = response.content.decode()
        assert page.count("<h1>") == 1
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize("kind", GARBAGE)
def test_a_right_id_with_a_strange_slug_leads_to_the_right_address(client: Client, kind: str) -> None:
    program = Program.objects.published().order_by("pk").first()
    institution = Institution.objects.published().order_by("pk").first()
    assert program is not None
    assert institution is not None
    for path, slug in (
        (f"/programs/{program.public_id}/", program.slug),
        (f"/institutions/{institution.code}/", institution.slug),
    ):
        response = client.get(f"{path}{GARBAGE[kind]}/")
        if "%2F" in GARBAGE[kind] or "/" in GARBAGE[kind]:
            assert response.status_code == 404
        else:
            assert (response.status_code, response["Location"]) == (301, f"{path}{slug}/")


@pytest.mark.parametrize("kind", GARBAGE)
def test_an_address_of_nothing_in_the_api_is_a_404_in_json(client: Client, kind: str) -> None:
    for path in ("", "programs/", "programs/x/", "export/", "specialties/"):
        response = client.get(f"/api/v1/{path}{GARBAGE[kind]}")
        assert (response.status_code, list(response.json())) == (404, ["errors"])
        assert response["Access-Control-Allow-Origin"] == "*"
