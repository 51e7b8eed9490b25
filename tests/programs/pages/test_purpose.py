"""Whole pages that look like a residency's: whom they are for decides whether they state anything."""

import pytest

from programs.pages.extract import extract

FELLOWS = """How to apply

Our test program looks for two fellows each year.

- Three letters of recommendation, one of them from the director of your internal medicine residency program
- Steps 1, 2 and 3 of the USMLE passed on the first attempt
- A copy of the ECFMG certificate for graduates of international schools

J-1 visas only. The fellowship program director reads every application that meets what is asked for above.
"""

ONE_MENTION = """How to apply

The heart failure fellowship welcomes those who will have completed a residency in medicine.

J-1 and H-1B visas are considered, and nothing else can be. Please send a curriculum vitae, a statement of what you
want to do with the training, and three letters of recommendation, all of them through ERAS and none by mail.
"""

SCHOLARS = """J-1 visas

The office sponsors J-1 visas for visiting scientists, postdoctoral scholars and other guests of the laboratories.

Scholars who come with their families have to show the means to keep them. The department writes the invitation and
sends it to us at least three months before the scholar arrives. International medical graduates are welcome here.
"""

STUDENTS = """Electives

Visiting students apply through VSLO. International medical graduates are not accepted for electives.

Visiting medical students send three letters of recommendation by October 1, and proof of their vaccinations, of an
insurance, and of having passed Step 1. Each of the electives is four weeks long and none of them can be divided.
"""

BOARD = """The board and J-1 visas

Subspecialty candidates with a J-1 visa apply by January 15. The subspecialty examination is held in the fall.

A J-1 visa is supported for a second year of study where the director of the accredited program asks for it in a
letter, and where the committee of the hospital has approved what will be taught in that year and who teaches it.
"""

ADVICE = """Your last year

Letters are asked for in June. You will want three letters of recommendation; talk about them with your advisor.

Take Step 2 CK before the end of August, so that the score is there when applications open. In most fields an elective
at another school is wise, and our students do well there. Student Affairs offers practice interviews in the fall, and
whoever has failed a Step or has few invitations should come and see us at once, before anything else is decided on.
"""

ROTATORS = """Residents from other hospitals

Ask the coordinator of the department in which you would like to rotate whether there is room for you in that month.

- A letter of your director that names the goals of the rotation
- Graduates of foreign schools add a copy of their ECFMG certificate
- Proof of insurance, and of the training license of the state
"""

OTHERS = {
    "advice": ADVICE,
    "rotators": ROTATORS,
    "fellows": FELLOWS,
    "one mention": ONE_MENTION,
    "scholars": SCHOLARS,
    "students": STUDENTS,
    "board": BOARD,
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_for_others_than_residents_states_nothing(name: str) -> None:
    assert extract(OTHERS[name]) == []


RESIDENTS = """How to apply

Our residents come from all over the country, and many of them go on to a fellowship.

Three letters of recommendation are required. J-1 visas only. Residents who want a fellowship in cardiology, in
nephrology or in another of the fields that our hospital teaches find mentors for it in the first months here.
"""

NOTE_AT_THE_END = """How to apply

Three letters of recommendation are required. J-1 visas only.

We read every application that reaches us by the end of the season and answer each of them in writing.

Fellowship applicants: please write to the office of the fellowship that you have in mind, for each has its own days.
"""

SHORT = "Three letters of recommendation are required. J-1 visas only. Our graduates do well in their fellowship."


@pytest.mark.parametrize("text", [RESIDENTS, NOTE_AT_THE_END, SHORT])
def test_a_residency_that_names_others_in_passing_is_read(text: str) -> None:
    assert {f"{one.field}={one.value}" for one in extract(text)} == {"letters=3", "visa_j1=yes", "visa_h1b=no"}


@pytest.mark.parametrize("place", ["visiting-students", "observerships", "exchange-visitors", "cardiology-fellowship"])
def test_an_address_tells_whom_a_page_is_for(place: str) -> None:
    text = "Three letters of recommendation are required. J-1 visas only."

    assert extract(text, url=f"https://hospital.test/education/{place}/apply") == []
    assert len(extract(text, url=f"https://hospital.test/residency/{place}")) == 3


OTHER_ADDRESSES = (
    "https://hospital.test/education/cardiology/apply",
    "https://hospital.test/gme/orientation/what-to-bring",
    "https://school.test/md-education/matching/letters",
    "https://school.test/offices/international-services/physicians",
    "https://forum.test/showthread.php",
    "https://hospital.test/pharmacy/apply",
)
OWN_ADDRESSES = (
    "https://hospital.test/education/apply",
    "https://hospital.test/residencies/cardiology/apply",
    "https://hospital.test/residency/orientation/apply",
)
PLAIN = "Three letters of recommendation are required. We accept J-1 visas only."


@pytest.mark.parametrize("url", OTHER_ADDRESSES)
def test_an_address_of_others_states_nothing(url: str) -> None:
    assert extract(PLAIN, url=url) == []


@pytest.mark.parametrize("url", OWN_ADDRESSES)
def test_an_address_of_a_residency_states_what_stands_there(url: str) -> None:
    assert len(extract(PLAIN, url=url)) == 3


OF_FELLOWS = {
    "number": "Program number of the ACGME: 1410000001. Three letters of recommendation are required.",
    "code": "NRMP 1000141F0. Three letters of recommendation are required.",
    "season": "Interviews are held in August. Three letters of recommendation are required.",
    "deadline": "The deadline is August 31. Three letters of recommendation are required.",
    "behind": "You have completed an internal medicine residency. Three letters of recommendation are required.",
}
OF_RESIDENTS = {
    "number": "Program number of the ACGME: 1400000001. Three letters of recommendation are required.",
    "both codes": "NRMP 1000140C0, fellows 1000141F0. Three letters of recommendation are required.",
    "season": "Interviews are held in November. Three letters of recommendation are required.",
    "supplement": "The supplemental application closes on August 31. Three letters of recommendation are required.",
    "own residents": "Our residents meet in August for interviews. Three letters of recommendation are required.",
    "first year": "You have completed a surgery residency or a PGY-1. Three letters of recommendation are required.",
}


@pytest.mark.parametrize("name", OF_FELLOWS)
def test_numbers_and_seasons_of_fellowships_tell_whom_a_page_is_for(name: str) -> None:
    assert extract(OF_FELLOWS[name]) == []


@pytest.mark.parametrize("name", OF_RESIDENTS)
def test_numbers_and_seasons_of_residencies_do_too(name: str) -> None:
    assert [one.value for one in extract(OF_RESIDENTS[name]) if one.field == "letters"] == ["3"]
