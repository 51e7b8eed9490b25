"""Sentences and pieces of pages in ordinary words, misread or passed over before the tenth version: all they state."""

SENTENCES: dict[str, tuple[str, ...]] = {
    "Applicants must not have failed USMLE Step 1 more than once or Step 2 CK more than once.": (
        "max_failed_attempts=1 required any",
    ),
    "Applicants must not have failed Step 1 more than once.": ("max_failed_attempts=1 required step1",),
    "Step 1 must be passed within two attempts and Step 2 CK on the first attempt.": (
        "max_failed_attempts=0 required step2",
        "max_failed_attempts=1 required step1",
    ),
    "Applicants may not have failed Step 2 CK more than twice.": ("max_failed_attempts=2 required step2",),
    "No applicant may have failed either Step more than once.": ("max_failed_attempts=1 required any",),
    (
        "Preference is given to applicants who:\n- Have graduated in the past three years\n- Have "
        "passed all board exams on the first try"
    ): (
        "max_failed_attempts=0 preferred any",
        "max_years_since_graduation=3 preferred",
    ),
    "We need three letters. We prefer that one be written by a family physician.": (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "We require three letters. It is preferred that at least one be from a pediatrician.": (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    (
        "We require three letters. At least one must be a SLOE from an emergency medicine "
        "rotation; two SLOEs are preferred."
    ): (
        "letters=3 required",
        "letters_specialty=1 required",
        "letters_specialty=2 preferred",
    ),
    "Three letters are required. For IMGs, at least one has to be from a U.S. physician.": (
        "accepts_img=yes",
        "letters=3 required",
        "letters_us=1 required img",
    ),
    (
        "Your application must include three letters of recommendation. We encourage you to have "
        "at least one from an anesthesiologist."
    ): (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "Please send three letters. It's best if at least one of them comes from a pathologist.": (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "Please send three letters. Competitive applicants have at least one letter from a physiatrist.": (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "We would like to see three letters, at least two of which are SLOEs.": (
        "letters=3 preferred",
        "letters_specialty=2 preferred",
    ),
    (
        "We require three letters of recommendation. It is recommended that two of the letters come from pediatricians."
    ): (
        "letters=3 required",
        "letters_specialty=2 preferred",
    ),
    "These applicants must have at least two SLOEs from U.S. emergency departments with residency programs.": (
        "letters_specialty=2 required",
        "letters_us=2 required",
    ),
    "We prefer to have your Step 2 CK score when you apply, and we require it before we make our rank list.": (
        "step2_by=application preferred",
        "step2_by=ranking required",
    ),
    (
        "We would prefer to have your Step 2 CK result at the time of application. It has to be on file before we rank."
    ): (
        "step2_by=application preferred",
        "step2_by=ranking required",
    ),
    "We like to have Step 2 CK when you apply. It must be in before we certify our rank list.": (
        "step2_by=application preferred",
        "step2_by=ranking required",
    ),
    "Both Step 1 and Step 2 CK have to be passed before we will review the application.": (
        "step2_by=application required",
    ),
    "Step 1 and Step 2 CK must be passed before your application will be considered.": (
        "step2_by=application required",
    ),
    (
        "Your application must have:\n- Personal statement\n- Three letters of recommendation\n- "
        "Transcript and MSPE\n- USMLE Step 1 and Step 2 CK scores"
    ): (
        "letters=3 required",
        "step2_by=application required",
    ),
    "Preferred:\n- Step 3 passed\n- Research": ("step3=yes preferred",),
    "Preference is given to candidates with:\n- Passed Step 3\n- Letters from US physicians": ("step3=yes preferred",),
    "Step 3 is not required for our program but is looked on favorably.": ("step3=yes preferred",),
    (
        "Step 3 is not needed unless you are asking for an H-1B visa, in which case it has to be passed before we rank."
    ): ("h1b_step3_by=ranking required",),
    (
        "Applicants who are not citizens or permanent residents may be sponsored for a J-1 visa "
        "through ECFMG. The hospital does not sponsor H-1B visas."
    ): (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "Canadian citizens may also train with us on a TN visa if their circumstances allow.": ("visa_other=tn",),
    "TN status is accepted for Canadian citizens in residency programs.": ("visa_other=tn",),
    "The J-1 exchange visitor visa sponsored by ECFMG is the visa of choice for all residents.": ("visa_j1=yes",),
    (
        "F-1 students may begin residency on Optional Practical Training (OPT) if the "
        "authorization is valid on the first day."
    ): ("visa_other=f1_opt",),
    (
        "Persons with an Employment Authorization Document (EAD) may be appointed for as long as the document is valid."
    ): ("visa_other=ead_accepted",),
    "Candidates who hold a green card or an EAD do not need a visa and are treated as any other applicant.": (
        "visa_other=ead_accepted",
    ),
    "We are not able to consider graduates of international medical schools, and we do not sponsor visas.": (
        "accepts_img=no",
        "visa_h1b=no",
        "visa_j1=no",
        "visa_other=none_sponsored",
    ),
    "We are unable to consider international medical graduates.": ("accepts_img=no",),
    "Graduates of US, Canadian, osteopathic and international medical schools are all welcome to apply.": (
        "accepts_img=yes",
    ),
    "Graduates of LCME, osteopathic and international schools may all apply.": ("accepts_img=yes",),
    "You can choose between a virtual interview and an in-person visit.": ("interview_format=either",),
    "Interviews may be virtual or in person, at the candidate's choice.": ("interview_format=either",),
    "Candidates may choose a virtual or an in-person interview.": ("interview_format=either",),
    "Interviews are virtual, and an optional second look is scheduled after our rank list is locked.": (
        "interview_format=virtual",
    ),
    "Interviews run on Tuesdays and Thursdays, by video.": ("interview_format=virtual",),
    "Interviews are held by video on Mondays.": ("interview_format=virtual",),
    "Interviews take place by video from November through January.": ("interview_format=virtual",),
    "Interviews are conducted over Zoom on Wednesdays.": ("interview_format=virtual",),
    "All interviews for residency positions are to be held in a virtual format.": ("interview_format=virtual",),
    "We don't use VSLO; students should e-mail our coordinator to request an application for a rotation.": (
        "visiting_students=direct",
    ),
    "Fourth-year students are welcome to rotate. Email our student coordinator to apply. No VSLO account needed.": (
        "visiting_students=direct",
    ),
    "We do not have room for visiting students.": ("visiting_students=no",),
    "At this time we are not able to host visiting students from other medical schools.": ("visiting_students=no",),
    "Visiting students apply for a rotation through VSLO.": ("visiting_students=vslo",),
    "Fourth-year students can rotate with us. Applications are accepted through VSLO starting in April.": (
        "visiting_students=vslo",
    ),
    "Q: Can I rotate with you as a 4th year?\nA: Yes, apply on VSLO.": ("visiting_students=vslo",),
    "Applications completed by November 1 will be given the fullest consideration.": (
        "application_deadline=--11-01 preferred",
    ),
    "A letter from the state medical board confirming that they are eligible to train in this state is required.": (
        "state_letter=yes required",
    ),
    "IMGs need:\n- A letter from the state medical board confirming that they are eligible to train in this state": (
        "accepts_img=yes",
        "state_letter=yes required",
    ),
    "Each year we fill two categorical positions and six advanced (PGY-2) positions through the NRMP.": (
        "positions=2 C",
        "positions=6 A",
    ),
    "We'll match 20 categorical residents, 2 preliminary residents and 4 residents in our primary care track.": (
        "positions=2 P",
        "positions=20 C",
        "positions=4 M",
    ),
    "Categorical (PGY-1 to PGY-4): 8 positions": ("positions=8 C",),
    (
        "Candidates should have finished medical school within the last three years and have some "
        "direct patient care experience in the United States."
    ): (
        "max_years_since_graduation=3 required",
        "usce_kind=hands_on_only required",
    ),
    (
        "IMGs must have at least 2 months of US clinical experience. We accept externships, "
        "electives and observerships."
    ): (
        "accepts_img=yes",
        "usce_kind=observership_counts required img",
        "usce_months=2 required img",
    ),
    "IMGs must hold a current ECFMG certificate by the time of the interview.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=interview required",
    ),
    "IMGs must have an ECFMG certificate by the date of the interview.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=interview required",
    ),
    "Residents per year: 6-8": ("positions=6",),
    "J-1 is the standard visa for residents, and we support it without reservation.": ("visa_j1=yes",),
    "We sponsor J-1 visas without restriction.": ("visa_j1=yes",),
    "H-1B visas are sponsored without exception.": ("visa_h1b=yes",),
    "Upload at most four letters. Two should be from dermatologists.": ("letters_specialty=2 required",),
    (
        "Please send us three letters. At least one must come from a physician you worked with in "
        "the United States, and we would like one to come from a family doctor."
    ): (
        "letters=3 required",
        "letters_specialty=1 preferred",
        "letters_us=1 required",
    ),
    (
        "We accept applications from international medical graduates who:\n- Graduated from medical "
        "school within the last 3 years\n- Have at least 6 months of hands-on clinical experience "
        "in the United States"
    ): (
        "accepts_img=yes",
        "max_years_since_graduation=3 required img",
        "usce_kind=hands_on_only required img",
        "usce_months=6 required img",
    ),
    (
        "We consider IMGs who have graduated within the last 5 years and who have at least 3 "
        "months of clinical experience in the United States."
    ): (
        "accepts_img=yes",
        "max_years_since_graduation=5 required img",
        "usce_months=3 required img",
    ),
    (
        "For international medical graduates we prefer graduation within the last three years and "
        "at least one month of clinical experience in the United States."
    ): (
        "accepts_img=yes",
        "max_years_since_graduation=3 preferred img",
        "usce_months=1 preferred img",
    ),
    (
        "Step 2 CK. International graduates must have a passing Step 2 CK score at the time of "
        "application. Students at U.S. schools must have a passing score before their interview."
    ): (
        "accepts_img=yes",
        "step2_by=application required img",
        "step2_by=interview required us",
    ),
    (
        "IMGs may apply if they have at least two months of U.S. clinical experience within the "
        "past year and a valid ECFMG certificate at the time of application."
    ): (
        "accepts_img=yes",
        "ecfmg_certificate_by=application required",
        "usce_months=2 required img",
        "usce_recency=1 required img",
    ),
    "We start accepting applications on September 3 and stop on October 31.": (
        "application_deadline=--10-31",
        "application_opens=--09-03",
    ),
    "Get your application in by October 31 if you want the best shot.": ("application_deadline=--10-31 preferred",),
    (
        "Your application is complete only when we have every item.\n- ERAS application\n- Personal "
        "statement\n- Three letters of recommendation, including the dean's letter\n- ECFMG "
        "certificate (graduates of schools abroad)"
    ): (
        "accepts_img=yes",
        "ecfmg_certificate_by=application required",
        "letters=2 required",
    ),
    "One failure on Step 1 is OK with us; with two or more we will not be able to consider you.": (
        "max_failed_attempts=1 required step1",
    ),
    "Any failure of a USMLE Step will remove a file from the pool.": ("max_failed_attempts=0 required any",),
    "One fail on Step 1 or Step 2 CK won't keep you out; more than one will.": ("max_failed_attempts=1 required any",),
    "Medical degrees must have been earned within the past six years.": ("max_years_since_graduation=6 required",),
    "Applicants who left school over seven years ago will not be considered.": (
        "max_years_since_graduation=7 required",
    ),
    "Applicants who finished medical school more than five years ago will not be considered.": (
        "max_years_since_graduation=5 required",
    ),
    "But we cannot put anyone on our rank list without a passing Step 2 CK result.": ("step2_by=ranking required",),
    (
        "Our limit is five years from graduation, except for applicants who have been practicing medicine continuously."
    ): ("max_years_since_graduation=5 required unless active practice",),
    "IMGs need 4 months of US clinical experience, externships or electives only.": (
        "accepts_img=yes",
        "usce_kind=hands_on_only required img",
        "usce_months=4 required img",
    ),
    "Candidates may interview by video or on site.": ("interview_format=either",),
    "Interviews are offered in person or virtually, at the choice of the applicant.": ("interview_format=either",),
    "Before an interview is scheduled we must have your Step 2 CK result and all three letters of recommendation.": (
        "letters=3 required",
        "step2_by=interview required",
    ),
    (
        "The following documents are required:\n- Letter from the Puerto Rico Board of Medical "
        "Licensure and Discipline stating that the applicant is eligible for an intern license\n- "
        "Official transcript\n- Curriculum vitae"
    ): ("state_letter=yes required",),
    (
        "International medical graduates are considered if they meet the following requirements:\n- "
        "ECFMG certified at the time of application\n- Hands-on clinical experience in the United "
        "States (observerships do not qualify)\n- At least one letter from a U.S. physician"
    ): (
        "accepts_img=yes",
        "ecfmg_certificate_by=application required",
        "letters_us=1 required img",
        "usce_kind=hands_on_only required img",
    ),
    "Our accreditation status is Continued Accreditation with Warning.": ("accreditation_status=warning",),
    "Five categorical positions are open to students and recent graduates.": ("positions=5 C",),
    "All applications for away rotations go through VSLO; the slots fill quickly.": ("visiting_students=vslo",),
    "The ECFMG certificate itself must be in our hands by February 20.": ("ecfmg_certificate_by=ranking required",),
    "If you have a work permit (EAD) already, you are fine with us.": ("visa_other=ead_accepted",),
    "Candidates holding an EAD are welcome to apply and need no sponsorship from us.": ("visa_other=ead_accepted",),
    "H-1B sponsorship is also offered. To qualify, a candidate must have passed Step 3 before the interview.": (
        "h1b_step3_by=interview required",
        "visa_h1b=yes",
    ),
    "U.S. clinical experience is not required, although it is strongly recommended.": (
        "usce_kind=us_experience_unspecified preferred",
        "usce_months=0",
    ),
    (
        "We recommend at least two letters of recommendation from physicians in the United States, "
        "out of three in all that we require."
    ): (
        "letters=3 required",
        "letters_us=2 preferred",
    ),
    (
        "An application includes:\n- Personal statement\n- MSPE\n- USMLE transcript with Step 1 and "
        "Step 2 CK\n- Three letters"
    ): (
        "letters=3 required",
        "step2_by=application required",
    ),
    "Visas: J-1, H-1B (limited).": (
        "visa_h1b=case_by_case",
        "visa_j1=yes",
    ),
    "Requests for H-1B visas are reviewed one by one.": ("visa_h1b=case_by_case",),
    "Visas: J-1 yes, H-1B no.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "We do not consider anyone who has failed Step 2.": ("max_failed_attempts=0 required step2",),
    "Applicants with a failing grade on USMLE Step 1 or Step 2 CK are not considered.": (
        "max_failed_attempts=0 required any",
    ),
    "Applicants may have no more than one failed attempt on Step 1 and no failed attempts on Step 2 CK.": (
        "max_failed_attempts=0 required step2",
        "max_failed_attempts=1 required step1",
    ),
    (
        "We favor applicants who have graduated within the past 3 years; older graduates are "
        "considered if they have stayed clinically active."
    ): ("max_years_since_graduation=3 preferred unless active practice",),
    "You need three letters altogether, and the MSPE does not count as one of them.": ("letters=3 required",),
    (
        "We prefer at least one letter of recommendation from a radiation oncologist; three "
        "letters in total are needed."
    ): (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "At this time we are not taking visiting students.": ("visiting_students=no",),
    "Letters of recommendation: minimum of 3, at least 2 from US physicians": (
        "letters=3 required",
        "letters_us=2 required",
    ),
    "Two types of positions are available.": (),
    "IMGs must have an ECFMG certificate before interviewing and a minimum score of 240 on Step 2 CK.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=interview required",
        "min_step2=240 required img",
    ),
    "Students who want to do a sub-internship should contact our student coordinator directly by e-mail.": (
        "visiting_students=direct",
    ),
    "We begin accepting applications: September 2, 2026": ("application_opens=2026-09-02",),
    "Our program has grown from six residents in each class to eight.": (),
    "With regret we announce that the residency in internal medicine will close on June 30, 2028.": (
        "accreditation_status=closing",
    ),
    "The hospital has decided to close the internal medicine residency program.": ("accreditation_status=closing",),
    "The application window for our residency will close on November 1.": ("application_deadline=--11-01",),
    "Our residency program in family medicine will close its application on November 1.": (
        "application_deadline=--11-01",
    ),
    (
        "US Medical School Graduates (MD and DO)\nMinimum Step 2 CK: 210\nInternational Medical "
        "Graduates\nMinimum Step 2 CK: 225"
    ): (
        "min_step2=210 required us",
        "min_step2=225 required img",
    ),
    (
        "The following criteria are used when reviewing applications from U.S. seniors:\n- Step 2 "
        "CK result is required before ranking"
    ): ("step2_by=ranking required us",),
    "Program at a Glance\nVisas sponsored	J-1\nInterview format	Virtual\nCategorical positions per year	8": (
        "interview_format=virtual",
        "positions=8 C",
        "visa_j1=yes",
    ),
}
ALL = {"sentences": SENTENCES}

PIECES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("<p>How many letters do you require?</p><p>Three, including the MSPE.</p>", ("letters=2 required",)),
    ("<p>How many letters do you require?</p><p>Four, including the Dean's letter.</p>", ("letters=3 required",)),
    (
        (
            "<p>How many letters do you require?</p><p>Three, not counting the MSPE. At least one "
            "should ideally come from a psychiatrist.</p>"
        ),
        (
            "letters=3 required",
            "letters_specialty=1 preferred",
        ),
    ),
    (
        (
            "<p><strong>Letters:</strong> A minimum of three and a maximum of four letters. At least "
            "two must be from physicians practicing in the United States, and all should be recent.</p>"
        ),
        (
            "letters=3 required",
            "letters_us=2 required",
        ),
    ),
    ("<h3>Deadline to apply</h3><p>December 15</p>", ("application_deadline=--12-15",)),
    (
        (
            "<p>Do you require U.S. clinical experience?</p><p>For IMGs, we prefer at least 2 months. "
            "It does not have to be in psychiatry.</p>"
        ),
        (
            "accepts_img=yes",
            "usce_months=2 preferred img",
        ),
    ),
    (
        (
            "<table><tr><th>Track</th><th>NRMP code</th><th>Openings</th><th>Application "
            "deadline</th></tr><tr><td>Pediatrics – "
            "Categorical</td><td>1788320C0</td><td>22</td><td>October 30, "
            "2026</td></tr><tr><td>Pediatrics – Primary</td><td>1788320M0</td><td>4</td><td>October "
            "30, 2026</td></tr><tr><td>Pediatrics – "
            "Preliminary</td><td>1788320P0</td><td>3</td><td>December 4, 2026</td></tr></table>"
        ),
        (
            "application_deadline=2026-10-30 C",
            "application_deadline=2026-10-30 M",
            "application_deadline=2026-12-04 P",
            "nrmp_code=1788320C0 C",
            "nrmp_code=1788320M0 M",
            "nrmp_code=1788320P0 P",
            "positions=22 C",
            "positions=3 P",
            "positions=4 M",
        ),
    ),
    (
        (
            "<h2>Letters (SLOEs)</h2><p>At least one SLOE from an academic emergency medicine rotation "
            "is required for us to review your application. Two SLOEs are preferred. You may send up "
            "to four letters altogether.</p>"
        ),
        (
            "letters_specialty=1 required",
            "letters_specialty=2 preferred",
        ),
    ),
    (
        ("<table><tr><th>Letters of recommendation</th><td>3, one from a physiatrist preferred</td></tr></table>"),
        (
            "letters=3",
            "letters_specialty=1 preferred",
        ),
    ),
    (
        (
            "<p>J-1: sponsored.</p><p>H-1B: not sponsored.</p><p>F-1 with OPT: accepted, for graduates "
            "of US schools.</p><p>TN: accepted for Canadian citizens.</p><p>O-1: accepted.</p>"
        ),
        (
            "visa_h1b=no",
            "visa_j1=yes",
            "visa_other=f1_opt",
            "visa_other=o1",
            "visa_other=tn",
        ),
    ),
    (
        (
            "<table><tr><th>Item</th><th>Must be in by</th></tr><tr><td>Step 1</td><td>Time of "
            "application</td></tr><tr><td>Step 2 CK</td><td>Rank list "
            "submission</td></tr><tr><td>ECFMG certificate</td><td>Start of residency</td></tr></table>"
        ),
        (
            "ecfmg_certificate_by=start required",
            "step2_by=ranking required",
        ),
    ),
    (
        ("<h3>How many letters?</h3><p>Three are required, of which one should be written by a pathologist.</p>"),
        (
            "letters=3 required",
            "letters_specialty=1 required",
        ),
    ),
    (
        (
            "<table><tr><th>Program</th><th>First-year positions</th><th>ACGME "
            "ID</th></tr><tr><td>Family "
            "Medicine</td><td>8</td><td>1203812446</td></tr><tr><td>Psychiatry</td><td>5</td><td>400384"
            "4170</td></tr><tr><td>Transitional Year</td><td>10</td><td>9993800263</td></tr></table>"
        ),
        (
            "acgme_id=1203812446",
            "acgme_id=4003844170",
            "acgme_id=9993800263",
            "positions=10",
            "positions=5",
            "positions=8",
        ),
    ),
    ("<p>Step 2 CK: must be done by the time you interview.</p>", ("step2_by=interview required",)),
    (
        ("<h3>Visa</h3><p>J-1 (ECFMG) and H-1B. H-1B candidates must pass Step 3 before interviewing.</p>"),
        (
            "h1b_step3_by=interview required",
            "visa_h1b=yes",
            "visa_j1=yes",
        ),
    ),
    (
        (
            "<p><b>Graduates of U.S. and Canadian medical schools.</b> Applicants should have "
            "graduated within the last three years.</p><p><b>International medical graduates.</b> "
            "Applicants should have graduated within the last five years.</p>"
        ),
        (
            "accepts_img=yes",
            "max_years_since_graduation=3 required us",
            "max_years_since_graduation=5 required img",
        ),
    ),
)
