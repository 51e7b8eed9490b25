"""Usual sentences with all that they state: those that the seventh version of the extractor misread or passed over, and
those written for the ninth on how strongly something is asked, of whom, and in answer to a question.
"""

from collections.abc import Mapping

VISAS: Mapping[str, tuple[str, ...]] = {
    "We currently sponsor J-1 visas and, in select cases, H-1B visas.": ("visa_j1=yes", "visa_h1b=case_by_case"),
    "We do not sponsor visas, but applicants with an EAD are welcome.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
        "visa_other=ead_accepted",
    ),
    "We do not sponsor O-1 or TN visas.": (),
    "Only US graduates will be considered.": ("accepts_img=no",),
    "We are not able to consider international medical graduates who require a visa.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "We cannot provide visa sponsorship of any type.": ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    "H-1B visas: No": ("visa_h1b=no",),
    "Accepts H-1B visas: No": ("visa_h1b=no",),
    "Visa sponsorship: Not available": ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    "Accepts IMGs: No": ("accepts_img=no",),
    "IMG friendly: Yes": ("accepts_img=yes",),
    "J-1 visa sponsorship: Yes; H-1B visa sponsorship: No": ("visa_j1=yes", "visa_h1b=no"),
}

LETTERS: Mapping[str, tuple[str, ...]] = {
    "Three letters of recommendation, one of them from the chair of medicine, are required.": (
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    "Three letters of recommendation are required. We prefer that at least two be from surgeons.": (
        "letters=3 required",
        "letters_specialty=2 preferred",
    ),
    "We require one Standardized Letter of Evaluation (SLOE) and prefer two.": (
        "letters_specialty=1 required",
        "letters_specialty=2 preferred",
    ),
    "One SLOE from an academic emergency medicine program is required. Two are preferred.": (
        "letters_specialty=1 required",
        "letters_specialty=2 preferred",
    ),
    "A letter from the Chair of Medicine (or designee) is required.": ("letters_specialty=1 required",),
    "Two letters of recommendation plus a Department of Medicine chair's letter are required.": (
        "letters=2 required",
        "letters_specialty=1 required",
    ),
    "Applicants must submit a Chair's letter and two additional letters of recommendation.": ("letters=3 required",),
    "Four letters of recommendation are accepted; a minimum of three is required.": ("letters=3 required",),
    "One letter must be from the Chair of the Department of Medicine at your school.": (
        "letters_specialty=1 required",
    ),
    "A Department of Medicine letter is required.": ("letters_specialty=1 required",),
    "At least one SLOE required, two preferred.": ("letters_specialty=1 required", "letters_specialty=2 preferred"),
    "We require at least one SLOE. We prefer two.": ("letters_specialty=1 required", "letters_specialty=2 preferred"),
}

LIMITS: Mapping[str, tuple[str, ...]] = {
    "We cannot consider anyone for an interview without Step 1 and Step 2 CK scores.": ("step2_by=interview required",),
    "Step 2 CK score must be submitted no later than January 31.": ("step2_by=ranking required",),
    "We are a 10/10/10 program.": ("positions=10",),
    "We are an 8-8-8 community-based family medicine residency.": ("positions=8",),
    "Graduates within the last 3 years preferred; must be within 5 years.": (
        "max_years_since_graduation=5 required",
        "max_years_since_graduation=3 preferred",
    ),
    "A minimum of one year of US residency training is required.": ("prior_us_training_months=12 required",),
    "The ECFMG application deadline is January 31.": (),
    "Candidates need a passing score for Step 2 CK to enter the Match.": ("step2_by=ranking required",),
    "We only interview ECFMG certified applicants.": ("ecfmg_certificate_by=interview required",),
    "Must be within 5 years of graduation; within 3 years preferred.": (
        "max_years_since_graduation=5 required",
        "max_years_since_graduation=3 preferred",
    ),
    "Applicants must have graduated within the past 10 years, preferably within 5 years.": (
        "max_years_since_graduation=10 required",
        "max_years_since_graduation=5 preferred",
    ),
    "Graduation within 5 years preferred, maximum 10 years.": (
        "max_years_since_graduation=10 required",
        "max_years_since_graduation=5 preferred",
    ),
    (
        "We prefer recent graduates (within 5 years) and do not consider applicants who graduated more "
        "than 10 years ago."
    ): ("max_years_since_graduation=10 required", "max_years_since_graduation=5 preferred"),
    "Medical school graduation within 5 years (required); within 2 years (preferred)": (
        "max_years_since_graduation=5 required",
        "max_years_since_graduation=2 preferred",
    ),
    "We do not review applications received after November 1st.": ("application_deadline=--11-01",),
    "Applicants may be interviewed without a Step 2 CK score but will not be ranked without it.": (
        "step2_by=ranking required",
    ),
    ("We prefer applicants who graduated within 3 years, but will consider those who graduated within 5 years."): (
        "max_years_since_graduation=3 preferred",
    ),
}

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "Letters of recommendation: three (one or more from a family physician).": ("letters=3", "letters_specialty=1"),
    "Do you consider applicants with a failed Step?\nYes, with one failed attempt at most.": (
        "max_failed_attempts=1 required",
    ),
    "Step 1: 210; Step 2 CK: 220 (minimum scores)": ("min_step1=210 required", "min_step2=220 required"),
    (
        "To apply you need:\n- CV\n- 3 letters of recommendation (at least 1 from a family physician)\n- "
        "USMLE scores\n- Dean's letter\n- ECFMG certificate (IMGs)"
    ): (
        "letters=3 required",
        "letters_specialty=1 required",
        "accepts_img=yes",
        "ecfmg_certificate_by=application required",
    ),
    (
        "Minimum Step 2 CK: 220\nMaximum attempts: 2\nYears since graduation: 5\nUSCE: 3 months\nECFMG "
        "certification: required at time of application"
    ): (
        "min_step2=220 required",
        "max_failed_attempts=1 required",
        "max_years_since_graduation=5",
        "usce_months=3",
        "ecfmg_certificate_by=application required",
    ),
    (
        "Letters of recommendation\nThree letters are required. At least one must be from a faculty "
        "member in emergency medicine (SLOE)."
    ): ("letters=3 required", "letters_specialty=1 required"),
    "Attempts: first attempt pass preferred": ("max_failed_attempts=0 preferred",),
    "Step 2 CK required for ranking: Yes": ("step2_by=ranking required",),
    "Application Deadline\nNovember 30, 2025": ("application_deadline=2025-11-30",),
    "Year of graduation: within 5 years required, within 3 years preferred": (
        "max_years_since_graduation=5 required",
        "max_years_since_graduation=3 preferred",
    ),
    (
        "Application requirements:\n- MSPE\n- Department of Medicine Chair's letter\n- Two letters of "
        "recommendation\n- Personal statement"
    ): ("letters_specialty=1 required", "letters=2 required"),
    "Step 2 CK required to apply: No": (),
    "Step 3 required: No": (),
    "US clinical experience: not required": ("usce_months=0",),
    "Do you accept applicants who have failed a USMLE Step?\nNo, we do not.": ("max_failed_attempts=0 required any",),
    "Q: Do I need Step 2 CK to apply?\nA: No, but you need it to be ranked.": ("step2_by=ranking required",),
    "Graduation cutoff: none": (),
}

STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "Graduation: 5 years required, 3 years preferred.": (
        "max_years_since_graduation=5 required",
        "max_years_since_graduation=3 preferred",
    ),
    "US clinical experience: 3 months required, 6 months preferred.": (
        "usce_months=3 required",
        "usce_months=6 preferred",
    ),
    "We require two months of US clinical experience within the past year, though four months are preferred.": (
        "usce_months=2 required",
        "usce_months=4 preferred",
        "usce_recency=1 required",
    ),
    "The minimum acceptable Step 1 score is 210.": ("min_step1=210 required",),
    "Our minimum Step 2 CK score for consideration is 225.": ("min_step2=225 required",),
    "Step 2 CK: 220 or higher": ("min_step2=220",),
    "USMLE Step 1 score of 215+ preferred, Step 2 CK score of 225+ preferred.": (
        "min_step1=215 preferred",
        "min_step2=225 preferred",
    ),
    "We look for Step 2 CK scores above 230.": ("min_step2=230 preferred",),
    "We generally screen for Step 2 CK scores of 220 and above.": ("min_step2=220 preferred",),
    "A competitive applicant will have a Step 2 CK score over 235.": ("min_step2=235 preferred",),
    "There is no minimum score, although we prefer scores above 225 on Step 2 CK.": ("min_step2=225 preferred",),
    "We do not have a score cutoff for Step 1 or Step 2 CK.": (),
    "The cutoff for both Step 1 and Step 2 CK is 220.": ("min_step1=220 required", "min_step2=220 required"),
    "Applicants should have a Step 2 CK score of 220 or above.": ("min_step2=220 required",),
    "Step 2 CK score of at least 220 is strongly encouraged.": ("min_step2=220 preferred",),
    "Candidates with Step 2 CK below 215 are unlikely to be interviewed.": ("min_step2=215 preferred",),
    "You need 205 or better on Step 1 to be considered.": ("min_step1=205 required",),
    "USMLE Step 1: pass. USMLE Step 2 CK: minimum 230.": ("min_step2=230 required",),
    "Minimum USMLE scores: Step 1 - 200, Step 2 CK - 210": ("min_step1=200 required", "min_step2=210 required"),
    "Passing scores on Step 1 and Step 2 CK on the first attempt are preferred.": (
        "max_failed_attempts=0 preferred any",
    ),
    "First-attempt passes on all USMLE Steps are required.": ("max_failed_attempts=0 required any",),
    "We give preference to applicants who passed their Steps on the first try.": (
        "max_failed_attempts=0 preferred any",
    ),
    "Applicants with failed attempts are generally not considered.": ("max_failed_attempts=0 required",),
    "We accept up to one failed attempt on Step 1.": ("max_failed_attempts=1 required step1",),
    "USMLE attempts: maximum 2 per Step": ("max_failed_attempts=1 required any",),
    "Failure on any Step must be explained in the personal statement.": (),
    "A failed attempt does not automatically exclude an applicant.": (),
    "Applicants must pass Step 1 within two attempts and Step 2 CK within two attempts.": (
        "max_failed_attempts=1 required step1",
        "max_failed_attempts=1 required step2",
    ),
    "Hands-on US clinical experience is strongly preferred.": ("usce_kind=hands_on_only preferred",),
    "U.S. clinical experience is not required, but it is a plus.": (
        "usce_months=0",
        "usce_kind=us_experience_unspecified preferred",
    ),
    "Observerships and externships both count toward the US clinical experience requirement.": (
        "usce_kind=observership_counts required",
    ),
    "Clinical experience in the US is mandatory; research and observerships are not considered clinical experience.": (
        "usce_kind=hands_on_only required",
    ),
    "We prefer candidates with at least 3 months of hands-on clinical experience in the United States.": (
        "usce_months=3 preferred",
        "usce_kind=hands_on_only preferred",
    ),
    "Recent clinical experience (within the past year) is strongly preferred.": ("clinical_recency=1 preferred",),
    "Passing USMLE Step 3 is preferred but not required.": ("step3=yes preferred",),
    "Step 3 must be passed before the rank list for applicants seeking H-1B sponsorship.": (
        "visa_h1b=yes",
        "h1b_step3_by=ranking required",
    ),
    "Applicants for H-1B visas must have passed Step 3 by the time of application.": (
        "visa_h1b=yes",
        "h1b_step3_by=application required",
    ),
    "IMGs applying to California programs need a Postgraduate Training Authorization Letter.": (
        "accepts_img=yes",
        "state_letter=yes required",
    ),
    "At least two letters must be from internists.": ("letters_specialty=2 required",),
    "Three letters of recommendation, at least one from a family physician.": (
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    "Three letters of recommendation are required, two of which should be from US physicians.": (
        "letters=3 required",
        "letters_us=2 required",
    ),
    "We require three letters, preferably one from an emergency physician.": (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "A letter from the department chair is recommended.": (),
    "Letters should be dated within the last year.": (),
    "Preference is given to graduates within the last three years.": ("max_years_since_graduation=3 preferred",),
    "Graduation from medical school within 5 years is preferred.": ("max_years_since_graduation=5 preferred",),
    "We have no limit on year of graduation.": (),
    "We prefer recent graduates (within 3 years) but will consider others.": (
        "max_years_since_graduation=3 preferred",
    ),
    "Applicants more than 5 years from graduation are discouraged from applying.": (
        "max_years_since_graduation=5 preferred",
    ),
    "Graduation date no earlier than 5 years before the start of residency.": (
        "max_years_since_graduation=5 required",
    ),
    "ECFMG certification is preferred at the time of application and required before the start of residency.": (
        "ecfmg_certificate_by=application preferred",
        "ecfmg_certificate_by=start required",
    ),
    "You do not need to be ECFMG certified when you apply, but you must be certified by rank list submission.": (
        "ecfmg_certificate_by=ranking required",
    ),
    "Only ECFMG-certified applicants will be invited to interview.": ("ecfmg_certificate_by=interview required",),
    "Step 2 CK results must be available before we finalize our rank list.": ("step2_by=ranking required",),
    "We encourage taking Step 2 CK before applying.": ("step2_by=application preferred",),
    "Step 2 CK score is not required at the time of application.": (),
}

WHOM: Mapping[str, tuple[str, ...]] = {
    "International medical graduates must have at least six months of US clinical experience.": (
        "accepts_img=yes",
        "usce_months=6 required img",
    ),
    "IMGs: graduation within the last 5 years; US graduates: no limit": ("max_years_since_graduation=5 img",),
    "For IMGs only: Step 2 CK must be passed at the time of application.": (
        "accepts_img=yes",
        "step2_by=application required img",
    ),
    "All applicants, including IMGs, must have passed Step 1 on the first attempt.": (
        "max_failed_attempts=0 required step1",
    ),
    "Foreign medical graduates must have passed Step 1 and Step 2 CK on the first attempt.": (
        "accepts_img=yes",
        "max_failed_attempts=0 required any img",
    ),
    "U.S. graduates must submit Step 1 scores; IMGs must submit both Step 1 and Step 2 CK with their application.": (
        "accepts_img=yes",
        "step2_by=application required img",
    ),
    "DO candidates must have taken COMLEX Level 1.": (),
    "Non-U.S. citizen IMGs must hold or be eligible for a J-1 visa.": ("accepts_img=yes", "visa_j1=yes"),
    "We accept IMGs who are U.S. citizens or permanent residents only.": (
        "accepts_img=yes",
        "visa_other=citizens_or_residents_only",
    ),
    "We do not consider international medical graduates.": ("accepts_img=no",),
    "We are unable to accept applications from IMGs at this time.": ("accepts_img=no",),
    "Our program welcomes applications from international medical graduates.": ("accepts_img=yes",),
    "We rarely interview IMGs.": ("accepts_img=rarely",),
    "We sponsor J-1 visas through ECFMG; H-1B visas are not offered.": ("visa_j1=yes", "visa_h1b=no"),
    "The institution accepts J-1 visas only.": ("visa_j1=yes", "visa_h1b=no"),
    "We sponsor both J-1 and H-1B visas.": ("visa_j1=yes", "visa_h1b=yes"),
    "H-1B visas are considered for exceptional candidates.": ("visa_h1b=case_by_case",),
    "We do not sponsor visas of any kind.": ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    "Applicants must be authorized to work in the US; no visa sponsorship is available.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "The J-1 is the preferred visa.": ("visa_j1=yes",),
    "We only accept the J-1 clinical visa sponsored by ECFMG.": ("visa_j1=yes", "visa_h1b=no"),
    "We sponsor H-1B visas for applicants who have passed Step 3.": ("visa_h1b=yes",),
    "At this time, we cannot sponsor an H-1B visa.": ("visa_h1b=no",),
    "Visa sponsorship: J-1": ("visa_j1=yes",),
    "Permanent residents and holders of an EAD may apply.": ("visa_other=ead_accepted",),
    "We accept transfers of existing H-1B visas.": ("visa_h1b=transfer_only",),
    "We participate in the J-1 visa program.": ("visa_j1=yes",),
    "The categorical track has 12 positions and the preliminary track has 6.": ("positions=12 C", "positions=6 P"),
    "We offer 8 categorical positions per year.": ("positions=8 C",),
    "There are 10 PGY-1 positions each year.": ("positions=10",),
    "We have 30 residents in total, ten per year.": ("positions=10",),
    "The program has 24 residents.": (),
    "Interviews will be conducted virtually.": ("interview_format=virtual",),
    "All interviews are in person this season.": ("interview_format=in_person",),
    "Applicants may choose between a virtual and an in-person interview.": ("interview_format=either",),
    "Applications are accepted through ERAS from September 24 until December 15.": (
        "application_opens=--09-24",
        "application_deadline=--12-15",
    ),
    "We review applications as of October 1, and the deadline is November 30.": ("application_deadline=--11-30",),
    "The deadline for letters of recommendation is October 15.": (),
    "Our ACGME number is 1403521234 and our NRMP code is 1234140C0.": ("nrmp_code=1234140C0 C", "acgme_id=1403521234"),
    "Applications received after January 15 will not be considered.": ("application_deadline=--01-15",),
}

ASKED: Mapping[str, tuple[str, ...]] = {
    "Do you accept applicants with a failed Step?\nOnly one failed attempt is accepted.": (
        "max_failed_attempts=1 required",
    ),
    "Is there a minimum score for Step 2 CK?\nYes, 220.": ("min_step2=220 required",),
    "Is there a minimum score for Step 2 CK?\nNo, but most of our residents scored above 230.": (),
    "What is your cutoff for year of graduation?\nWe prefer applicants within five years of graduation.": (
        "max_years_since_graduation=5 preferred",
    ),
    "What is your cutoff for year of graduation?\nThere is none.": (),
    "Do you require US clinical experience?\nYes, a minimum of two months.": ("usce_months=2 required",),
    "Do you require US clinical experience?\nIt is preferred.": ("usce_kind=us_experience_unspecified preferred",),
    "Do you require US clinical experience?\nNo.": ("usce_months=0",),
    "Do observerships count as US clinical experience?\nNo, only hands-on experience counts.": (),
    "Do you sponsor visas?\nYes, J-1 only.": ("visa_j1=yes", "visa_h1b=no"),
    "Do you sponsor visas?\nWe sponsor J-1 visas. We do not sponsor H-1B visas.": ("visa_j1=yes", "visa_h1b=no"),
    "Do you sponsor H-1B visas?\nIn rare circumstances.": ("visa_h1b=case_by_case",),
    "Do you sponsor H-1B visas?\nNot at this time.": ("visa_h1b=no",),
    "Do you sponsor H-1B visas?\nYes, provided that Step 3 is passed.": ("visa_h1b=yes",),
    "Which visas do you accept?\nJ-1 and H-1B.": ("visa_j1=yes", "visa_h1b=yes"),
    "Which visas do you accept?\nWe do not accept any visas.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "Do you accept IMGs?\nYes, about half of our residents are IMGs.": ("accepts_img=yes",),
    "Do you accept IMGs?\nUnfortunately, no.": ("accepts_img=no",),
    "Do you accept IMGs?\nWe consider all applicants.": ("accepts_img=yes",),
    "How many letters of recommendation do you need?\nThree, one of which must be from a psychiatrist.": (
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    "How many letters of recommendation do you need?\nA minimum of three and a maximum of four.": (
        "letters=3 required",
    ),
    "Do letters need to be from US physicians?\nNo.": (),
    "When is the application deadline?\nDecember 1.": ("application_deadline=--12-01",),
    "When is the application deadline?\nWe have no deadline, but we suggest applying early.": (),
    "When do you start reviewing applications?\nOn September 25.": (),
    "Do I need Step 2 CK when I apply?\nYes.": ("step2_by=application required",),
    "By when must Step 2 CK be taken?\nBefore we submit our rank list in February.": ("step2_by=ranking required",),
    "Do I need ECFMG certification to apply?\nNo, but you must be certified before July 1.": (
        "ecfmg_certificate_by=start required",
    ),
    "Do I need ECFMG certification to apply?\nYes, at the time of application.": (
        "ecfmg_certificate_by=application required",
    ),
    "Is Step 3 required?\nOnly for applicants who need an H-1B visa.": (),
    "How many residents do you take each year?\nTwelve.": ("positions=12",),
    "How many residents do you take each year?\n8 categorical and 2 preliminary.": ("positions=8 C", "positions=2 P"),
    "How many positions do you offer?\nWe have 6 positions per year in the categorical program.": ("positions=6 C",),
    "Are interviews virtual?\nYes.": ("interview_format=virtual",),
    "Will interviews be virtual or in person?\nVirtual.": ("interview_format=virtual",),
    "What is your NRMP code?\n1234140C0": ("nrmp_code=1234140C0 C",),
    "Do you accept visiting medical students from abroad?\nNo, only students from LCME schools.": (),
    "Do you accept applicants who have been out of medical school for more than five years?\nNo.": (
        "max_years_since_graduation=5 required",
    ),
    "Do you accept applicants who have been out of medical school for more than five years?\nYes.": (),
    (
        "Do you accept applicants who have been out of medical school for more than five years?\n"
        "Yes, if they have been clinically active."
    ): ("max_years_since_graduation=5 considered_without unless active practice",),
    "Are interviews virtual?\nNo.": (),
    "Are interviews conducted virtually?\nYes.": ("interview_format=virtual",),
    "Are interviews held in person?\nYes.": ("interview_format=in_person",),
    "Are interviews held in person?\nNo.": (),
    "Are interviews held in person?\nNo, they are virtual.": ("interview_format=virtual",),
    "Are your interviews virtual or in person?\nThey are virtual.": ("interview_format=virtual",),
    "Are interviews held on weekends?\nNo.": (),
}

ALL = {
    "visas": VISAS,
    "letters": LETTERS,
    "limits": LIMITS,
    "answers": ANSWERS,
    "strengths": STRENGTHS,
    "whom": WHOM,
    "asked": ASKED,
}
