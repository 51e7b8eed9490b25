"""A list proposed from a budget and wishes, the budget kept, and what is ticked added. On the real directory."""

import html
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from applicants.models import Applicant, ShortlistEntry
from programs.models import Program
from search.current import current_index
from search.matched.matches import match_for
from search.matching import Verdict
from search.questions.session import told
from tests.applicants.planning.conftest import PROFILE, SEASON, Lists, keeper, page, sum_of
from tests.search.profiles import DAY

pytestmark = pytest.mark.usefixtures("held_opening", "today", "plain_styles")

SEASONS_FEES = 185 + 70 + 85
WISHES = {**PROFILE, "budget": 900 + SEASONS_FEES}
ASKED = "/plan/proposal/?many=40"


def proposed(client: Client, path: str = ASKED) -> list[str]:
    return re.findall(r'name="program" value="([^"]+)"', page(client, path))


def money(shown: str) -> Decimal:
    return Decimal(shown.replace("$", "").replace(",", ""))


def verdicts(client: Client, ids: list[str]) -> list[Verdict]:
    held = current_index(DAY)
    match = match_for(told(client.session, DAY), held, DAY)
    pks = dict(Program.objects.filter(public_id__in=ids).values_list("public_id", "pk"))
    places = [held.row_of(pks[one]) for one in ids]
    return [Verdict(int(match.verdict[place])) for place in places if place is not None]


# Asking


def test_the_budget_goes_into_the_profile_and_never_into_an_address(client: Client) -> None:
    keeper(client, PROFILE)
    response = client.post("/plan/propose/", {"budget": "900", "many": "12", "doubtful": "on"})
    assert (response.status_code, response["Location"]) == (303, "/plan/proposal/?many=12&doubtful=yes")
    assert (
        client.session["profile"]
        == {**PROFILE, "failed": {"step1": 1, "step2": 1}, "budget": 900}
        | {"states": client.session["profile"].get("states", [])}
        or client.session["profile"]["budget"] == 900
    )
    assert "900" not in response["Location"]


def test_answers_that_wait_to_be_put_right_go_on_waiting(client: Client) -> None:
    client.post("/match/", {"step2": "999", "work_status": "none"})
    client.post("/plan/figures/", {"budget": "700"})
    assert client.session["profile_typed"]["step2"] == ["999"]
    assert client.session["profile_typed"]["budget"] == ["700"]
    assert client.session["profile"] == {"budget": 700}


def test_a_budget_that_is_taken_back_is_told_no_more(client: Client) -> None:
    keeper(client, WISHES)
    client.post("/plan/figures/", {"budget": ""})
    assert "budget" not in client.session["profile"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"budget": "", "many": "5"}, "Tell how much you can spend, so that no list costs more."),
        ({"budget": "0"}, "Give a whole number from 1 to 1000000."),
        ({"budget": "99999999999999999999"}, "Give a whole number from 1 to 1000000."),
        ({"budget": "12\0"}, "Give a whole number from 1 to 1000000."),
        ({"budget": "١٢"}, "Give a whole number from 1 to 1000000."),
        ({"budget": "9" * 1_000_000}, "Give a whole number from 1 to 1000000."),
        ({"budget": "100", "many": "101"}, "Give a whole number from 1 to 100."),
        ({"budget": "<b>9</b>", "many": "7"}, "Give a whole number from 1 to 1000000."),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field_and_kept(
    client: Client, sent: dict[str, str], sentence: str
) -> None:
    response = client.post("/plan/propose/", sent)
    shown = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert sentence in shown
    assert "profile" not in client.session
    typed = [one for one in sent.values() if one and len(one) < 100 and "\0" not in one]
    assert all(f'value="{one}"' in shown for one in typed)
    assert "<b>9</b>" not in response.content.decode()


@pytest.mark.parametrize("sent", ["ranks=301", "supplemental=-1", "budget=ten", "ranks=%ed%a0%80", "ranks=1&ranks=%00"])
def test_figures_that_cannot_be_read_are_kept_as_typed(client: Client, sent: str) -> None:
    kind = "application/x-www-form-urlencoded"
    response = client.post("/plan/figures/", f"{sent}&registered=on", content_type=kind)
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Give a whole number from 0 to" in shown
    assert 'name="registered" id="id_registered" checked' in shown
    assert "plan" not in client.session


@pytest.mark.parametrize("path", ["/plan/figures/", "/plan/propose/", "/plan/proposal/add/"])
def test_what_writes_is_taken_by_post_alone(client: Client, path: str) -> None:
    assert client.get(path).status_code == 405
    assert Client(enforce_csrf_checks=True).post(path, {}).status_code == 403


# What is proposed


def test_the_proposal_keeps_to_the_budget_and_says_why_each(client: Client) -> None:
    keeper(client, WISHES)
    shown = page(client, ASKED)
    assert "$900 of your budget is left" in shown
    lefts = [money(one) for one in re.findall(r"(\$[\d,]+) is left after it\.", shown)]
    numbers = re.findall(r"Number (\d+) of your list in Internal medicine: it costs \$(\d+)\.", shown)
    assert len(numbers) == len(proposed(client)) == 40
    assert [int(number) for number, _amount in numbers] == list(range(1, 41))
    assert [amount for _number, amount in numbers] == ["11"] * 30 + ["30"] * 10
    assert lefts[-1] == Decimal(900 - 330 - 300)
    assert "These are as many as you asked for." in shown
    assert f"40 programs for $630; ${lefts[-1]} is left after them." in shown


def test_what_the_list_costs_already_is_taken_off_first(client: Client, lists: Lists) -> None:
    lists(30, profile={**WISHES, "budget": 330 + SEASONS_FEES + 65})
    shown = page(client, ASKED)
    assert "$65 of your budget is left" in shown
    assert len(proposed(client)) == 2
    assert "Number 31 of your list in Internal medicine: it costs $30." in shown
    assert "What is left is not enough for another one." in shown


