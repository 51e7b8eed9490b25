"""Single H-1B labor condition cases for physicians, in the disclosure file's own columns."""

import re
from collections.abc import Mapping

from programs.feeds import cells
from programs.feeds.record import Feed, File, Kept, Row, RowError, Run
from programs.feeds.upsert import bring_in_line
from programs.models import FilingCase, Source
from programs.models.source import SourceKind

RESIDENT = re.compile(r"\bresidents?\b|\bPGY|\bhouse[ -]?staff\b", re.IGNORECASE)
"""Job titles of doctors in training: "Resident/Fellow", "PGYIII", "Medical House Staff - Fellow". Whole words, for
"Vice President" holds a resident, and "Residency Program Director" is none. Trainees under other titles ("Fellow",
"House Officer 4", "Post Graduate Physician") are not counted: the title alone does not say resident."""
COLUMNS = (
    "source_id",
    "job_title",
    "soc_code",
    "begins",
    "ends",
    "employer",
    "employer_key",
    "trade_name",
    "worksite_city",
    "worksite_state",
    "worksite_postal_code",
    "wage_from",
    "wage_to",
    "wage_unit",
    "wage_level",
    "resident_titled",
    "certified",
)


OTHERS = re.compile(r"(?!29-12)\d\d-\d{4}(\.\d\d)?")
"""Occupations that are not of physicians and surgeons, 29-12xx in the classification of 2018."""


def of_a_physician(cells: Mapping[str, str]) -> bool:
    """The quarterly file holds every occupation and every visa. A broken code is not left out here: it is rejected,
    for it may be the file that is wrong."""
    h1b = cells.get("VISA_CLASS", "H-1B").casefold() == "h-1b"
    return h1b and not OTHERS.fullmatch(cells.get("SOC_CODE", ""))


def keep(run: Run) -> Kept:
    """What was denied or withdrawn is let in only to say so of a case that was counted before."""
    known = {case.case_number: case for case in FilingCase.objects.all()}
    told = run.each("lca_physician_cases_fy2025.csv", lambda row: _told(row, run.source, known))
    wanted = (case for case in told if case is not None)
    return Kept(moved=bring_in_line(FilingCase.objects.all(), ("case_number",), COLUMNS, wanted))


def _told(row: Row, source: Source, known: Mapping[str, FilingCase]) -> FilingCase | None:
    """None: not certified, and never was for all we know. A file without a status leaves the one that is known."""
    status = row.cells.get("CASE_STATUS", "").casefold()
    before = known.get(_number(row))
    if status in ("", "certified"):
        return _case(row, source, certified=before is None or before.certified or status != "")
    if before is not None:
        before.certified = False
    return before


def _number(row: Row) -> str:
    return cells.matching(row, "CASE_NUMBER", r"I-\d{3}-\d{5}-\d{6}", "a case number")


def _case(row: Row, source: Source, *, certified: bool) -> FilingCase:
    title = cells.needed(row, "JOB_TITLE")
    begins, ends = cells.day(row, "BEGIN_DATE"), cells.day(row, "END_DATE")
    if begins and ends and ends < begins:
        raise RowError("END_DATE", f"{ends} is before the begin, {begins}")
    return FilingCase(
        source=source,
        case_number=_number(row),
        job_title=title,
        soc_code=cells.matching(row, "SOC_CODE", r"\d\d-\d{4}(\.\d\d)?", "an occupation code"),
        begins=begins,
        ends=ends,
        employer=cells.needed(row, "EMPLOYER_NAME"),
        employer_key=cells.employer_key(row, "EMPLOYER_NAME"),
        trade_name=cells.text(row, "TRADE_NAME_DBA"),
        worksite_city=cells.text(row, "WORKSITE_CITY", 100),
        worksite_state=cells.known_state(row, "WORKSITE_STATE"),
        worksite_postal_code=cells.text(row, "WORKSITE_POSTAL_CODE", 10),
        wage_from=cells.amount(row, "WAGE_RATE_OF_PAY_FROM"),
        wage_to=cells.amount(row, "WAGE_RATE_OF_PAY_TO"),
        wage_unit=cells.text(row, "WAGE_UNIT_OF_PAY", 12),
        wage_level=cells.matching(row, "PW_WAGE_LEVEL", "(I|II|III|IV)?", "a wage level (I to IV)"),
        resident_titled=bool(RESIDENT.search(title)),
        certified=certified,
    )


FEED = Feed(
    name="dol_cases",
    title="H-1B labor condition cases for physicians, early fiscal 2025",
    kind=SourceKind.GOVERNMENT,
    about=(
        "Single cases filed from 24 September 2024 to 24 March 2025, half a year. No case status, so some may have "
        "been denied or withdrawn. A case names an employer and a worksite, never a program. Doctors in training are "
        "told by the job title alone (resident, PGY, house staff), some fellows with them; absence is not a no."
    ),
    terms="Public domain: US Department of Labor, OFLC disclosure data",
    files=(
        File(
            "lca_physician_cases_fy2025.csv",
            (
                "CASE_NUMBER",
                "JOB_TITLE",
                "SOC_CODE",
                "BEGIN_DATE",
                "END_DATE",
                "EMPLOYER_NAME",
                "TRADE_NAME_DBA",
                "WORKSITE_CITY",
                "WORKSITE_STATE",
                "WORKSITE_POSTAL_CODE",
                "WAGE_RATE_OF_PAY_FROM",
                "WAGE_RATE_OF_PAY_TO",
                "WAGE_UNIT_OF_PAY",
                "PW_WAGE_LEVEL",
            ),
            4671,
            takes=of_a_physician,
        ),
    ),
    keep=keep,
    every_hours=24 * 7,
)
