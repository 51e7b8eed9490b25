"""The API's shapes against the contract, its errors, its caching and its cost in queries."""

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from programs.models import Change, EmployerLink, Fee, Program, Season, SeasonEvent, SpecialtySignal, SponsorFiling
from programs.normalise import match_year_of
from search.api.schemas import ProgramDetail, ProgramList
from search.facets import NAMES
from search.filters import ProgramFilter
from tests.search import made_up

pytestmark = pytest.mark.django_db

LIST = {"count", "tracks", "facets", "results", "next", "previous", "directory_version"}
PROGRAM = {"id", "name", "institution", "city", "state", "specialty", "acgme_id", "url", "tracks", "facts"}
TRACK = {"nrmp_code", "kind", "name", "restricted_to", "listed"}
STATEMENT = {
    "value",
    "strength",
    "scope",
    "kind",
    "age",
    "stated_cycle",
    "read_on",
    "read_from",
    "basis",
    "applies_to",
    "unless",
    "source",
    "page_url",
}
FACT = STATEMENT | {"agreement", "differing"}


@pytest.fixture
def get(client: Client) -> Any:
    def get(path: str, status: int = 200, **headers: str) -> Any:
        response = client.get(f"/api/v1/{path}", headers=headers)
        assert response.status_code == status, response.content
        assert response["Access-Control-Allow-Origin"] == "*"
        return json.loads(response.content) if response.content else None

    return get


def this_season() -> int:
    return match_year_of(timezone.localdate())


# Lists of programs


def test_a_list_has_the_shape_of_the_contract(get: Any) -> None:
    made_up.version(7)
    alpha = made_up.program("Alpha", kinds="CP")
    alpha.institution.city = "Testburg"
    alpha.institution.save()
    made_up.track(alpha, "R", published=False)
    answer = get("programs")
    assert set(answer) == LIST
    assert (answer["count"], answer["tracks"], answer["directory_version"]) == (1, 2, 7)
    assert (answer["next"], answer["previous"]) == (None, None)
    program = answer["results"][0]
    assert set(program) == PROGRAM
    assert program["id"] == alpha.public_id
    assert program["name"] == "Alpha, Test Medicine"
    assert program["institution"] == {"code": alpha.institution.code, "name": "Alpha"}
    assert program["specialty"] == {"code": "140", "name": "Test Medicine (official)"}
    assert (program["city"], program["state"], program["acgme_id"]) == ("Testburg", "NY", None)
    assert program["url"] == f"http://testserver/programs/{alpha.public_id}/{alpha.slug}/"
    assert program["facts"] == {}
    assert [set(track) for track in program["tracks"]] == [TRACK, TRACK]
    assert [(track["kind"], track["listed"]) for track in program["tracks"]] == [("C", 2023), ("P", 2023)]
    assert program["tracks"][0]["restricted_to"] is None


def test_what_is_not_known_is_null(get: Any) -> None:
    made_up.program(state="", site="North Campus")
    program = get("programs")["results"][0]
    assert (program["city"], program["state"]) == (None, None)


def test_a_fact_has_the_shape_of_the_contract(get: Any) -> None:
    alpha = made_up.program()
    day = timezone.localdate() - dt.timedelta(days=3)
    made_up.fact(
        alpha,
        "max_failed_attempts",
        "0",
        live=day,
        strength="required",
        scope="step2",
        stated_cycle="2022-2023",
        match_year=2023,
        basis="explicit",
    )
    facts = get("programs")["results"][0]["facts"]
    assert facts == {
        "max_failed_attempts": [
            {
                "value": 0,
                "strength": "required",
                "scope": "step2",
                "kind": None,
                "agreement": "single",
                "age": "current",
                "stated_cycle": "2022-2023",
                "read_on": day.isoformat(),
                "read_from": "live",
                "basis": "explicit",
                "applies_to": "all",
                "unless": None,
                "source": {"name": "test-pages", "kind": "program_page"},
                "page_url": "https://example.test/page",
                "differing": [],
            }
        ]
    }
    assert set(facts["max_failed_attempts"][0]) == FACT