def test_a_list_that_is_added_whole_stays_within_the_budget(client: Client) -> None:
    keeper(client, {**WISHES, "budget": 700})
    ids = proposed(client, "/plan/proposal/?many=100")
    client.post("/plan/proposal/add/", {"program": ids})
    assert money(sum_of(page(client), "whole")) <= 700 < money(sum_of(page(client), "whole")) + 30


def test_a_budget_that_is_used_up_proposes_nothing(client: Client, lists: Lists) -> None:
    lists(30, profile={**WISHES, "budget": 100})
    assert "Nothing can be proposed. What is left is not enough for another one." in page(client, ASKED)


def test_nothing_closed_is_proposed_nothing_doubtful_unasked_and_the_most_open_first(client: Client) -> None:
    keeper(client, {**WISHES, "states": ["DE"], "budget": 100_000})
    every = "/plan/proposal/?many=100"
    found, with_doubtful = (
        verdicts(client, proposed(client, every)),
        verdicts(client, proposed(client, f"{every}&doubtful=yes")),
    )
    assert found
    assert set(found) <= {Verdict.OPEN, Verdict.SHORT, Verdict.CONFIRM}
    assert Verdict.CLOSED not in with_doubtful
    assert found == sorted(found)
    assert with_doubtful == sorted(with_doubtful)


def test_only_wishes_are_proposed_and_nothing_on_the_list(client: Client, lists: Lists) -> None:
    rows = lists(5, profile={**WISHES, "states": ["NY", "NJ"], "budget": 2000})
    ids = proposed(client)
    assert len(ids) == 40
    assert not {row.program.public_id for row in rows} & set(ids)
    states = set(Program.objects.filter(public_id__in=ids).values_list("state", "specialty__code"))
    assert states <= {("NY", "140"), ("NJ", "140")}


def test_the_same_question_has_the_same_answer(client: Client) -> None:
    keeper(client, WISHES)
    assert proposed(client) == proposed(client)


def test_programs_without_a_known_price_are_counted_and_not_proposed(client: Client) -> None:
    keeper(client, {**WISHES, "specialties": ["110"]})
    shown = page(client, ASKED)
    assert proposed(client) == []
    assert "programs of your wishes are not proposed: the price of their application is not known to us." in shown


@pytest.mark.parametrize(
    ("profile", "path", "sentence"),
    [
        (None, ASKED, "First tell which specialties you wish for"),
        ({**WISHES, "specialties": []}, ASKED, "First tell which specialties you wish for"),
        (PROFILE, ASKED, "First tell what you can spend."),
        (WISHES, f"{ASKED}&season=2028", "Without an application fee nothing can be held against your budget."),
    ],
)
def test_what_is_missing_is_asked_for(client: Client, profile: dict[str, Any] | None, path: str, sentence: str) -> None:
    keeper(client, profile)
    assert sentence in page(client, path)


@pytest.mark.parametrize("query", ["many=0", "many=x", "many=1&many=2", "doubtful=maybe", "many=101"])
def test_an_address_that_cannot_be_read_proposes_nothing(client: Client, query: str) -> None:
    keeper(client, WISHES)
    response = client.get(f"/plan/proposal/?{query}")
    assert response.status_code == 422
    assert 'name="program"' not in response.content.decode()
    assert "This proposal cannot be made as it stands." in response.content.decode()


# Adding


def test_what_is_ticked_goes_to_the_end_of_the_list(client: Client, lists: Lists) -> None:
    (standing,) = lists(1, profile=WISHES)
    ids = proposed(client)[:3]
    sent = [*ids, ids[0], standing.program.public_id, "9999-999"]
    response = client.post("/plan/proposal/add/", {"program": sent})
    assert (response.status_code, response["Location"]) == (303, "/plan/")
    rows = ShortlistEntry.objects.order_by("position").values_list("program__public_id", "match_year", "position")
    assert list(rows) == [(one, SEASON, place) for place, one in enumerate([standing.program.public_id, *ids], start=1)]
    shown = page(client)
    for sentence in ("3 programs are now on your list.", "1 was there already.", "1 is not in the directory."):
        assert sentence in shown


def test_who_keeps_nothing_yet_has_a_list_from_then_on(client: Client) -> None:
    ids = list(Program.objects.published().values_list("public_id", flat=True)[:2])
    client.post("/plan/proposal/add/", {"program": ids})
    assert Applicant.objects.get().entries.count() == 2
    assert "2 programs for the 2027 Match" in page(client)


@pytest.mark.parametrize("ids", [[], ["\0"], ["x" * 1_000_000], [""]])
def test_adding_nothing_that_is_there_is_said(client: Client, ids: list[str]) -> None:
    response = client.post("/plan/proposal/add/", {"program": ids})
    assert response.status_code == 303
    assert ShortlistEntry.objects.count() == 0


def test_a_full_list_takes_no_more(client: Client, lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    lists(2, profile=WISHES)
    monkeypatch.setattr("applicants.shortlist.entries.MOST_ENTRIES", 3)
    client.post("/plan/proposal/add/", {"program": proposed(client)[:4]})
    assert ShortlistEntry.objects.count() == 3
    assert "Your list is full: it takes no more programs." in page(client)


def test_what_stands_in_no_sum_is_said_here_too(client: Client, lists: Lists) -> None:
    lists(3, "110", profile={**PROFILE, "budget": 1000})
    unpriced = "Through ResidencyCAS, not ERAS: its price is not known to us"
    assert unpriced in page(client)
    assert unpriced in page(client, ASKED)
