"""Limits that do not hold for all: a page says so in the sentence, after it, or under its list."""

import pytest

from programs.pages.exceptions import ACTIVE_PRACTICE, AN_EXCEPTION, ANOTHER_WAY, FULL_LICENSE, US_TRAINING
from programs.pages.extract import extract

YEARS = "Applicants must have graduated within 5 years"
LISTED = "We require:\n\n- Graduation within 5 years\n- No failed attempts on Step 1"
MADE = (
    f"{YEARS}. Exceptions may be made for outstanding candidates.",
    f"{YEARS}; exceptions are considered on a case-by-case basis.",
    f"{YEARS}. This requirement may be waived at the discretion of the program director.",
    f"{YEARS}. Exceptional candidates who graduated earlier may be considered.",
    f"{YEARS}. Candidates beyond this limit may be considered individually.",
    f"{YEARS}. Those who graduated earlier may be considered if clinically active.",
    f"{YEARS}.\n\nExceptions to the above may be considered.",
    "Graduates of more than 5 years ago will not be considered, with rare exceptions.",
    "Applicants must have passed Step 1 and Step 2 CK on the first attempt. Exceptions are rarely made.",
    "No more than two attempts on any Step, unless there are extenuating circumstances.",
    "We do not consider applicants with a failed Step except in extraordinary circumstances.",
    "No failures on USMLE. Applicants with one failure may be considered if Step 2 CK is above 240.",
    "A minimum score of 220 on Step 2 CK is required; however, lower ones may be considered on an individual basis.",
    "Step 1 and Step 2 CK scores of at least 215 are required. Applicants who do not meet these criteria may be "
    "considered in rare cases.",
    "A Step 1 score of at least 200 is required. The committee may consider exceptions for applicants with strong "
    "letters.",
    "Three months of hands-on US clinical experience are required unless you graduated in the last two years.",
    "At least 3 months of US clinical experience required; exceptions may be granted.",
    f"{LISTED}\n\nExceptions may be made by the selection committee.",
    "Unless there are extenuating circumstances, we require:\n\n- Graduation within 5 years\n- No failed attempts",
)
NOT_MADE = (
    f"{YEARS}. No exceptions will be made.",
    f"{YEARS}, without exception.",
    f"{YEARS}. We do not make exceptions to this rule.",
    f"{YEARS}. This requirement cannot be waived.",
    f"{YEARS}. Exceptional scores are welcome.",
    f"{YEARS}. Applicants with J-1 visas may be considered.",
    "Applicants must have passed all Steps on the first attempt, except Step 2 CS.",
    "Applicants with more than one failed attempt will not be considered unless otherwise noted.",
    "We will not review applications unless the Step 2 CK score is at least 220.",
    "A minimum score of 220 on Step 2 CK is required. There are no exceptions.",
    "Minimum Step 2 CK score: 230 (no exceptions)",
    "Step 2 CK must be passed with 220 or more. We are unable to make exceptions.",
    "Three months of US clinical experience are required. Observerships do not count.",
    f"{LISTED}\n\nExceptions are not made.",
    f"{LISTED}\n\nApplicants who meet these criteria may be invited for an interview.",
    f"{LISTED}\n\nCandidates with strong letters may be invited for an interview.",
    f"{YEARS} and have recent clinical experience.",
    "Applicants must have graduated no more than 5 years ago with continuous clinical experience since.",
    f"{LISTED}\n\nThe program sponsors J-1 visas. In rare cases H-1B is considered.",
    f"{YEARS} and have at least 2 months of US clinical experience.",
    "An ECFMG certificate is required before the start of training.",
)
FOR_WHOM = (
    (f"{YEARS} unless they have practiced medicine continuously.", ACTIVE_PRACTICE),
    (f"{YEARS} (exceptions can be made for those with recent clinical activity).", ACTIVE_PRACTICE),
    (f"{YEARS} (exceptions may be made for candidates in active clinical practice).", ACTIVE_PRACTICE),
    (f"{YEARS} or be enrolled in an ACGME-accredited residency.", US_TRAINING),
    (
        "Graduates of foreign schools must hold a valid ECFMG certificate before appointment or a full and "
        "unrestricted license to practice in this state.",
        FULL_LICENSE,
    ),
    (
        "International graduates must meet one of the following:\n\n- A valid ECFMG certificate prior to appointment\n"
        "- A full license in a US jurisdiction",
        ANOTHER_WAY,
    ),
)


def exceptions(text: str) -> set[str]:
    found = {one.unless for one in extract(text) if one.field not in {"visa_j1", "visa_h1b", "accepts_img"}}
    assert found, "nothing was read"
    return found


@pytest.mark.parametrize("text", MADE)
def test_an_exception_is_told_of_every_limit_it_is_made_for(text: str) -> None:
    assert exceptions(text) == {AN_EXCEPTION}


@pytest.mark.parametrize("text", NOT_MADE)
def test_a_limit_without_an_exception_has_none(text: str) -> None:
    assert exceptions(text) == {""}


@pytest.mark.parametrize(("text", "whom"), FOR_WHOM)
def test_an_exception_says_for_whom_where_the_page_does(text: str, whom: str) -> None:
    assert exceptions(text) == {whom}


def test_what_holds_for_those_alone_who_may_be_considered_is_no_limit() -> None:
    text = "No failures on USMLE. Applicants with one failure may be considered if Step 2 CK is above 240."

    assert [(one.field, one.value) for one in extract(text)] == [("max_failed_attempts", "0")]
