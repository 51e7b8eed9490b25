"""Sentences and short pages of our own wording, each with a difficulty of real ones, and what they state.

A statement is `field=value`, then strength, scope, kind, for whom where it is not for all, and `unless …`.
"""

from collections.abc import Mapping

NONE_SPONSORED = ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored")
J1_ONLY = ("visa_j1=yes", "visa_h1b=no")

NEGATION: Mapping[str, tuple[str, ...]] = {
    "We do not accept H-1B visas; J-1 visas sponsored through ECFMG only.": ("visa_h1b=no", "visa_j1=yes"),
    "We only accept J-1 visas; we are unable to sponsor H-1B visas.": J1_ONLY,
    "Visa sponsorship: J-1 only.": J1_ONLY,
    "The only visa we support is the J-1 through ECFMG.": J1_ONLY,
    "We sponsor the J-1 clinical visa and do not sponsor the H-1B.": J1_ONLY,
    "J-1 visas are accepted, H-1B visas are not.": J1_ONLY,
    "The program sponsors J-1 visas. H-1B visas are not supported at this time.": J1_ONLY,
    "No visas other than the J-1 are sponsored.": J1_ONLY,
    "We do not sponsor visas other than J-1.": J1_ONLY,
    "Our program is not able to sponsor H-1B visas.": ("visa_h1b=no",),
    "The institution does not participate in H-1B sponsorship.": ("visa_h1b=no",),
    "H-1B visa sponsorship is not available.": ("visa_h1b=no",),
    "We cannot sponsor J-1 or H-1B visas.": ("visa_j1=no", "visa_h1b=no"),
    "Visa sponsorship is not available.": NONE_SPONSORED,
    "We are not able to sponsor visas of any kind.": NONE_SPONSORED,
    "We do not currently sponsor any visas.": NONE_SPONSORED,
    "At this time the program does not offer visa sponsorship.": NONE_SPONSORED,
    "Observerships are not offered and we do not sponsor visas for visitors.": (),
    "We do not discriminate against international medical graduates.": (),
    "We do not sponsor visas. However, J-1 visas sponsored by ECFMG are accepted.": J1_ONLY,
    "Neither H-1B nor O-1 visas are sponsored; the J-1 is.": ("visa_h1b=no", "visa_j1=yes"),
    "International medical graduates are not eligible for our program.": ("accepts_img=no",),
    "Our program does not consider graduates of international medical schools.": ("accepts_img=no",),
    "There is no minimum score and no limit on attempts.": (),
    "We have no cut-off for year of graduation.": (),
    "Failures on Step 1 do not automatically disqualify an applicant.": (),
    "Letters of recommendation need not be from US physicians.": (),
}

ADMITTED: Mapping[str, tuple[str, ...]] = {
    "H-1B visas are considered on a case-by-case basis.": ("visa_h1b=case_by_case",),
    "We sponsor J-1 visas and may consider H-1B visas for exceptional candidates.": (
        "visa_j1=yes",
        "visa_h1b=case_by_case",
    ),
    "We accept H-1B transfers only.": ("visa_h1b=transfer_only",),
    "J-1 visas are preferred; H-1B visas are sponsored as well.": ("visa_j1=yes", "visa_h1b=yes"),
    "We sponsor J-1 and H-1B visas.": ("visa_j1=yes", "visa_h1b=yes"),
    "H-1B sponsorship is available to applicants who have passed Step 3 before the rank order list is submitted.": (
        "visa_h1b=yes",
        "h1b_step3_by=ranking required",
    ),
    "Step 3 must be passed to be considered for H-1B sponsorship.": (
        "visa_h1b=yes",
        "h1b_step3_by=application required",
    ),
    "Applicants seeking an H-1B visa must have passed USMLE Step 3 at the time of application.": (
        "visa_h1b=yes",
        "h1b_step3_by=application required",
    ),
    "Applicants with an Employment Authorization Document (EAD) are eligible.": ("visa_other=ead_accepted",),
    "Applicants must be US citizens or permanent residents; visas are not sponsored.": (
        *NONE_SPONSORED,
        "visa_other=citizens_or_residents_only",
    ),
    "International medical graduates are encouraged to apply.": ("accepts_img=yes",),
    "IMGs are rarely invited for an interview.": ("accepts_img=rarely",),
    "12 of our 30 residents are international medical graduates.": ("img_residents=12/30", "accepts_img=yes"),
}

