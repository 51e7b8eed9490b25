"""What programs say in words that few of them use, of our own wording, and what it states."""

from collections.abc import Mapping

LETTERS: Mapping[str, tuple[str, ...]] = {
    "We want to see no fewer than three letters of recommendation.": ("letters=3 required",),
    "Send three letters of recommendation; the MSPE is not one of them.": ("letters=3 required",),
    "Besides the dean's letter we ask for two letters of recommendation.": ("letters=2 required",),
    "How many letters? Three, apart from the MSPE.": ("letters=3",),
    "Letters of recommendation: at least 3": ("letters=3 required",),
    "LORs: 3": ("letters=3",),
    "We read three letters of recommendation and no more.": ("letters=3",),
    "Your file needs three references.": ("letters=3 required",),
    "Three people who know your clinical work should each write a letter of recommendation.": ("letters=3 required",),
    "Have three physicians write letters of recommendation for you.": ("letters=3",),
    "Please arrange for letters of recommendation from three faculty members.": ("letters=3",),
    "A set of three letters of recommendation completes the file.": ("letters=3 required",),
    "Three letters of recommendation will do; four are the most ERAS sends.": ("letters=3 required",),
    "Of the three letters of recommendation two have to be by surgeons.": (
        "letters=3 required",
        "letters_specialty=2 required",
    ),
    "Three letters of recommendation, and we would be glad if one came from a neurologist.": (
        "letters=3",
        "letters_specialty=1 preferred",
    ),
    "At least one letter of recommendation has to be by a pediatrician.": ("letters_specialty=1 required",),
    "We like one letter of recommendation to be from a family physician.": ("letters_specialty=1 preferred",),
    "One of your letters of recommendation must come from a doctor practicing in the United States.": (
        "letters_us=1 required",
    ),
    "All letters of recommendation have to be dated within the last year.": (),
    "A thank-you letter is not needed.": (),
}

DAYS: Mapping[str, tuple[str, ...]] = {
    "Until when can I apply? Until December 1.": ("application_deadline=--12-01",),
    "We stop reading on November 30.": ("application_deadline=--11-30",),
    "Files that arrive after November 15 stay unread.": ("application_deadline=--11-15",),
    "Last day to apply: December 15": ("application_deadline=--12-15",),
    "Applications must reach us by October 20, 2026.": ("application_deadline=2026-10-20",),
    "The door closes for applications on December 31.": ("application_deadline=--12-31",),
    "We take applications from September 15 till November 30.": (
        "application_opens=--09-15",
        "application_deadline=--11-30",
    ),
    "Closing date: November 1": ("application_deadline=--11-01",),
    "Nothing that is sent after December 1 will be looked at.": ("application_deadline=--12-01",),
    "All materials have to be in ERAS no later than October 31st.": ("application_deadline=--10-31",),
    "Complete your ERAS file before November 1 to be reviewed.": ("application_deadline=--11-01",),
    "We will look at everything received on or before 30 November.": ("application_deadline=--11-30",),
    "Our interviews start on October 20 and end on January 25.": (),
    "Orientation begins June 20.": (),
    "Match Day is March 19, 2027.": (),
    "The MSPE is released on September 24.": (),
}

PLACES: Mapping[str, tuple[str, ...]] = {
    "How many places are there? Eight a year.": ("positions=8",),
    "Twelve people begin with us each July.": ("positions=12",),
    "Our classes have six residents each.": ("positions=6",),
    "We are a program of 8-8-8.": ("positions=8",),
    "Positions: 10 categorical, 3 preliminary": ("positions=10 C", "positions=3 P"),
    "Ten first-year places are filled through the Match.": ("positions=10",),
    "Each year we appoint five residents.": ("positions=5",),
    "A class of nine starts every summer.": ("positions=9",),
    "There is room for seven interns every year.": ("positions=7",),
    "Every June we welcome ten interns.": ("positions=10",),
    "We match four residents into each class.": ("positions=4",),
    "Six positions per year, all categorical.": ("positions=6 C",),
    "First-year positions offered: 14": ("positions=14",),
    "The ACGME has approved us for 30 residents, 10 in each year.": ("positions=10",),
    "There are 45 residents in all.": (),
    "We have twelve faculty members.": (),
    "Three chief residents are chosen each year.": (),
}

