"""Sentences as most programs word them, in words of our own: each with all that it states."""

from collections.abc import Mapping

VISAS: Mapping[str, tuple[str, ...]] = {
    "Applicants who are not U.S. citizens or permanent residents must hold a J-1 visa sponsored by the ECFMG.": (
        "visa_j1=yes",
    ),
    "International medical graduates are required to obtain a J-1 visa through ECFMG.": (
        "accepts_img=yes",
        "visa_j1=yes",
    ),
    "The only visa accepted for residency training at our institution is the J-1.": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
    "Our institution does not sponsor H-1B visas for residents; J-1 visas are sponsored by ECFMG.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "We do not sponsor visas of any kind, including J-1 and H-1B.": (
        "visa_j1=no",
        "visa_h1b=no",
    ),
    "Unfortunately, our program cannot sponsor visas at this time.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "We accept J-1 and H-1B visas.": (
        "visa_j1=yes",
        "visa_h1b=yes",
    ),
    "H-1B visas may be sponsored in exceptional circumstances for outstanding candidates.": ("visa_h1b=case_by_case",),
    "The program sponsors J-1 visas. H-1B visas are considered on an individual basis.": (
        "visa_j1=yes",
        "visa_h1b=case_by_case",
    ),
    "We sponsor both J1 and H1B visas, but H1B candidates must have passed Step 3 by the rank list deadline.": (
        "visa_j1=yes",
        "visa_h1b=yes",
        "h1b_step3_by=ranking required",
    ),
    "Applicants requiring visa sponsorship are not eligible for our program.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "We are unable to consider applicants who need a visa.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "Candidates must be U.S. citizens or hold a green card.": ("visa_other=citizens_or_residents_only",),
    "Only U.S. citizens and permanent residents will be considered.": ("visa_other=citizens_or_residents_only",),
    "Applicants must be authorized to work in the United States.": (),
    "Applicants must be eligible to work in the United States without sponsorship.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "The J-1 visa is the preferred visa for residency training at our hospital.": ("visa_j1=yes",),
    "Preference is given to applicants with a J-1 visa over H-1B.": (
        "visa_j1=yes",
        "visa_h1b=yes",
    ),
    "Residents on J-1 visas must return to their home country for two years.": (),
    "The J-1 visa is a temporary nonimmigrant visa for participation in exchange visitor programs.": (),
    "Our graduates on J-1 waivers have found jobs throughout the state.": (),
    "We currently have residents on J-1 and H-1B visas.": (),
    "Do you sponsor visas?\nYes, we sponsor J-1 visas only.": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
    "Do you sponsor H1B visas?\nNo.": ("visa_h1b=no",),
    "Do you sponsor H1B visas?\nNo, we only sponsor J-1 visas.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "Do you sponsor J-1 visas?\nYes.": ("visa_j1=yes",),
    "What type of visas do you sponsor?\nJ-1": ("visa_j1=yes",),
    "What types of visas do you accept?\nWe accept J-1 visas through ECFMG sponsorship. We do not accept H-1B visas.": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
    "Visa: J-1 only": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
    "Visas sponsored: J-1, H-1B": (
        "visa_j1=yes",
        "visa_h1b=yes",
    ),
    "Visa sponsorship: None": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "Non-U.S. citizens must have a valid J-1 visa or permanent resident status.": ("visa_j1=yes",),
    "Foreign nationals who are neither citizens nor permanent residents must come on a J-1 visa.": ("visa_j1=yes",),
    "If you are not a US citizen or permanent resident, you must be eligible for a J-1 visa.": ("visa_j1=yes",),
    "We do not offer H-1B visas unless the applicant already holds one from another residency.": (
        "visa_h1b=transfer_only",
    ),
    "We no longer sponsor H-1B visas.": ("visa_h1b=no",),
    "As of 2024, the hospital will no longer sponsor J-1 visas.": ("visa_j1=no",),
    "For fellowship training only, H-1B visas may be considered.": (),
    "H-1B visa sponsorship is available for qualified candidates who have passed USMLE Step 3.": ("visa_h1b=yes",),
    "Requests for H-1B sponsorship must be approved by the DIO.": ("visa_h1b=case_by_case",),
    "The institution prefers J-1 visas but will consider H-1B visas.": (
        "visa_j1=yes",
        "visa_h1b=case_by_case",
    ),
    "We will not sponsor H-1B visas for candidates who are eligible for a J-1.": ("visa_h1b=no",),
    "We accept all visa types.": (),
    "Visa status is not considered in our selection.": (),
    "J-1 clinical visas are processed by the GME office.": (),
    "Please contact the International Office for questions about J-1 and H-1B visas.": (),
    "Applicants with an F-1 OPT must convert to a J-1.": (),
    "We don't sponsor H-1B visas, nor do we accept applicants on EAD.": ("visa_h1b=no",),
    "Employment Authorization Documents (EAD) are accepted.": ("visa_other=ead_accepted",),
    "Because J-1 visas are sponsored by ECFMG, our hospital does not sponsor any other visas.": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
    "There is no limit to the number of J-1 visas we sponsor.": ("visa_j1=yes",),
    "We do not discriminate on the basis of visa status; J-1 and H-1B holders are welcome.": (
        "visa_j1=yes",
        "visa_h1b=yes",
    ),
    "No H-1B visas.": ("visa_h1b=no",),
    "No visa sponsorship is available for preliminary positions.": (),
    "It is the policy of the hospital not to sponsor H-1B visas for graduate medical education.": ("visa_h1b=no",),
    "We participate in the J-1 visa program sponsored by ECFMG and not in the H-1B program.": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
    "J-1 visas: yes. H-1B visas: no.": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
    "Do I need a visa? If you are not a US citizen, yes.": (),
    "An H-1B visa is not an option for this training program.": ("visa_h1b=no",),
    "Visa sponsorship (H-1B) is provided only after successful completion of USMLE Step 3 prior to April 1.": (
        "visa_h1b=yes",
        "h1b_step3_by=start required",
    ),
    "All non-citizens must apply for J-1 status; the hospital has no other visa program.": (
        "visa_j1=yes",
        "visa_h1b=no",
    ),
}
"""Who sponsors what, and sentences that only speak of visas."""

