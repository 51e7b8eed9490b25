"""POST match and POST what-if on the real directory: shapes, figures, errors, and no trace of the profile."""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings

from search.api.schemas import MatchAnswer, WhatIfAnswer
from search.index import Index
from search.matching import DECIDING, RULES_BY_NAME
from search.profile import ApplicantProfile, Failed, Month
from tests.search.profiles import DAY, FULL, profiles

pytestmark = pytest.mark.usefixtures("held_opening", "today")

ROOT = Path(__file__).resolve().parent.parent.parent
VERDICTS = ("open", "short", "confirm", "doubtful", "closed")
SECRET = "Zzyzx Test School"
NEEDS_J1 = {
    "work_status": "none",
    "visas": ["j1"],
    "j1_years_used": 0,
    "ecfmg_certified": True,
    "step1": "pass",
    "step2": 228,
    "failed": {"step1": 1, "step2": 0, "cs": 0, "step3": 0},
    "graduated": "2015-06",
    "usce_hands_on_months": 1,
    "letters": 3,
    "letters_us": 1,
    "school": SECRET,
    "school_country": "PK",
}
NEEDS_H1B = {**NEEDS_J1, "visas": ["h1b"], "step2": 205, "usce_hands_on_months": 0}
EIGHTY_NINE = {"visa": "h1b", "state": ["NY", "PA"]}
"""A search that finds fewer than can be listed at once, and among them some that any change moves."""
MEMBERS = {"program", "verdict", "because", "next_step", "rules"}
RULE = {"rule", "outcome", "needs", "yours", "age", "page_url"}
OUTCOMES = {"met", "not_stated", "to_do", "not_told", "unclear", "short", "missed"}
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"visa": "j1", "state": ["NY", "NJ"]},
    {"specialty": "140"},
    {"kind": ["P"], "stated": "include"},
)


@pytest.fixture
def post(client: Client) -> Any:
    def post(path: str, body: Any, status: int = 200) -> Any:
        response = client.post(f"/api/v1/{path}", body, content_type="application/json")
        assert response.status_code == status, response.content[:500]
        return response.json()

    return post


def found(client: Client, filters: dict[str, Any]) -> int:
    """How many programs the search finds."""
    return int(client.get("/api/v1/programs", filters).json()["count"])


# Match


def test_an_answer_has_the_shape_of_the_contract(post: Any, client: Client) -> None:
    answer = post("match", {"profile": NEEDS_J1, "limit": 40})
    assert set(answer) == {"verdicts", "closed_by", "results"}
    assert tuple(answer["verdicts"]) == VERDICTS
    assert set(answer["closed_by"]) <= {rule.name for rule in DECIDING}
    assert len(answer["results"]) == 40
    for one in answer["results"]:
        assert set(one) == MEMBERS
        assert one["verdict"] in VERDICTS
        assert one["because"]
        assert one["next_step"]
        assert all(set(rule) == RULE for rule in one["rules"])
        assert {rule["rule"] for rule in one["rules"]} <= set(RULES_BY_NAME)
        assert {rule["outcome"] for rule in one["rules"]} <= OUTCOMES
    assert json.loads(MatchAnswer.model_validate(answer).model_dump_json()) == answer


def test_a_program_is_told_as_in_a_list_of_programs(post: Any, client: Client) -> None:
    told = post("match", {"profile": NEEDS_J1, "filters": {"q": "1080-140"}, "limit": 1})["results"][0]["program"]
    assert told == client.get("/api/v1/programs?q=1080-140&per_page=1").json()["results"][0]


def test_what_rests_on_a_statement_tells_its_age_and_its_page(post: Any) -> None:
    answer = post("match", {"profile": NEEDS_J1, "limit": 100, "verdicts": ["open"]})
    rules = [rule for one in answer["results"] for rule in one["rules"]]
    stated = [rule for rule in rules if rule["age"]]
    assert len(stated) > 100
    assert all(rule["needs"] for rule in stated)
    assert any(str(rule["page_url"]).startswith("http") for rule in stated)
    assert all(rule["age"] is rule["page_url"] is None for rule in rules if rule["outcome"] == "not_stated")


@pytest.mark.parametrize("filters", FILTERS)
def test_verdicts_add_up_to_the_programs_found_and_rules_to_those_closed(
    post: Any, client: Client, filters: dict[str, Any]
) -> None:
    answer = post("match", {"profile": NEEDS_J1, "filters": filters, "limit": 0})
    assert answer["results"] == []
    assert sum(answer["verdicts"].values()) == found(client, filters) > 0
    assert sum(answer["closed_by"].values()) == answer["verdicts"]["closed"]
    counts = list(answer["closed_by"].values())
    assert counts == sorted(counts, reverse=True)
    assert all(counts)