def test_a_stored_copy_was_read_on_no_known_day(get: Any) -> None:
    made_up.fact(made_up.program(), "visa_j1", "yes", page_url="")
    fact = get("programs")["results"][0]["facts"]["visa_j1"][0]
    assert (fact["read_on"], fact["read_from"], fact["age"]) == (None, "stored_copy", "undated")
    assert (fact["strength"], fact["scope"], fact["stated_cycle"], fact["page_url"]) == (None, None, None, None)


@pytest.mark.parametrize(
    ("field", "stored", "told"),
    [
        ("min_step2", "230", 230),
        ("visa_h1b", "case_by_case", "case_by_case"),
        ("img_residents", "12/36", "12/36"),
        ("acgme_id", "1403500001", "1403500001"),
        ("website", "https://example.test/", "https://example.test/"),
    ],
)
def test_number_fields_are_numbers_and_all_else_is_text(get: Any, field: str, stored: str, told: Any) -> None:
    made_up.fact(made_up.program(), field, stored)
    program = get("programs")["results"][0]
    assert program["facts"][field][0]["value"] == told
    assert program["acgme_id"] == (told if field == "acgme_id" else None)


def test_the_freshest_fact_of_a_field_comes_first_and_limits_before_preferences(get: Any) -> None:
    alpha = made_up.program()
    today = timezone.localdate()
    made_up.fact(alpha, "min_step2", "210", strength="preferred", live=today)
    made_up.fact(alpha, "min_step2", "230", strength="required", match_year=2015, stated_cycle="2015")
    made_up.fact(alpha, "positions", "3", kind="P")
    made_up.fact(alpha, "positions", "9", kind="C", live=today)
    facts = get("programs")["results"][0]["facts"]
    assert list(facts) == ["min_step2", "positions"]
    assert [(fact["value"], fact["age"]) for fact in facts["min_step2"]] == [(210, "current"), (230, "older")]
    assert [(fact["value"], fact["kind"]) for fact in facts["positions"]] == [(9, "C"), (3, "P")]


def test_a_limit_comes_before_a_preference_of_the_same_age(get: Any) -> None:
    alpha = made_up.program()
    made_up.fact(alpha, "min_step2", "240", strength="preferred")
    made_up.fact(alpha, "min_step2", "220")
    facts = get("programs")["results"][0]["facts"]["min_step2"]
    assert [(fact["value"], fact["strength"]) for fact in facts] == [(220, None), (240, "preferred")]


def test_sources_that_differ_stand_beside_the_fact(get: Any) -> None:
    alpha = made_up.program()
    other = made_up.statement(alpha, "visa_j1", "no", match_year=2010, stated_cycle="2010", page_url="https://b.test/")
    made_up.fact(alpha, "visa_j1", "yes", differing=(other,))
    fact = get("programs")["results"][0]["facts"]["visa_j1"][0]
    assert fact["agreement"] == "disputed"
    assert [set(each) for each in fact["differing"]] == [STATEMENT]
    differing = fact["differing"][0]
    assert (differing["value"], differing["age"], differing["page_url"]) == ("no", "older", "https://b.test/")


def test_a_source_that_was_taken_down_is_not_quoted_anywhere(get: Any) -> None:
    alpha = made_up.program()
    gone = made_up.source("gone", published=False)
    other = made_up.statement(alpha, "visa_j1", "no", source=gone)
    made_up.fact(alpha, "visa_j1", "yes", differing=(other,))
    date = made_up.deadline(alpha, "--12-01")
    date.differing.add(made_up.statement(alpha, "application_deadline", "--11-01", source=gone))
    sides = {"value": "no", "agreement": "single", "statement": other.pk}, None
    for before, after in (sides, sides[::-1]):
        change(alpha, before=before, after=after)
    for program in (get("programs")["results"][0], get(f"programs/{alpha.public_id}")):
        assert program["facts"]["visa_j1"][0]["differing"] == []
        assert program["facts"]["application_deadline"][0]["differing"] == []
    assert get(f"programs/{alpha.public_id}")["history"] == []
    assert [source["name"] for source in get("sources")] == ["test-pages"]