DEMANDS: Mapping[str, tuple[str, ...]] = {
    "Applicants must have passed USMLE Step 1 and Step 2 CK on the first attempt.": (
        "max_failed_attempts=0 required any",
    ),
    "We prefer applicants who passed all USMLE exams on the first try.": ("max_failed_attempts=0 preferred any",),
    "No more than two attempts on any USMLE step.": ("max_failed_attempts=1 required any",),
    "No more than one failure on USMLE Step 1 or Step 2.": ("max_failed_attempts=1 required any",),
    "Applicants with more than one failed attempt on any step will not be considered.": (
        "max_failed_attempts=1 required any",
    ),
    "We do not have a limit on the number of attempts.": (),
    "Our residents have a 98% pass rate on the board exam on the first attempt.": (),
    "USMLE Step 1 must be passed within three attempts.": ("max_failed_attempts=2 required step1",),
    "A failure on any USMLE exam does not automatically disqualify an applicant.": (),
    "Multiple failures on USMLE are discouraged.": (),
    "USMLE Step 1 score of 220 or higher.": ("min_step1=220",),
    "We require a minimum score of 215 on USMLE Step 1 and 220 on Step 2 CK.": (
        "min_step1=215 required",
        "min_step2=220 required",
    ),
    "The average Step 2 CK score of our interviewed applicants is 240.": (),
    "Scores above 230 on Step 2 CK are preferred but not required.": ("min_step2=230 preferred",),
    "Step 1 is pass/fail; Step 2 CK above 225 preferred.": ("min_step2=225 preferred",),
    "Competitive applicants typically have scores above 230 on Step 2.": (),
    "COMLEX Level 2 score of at least 500.": (),
    "We do not have a minimum USMLE score.": (),
    "There is no cutoff score, but most successful applicants score above 220 on Step 2 CK.": (),
    "Graduation from medical school within the past five years.": ("max_years_since_graduation=5",),
    "Applicants must have graduated within 3 years of application.": ("max_years_since_graduation=3 required",),
    "We prefer recent graduates (within 5 years).": ("max_years_since_graduation=5 preferred",),
    "We will not consider applicants who graduated more than 7 years ago.": ("max_years_since_graduation=7 required",),
    "There is no limit on year of graduation.": (),
    "Graduates of more than five years ago must have been in active clinical practice.": (
        "max_years_since_graduation=5 considered_without unless active practice",
    ),
    "No more than 10 years since graduation from medical school.": ("max_years_since_graduation=10 required",),
    "The residency takes three years and 95% of graduates pass the boards.": (),
    "Three letters of recommendation.": ("letters=3",),
    "Please submit three letters of recommendation, at least one from a surgeon.": (
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    "A minimum of three letters of recommendation (four maximum).": ("letters=3 required",),
    "Three letters of recommendation plus the MSPE.": ("letters=3",),
    "Dean's letter and three letters of recommendation are required.": ("letters=3 required",),
    "Three letters, one of which is the Dean's letter.": ("letters=2",),
    "Up to four letters of recommendation can be uploaded.": (),
    "At least two of the letters must be from U.S. physicians.": ("letters_us=2 required",),
    "We require 3 LORs, two of which must be from US clinical experience.": (
        "letters=3 required",
        "letters_us=2 required",
    ),
    "One letter must be from the chair of medicine.": (),
    "Letters of recommendation should be no more than one year old.": (),
    "ECFMG certification is required at the time of application.": ("ecfmg_certificate_by=application required",),
    "IMGs must be ECFMG certified by the time rank lists are due.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=ranking required",
    ),
    "International graduates must have a valid ECFMG certificate before starting residency.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=start required",
    ),
    "ECFMG certification must be completed by July 1.": ("ecfmg_certificate_by=start required",),
    "Valid ECFMG certificate.": (),
    "We do not require ECFMG certification at the time of application, but it must be obtained before ranking.": (
        "ecfmg_certificate_by=ranking required",
    ),
    "ECFMG certificate is not needed to apply.": (),
    "Step 2 CK must be completed before the rank order list deadline.": ("step2_by=ranking required",),
    "We require Step 2 CK scores prior to offering an interview.": ("step2_by=interview required",),
    "Step 2 CK is not required at the time of application.": (),
    "Step 2 CK should be taken by December 31.": ("step2_by=ranking required",),
    "USMLE Step 2 CK and CS must be passed prior to starting residency.": ("step2_by=start required",),
    "Step 2 CS must be passed before ranking.": (),
    "Residents must pass Step 3 by the end of PGY-2.": (),
    "US clinical experience is required.": ("usce_kind=us_experience_unspecified required",),
    "At least 3 months of hands-on US clinical experience is required.": (
        "usce_months=3 required",
        "usce_kind=hands_on_only required",
    ),
    "We prefer at least six months of U.S. clinical experience.": ("usce_months=6 preferred",),
    "Observerships do not count as clinical experience.": (),
    "U.S. clinical experience is strongly recommended but not required.": (
        "usce_months=0",
        "usce_kind=us_experience_unspecified preferred",
    ),
    "Externships, observerships and research count toward US clinical experience.": (),
    "Applications are accepted from September 4 through November 30.": (
        "application_opens=--09-04",
        "application_deadline=--11-30",
    ),
    "The deadline for applications is October 15, 2026.": ("application_deadline=2026-10-15",),
    "We will begin reviewing applications on September 24.": (),
    "Interviews are held from November through January.": (),
    "Rank order lists are due March 1.": (),
    "The program begins July 1.": (),
    "Applications received after December 1 will not be reviewed.": ("application_deadline=--12-01",),
    "Interview invitations will be sent by October 31.": (),
    "Applicants must register with the NRMP by January 31.": (),
    "All interviews for the 2026-2027 season will be virtual.": ("interview_format=virtual",),
    "Interviews will be conducted in person.": ("interview_format=in_person",),
    "Interviews were virtual during the pandemic.": (),
    "Applicants may choose a virtual or in-person interview.": ("interview_format=either",),
    "A virtual open house will be held in October.": (),
    "We accept 12 categorical residents each year.": ("positions=12 C",),
    "There are 36 residents in the program, 12 per year.": ("positions=12",),
    "The program has 8 categorical and 4 preliminary positions.": (
        "positions=8 C",
        "positions=4 P",
    ),
    "We have 45 residents.": (),
    "Our program receives 3,000 applications for 10 positions.": ("positions=10",),
    "We accept graduates of international medical schools.": ("accepts_img=yes",),
    "We do not accept international medical graduates.": ("accepts_img=no",),
    "International medical graduates are welcome to apply.": ("accepts_img=yes",),
    "We rarely consider IMGs.": ("accepts_img=rarely",),
    "We only accept graduates of LCME-accredited schools.": ("accepts_img=no",),
    "Graduates of LCME or AOA accredited schools or IMGs with ECFMG certification are eligible.": ("accepts_img=yes",),
    "40% of our residents are IMGs.": ("accepts_img=yes",),
    "Must have passed Step 3 for H-1B sponsorship.": ("visa_h1b=yes",),
    "ACGME program number 1404500123": ("acgme_id=1404500123",),
}
"""What applicants must bring, by when, and what only sounds like it."""

