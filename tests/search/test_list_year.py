"""Pages name the year of the list that this directory is built on, as it is on record. Every row is made up."""

import pytest
from django.test import Client

from programs.models import Source
from search.changes.listed import list_year
from tests.search import made_up
from tests.search.made_up_changes import plain
from tests.search.test_changes_listed import listing
from tests.search.test_pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]


def test_it_is_the_latest_of_the_list_that_names_most_programs() -> None:
    assert list_year() is None
    first, second = made_up.program("Test First"), made_up.program("Test Second")
    listing(first, 2023)
    listing(second, 2023)
    listing(first, 2027, source=made_up.source("test-partner", kind="program_list"))
    assert list_year() == 2023, "a partner's list of its one program is not the directory's"
    listing(first, 2027)
    assert list_year() == 2027
    Source.objects.filter(name="test-list").update(published=False)
    assert list_year() == 2027, "the partner's, which is what is left"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "the list of programs is from the 2027 Match, and programs opened since may be missing."),
        ("/about/", "Programs opened since the 2027 list may be missing, and a few on it have closed."),
        ("/specialties/", "The list of programs is from the 2027 Match; programs opened since may be missing."),
        ("/sources/", "The list of programs is from the 2027 Match; programs opened since may be missing."),
        ("/programs/?q=zzyzx", "Programs opened since the 2027 list may be missing here."),
    ],
)
def test_pages_tell_of_the_newest_list(path: str, words: str, client: Client) -> None:
    assert "2023" not in plain(text(client, path))
    listing(made_up.program("Test Hospital"), 2023, 2027)
    told = plain(text(client, path))
    assert words in told
    assert "2023" not in told
