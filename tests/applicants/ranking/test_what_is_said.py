"""What is said of a rank list: beside each choice, of its cost, of certifying it, and printed."""

import datetime as dt
import re

import pytest

from programs.models import Fee, Season, SeasonEvent, Track
from tests.applicants.ranking.rows import SEASON, applicant, entry, ranked, signed_in
from tests.search import made_up

PAGE, CHANGE = "/rank-list/", "/rank-list/change/"
CERTIFIED = "/rank-list/certified/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return applicant()


@pytest.fixture
def own(client, who):
    return signed_in(client, who)


def three(who):
    """Three entries with one track each, ranked in this order."""
    tracks = [entry(who, made_up.program(f"Test Hospital {name}")).tracks.get() for name in "ABC"]
    kept, rows = ranked(who, *tracks)
    return kept, rows, [one.nrmp_code for one in tracks]


def page(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_ranks_of_one_specialty_are_counted_from_the_top_and_never_called_a_chance(own, who):
    tracks = [entry(who, made_up.program(f"Test Hospital {n}")).tracks.get() for n in range(2)]
    tracks.append(entry(who, made_up.program("Test Hospital P", kinds="P")).tracks.get())
    made_up.specialty("180", "Test Neurology")
    tracks.append(entry(who, made_up.program("Test Hospital N", code="180")).tracks.get())
    ranked(who, *tracks)
    found = page(own.get(PAGE))
    assert "Test Medicine: 2 contiguous ranks (1 to 2)" in found
    assert "Test Medicine, one year: 1 rank (3)" in found
    assert "Test Neurology: 1 rank (4)" in found
    assert "A count, and no chance." in found


def test_what_should_be_known_of_a_choice_is_said_beside_it(own, who):
    rejected = entry(who, made_up.program("Test Hospital R"), status="rejected")
    unlisted = entry(who, made_up.program("Test Hospital U"))
    unseen = made_up.program("Test Hospital X").tracks.get()
    ranked(who, rejected.tracks.get(), unlisted.tracks.get(), unseen)
    Track.objects.filter(pk=unlisted.tracks.get().pk).update(published=False)
    found = page(own.get(PAGE))
    for said in (
        "Your list says: rejected.",
        "No list we hold names this code now",
        "The program is not on your list of this season.",
        "No interview is noted.",
    ):
        assert said in found


def test_a_match_that_was_noted_is_said_above_the_list(own, who):
    three(who)
    entry(who, made_up.program("Test Eye Clinic"), status="matched")
    assert "You noted that you matched at Test Eye Clinic" in page(own.get(PAGE))


def test_it_says_when_to_certify_in_eastern_and_in_ones_own_time_and_what_codes_cost(own, who):
    type(who).objects.update(time_zone="Asia/Karachi")
    season = Season.objects.create(match_year=SEASON)
    ends = dt.datetime(2027, 3, 4, 2, tzinfo=dt.UTC)
    SeasonEvent.objects.create(
        season=season, event="rank_list_deadline", starts_at=ends, all_day=False, service="NRMP", grade="C2"
    )
    Fee.objects.create(
        match_year=2026,
        fee="nrmp_extra_rank",
        amount_usd="30.00",
        unit="program code",
        from_count=21,
        to_count=300,
        per="applicant",
        grade="C2",
    )
    ranked(who, *(made_up.program(f"Test Hospital {n}").tracks.get() for n in range(22)))
    found = page(own.get(PAGE))
    for said in (
        "3 March 2027, 21:00 Eastern",
        "4 March 2027, 07:00 your time (Karachi)",
        "Openward cannot certify for you",
        "22 (20 are included)",
        "<dd>$60</dd>",
        "As told for the 2026 Match.",
    ):
        assert said in found


def test_a_season_without_dates_says_that_they_are_not_known(own):
    assert "is not known here yet" in page(own.get(f"{PAGE}?season=2028"))


def test_the_day_of_certifying_is_noted_and_gone_with_the_next_change(own, who):
    kept, rows, _ = three(who)
    sent = {"certified_on": "2026-11-20", "revision": 1, "mark_ranked": "on"}
    assert own.post(CERTIFIED, sent).status_code == 303
    kept.refresh_from_db()
    assert kept.certified_on == dt.date(2026, 11, 20)
    assert {one.status for one in who.entries.all()} == {"ranked"}
    own.post(CHANGE, {"do": f"top:{rows[2].pk}", "revision": kept.revision})
    kept.refresh_from_db()
    assert kept.certified_on is None
    assert "Certify again, and note the day." in page(own.get(PAGE))


@pytest.mark.parametrize(
    ("day", "said"), [("2099-01-01", "still to come"), ("1999-01-01", "between 2000 and 2099"), ("x", "valid date")]
)
def test_a_day_that_cannot_be_is_told_beside_its_field(own, who, day, said):
    kept, _, _ = three(who)
    answer = own.post(CERTIFIED, {"certified_on": day, "revision": 1})
    assert answer.status_code == 400
    assert said in page(answer)
    assert f'value="{day}"' in page(answer)
    kept.refresh_from_db()
    assert kept.certified_on is None


def test_certifying_from_an_old_page_asks_to_look_again(own, who):
    kept, rows, _ = three(who)
    own.post(CHANGE, {"do": f"top:{rows[2].pk}", "revision": 1})
    answer = own.post(CERTIFIED, {"certified_on": "2026-11-20", "revision": 1})
    assert answer.status_code == 409
    assert "is it the one that you certified?" in page(answer)
    kept.refresh_from_db()
    assert kept.certified_on is None


def test_the_codes_are_printed_and_given_as_plain_text(own, who):
    _, _, known = three(who)
    assert all(code in page(own.get("/rank-list/print/")) for code in known)
    text = own.get("/rank-list/codes.txt")
    assert text["Content-Type"].startswith("text/plain")
    lines = ["Primary list:", *(f"{n}. {code}" for n, code in enumerate(known, start=1)), ""]
    assert text.content.decode() == "\n".join(lines)
