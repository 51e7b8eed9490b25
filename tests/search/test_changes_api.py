"""GET changes: everything that may be told, page by page. Every row is made up and says so."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client

from programs import curation, facts
from programs.models import Change, Source
from tests.search import made_up
from tests.search.made_up_changes import NOON, change, first_run, moved
from tests.search.profiles import DAY

pytestmark = pytest.mark.django_db

PATH = "/api/v1/changes"


def get(client: Client, query: str = "", status: int = 200) -> Any:
    response = client.get(query if query.startswith("http") else f"{PATH}{query}")
    assert response.status_code == status
    return json.loads(response.content)


def names(answer: Any) -> list[str]:
    return [one["program"] for one in answer["results"]]


def test_a_change_has_the_shape_of_history_and_its_program(client: Client) -> None:
    about = made_up.program()
    old, new = (made_up.statement(about, "min_step2", value, strength="required") for value in ("220", "230"))
    change(about, new, old)
    (told,) = get(client)["results"]
    assert told == {
        "program": about.public_id,
        "field": "min_step2",
        "kind": None,
        "scope": None,
        "strength_class": "limit",
        "before": {"value": 220, "agreement": "single"},
        "after": {"value": 230, "agreement": "single"},
        "at": "2026-11-21T17:00:00Z",
        "why": "refresh of test-pages",
    }
    del told["program"]
    assert json.loads(client.get(f"/api/v1/programs/{about.public_id}").content)["history"] == [told]


def test_a_field_that_left_the_registry_costs_a_program_no_answer(client: Client) -> None:
    about = moved()
    left = change(about, made_up.statement(about, "visa_h1b", "yes"))
    Change.objects.filter(pk=left.pk).update(field="chance_of_matching")
    response = client.get(f"/api/v1/programs/{about.public_id}")
    assert response.status_code == 200
    assert [one["field"] for one in json.loads(response.content)["history"]] == ["visa_j1"]


def test_who_keeps_a_copy_is_told_what_was_taken_in_and_identifiers_too(client: Client) -> None:
    about, other = moved(), moved(field="nrmp_code", value="9001140C0")
    first_run(Source.objects.get())
    assert names(get(client)) == [other.public_id, about.public_id]


def test_who_keeps_a_copy_is_told_what_was_taken_down_and_not_what_it_said(client: Client) -> None:
    about = made_up.program()
    going, staying = made_up.source("test-going"), made_up.source("test-staying")
    made_up.statement(about, "visa_j1", "yes", source=going)
    made_up.statement(about, "visa_h1b", "no", source=going)
    facts.settle([about.pk], day=DAY, cause=facts.Cause("refresh of test-going", going))
    held = get(client)["results"]
    assert {one["field"] for one in held} == {"visa_j1", "visa_h1b"}
    made_up.statement(about, "visa_h1b", "yes", source=staying)
    curation.publish(source=going, published=False, by=None, day=DAY)
    since = held[0]["at"].replace("+", "%2B")
    told = {one["field"]: one for one in get(client, f"?since={since}")["results"]}
    assert (told["visa_j1"]["before"], told["visa_j1"]["after"]) == (None, None)
    assert told["visa_j1"]["why"] == "source unpublished"
    assert (told["visa_h1b"]["before"], told["visa_h1b"]["after"]["value"]) == (None, "yes")
    assert json.loads(client.get(f"/api/v1/programs/{about.public_id}").content)["history"] == []
    curation.publish(source=going, published=True, by=None, day=DAY)
    again = {(one["field"], one["before"] and one["before"]["value"]) for one in get(client)["results"]}
    assert ("visa_j1", "yes") in again


@pytest.mark.parametrize("query", ["", "?state=NY", "?specialty=140"])
def test_who_keeps_a_copy_is_told_what_ended_with_a_program_that_leaves_the_directory(
    query: str, client: Client
) -> None:
    about = made_up.program()
    said = made_up.statement(about, "visa_j1", "yes")
    facts.settle([about.pk], day=DAY, cause=facts.Cause("test"))
    curation.publish(source=said.source, published=False, by=None, day=DAY)
    assert client.get(f"/api/v1/programs/{about.public_id}").status_code == 404
    (told,) = get(client, query)["results"]
    assert (told["program"], told["field"], told["before"], told["after"]) == (about.public_id, "visa_j1", None, None)


def test_since_takes_a_day_of_the_site_or_a_moment(client: Client) -> None:
    midnight = dt.datetime(2026, 11, 21, 5, tzinfo=dt.UTC)
    about = moved(at=midnight)
    for since in (
        "2026-11-21",
        "2026-11-21T05:00:00Z",
        "2026-11-21T00:00-05:00",
        "2026-11-21T05:00:00+00:00",
        "2026-11-21T05:00:00%2B00:00",
        "2024-02-29",
        "",
    ):
        assert names(get(client, f"?since={since}")) == [about.public_id], since
    for since in ("2026-11-22", "2026-11-21T05:00:00.000001Z", "2099-12-31"):
        assert get(client, f"?since={since}") == {"results": [], "next": None}, since


WRONG = ("yesterday", "2026-13-01", "2026-02-29", "1999-12-31", "2026-11-21T05:00:00", "2026-11-21T24:00Z", "0", "%00")


@pytest.mark.parametrize("since", WRONG)
def test_a_since_that_cannot_be_read_is_a_400_that_names_it(client: Client, since: str) -> None:
    moved()
    answer = get(client, f"?since={since}", 400)
    assert set(answer) == {"errors"}
    ((name, sentences),) = answer["errors"].items()
    assert (name, len(sentences)) == ("since", 1)
    assert sentences[0].startswith("Give a day as YYYY-MM-DD")


def test_everything_that_is_wrong_is_named_at_once(client: Client) -> None:
    query = "?state=ZZ&field=chance&specialty=x&older_than=-&per_page=501&since=1&since=2&chance=1"
    errors = get(client, query, 400)["errors"]
    assert set(errors) == {"state", "field", "specialty", "older_than", "per_page", "since", "chance"}
    assert errors["chance"] == ["There is no such parameter."]
    assert "Give this once." in errors["since"]


def test_next_leads_through_all_of_them_and_keeps_the_question(client: Client) -> None:
    programs = [moved(at=NOON + dt.timedelta(minutes=number // 3)).public_id for number in range(7)]
    moved(field="step3")
    seen, address = [], "?field=visa_j1&per_page=3&since=2026-11-01"
    while address:
        answer = get(client, address)
        seen += names(answer)
        address = answer["next"]
        assert address is None or "per_page=3" in address
    assert seen == programs[::-1]


def test_what_comes_while_one_reads_on_moves_no_page(client: Client) -> None:
    programs = [moved(at=NOON + dt.timedelta(minutes=number)).public_id for number in range(4)]
    first = get(client, "?per_page=2")
    moved(at=NOON + dt.timedelta(hours=1))
    assert names(first) + names(get(client, first["next"])) == programs[::-1]


def test_a_copy_that_stands_is_not_sent_again(client: Client) -> None:
    made_up.version(5)
    moved()
    etag = client.get(PATH)["ETag"]
    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 304
    made_up.version(6)
    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 200


def test_the_description_tells_every_parameter(client: Client) -> None:
    described = json.loads(client.get("/api/v1/openapi.json").content)["paths"][PATH]["get"]
    told = {one["name"]: one for one in described["parameters"]}
    assert set(told) == {"specialty", "state", "field", "since", "older_than", "per_page", "If-None-Match"}
    assert all(one["description"] for one in told.values())
    assert told["per_page"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 500, "default": 100}
    assert set(described["responses"]) >= {"200", "304", "400", "405"}
