"""What a page's words for itself are taken to mean, among sponsors that are test data."""

from dataclasses import replace

import pytest

from programs.linking.candidates import Directory, Offer, Sponsor
from programs.linking.subjects import Link, Words, link

ELM = Sponsor(
    1,
    "9001",
    ("Test Elmwood University Medical Center", "Elmwood", "U Elmwood Med Ctr-NM"),
    city="Elmwood",
    state="NM",
    place=(35.0, -106.0),
    offers=(
        Offer(11, "9001-140", "140", codes=frozenset({"9001140C0"})),
        Offer(12, "9001-120", "120"),
        Offer(13, "9001-120-larchville", "120", site="Larchville", site_city="Larchville"),
    ),
)
SAINT = Sponsor(
    2,
    "9002",
    ("Test Saint Barnaby Hospital", "St. Barnaby"),
    city="Birchton",
    state="NM",
    place=(32.0, -104.0),
    offers=(Offer(21, "9002-400", "400"),),
)
CITIES = {
    ("NM", "elmwood"): (35.0, -106.0),
    ("NM", "birchton"): (32.0, -104.0),
    ("NM", "larchville"): (33.5, -108.0),
}
DIRECTORY = Directory((ELM, SAINT), CITIES)


def linked(institution: str, city: str = "", state: str = "NM", specialty: str = "140", *codes: str) -> Link:
    return link(Words(institution, city, state, specialty, frozenset(codes)), DIRECTORY)


@pytest.mark.parametrize(
    "institution",
    ["Test Elmwood University Medical Center", "Test Elmwood Univ. Med. Ctr.", "Test Elmwood Unversity Medical Center"],
)
def test_a_name_spelt_in_another_way_is_sure(institution: str) -> None:
    found = linked(institution, "Elmwood")
    assert (found.certainty, found.programs, found.institution) == ("sure", (11,), None)
    assert found.reason.startswith("linked by name: Test Elmwood University Medical Center, Elmwood NM, score ")


def test_a_code_that_two_programs_state_decides_nothing() -> None:
    code = frozenset({"1403521234"})
    first = replace(ELM, offers=(Offer(11, "9001-140", "140", codes=code),))
    second = replace(SAINT, offers=(Offer(22, "9002-140", "140", codes=code),))
    words = Words("Our hospital", "Elmwood", "NM", "140", code)
    assert link(words, Directory((first, SAINT), CITIES)).programs == (11,)
    for sponsors in ((first, second), (second, first)):
        assert link(words, Directory(sponsors, CITIES)).certainty == "none"


def test_an_office_is_linked_to_its_institution() -> None:
    found = linked("Test St. Barnaby Hospital", "Birchton", "NM", "*")
    assert (found.certainty, found.programs, found.institution) == ("sure", (), 2)


def test_a_sponsor_without_the_specialty_links_nothing_and_is_told() -> None:
    found = linked("Test Saint Barnaby Hospital", "Birchton")
    assert (found.certainty, found.programs) == ("none", ())
    assert found.reason.startswith("nearest: Test Saint Barnaby Hospital (1.00), ")
    assert found.reason.endswith("; the first lists no specialty 140")


def test_a_name_in_another_city_is_only_proposed() -> None:
    found = linked("Test Elmwood University Medical Center", "Birchton")
    assert (found.certainty, found.programs) == ("proposed", (11,))
    assert "below the bar" in found.reason


def test_the_city_tells_which_site_is_meant() -> None:
    name = "Test Elmwood University Medical Center"
    at_home, away = linked(name, "Elmwood", "NM", "120"), linked(name, "Larchville", "NM", "120")
    assert [(found.certainty, found.programs) for found in (at_home, away)] == [("sure", (12,)), ("sure", (13,))]


def test_sites_that_nothing_tells_apart_are_only_proposed() -> None:
    found = linked("Test Elmwood University Medical Center", "", "NM", "120")
    assert found.certainty == "proposed"
    assert "which of its sites is not clear" in found.reason


def test_a_code_on_the_page_comes_before_the_name() -> None:
    found = linked("Test house of healing", "Elmwood", "NM", "140", "9001140C0")
    assert (found.certainty, found.programs, found.score) == ("sure", (11,), 1.0)
    assert found.reason == "linked by the code 9001140C0 on the page: Test Elmwood University Medical Center"


def test_a_code_of_another_specialty_makes_a_sure_name_doubtful() -> None:
    found = linked("Test Saint Barnaby Hospital", "Birchton", "NM", "400", "9001140C0")
    assert (found.certainty, found.programs) == ("proposed", (21,))
    assert found.reason.endswith("but the code 9001140C0 says otherwise")


def test_a_name_of_nobody_links_nothing() -> None:
    found = linked("Test house of quartz", "Elmwood")
    assert (found.certainty, found.programs, found.institution) == ("none", (), None)