def test_this_profile_meets_every_verdict(post: Any) -> None:
    assert all(post("match", {"profile": NEEDS_J1, "limit": 0})["verdicts"].values())


@pytest.mark.parametrize("wanted", [["closed"], ["short", "doubtful"], list(VERDICTS), []])
def test_only_the_verdicts_asked_for_are_listed_and_all_are_counted(post: Any, wanted: list[str]) -> None:
    body = {"profile": NEEDS_J1}
    everything = post("match", {**body, "limit": 0})
    answer = post("match", {**body, "limit": 100, "verdicts": wanted})
    assert answer["verdicts"] == everything["verdicts"]
    assert answer["closed_by"] == everything["closed_by"]
    assert {one["verdict"] for one in answer["results"]} <= set(wanted or VERDICTS)
    some = sum(everything["verdicts"][verdict] for verdict in wanted or VERDICTS)
    assert len(answer["results"]) == min(100, some) > 0


def test_each_verdict_lists_as_many_as_it_counts(post: Any) -> None:
    body = {"profile": NEEDS_J1, "filters": {"state": "NM"}, "limit": 100}
    for verdict, count in post("match", body)["verdicts"].items():
        assert len(post("match", {**body, "verdicts": [verdict]})["results"]) == count <= 100


def test_the_best_fit_comes_first_and_a_short_list_begins_a_long_one(post: Any) -> None:
    body = {"profile": {**NEEDS_J1, "specialties": ["180", "140"], "states": ["TX"]}, "filters": {"state": "NM"}}
    listed = post("match", {**body, "limit": 100})["results"]
    places = [VERDICTS.index(one["verdict"]) for one in listed]
    assert len(listed) > 25
    assert places == sorted(places)
    wishes = [
        {"180": 0, "140": 1}.get(one["program"]["specialty"]["code"], 2) for one in listed if one["verdict"] == "open"
    ]
    assert wishes == sorted(wishes)
    ids = [one["program"]["id"] for one in listed]
    assert [one["program"]["id"] for one in post("match", {**body, "limit": 5})["results"]] == ids[:5]
    assert [one["program"]["id"] for one in post("match", body)["results"]] == ids[:25], "25 where no limit is told"


def test_without_a_body_worth_the_name_everyone_is_asked_first(post: Any, held_opening: Index) -> None:
    answer = post("match", {})
    assert sum(answer["verdicts"].values()) == len(held_opening.pks)
    assert answer["verdicts"]["open"] == 0, "where nothing is told of a visa, nothing can be open"


# What-if


def test_a_what_if_has_the_shape_of_the_contract(post: Any) -> None:
    answer = post("what-if", {"profile": {**NEEDS_H1B, "step2": None}})
    names = [one["change"] for one in answer["changes"]]
    scores = [f"step2_{score}" for score in (220, 230, 240, 250)]
    assert names == [*scores, "step3", "usce_1", "usce_2", "usce_3", "letter_us", "accept_j1", "next_season"]
    for one in answer["changes"]:
        assert set(one) == {"change", "label", "from", "to", "programs"}
        assert tuple(one["from"]) == tuple(one["to"]) == VERDICTS
        assert one["label"]
        assert len(set(one["programs"])) == len(one["programs"])
    assert sum(len(one["programs"]) for one in answer["changes"]) > 500
    assert WhatIfAnswer.model_validate(answer).model_dump(by_alias=True) == answer


@pytest.mark.parametrize("filters", FILTERS)
def test_before_and_after_add_up_to_the_programs_found(post: Any, client: Client, filters: dict[str, Any]) -> None:
    asked = {"profile": NEEDS_J1, "filters": filters}
    now = post("match", {**asked, "limit": 0})["verdicts"]
    for one in post("what-if", asked)["changes"]:
        assert one["from"] == now
        added = len(one["programs"]) if looks_further(one) else 0
        assert sum(one["to"].values()) - added == sum(now.values()) == found(client, filters)


def looks_further(change: dict[str, Any]) -> bool:
    """A further state or specialty adds the programs that it names; any other change moves them."""
    return change["change"].startswith(("state_", "specialty_"))


