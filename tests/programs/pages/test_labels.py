"""A label and the few words behind it say the same in a line, a table, a list, below a heading and to a question."""

import pytest

from programs.pages.extract import extract
from programs.pages.text import read
from tests.programs.pages.test_hard_sentences import told

FORMS = {
    "line": "<p>{label}: {said}</p>",
    "question": "<p>{label}?<br>{said}</p>",
    "table": "<table><tr><td>{label}</td><td>{said}</td></tr></table>",
    "definition": "<dl><dt>{label}</dt><dd>{said}</dd></dl>",
    "list": "<ul><li><b>{label}:</b> {said}</li><li>Something else</li></ul>",
    "heading": "<h3>{label}</h3><p>{said}.</p>",
}
NO_VISA = ("visa_h1b=no", "visa_j1=no", "visa_other=none_sponsored")
WITHOUT = ("usce_months=0",)
YES_OR_NO: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Accepts IMGs": (("accepts_img=yes",), ("accepts_img=no",)),
    "IMGs accepted": (("accepts_img=yes",), ("accepts_img=no",)),
    "International medical graduates considered": (("accepts_img=yes",), ("accepts_img=no",)),
    "J-1 visas accepted": (("visa_j1=yes",), ("visa_j1=no",)),
    "Sponsors J-1 visas": (("visa_j1=yes",), ("visa_j1=no",)),
    "H-1B": (("visa_h1b=yes",), ("visa_h1b=no",)),
    "H-1B visa sponsorship available": (("visa_h1b=yes",), ("visa_h1b=no",)),
    "Visa sponsorship": ((), NO_VISA),
    "USCE required": (("usce_kind=us_experience_unspecified required",), WITHOUT),
    "US clinical experience": (("usce_kind=us_experience_unspecified required",), WITHOUT),
    "Step 3 required": (("step3=yes required",), ()),
    "Step 2 CK required to rank": (("step2_by=ranking required",), ()),
    "ECFMG certificate required before interview": (("ecfmg_certificate_by=interview required",), ()),
    "Failed attempts accepted": ((), ("max_failed_attempts=0 required",)),
    "Interviews virtual": (("interview_format=virtual",), ()),
    "EAD accepted": (("visa_other=ead_accepted",), ()),
    "SLOE required": (("letters_specialty=1 required",), ()),
    "California PTAL required": (("state_letter=yes required",), ()),
}
NOTHING_KNOWN = ("N/A", "Not specified", "Not stated", "Unknown", "TBD", "Varies", "Contact the program", "Yes and no")
LABELS = ("H-1B visa", "J-1 visa", "Visa sponsorship", "IMGs", "Accepts IMGs", "US clinical experience", "USMLE Step 3")
ONE_WORD: dict[str, dict[str, tuple[str, ...]]] = {
    "IMGs": {"Accepted": ("accepts_img=yes",), "Not accepted": ("accepts_img=no",)},
    "H-1B visa": {"Accepted": ("visa_h1b=yes",), "Not accepted": ("visa_h1b=no",), "Not required": ()},
    "US clinical experience": {
        "Required": ("usce_kind=us_experience_unspecified required",),
        "Preferred": ("usce_kind=us_experience_unspecified preferred",),
        "Not required": WITHOUT,
    },
    "Hands-on US clinical experience": {"Required": ("usce_kind=hands_on_only required",)},
    "USMLE Step 3": {"Required": ("step3=yes required",), "Preferred": ("step3=yes preferred",), "Optional": ()},
    "ECFMG certificate at time of application": {"Preferred": ("ecfmg_certificate_by=application preferred",)},
}


def states(form: str, label: str, said: str) -> list[str]:
    body = f"<main><h1>Residency program</h1><p>How to apply.</p>{FORMS[form].format(label=label, said=said)}</main>"
    page = f"<!doctype html><html><head><title>Residency</title></head><body>{body}</body></html>"
    return sorted(told(one) for one in extract(read(page.encode(), content_type="text/html")))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", YES_OR_NO)
def test_yes_and_no_are_said_of_the_label(form: str, label: str) -> None:
    yes, no = YES_OR_NO[label]
    assert states(form, label, "Yes") == sorted(yes)
    assert states(form, label, "No") == sorted(no)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", LABELS)
def test_what_is_not_stated_is_neither_yes_nor_no(form: str, label: str) -> None:
    assert {said: states(form, label, said) for said in NOTHING_KNOWN} == {said: [] for said in NOTHING_KNOWN}


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"question"}))
@pytest.mark.parametrize("label", ONE_WORD)
def test_one_word_tells_how_strongly_the_label_is_meant(form: str, label: str) -> None:
    expected = {said: list(readings) for said, readings in ONE_WORD[label].items()}
    assert {said: states(form, label, said) for said in expected} == expected


VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Letters of recommendation", "3"): ("letters=3",),
    ("Letters of recommendation", "3 (1 from a family physician)"): ("letters=3", "letters_specialty=1"),
    ("Attempts allowed", "2"): ("max_failed_attempts=1",),
    ("Failures allowed", "One"): ("max_failed_attempts=1",),
    ("Years since graduation", "5 years"): ("max_years_since_graduation=5",),
    ("US clinical experience", "12 weeks"): ("usce_months=3",),
    ("US clinical experience", "None required"): WITHOUT,
    ("ECFMG certification", "By rank list"): ("ecfmg_certificate_by=ranking",),
    ("Minimum Step 2 CK score", "220+"): ("min_step2=220 required",),
    ("Residents per year", "6"): ("positions=6",),
    ("Application deadline", "10/31/2025"): ("application_deadline=2025-10-31",),
    ("Visas", "J-1; no H-1B"): ("visa_h1b=no", "visa_j1=yes"),
    ("IMG requirements", "Graduated within 5 years"): ("max_years_since_graduation=5 required img",),
}


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"question"}))
@pytest.mark.parametrize("case", VALUES, ids=" ".join)
def test_a_value_is_read_alike_in_every_shape(form: str, case: tuple[str, str]) -> None:
    assert states(form, *case) == sorted(VALUES[case])
