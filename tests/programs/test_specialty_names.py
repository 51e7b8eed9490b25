"""Specialties in the reader's language."""

import csv

from django.conf import settings
from django.utils import translation

from programs.normalise import folded
from programs.specialty_names import by_english, specialty_name, specialty_names


def opening() -> dict[str, str]:
    with (settings.BASE_DIR / "fixtures/feeds/specialties/specialties.csv").open(encoding="utf-8") as lines:
        return {row["acgme_code"]: row["common_name"] for row in csv.DictReader(lines)}


def test_every_specialty_of_the_opening_directory_has_a_name_to_translate() -> None:
    assert set(by_english()) == set(opening().values())
    assert len(by_english()) == 48


def test_a_name_that_is_not_known_is_shown_as_it_stands() -> None:
    for language in ("en", "es"):
        with translation.override(language):
            assert specialty_name("Test medicine") == "Test medicine"
            assert specialty_name("") == ""


def test_in_english_names_and_their_order_are_the_directorys() -> None:
    assert list(specialty_names(opening()).items()) == list(opening().items())


def test_in_another_language_they_stand_in_its_order() -> None:
    with translation.override("es"):
        spoken = specialty_names(opening())
    assert spoken.keys() == opening().keys()
    if list(spoken.values()) != list(opening().values()):
        names = [folded(name) for name in spoken.values()]
        assert names == sorted(names)