ATTEMPTS: Mapping[str, tuple[str, ...]] = {
    "Applicants must have passed USMLE Step 1 and Step 2 CK on no more than two attempts.": (
        "max_failed_attempts=1 required any",
    ),
    "Two attempts are allowed on each USMLE Step.": ("max_failed_attempts=1 any",),
    "A maximum of three attempts on any Step is accepted.": ("max_failed_attempts=2 required any",),
    "Step 1 and Step 2 CK must each be passed within two attempts.": ("max_failed_attempts=1 required any",),
    "Applicants must pass all USMLE exams on the first attempt.": ("max_failed_attempts=0 required any",),
    "Applicants with more than one failure on Step 1 will not be considered.": (
        "max_failed_attempts=1 required step1",
    ),
    "Applicants who failed Step 2 CK more than once are not eligible.": ("max_failed_attempts=1 required step2",),
    "No failed attempts on any USMLE Step.": ("max_failed_attempts=0 required any",),
    "Applicants with any failed attempts on USMLE Steps are not considered.": ("max_failed_attempts=0 required any",),
    "We prefer applicants with no failed attempts on USMLE Steps.": ("max_failed_attempts=0 preferred any",),
    "Preference is given to those who pass Step 1 and Step 2 CK on the first attempt.": (
        "max_failed_attempts=0 preferred any",
    ),
    "Up to one failed attempt on Step 1 is acceptable.": ("max_failed_attempts=1 required step1",),
    "Step 2 CS must be passed on the first attempt.": (),
    "COMLEX Level 2 must be passed on the first attempt.": (),
    "All of our residents passed the ABIM boards on the first attempt.": (),
    "Passing scores on Step 1 and Step 2 CK are required, preferably on the first attempt.": (
        "max_failed_attempts=0 preferred any",
    ),
    "We require that Step 2 CK is passed on the first attempt because our program is highly competitive.": (
        "max_failed_attempts=0 required step2",
    ),
}

SCORES: Mapping[str, tuple[str, ...]] = {
    "A Step 2 CK score of 220 or above is preferred.": ("min_step2=220 preferred",),
    "For Step 1 a score of 220 or above is preferred.": ("min_step1=220 preferred",),
    "A minimum score of 215 on Step 1 and 225 on Step 2 CK is required.": (
        "min_step1=215 required",
        "min_step2=225 required",
    ),
    "Applicants with a Step 2 CK score below 230 will not be considered.": ("min_step2=230 required",),
    "Step 2 CK: minimum 230": ("min_step2=230 required",),
    "Our residents average 240 on Step 2 CK.": (),
    "The average Step 2 CK score of matched applicants was 245.": (),
    "Most of our interviewed applicants score above 240 on Step 2 CK.": (),
    "Step 1 is reported as pass or fail; a Step 2 CK score of at least 225 is required.": ("min_step2=225 required",),
    "We have no minimum, but competitive applicants score above 235 on Step 2 CK.": ("min_step2=235 preferred",),
    "A COMLEX Level 2 score of 500 or above is preferred.": (),
    "Step 2 CK must be above 215 and should ideally be above 235.": (
        "min_step2=215 required",
        "min_step2=235 preferred",
    ),
}

