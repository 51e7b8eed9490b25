"""Wordings that nobody has linked: by code, by name, or told what came nearest. On the real directory."""

import csv
import io

import pytest

from programs import curation
from programs.feeds import FEEDS
from programs.models import Fetch, Statement, Wording
from programs.refresh import refresh
from tests.programs.rows import DAY

PAGES = FEEDS["tracker"]


@pytest.fixture
def arrives(tmp_path, opening, settings):
    """The tracker's rows, and one more under a wording of its own."""
    own = (settings.FEEDS_DIR / "tracker" / "statements.csv").read_text(encoding="utf-8")

    def run(**said):
        rows = list(csv.DictReader(io.StringIO(own)))
        row = {**dict.fromkeys(rows[0], ""), "page_url": "https://page.example/test", "field": "letters", "value": "3"}
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, {**row, "how_read": "test", **said}])
        (tmp_path / "statements.csv").write_text(out.getvalue(), encoding="utf-8")
        return refresh(PAGES, day=DAY, place=tmp_path)

    return run


MAYO = {
    "institution": "The Mayo Clinic of Rochester",
    "city": "Rochester",
    "state": "MN",
    "acgme_specialty_code": "140",
}


def of_test():
    return Statement.objects.filter(page_url="https://page.example/test")


def test_a_wording_that_is_surely_one_program_is_linked_and_counts(arrives):
    report = arrives(**MAYO)
    assert (report.new_statements, report.rejected) == (1, 0)
    wording = Wording.objects.get(institution_wording=MAYO["institution"])
    assert wording.certainty == "sure"
    assert wording.reason.startswith("linked by name: Mayo Clinic")
    said = of_test().get()
    assert (said.program.institution.state, said.needs_review) == ("MN", False)
    assert arrives(**MAYO).new_statements == 0
    assert Wording.objects.filter(institution_wording=MAYO["institution"]).count() == 1


def test_a_refusal_undoes_it_for_good(arrives):
    arrives(**MAYO)
    wording = Wording.objects.get(institution_wording=MAYO["institution"])
    curation.confirm_wording(wording=wording, confirmed=False, by=None, day=DAY)
    assert not Statement.objects.standing().filter(pk=of_test().get().pk).exists()
    assert arrives(**MAYO).new_statements == 0
    assert Wording.objects.get(pk=wording.pk).confirmed is False


def test_a_wording_that_is_only_likely_waits(arrives):
    arrives(institution="Saint Mary Hospital", city="", state="", acgme_specialty_code="140")
    wording = Wording.objects.get(institution_wording="Saint Mary Hospital")
    assert wording.certainty == "likely"
    assert "no state is given" in wording.reason
    assert of_test().get().needs_review


def test_a_wording_that_is_nothing_listed_is_rejected_with_what_came_nearest(arrives):
    report = arrives(institution="Test Hospital of Nowhere", city="Nome", state="AK", acgme_specialty_code="140")
    assert (report.new_statements, report.rejected) == (0, 1)
    reason = Fetch.objects.first().rejected_rows.get().reason
    assert reason.startswith("no program or office is linked to this wording: ")


def test_a_stated_code_links_better_than_a_name(arrives):
    report = arrives(
        institution="Our hospital",
        city="",
        state="MN",
        acgme_specialty_code="140",
        field="nrmp_code",
        value="1328140C0",
    )
    wording = Wording.objects.filter(institution_wording="Our hospital").first()
    assert report.failed == ""
    assert wording is not None
    assert "1328140C0" in wording.reason
