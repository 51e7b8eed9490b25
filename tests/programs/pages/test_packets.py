"""A list of papers is told by what it holds, whatever stands over it."""

from programs.pages.extract import extract

PAPERS = ("Personal statement", "Curriculum vitae", "Medical school transcript", "MSPE")


def told(*items: str, over: str = "Bits and pieces") -> set[str]:
    listed = "\n".join(f"- {item}" for item in items)
    return {f"{one.field}={one.value} {one.strength}".strip() for one in extract(f"## {over}\n\n{listed}")}


def test_an_examination_in_it_is_asked_for_with_the_application() -> None:
    assert told(*PAPERS, "USMLE Step 1 and Step 2") == {"step2_by=application required"}


def test_a_certificate_in_it_is_asked_for_with_the_application() -> None:
    assert "ecfmg_certificate_by=application required" in told(*PAPERS, "ECFMG certificate (if applicable)")


def test_letters_in_it_are_demanded() -> None:
    assert told(*PAPERS, "Three letters of recommendation") == {"letters=3 required"}


def test_an_examination_to_be_passed_is_no_paper() -> None:
    assert told(*PAPERS, "USMLE Step 1 and Step 2 CK passed") == set()


def test_a_list_of_other_things_is_none() -> None:
    assert told("Kindness", "Curiosity", "Personal statement", "USMLE Step 1 and Step 2") == set()


def test_a_time_that_is_said_elsewhere_stands() -> None:
    papers = "\n".join(f"- {item}" for item in (*PAPERS, "ECFMG certificate"))
    text = f"## Papers\n\n{papers}\n\n## Notes\n\nECFMG certification is required prior to interview."

    assert [one.value for one in extract(text) if one.field == "ecfmg_certificate_by"] == ["interview"]


def test_a_list_by_letters_has_its_first_item() -> None:
    text = "Suggested criteria are these:\na. Graduation in the past 9 years\nb. Kindness"

    assert [(one.field, one.strength) for one in extract(text)] == [("max_years_since_graduation", "preferred")]
