"""Whole pages of no real program, in the words that most programs use, and all that they state."""

import pytest

from programs.pages.extract import extract
from programs.pages.text import read
from tests.programs.pages import ordinary_sentences, retold_sentences, turned_sentences, usual_pages
from tests.programs.pages.test_hard_sentences import told

REQUIREMENTS = """# Internal Medicine Residency: Applicant Requirements

- USMLE Step 1 and Step 2 CK passed on the first attempt
- Minimum score of 220 on Step 2 CK
- Graduated from medical school within 5 years of application
- At least 3 months of hands-on US clinical experience (observerships do not count)
- ECFMG certified by the rank order list deadline
- 3 letters of recommendation (LORs), at least 1 from a US physician
- We sponsor J-1 visas only
- No more than 1 failed attempt on Step 3 if taken
- Personal statement, CV, MSPE
- US Citizens, Permanent Residents, or J-1 visa eligible
"""

QUESTIONS = """# FAQ

**What is the deadline to apply?**
We accept applications through ERAS until November 30, 2026. Applications are reviewed beginning September 24.

**Do you accept IMGs?**
Yes! About 60% of our residents are IMGs.

**Do you have a minimum Step score?**
We do not have a strict cutoff; however, applicants with scores above 230 on Step 2 CK are more competitive.

**Do you require US clinical experience?**
We strongly recommend at least 3 months of US clinical experience.

**Which visas do you sponsor?**
We sponsor J-1 visas through ECFMG. At this time we do not sponsor H-1B visas.

**How many positions are offered?**
14 categorical and 6 preliminary positions.

**Are interviews virtual or in person?**
Interviews will be conducted virtually via Zoom for the 2026-2027 season.

**Does the program have a graduation cutoff?**
Preference is given to those who graduated within the last 3 years,
but we will consider applicants up to 7 years from graduation.

**When must I have my ECFMG certificate?**
Applicants do not need to be ECFMG certified to apply but must be certified prior to July 1.
"""

ABROAD = """Eligibility

International Medical Graduates must:
1. Be ECFMG certified at the time of application
2. Have passed USMLE Step 1, Step 2 CK and Step 2 CS on no more than 2 attempts each
3. Have graduated no more than 3 years ago, or have been engaged in continuous clinical practice since graduation
4. Have a minimum of one year of U.S. clinical experience
5. Submit three letters of recommendation, two of which must be from U.S. physicians in family medicine

Note: H-1B visas are not sponsored. J-1 visas are considered on an individual basis.

Fellowship applicants: please see the individual fellowship pages. Fellowship applicants must have H-1B or J-1 visas.
"""

HOW_TO_APPLY = """How to Apply

Our program participates in ERAS (ACGME ID 1403521234; NRMP codes: Categorical 1234140C0, Preliminary 1234140P0).

Applications are due by October 15th, 2026. Late applications will not be considered.

Please submit: ERAS common application; three letters of recommendation
including one from the Department of Medicine; MSPE; USMLE transcript showing passing scores on Step 1 and
Step 2 CK. Step 2 CK scores must be received before the rank list is certified in February.
Applicants with more than two failed attempts on any USMLE step are not considered. COMLEX is accepted.

The average Step 2 CK score of our current interns is 241. Step 3 is not required unless you are
seeking an H-1B visa, in which case it must be passed by the time of ranking.

We typically interview 120 applicants for 12 categorical positions.
"""

VISAS = """Visa Policy

The Hospital sponsors the J-1 visa for residents in ACGME-accredited programs. The H-1B visa is not
routinely sponsored; exceptions require approval by the DIO.
Applicants with valid EAD or permanent residency are eligible.
The J-1 visa holder must return home for two years.
"""

SMALL = """Application requirements

Candidates applying for PGY-1 positions:
Applicants must graduate within two (2) years of the start of residency.
US IMGs and non-US IMGs are considered.
A minimum of three letters of recommendation.
USMLE Step 1: Pass. USMLE Step 2 CK: minimum 225, first attempt.
Recency: must have US clinical experience (externship, sub-internship) within the past 12 months.
Applications open: September 2. Applications close: December 1.
"""

PAGES = {
    "REQUIREMENTS": (
        REQUIREMENTS,
        {
            "max_failed_attempts=0 required any",
            "min_step2=220 required",
            "max_years_since_graduation=5 required",
            "usce_months=3 required",
            "usce_kind=hands_on_only required",
            "ecfmg_certificate_by=ranking required",
            "letters=3 required",
            "letters_us=1 required",
            "visa_j1=yes",
            "visa_h1b=no",
        },
    ),
    "QUESTIONS": (
        QUESTIONS,
        {
            "application_deadline=2026-11-30",
            "accepts_img=yes",
            "min_step2=230 preferred",
            "usce_months=3 preferred",
            "visa_j1=yes",
            "visa_h1b=no",
            "positions=14 C",
            "positions=6 P",
            "interview_format=virtual",
            "max_years_since_graduation=3 preferred",
            "ecfmg_certificate_by=start required",
        },
    ),
    "ABROAD": (
        ABROAD,
        {
            "accepts_img=yes",
            "ecfmg_certificate_by=application required",
            "max_failed_attempts=1 required any img",
            "max_years_since_graduation=3 required img unless active practice",
            "usce_months=12 required img",
            "letters=3 required img",
            "letters_us=2 required img",
            "letters_specialty=2 required img",
            "visa_h1b=no",
            "visa_j1=case_by_case",
        },
    ),
    "HOW_TO_APPLY": (
        HOW_TO_APPLY,
        {
            "nrmp_code=1234140C0 C",
            "nrmp_code=1234140P0 P",
            "acgme_id=1403521234",
            "application_deadline=2026-10-15",
            "letters=3 required",
            "step2_by=ranking required",
            "max_failed_attempts=2 required any",
            "positions=12 C",
        },
    ),
    "VISAS": (
        VISAS,
        {
            "visa_j1=yes",
            "visa_h1b=case_by_case",
            "visa_other=ead_accepted",
        },
    ),
    "SMALL": (
        SMALL,
        {
            "max_years_since_graduation=2 required",
            "accepts_img=yes",
            "letters=3 required",
            "min_step2=225 required",
            "max_failed_attempts=0 required step2",
            "usce_recency=1 required",
            "application_opens=--09-02",
            "application_deadline=--12-01",
        },
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_this_and_no_more(name: str) -> None:
    text, expected = PAGES[name]

    assert {told(one) for one in extract(text)} == expected


def test_the_season_that_a_page_names_is_that_of_all_it_states() -> None:
    assert {one.cycle for one in extract(QUESTIONS)} == {"2026-2027"}


WRITTEN = (*usual_pages.PAGES, *ordinary_sentences.PIECES, *turned_sentences.PIECES, *retold_sentences.PIECES)


@pytest.mark.parametrize(("html", "expected"), WRITTEN, ids=[page[:70] for page, _ in WRITTEN])
def test_a_usual_page_states_this_and_no_more(html: str, expected: tuple[str, ...]) -> None:
    page = f"<!doctype html><html><head><title>Residency</title></head><body><main>{html}</main></body></html>"

    assert sorted(told(one) for one in extract(read(page.encode(), content_type="text/html"))) == sorted(expected)
