"""Sentences that pages retold from real ones brought up for the twelfth version, with all that they state."""

from collections.abc import Mapping

MET: Mapping[str, tuple[str, ...]] = {
    "We do not accept applicants who have failed a Step of the USMLE more than once.": (
        "max_failed_attempts=1 required any",
    ),
    ("USMLE Step 1 and Step 2 CK passed on the first attempt, with a Step 2 CK score of 220 or higher."): (
        "min_step2=220",
        "max_failed_attempts=0 required any",
    ),
    "H-1B visas will be sponsored, subject to approval by USCIS.": ("visa_h1b=yes",),
    (
        "Competitive applicants have passed USMLE Step 1 and Step 2 CK on the first attempt, and have strong "
        "letters of recommendation, at least two of them from neurosurgeons."
    ): ("max_failed_attempts=0 preferred any", "letters_specialty=2 preferred"),
    (
        "Please send a CV, three letters of recommendation and, for international medical graduates, the "
        "ECFMG certificate."
    ): ("accepts_img=yes", "ecfmg_certificate_by=application required", "letters=3 required"),
    "We do require that international graduates have clinical experience in the United States.": (
        "usce_kind=us_experience_unspecified required img",
    ),
    (
        "We do not sponsor visas. Applicants who are not US citizens or permanent residents need to have a "
        "valid Employment Authorization Document (EAD)."
    ): ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored", "visa_other=ead_accepted"),
    "Interviews are by invitation only and occur virtually.": ("interview_format=virtual",),
    "Applications are accepted through ERAS between September 15 and November 1.": (
        "application_opens=--09-15",
        "application_deadline=--11-01",
    ),
    (
        "H-1B visas are limited to select cases. USMLE Step 3 must be passed before the program submits its "
        "rank order list."
    ): ("visa_h1b=case_by_case", "h1b_step3_by=ranking required"),
    (
        "Three letters of recommendation are required, from people who can speak to your interest in "
        "psychiatry. Two of the letters must be from psychiatrists."
    ): ("letters=3 required", "letters_specialty=2 required"),
}

PIECES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "<p>Do I need a PTAL (California Letter)?</p><p>No. The Medical Board of California stopped "
        "issuing this letter in 2020.</p>",
        (),
    ),
    (
        "<p>Interviews</p><p>We are trying out a short online judgment test this year. You will get the "
        "link once your interview is scheduled.</p>",
        (),
    ),
    (
        "<p>International applicants must meet all of the following, except where it says "
        "preferred:</p><ul><li>Medical school graduation date within the last 5 years.</li><li>Previous "
        "clinical experience in the U.S. is preferred.</li></ul>",
        (
            "accepts_img=yes",
            "max_years_since_graduation=5 required img",
            "usce_kind=us_experience_unspecified preferred img",
        ),
    ),
    (
        "<p>Competitive applicants have the following:</p><ul><li>A Step 2 CK score of 215 or "
        "higher</li><li>At least three letters of recommendation</li></ul>",
        ("min_step2=215 preferred", "letters=3 preferred"),
    ),
    (
        "<p>Do the letters have to be from surgeons?</p><p>No, but at least two letters from surgeons are"
        " recommended.</p>",
        ("letters_specialty=2 preferred",),
    ),
    (
        "<p>International medical graduates need:</p><ul><li>ECFMG certification</li><li>J-1 visa (if a "
        "visa is needed)</li></ul>",
        ("accepts_img=yes", "visa_j1=yes"),
    ),
    (
        "<table><tr><th>Program</th><th>Length</th><th>Type</th><th>Positions per "
        "year</th></tr><tr><td>Internal Medicine</td><td>3 "
        "years</td><td>Categorical</td><td>20</td></tr><tr><td>Internal Medicine</td><td>1 "
        "year</td><td>Preliminary</td><td>6</td></tr></table>",
        ("positions=20 C", "positions=6 P"),
    ),
)

ALL = {"met": MET}