def test_a_further_state_or_specialty_adds_what_a_search_of_it_would_find(post: Any) -> None:
    filters = {"visa": "j1", "state": ["NY", "NJ"], "specialty": "140"}
    told = [one for one in post("what-if", {"profile": NEEDS_J1, "filters": filters})["changes"] if looks_further(one)]
    assert [one["change"].partition("_")[0] for one in told] == ["state"] * 3 + ["specialty"] * 3
    gains = [one["to"]["open"] - one["from"]["open"] for one in told]
    assert gains[:3] == sorted(gains[:3], reverse=True)
    assert gains[3:] == sorted(gains[3:], reverse=True)
    for one, gained in zip(told, gains, strict=True):
        name, _sep, code = one["change"].partition("_")
        answer = post("match", {"profile": NEEDS_J1, "filters": {**filters, name: code}, "limit": 100})
        assert {*verdicts_by_id(answer)} == {*one["programs"]}
        assert answer["verdicts"]["open"] == gained > 0
        assert {name: one["to"][name] - one["from"][name] for name in VERDICTS} == answer["verdicts"]
        assert one["label"].startswith("Also looking at ")


def test_a_search_of_no_state_and_no_specialty_is_not_widened(post: Any) -> None:
    for filters in ({}, {"visa": "j1"}):
        assert not any(map(looks_further, post("what-if", {"profile": NEEDS_J1, "filters": filters})["changes"]))


def test_what_a_change_leads_to_is_what_a_match_with_it_finds(post: Any) -> None:
    asked = {"profile": NEEDS_H1B, "filters": EIGHTY_NINE}
    changed: dict[str, dict[str, Any]] = {
        "step3": {"step3": True},
        "usce_2": {"usce_hands_on_months": 2},
        "accept_j1": {"visas": ["h1b", "j1"]},
        "letter_us": {"letters_us": 2},
        "next_season": {"match_year": 2028},
    }
    everything = {**asked, "limit": 100}
    before = verdicts_by_id(post("match", everything))
    told = {one["change"]: one for one in post("what-if", asked)["changes"]}
    for name, members in changed.items():
        answer = post("match", {**everything, "profile": {**NEEDS_H1B, **members}})
        after = verdicts_by_id(answer)
        assert told[name]["to"] == answer["verdicts"]
        assert set(told[name]["programs"]) == {id for id in before if before[id] != after[id]}, name
    assert len(before) == 89
    assert {name for name in changed if told[name]["programs"]} == {"step3", "usce_2", "accept_j1"}


def verdicts_by_id(answer: Any) -> dict[str, str]:
    return {one["program"]["id"]: one["verdict"] for one in answer["results"]}


# Errors


@pytest.mark.parametrize("path", ["match", "what-if"])
@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({"profile": {"step2": 999}}, {"profile.step2": ["Give a whole number from 1 to 300."]}),
        ({"profile": {"step2": "245"}}, {"profile.step2": ["Give a whole number, without quotes or a point."]}),
        ({"profile": {"letters": 1, "letters_us": 2}}, {"profile.letters_us": [...]}),
        ({"profile": [1]}, {"profile": ["Give an object."]}),
        ({"filters": {"state": ["ZZ"]}}, {"state": ["A value here is not one of the choices."]}),
        ({"filters": {"colour": "red"}}, {"colour": ["There is no such member."]}),
        ({"colour": "red"}, {"colour": ["There is no such member."]}),
        ([], {"body": ["Give a JSON object."]}),
        ({"profile": {"school": "\x00"}}, {"profile.school": ["This holds characters that cannot be read."]}),
        ({"profile": {"school": "\ud800"}}, {"profile.school": ["This holds characters that cannot be read."]}),
        ({"filters": {"q": "\udfff"}}, {"q": ["This holds characters that cannot be read."]}),
        ({"\ud800\x00": 1}, {"?\ufffd": ["There is no such member."]}),
    ],
)
def test_what_is_wrong_is_a_400_that_names_it(post: Any, path: str, body: Any, errors: dict[str, Any]) -> None:
    answer = post(path, body, 400)
    assert list(answer) == ["errors"]
    assert set(answer["errors"]) == set(errors)
    for name, sentences in errors.items():
        assert sentences == [...] or answer["errors"][name] == sentences


BROKEN = {
    "nothing": b"",
    "cut short": b'{"profile": {',
    "no json": b"step2=245",
    "bytes that are no utf-8": b'{"profile": "\xff\xfe"}',
    "nul": b"\x00",
    "a number of five thousand digits": b'{"limit": ' + b"9" * 5000 + b"}",
    "nested without end": b"[" * 200_000,
    "nested objects without end": b'{"profile":' * 100_000,
    "not a number": b"NaN",
}


@pytest.mark.parametrize("path", ["match", "what-if"])
@pytest.mark.parametrize("kind", sorted(BROKEN))
def test_what_is_no_json_is_a_400(post: Any, path: str, kind: str) -> None:
    assert post(path, BROKEN[kind], 400) == {"errors": {"body": ["Give a JSON object."]}}


