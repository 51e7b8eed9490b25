"""Spreadsheets and calendars as the rows of a feed."""

import csv
import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from django.conf import settings

from programs.feeds import FEEDS, season_calendar
from programs.feeds.record import HeldError, Run, read
from programs.feeds.tables import breaks_off, lines_of
from programs.models import FilingCase, SeasonEvent
from programs.refresh import refresh
from tests.programs.rows import DAY

CASES, CALENDAR = FEEDS["dol_cases"], FEEDS["season_calendar"]


def workbook(rows):
    """The smallest workbook that a reader takes: one sheet, every cell a text in place."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    space = "http://schemas.openxmlformats.org/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{space}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}spreadsheetml/2006/main" '
        f'xmlns:r="{space}officeDocument/2006/relationships"><sheets>'
        '<sheet name="Test" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{space}officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}spreadsheetml/2006/main"><sheetData>{cells}'
        "</sheetData></worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return packed.getvalue()


@pytest.mark.django_db
def test_a_quarters_disclosure_file_is_read_in_its_own_columns(tmp_path):
    file = settings.FEEDS_DIR / "dol_cases" / "lca_physician_cases_fy2025.csv"
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    header = [*rows[0], "CASE_STATUS", "VISA_CLASS"]
    ours = [[*row, "Certified", "H-1B"] for row in rows[1:]]
    code = header.index("SOC_CODE")
    carpenters = [[*row[:code], "47-2031.00", *row[code + 1 :]] for row in ours[:50]]
    number = header.index("CASE_NUMBER")
    denied = [[*row[:-2], "Denied", "H-1B"] for row in ours[:50]]
    for place, row in enumerate(denied):
        row[number] = f"I-200-24268-9{place:05}"
    chilean = [[*row[:-2], "Certified", "H-1B1 Chile"] for row in ours[:50]]
    turned = [list(reversed(row)) for row in (header, *ours, *carpenters, *denied, *chilean)]
    book = tmp_path / "LCA_Disclosure_Data_test.xlsx"
    book.write_bytes(workbook(turned))
    report = refresh(CASES, day=DAY, place=book)
    assert (report.failed, report.held_why, report.rejected) == ("", "", 0)
    assert (report.read, FilingCase.objects.count()) == (4671 + 50, 4671)


def test_a_spreadsheets_whole_numbers_and_gaps_are_told_as_a_csv_would():
    table = CASES.files[0]
    rows, broken = read(workbook([table.columns, [""] * len(table.columns)]), table)
    assert (rows, broken) == ([], [])


@pytest.mark.parametrize("content", [b"[]", b' {"statements": []} '])
def test_an_empty_list_is_an_empty_file(content):
    with pytest.raises(HeldError, match=r"^lca_physician_cases_fy2025\.csv: the file is empty$"):
        read(content, CASES.files[0])


EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:1@test.example
DTSTAMP:20260101T000000Z
SUMMARY:ERAS opens 2027
DTSTART;TZID=America/New_York:20260604T090000
CATEGORIES:ERAS
URL:https://page.example/test
END:VEVENT
BEGIN:VEVENT
UID:2@test.example
DTSTAMP:20260101T000000Z
SUMMARY:Match week
DTSTART;VALUE=DATE:20270315
DTEND;VALUE=DATE:20270320
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.django_db
def test_the_season_calendar_may_come_as_icalendar(tmp_path):
    refresh(CALENDAR, day=DAY)
    calendar = tmp_path / "season.ics"
    calendar.write_text(EVENTS.replace("\n", "\r\n"))
    report = refresh(CALENDAR, day=DAY, place=calendar)
    assert "2 rows where 32 are expected" in report.held_why
    header, *rows = [cells for _, cells in lines_of(calendar.read_bytes())]
    said = [dict(zip(header, row, strict=True)) for row in rows]
    assert said[0] == {
        "match_year": "2027",
        "event": "eras_opens",
        "starts_at": "2026-06-04T09:00",
        "ends_at": "",
        "timezone": "America/New_York",
        "application_service": "ERAS",
        "grade": "C",
        "source": "https://page.example/test",
    }
    assert (said[1]["event"], said[1]["starts_at"], said[1]["ends_at"]) == ("match_week", "2027-03-15", "2027-03-19")
    assert SeasonEvent.objects.count() == 32


def test_a_calendars_event_is_of_the_season_that_the_projects_own_file_says():
    with (settings.FEEDS_DIR / "season_calendar" / "season_calendar.csv").open(newline="") as file:
        own = list(csv.DictReader(file))
    said = [
        f"BEGIN:VEVENT\nUID:{number}@test.example\nDTSTAMP:20260101T000000Z\nSUMMARY:{row['event']} {row['match_year']}"
        f"\nDTSTART;VALUE=DATE:{row['starts_at'][:10].replace('-', '')}\nEND:VEVENT\n"
        for number, row in enumerate(own)
    ]
    calendar = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{''.join(said)}END:VCALENDAR\n"
    rows, broken = read(calendar.replace("\n", "\r\n").encode(), CALENDAR.files[0])
    names = ("match_year", "event")
    assert broken == []
    assert [[row[name] for name in names] for row in rows] == [[row[name] for name in names] for row in own]
    assert ["2027", "residency_starts"] in [[row[name] for name in names] for row in rows]


@pytest.mark.parametrize(
    ("when", "column", "reason"),
    [
        ("DTSTART:20260924T130000Z\nDTSTART:20260925T130000Z", "starts_at", "'given more than once' is not a day or"),
        ("DTSTART;VALUE=PERIOD:20260924T130000Z/PT1H", "starts_at", "'unreadable' is not a day or"),
        ("DTSTART;VALUE=TIME:130000", "starts_at", "'unreadable' is not a day or"),
        ("DTSTART;VALUE=TEXT:soon", "starts_at", "'unreadable' is not a day or"),
        ("DTSTART:nonsense", "starts_at", "'unreadable' is not a day or"),
        ("DTSTART:00010101T000000Z", "starts_at", "'0001-01-01T00:00' is outside the years 2000 to 2100"),
        ("DTSTART:99991231T235959", "starts_at", "'9999-12-31T23:59' is outside the years 2000 to 2100"),
        ("DTSTART;VALUE=DATE:20260901\nDTEND;VALUE=DATE:00010101", "ends_at", "'0001-01-01' is outside the years"),
        ("DTSTART;VALUE=DATE:20260901\nDTEND:20260902T1\nDTEND:20260902T2", "ends_at", "'given more than once' is"),
    ],
)
def test_an_event_without_one_day_or_time_is_left_out_with_its_reason(when, column, reason):
    odd = EVENTS.replace("DTSTART;TZID=America/New_York:20260604T090000", when)
    rows, broken = read(odd.replace("\n", "\r\n").encode(), CALENDAR.files[0])
    run = Run(source=None, fetch=None, day=DAY, tables={"season_calendar.csv": rows})
    kept = list(run.each("season_calendar.csv", season_calendar._event))
    assert (broken, [event.event for event in kept]) == ([], ["match_week"])
    assert (run.rejections[0].column, run.rejections[0].reason[: len(reason)]) == (column, reason)


def test_a_calendar_that_its_reader_stumbles_over_is_refused_whole():
    odd = EVENTS.replace("CATEGORIES:ERAS", "CATEGORIES;VALUE=DATE:20260924").replace("\n", "\r\n")
    with pytest.raises(HeldError, match=r"season_calendar\.csv: this cannot be read as a calendar: "):
        read(odd.encode(), CALENDAR.files[0])


@pytest.mark.parametrize(
    ("content", "off"),
    [
        (b"code,name\n1,one\n", False),
        (b"code,name\r\n1,one\r\n", False),
        (b"code,name\r1,one\r", False),
        ("code,name\n1,one\n".encode("utf-16"), False),
        (b"code,name\n1,one", True),
        ("\ufeffcode,name\n1,one".encode(), True),
        ("code,name\n1,one".encode("utf-16"), True),
        (b'[{"code": "1"}]', False),
        (b' {"rows": []}', False),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", False),
        (workbook([["code"], ["1"]]), False),
    ],
)
def test_only_a_csv_can_break_off_and_still_be_read(content, off):
    assert breaks_off(content) is off
