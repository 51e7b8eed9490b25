"""Ways of saying, in sentences of our own, and all that is read in each."""

import pytest

from programs.pages.extract import Extracted, extract

WORDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The residency sponsors J-1 visas through the ECFMG. We are not able to sponsor H-1B visas.",
        ("visa_j1=yes", "visa_h1b=no"),
    ),
    (
        "Visa: J-1 and H-1B (H-1B only with Step 3 passed by the rank list deadline).",
        ("visa_j1=yes", "visa_h1b=yes", "h1b_step3_by=ranking required"),
    ),
    (
        "We support H-1B visas for applicants who have completed Step 3 by the time of application.",
        ("visa_h1b=yes", "h1b_step3_by=application required"),
    ),
    ("Please note that our institution accepts the J-1 visa exclusively.", ("visa_j1=yes", "visa_h1b=no")),
    ("Our institution only sponsors residents on J-1 visas.", ("visa_j1=yes", "visa_h1b=no")),
    ("We do not offer H-1B or O-1 visas, only J-1.", ("visa_h1b=no", "visa_j1=yes")),
    ("H1B: No. J1: Yes.", ("visa_h1b=no", "visa_j1=yes")),
    ("We sponsor J-1 visas. No other visa types are accepted.", ("visa_j1=yes", "visa_h1b=no")),
    (
        "Non-US citizens must have a J-1 visa sponsored by ECFMG; we do not sponsor H-1B.",
        ("visa_j1=yes", "visa_h1b=no"),
    ),
    ("The program will consider H-1B visa sponsorship for exceptional applicants.", ("visa_h1b=case_by_case",)),
    ("Applicants must be a U.S. citizen, permanent resident, or be eligible for a J-1 visa.", ("visa_j1=yes",)),
    (
        "ECFMG-sponsored J-1 visas are accepted. The hospital doesn't sponsor H1B visas for residents.",
        ("visa_j1=yes", "visa_h1b=no"),
    ),
    (
        "Unfortunately, we are unable to sponsor visas of any type.",
        ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    ),
    (
        "Applicants requiring visa sponsorship cannot be considered.",
        ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    ),
    ("We will accept J-1 visas but prefer permanent residents.", ("visa_j1=yes",)),
    (
        "All applicants must be authorized to work in the US. We do not provide visa sponsorship.",
        ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    ),
    (
        "We sponsor the J-1 visa for clinical training; H-1B visas are considered on an individual basis.",
        ("visa_j1=yes", "visa_h1b=case_by_case"),
    ),
    ("Both J1 and H1 visas are considered.", ("visa_j1=yes", "visa_h1b=yes")),
    ("ECFMG certification must be valid by the start of training on July 1.", ("ecfmg_certificate_by=start required",)),
    (
        "An ECFMG certificate is required by February 15 to be placed on our rank list.",
        ("ecfmg_certificate_by=ranking required",),
    ),
    ("Applicants need to be ECFMG certified prior to applying.", ("ecfmg_certificate_by=application required",)),
    ("You must have your ECFMG certificate in hand when you interview.", ("ecfmg_certificate_by=interview required",)),
    ("USMLE Step 2 CK must be passed by January 31.", ("step2_by=ranking required",)),
    ("A passing Step 2 CK score must be on file before we certify our rank list.", ("step2_by=ranking required",)),
    ("We need Step 2 CK results before offering an interview.", ("step2_by=interview required",)),
    (
        "All applicants must have taken Step 2 CK by the time they submit their application.",
        ("step2_by=application required",),
    ),
    ("Step 2 CK must be passed before graduation from medical school.", ("step2_by=start required",)),
    (
        "One of the letters must come from the chair of your internal medicine department.",
        ("letters_specialty=1 required",),
    ),
    ("Letters: 3 (at least 2 from US clinical faculty)", ("letters=3 required", "letters_us=2")),
    (
        "At least two of the three letters of recommendation should be from family physicians.",
        ("letters_specialty=2 required",),
    ),
    ("Interviews will be held virtually via Zoom this season.", ("interview_format=virtual",)),
    ("We are conducting all interviews in person for 2026-2027.", ("interview_format=in_person",)),
    ("Applicants may choose a virtual or in-person interview.", ("interview_format=either",)),
    ("Only US citizens and permanent residents are eligible.", ("visa_other=citizens_or_residents_only",)),
    ("Citizenship or permanent residency is required.", ("visa_other=citizens_or_residents_only",)),
    ("We match 6 residents each year into our categorical program.", ("positions=6 C",)),
    ("We have 18 residents, six in each year.", ("positions=6",)),
    ("Our program has 8-8-8 residents.", ("positions=8",)),
    ("We are approved for 36 residents (12 per year).", ("positions=12",)),
    ("Ten PGY-1 categorical and two preliminary residents start every July.", ("positions=10 C", "positions=2 P")),
    (
        (
            "International medical graduates: minimum of 6 months hands-on US clinical experience; "
            "observerships are not accepted."
        ),
        ("usce_months=6 required", "usce_kind=hands_on_only required"),
    ),
    (
        "Externships or observerships in the US within the past 12 months are preferred.",
        ("usce_recency=1 preferred", "usce_kind=observership_counts preferred"),
    ),
    ("USCE: 3 months preferred", ("usce_months=3 preferred",)),
    (
        "Clinical experience in the United States (at least three months) is strongly recommended for IMGs.",
        ("accepts_img=yes", "usce_months=3 preferred"),
    ),
    (
        "Medical school graduation must be no more than 3 years before the start of residency.",
        ("max_years_since_graduation=3 required",),
    ),
    (
        "Passing scores on the first attempt for Step 1 and Step 2 CK are strongly preferred.",
        ("max_failed_attempts=0 preferred any",),
    ),
    ("Maximum number of attempts per Step: 2", ("max_failed_attempts=1 required any",)),
    ("Applicants with a failure on Step 1 or Step 2 will not be considered.", ("max_failed_attempts=0 required any",)),
    ("A single failed attempt on Step 1 may be considered.", ("max_failed_attempts=1 step1",)),
    ("Step 2 CK >= 235 required for IMGs", ("accepts_img=yes", "min_step2=235 required")),
    ("Applications close on October 15.", ("application_deadline=--10-15",)),
    (
        "We will review applications submitted on or before November 1st; later ones are not read.",
        ("application_deadline=--11-01",),
    ),
    (
        "ERAS opens September 24, 2026 and our deadline is November 30, 2026.",
        ("application_opens=2026-09-24", "application_deadline=2026-11-30"),
    ),
    ("To be considered for an interview, submit your application by October 20.", ("application_deadline=--10-20",)),
    ("We do not accept applications from graduates of schools outside the United States.", ("accepts_img=no",)),
    ("Foreign medical graduates are welcome to apply.", ("accepts_img=yes",)),
    ("Sponsorship: J-1 through Intealth; no H-1B.", ("visa_j1=yes", "visa_h1b=no")),
    ("The J-1 is the only visa with which you can join us.", ("visa_j1=yes", "visa_h1b=no")),
    ("H-1B petitions will not be filed by the hospital.", ("visa_h1b=no",)),
    ("Visa status: citizens, permanent residents and J-1.", ("visa_j1=yes",)),
    ("No visas.", ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored")),
    ("There is no sponsorship of visas here.", ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored")),
    ("H-1B: transfers from another residency only.", ("visa_h1b=transfer_only",)),
    ("Only J-1 physicians (ECFMG) are accepted", ("visa_j1=yes", "visa_h1b=no")),
    ("J-1 visa holders are welcome.", ("visa_j1=yes",)),
    ("We have never sponsored H-1B visas.", ("visa_h1b=no",)),
    ("Visas accepted: J-1, H-1B", ("visa_j1=yes", "visa_h1b=yes")),
    ("Type of visa sponsored? J-1.", ("visa_j1=yes",)),
    ("Do you sponsor visas? J-1 only", ("visa_j1=yes", "visa_h1b=no")),
    ("Do you sponsor visas? Yes, J-1 but not H-1B.", ("visa_j1=yes", "visa_h1b=no")),
    (
        "What visas does your program accept? We accept J-1 visas. H-1B visas are reviewed individually.",
        ("visa_j1=yes", "visa_h1b=case_by_case"),
    ),
    ("Must be ECFMG certified before June 1.", ("ecfmg_certificate_by=start required",)),
    ("ECFMG certification is mandatory when we make our rank list.", ("ecfmg_certificate_by=ranking required",)),
    ("ECFMG certificate: needed by match day", ("ecfmg_certificate_by=ranking required",)),
    ("Proof of ECFMG certification must be in your ERAS file.", ("ecfmg_certificate_by=application required",)),
    ("Step 2 CK must be done prior to Match Day.", ("step2_by=ranking required",)),
    ("USMLE Steps 1 and 2 CK must be completed before you start.", ("step2_by=start required",)),
    ("Step 2 is not needed to apply but must be passed by the time of ranking.", ("step2_by=ranking required",)),
    ("Step 2 CK score needed for application review.", ("step2_by=application required",)),
    ("Interview days are on Zoom.", ("interview_format=virtual",)),
    ("We interview on site.", ("interview_format=in_person",)),
    ("Our interviews will be in-person this year.", ("interview_format=in_person",)),
    ("Interviews are virtual again.", ("interview_format=virtual",)),
    ("Format of interviews: virtual", ("interview_format=virtual",)),
    ("There are 5 slots a year.", ("positions=5",)),
    ("Each class has eight residents.", ("positions=8",)),
    ("We welcome 12 interns each June.", ("positions=12",)),
    ("Number of residents: 6 per year, 18 total", ("positions=6",)),
    ("PGY-1 positions: 10", ("positions=10",)),
    ("We fill 13 categorical and 2 primary care positions in the Match.", ("positions=13 C", "positions=2 M")),
    ("Our residency has grown from 6 to 8 residents per year.", ("positions=8",)),
    ("Positions (categorical): 9", ("positions=9 C",)),
    ("We do not sponsor H-1B visas except in rare circumstances.", ("visa_h1b=case_by_case",)),
    (
        "H-1B visas are not sponsored unless Step 3 has been passed by the rank list deadline.",
        ("visa_h1b=yes", "h1b_step3_by=ranking required"),
    ),
    ("H-1B sponsorship needs prior approval of the GME office.", ("visa_h1b=case_by_case",)),
    ("Visa sponsorship: None", ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored")),
    (
        "US clinical experience: preferred, not required",
        ("usce_months=0", "usce_kind=us_experience_unspecified preferred"),
    ),
    (
        "We do not require US clinical experience, but it is an advantage.",
        ("usce_months=0", "usce_kind=us_experience_unspecified preferred"),
    ),
    ("One year of US clinical experience or research is required.", ("usce_months=12 required",)),
    (
        "US clinical experience (not observerships) of at least two months.",
        ("usce_months=2 required", "usce_kind=hands_on_only required"),
    ),
    (
        "Do IMGs need USCE? At least one month, and it must be hands-on.",
        ("accepts_img=yes", "usce_months=1 required", "usce_kind=hands_on_only required"),
    ),
    (
        "We require 12 months of ACGME-accredited training for the PGY-2 position.",
        ("prior_us_training_months=12 required",),
    ),
    ("Letters of recommendation: 3-4", ("letters=3",)),
    ("Minimum of 3 LORs, at least one from US physician", ("letters=3 required", "letters_us=1 required")),
    ("At least one letter should come from a physician in the specialty.", ("letters_specialty=1 required",)),
    ("Three LoRs (including Chair letter)", ("letters=3",)),
    ("Your application needs 3 letters, of which at least 2 must be clinical.", ("letters=3 required",)),
    ("Four letters maximum, three minimum.", ("letters=3 required",)),
    ("Applicants should be no more than two years out of medical school.", ("max_years_since_graduation=2 required",)),
    ("Recent graduates (within 3 years) preferred.", ("max_years_since_graduation=3 preferred",)),
    ("Gap since graduation must not exceed 5 years.", ("max_years_since_graduation=5 required",)),
    ("We accept graduates of the last ten years.", ("max_years_since_graduation=10",)),
    ("Date of graduation: within 5 years", ("max_years_since_graduation=5",)),
    (
        "There is no limit on years since graduation, but we favor those within 5 years.",
        ("max_years_since_graduation=5 preferred",),
    ),
)


def told(one: Extracted) -> str:
    return " ".join(part for part in (f"{one.field}={one.value}", one.strength, one.scope, one.kind) if part)


@pytest.mark.parametrize(("sentence", "expected"), WORDINGS, ids=[sentence for sentence, _ in WORDINGS])
def test_a_wording_is_read(sentence: str, expected: tuple[str, ...]) -> None:
    assert [told(one) for one in extract(sentence)] == list(expected)


def test_the_wordings_are_many() -> None:
    assert len(WORDINGS) >= 90