def test_dates_are_facts_of_their_season_or_of_every_season(get: Any) -> None:
    alpha = made_up.program()
    season = this_season()
    made_up.deadline(alpha, "2014-11-15")
    made_up.deadline(alpha, f"{season - 1}-12-01", live=timezone.localdate())
    date = made_up.deadline(alpha, "--12-15")
    date.differing.add(made_up.statement(alpha, "application_deadline", "--12-31"))
    dates = get("programs")["results"][0]["facts"]["application_deadline"]
    assert [set(each) for each in dates] == [FACT] * 3
    assert [(each["value"], each["age"]) for each in dates] == [
        (f"{season - 1}-12-01", "current"),
        ("--12-15", "undated"),
        ("2014-11-15", "older"),
    ]
    assert [other["value"] for other in dates[1]["differing"]] == ["--12-31"]


def test_facets_count_what_is_stated_with_their_own_filter_left_out(get: Any) -> None:
    made_up.specialty("320", "Another Medicine")
    made_up.program("A", state="NY", visa_j1="yes", visa_h1b="case_by_case", accepts_img="yes", kinds="CP")
    made_up.program("B", state="PR", visa_j1="no", code="320")
    made_up.program("C", state="NY", kinds="")
    made_up.program("D", state="", visa_j1="disputed", accepts_img="disputed", kinds="R")
    answer = get("programs?state=NY")
    assert answer["count"] == 2
    facets = answer["facets"]
    assert list(facets) == list(NAMES)
    assert facets["state"] == {
        "options": [
            {"value": "NY", "label": "New York", "count": 2},
            {"value": "PR", "label": "Puerto Rico", "count": 1},
        ],
        "not_stated": 1,
    }
    assert facets["specialty"]["options"] == [{"value": "140", "label": "Test Medicine", "count": 2}]
    assert counts(facets["kind"]) == ({"C": 1, "P": 1, "A": 0, "R": 0, "M": 0}, 1)
    assert counts(facets["visa"]) == ({"j1": 1, "h1b": 1, "both": 1}, 1)
    assert counts(facets["accepts_img"]) == ({"yes": 1}, 1)
    everywhere = get("programs")["facets"]
    assert counts(everywhere["visa"]) == ({"j1": 1, "h1b": 1, "both": 1}, 2)
    assert counts(everywhere["accepts_img"]) == ({"yes": 1}, 3)
    assert [option["label"] for option in everywhere["specialty"]["options"]] == ["Another Medicine", "Test Medicine"]


def counts(facet: Any) -> tuple[dict[str, int], int]:
    return {option["value"]: option["count"] for option in facet["options"]}, facet["not_stated"]


def test_every_facet_option_counts_what_asking_for_it_finds(get: Any) -> None:
    for number, (state, kinds, j1, h1b, img) in enumerate(
        [("NY", "C", "yes", None, "yes"), ("PR", "CA", "no", "yes", "no"), ("NY", "M", None, "transfer_only", None)]
    ):
        made_up.program(f"T{number}", state=state, kinds=kinds, visa_j1=j1, visa_h1b=h1b, accepts_img=img)
    found = get("programs")["facets"]
    asked_by_option = ("specialty", "state", "kind", "visa", "accepts_img", "resident_filings")
    options = [(name, option) for name in asked_by_option for option in found[name]["options"]]
    assert len(options) == 1 + 2 + 5 + 3 + 1 + 1
    for name, option in options:
        assert get(f"programs?{name}={option['value']}")["count"] == option["count"]


