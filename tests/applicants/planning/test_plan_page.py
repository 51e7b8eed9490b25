"""`/plan/` on the real directory: sums, money at risk, sources; and how many queries that takes."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applicants.models import Applicant, PairChoice, RankChoice, RankList, ShortlistEntry, Status
from applicants.planning.held import ranked_codes
from applicants.ranking.couples import pair_codes
from applicants.ranking.reading import fees_of, ranking_of
from programs.models import SeasonEvent, Track
from search.presenters.words import day_words
from tests.applicants.planning.conftest import SEASON, Lists, entry, keeper, page, programs, sum_of
from tests.search import made_up
from tests.search.profiles import DAY

pytestmark = pytest.mark.usefixtures("held_opening", "today", "plain_styles")

MOST_QUERIES = 11

# The sums


def test_what_is_sent_seen_and_unseen_stand_apart(client: Client, lists: Lists) -> None:
    rows = lists(4)
    ShortlistEntry.objects.filter(pk=rows[0].pk).update(status=Status.APPLIED)
    ShortlistEntry.objects.filter(pk=rows[1].pk).update(seen_in_eras=True)
    shown = page(client)
    # Two at $11 to be checked; one sent, with the token and the transcript; one seen, with the registration.
    assert sum_of(shown, "to_check") == "$22"
    assert sum_of(shown, "spent") == f"${11 + 185 + 70}"
    assert sum_of(shown, "planned") == f"${11 + 85}"
    assert sum_of(shown, "whole") == f"${44 + 185 + 70 + 85}"
    assert "Taken as paid: you have applied through ERAS." in shown


def test_what_every_status_after_applying_costs_is_spent(client: Client, lists: Lists) -> None:
    rows = lists(len(Status))
    for row, status in zip(rows, Status, strict=True):
        ShortlistEntry.objects.filter(pk=row.pk).update(status=status, seen_in_eras=True)
    shown = page(client)
    assert sum_of(shown, "planned") == f"${2 * 11 + 85}"  # interested, applying
    assert sum_of(shown, "spent") == f"${9 * 11 + 185 + 70}"


def test_a_long_list_says_what_stopping_saves_and_draws_its_curve(client: Client, lists: Lists) -> None:
    lists(43, seen_in_eras=True)
    lists(7, "420", seen_in_eras=True)
    shown = page(client)
    assert "If you stop at 30 here you save $390: 13 programs fewer." in shown
    assert 'aria-label="Internal medicine: 43 programs cost $720. Up to number 30' in shown
    assert 'aria-label="Diagnostic radiology: 7 programs cost $77.' in shown
    assert shown.count('<svg class="plan-curve picture"') == 2
    assert '<th scope="row">43 <span class="soft">(your list)</span></th><td class="num">$720</td>' in shown


def test_every_program_stands_with_its_place_and_price(client: Client, lists: Lists) -> None:
    rows = lists(31)
    shown = page(client)
    for row in rows:
        assert f'<a href="/programs/{row.program.public_id}/">' in shown
    assert shown.count('<td class="num">$11</td> <td>to be checked in ERAS</td>') == 30
    assert shown.count('<td class="num">$30</td> <td>to be checked in ERAS</td>') == 1


def test_other_services_are_said_and_never_guessed(client: Client, lists: Lists) -> None:
    lists(2, "110")
    lists(1, "240")
    lists(1)
    shown = page(client)
    assert sum_of(shown, "to_check") == "$11"
    assert "Through ResidencyCAS, not ERAS: its price is not known to us, so these stand in no sum." in shown
    assert "Through SF Match, not ERAS: its price is not known to us" in shown
    assert "Emergency medicine, 2: Through ResidencyCAS" in shown


def test_a_preliminary_year_is_said_to_count_among_its_specialty(client: Client, lists: Lists) -> None:
    (row,) = lists(1)
    row.tracks.add(made_up.track(row.program, "P"))
    assert "Preliminary: it counts among the programs of its specialty." in page(client)


def test_prices_stand_with_season_grade_and_source(client: Client, lists: Lists) -> None:
    lists(1)
    shown = page(client)
    assert "reported by two unrelated sources" in shown
    assert "students-residents.aamc.org" in shown
    assert "no page named" in shown
    assert "sales tax" in shown
    past = page(client, "/plan/?season=2026")
    assert ">official</a>" in past


# Seasons


def test_a_season_without_fees_offers_another_and_takes_none_unasked(client: Client, lists: Lists) -> None:
    (row,) = lists(1)
    ShortlistEntry.objects.filter(pk=row.pk).update(match_year=2028)
    shown = page(client, "/plan/?season=2028")
    assert sum_of(shown, "whole") == "$0"
    assert "We hold no application fee for the 2028 season yet." in shown
    assert '<a href="/plan/?season=2028&fees=2027">Count as in 2027</a>' in shown
    borrowed = page(client, "/plan/?season=2028&fees=2027")
    assert sum_of(borrowed, "whole") == f"${11 + 185 + 70 + 85}"
    assert "What we do not hold for 2028 is counted as in 2027, because you asked for it." in borrowed
    assert '<span class="warning">as in 2027</span>' in borrowed


@pytest.mark.parametrize("fees", ["", "1", "abcd", "9999", "２０２６", "-202", "20266"])
def test_figures_of_a_season_that_has_none_change_nothing(client: Client, lists: Lists, fees: str) -> None:
    lists(1)
    assert sum_of(page(client, f"/plan/?fees={fees}"), "to_check") == "$11"


def test_the_list_of_one_season_is_not_that_of_another(client: Client, lists: Lists) -> None:
    lists(3)
    assert "Nothing stands on your list for the 2026 Match yet." in page(client, "/plan/?season=2026")


# Money at risk


def test_without_answers_no_money_is_said_to_be_at_risk(client: Client, lists: Lists) -> None:
    lists(2, profile=None)
    shown = page(client)
    assert "We cannot say yet: verdicts need your answers." in shown
    assert "What several ask that you lack" not in shown
    assert sum_of(shown, "to_check") == "$22"


# Signals and what several ask


def test_signals_left_are_told_by_specialty_and_too_many_are_said(client: Client, lists: Lists) -> None:
    lists(4, signal="gold")
    lists(2, "120", signal="gold")
    lists(1, "200", signal="gold")
    shown = page(client)
    assert "gold: 1 more than there is; silver: 12 left" in shown
    assert ">3 left<" in shown
    assert "not known for the 2027 season; some specialties take none" in shown


def test_what_several_ask_is_counted_by_rule(client: Client, lists: Lists) -> None:
    lists(60)
    shown = page(client)
    asked = shown[shown.index('id="asked"') :]
    found = re.findall(r"<li><b>(.*?)</b> <span class=\"soft\">(\d+) programs</span>", asked)
    assert {"ECFMG certificate", "Letters from US doctors"} & {label for label, _count in found}
    counts = [int(count) for _label, count in found]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) >= 2


# Fees of the season


def test_the_late_fee_is_told_of_before_its_day_and_counted_after(
    client: Client, lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists(1)
    deadline = SeasonEvent.objects.get(season=SEASON, event="nrmp_standard_registration_deadline")
    before = page(client)
    assert "Only if you register after 29 January 2027." in before
    whole = sum_of(before, "whole")
    assert whole == f"${11 + 185 + 70 + 85}"
    after = deadline.starts_at.date().replace(month=2, day=10)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: after)
    shown = page(client)
    assert "29 January 2027 has passed." in shown
    assert sum_of(shown, "whole") == f"${11 + 185 + 70 + 85 + 50}"
    client.post("/plan/figures/", {"registered": "on"})
    assert sum_of(page(client), "whole") == whole
    assert day_words(after) not in shown


def test_the_rank_lists_codes_are_counted_unless_another_number_is_told(client: Client, lists: Lists) -> None:
    rows = lists(25)
    tracks = [Track.objects.filter(program=row.program).first() for row in rows]
    ranked = RankList.objects.create(applicant=rows[0].applicant, match_year=SEASON)
    made = [
        RankChoice.objects.create(rank_list=ranked, track=one, position=n) for n, one in enumerate(tracks, 1) if one
    ]
    for place, one in enumerate(tracks[:3], 1):
        RankChoice.objects.create(rank_list=ranked, supplements=made[0], track=one, position=place)
    before = page(client)
    assert f"${(len(made) - 20) * 30}</td>" in before
    client.post("/plan/figures/", {"ranks": "120", "supplemental": "21"})
    shown = page(client)
    assert "$3,030</td>" in shown
    assert "NRMP asks a further fee from 100 ranks on. Its amount is not known to us." in shown
    client.post("/plan/figures/", {"ranks": "0", "supplemental": "0"})
    assert "Ranked codes beyond those included</th> <td class" not in page(client)


# Empty, and cheap


def test_without_a_list_it_says_what_to_do_first(client: Client) -> None:
    shown = page(client)
    assert "What to do first" in shown
    assert 'href="/plan/calculator/"' in shown
    assert 'id="figures"' in shown


def test_a_strangers_list_is_never_shown(client: Client, lists: Lists) -> None:
    lists(3)
    assert "What to do first" in page(Client())


@pytest.mark.parametrize("path", ["/plan/", "/plan/calculator/", "/plan/proposal/"])
def test_no_page_of_the_plan_is_kept_by_a_cache(client: Client, path: str) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]


def test_two_hundred_programs_take_no_more_queries_than_ten(client: Client, lists: Lists) -> None:
    lists(10)
    few = queries_of(client)
    for row in ShortlistEntry.objects.all():
        row.delete()
    lists(150)
    lists(50, "120")
    many = queries_of(client)
    assert ShortlistEntry.objects.count() == 200
    assert many <= few <= MOST_QUERIES
    assert many <= MOST_QUERIES


def queries_of(client: Client) -> int:
    page(client)
    with CaptureQueriesContext(connection) as seen:
        page(client)
    asked = [one["sql"] for one in seen.captured_queries if "SAVEPOINT" not in one["sql"]]
    return len(asked)


def test_the_plan_never_speaks_of_chances_or_of_enough(client: Client, lists: Lists) -> None:
    lists(40)
    shown = page(client).lower()
    for word in ("chance", "probab", "likelihood", "recommended number", "enough programs"):
        assert word not in shown.replace("never a chance of matching", "")


def test_it_is_there_in_spanish(client: Client, lists: Lists) -> None:
    lists(3)
    assert client.get("/es/plan/").status_code == 200


def test_nobody_is_told_to_stop_at_fewer_than_are_sent(client: Client, lists: Lists) -> None:
    lists(35, "140", status="applied")
    who = Applicant.objects.get()
    for number, program in enumerate(programs(40)[35:], start=50):
        entry(who, program, number)
    assert "If you stop at 35 here you save $150: 5 programs fewer." in page(client)


def test_a_couples_codes_are_counted_as_on_the_rank_list(client: Client) -> None:
    who = keeper(client)
    kept = RankList.objects.create(applicant=who, match_year=SEASON, as_couple=True)
    tracks = Track.objects.filter(published=True).order_by("pk")[:30]
    for number, track in enumerate(tracks, start=1):
        PairChoice.objects.create(rank_list=kept, track=track, partner_code="", position=number)
    found = fees_of(ranking_of(who, SEASON, None, DAY), None, pair_codes(kept))
    assert ranked_codes(who, SEASON).primary == found.primary == 30


def test_the_head_counts_the_readers_own_season(client: Client) -> None:
    who = keeper(client)
    for number, program in enumerate(programs(3), start=1):
        entry(who, program, number, match_year=SEASON if number < 3 else 2026)
    for path in ("/list/?season=2026", "/plan/?season=2026"):
        assert 'id="my-list"> (2)</span>' in client.get(path).content.decode()
