"""Two papers of a kind of which a season has one: two accounts that became one may bring them."""

import pytest

from applicants.documents.keeping import RefusedError, add, change
from applicants.models import Applicant, Document
from tests.applicants.calendars.made_up import YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(owner: Applicant) -> list[Document]:
    row = {"applicant": owner, "match_year": YEAR, "kind": "photo"}
    return [Document.objects.create(**row, note=note) for note in ("mine", "hers")]


def test_either_can_be_changed(two: list[Document]) -> None:
    for document in two:
        change(document=document, values={"status": "done"}, entries=None, revision=document.revision)
    assert set(Document.objects.values_list("status", flat=True)) == {"done"}


def test_a_third_is_refused(owner: Applicant, two: list[Document]) -> None:
    with pytest.raises(RefusedError):
        add(applicant=owner, match_year=YEAR, kind="photo", values={}, entries=[])


def test_of_more_marked_experiences_than_a_form_takes_each_can_be_changed(owner: Applicant) -> None:
    row = {"applicant": owner, "match_year": YEAR, "kind": "experience"}
    marked = [Document.objects.create(**row, title=f"Test {number}", meaningful=True) for number in range(5)]
    plain = Document.objects.create(**row, title="Test plain")
    for document in marked:
        values = {"note": "read again", "meaningful": True}
        change(document=document, values=values, entries=None, revision=document.revision)
    assert Document.objects.filter(note="read again").count() == 5
    with pytest.raises(RefusedError):
        change(document=plain, values={"meaningful": True}, entries=None, revision=plain.revision)