AROUND: Mapping[str, tuple[str, ...]] = {
    "I have an H-1B visa from another hospital.": (),
    "My Step 2 CK score is 231 and I have three letters of recommendation.": (),
    "They had some training in the U.S. The hospital sponsors the J-1 visa.": ("visa_j1=yes",),
    "Clinical experience in the U.S. may be required.": (),
    "Most people who apply have 231 or above on Step 2 CK.": (),
    "Scores of 231 on Step 2 CK are the rule; as a rule three letters of recommendation arrive.": (),
    "Send three letters of recommendation. One must come from a psychiatrist.": (
        "letters=3 required",
        "letters_specialty=1 required",
    ),
    "Three letters of recommendation, the Dean's letter being one of them, are required.": ("letters=2 required",),
    "Applicants who took Step 3 must have passed it.": (),
    "Graduation must be within four years, but we prefer those who graduated lately.": (
        "max_years_since_graduation=4 required",
    ),
    "How many years may lie between medical school graduation and residency? 6 yrs.": ("max_years_since_graduation=6",),
    "From September 20 until November 28 we accept applications.": (
        "application_opens=--09-20",
        "application_deadline=--11-28",
    ),
    "IMGs must without exception hold U.S. citizenship or permanent residency.": (
        "accepts_img=yes",
        "visa_other=citizens_or_residents_only",
    ),
    "We prefer:\n\n- Step 2 CK scores of at least 231\n- one failure at most on any step\n- at least 3 months USCE": (
        "min_step2=231 preferred",
        "max_failed_attempts=1 preferred any",
        "usce_months=3 preferred",
    ),
    "Applicants must have:\n\n- Step 2 CK scores of at least 231\n- no more than one failure on any USMLE step": (
        "min_step2=231 required",
        "max_failed_attempts=1 required any",
    ),
    "Those whom we interview typically have:\n\n- Step 2 CK scores above 231\n- three letters of recommendation": (),
    "USMLE part 1 and part 2: at least 221 on each, passed at the first or second attempt": (
        "min_step1=221 required",
        "min_step2=221 required",
        "max_failed_attempts=1 required any",
    ),
    "Steps 1 and 2 passed at the second attempt, score of at least 221": (
        "min_step1=221 required",
        "min_step2=221 required",
        "max_failed_attempts=1 required any",
    ),
    "The results of Step 2 CK (USMLE) should be in ERAS by February 1 at the latest.": ("step2_by=ranking required",),
}
"""What decides stands around the words: who speaks, what introduces a list, the sentence before."""

ALL = {"visas": VISAS, "demands": DEMANDS, "around": AROUND}
