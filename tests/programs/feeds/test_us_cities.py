import pytest

from programs.feeds.us_cities import FEED
from programs.models import City
from tests.programs.feeds.runs import opening, run_again, run_of, table

pytestmark = pytest.mark.django_db
BOAZ = {"state": "AL", "city": "Boaz", "county": "Etowah", "latitude": "34.2", "longitude": "-86.16"}


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = run_of(FEED, opening(FEED))
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (City.objects.count(), first.kept.changed_rows, again.kept.changed_rows) == (29_880, 29_880, 0)
    adak = City.objects.get(state="AK", name="Adak")
    assert (adak.county, adak.latitude, adak.longitude) == ("Aleutians West", 55.999722, -161.207778)
    assert City.objects.filter(county="").count() == 22


def test_a_city_in_two_counties_is_two_rows() -> None:
    run_of(FEED, table(FEED, BOAZ, BOAZ | {"county": "Marshall"}))
    assert list(City.objects.order_by("county").values_list("county", flat=True)) == ["Etowah", "Marshall"]


def test_a_moved_city_is_updated_and_counted() -> None:
    run_of(FEED, table(FEED, BOAZ, BOAZ | {"city": "Attalla"}))
    done = run_of(FEED, table(FEED, BOAZ | {"latitude": "34.21"}, BOAZ | {"city": "Attalla"}))
    assert done.kept.changed_rows == 1
    assert dict(City.objects.values_list("name", "latitude")) == {"Boaz": 34.21, "Attalla": 34.2}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("state", "ZZ", "'ZZ' is not a state's two letters"),
        ("state", "", "'' is not a state's two letters"),
        ("city", "", "nothing is given"),
        ("county", "x" * 101, "101 characters, more than 100"),
        ("latitude", "", "nothing is given"),
        ("latitude", "north", "'north' is not a coordinate"),
        ("latitude", "91", "'91' is not a coordinate"),
        ("longitude", "-181.5", "'-181.5' is not a coordinate"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    done = run_of(FEED, table(FEED, BOAZ | {column: cell}, BOAZ | {"city": "Attalla"}))
    assert done.refusals == [("us_cities.csv", 2, column, reason)]
    assert City.objects.get().name == "Attalla"
