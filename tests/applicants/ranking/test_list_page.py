"""The rank list as its owner works with it: adding, moving, removing, two windows, another's rows."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applicants.models import Interview, RankChoice, RankList, Score, ShortlistEntry
from search.profile import ApplicantProfile, Training
from search.questions.session import PROFILE
from tests.applicants.ranking.rows import NOW, applicant, codes, entry, interview, ranked, signed_in
from tests.search import made_up

PAGE, ADD, FILL, CHANGE = "/rank-list/", "/rank-list/add/", "/rank-list/fill/", "/rank-list/change/"
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


def test_who_keeps_nothing_sees_an_empty_list_and_what_to_do_first(client):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "Nothing is ranked yet" in page(answer)
    assert "no-store" in answer["Cache-Control"]
    assert not RankList.objects.exists()


def test_a_reader_without_an_account_keeps_a_list_too(client):
    track = made_up.program("Test Hospital").tracks.get()
    assert client.post(ADD, {"code": track.nrmp_code.lower()}).status_code == 303
    assert track.nrmp_code in page(client.get(PAGE))
    assert RankList.objects.get().applicant.user is None


def test_tracks_chosen_of_programs_that_invited_are_offered_and_added(own, who):
    program = made_up.program("Test Hospital", kinds="CP")
    entry(who, program, tracks=[program.tracks.get(kind="C")])
    entry(who, made_up.program("Test Clinic"), status="applied")
    offered = page(own.get(PAGE))
    assert offered.count('name="code" value="') == 2  # one button, and the empty field
    assert own.post(FILL).status_code == 303
    assert codes(RankList.objects.get()) == [program.tracks.get(kind="C").nrmp_code]


def test_an_entry_with_an_interview_and_no_track_chosen_offers_all_its_tracks(own, who):
    interview(entry(who, made_up.program("Test Hospital", kinds="CM"), status="applied", tracks=[]))
    assert "no track chosen yet" in page(own.get(PAGE))
    assert page(own.get(PAGE)).count('class="button quiet" name="code"') == 2


@pytest.mark.parametrize(
    ("service", "kind", "said"),
    [
        ("SF Match", "C", "matches through SF Match, which has its own list"),
        ("AUA", "C", "matches through AUA, which has its own list"),
        ("NRMP", "R", "is for physicians with accredited training in the United States or Canada"),
    ],
)
def test_what_cannot_stand_on_an_nrmp_list_is_refused_with_words(own, who, service, kind, said):
    program = made_up.program("Test Hospital", code="240", kinds=kind)
    type(program.specialty).objects.update(match_service=service)
    entry(who, program)
    answer = own.post(ADD, {"code": program.tracks.get().nrmp_code})
    assert answer.status_code == 400
    assert said in page(answer)
    below = {"NRMP": said}.get(service, f"matches through {service}: it cannot stand on an NRMP list.")
    assert below in page(own.get(PAGE))
    assert not RankChoice.objects.exists()


@pytest.mark.parametrize(("training", "status"), [(Training(years=1), 303), (Training(years=0), 400)])
def test_prior_training_is_ranked_by_who_has_told_of_it(own, training, status):
    session = own.session
    session[PROFILE] = ApplicantProfile(us_training=training).as_json()
    session.save()
    track = made_up.program("Test Hospital", kinds="R").tracks.get()
    assert own.post(ADD, {"code": track.nrmp_code}).status_code == status


def test_a_code_is_ranked_once(own, who):
    kept, _, known = three(who)
    answer = own.post(ADD, {"code": known[1]})
    assert answer.status_code == 400
    assert "stands on this list already" in page(answer)
    assert codes(kept) == known


@pytest.mark.parametrize("typed", ["", "1000140", "9" * 5000, "<b>x</b>", "\x00", "9999999C0"])
def test_what_is_no_code_is_told_and_stays_typed(own, who, typed):
    answer = own.post(ADD, {"code": typed})
    assert answer.status_code == 400
    assert 'id="code-error"' in page(answer)
    assert "<b>x</b>" not in page(answer)


@pytest.mark.parametrize(
    ("verb", "at", "expected"),
    [
        ("up", 1, [1, 0, 2]),
        ("up", 0, [0, 1, 2]),
        ("down", 0, [1, 0, 2]),
        ("down", 2, [0, 1, 2]),
        ("top", 2, [2, 0, 1]),
        ("bottom", 0, [1, 2, 0]),
        ("remove", 1, [0, 2]),
    ],
)
def test_each_button_moves_one_code_and_leaves_no_gap(own, who, verb, at, expected):
    kept, rows, known = three(who)
    answer = own.post(CHANGE, {"do": f"{verb}:{rows[at].pk}", "revision": kept.revision})
    assert answer.status_code == 303
    assert codes(kept) == [known[number] for number in expected]
    kept.refresh_from_db()
    assert kept.revision == (1 if expected == [0, 1, 2] else 2)


def test_numbers_put_the_list_in_order(own, who):
    kept, rows, known = three(who)
    numbers = {f"to_{rows[0].pk}": "3", f"to_{rows[1].pk}": "2", f"to_{rows[2].pk}": "1"}
    assert own.post(CHANGE, {"do": "numbers", "revision": 1, **numbers}).status_code == 303
    assert codes(kept) == known[::-1]


@pytest.mark.parametrize("typed", ["first", "-1", "1.5", "١", "\x00"])
def test_a_number_that_is_none_moves_nothing_and_stays_typed(own, who, typed):
    kept, rows, known = three(who)
    answer = own.post(CHANGE, {"do": "numbers", "revision": 1, f"to_{rows[0].pk}": typed})
    assert answer.status_code == 400
    assert "Positions are whole numbers from 1. Nothing was moved." in page(answer)
    assert page(answer).count('aria-invalid="true"') == 1
    assert codes(kept) == known


def test_an_order_is_dragged(own, who):
    kept, rows, known = three(who)
    order = ",".join(str(rows[at].pk) for at in (2, 0, 1))
    assert own.post(CHANGE, {"do": "order", "revision": 1, "order": order}).status_code == 303
    assert codes(kept) == [known[at] for at in (2, 0, 1)]


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("{0},{1}", "1 choice is missing"),
        ("{0},{1},{2},{other}", "1 is not on this list"),
        ("{0},{1},{other}", "1 choice is missing, 1 is not on this list"),
        ("{0},{0},{1},{2}", "1 stands twice"),
        ("", "3 choices are missing, 1 is not on this list"),
        ("x,\x00,99999999999999999999999999", "3 choices are missing"),
        ("1," * 5000, "3 choices are missing"),
    ],
)
def test_an_order_that_does_not_fit_is_told_and_nothing_is_lost(own, who, order, said):
    kept, rows, known = three(who)
    _, (other,) = ranked(applicant("other"), made_up.program("Test Clinic").tracks.get())
    sent = order.format(*(row.pk for row in rows), other=other.pk)
    answer = own.post(CHANGE, {"do": "order", "revision": 1, "order": sent})
    assert answer.status_code == 400
    assert said in page(answer)
    assert "Nothing was moved." in page(answer)
    assert codes(kept) == known


@pytest.mark.parametrize("do", ["", "up", "up:", "up:x", "up:-1", "numbers:1", "burn:1", "up:" + "9" * 40, "\x00"])
def test_what_no_list_can_do_is_told(own, who, do):
    kept, _, known = three(who)
    answer = own.post(CHANGE, {"do": do, "revision": 1})
    assert answer.status_code == 400
    assert "Nothing was done" in page(answer)
    assert codes(kept) == known


@pytest.mark.parametrize("verb", ["up", "remove", "remove-whole", "top"])
def test_another_readers_choice_is_none_of_this_list(own, who, verb):
    kept, _, known = three(who)
    theirs, (other,) = ranked(applicant("other"), made_up.program("Test Clinic").tracks.get())
    answer = own.post(CHANGE, {"do": f"{verb}:{other.pk}", "revision": 1})
    assert answer.status_code == 400
    assert "1 is not on this list" in page(answer)
    assert codes(kept) == known
    assert theirs.choices.count() == 1


def test_the_second_of_two_windows_overwrites_nothing_and_may_do_it_after_all(own, who):
    kept, rows, known = three(who)
    own.post(CHANGE, {"do": f"top:{rows[2].pk}", "revision": 1})
    late = own.post(CHANGE, {"do": "order", "revision": 1, "order": ",".join(str(row.pk) for row in rows[::-1])})
    assert late.status_code == 409
    assert "This list was changed in another window, so nothing was done." in page(late)
    assert codes(kept) == [known[2], known[0], known[1]]
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page(late).split("</section>")[0]))
    assert again["revision"] == "2"
    assert own.post(CHANGE, again).status_code == 303
    assert codes(kept) == known[::-1]


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 60, "1.5", "\x00"])
def test_a_revision_that_is_none_is_an_old_one(own, who, revision):
    kept, rows, known = three(who)
    assert own.post(CHANGE, {"do": f"top:{rows[2].pk}", "revision": revision}).status_code == 409
    assert codes(kept) == known


def test_by_score_orders_by_the_mean_and_keeps_those_without_one_last(own, who):
    kept, rows, known = three(who)
    by_program = {one.program_id: one for one in who.entries.all()}
    criterion = who.criteria.create(name="Test criterion", weight=3)
    for at, points in ((1, 4), (2, 9)):
        Score.objects.create(entry=by_program[rows[at].track.program_id], criterion=criterion, points=points)
    assert own.post(CHANGE, {"do": "score", "revision": 1}).status_code == 303
    assert codes(kept) == [known[2], known[1], known[0]]
    assert "your score 9.0" in page(own.get(PAGE))


def test_a_strangers_requests_find_no_list(client, who):
    three(who)
    signed_in(client, applicant("stranger"))
    for address in (CHANGE, CERTIFIED, "/rank-list/couple/add/", "/rank-list/couple/change/"):
        assert client.post(address, {"do": "numbers", "revision": 1}).status_code == 404
    assert "Test Hospital" not in page(client.get(PAGE))
    assert RankList.objects.count() == 1


def test_reading_writes_nothing(own, who):
    three(who)
    for address in (CHANGE, ADD, FILL, CERTIFIED):
        assert own.get(address).status_code == 405


def test_two_hundred_choices_take_no_more_queries_than_two(own, who):
    counts = []
    for more in (2, 198):
        programs = [made_up.program(f"Test Hospital {n}") for n in range(more)]
        kept = [entry(who, one) for one in programs]
        Interview.objects.bulk_create(Interview(entry=one, starts_at=NOW) for one in kept)
        ranked(who, *(one.tracks.get() for one in kept))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert own.get(PAGE).status_code == 200
        counts.append(len(asked))
    assert ShortlistEntry.objects.count() == 200
    assert counts[1] <= counts[0] < 15
