"""The national events of a Match: when applications open, ranking closes and training starts."""

import datetime as dt
from zoneinfo import ZoneInfo

from programs.feeds import cells
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import Season, SeasonEvent
from programs.models.source import SourceKind

EASTERN = ZoneInfo("America/New_York")
COLUMNS = ("starts_at", "ends_at", "all_day", "service", "grade", "source_url")


def keep(run: Run) -> Kept:
    events = list(run.each("season_calendar.csv", _event))
    seasons = [Season(match_year=year) for year in sorted({event.season_id for event in events})]
    moved = bring_in_line(Season.objects.all(), ("match_year",), (), seasons)
    return Kept(moved=moved + bring_in_line(SeasonEvent.objects.all(), ("season_id", "event"), COLUMNS, events))


def _event(row: Row) -> SeasonEvent:
    zone = _zone(row)
    starts_at = _moment(row, "starts_at", zone)
    if starts_at is None:
        raise RowError("starts_at", "nothing is given")
    ends_at = _moment(row, "ends_at", zone)
    if ends_at and _is_day(row["ends_at"]) != _is_day(row["starts_at"]):
        raise RowError("ends_at", "begin and end must both have a clock time, or neither")
    if ends_at and ends_at < starts_at:
        raise RowError("ends_at", f"{row['ends_at']} is before the begin, {row['starts_at']}")
    return SeasonEvent(
        season_id=cells.number(row, "match_year", 2000, 2100),
        event=cells.matching(row, "event", r"[a-z0-9_]{1,60}", "an event's name"),
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=_is_day(row["starts_at"]),
        service=cells.needed(row, "application_service", 20),
        grade=cells.matching(row, "grade", "A|B|C|C2", "a grade (A, B, C or C2)"),
        source_url=cells.matching(row, "source", r"(https?://\S{1,490})?", "an address"),
    )


def _zone(row: Row) -> ZoneInfo:
    try:
        return ZoneInfo(row["timezone"])
    except (KeyError, ValueError, OSError):
        raise RowError("timezone", f"{row['timezone'][:60]!r} is not a time zone") from None


def _moment(row: Row, column: str, zone: ZoneInfo) -> dt.datetime | None:
    """In UTC, so that what is read back compares equal. A day without a clock time is its midnight, Eastern."""
    said = row[column]
    if not said:
        return None
    cells.matching(row, column, r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", "a day or a day and time")
    try:
        moment = dt.datetime.fromisoformat(said)
    except ValueError:
        raise RowError(column, f"{said!r} is not a date") from None
    if not 2000 <= moment.year <= 2100:
        raise RowError(column, f"{said!r} is outside the years 2000 to 2100")
    return moment.replace(tzinfo=EASTERN if _is_day(said) else zone).astimezone(dt.UTC)


def _is_day(said: str) -> bool:
    return "T" not in said


FEED = Feed(
    name="season_calendar",
    title="Calendar of the Match",
    kind=SourceKind.REFERENCE,
    about=(
        "National events of the 2026 and 2027 Match, each with the grade of its source: A official, B reputable, C "
        "reported by one third party, C2 by two. Nearly every event of 2027 is reported, not official, and some of "
        "those addresses are where to check, not where it was read. Dates may move: the services' own pages decide."
    ),
    terms="Facts gathered from the pages that each row names",
    files=(
        File(
            "season_calendar.csv",
            ("match_year", "event", "starts_at", "ends_at", "timezone", "application_service", "grade", "source"),
            32,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
)
