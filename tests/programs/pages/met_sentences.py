"""Difficulties that pages of programs had on first reading, in sentences of our own, and what they state."""

from collections.abc import Mapping

STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "You should be ECFMG certified by the time our list goes to the NRMP.": ("ecfmg_certificate_by=ranking required",),
    "We look favorably on passing the USMLE at the first attempt.": ("max_failed_attempts=0 preferred",),
    "Experience in US hospitals is highly regarded; US clinical experience is highly regarded too.": (
        "usce_kind=us_experience_unspecified preferred",
    ),
    "Applicants are urged to have their files complete (letters too) by September 20.": (
        "application_deadline=--09-20 preferred",
    ),
    "These must reach us before the interview:\n- Scores: Step 1 pass is required, Step 2 strongly encouraged.": (
        "step2_by=interview preferred",
    ),
    "Step 2 results are preferred prior to ranking, and a pass is required for the license.": (
        "step2_by=ranking preferred",
    ),
    "Please be advised that three letters of recommendation are required.": ("letters=3 required",),
    "We are unable to interview applicants with two or more failures on any USMLE Step.": (
        "max_failed_attempts=1 required any",
    ),
    "You must not be out of medical school for more than six years.": ("max_years_since_graduation=6 required",),
    "In addition to these things, we prefer:\n- US clinical experience of at least three months": (
        "usce_months=3 preferred",
    ),
}
"""How strongly."""

TIMES: Mapping[str, tuple[str, ...]] = {
    "ECFMG certification is required at the time of application for interview consideration.": (
        "ecfmg_certificate_by=application required",
    ),
    "A certificate of the ECFMG is needed to apply to a residency in our hospital.": (
        "ecfmg_certificate_by=application required",
    ),
    "We may interview one whose ECFMG certificate is pending, but we need the ECFMG certificate before we rank.": (
        "ecfmg_certificate_by=ranking required",
    ),
    "Nobody can commence residency without an ECFMG certificate.": ("ecfmg_certificate_by=start required",),
    "We invite by the whole file, with USMLE scores (Step 1, and Step 2 if available).": (),
    "The following must be sent with your application:\n- Step 2 CK and CS scores when available": (),
    "We want Step 2 results when you apply - Step 3 is to be taken by December 31 of the internship year.": (
        "step2_by=application required",
    ),
    "Applicants for a PGY-3 place must have passed Step 3.": (),
    "If you seek the place that starts on July 1, 2027, apply through ERAS.": (),
    "The degree must be awarded by July 1 of the year in which you apply.": (),
}
"""By when, and days that are not the deadline."""

WHO_AND_WHAT: Mapping[str, tuple[str, ...]] = {
    "Graduates of Canadian schools are not considered international medical graduates.": (),
    "An international medical graduate cannot begin the residency that we offer in this state without that letter.": (),
    "For International Medical Graduates -- You must be certified by June 30. Applicants must be "
    "within 2 years of graduation from medical school.": (
        "accepts_img=yes",
        "max_years_since_graduation=2 required img",
    ),
    "Papers reach us through ERAS. For international graduates the way is ERAS too.\n- Three letters of recommendation "
    "are required": ("accepts_img=yes", "letters=3 required"),
    "The following must reach us through your dean (or for international graduates through the ECFMG):\n"
    "- Three letters of recommendation": ("accepts_img=yes", "letters=3 required"),
    "Letters from any field will do; we encourage applicants to send at least 2 LOR's from pathologists.": (
        "letters_specialty=2 preferred",
    ),
    "Three months of US clinical experience are required (an observership does not fulfill this requirement).": (
        "usce_months=3 required",
        "usce_kind=hands_on_only required",
    ),
    "Prior US clinical experience is not essential.": ("usce_months=0",),
    "Do you require US clinical experience?\nWe do not require it. Most applicants have had some US clinical "
    "experience.": ("usce_months=0",),
    "Must applicants have an ECFMG certificate before they apply?\nSee the policy above.": (),
    "Is U.S. clinical experience mandatory? If so how many months do you require?\n- No": ("usce_months=0",),
    "No fail on the USMLE CS is accepted.": (),
    "The Clinical Skills Assessment (CSA) must be passed at the first attempt.": (),
    "USMLE/COMLEX Step 1 must be passed within two attempts.": ("max_failed_attempts=1 required step1",),
    "A pass of Step 1 with no more than two failures for all licensing exams is required.": (
        "max_failed_attempts=2 required any",
    ),
    "Those who took longer than 5 years to complete medical school are considered one by one.": (),
}
"""Whom it concerns, and what it is about."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "There are 16 residents in all (4 residents in each year).": ("positions=4",),
    "We have 15 categorical and 5 primary care PGY-1 positions.": ("positions=15 C", "positions=5 M"),
    "On the eve of your interview there is a virtual meet-and-greet with our residents.": (),
    "We use an online scheduling system for our interviews.": (),
    "H-1B visas can be considered if the applicant is at a US school on an F-1 visa or is currently on an H-1B "
    "elsewhere.": ("visa_h1b=case_by_case",),
    "We only accept J-1 visas and an H-1B in transfer We do not initiate H-1B visas": (
        "visa_j1=yes",
        "visa_h1b=transfer_only",
    ),
    "If you are not a citizen or do not have the status of a permanent resident, a J-1 visa is required.": (
        "visa_j1=yes",
    ),
    "Except as noted below, you must hold a J-1 visa.": ("visa_j1=yes",),
    "We sponsor a limited number of H-1B visas.": ("visa_h1b=case_by_case",),
    "Visa sponsorship is handled on an individual basis.": ("visa_j1=case_by_case", "visa_h1b=case_by_case"),
    "Those invited must have these minimum USMLE scores\n- Step 1: 201\n- Step 2 CK: 211": (
        "min_step1=201 required",
        "min_step2=211 required",
    ),
}
"""Places, visas, scores and interviews."""

OTHER_PAGES: Mapping[str, tuple[str, ...]] = {
    "Every state may recommend 30 physicians a year under the Conrad 30 program.\nApplications of those with a J-1 "
    "visa are accepted from October 1 to October 31.": (),
    "When are fellowship applicants interviewed?\nIn September.\nHow many letters of recommendation are needed?\n"
    "Three.": (),
    "Applicants must have completed an accredited residency before starting our cardiology fellowship.\n"
    "- Two letters of recommendation": (),
}
"""Pages of law and of fellowships state nothing."""

ALL = {
    "strengths": STRENGTHS,
    "times": TIMES,
    "who and what": WHO_AND_WHAT,
    "places": PLACES,
}