VISAS: Mapping[str, tuple[str, ...]] = {
    "The J-1 is the only visa we can work with.": ("visa_j1=yes", "visa_h1b=no"),
    "Nothing but a J-1 is possible here.": ("visa_j1=yes", "visa_h1b=no"),
    "You can come on a J-1, not on an H-1B.": ("visa_j1=yes", "visa_h1b=no"),
    "J-1: yes. H-1B: no.": ("visa_j1=yes", "visa_h1b=no"),
    "Do you offer H-1B visas? Unfortunately not.": ("visa_h1b=no",),
    "H-1B petitions are not filed by our hospital.": ("visa_h1b=no",),
    "We are happy to sponsor the J-1 for you.": ("visa_j1=yes",),
    "Those who need a visa may hold a J-1.": ("visa_j1=yes",),
    "The hospital has stopped sponsoring H-1B visas.": ("visa_h1b=no",),
    "As a rule we sponsor the J-1; an H-1B only in exceptional cases.": ("visa_j1=yes", "visa_h1b=case_by_case"),
    "An H-1B can be looked at individually.": ("visa_h1b=case_by_case",),
    "We have no means of sponsoring any visa.": ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    "Applicants who would need a visa cannot be taken.": ("visa_j1=no", "visa_h1b=no", "visa_other=none_sponsored"),
    "You must already be allowed to work in the United States; we sponsor no visas.": (
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    "Only citizens and permanent residents of the United States are considered.": (
        "visa_other=citizens_or_residents_only",
    ),
    "Both visas, J-1 and H-1B, are sponsored.": ("visa_j1=yes", "visa_h1b=yes"),
    "Which visa? J-1 or H-1B.": ("visa_j1=yes", "visa_h1b=yes"),
    "The J-1 visa obliges its holder to go home for two years.": (),
    "Our alumni found J-1 waiver jobs.": (),
    "Research fellows come on an H-1B.": (),
}

YEARS: Mapping[str, tuple[str, ...]] = {
    "You may be out of medical school for five years at most.": ("max_years_since_graduation=5 required",),
    "How long may I be out of school? Not longer than four years.": ("max_years_since_graduation=4 required",),
    "Your diploma must not be older than three years.": ("max_years_since_graduation=3 required",),
    "We look for people who finished medical school in the last three years.": (
        "max_years_since_graduation=3 preferred",
    ),
    "Graduated within: 5 years": ("max_years_since_graduation=5",),
    "We do not read files of people who finished medical school more than ten years ago.": (
        "max_years_since_graduation=10 required",
    ),
    "Time since graduation: at most 6 years": ("max_years_since_graduation=6 required",),
    "Is there a limit on the year of graduation? Five years.": ("max_years_since_graduation=5",),
    "Those who left medical school over seven years ago are not considered.": (
        "max_years_since_graduation=7 required",
    ),
    "We favor recent graduates, that is of the last two years.": ("max_years_since_graduation=2 preferred",),
    "The year of graduation plays no part.": (),
    "Our residents have graduated in the last three years.": (),
}

TIMES: Mapping[str, tuple[str, ...]] = {
    "Without an ECFMG certificate nobody is ranked.": ("ecfmg_certificate_by=ranking required",),
    "You need the ECFMG certificate by the day on which training begins.": ("ecfmg_certificate_by=start required",),
    "The ECFMG certificate must be in hand when you apply.": ("ecfmg_certificate_by=application required",),
    "We do not interview anyone without an ECFMG certificate.": ("ecfmg_certificate_by=interview required",),
    "By the end of January you have to be ECFMG certified.": ("ecfmg_certificate_by=ranking required",),
    "ECFMG certification has to be complete before June.": ("ecfmg_certificate_by=start required",),
    "Only applicants with Step 2 CK results are invited to interview.": ("step2_by=interview required",),
    "Step 2 CK has to be in before we make our list.": ("step2_by=ranking required",),
    "We do not rank anyone whose Step 2 CK result is missing.": ("step2_by=ranking required",),
    "Your Step 2 CK score has to reach us by February 1.": ("step2_by=ranking required",),
    "When is Step 2 CK needed? To be ranked.": ("step2_by=ranking required",),
    "Step 2 CK may be pending when you apply, yet must be passed before the Match.": ("step2_by=ranking required",),
    "It helps to have Step 2 CK done when you apply.": ("step2_by=application preferred",),
    "ECFMG is a private organization.": (),
    "Ask the ECFMG about your certificate.": (),
}

ATTEMPTS: Mapping[str, tuple[str, ...]] = {
    "One failed attempt on Step 1 is allowed, not more.": ("max_failed_attempts=1 required step1",),
    "Attempts per Step: two at most": ("max_failed_attempts=1 required any",),
    "You may have failed once, on one Step only.": ("max_failed_attempts=1 any",),
    "Nobody who failed a Step is invited.": ("max_failed_attempts=0 required any",),
    "Every Step has to be passed at the first try.": ("max_failed_attempts=0 required any",),
    "A clean record on the USMLE, without fails, is preferred.": ("max_failed_attempts=0 preferred",),
    "Ineligible: applicants who took a Step more than twice": ("max_failed_attempts=1 required any",),
    "Do you accept failed attempts? No.": ("max_failed_attempts=0 required",),
    "Passing at the first attempt will make you more competitive on Step 1.": (
        "max_failed_attempts=0 preferred step1",
    ),
    "How often may a Step be attempted? Twice.": ("max_failed_attempts=1 any",),
    "We look at how often a Step was attempted.": (),
}

SCORES: Mapping[str, tuple[str, ...]] = {
    "Step 2 CK: 230 or better": ("min_step2=230",),
    "On Step 2 CK we want no less than 225.": ("min_step2=225 required",),
    "We like a Step 2 CK of 240 and up.": ("min_step2=240 preferred",),
    "Anyone under 220 on Step 2 CK will not hear from us.": ("min_step2=220 required",),
    "What score do I need? At least 225 on Step 2 CK.": ("min_step2=225 required",),
    "The cut-off for Step 2 CK is 230.": ("min_step2=230 required",),
    "Those who match with us have about 245 on Step 2 CK.": (),
    "The passing score of Step 2 CK is 214.": (),
}

EXPERIENCE: Mapping[str, tuple[str, ...]] = {
    "We ask for three months of clinical work in the United States.": ("usce_months=3 required",),
    "Hands-on experience in a U.S. hospital is a must.": ("usce_kind=hands_on_only required",),
    "To have watched is not enough: US clinical experience must be hands-on.": ("usce_kind=hands_on_only required",),
    "Some clinical experience in the U.S. would be welcome.": ("usce_kind=us_experience_unspecified preferred",),
    "Is US clinical experience needed? Not necessarily, but it helps.": (
        "usce_months=0",
        "usce_kind=us_experience_unspecified preferred",
    ),
    "USCE: 4 weeks": ("usce_months=1",),
    "Two months of US clinical experience, observerships included, are required.": (
        "usce_months=2 required",
        "usce_kind=observership_counts required",
    ),
    "Without US clinical experience an application is not considered.": (
        "usce_kind=us_experience_unspecified required",
    ),
}

PEOPLE: Mapping[str, tuple[str, ...]] = {
    "Are IMGs accepted? They are.": ("accepts_img=yes",),
    "Graduates of schools abroad are welcome.": ("accepts_img=yes",),
    "We regret that we cannot consider graduates of foreign schools.": ("accepts_img=no",),
    "We read applications from everywhere, those of international graduates included.": ("accepts_img=yes",),
    "A third of our residents are IMGs.": ("accepts_img=yes",),
    "Very few IMGs are taken.": ("accepts_img=rarely",),
    "Only graduates of US medical schools can apply.": ("accepts_img=no",),
    "IMGs need not apply.": ("accepts_img=no",),
    "Interviews are done by Zoom.": ("interview_format=virtual",),
    "You will be interviewed on campus.": ("interview_format=in_person",),
    "Come and see us: interviews are held here in the hospital, in person.": ("interview_format=in_person",),
    "Interviews: online only": ("interview_format=virtual",),
    "You choose whether the interview is by video or on site.": ("interview_format=either",),
}

DAYS_AND_PLACES: Mapping[str, tuple[str, ...]] = {
    "The deadline for applications is November 30th.": ("application_deadline=--11-30",),
    "Applications will be accepted through October 31, 2026.": ("application_deadline=2026-10-31",),
    "Applications open September 3 and close November 1.": (
        "application_opens=--09-03",
        "application_deadline=--11-01",
    ),
    "Interviews run from October 15 to January 15.": (),
    "ECFMG certification must be received by January 15.": ("ecfmg_certificate_by=ranking required",),
    "We offer 10 categorical and 4 preliminary positions each year.": ("positions=10 C", "positions=4 P"),
    "Our program matches eight residents per year.": ("positions=8",),
    "There are 24 residents in the program, eight in each class.": ("positions=8",),
    "We receive 2,000 applications and interview 120 candidates for 12 positions.": ("positions=12",),
    "Two fellowship positions are offered each year.": (),
    "All interviews will be virtual for the 2026-2027 season.": ("interview_format=virtual",),
    "In-person interviews are offered, with a virtual option.": ("interview_format=either",),
}

ALL: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "letters": LETTERS,
    "days and places": DAYS_AND_PLACES,
    "days": DAYS,
    "places": PLACES,
    "visas": VISAS,
    "years": YEARS,
    "times": TIMES,
    "attempts": ATTEMPTS,
    "scores": SCORES,
    "experience": EXPERIENCE,
    "people": PEOPLE,
}
