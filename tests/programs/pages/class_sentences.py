"""Classes of faults that first readings showed: what is only a case, weighed or said of others; each with a sentence
beside it in which the same words do state something. All in wording of our own.
"""

from collections.abc import Mapping

CASES: Mapping[str, tuple[str, ...]] = {
    "If your ECFMG certificate has not arrived, please hand in three letters of recommendation.": (
        "letters=3 required",
    ),
    "Hand in three letters of recommendation.": ("letters=3 required",),
    "If you have further questions, you must still send three letters of recommendation.": ("letters=3 required",),
    "If possible, one of the three letters of recommendation should come from a neurologist.": (
        "letters_specialty=1 preferred",
    ),
    "If you need a visa, we sponsor the J-1.": ("visa_j1=yes",),
    "If you graduated more than five years ago, you will not be considered.": (
        "max_years_since_graduation=5 required",
    ),
    "If you failed Step 1 twice, your application will not be reviewed.": ("max_failed_attempts=1 required step1",),
}
"""What may not arise at the head of a sentence."""

WEIGHED: Mapping[str, tuple[str, ...]] = {
    "Applications are reviewed and are based on grades, Step 2 CK results and letters before an interview.": (),
    "Step 2 CK results must be there before an interview is offered.": ("step2_by=interview required",),
    "Qualified applicants with Step 2 CK scores receive an invitation to interview.": (),
    "For the most part we want two letters of recommendation from surgeons.": (),
    "Have an unrestricted license to practice and have passed Step 2 CK before you start, or": (),
    "Have passed Step 2 CK before you start.": ("step2_by=start required",),
    "The state board asks for three months of US clinical experience for a license.": (),
    "Is US clinical experience required?\nYes - at least 1 month.": ("usce_months=1 required",),
    "Is US clinical experience required?\nYes.": ("usce_kind=us_experience_unspecified required",),
    "We ask for three months of US clinical experience.": ("usce_months=3 required",),
    "You must be able to pass Step 3 within 7 years of Step 1.": (),
    "You must have passed Step 3.": ("step3=yes required",),
    "We give higher consideration to scores above 231 on Step 1.": ("min_step1=231 preferred",),
    "Step 1, first attempt passing scores only": ("max_failed_attempts=0 required step1",),
    "We require a Step 2 CK score of 231 and encourage a Step 3 score above 211.": (
        "min_step2=231 required",
        "step3=yes preferred",
    ),
    "Candidates have four years of postgraduate training, among them one year of post-graduate training.": (),
    "Only applicants who have passed the first two Steps by January 30 will be ranked by us.": (),
    "Scores above 231 on Step 1 are required.": ("min_step1=231 required",),
    "Read the visa policy and the ECFMG certification policy before you are ranked.": (),
    "Send an ECFMG certification status report with your application.": (),
    "The ECFMG certificate must be there before you are ranked.": ("ecfmg_certificate_by=ranking required",),
    "Is a Step 2 CK score needed before you invite someone for an interview?\nYes for the most part.": (),
    "Must IMGs be certified by the ECFMG to apply to your program?\nNo.": ("accepts_img=yes",),
    "Must IMGs be certified by the ECFMG to apply to your program?\nYes.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=application required",
    ),
    "Must I have an ECFMG certificate when I apply?\nNo, but it must be there by April 1.": (
        "ecfmg_certificate_by=start required",
    ),
    "Must applicants take Step 3?\nNo.": (),
    "To be eligible you must complete a one-year accredited internship.": (),
    "You must have completed 12 months of ACGME-accredited training.": ("prior_us_training_months=12 required",),
    "Applicants must have completed two months of ACGME-accredited training.": (),
}
"""What is looked at, told of others, or needed later."""

AUDIENCES: Mapping[str, tuple[str, ...]] = {
    "A complete file of all LCME and international medical graduates must include:\n- Three letters of "
    "recommendation": ("accepts_img=yes", "letters=3 required"),
    "A complete file of international medical graduates must include:\n- Three letters of recommendation": (
        "accepts_img=yes",
        "letters=3 required img",
    ),
    "All US and international graduates must have graduated within 4 years.": (
        "accepts_img=yes",
        "max_years_since_graduation=4 required",
    ),
    "International graduates must have graduated within 4 years.": (
        "accepts_img=yes",
        "max_years_since_graduation=4 required img",
    ),
    "All applicants, and not only international graduates, must send:\n- Two letters of recommendation": (
        "letters=2 required",
    ),
    "Are you IMG friendly?\nYes.": ("accepts_img=yes",),
    "If you are a graduate of a foreign medical college, you must apply through the ECFMG.": ("accepts_img=yes",),
}
"""For whom: both, or one."""

