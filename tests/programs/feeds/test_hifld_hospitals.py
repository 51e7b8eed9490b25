import pytest

from programs.feeds import cms_hospitals
from programs.feeds.hifld_hospitals import FEED
from programs.models import Hospital
from tests.programs.feeds.runs import opening, run_again, run_of, table

pytestmark = pytest.mark.django_db
ELMHURST = {
    "name": "ELMHURST HOSPITAL CENTER",
    "address": "79-01 BROADWAY",
    "city": "ELMHURST",
    "state": "NY",
    "zip": "11373",
    "latitude": "40.7446",
    "longitude": "-73.8857",
    "type": "GENERAL ACUTE CARE",
    "status": "OPEN",
    "beds": "545",
}
DOVER = ELMHURST | {"name": "DOVER EMERGENCY ROOM", "city": "DOVER", "state": "NH", "zip": "3820"}


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = run_of(FEED, opening(FEED))
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (Hospital.objects.count(), first.kept.changed_rows, again.kept.changed_rows) == (7277, 7277, 0)
    hollywood = Hospital.objects.get(name="SOUTHERN CALIFORNIA HOSPITAL AT HOLLYWOOD")
    assert hollywood.other_name == "HOLLYWOOD COMMUNITY HOSPITAL OF HOLLYWOOD"
    assert (hollywood.beds, hollywood.latitude, hollywood.longitude) == (100, 34.0963913570001, -118.325234871)
    assert Hospital.objects.filter(beds__isnull=True).count() == 243


def test_a_hospital_is_known_by_its_folded_name_and_place() -> None:
    run_of(FEED, table(FEED, ELMHURST))
    assert Hospital.objects.get().source_key == "elmhurst hospital center|79 01 broadway|elmhurst|ny"
    done = run_of(FEED, table(FEED, ELMHURST | {"name": "Elmhurst Hospital Center", "beds": "550"}))
    assert done.kept.changed_rows == 1
    assert Hospital.objects.values_list("name", "beds").get() == ("Elmhurst Hospital Center", 550)


def test_it_gives_postal_codes_of_new_england_their_zero_back() -> None:
    run_of(FEED, table(FEED, ELMHURST, DOVER, DOVER | {"address": "", "zip": ""}))
    codes = Hospital.objects.order_by("postal_code").values_list("postal_code", flat=True)
    assert list(codes) == ["", "03820", "11373"]


def test_it_leaves_the_rows_of_other_hospital_records_alone() -> None:
    columns = {"ccn": "330128", "name": "ELMHURST HOSPITAL CENTER", "city": "ELMHURST", "state": "NY"}
    run_of(cms_hospitals.FEED, table(cms_hospitals.FEED, columns))
    assert run_of(FEED, table(FEED, ELMHURST)).kept.changed_rows == 1
    assert sorted(Hospital.objects.values_list("source__name", "ccn")) == [
        ("cms_hospitals", "330128"),
        ("hifld_hospitals", ""),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("name", "", "nothing is given"),
        ("city", "", "nothing is given"),
        ("state", "XX", "'XX' is not a state's two letters"),
        ("status", "CLOSED", "'CLOSED' is not OPEN: this is the list of open hospitals"),
        ("latitude", "40,7", "'40,7' is not a coordinate"),
        ("longitude", "", "a place needs both coordinates or neither"),
        ("beds", "-999", "'-999' is not a whole number from 0 to 10000"),
        ("name", "x" * 400, "name and address have 427 characters, more than 400"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    done = run_of(FEED, table(FEED, ELMHURST | {column: cell}, DOVER))
    assert done.refusals == [("hospitals_hifld.csv", 2, column, reason)]
    assert Hospital.objects.get().city == "DOVER"
