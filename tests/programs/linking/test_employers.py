"""Which sponsor an employer's spelling means: what a curated one of the same words does, else whose name it is."""

import pytest

from programs.linking.employers import Called, Employer, Known, Tie

NAMES = [
    Called(1, "NM", "Test Elmwood Medical Center"),
    Called(1, "NM", "Elmwood Test Med Ctr-NM"),
    Called(2, "NM", "Test Saint Barnaby Hospital"),
    Called(3, "NM", "Test Twin Hospital"),
    Called(4, "NM", "Test Twin Hospital"),
    Called(5, "NM", "Test Larch University"),
]
LINKED = {
    Employer("test birch physicians llc", "NM"): frozenset({Tie(1, "affiliate"), Tie(2, "affiliate")}),
    Employer("test oak clinic inc", "NM"): frozenset({Tie(1, "affiliate")}),
    Employer("test oak clinic pc", "NM"): frozenset({Tie(2, "same")}),
    Employer("the test saint barnaby hospital", "NM"): frozenset({Tie(9, "parent_system")}),
}
KNOWN = Known.of(LINKED, NAMES)


def ties(key: str, state: str = "NM") -> set[tuple[int, str]] | None:
    meant = KNOWN.meaning(Employer(key, state))
    return meant and {(tie.institution, tie.relation) for tie in meant.ties}


def test_a_spelling_that_differs_in_its_legal_form_means_what_the_linked_one_does() -> None:
    assert ties("test birch physicians pc") == {(1, "affiliate"), (2, "affiliate")}


@pytest.mark.parametrize(
    "key", ["test elmwood medical center inc", "elmwood test medical center", "test elmwood med ctr"]
)
def test_a_sponsors_own_name_means_the_sponsor_itself(key: str) -> None:
    assert ties(key) == {(1, "same")}


def test_what_a_curator_linked_goes_before_the_name() -> None:
    assert ties("test st barnaby hospital") == {(9, "parent_system")}


@pytest.mark.parametrize(
    "key",
    [
        "test oak clinic",  # two linked spellings of these words mean different sponsors
        "test twin hospital",  # two sponsors are called so
        "test larch university",  # a university is not its hospital
        "test elmwood",  # less than the name
        "test elmwood medical center foundation",  # more than the name
        "inc",  # nothing that tells
    ],
)
def test_what_is_not_plain_is_left_to_curators(key: str) -> None:
    assert ties(key) is None


def test_another_state_is_another_employer() -> None:
    assert ties("test elmwood medical center", "TX") is None


def test_a_spelling_is_not_its_own_proof() -> None:
    assert ties("test oak clinic inc") == {(2, "same")}
    assert ties("test birch physicians llc") is None