DAYS: Mapping[str, tuple[str, ...]] = {
    "We will notify applicants by November 16.": (),
    "We must have your application by November 16.": ("application_deadline=--11-16",),
    "We invite applicants to interview from October on, beginning September 29.": (),
    "Applications are accepted beginning September 29.": ("application_opens=--09-29",),
    "ERAS lets you begin to apply to programs on September 4.": (),
    "We take applications from September 4 to November 16.": (
        "application_opens=--09-04",
        "application_deadline=--11-16",
    ),
    "Applications are accepted from September 4 - November 16 and interviews are held until January 20.": (
        "application_opens=--09-04",
        "application_deadline=--11-16",
    ),
    "Files that are complete by August 2 are read first.": (),
    "We see your application on October 2.": (),
}
"""On which days applications open and close, and on which they do not."""

NUMBERS: Mapping[str, tuple[str, ...]] = {
    "In general, we offer 20 positions (16 categorical (PGY1) and 4 advanced).": ("positions=16 C", "positions=4 A"),
    "We offer 20 categorical positions.": ("positions=20 C",),
    "Besides seven categorical residents, up to eight interns are accepted into a preliminary program.": (
        "positions=7 C",
        "positions=8 P",
    ),
    "We will be recruiting three to four (3-4) residents.": ("positions=3",),
    "# of Categorical Residency Spots: 3": ("positions=3 C",),
    "Size of our intern class: 5": ("positions=5",),
    "We offer three 3-year positions per year.": ("positions=3",),
    "One resident is selected each year.": ("positions=1",),
    "We have 8 post-graduate year (PGY)-1 positions.": ("positions=8",),
    "We send one resident to each course.": (),
}
"""How many positions, and of which kind."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "We prefer to sponsor J-1 visas; however, under exceptional circumstances the dean may decide otherwise.": (
        "visa_j1=yes",
    ),
    "We sponsor J-1 visas, though sponsorship is decided on a case-by-case basis.": ("visa_j1=case_by_case",),
    "H-1B visas are not sponsored, nor can they be transferred.": ("visa_h1b=no",),
    "We do not sponsor H-1B visas; however, exceptions may be made.": ("visa_h1b=case_by_case",),
    "We sponsor a limited number of both J-1 and H-1B visas.": ("visa_j1=case_by_case", "visa_h1b=case_by_case"),
    "Our hospital sponsors H and J visas.": ("visa_h1b=yes", "visa_j1=yes"),
    "You must have passed all three steps of the USMLE by Match Day for an H-1B visa.": (
        "visa_h1b=yes",
        "h1b_step3_by=ranking required",
    ),
    "Does your hospital sponsor visas?\nNo.": ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    "The program is open to those who have permanent resident status or US citizenship.": (
        "visa_other=citizens_or_residents_only",
    ),
    "Eligibility: applicants must\n- Be a US citizen or have a green card": ("visa_other=citizens_or_residents_only",),
    "In-person Interviews: January 9 and January 10": ("interview_format=in_person",),
    "Virtual interviews: the dates will be told.": (),
    "In-person interviews and FaceTime interviews are by invitation only.": (),
    "Interviews, which may be virtual or in person, are arranged by the office.": (),
    "All interviews will be held via WebEx.": ("interview_format=virtual",),
}
"""Visas, statuses and interviews."""

LETTERS: Mapping[str, tuple[str, ...]] = {
    "Application requirements\n- Photograph\n- Curriculum vitae\n- Transcript\n- 3 letters of "
    "recommendation, a chair's letter is not required.": ("letters=3 required",),
    "Letters of recommendation are not required.": (),
    "An application must include:\n- Three letters of recommendation-preferably from surgeons": (
        "letters=3 required",
        "letters_specialty=3 preferred",
    ),
    "Send a minimum of 3 letters of recommendation (maximum of 4).": ("letters=3 required",),
    "Send at the most 3 letters of recommendation (3 letters maximum).": ("letters=3 required",),
    "One letter must come from a physician of a rotation such as internal medicine.": (),
    "One letter must come from a physician of internal medicine.": ("letters_specialty=1 required",),
    "You must provide these documents:\nCurriculum Vitae of Yours\nPersonal Statement on One Page\nThree "
    "letters of recommendation from physicians in the U.S. whom you worked with.\nMedical School "
    "Transcript\nECFMG Certificate\n\nInterviews will be virtual.": (
        "letters=3 required",
        "letters_us=3 required",
        "ecfmg_certificate_by=application required",
        "interview_format=virtual",
    ),
    "Must send with the application:\n- Curriculum vitae\n- Personal statement\n- Transcript\n- USMLE "
    "reports (parts 1 and 2)": ("step2_by=application required",),
}
"""Letters and other papers."""

LETTER_PARTS: Mapping[str, tuple[str, ...]] = {
    "Three letters of recommendation are required; we suggest that a minimum of two letters come from "
    "dermatologists.": (
        "letters=3 required",
        "letters_specialty=2 preferred",
    ),
    "An application must include:\n- Three letters of recommendation (including the surgery chair)": (
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    "Application requirements\n- Photograph\n- Curriculum vitae\n- Transcript\n- Four letters of "
    "recommendation (ideally one of a chair's, but that is not required)": ("letters=4 required",),
    "International graduates must also send:\n- At least two letters of recommendation originating from the US": (
        "accepts_img=yes",
        "letters_us=2 required img",
    ),
    "International graduates must send three letters of recommendation from US physicians.": (
        "accepts_img=yes",
        "letters=3 required img",
        "letters_us=3 required img",
    ),
    "Application materials must include:\n- Four letters of recommendation - we suggest one of these be from a "
    "neurologist": (
        "letters=4 required",
        "letters_specialty=1 preferred",
    ),
    "An application must include:\n- Two letters of recommendation from physicians, preferably surgeons": (
        "letters=2 required",
        "letters_specialty=2 preferred",
    ),
    "Send the following:\n- Three letters of recommendation:\n  - One from a pathologist who taught you\n  - "
    "Two from other physicians": (
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    "Letters of recommendation to include: letter from the head of your clerkship and 3 additional letters of "
    "recommendation": ("letters=4 required",),
    "Application to our program requires the following:\n\nMedical School Transcript\nDean's Letter\nFour "
    "Letters of Recommendation from Teachers\nPersonal Statement\nCurriculum Vitae\n\nInterviews will be "
    "virtual.": (
        "letters=4 required",
        "interview_format=virtual",
    ),
}
"""Of the letters, how many there are in all, and of what a bracket, a dash or a list below speaks."""

TIMES: Mapping[str, tuple[str, ...]] = {
    "We look at Step 1 and Step 2 CK results and invite for an interview only those with scores >= 84.": (),
    "Step 2 CK results must be available before you can be invited for an interview.": ("step2_by=interview required",),
    "Send Step 1 and Step 2 CK scores. Both scores must be available before an interview.": (
        "step2_by=interview required",
    ),
    "Step 2 CK is good to have; Step 2 CS results must be available before an interview.": (),
    "Everyone is considered, regardless of whether Step 2 CK has been taken at the time of application.": (),
    "We require Step 2 CK. (A Step 2 CK score is not expected at the time of application.)": (),
    "To be considered for an interview, you must have passed Step 1 and Step 2 CK.": ("step2_by=interview required",),
    "For an H-1B visa you must have a passing Step 3 result on file by February 2 (a result that is still "
    "pending cannot be counted).": (
        "visa_h1b=yes",
        "h1b_step3_by=ranking required",
    ),
    "Applicants must submit proof of Step 2 CK by October 2.": ("step2_by=application required",),
    "Note: after Jan. 1, 1987, those who applied without a certificate were not taken.": (),
    "Applications received after January 3 will not be read.": ("application_deadline=--01-03",),
    "The deadline for receipt of applications, whoever wants an interview, is November 9.": (
        "application_deadline=--11-09",
    ),
    "All PGY2s must pass Step 3 before the end of that year to be promoted.": (),
    "All applicants must have passed Step 3.": ("step3=yes required",),
}
"""By when the examinations have to be there; a score that decides, and what nobody waits for, say nothing of it."""

BOUNDS: Mapping[str, tuple[str, ...]] = {
    "May I apply after two failures on Step 1?\nYou may, though we review your application after those of "
    "applicants who passed on the first attempt.": (),
    "We only review applications of those who passed Step 1 on the first attempt.": (
        "max_failed_attempts=0 required step1",
    ),
    "You must pass both parts of Step 2 on your first attempt.": ("max_failed_attempts=0 required step2",),
    "You must pass both Steps on your first attempt.": ("max_failed_attempts=0 required any",),
    "Graduation from a medical school that the state's board of medicine lists and that is accredited must be "
    "not greater than six years ago.": ("max_years_since_graduation=6 required",),
    "We consider applications from candidates who:\n- Graduated from medical school within the past six years": (
        "max_years_since_graduation=6 required",
    ),
    "Our program considers applications from individuals with:\n- Citizenship or permanent residency in the "
    "United States": ("visa_other=citizens_or_residents_only",),
    "Make sure you have:\n- Graduation from medical school within six years": (
        "max_years_since_graduation=6 required",
    ),
    "Requirements\n- One year of residency training in the US (letters may take its place)": (
        "prior_us_training_months=12 required",
    ),
    "Requirements\n- One year of research training in the US is helpful.": (),
    "We prefer candidates who graduated within the past six years.": ("max_years_since_graduation=6 preferred",),
}
"""Limits: of which examination, for whom and how strongly."""

OTHERS: Mapping[str, tuple[str, ...]] = {
    "We do not usually accept international medical graduates.": ("accepts_img=rarely",),
    "We do not accept international medical graduates.": ("accepts_img=no",),
    "An international graduate interested in applying to any residency program needs a certificate.": (),
    "An international graduate interested in applying to our residency program needs a certificate.": (
        "accepts_img=yes",
    ),
    "Seven new positions for future surgeons are available in June.": ("positions=7",),
    "We have seven categorical positions. Two of the first-year positions are filled by future surgeons.": (
        "positions=7 C",
    ),
    "Our accreditation status is continuing full accreditation.": ("accreditation_status=continued",),
    "We sponsor J-1 and H-1B visas for highly qualified graduates.": (
        "visa_j1=yes",
        "visa_h1b=case_by_case",
    ),
    "We sponsor J-1 and H-1B visas for graduates.": (
        "visa_j1=yes",
        "visa_h1b=yes",
    ),
    "We take eight residents per year. Our goal is that you find a fellowship; send a certificate of each "
    "residency and/or fellowship, and tell us your fellowship training interests.": ("positions=8",),
    "Criteria for residents\nApplicants apply through PhORCAS by January 2. Our residents are pharmacists, and "
    "our residents will be interviewed virtually.": (),
    "What we ask:\n- Two letters of recommendation are required\n- Foreign medical school graduates:\n- USMLE Step 3 "
    "is required\n- We take five residents per year": (
        "letters=2 required",
        "accepts_img=yes",
        "step3=yes required img",
        "positions=5",
    ),
    "What we ask:\n- Two letters of recommendation are required\n- Come in good health\n- USMLE Step 3 is required": (
        "letters=2 required",
        "step3=yes required",
    ),
    "- Photo\nInternational medical graduate requirements\n- Four letters of recommendation are required": (
        "accepts_img=yes",
        "letters=4 required img",
    ),
    "Requirements for visiting residents\n- Three letters of recommendation are required.": (),
    "What we ask\n- Photo\n- Two letters of recommendation are required\nAdditional requirements for "
    "international medical graduates\n- Four letters of recommendation are required": (
        "letters=2 required",
        "accepts_img=yes",
        "letters=4 required img",
    ),
}
"""Whom a page is for, and whom it takes."""

PLANS: Mapping[str, tuple[str, ...]] = {
    "In the future we intend to grow to 15 residents per year.": (),
    "We take 15 residents per year.": ("positions=15",),
    "Pending approval by the ACGME, we will have 12 positions each year.": (),
    "We hope to be able to hold interviews in person next season.": (),
    "Interviews are held in person.": ("interview_format=in_person",),
    "Pick a free date from our online interview calendar.": (),
    "Interviews take place online.": ("interview_format=virtual",),
    "We offer second-look days and virtual interviews so that applicants can meet us.": (),
}
"""What is hoped for, planned, or said of something beside the interview."""

REASONS: Mapping[str, tuple[str, ...]] = {
    "Because of the large number of applications we get, our first filter is a Step 2 CK score of 224.": (),
    "Because of the large number of applications we get, Step 2 CK must be passed before the interview.": (
        "step2_by=interview required",
    ),
    "Given the volume of applications, the ECFMG certificate must be in hand by the rank list.": (
        "ecfmg_certificate_by=ranking required",
    ),
    "Since 2019, we must have Step 2 CK before we rank.": ("step2_by=ranking required",),
    "We require a pass on Step 1 and at least 224 on Step 2 CK.": ("min_step2=224 required",),
    "Step 2 CK results are required prior to intern year.": ("step2_by=start required",),
    "What do we need to apply?\nStep 2 CK results, which are required prior to the clinical phase.": (),
}
"""Why something is asked, and a time in words that no table knows."""

ALL = {
    "plans": PLANS,
    "reasons": REASONS,
    "cases": CASES,
    "weighed": WEIGHED,
    "audiences": AUDIENCES,
    "days": DAYS,
    "numbers": NUMBERS,
    "places": PLACES,
    "letters": LETTERS,
    "letter parts": LETTER_PARTS,
    "times": TIMES,
    "bounds": BOUNDS,
    "others": OTHERS,
}
