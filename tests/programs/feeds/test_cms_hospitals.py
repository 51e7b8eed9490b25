import pytest

from programs.feeds.cms_hospitals import FEED
from programs.models import Hospital
from tests.programs.feeds.runs import opening, run_again, run_of, table

pytestmark = pytest.mark.django_db
DOTHAN = {
    "ccn": "010001",
    "name": "SOUTHEAST HEALTH MEDICAL CENTER",
    "address": "1108 ROSS CLARK CIRCLE",
    "city": "DOTHAN",
    "state": "AL",
    "zip": "36301",
    "county": "HOUSTON",
    "type": "Acute Care Hospitals",
    "ownership": "Proprietary",
}


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = run_of(FEED, opening(FEED))
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (Hospital.objects.count(), first.kept.changed_rows, again.kept.changed_rows) == (5426, 5426, 0)
    dothan = Hospital.objects.get(ccn="010001")
    assert dothan.source_key == "010001"
    assert (dothan.name, dothan.city, dothan.state) == ("SOUTHEAST HEALTH MEDICAL CENTER", "DOTHAN", "AL")
    assert (dothan.beds, dothan.latitude) == (None, None)
    assert Hospital.objects.get(ccn="01014F").kind == "Acute Care - Veterans Administration"


def test_a_renamed_hospital_is_updated_and_counted() -> None:
    run_of(FEED, table(FEED, DOTHAN, DOTHAN | {"ccn": "010002"}))
    done = run_of(FEED, table(FEED, DOTHAN | {"name": "SOUTHEAST"}, DOTHAN | {"ccn": "010002"}))
    assert done.kept.changed_rows == 1
    assert Hospital.objects.get(ccn="010001").name == "SOUTHEAST"


def test_a_hospital_that_is_no_longer_listed_stays() -> None:
    run_of(FEED, table(FEED, DOTHAN, DOTHAN | {"ccn": "010002"}))
    assert run_again(FEED, table(FEED, DOTHAN)).kept.changed_rows == 0
    assert Hospital.objects.count() == 2


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("ccn", "", "'' is not a CMS certification number"),
        ("ccn", "10001", "'10001' is not a CMS certification number"),
        ("name", "", "nothing is given"),
        ("city", "", "nothing is given"),
        ("state", "Alabama", "'Alabama' is not a state's two letters"),
        ("zip", "36301-12345", "11 characters, more than 10"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    done = run_of(FEED, table(FEED, DOTHAN | {column: cell}, DOTHAN | {"ccn": "010002"}))
    assert done.refusals == [("hospitals_cms.csv", 2, column, reason)]
    assert Hospital.objects.get().ccn == "010002"