@pytest.mark.parametrize("path", ["match", "what-if"])
def test_a_body_of_megabytes_is_not_read(post: Any, path: str) -> None:
    huge = json.dumps({"profile": {"school": "x" * 3_000_000}})
    assert post(path, huge, 400) == {"errors": {"body": ["This is too long."]}}


def test_a_body_just_within_the_limit_is_answered_briefly(client: Client) -> None:
    for body in (
        {"profile": {f"odd{number}": 1 for number in range(100_000)}},
        {"filters": {f"odd{number}": 1 for number in range(100_000)}},
        {"filters": {"state": ["NY"] * 100_000}},
        {"verdicts": ["open"] * 100_000, "limit": -1},
    ):
        response = client.post("/api/v1/match", body, content_type="application/json")
        assert response.status_code == 400
        assert len(response.content) < 5000


@pytest.mark.parametrize("path", ["match", "what-if"])
def test_nothing_is_taken_from_the_address(client: Client, path: str) -> None:
    response = client.post(f"/api/v1/{path}?state=NY", {}, content_type="application/json")
    assert response.status_code == 400
    assert response.json() == {"errors": {"state": ["There is no such parameter."]}}


@pytest.mark.parametrize("path", ["match", "what-if"])
@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "trace"])
def test_another_method_is_a_405_that_names_post(path: str, method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1/{path}")
    assert (response.status_code, response["Allow"]) == (405, "POST, OPTIONS")
    assert response["Cache-Control"] == "no-store"
    if method != "head":
        assert response.json() == {"errors": {"method": ["Ask this by POST: a profile stands in no address."]}}


@pytest.mark.parametrize("path", ["match", "what-if"])
def test_a_page_of_another_site_may_ask(client: Client, path: str) -> None:
    asking = {"Origin": "https://example.test", "Access-Control-Request-Headers": "content-type"}
    before = client.options(f"/api/v1/{path}", headers=asking)
    assert (before.status_code, before["Access-Control-Allow-Methods"]) == (204, "POST, OPTIONS")
    assert before["Access-Control-Allow-Headers"] == "*"
    answer = Client(enforce_csrf_checks=True).post(
        f"/api/v1/{path}", {}, content_type="application/json", headers=asking
    )
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*")


# Nothing of the profile stays


@pytest.mark.parametrize("path", ["match", "what-if"])
@pytest.mark.parametrize(("wrong", "status"), [({}, 200), ({"step2": 999}, 400)])
def test_an_answer_is_kept_by_no_cache_and_in_no_session(
    client: Client, path: str, wrong: dict[str, Any], status: int
) -> None:
    body = {"profile": {**NEEDS_J1, **wrong}, "filters": {"state": "NM"}}
    response = client.post(f"/api/v1/{path}", body, content_type="application/json")
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response
    assert not response.cookies
    assert SECRET not in str(response.headers)


@pytest.mark.parametrize("path", ["match", "what-if"])
@pytest.mark.parametrize("wrong", [{}, {"step2": 999}, {"school": [SECRET]}, {SECRET: SECRET}])
def test_nothing_of_the_profile_is_logged(
    client: Client, path: str, wrong: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        body = {"profile": {**NEEDS_J1, **wrong}, "filters": {"state": "NM"}}
        client.post(f"/api/v1/{path}", body, content_type="application/json")
        client.post(f"/api/v1/{path}", json.dumps(body)[:-1], content_type="application/json")
    assert len(caplog.records) >= 1
    assert not any(SECRET in record.getMessage() + str(record.exc_text) for record in caplog.records)


# Cost


@pytest.mark.parametrize("filters", [{}, {"visa": "j1", "stated": "include"}])
def test_a_long_list_costs_as_many_queries_as_a_short_one(
    client: Client, filters: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    costs = []
    for limit in (5, 100):
        with django_assert_max_num_queries(20) as captured:
            body = {"profile": NEEDS_J1, "filters": filters, "limit": limit}
            client.post("/api/v1/match", body, content_type="application/json")
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_a_what_if_costs_as_many_queries_whatever_it_moves(client: Client, django_assert_max_num_queries: Any) -> None:
    body = {"profile": NEEDS_J1, "filters": {"state": "NY", "specialty": "140"}}
    for asked in ({"profile": NEEDS_H1B}, body):
        with django_assert_max_num_queries(5):
            answer = client.post("/api/v1/what-if", asked, content_type="application/json").json()
    assert {"state", "specialty"} <= {one["change"].partition("_")[0] for one in answer["changes"]}
    assert sum(len(one["programs"]) for one in answer["changes"]) > 100


# Any profile


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=profiles())
@example(ApplicantProfile(work_status="ead"))
@example(ApplicantProfile(work_status="j1", visas=("j1",), j1_years_used=7))
@example(ApplicantProfile(visas=("h1b",), step3_expected=Month(2027)))
@example(ApplicantProfile(school_country="US", failed=Failed(9, 9, 9, 9), graduated=Month(1950)))
def test_every_profile_is_answered(client: Client, profile: ApplicantProfile) -> None:
    body = {"profile": profile.as_json(), "limit": 60, "filters": {"q": "university"}}
    answer = client.post("/api/v1/match", body, content_type="application/json")
    assert answer.status_code == 200
    told = answer.json()
    assert sum(told["closed_by"].values()) == told["verdicts"]["closed"]
    body = {"profile": profile.as_json(), "filters": {"state": "NM"}}
    answer = client.post("/api/v1/what-if", body, content_type="application/json")
    assert answer.status_code == 200
    for one in answer.json()["changes"]:
        added = len(one["programs"]) if looks_further(one) else 0
        assert sum(one["from"].values()) + added == sum(one["to"].values())


def test_the_fullest_profile_of_the_contract_is_answered(post: Any) -> None:
    assert len(post("match", {"profile": FULL})["results"]) == 25
    assert len(post("what-if", {"profile": FULL})["changes"]) > 3


# The command


def commanded(path: Path | str, **more: Any) -> Any:
    told = io.StringIO()
    call_command("match", profile=str(path), stdout=told, **more)
    return json.loads(told.getvalue())


@pytest.fixture
def written(tmp_path: Path) -> Any:
    def written(profile: Any) -> Path:
        file = tmp_path / "profile.json"
        file.write_text(profile if isinstance(profile, str) else json.dumps(profile))
        return file

    return written


@pytest.mark.parametrize("profile", [NEEDS_J1, FULL, {}])
def test_the_command_answers_as_the_api_does_but_for_the_host(post: Any, written: Any, profile: Any) -> None:
    answer = json.dumps(post("match", {"profile": profile, "limit": 3}))
    assert "http://testserver/" in answer
    assert commanded(written(profile), limit=3) == json.loads(
        answer.replace("http://testserver/", f"http://localhost:{os.environ.get('PORT', '8000')}/")
    )


def test_the_command_tells_as_many_as_the_api_unless_told_otherwise(written: Any) -> None:
    assert len(commanded(written(NEEDS_J1))["results"]) == 25


@pytest.mark.parametrize(
    ("profile", "more", "sentence"),
    [
        ("{", {}, "is not JSON"),
        ("", {}, "is not JSON"),
        ("[" * 200_000, {}, "is not JSON"),
        ({"step2": 999}, {}, "profile.step2: Give a whole number from 1 to 300."),
        ({"stepp2": 1, "letters": -1}, {}, "profile.letters: Give a whole number from 0 to 20."),
        ([], {}, "profile: Give an object."),
        ({}, {"limit": 101}, "limit: Give a whole number from 0 to 100."),
        ({}, {"limit": -1}, "limit: Give a whole number from 0 to 100."),
    ],
)
def test_the_command_says_what_is_wrong(written: Any, profile: Any, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        commanded(written(profile), **more)
    assert sentence in str(refused.value)
    assert refused.value.returncode == 1


def test_the_command_says_that_there_is_no_such_file(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.json", tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            commanded(path)
    (tmp_path / "latin").write_bytes(b'{"school": "caf\xe9"}')
    with pytest.raises(CommandError, match="latin cannot be read"):
        commanded(tmp_path / "latin")


def run(url: str, *arguments: str, given_in: str = "") -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "DATABASE_URL": url, "DEBUG": "no"}
    command = [sys.executable, "manage.py", "match", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environ, input=given_in, capture_output=True, text=True)


def test_the_command_reads_standard_input_and_exits_as_it_ends(opening_url: str) -> None:
    told = run(opening_url, "--profile", "-", "--limit", "1", given_in=json.dumps({"work_status": "citizen"}))
    assert (told.returncode, told.stderr) == (0, "")
    assert len(json.loads(told.stdout)["results"]) == 1
    refused = run(opening_url, "--profile", "-", given_in=json.dumps({"step2": 999}))
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.strip() == "CommandError: profile.step2: Give a whole number from 1 to 300."


def test_the_day_is_that_of_the_season_asked_about(post: Any) -> None:
    assert timezone.localdate() == DAY
    answer = post("what-if", {"profile": {}, "filters": {"state": "NM"}})
    assert answer["changes"][-1]["label"] == "Applying for the 2028 Match instead"
