"""Tables, accordions, bold labels, lists and whole pages: what they state depends on where it stands."""

import pytest

from programs.pages.extract import extract
from tests.programs.pages.test_hard_sentences import told

BY_AUDIENCE = """<h2>Requirements</h2><table>
<tr><th></th><th>U.S. graduates</th><th>International graduates</th></tr>
<tr><td>Years since graduation</td><td>3</td><td>5</td></tr>
<tr><td>Letters of recommendation</td><td>3</td><td>4</td></tr>
<tr><td>Step 2 CK</td><td>before ranking</td><td>to apply</td></tr></table>"""
LABEL_AND_VALUE = """<table><tr><td>Program size</td><td>24 (8 per year)</td></tr>
<tr><td>Application deadline</td><td>12/01/2026</td></tr><tr><td>H-1B visa</td><td>No</td></tr>
<tr><td>IMGs accepted</td><td>Yes</td></tr><tr><td>Years since graduation</td><td>Max. 5</td></tr>
<tr><td>US clinical experience required</td><td>Yes, 3 months</td></tr></table>"""
BOLD = """<p><strong>Visas</strong><br>J-1 only</p><p><strong>Deadline</strong><br>November 15, 2026</p>
<p><b>Letters of recommendation:</b> three required</p>"""
BUTTONS = """<button>Deadline</button><div>November 15</div><button>How many residents do you take?</button>
<div>Eight a year</div><button>Apply now</button><div>We sponsor J-1 visas.</div>"""
CELLS = """<div><div>Letters</div><div>3</div></div><div><div>Visa</div><div>J-1</div></div>"""
STRENGTHS = """<h3>Required</h3><ul><li>Three letters of recommendation</li></ul>
<h3>Preferred</h3><ul><li>Step 2 CK by the time of application</li><li>US clinical experience</li></ul>
<h3>Not accepted</h3><ul><li>H-1B visas</li></ul>"""
NUMBERED = """<p>Applicants must: (1) have graduated within the last five years; (2) have passed Step 1 and Step 2 CK
at the first attempt; (3) hold an ECFMG certificate at the time of application.</p>"""
VISA_LIST = """<p>Acceptable visa types are:</p><ul><li>J-1 visa: for physicians, by the ECFMG</li>
<li>H-1B visa: requires approval of the GME office</li></ul>"""
DEAN_LISTED = """<ul><li>Three letters of recommendation, which must include<ul><li>A Dean's letter</li>
<li>Letters from two teachers</li></ul></li></ul>"""
COLUMNS_OF_YEARS = """<table><tr><th>Requirement</th><th>2024-2025</th><th>2025-2026</th><th>2026-2027</th></tr>
<tr><td>Application deadline</td><td>October 1</td><td>October 5</td><td>October 10</td></tr>
<tr><td>Step 2 CK minimum score</td><td>215</td><td>220</td><td>230</td></tr></table>"""
PLAIN_YEARS = """<table><tr><td>Requirement</td><td>2026</td><td>2025</td></tr>
<tr><td>PGY-1 positions</td><td>12</td><td>8</td></tr><tr><td>H-1B visa</td><td>No</td><td>Yes</td></tr></table>"""
ROWS_OF_YEARS = """<table><tr><th>Academic year</th><th>PGY-1 positions</th><th>H-1B</th></tr>
<tr><td>2024-25</td><td>8</td><td>No</td></tr><tr><td>2026-27</td><td>12</td><td>Yes</td></tr>
<tr><td>2025-26</td><td>10</td><td>No</td></tr></table>"""

HTML = {
    "a column for each audience": (
        BY_AUDIENCE,
        {
            "max_years_since_graduation=3 required us",
            "max_years_since_graduation=5 required img",
            "letters=3 required us",
            "letters=4 required img",
            "step2_by=ranking us",
            "step2_by=application img",
        },
    ),
    "a column for each year": (COLUMNS_OF_YEARS, {"application_deadline=--10-10", "min_step2=230 required"}),
    "a column for each year, and no header": (PLAIN_YEARS, {"positions=12", "visa_h1b=no"}),
    "a row for each year": (ROWS_OF_YEARS, {"positions=12", "visa_h1b=yes"}),
    "a table of labels and values": (
        LABEL_AND_VALUE,
        {
            "positions=8",
            "application_deadline=2026-12-01",
            "visa_h1b=no",
            "accepts_img=yes",
            "max_years_since_graduation=5",
            "usce_months=3 required",
        },
    ),
    "bold labels over a line": (
        BOLD,
        {"visa_j1=yes", "visa_h1b=no", "application_deadline=2026-11-15", "letters=3 required"},
    ),
    "buttons that open what follows": (BUTTONS, {"application_deadline=--11-15", "positions=8", "visa_j1=yes"}),
    "a label and its value in boxes": (CELLS, {"letters=3", "visa_j1=yes"}),
    "lists by strength": (
        STRENGTHS,
        {
            "letters=3 required",
            "step2_by=application preferred",
            "usce_kind=us_experience_unspecified preferred",
            "visa_h1b=no",
        },
    ),
    "a list within a sentence": (
        NUMBERED,
        {
            "max_years_since_graduation=5 required",
            "max_failed_attempts=0 required any",
            "ecfmg_certificate_by=application required",
        },
    ),
    "a list of visas": (VISA_LIST, {"visa_j1=yes", "visa_h1b=case_by_case"}),
    "the dean's letter listed among the letters": (DEAN_LISTED, {"letters=2 required"}),
}


