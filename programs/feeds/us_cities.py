"""Cities with their county and coordinates, from one open list."""

from programs.feeds import cells
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import City
from programs.models.source import SourceKind


def keep(run: Run) -> Kept:
    wanted = run.each("us_cities.csv", _city)
    key = ("state", "name", "county")
    return Kept(moved=bring_in_line(City.objects.all(), key, ("latitude", "longitude"), wanted))


def _city(row: Row) -> City:
    return City(
        state=cells.known_state(row),
        name=cells.needed(row, "city", 100),
        county=cells.text(row, "county", 100),
        latitude=_coordinate(row, "latitude", 90),
        longitude=_coordinate(row, "longitude", 180),
    )


def _coordinate(row: Row, column: str, limit: int) -> float:
    value = cells.coordinate(row, column, limit)
    if value is None:
        raise RowError(column, "nothing is given")
    return value


FEED = Feed(
    name="us_cities",
    title="US cities",
    kind=SourceKind.REFERENCE,
    about=(
        "Cities of the states, the District of Columbia and Puerto Rico with county and coordinates; the other "
        "territories are missing. 22 rows carry no county. A city in two counties is two rows. No date is given."
    ),
    terms="MIT license, kelvins/US-Cities-Database",
    files=(File("us_cities.csv", ("state", "city", "county", "latitude", "longitude"), 29_880),),
    keep=keep,
    every_hours=24 * 30,
)
