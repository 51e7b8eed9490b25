import csv
import datetime as dt
import io
from decimal import Decimal

import pytest

from programs.feeds.dol_cases import FEED, RESIDENT
from programs.models import FilingCase
from tests.programs.feeds.runs import opening, rows_of, run_again, run_of, table

pytestmark = pytest.mark.django_db
CASE = {
    "CASE_NUMBER": "I-200-24268-359548",
    "JOB_TITLE": "Clinical Resident",
    "SOC_CODE": "29-1216.00",
    "BEGIN_DATE": "2024-11-01 00:00:00",
    "END_DATE": "2027-10-31 00:00:00",
    "EMPLOYER_NAME": "Baptist Primary Care Inc.",
    "WORKSITE_CITY": "Jacksonville",
    "WORKSITE_STATE": "FL",
    "WORKSITE_POSTAL_CODE": "32256",
    "WAGE_RATE_OF_PAY_FROM": "68000",
    "WAGE_RATE_OF_PAY_TO": "",
    "WAGE_UNIT_OF_PAY": "Year",
    "PW_WAGE_LEVEL": "",
}
OTHER = CASE | {"CASE_NUMBER": "I-200-24268-359549"}


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = run_of(FEED, opening(FEED))
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (FilingCase.objects.count(), first.kept.changed_rows, again.kept.changed_rows) == (4671, 4671, 0)
    case = FilingCase.objects.get(case_number="I-200-24268-359548")
    assert (case.job_title, case.employer_key) == ("Internal Medicine Physician", "baptist primary care inc")
    assert (case.begins, case.ends) == (dt.date(2024, 11, 1), dt.date(2027, 10, 31))
    assert (case.wage_from, case.wage_to) == (Decimal(235_000), Decimal(245_000))
    assert (case.wage_unit, case.wage_level) == ("Year", "III")
    assert FilingCase.objects.filter(resident_titled=True).count() == 676


def test_it_counts_every_title_that_holds_the_words_but_those_of_vice_presidents() -> None:
    titles = [row["JOB_TITLE"] for row in rows_of(FEED, opening(FEED))]
    holding = [
        title
        for title in titles
        if any(word in title.lower().replace("-", " ") for word in ("resident", "pgy", "house staff"))
    ]
    assert len(holding) == 678
    assert [title for title in holding if not RESIDENT.search(title)] == ["Vice President, Global Programs"] * 2
    assert [title for title in titles if RESIDENT.search(title) and title not in holding] == []


@pytest.mark.parametrize(
    ("title", "resident_titled"),
    [
        ("Resident", True),
        ("MEDICAL RESIDENT", True),
        ("Resident/Fellow", True),
        ("PHYSICIAN - PGY3 - INTERNAL MEDICINE", True),
        ("Medical House Staff - Fellow", True),
        ("Vice President, Global Programs", False),
        ("GME Internal Medicine Residency Program Director", False),
        ("Staff House Physician", False),
        ("Internal Medicine Physician", False),
    ],
)
def test_the_job_title_alone_tells_a_resident(title: str, resident_titled: bool) -> None:
    run_of(FEED, table(FEED, CASE | {"JOB_TITLE": title}))
    assert FilingCase.objects.get().resident_titled is resident_titled


def test_an_amended_case_is_updated_and_counted() -> None:
    run_of(FEED, table(FEED, CASE, OTHER))
    assert run_of(FEED, table(FEED, CASE | {"WAGE_RATE_OF_PAY_TO": "71,000.50"}, OTHER)).kept.changed_rows == 1
    assert dict(FilingCase.objects.values_list("case_number", "wage_to")) == {
        CASE["CASE_NUMBER"]: Decimal("71000.50"),
        OTHER["CASE_NUMBER"]: None,
    }


def with_status(*rows: dict[str, str]) -> dict[str, str]:
    """The file as a quarter's is: with the status of each case."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*FEED.files[0].columns, "CASE_STATUS"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return {FEED.files[0].name: out.getvalue()}


def certified() -> dict[str, bool]:
    return dict(FilingCase.objects.values_list("case_number", "certified"))


@pytest.mark.parametrize("status", ["Certified - Withdrawn", "Withdrawn", "Denied"])
def test_a_case_that_is_certified_no_more_stops_counting_and_is_told(status: str) -> None:
    run_of(FEED, table(FEED, CASE, OTHER))
    later = with_status(CASE | {"CASE_STATUS": status}, OTHER | {"CASE_STATUS": "Certified"})
    kept = run_of(FEED, later).kept
    assert certified() == {CASE["CASE_NUMBER"]: False, OTHER["CASE_NUMBER"]: True}
    assert [(table.stood, table.new, table.rewritten) for table in kept.moved.tables] == [(2, 0, 1)]
    assert [(line.column, line.before, line.after) for line in kept.moved.lines] == [("certified", "True", "False")]
    assert run_again(FEED, later).kept.changed_rows == 0


def test_a_file_without_a_status_does_not_make_a_withdrawn_case_count_again() -> None:
    run_of(FEED, table(FEED, CASE))
    run_of(FEED, with_status(CASE | {"CASE_STATUS": "Certified - Withdrawn"}))
    assert run_again(FEED, table(FEED, CASE)).kept.changed_rows == 0
    run_of(FEED, with_status(CASE | {"CASE_STATUS": "Certified"}))
    assert certified() == {CASE["CASE_NUMBER"]: True}


def test_a_case_that_was_never_certified_is_not_kept() -> None:
    done = run_of(FEED, with_status(CASE | {"CASE_STATUS": "Denied", "JOB_TITLE": ""}))
    assert (done.refusals, FilingCase.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("CASE_NUMBER", "", "'' is not a case number"),
        ("JOB_TITLE", "", "nothing is given"),
        ("SOC_CODE", "physician", "'physician' is not an occupation code"),
        ("BEGIN_DATE", "11/01/2024", "'11/01/2024' is not a date"),
        ("END_DATE", "2027-02-30", "'2027-02-30' is not a date"),
        ("END_DATE", "2024-10-31", "2024-10-31 is before the begin, 2024-11-01"),
        ("EMPLOYER_NAME", "", "nothing is given"),
        ("WORKSITE_STATE", "ZZ", "'ZZ' is not a state's two letters"),
        ("WAGE_RATE_OF_PAY_FROM", "a lot", "'a lot' is not an amount of money"),
        ("PW_WAGE_LEVEL", "V", "'V' is not a wage level (I to IV)"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    done = run_of(FEED, table(FEED, CASE | {column: cell}, OTHER))
    assert done.refusals == [("lca_physician_cases_fy2025.csv", 2, column, reason)]
    assert FilingCase.objects.get().case_number == OTHER["CASE_NUMBER"]