@pytest.mark.parametrize("name", HTML)
def test_what_a_page_says_in_its_structure(name: str) -> None:
    html, expected = HTML[name]

    assert {told(one) for one in extract(f"<html><body><main>{html}</main></body></html>")} == expected


TEXTS = {
    "a paragraph that says for whom the rest is": (
        "# Questions\n\nThe following questions are for foreign medical graduates and do not apply to "
        "US graduates.\n\n"
        "You must have graduated within the last 3 years.\n\n# Letters\n\nThree letters of recommendation are "
        "required.",
        {"max_years_since_graduation=3 required img", "letters=3 required"},
    ),
    "a heading that begins with the country and a capital letter": (
        "# U.S. Allopathic Graduates\n\nNo more than one failed attempt on the USMLE is allowed.",
        {"max_failed_attempts=1 required us"},
    ),
    "a question with a day, denied": ("Must I apply on September 15?\n\nNo.", set()),
    "the address of an office is no audience": (
        "ECFMG-ERAS Program (Foreign Medical Graduates)\nPO Box 1\n\nThree letters of recommendation are required.",
        {"letters=3 required"},
    ),
    "they are those of the sentence before": (
        "U.S. students need not have taken Step 2 CK. They must pass Step 2 CK before starting residency.",
        {"step2_by=start required us"},
    ),
    "a heading over a list, in small letters": (
        "U.S. medical school graduates\n- No more than one failed attempt on the USMLE\n"
        "International medical graduates\n- Graduation within the last 3 years is preferred\n",
        {"max_failed_attempts=1 required us", "max_years_since_graduation=3 preferred img"},
    ),
    "yes to two questions at once": (
        "Must I be a citizen? Do you offer J-1 or H-1B visas?\n\nYes, you need to be a citizen or a permanent "
        "resident. We do not offer J-1 or H-1B visas.",
        {"visa_j1=no", "visa_h1b=no", "visa_other=citizens_or_residents_only"},
    ),
    "a page for those who have a residency behind them": (
        "How to apply\n\nApplicants must be graduates of an accredited internal medicine residency program. "
        "Two letters of recommendation are required. The deadline is July 1.",
        set(),
    ),
    "a guide to programs in general": (
        "A Guide for International Medical Graduates\n\nMany programs sponsor the J-1 visa. Applicants must submit "
        "three letters of recommendation. The H-1B visa is available to graduates of foreign medical schools.",
        set(),
    ),
    "a row of days": (
        "June 5, 2026 | The season opens\nOctober 15, 2026 | Deadline for applications to our department\n",
        {"application_deadline=2026-10-15"},
    ),
    "a day with and without its year": (
        "We accept applications through December 1, 2026.\n\nApplications received after December 1 are not read.",
        {"application_deadline=2026-12-01"},
    ),
    "a day in brackets is about what stands before them": (
        "Application deadline: October 1 (Dean's letters may follow until November 5)",
        {"application_deadline=--10-01"},
    ),
    "what the kind of experience is, told apart": (
        "Is US clinical experience required?\n\nIt is preferred.\n\nDo observerships count?\n\nObserverships do not "
        "count as clinical experience.",
        {"usce_kind=hands_on_only preferred"},
    ),
    "scores by kind of track": (
        "We look for Step 2 CK scores of 225 and above for categorical positions and 215 and above for "
        "preliminary positions.",
        {"min_step2=225 preferred C", "min_step2=215 preferred P"},
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_text_says_in_its_structure(name: str) -> None:
    text, expected = TEXTS[name]

    assert {told(one) for one in extract(text) if one.field != "accepts_img"} == expected


def test_the_structures_are_many() -> None:
    assert len(HTML) + len(TEXTS) >= 20
