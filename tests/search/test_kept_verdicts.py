"""What is kept for the pages of who has told something says nothing but what is worked out anew."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from programs.models import Institution
from search import index
from search.index import Index
from search.matched import matches
from search.matched.matches import Recent, match_for, order_by_fit
from search.matching import DECIDING, RULES, Match, matched
from search.matching.match import Told
from search.presenters.matching import kept_statements, results
from search.presenters.matching.headlines import headline
from search.presenters.matching.lines import lines, statements_of
from search.presenters.matching.results import headlines, headlines_kept
from search.profile import ApplicantProfile, Month
from tests.search import made_up
from tests.search.profiles import DAY

TELLS_LITTLE = ApplicantProfile(work_status="none", visas=("j1", "h1b"), step2=231, graduated=Month(2019, 6))
CITIZEN = ApplicantProfile(work_status="citizen", step1="pass", step3=True, ecfmg_certified=True)
WAITS = dataclasses.replace(TELLS_LITTLE, step2=None, step2_expected=Month(2027, 1), visas=("h1b",), letters=1)


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matches, "_recent", Recent())
    monkeypatch.setattr(kept_statements, "_kept", None)


@pytest.fixture
def held() -> Index:
    program = made_up.program("Test A", visa_j1="yes")
    made_up.fact(program, "visa_j1", "yes")
    return index.build(DAY)


def in_full(match: Match, rows: list[int]) -> dict[int, Any]:
    told = match.of_programs(rows)
    statements = statements_of(one for some in told.values() for one in some)
    return {row: headline(match, row, lines(some, statements, match)) for row, some in told.items()}


@pytest.mark.parametrize("profile", [TELLS_LITTLE, CITIZEN, WAITS], ids=["little", "citizen", "waits"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_headline_of_few_rules_is_that_of_all(profile: ApplicantProfile, language: str, held_opening: Index) -> None:
    match = match_for(profile, held_opening, timezone.localdate())
    rows = list(range(0, len(held_opening.pks), 23))
    assert len(rows) > 200
    with override(language):
        wanted = in_full(match, rows)
        assert headlines(match, rows) == wanted
        assert headlines(match, rows) == wanted
        without = headlines(match, rows, asks=False)
    assert [dataclasses.replace(one, question="") for one in wanted.values()] == [
        dataclasses.replace(one, question="") for one in without.values()
    ]
    assert len({one.verdict for one in wanted.values()}) >= 2


def test_several_programs_are_told_what_each_is_alone(held_opening: Index) -> None:
    match = match_for(TELLS_LITTLE, held_opening, timezone.localdate())
    by_name = dict(zip((rule.name for rule in DECIDING), match.findings, strict=True))
    judged = {rule.name: by_name.get(rule.name) or rule.judge(match.case) for rule in RULES}
    rows = list(range(3, len(held_opening.pks), 11))
    for row, told in match.of_programs(rows).items():
        offer = int(match.offer[row])
        assert told == tuple(Told(rule.name, *judged[rule.name].here(offer)) for rule in RULES)


@pytest.mark.django_db
def test_statements_are_read_once_for_all_readers(held: Index, django_assert_num_queries: Any) -> None:
    for profile in (TELLS_LITTLE, dataclasses.replace(TELLS_LITTLE, step2=250)):
        match = match_for(profile, held, DAY)
        first = headlines(match, [0])
        with django_assert_num_queries(0):
            assert headlines(match, [0]) == first
    with django_assert_num_queries(0):
        headlines(match_for(CITIZEN, held, DAY), [0])


@pytest.mark.django_db
def test_the_next_index_brings_its_own(held: Index) -> None:
    before = headlines(match_for(TELLS_LITTLE, held, DAY), [0])
    made_up.fact(made_up.program("Test B"), "visa_j1", "no")
    after = index.build(DAY)
    assert headlines(match_for(TELLS_LITTLE, after, DAY), [0, 1]).keys() == {0, 1}
    assert before.keys() == {0}
    assert kept_statements._kept is not None
    assert kept_statements._kept.stated is after.stated


@pytest.mark.django_db
def test_when_many_are_kept_it_begins_again_and_none_is_missing(held: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_statements, "MOST", 0)
    match = match_for(TELLS_LITTLE, held, DAY)
    assert headlines(match, [0]) == headlines(match, [0]) == in_full(match, [0])


@pytest.mark.django_db
def test_who_asks_again_is_matched_once_and_nobody_is_given_another_s(held: Index) -> None:
    recent = Recent()
    mine = recent.of(TELLS_LITTLE, held.stated, DAY)
    assert recent.of(dataclasses.replace(TELLS_LITTLE), held.stated, DAY) is mine
    other = recent.of(CITIZEN, held.stated, DAY)
    assert (other is mine, other.case.profile) == (False, CITIZEN)
    assert recent.of(TELLS_LITTLE, held.stated, DAY + dt.timedelta(days=1)) is not mine


@pytest.mark.django_db
def test_a_match_goes_with_the_index_with_time_and_when_others_ask(held: Index) -> None:
    few, short = Recent(most=1), Recent(seconds=0)
    first = few.of(TELLS_LITTLE, held.stated, DAY)
    few.of(CITIZEN, held.stated, DAY)
    assert few.of(TELLS_LITTLE, held.stated, DAY) is not first
    again = short.of(TELLS_LITTLE, held.stated, DAY)
    assert short.of(TELLS_LITTLE, held.stated, DAY) is not again
    recent = Recent()
    old = recent.of(TELLS_LITTLE, held.stated, DAY)
    assert recent.of(TELLS_LITTLE, index.build(DAY).stated, DAY) is not old


@pytest.mark.django_db
def test_the_order_is_made_once_a_match_and_cannot_be_written_to(held: Index) -> None:
    match = match_for(TELLS_LITTLE, held, DAY)
    order = order_by_fit(match, held)
    assert order_by_fit(match, held) is order
    with pytest.raises(ValueError, match="read-only"):
        order[0] = 1
    stranger = matched(TELLS_LITTLE, held.stated, DAY)
    assert order_by_fit(stranger, held) is not order
    assert list(order_by_fit(stranger, held)) == list(order)


def test_what_was_said_of_a_program_is_not_put_in_words_anew(
    held_opening: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    match, rows = match_for(TELLS_LITTLE, held_opening, timezone.localdate()), list(range(0, 500, 20))
    with override("en"):
        first = headlines_kept(match, rows)
        assert first == headlines(match, rows, asks=False)
    with override("es"):
        assert headlines_kept(match, rows) == headlines(match, rows, asks=False) != first
    made: list[list[int]] = []
    monkeypatch.setattr(results, "headlines", lambda _match, some, **_: made.append(some) or dict.fromkeys(some))
    with override("en"):
        assert headlines_kept(match, rows) == first
        assert headlines_kept(match, [*rows, 1]) == {**first, 1: None}
    assert made == [[1]]
    monkeypatch.setattr(matches, "MOST_SAID", 0)
    with override("en"):
        assert headlines_kept(match, [0]) == {0: None}


@pytest.mark.django_db
def test_of_a_match_that_is_not_kept_nothing_is(held: Index) -> None:
    stranger = matched(TELLS_LITTLE, held.stated, DAY)
    assert headlines_kept(stranger, [0]) == headlines_kept(stranger, [0]) == headlines(stranger, [0], asks=False)
    assert matches.said_of(stranger) == {}


# The page of a program


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, plain_styles: None) -> Any:
    """A program behind an index that stands still, as in a process of the site."""
    program = made_up.program("Test A", visa_j1="yes")
    made_up.fact(program, "visa_j1", "yes")
    made_up.version(1)
    still = index.build(timezone.localdate())
    monkeypatch.setattr("search.current._held", type("Still", (), {"current": lambda _self, _day: still})())
    return program


def page(client: Client, program: Any, language: str = "") -> str:
    answer = client.get(f"{language}/programs/{program.public_id}/{program.slug}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.django_db
def test_a_program_page_is_drawn_once_for_all(shown: Any, client: Client, django_assert_max_num_queries: Any) -> None:
    first = page(client, shown)
    with django_assert_max_num_queries(6):
        assert page(client, shown) == first
    assert page(client, shown, "/es") != first


@pytest.mark.django_db
def test_it_is_drawn_anew_when_the_directory_moves(shown: Any, client: Client) -> None:
    assert "Another Test Name" not in page(client, shown)
    Institution.objects.update(plain_name="Another Test Name")
    made_up.version(2)
    shown.refresh_from_db()
    shown.institution.refresh_from_db()
    assert page(client, shown).count("Another Test Name") > 1


@pytest.mark.django_db
def test_what_is_said_to_one_reader_is_said_to_no_other(shown: Any, client: Client) -> None:
    before = page(Client(), shown)
    answers = {"work_status": "none", "visas": ["j1"]}
    assert client.post("/match/", answers).status_code == 303
    mine = page(client, shown)
    assert 'id="for-you"' in mine
    assert page(Client(), shown) == before
    assert 'id="for-you"' not in before


def test_no_answer_of_a_search_is_kept_for_another(held_opening: Index, plain_styles: None, client: Client) -> None:
    other = Client()
    for reader, score in ((client, "231"), (other, "250")):
        sent = reader.post("/match/", {"work_status": "none", "visas": ["j1"], "step2": score})
        assert sent.status_code == 303
    found = [str(one.get("/programs/?specialty=140&sort=fit").content.decode()) for one in (client, other, client)]
    assert found[0].count('class="verdict') >= 20
    assert found[0] != found[1]
    first, again = (one.split("<ol")[1] for one in (found[0], found[2]))
    assert first == again
