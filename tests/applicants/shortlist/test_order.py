"""Moving programs of a list over HTTP: positions stay 1, 2, 3, and a wrong order moves nothing and says so."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from applicants.models import Applicant, ShortlistEntry
from applicants.shortlist.moving import reorder
from applicants.shortlist.ordering import placed
from tests.applicants.shortlist.conftest import SEASON, Saves, entry, order_of
from tests.search import made_up

pytestmark = pytest.mark.django_db
Ids = dict[str, str]


@pytest.fixture
def ids(saved: Saves) -> Ids:
    return {name: saved(name).program.public_id for name in "ABCD"}


def names(applicant: Applicant) -> str:
    rows = order_of(applicant)
    assert [position for position, _ in rows] == list(range(1, len(rows) + 1))
    return "".join(name for _, name in rows)


@pytest.mark.parametrize(
    ("moved", "how", "leads_to"),
    [
        ("C", lambda ids: {"before": ids["B"]}, "ACBD"),
        ("B", lambda ids: {"after": ids["C"]}, "ACBD"),
        ("D", lambda ids: {"to": "1", "place": "4"}, "DABC"),
        ("A", lambda ids: {"place": "3"}, "BCAD"),
        ("A", lambda ids: {"place": "900"}, "BCDA"),
        ("A", lambda ids: {"before": ids["D"]}, "BCAD"),
    ],
)
def test_a_program_is_moved(
    client: Client, applicant: Applicant, ids: Ids, moved: str, how: Callable[[Ids], Ids], leads_to: str
) -> None:
    answer = client.post(f"/list/{ids[moved]}/move/", how(ids))
    assert (answer.status_code, names(applicant)) == (303, leads_to)
    assert answer["Location"].endswith(f"#entry-{ids[moved]}")


@pytest.mark.parametrize("place", ["", "0", "-1", "1e9", "9" * 500, "second", "1.5", "\x00"])
def test_a_place_that_is_none_moves_nothing(client: Client, applicant: Applicant, ids: Ids, place: str) -> None:
    page = client.post(f"/list/{ids['A']}/move/", {"place": place}, follow=True).content.decode()
    assert "Give the place as a whole number from 1. Nothing was moved." in page
    assert names(applicant) == "ABCD"


def test_a_neighbour_that_is_not_there_moves_nothing(client: Client, applicant: Applicant, ids: Ids) -> None:
    page = client.post(f"/list/{ids['A']}/move/", {"after": "9999-999"}, follow=True).content.decode()
    assert "not on this list" in page
    assert names(applicant) == "ABCD"


def test_a_dragged_order_is_kept(client: Client, applicant: Applicant, ids: Ids) -> None:
    was, wanted = (",".join(ids[name] for name in order) for order in ("ABD", "DAB"))
    assert client.post("/list/order/", {"was": was, "order": wanted}).status_code == 303
    assert names(applicant) == "DACB"


@pytest.mark.parametrize(
    ("was", "wanted", "says"),
    [
        ("ABCD", "DCB", "leaves out a program"),
        ("ABC", "CBA-", "not on this list"),
        ("ABCD", "AABC", "names a program twice"),
        ("BACD", "ABCD", "changed in another tab"),
        ("", "A", "leaves out a program"),
    ],
)
def test_an_order_that_does_not_fit_moves_nothing(
    client: Client, applicant: Applicant, ids: Ids, was: str, wanted: str, says: str
) -> None:
    known = {**ids, "-": "9999-999"}
    sent = {name: ",".join(known[one] for one in order) for name, order in (("was", was), ("order", wanted))}
    page = client.post("/list/order/", sent, follow=True).content.decode()
    assert says in page
    assert names(applicant) == "ABCD"


def test_a_program_on_somebody_elses_list_cannot_be_named(client: Client, applicant: Applicant, ids: Ids) -> None:
    other = Applicant.objects.create(seen_at="2026-11-22T00:00Z")
    theirs = entry(other, made_up.program("Theirs")).program.public_id
    sent = {"was": f"{ids['A']},{theirs}", "order": f"{theirs},{ids['A']}"}
    assert "not on this list" in client.post("/list/order/", sent, follow=True).content.decode()
    assert (names(applicant), names(other)) == ("ABCD", "Theirs")


def test_moving_does_not_stop_another_tab_from_saving_notes(client: Client, ids: Ids) -> None:
    client.post(f"/list/{ids['A']}/move/", {"place": "4"})
    typed = {"status": "applied", "signal": "none", "notes": "typed before", "revision": 1}
    assert client.post(f"/list/{ids['A']}/", typed).status_code == 303


def test_other_seasons_keep_their_order(client: Client, applicant: Applicant, ids: Ids) -> None:
    other = entry(applicant, made_up.program("Z"), match_year=2026, position=1)
    client.post(f"/list/{ids['D']}/move/", {"place": "1"})
    other.refresh_from_db()
    assert (other.position, names(applicant)) == (1, "DABC")


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_lose_nothing() -> None:
    applicant = Applicant.objects.create(seen_at="2026-11-22T00:00Z")
    ids = [entry(applicant, made_up.program(f"Test {number}")).program.public_id for number in range(12)]
    failed: list[Exception] = []

    def tab(wants: list[str]) -> None:
        try:
            for one in wants:
                reorder(applicant=applicant, match_year=SEASON, change=lambda order, one=one: placed(order, one, 1))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    tabs = [threading.Thread(target=tab, args=(wants,)) for wants in (ids, ids[::-1])]
    for one in tabs:
        one.start()
    for one in tabs:
        one.join()
    assert not failed
    rows = ShortlistEntry.objects.order_by("position").values_list("position", "program__public_id")
    assert [position for position, _ in rows] == list(range(1, 13))
    assert sorted(public_id for _, public_id in rows) == sorted(ids)