def test_pages_link_to_their_neighbours_and_keep_what_was_asked(get: Any) -> None:
    for number in range(5):
        made_up.program(f"Test {number}")
    first = get("programs?per_page=2&state=NY&state=PR&q=test+listed")
    assert shown(first) == ["Test 0", "Test 1"]
    assert first["previous"] is None
    assert first["next"].startswith("http://testserver/api/v1/programs?")
    asked = {"per_page": ["2"], "state": ["NY", "PR"], "q": ["test listed"]}
    assert parse_qs(urlsplit(first["next"]).query) == {**asked, "page": ["2"]}
    middle = get(first["next"].removeprefix("http://testserver/api/v1/"))
    assert shown(middle) == ["Test 2", "Test 3"]
    assert parse_qs(urlsplit(middle["previous"]).query) == {**asked, "page": ["1"]}
    last = get(middle["next"].removeprefix("http://testserver/api/v1/"))
    assert (shown(last), last["next"], last["count"]) == (["Test 4"], None, 5)


def shown(answer: Any) -> list[str]:
    return [program["institution"]["name"] for program in answer["results"]]


def test_walking_the_pages_meets_every_program_once(get: Any) -> None:
    made = {made_up.program("Same name").public_id for _ in range(7)}
    address, met = "http://testserver/api/v1/programs?per_page=3", []
    while address:
        answer = get(address.removeprefix("http://testserver/api/v1/"))
        met += [program["id"] for program in answer["results"]]
        address = answer["next"]
    assert sorted(met) == sorted(made)
    assert met == sorted(met)


def test_past_the_end_is_an_empty_list(get: Any) -> None:
    made_up.program()
    answer = get("programs?page=1000000000&per_page=100")
    assert (answer["count"], answer["results"], answer["next"]) == (1, [], None)
    assert parse_qs(urlsplit(answer["previous"]).query)["page"] == ["1"]


def test_nothing_loaded_is_an_empty_list(get: Any) -> None:
    answer = get("programs?page=2")
    assert (answer["count"], answer["tracks"], answer["results"]) == (0, 0, [])
    assert (answer["next"], answer["previous"]) == (None, None)


def test_the_api_leaves_out_no_kind_of_track_by_itself(get: Any) -> None:
    made_up.program(kinds="P")
    assert get("programs")["count"] == 1


# Errors


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("verdict=open", {"verdict": ["There is no such parameter."]}),
        ("state=XX&colour=1", {"state": ["A value here is not one of the choices."], "colour": [...]}),
        ("per_page=101", {"per_page": ["Give a whole number from 1 to 100."]}),
        ("page=" + "9" * 5000, {"page": ["Give a whole number from 1 to 1000000000."]}),
        ("q=%00", {"q": ["This holds characters that cannot be read."]}),
        ("q=%ED%A0%80", {"q": ["This holds characters that cannot be read."]}),
        ("%00=1&%ED%A0%80=1", {"\x00": [...], "\ufffd\ufffd\ufffd": [...]}),
        ("&".join(["specialty=140"] * 10_000), {"parameters": ["The address holds too many parameters."]}),
        ("&".join(f"state={n}" for n in range(900)), {"state": ["Give at most 100 values."]}),
        ("sort=fit", {"sort": ["Choose from: name, deadline, state, positions, filings, stated."]}),
        ("format=json", {"format": [...]}),
    ],
)
def test_what_is_wrong_is_a_400_that_names_it(get: Any, query: str, errors: dict[str, Any]) -> None:
    made_up.program()
    answer = get(f"programs?{query}", 400)
    assert list(answer) == ["errors"]
    assert set(answer["errors"]) == set(errors)
    for name, sentences in errors.items():
        assert sentences == [...] or answer["errors"][name] == sentences


def test_many_unknown_parameters_are_answered_briefly(get: Any) -> None:
    answer = get("programs?" + "&".join(f"{'x' * 300}{number}=1" for number in range(500)), 400)
    assert len(json.dumps(answer)) < 5000


@pytest.mark.parametrize("path", ["specialties", "sources", "seasons", "programs/x-0123abcd"])
def test_parameters_are_refused_where_there_are_none(get: Any, path: str) -> None:
    assert get(f"{path}?a=1", 400) == {"errors": {"a": ["There is no such parameter."]}}


@pytest.mark.parametrize("id", ["x-00000000", "%00", "%ED%A0%80", "a" * 5000, "..", "T001-140%27--", "é"])
def test_an_unknown_program_is_a_404(get: Any, id: str) -> None:
    assert get(f"programs/{id}", 404) == {"errors": {"id": ["No program in the directory has this id."]}}


