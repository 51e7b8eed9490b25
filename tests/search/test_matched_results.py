"""The search, the program page and the what-if page for a reader who has told: every figure leads where it says."""

import html
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.models import Program
from search.index import Index
from search.matched.matches import match_for, order_by_fit
from search.matching import Match, Verdict
from search.presenters.matching.questions import QUESTIONS
from search.questions.session import told
from tests.search.profiles import DAY

pytestmark = pytest.mark.usefixtures("held_opening", "today", "plain_styles")

VERDICTS = ("open", "short", "confirm", "doubtful", "closed")
ANSWERS = {
    "work_status": "none",
    "visas": ["j1"],
    "ecfmg_certified": "yes",
    "step1": "pass",
    "step2": "205",
    "graduated_year": "2010",
    "usce_hands_on_months": "0",
    "letters": "3",
    "letters_us": "1",
    "school_country": "PK",
}
NEEDS_ANSWERS = "This needs your answers: fill in the Match page first."
SEARCHES = ("", "kind=C&kind=M", "visa=j1&state=NY&state=PA", "specialty=140&stated=include&visa=h1b", "q=university")


@pytest.fixture
def answers() -> dict[str, Any]:
    return ANSWERS


def page(client: Client, path: str, *, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return " ".join(html.unescape(response.content.decode()).split())


def count(client: Client, path: str) -> int:
    """How many programs a search says that it finds."""
    found = re.search(r'<h1 tabindex="-1">([0-9,]+) ', page(client, path))
    return number(found[1]) if found else -1


def number(words: str) -> int:
    return int(words.replace(",", ""))


def tally(shown: str) -> dict[str, tuple[int, str]]:
    """By verdict, how many and where the link leads."""
    found = re.findall(r'<li><a class="(\w+)" href="([^"]+)".*?<strong>([0-9,]+)</strong>', between(shown, "tally"))
    return {name: (number(words), address) for name, address, words in found}


def between(shown: str, name: str) -> str:
    found = re.search(rf'<ul class="{name}".*?</ul>', shown)
    assert found, name
    return found[0]


def limits(shown: str) -> list[tuple[str, int, str]]:
    """Each limit that rules programs out: its words, how many programs, where its link leads."""
    found = re.search(r'<div class="limits">.*?</div>', shown)
    assert found
    links = re.findall(r'<a href="(\?[^"]+)"[^>]*>([^<]+?) ([0-9,]+)</a>', found[0])
    return [(words, number(many), address) for address, words, many in links]


def listed(shown: str) -> list[str]:
    """Ids of the programs on the page, in order."""
    return re.findall(r'<h2><a href="/programs/([^/]+)/', shown)


# Results


@pytest.mark.parametrize("query", ["kind=C&kind=M&kind=A&kind=P&kind=R", "kind=C&visa=j1&state=NY&state=PA"])
def test_the_tally_is_what_the_api_counts(reader: Client, query: str) -> None:
    asked = parse_qs(query)
    body = {"profile": reader.session["profile"], "filters": asked, "limit": 0}
    answer = reader.post("/api/v1/match", body, content_type="application/json").json()
    shown = page(reader, f"/programs/?{query}&sort=fit")
    assert {name: many for name, (many, _address) in tally(shown).items()} == answer["verdicts"]
    closed = [many for _words, many, address in limits(shown) if "verdict=closed" in address]
    assert closed == list(answer["closed_by"].values())


@pytest.mark.parametrize("query", SEARCHES)
def test_every_figure_leads_to_as_many_programs_as_it_says(reader: Client, query: str) -> None:
    shown = page(reader, f"/programs/?{query}&sort=fit")
    found = tally(shown)
    assert tuple(found) == VERDICTS
    assert sum(many for many, _address in found.values()) == count(reader, f"/programs/?{query}&sort=fit")
    ruled_out = limits(shown)
    assert ruled_out
    for many, address in [*found.values(), *((many, address) for _words, many, address in ruled_out)]:
        leads_to = page(reader, f"/programs/{address}")
        assert f'<h1 tabindex="-1">{many:,} ' in leads_to, address
    for verdict in ("closed", "doubtful"):
        rules = [many for _words, many, address in ruled_out if f"verdict={verdict}" in address]
        assert sum(rules) == found[verdict][0]


def test_only_programs_of_the_verdict_are_listed_with_the_verdict_on_each(reader: Client) -> None:
    for verdict in VERDICTS:
        shown = page(reader, f"/programs/?verdict={verdict}&sort=fit")
        cards = re.findall(r'<li class="card program">.*?</li>', shown)
        assert cards
        assert all(f'<div class="verdict {verdict}">' in card for card in cards)


def test_the_verdict_that_is_asked_for_leads_back_to_all(reader: Client) -> None:
    shown = page(reader, "/programs/?specialty=140&verdict=open")
    links = tally(shown)
    assert links["open"][1] == "?specialty=140"
    assert links["closed"][1] == "?specialty=140&verdict=closed"
    assert '<a class="open" href="?specialty=140" aria-current="true">' in shown
    assert shown.count('aria-current="true"') == 1


def test_verdict_and_limit_stand_among_the_chips_and_each_can_be_removed(reader: Client) -> None:
    shown = page(reader, "/programs/?specialty=140&verdict=doubtful&closed_by=graduation")
    chips = dict(
        re.findall(r'<a href="([^"]+)"><span class="unseen">Remove:</span> ([^<]+?) <', between(shown, "asked"))
    )
    assert chips == {
        "/programs/?verdict=doubtful&closed_by=graduation": "Internal medicine",
        "/programs/?specialty=140&closed_by=graduation": "What it means for you: a page says no, to be checked",
        "/programs/?specialty=140&verdict=doubtful": "What rules you out: Years since graduation",
    }
    assert count(reader, "/programs/?specialty=140&verdict=doubtful") > count(
        reader, "/programs/?specialty=140&verdict=doubtful&closed_by=graduation"
    )


def test_several_verdicts_and_rules_are_added_up(reader: Client) -> None:
    counted = {name: many for name, (many, _address) in tally(page(reader, "/programs/")).items()}
    assert count(reader, "/programs/?verdict=open&verdict=short") == counted["open"] + counted["short"]
    rules = [parse_qs(address[1:])["closed_by"][0] for _words, _many, address in limits(page(reader, "/programs/"))]
    together = "&".join(f"closed_by={rule}" for rule in sorted(set(rules)))
    assert count(reader, f"/programs/?{together}") == counted["closed"]
    everything = f"/programs/?{together}&verdict=closed&verdict=doubtful"
    assert count(reader, everything) == counted["closed"] + counted["doubtful"]


def fit(reader: Client, held: Index) -> tuple[Match, list[int]]:
    """The reader's match, and every program by its primary key, best fit first."""
    match = match_for(told(reader.session, DAY), held, DAY)
    return match, [int(pk) for pk in held.pks[np.argsort(order_by_fit(match, held))]]


def test_best_fit_is_the_order_of_the_matcher_from_page_to_page(reader: Client, held_opening: Index) -> None:
    match, order = fit(reader, held_opening)
    ids = dict(Program.objects.values_list("pk", "public_id"))
    query = "kind=C&kind=M&kind=A&kind=P&kind=R&sort=fit&per_page=100"
    shown = [one for number in (1, 2, 6) for one in listed(page(reader, f"/programs/?{query}&page={number}"))]
    rows = np.searchsorted(held_opening.pks, order)
    expected = [ids[pk] for pk, row in zip(order, rows, strict=True) if held_opening.tracks[row]]
    assert shown == expected[:200] + expected[500:600]
    verdicts = match.verdict[rows].tolist()
    assert verdicts == sorted(verdicts)


def test_without_answers_there_are_no_verdicts(client: Client) -> None:
    shown = page(client, "/programs/?specialty=140")
    assert "tally" not in shown
    assert 'class="verdict' not in shown
    assert 'name="verdict"' not in shown
    assert "Best fit for you first" not in shown


@pytest.mark.parametrize(
    ("query", "label", "anchor"),
    [
        ("verdict=open", "What it means for you", ""),
        ("closed_by=visa", "What rules you out", ""),
        ("sort=fit", "Sort by", "field-sort"),
    ],
)
def test_without_answers_what_needs_them_is_an_error_and_an_empty_list(
    client: Client, query: str, label: str, anchor: str
) -> None:
    shown = page(client, f"/programs/?specialty=140&{query}")
    named = f'<a href="#{anchor}">{label}</a>' if anchor else label
    assert f"<li>{named} ({query.partition('=')[2]}): {NEEDS_ANSWERS}</li>" in shown
    assert not anchor or f'id="{anchor}"' in shown
    assert listed(shown) == []
    assert "tally" not in shown


def test_a_verdict_that_there_is_none_of_is_an_error_beside_its_field(reader: Client) -> None:
    shown = page(reader, "/programs/?verdict=likely&closed_by=luck")
    assert "Choose from: open, short, confirm, doubtful, closed." in shown
    assert listed(shown) == []
    assert "A value here is not one of the choices." in shown


def test_a_page_past_the_end_still_says_how_many_have_which_verdict(reader: Client) -> None:
    shown = page(reader, "/programs/?verdict=closed&page=999")
    assert listed(shown) == []
    assert "This page is past the end of the results." in shown
    assert tally(shown)["closed"][0] > 0


def test_where_nothing_is_found_each_filter_is_tried_without(reader: Client) -> None:
    shown = page(reader, "/programs/?verdict=closed&closed_by=visa&state=AK")
    assert listed(shown) == []
    links = re.findall(r'<li><a href="(\?[^"]+)">Without “([^”]+)”</a>: ([0-9,]+) program', shown)
    assert links
    for address, _words, many in links:
        assert count(reader, f"/programs/{address}") == number(many)


# What is kept, and by whom


@pytest.mark.parametrize("path", ["/programs/", "/programs/?sort=fit", "/programs/1080-140/", "/match/what-if/"])
def test_a_page_with_answers_is_kept_by_no_cache(reader: Client, path: str) -> None:
    response = reader.get(path, follow=True)
    assert response.status_code == 200
    assert "Cookie" in response["Vary"]
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_without_answers_the_search_still_varies_by_who_asks(client: Client) -> None:
    assert "Cookie" in client.get("/programs/")["Vary"]


@pytest.mark.parametrize("asking", ["reader", "client"])
def test_the_one_address_of_a_search_leaves_out_what_is_a_readers_own(
    request: pytest.FixtureRequest, asking: str
) -> None:
    path = "/programs/?verdict=open&closed_by=visa&sort=fit&state=NY"
    shown = page(request.getfixturevalue(asking), path)
    assert '<link rel="canonical" href="http://testserver/programs/?state=NY">' in shown


# One program


def rules_of(shown: str) -> list[tuple[str, str, str, str]]:
    """Label, what they state, what the reader has, and the source, as words. Without what softens a statement."""
    body = re.search(r'<table class="stack rules".*?</table>', shown)
    assert body
    rows = re.findall(r'<tr role="row"[^>]*> ?(.*?)</tr>', re.sub('<p class="note">.*?</p>', "", body[0]))[1:]
    return [tuple(cells(row)) for row in rows]  # type: ignore[misc]


def cells(row: str) -> list[str]:
    inner = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
    return [" ".join(re.sub("<[^>]+>", " ", one).split()) for one in inner]


def of_verdict(reader: Client, verdict: str, more: str = "") -> str:
    """The address of the best fitting program with this verdict."""
    shown = page(reader, f"/programs/?sort=fit&verdict={verdict}{more}")
    return str(re.findall(r'<h2><a href="(/programs/[^"]+)"', shown)[0])


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_program_page_says_the_verdict_and_tells_every_rule_in_two_voices(reader: Client, verdict: str) -> None:
    path = of_verdict(reader, verdict)
    shown = page(reader, path)
    public_id = path.split("/")[2]
    body = {"profile": reader.session["profile"], "filters": {"q": public_id}, "limit": 1}
    answer = reader.post("/api/v1/match", body, content_type="application/json").json()["results"][0]
    assert answer["program"]["id"] == public_id
    assert f'<div class="banner verdict {verdict}">' in shown
    assert answer["verdict"] == verdict
    assert f'<span class="because">{answer["because"]}</span>' in shown
    assert f'<span class="next">{answer["next_step"]}</span>' in shown
    rows = rules_of(shown)
    assert rows
    assert all(len(row) == 4 for row in rows)
    told = [(one["needs"] or "Not stated", one["yours"] or "", one["age"]) for one in answer["rules"]]
    for _label, needs, yours, source in rows:
        assert any(needs == said and yours.endswith(own) and bool(source) == bool(age) for said, own, age in told)
    assert all(needs != "Not stated" or source == "" for _label, needs, _yours, source in rows)


def test_what_is_not_stated_and_decides_nothing_is_folded_into_one_sentence(reader: Client) -> None:
    shown = page(reader, of_verdict(reader, "open"))
    sentence = re.findall(r'<p class="silence">Not stated, which is neither yes nor no: ([^<]+)\.</p>', shown)
    assert len(sentence) == 1
    labels = {label for label, *_rest in rules_of(shown)}
    folded = set(re.split(", | and ", sentence[0]))
    assert len(folded) > 3
    assert not labels & folded
    assert all(needs != "Not stated" or yours for _label, needs, yours, _source in rules_of(shown))


def test_what_may_not_stand_in_words_says_so_beside_its_rule_and_in_the_reason(client: Client) -> None:
    client.post("/match/", {**ANSWERS, "visas": ["h1b"]})
    unsure = "Not known whether the page says this in words"
    path = client.get("/programs/1617-400/")["Location"]
    shown = page(client, path)
    table = shown.partition('<table class="stack rules"')[2].partition("</table>")[0]
    rows = re.findall(r'<tr role="row"[^>]*> ?<th scope="row" role="rowheader">([^<]+)</th>(.*?)</tr>', table)
    doubted = {label for label, row in rows if f'<p class="note">{unsure}.</p>' in row}
    assert doubted == {"International graduates", "Visa or work permit", "H-1B visa"}
    reason = re.search(r'<span class="because">([^<]+)</span>', shown)
    assert reason
    assert reason[1].endswith(f"; you: No US status; would take the H-1B. {unsure}")
    assert f'<span class="because">{reason[1]}</span>' in page(client, "/programs/?q=1617-400")


def test_a_rule_that_asks_first_for_silence_stays_in_the_table(reader: Client) -> None:
    shown = page(reader, of_verdict(reader, "confirm", "&closed_by=visa"), status=200)
    silent = [label for label, needs, _yours, _source in rules_of(shown) if needs == "Not stated"]
    assert "Visa or work permit" in silent


def test_the_question_to_copy_is_english_on_the_spanish_page_too(reader: Client) -> None:
    path = of_verdict(reader, "confirm", "&closed_by=visa")
    asked = re.findall(r'<p class="to-copy" lang="en">([^<]+)</p>', for_you(page(reader, path)))
    spanish = page(reader, f"/es{path}")
    assert asked == re.findall(r'<p class="to-copy" lang="en">([^<]+)</p>', for_you(spanish))
    assert len(asked) == 1
    assert asked[0] in QUESTIONS.values()
    assert '<html lang="es"' in spanish


def test_where_a_program_is_open_there_is_nothing_to_ask(reader: Client) -> None:
    assert 'class="to-copy"' not in for_you(page(reader, of_verdict(reader, "open")))


def for_you(shown: str) -> str:
    """Of a program's page what is said of this reader. Questions for everyone stand further down."""
    (section,) = re.findall(r'<section[^>]*aria-labelledby="for-you".*?</section>', shown, re.DOTALL)
    return section


def test_without_answers_the_program_page_holds_no_verdict_against_anyone(client: Client) -> None:
    shown = page(client, client.get("/programs/1080-140/")["Location"])
    assert 'id="for-you"' not in shown
    assert 'class="verdict' not in shown
    assert "rules" not in re.findall(r'<table class="stack ([^"]*)"', shown)


# What if


def movements(shown: str) -> list[tuple[str, int]]:
    links = re.findall(r'<li><a href="(/match/what-if/\?[^"]+)"><b>([0-9,]+)</b>', shown)
    return [(address, number(many)) for address, many in links]


def test_without_answers_the_what_if_page_leads_to_the_questions(client: Client) -> None:
    for path in ("", "?change=step3&to=open"):
        response = client.get(f"/match/what-if/{path}")
        assert (response.status_code, response["Location"]) == (302, "/match/")
    assert client.get("/es/match/what-if/")["Location"] == "/es/match/"


@pytest.mark.parametrize(
    ("more", "changes"),
    [
        ({"visas": ["h1b"]}, {"accept", "step3", "usce"}),
        ({"states": ["NY", "PA"], "specialties": ["140", "", ""]}, {"state", "specialty", "next"}),
    ],
)
def test_every_movement_leads_to_as_many_programs_as_it_says(
    client: Client, more: dict[str, Any], changes: set[str]
) -> None:
    client.post("/match/", {**ANSWERS, **more})
    found = movements(page(client, "/match/what-if/"))
    assert len(found) > 5
    for address, many in found:
        shown = page(client, address)
        assert re.search(rf'<p class="lead">{many:,} programs? moves? ', shown), address
        assert len(listed(shown)) == min(many, 25)
    names = {parse_qs(urlsplit(address).query)["change"][0].partition("_")[0] for address, _many in found}
    assert names >= changes


def test_the_pages_of_a_movement_list_every_program_once(client: Client) -> None:
    client.post("/match/", {**ANSWERS, "visas": ["h1b"]})
    address, many = max(movements(page(client, "/match/what-if/")), key=lambda one: one[1])
    assert many > 25
    met: list[str] = []
    for number in range(1, -(-many // 25) + 1):
        met += listed(page(client, f"{address}&page={number}"))
    assert len(met) == len(set(met)) == many


def test_what_moves_nothing_is_named_apart_and_what_opens_most_comes_first(reader: Client) -> None:
    shown = page(reader, "/match/what-if/")
    body = {"profile": reader.session["profile"], "filters": {"kind": ["C", "A", "M"]}}
    answer = reader.post("/api/v1/what-if", body, content_type="application/json").json()["changes"]
    moving = re.findall(r'<li class="card change" id="(\w+)">', shown)
    assert set(moving) == {one["change"] for one in answer if one["programs"]}
    gains = {one["change"]: one["to"]["open"] - one["from"]["open"] for one in answer}
    assert [gains[name] for name in moving] == sorted((gains[name] for name in moving), reverse=True)
    still = shown.partition('<h2 id="still">')[2]
    for one in answer:
        assert (f"<li>{one['label']}</li>" in still) == (not one["programs"])


@pytest.mark.parametrize(
    "query", ["change=nothing&to=open", "change=usce_1&to=likely", "change=usce_1", "change=usce_1&to=open&from=x"]
)
def test_a_movement_that_there_is_none_of_is_not_found(reader: Client, query: str) -> None:
    page(reader, f"/match/what-if/?{query}", status=404)


# Cost


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as made:
        assert client.get(path).status_code == 200
    return len(made)


def test_a_long_list_costs_as_many_queries_as_a_short_one(reader: Client) -> None:
    """Nor does the first look at any of them, which draws the cards that nobody has met."""
    short, long = (f"/programs/?sort=fit&per_page={per_page}" for per_page in (5, 100))
    assert queries(reader, long) <= 16
    assert queries(reader, short) == queries(reader, long) <= 2


def test_no_page_asks_the_database_program_by_program(reader: Client) -> None:
    assert queries(reader, of_verdict(reader, "open")) <= 40
    assert queries(reader, "/match/what-if/") <= 8
    address, many = max(movements(page(reader, "/match/what-if/")), key=lambda one: one[1])
    assert many > 5
    assert queries(reader, address) <= 16


def test_the_match_knows_five_verdicts_in_this_directory(reader: Client, held_opening: Index) -> None:
    match, _order = fit(reader, held_opening)
    assert all(match.counts()[verdict] for verdict in Verdict)