GRADUATION: Mapping[str, tuple[str, ...]] = {
    "Applicants must have graduated within 5 years of the application.": ("max_years_since_graduation=5 required",),
    "Graduation from medical school within the last three years is preferred.": (
        "max_years_since_graduation=3 preferred",
    ),
    "Applicants who graduated more than five years ago will not be considered.": (
        "max_years_since_graduation=5 required",
    ),
    "Must be within 7 years of medical school graduation.": ("max_years_since_graduation=7 required",),
    "No more than 4 years since medical school graduation.": ("max_years_since_graduation=4 required",),
    "Applicants must have graduated within the past 5 years unless they are in active clinical practice.": (
        "max_years_since_graduation=5 required unless active practice",
    ),
    "Applicants must have graduated within three years or be enrolled in an ACGME-accredited residency.": (
        "max_years_since_graduation=3 required unless US training",
    ),
    "Our program has graduated 40 residents within the last five years.": (),
    "International medical graduates must have graduated within the last 5 years.": (
        "accepts_img=yes",
        "max_years_since_graduation=5 required img",
    ),
    "US graduates must have graduated within the last 2 years.": ("max_years_since_graduation=2 required us",),
}

LETTERS: Mapping[str, tuple[str, ...]] = {
    "A minimum of three letters of recommendation, not including the Dean's letter (MSPE), is required.": (
        "letters=3 required",
    ),
    "A minimum of three letters of recommendation (not including the MSPE)": ("letters=3 required",),
    "Three letters of recommendation in addition to the MSPE are required.": ("letters=3 required",),
    "Four letters of recommendation are required, including the Dean's letter.": ("letters=3 required",),
    "Three letters, one of which must be the Dean's letter, are required.": ("letters=2 required",),
    "At least three letters of recommendation, with at least one from a US physician.": (
        "letters=3 required",
        "letters_us=1 required",
    ),
    "Three letters of recommendation are required, two of which must be from internal medicine physicians.": (
        "letters=3 required",
        "letters_specialty=2 required",
    ),
    "Three letters of recommendation are required, preferably one from a psychiatrist.": (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "We accept a maximum of four letters of recommendation.": (),
    "We require 3 to 4 letters of recommendation.": ("letters=3 required",),
    "Applicants may submit up to four letters; three are required.": ("letters=3 required",),
    "We require at least one SLOE.": ("letters_specialty=1 required",),
    "Two SLOEs are preferred.": ("letters_specialty=2 preferred",),
    "Three letters of reference from faculty members": ("letters=3",),
}

EXPERIENCE: Mapping[str, tuple[str, ...]] = {
    "At least 12 months of US clinical experience are required; observerships do not count.": (
        "usce_months=12 required",
        "usce_kind=hands_on_only required",
    ),
    "At least three months of hands-on US clinical experience is required.": (
        "usce_months=3 required",
        "usce_kind=hands_on_only required",
    ),
    "US clinical experience is preferred but not required.": (
        "usce_months=0",
        "usce_kind=us_experience_unspecified preferred",
    ),
    "US clinical experience is strongly recommended.": ("usce_kind=us_experience_unspecified preferred",),
    "US clinical experience is required; observerships are accepted.": ("usce_kind=observership_counts required",),
    "Observerships are not considered US clinical experience. At least 2 months of USCE are required.": (
        "usce_months=2 required",
        "usce_kind=hands_on_only required",
    ),
    "Six months of US clinical experience within the past two years is required.": (
        "usce_months=6 required",
        "usce_recency=2 required",
    ),
    "We do not offer observerships or externships.": (),
    "Our residents gain clinical experience at three hospitals in the US.": (),
    "Applicants must have completed at least one year of ACGME-accredited residency training.": (
        "prior_us_training_months=12 required",
    ),
    "Applicants must have been clinically active within the past three years.": ("clinical_recency=3 required",),
}

TIMES: Mapping[str, tuple[str, ...]] = {
    "ECFMG certification is required by the time of ranking.": ("ecfmg_certificate_by=ranking required",),
    "ECFMG certification is required at the time of application.": ("ecfmg_certificate_by=application required",),
    "IMGs must be ECFMG certified before the start of residency.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=start required",
    ),
    "Applicants must be ECFMG certified prior to interview.": ("ecfmg_certificate_by=interview required",),
    "ECFMG certification is preferred at the time of application and required by July 1.": (
        "ecfmg_certificate_by=application preferred",
        "ecfmg_certificate_by=start required",
    ),
    "Step 2 CK must be passed before the rank order list deadline.": ("step2_by=ranking required",),
    "Step 2 CK scores must be available at the time of application.": ("step2_by=application required",),
    "Applicants must pass Step 2 CK prior to starting residency.": ("step2_by=start required",),
    "Step 2 CK results are required before an interview is offered.": ("step2_by=interview required",),
    "Step 2 CS must be passed before ranking.": (),
    "We recommend having Step 2 CK completed at the time of application.": ("step2_by=application preferred",),
    "Step 2 CK is not required to apply, but must be completed by the time we submit our rank list.": (
        "step2_by=ranking required",
    ),
    "Step 3 is not required.": (),
    "Step 3 is required for all applicants.": ("step3=yes required",),
    "Residents must pass Step 3 by the end of PGY-2.": (),
    "Passing Step 3 is preferred but not required.": ("step3=yes preferred",),
}