def test_a_program_that_is_not_published_is_a_404(get: Any) -> None:
    hidden = made_up.program(published=False)
    get(f"programs/{hidden.public_id}", 404)


PATHS = ("programs", "programs/x-0123abcd", "specialties", "sources", "seasons", "export/programs.csv", "openapi.json")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", PATHS)
def test_the_api_is_read_only(method: str, path: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1/{path}")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(response.content) == {"errors": {"method": ["This API is read-only: use GET."]}}


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_that_asks_first_may_send_any_header(
    client: Client, path: str, django_assert_num_queries: Any
) -> None:
    asking = {"Origin": "https://example.test", "Access-Control-Request-Headers": "if-none-match"}
    with django_assert_num_queries(0):
        response = client.options(f"/api/v1/{path}", headers=asking)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Allow"] == response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert (response["Access-Control-Allow-Origin"], response["Access-Control-Allow-Headers"]) == ("*", "*")


UNMATCHED = ("", "nothing", "programs/", "programs/a/b", "export", "%0A", "%00", "openapi.json/", "docs", "a" * 5000)


@pytest.mark.parametrize("method", ["get", "post", "options"])
@pytest.mark.parametrize("path", UNMATCHED)
def test_where_nothing_is_the_answer_is_json_too(method: str, path: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1/{path}")
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (404, "*")
    assert response.json() == {
        "errors": {"address": ["There is nothing here. http://testserver/api/v1/openapi.json tells every address."]}
    }


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.lists(st.tuples(st.sampled_from([*ProgramFilter.base_filters, "x"]), st.text(max_size=8)), max_size=4))
def test_no_query_is_a_server_error(client: Client, query: list[tuple[str, str]]) -> None:
    data: dict[str, list[bytes]] = {}
    for name, value in query:
        data.setdefault(name, []).append(value.encode("utf-8", "surrogatepass"))
    response = client.get("/api/v1/programs", data)
    assert response.status_code in {200, 400}
    assert ("errors" in json.loads(response.content)) == (response.status_code == 400)


# One program


def change(about: Program, **more: Any) -> Change:
    row = {"field": "visa_j1", "strength_class": "limit", "at": timezone.now(), "why": "Test reading"}
    return Change.objects.create(program=about, **{**row, **more})


def test_one_program_adds_history_and_filings(get: Any) -> None:
    alpha = made_up.program()
    said = made_up.statement(alpha, "min_step2", "230")
    side = {"value": "230", "agreement": "single", "statement": said.pk}
    change(alpha, field="min_step2", before=None, after=side, at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    change(alpha, field="min_step2", before=side, after=None, at=dt.datetime(2026, 2, 1, tzinfo=dt.UTC), scope="any")
    answer = get(f"programs/{alpha.public_id}")
    assert set(answer) == PROGRAM | {"history", "filings"}
    told = {"value": 230, "agreement": "single"}
    keys = {"field": "min_step2", "kind": None, "strength_class": "limit", "why": "Test reading"}
    assert answer["history"] == [
        {**keys, "scope": "any", "before": told, "after": None, "at": "2026-02-01T00:00:00Z"},
        {**keys, "scope": None, "before": None, "after": told, "at": "2026-01-01T00:00:00Z"},
    ]
    assert answer["filings"]["own"] == answer["filings"]["shared"] == answer["filings"]["sources"] == []


def test_history_tells_at_most_the_latest_two_hundred(get: Any) -> None:
    alpha = made_up.program()
    said = made_up.statement(alpha, "visa_j1", "yes").pk
    for number in range(201):
        change(alpha, after={"value": "yes", "agreement": "single", "statement": said}, why=f"Test {number}")
    history = get(f"programs/{alpha.public_id}")["history"]
    assert (len(history), history[0]["why"], history[-1]["why"]) == (200, "Test 200", "Test 1")


def test_filings_keep_own_and_shared_apart_and_count_only_links_that_stand(get: Any) -> None:
    alpha = made_up.program()
    government = made_up.source("test-filings", kind="government")
    for key, relation, certainty, confirmed in [
        ("own", "same", "sure", None),
        ("body", "gme_body", "likely", True),
        ("system", "parent_system", "sure", None),
        ("waiting", "same", "likely", None),
        ("refused", "same", "sure", False),
    ]:
        EmployerLink.objects.create(
            employer=key,
            employer_key=key,
            state="NY",
            institution=alpha.institution,
            relation=relation,
            certainty=certainty,
            confirmed=confirmed,
        )
    for key, year, positions in [
        ("own", 2025, 4),
        ("body", 2025, 3),
        ("own", 2024, 2),
        ("system", 2025, 50),
        ("waiting", 2025, 100),
        ("refused", 2025, 100),
    ]:
        filing = {"employer": key, "employer_key": key, "state": "NY", "fiscal_year": year, "positions": positions}
        SponsorFiling.objects.create(source=government, **filing)
    filings = get(f"programs/{alpha.public_id}")["filings"]
    assert filings["own"] == [{"fiscal_year": 2024, "positions": 2}, {"fiscal_year": 2025, "positions": 7}]
    assert filings["shared"] == [{"fiscal_year": 2025, "positions": 50}]
    assert filings["sources"] == [{"name": "test-filings", "kind": "government"}]
    for words in ("all physicians", "never a program's promise", "does not mean"):
        assert words in filings["note"]


# Specialties, sources, seasons


def test_specialties_count_their_published_programs(get: Any) -> None:
    made_up.program(code="140")
    made_up.program(code="140", published=False)
    SpecialtySignal.objects.create(specialty=made_up.specialty(), match_year=2026, gold=3, silver=12, grade="A")
    (answer,) = get("specialties")
    assert answer["code"] == "140"
    assert answer["programs"] == 1
    assert answer["signals"] == [{"match_year": 2026, "gold": 3, "silver": 12, "grade": "A"}]


def test_sources_tell_what_rests_on_them_and_that_copies_have_no_date(get: Any) -> None:
    alpha = made_up.program()
    made_up.fact(alpha, "visa_j1", "yes")
    made_up.deadline(alpha, "--12-01")
    made_up.statement(alpha, "visa_h1b", "no")
    read = made_up.source("read-live", kind="gme_office")
    made_up.fact(alpha, "visa_h1b", "yes", source=read, live=dt.date(2026, 10, 1))
    copies, live = sorted(get("sources"), key=lambda source: source["last_read"] or "")
    assert (copies["name"], copies["statements"], copies["facts"], copies["last_read"]) == ("test-pages", 3, 2, None)
    assert "stored copies" in copies["note"]
    assert (live["name"], live["last_read"], live["note"]) == ("read-live", "2026-10-01", None)
    assert (live["redistributable"], live["published"], live["rank"]) == (True, True, 1)


def test_seasons_hold_their_events_and_fees(get: Any) -> None:
    starts = dt.datetime(2026, 9, 2, 13, tzinfo=dt.UTC)
    season = Season.objects.create(match_year=2027)
    event = {"event": "test-event", "starts_at": starts, "all_day": False, "service": "ERAS", "grade": "C"}
    SeasonEvent.objects.create(season=season, **event)
    fee = {"fee": "test-fee", "amount_usd": Decimal("11.50"), "unit": "program", "per": "season", "grade": "A"}
    Fee.objects.create(match_year=2026, **fee)
    answer = get("seasons")
    assert [year["match_year"] for year in answer] == [2027, 2026]
    assert answer[0]["events"][0]["starts_at"] == "2026-09-02T13:00:00Z"
    assert answer[1]["fees"][0]["amount_usd"] == 11.5


# Caching


def test_an_answer_is_kept_until_the_directory_moves(client: Client) -> None:
    made_up.version(1)
    made_up.program()
    first = client.get("/api/v1/programs?state=NY")
    assert first["Cache-Control"] == "public, max-age=60"
    again = client.get("/api/v1/programs?state=NY", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Access-Control-Allow-Origin"] == "*"
    elsewhere = client.get("/api/v1/programs?state=PR", headers={"If-None-Match": first["ETag"]})
    assert elsewhere.status_code == 200
    made_up.version(2)
    moved = client.get("/api/v1/programs?state=NY", headers={"If-None-Match": first["ETag"]})
    assert moved.status_code == 200
    assert moved["ETag"] != first["ETag"]


def test_a_new_reading_moves_the_tag_too(client: Client) -> None:
    alpha = made_up.program()
    first = client.get("/api/v1/programs")["ETag"]
    made_up.statement(alpha, "visa_j1", "yes", live=dt.date(2026, 11, 1))
    assert client.get("/api/v1/programs")["ETag"] != first


@pytest.mark.parametrize("path", ["programs?step2=x", "programs/x-00000000", "sources?a=1"])
def test_an_error_is_not_kept(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}")
    assert "ETag" not in response
    assert "Cache-Control" not in response


def test_head_answers_as_get_without_a_body(client: Client) -> None:
    made_up.program()
    response = client.head("/api/v1/programs")
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get("/api/v1/programs")["ETag"]


@pytest.mark.parametrize("path", ["programs?state=NY", "specialties", "openapi.json", "export/statements.jsonl"])
def test_head_asks_whether_a_copy_still_holds_as_get_does(client: Client, path: str) -> None:
    first = client.head(f"/api/v1/{path}")
    assert (first.status_code, first["Cache-Control"]) == (200, "public, max-age=60")
    again = client.head(f"/api/v1/{path}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, first["ETag"])
    assert client.get(f"/api/v1/{path}", headers={"If-None-Match": f'"x", W/{first["ETag"]}'}).status_code == 304


def test_head_reads_no_row_of_an_export(client: Client, django_assert_max_num_queries: Any) -> None:
    made_up.fact(made_up.program(), "visa_j1", "yes")
    for path in ("export/programs.csv", "export/statements.jsonl"):
        told = client.get(f"/api/v1/{path}")
        list(told.streaming_content)
        with django_assert_max_num_queries(4):
            response = client.head(f"/api/v1/{path}")
            assert b"".join(response.streaming_content) == b""
        for header in ("ETag", "X-Rows-Left-Out", "Content-Type", "Content-Disposition"):
            assert response[header] == told[header]


@pytest.mark.parametrize(("path", "status"), [("programs?step2=x", 400), ("programs/x-00000000", 404)])
def test_a_star_for_a_copy_does_not_hide_what_is_wrong(client: Client, path: str, status: int) -> None:
    assert client.get(f"/api/v1/{path}", headers={"If-None-Match": "*"}).status_code == status


def test_a_copy_that_still_holds_costs_two_queries(client: Client, django_assert_num_queries: Any) -> None:
    etag = client.get("/api/v1/programs")["ETag"]
    with django_assert_num_queries(2):
        client.get("/api/v1/programs", headers={"If-None-Match": etag})


# Cost


def queries(client: Client, path: str, django_assert_max_num_queries: Any) -> int:
    with django_assert_max_num_queries(60) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def with_everything(number: int) -> Program:
    made = made_up.program(f"Test {number}", kinds="CP")
    for field, other in {"visa_j1": "no", "visa_h1b": "case_by_case"}.items():
        made_up.fact(made, field, "yes", differing=(made_up.statement(made, field, other),))
    made_up.deadline(made, "--12-01").differing.add(made_up.statement(made, "application_deadline", "--11-01"))
    return made


def test_a_page_of_results_costs_the_same_queries_however_long(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    with_everything(0)
    one = queries(client, "/api/v1/programs", django_assert_max_num_queries)
    for number in range(1, 12):
        with_everything(number)
    assert queries(client, "/api/v1/programs?per_page=100", django_assert_max_num_queries) == one
    assert one <= 42, "seventeen of them build the index, anew for every search of a test"


def test_one_program_costs_the_same_queries_however_much_is_said(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    alpha = with_everything(0)
    path = f"/api/v1/programs/{alpha.public_id}"
    few = queries(client, path, django_assert_max_num_queries)
    for field in ("min_step1", "min_step2", "letters"):
        made_up.fact(alpha, field, "3", differing=(made_up.statement(alpha, field, "4"),))
    assert queries(client, path, django_assert_max_num_queries) == few
    assert few <= 26


# The description


def test_the_description_is_valid_openapi_3_1(get: Any) -> None:
    described = get("openapi.json")
    assert described["openapi"].startswith("3.1")
    validate(described)
    assert set(described["paths"]) == {
        "/api/v1/programs",
        "/api/v1/programs/{id}",
        "/api/v1/specialties",
        "/api/v1/sources",
        "/api/v1/seasons",
        "/api/v1/changes",
        "/api/v1/match",
        "/api/v1/what-if",
        "/api/v1/export/programs.csv",
        "/api/v1/export/statements.jsonl",
    }


def test_every_search_parameter_is_described_as_declared(get: Any) -> None:
    made_up.specialty("140")
    made_up.specialty("320", "Another Medicine")
    parameters = {p["name"]: p for p in get("openapi.json")["paths"]["/api/v1/programs"]["get"]["parameters"]}
    assert list(parameters) == [*ProgramFilter.base_filters, "If-None-Match"]
    assert all(parameter["description"] for parameter in parameters.values())
    assert parameters["per_page"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 25}
    assert parameters["kind"]["schema"]["items"] == {"type": "string", "enum": ["C", "P", "A", "R", "M"]}
    assert parameters["specialty"]["schema"]["items"] == {"type": "string", "enum": ["140", "320"]}
    assert parameters["graduated"]["schema"]["maximum"] == this_season()
    assert parameters["stated"]["schema"] == {"type": "string", "enum": ["only", "include"], "default": "only"}
    assert parameters["open_on"]["schema"]["pattern"] == "^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"


WORDS = st.text(st.sampled_from("ab \t\n\x0b\x1c\x1f\x85\xa0\u2028\u3000\ufeff\u200b\x00\ufffd"), max_size=60)


@given(text=WORDS)
def test_the_pattern_of_words_takes_what_the_search_takes(text: str) -> None:
    field = ProgramFilter.base_filters["q"].field
    try:
        field.clean(text)
    except ValidationError:
        taken = False
    else:
        taken = True
    assert (re.search(field.schema()["pattern"].removesuffix("$") + r"\Z", text) is not None) == taken


def test_every_operation_tells_all_that_it_may_answer(get: Any) -> None:
    described = get("openapi.json")["paths"]
    swept = [(path, operation) for path, methods in described.items() for operation in methods.values()]
    assert len(swept) == 10
    for path, operation in swept:
        told = set(operation["responses"])
        assert told >= {"200", "400", "405", "414", "431"}
        assert ("404" in told) == (path == "/api/v1/programs/{id}")
        assert "Allow" in operation["responses"]["405"]["headers"]
    kept = [item["get"]["responses"] for item in described.values() if "get" in item]
    assert len(kept) == 8
    assert all({"ETag", "Cache-Control"} <= set(responses["304"]["headers"]) for responses in kept)
    asked = [item["post"] for item in described.values() if "post" in item]
    assert [set(one["responses"]) for one in asked] == [{"200", "400", "405", "414", "429", "431"}] * 2
    assert all(one["requestBody"]["required"] and one["parameters"] == [] for one in asked)
    (id,) = [one for one in described["/api/v1/programs/{id}"]["get"]["parameters"] if one["in"] == "path"]
    assert (id["schema"]["pattern"], id["required"]) == ("^[0-9A-Za-z-]{1,60}$", True)


def test_answers_keep_to_the_shapes_described(get: Any) -> None:
    alpha = with_everything(0)
    answer = get("programs")
    assert json.loads(ProgramList.model_validate(answer).model_dump_json()) == answer
    detail = get(f"programs/{alpha.public_id}")
    assert json.loads(ProgramDetail.model_validate(detail).model_dump_json()) == detail


def test_no_page_of_the_api_loads_scripts_from_elsewhere(client: Client) -> None:
    assert client.get("/api/v1/docs").status_code == 404
    assert settings.DEBUG is False