SCOPE: Mapping[str, tuple[str, ...]] = {
    "Our fellowship sponsors H-1B.": (),
    "Our fellowship program sponsors H-1B visas, but the residency sponsors only J-1 visas.": J1_ONLY,
    "Fellowship applicants must send two letters of recommendation.": (),
    "## Residency\n\nWe sponsor J-1 visas.\n\n## Fellowships\n\nWe sponsor H-1B visas.": ("visa_j1=yes",),
    "# How to apply\n\n## Fellowship\n\nDeadline: July 15\n\n## Residency\n\nDeadline: November 15": (
        "application_deadline=--11-15",
    ),
    "# International Medical Graduates\n\n- No more than 5 years since graduation\n- At least 3 months of USCE": (
        "max_years_since_graduation=5 required img",
        "usce_months=3 required img",
    ),
    "# US Medical Graduates\n\n- Two letters of recommendation required\n\n# International Medical Graduates\n\n"
    "- Four letters of recommendation required": ("letters=2 required us", "letters=4 required img", "accepts_img=yes"),
    "# Requirements\n\nGraduation within 3 years for US graduates and within 5 years for IMGs.": (
        "max_years_since_graduation=3 required us",
        "max_years_since_graduation=5 required img",
        "accepts_img=yes",
    ),
}

LISTS: Mapping[str, tuple[str, ...]] = {
    "Requirements:\n\n- Graduation within 5 years\n- Three letters of recommendation\n- Step 2 CK score of 220\n": (
        "max_years_since_graduation=5 required",
        "letters=3 required",
        "min_step2=220 required",
    ),
    "Preferred qualifications:\n\n- Graduation within 3 years\n- No failed attempts on USMLE\n": (
        "max_years_since_graduation=3 preferred",
        "max_failed_attempts=0 preferred",
    ),
    "We do not sponsor the following visas:\n\n- H-1B\n- O-1\n": ("visa_h1b=no",),
    "Visas sponsored:\n\n- J-1\n- H-1B\n": ("visa_j1=yes", "visa_h1b=yes"),
    "| Requirement | Our policy |\n|---|---|\n| Visa | J-1 only |\n| Letters of recommendation | 3 |\n"
    "| Years since graduation | 5 |\n": ("visa_j1=yes", "visa_h1b=no", "letters=3", "max_years_since_graduation=5"),
    "Deadline | November 15\n": ("application_deadline=--11-15",),
    "A complete application includes:\n\n- MSPE\n- Three letters of recommendation\n- ECFMG certificate\n": (
        "letters=3 required",
        "ecfmg_certificate_by=application required",
    ),
}

ALL: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "negation": NEGATION,
    "what is admitted": ADMITTED,
    "attempts": ATTEMPTS,
    "scores": SCORES,
    "graduation": GRADUATION,
    "letters": LETTERS,
    "experience": EXPERIENCE,
    "times": TIMES,
    "for whom": SCOPE,
    "lists": LISTS,
}
