import pytest

from programs.feeds import employer_links
from programs.feeds.dol_filings import FEED
from programs.models import EmployerLink, Institution, SponsorFiling
from programs.normalise import employer_key
from tests.programs.feeds.runs import Done, opening, rows_of, run_again, run_of, table
from tests.programs.feeds.test_employer_links import keep_opening_links, positions_that_meet_a_link

pytestmark = pytest.mark.django_db
FILING = {
    "fiscal_year": "2025",
    "employer": "Saint Luke's Hospital, Inc. D/B/A Saint Luke's",
    "state": "MO",
    "positions": "12",
    "soc_codes": "29-1216 29-1229",
}


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = run_of(FEED, opening(FEED))
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (SponsorFiling.objects.count(), first.kept.changed_rows, again.kept.changed_rows) == (16_615, 16_615, 0)
    years = SponsorFiling.objects.values_list("fiscal_year", flat=True).distinct().order_by("fiscal_year")
    assert list(years) == [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]
    filing = SponsorFiling.objects.get(employer="24 ON PHYSICIANS, PC", state="GA", fiscal_year=2019)
    assert (filing.positions, filing.soc_codes, filing.employer_key) == (6, "29-1069", "24 on physicians pc")


def test_half_of_the_positions_of_fiscal_2025_meet_a_link() -> None:
    """Worked out from the files alone, beside the database."""
    links = rows_of(employer_links.FEED, opening(employer_links.FEED))
    tied = {(employer_key(row["employer"]), row["state"]) for row in links}
    met = total = 0
    for row in rows_of(FEED, opening(FEED)):
        if row["fiscal_year"] == "2025":
            total += int(row["positions"])
            met += int(row["positions"]) * ((employer_key(row["employer"]), row["state"]) in tied)
    assert (met, total) == (7394, 14_183)

    run_of(FEED, opening(FEED))
    keep_opening_links()
    assert positions_that_meet_a_link(2025) == met


def test_a_spelling_is_kept_and_folded() -> None:
    run_of(FEED, table(FEED, FILING))
    filing = SponsorFiling.objects.get()
    assert (filing.employer, filing.employer_key) == (FILING["employer"], "saint luke s hospital inc")


def test_a_corrected_total_is_updated_and_counted() -> None:
    other = FILING | {"fiscal_year": "2024"}
    run_of(FEED, table(FEED, FILING, other))
    assert run_of(FEED, table(FEED, FILING | {"positions": "13"}, other)).kept.changed_rows == 1
    assert dict(SponsorFiling.objects.values_list("fiscal_year", "positions")) == {2025: 13, 2024: 12}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("fiscal_year", "25", "'25' is not a whole number from 2000 to 2100"),
        ("employer", "", "nothing is given"),
        ("employer", "???", "'???' is not an employer's name"),
        ("state", "Mo", "'Mo' is not a state's two letters"),
        ("positions", "0", "'0' is not a whole number from 1 to 100000"),
        ("positions", "1.5", "'1.5' is not a whole number from 1 to 100000"),
        ("positions", "", "nothing is given"),
        ("soc_codes", " ".join(["29-1216"] * 38), "303 characters, more than 300"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    done = run_of(FEED, table(FEED, FILING | {column: cell}, FILING | {"employer": "Mercy"}))
    assert done.refusals == [("h1b_filings.csv", 2, column, reason)]
    assert SponsorFiling.objects.get().employer == "Mercy"


def filed(*employers: str) -> Done:
    return run_of(FEED, table(FEED, *(FILING | {"employer": employer} for employer in employers)))


def links() -> dict[str, str]:
    return dict(EmployerLink.objects.values_list("employer", "institution__code"))


def test_an_employer_that_is_filed_for_the_first_time_gets_a_link_proposed_that_waits_for_a_curator() -> None:
    Institution.objects.create(code="9001", nrmp_code="9001", listed_name="Test Elm Hosp-MO", state="MO")
    filed("Test Elm Hospital, PC")
    assert links() == {}, "curators go through the spellings of the first file"
    done = filed("Test Elm Hospital, PC", "TEST ELM HOSPITAL, INC.", "Test Elm Hospital Inc", "Test Oak Clinic")
    assert (links(), done.kept.changed_rows) == ({"Test Elm Hospital Inc": "9001"}, 4)
    link = EmployerLink.objects.get()
    assert (link.relation, link.certainty, link.confirmed, link.counts) == ("same", "likely", None, False)
    assert link.reason == "proposed by name: called as the sponsor is"
    assert not EmployerLink.objects.counting().exists()


def test_what_a_curator_refused_is_not_proposed_again() -> None:
    Institution.objects.create(code="9001", nrmp_code="9001", listed_name="Test Elm Hosp-MO", state="MO")
    filed("Test Oak Clinic")
    filed("Test Elm Hospital, Inc.")
    EmployerLink.objects.update(confirmed=False)
    SponsorFiling.objects.filter(employer__startswith="Test Elm").delete()
    filed("Test Elm Hospital, Inc.", "Test Elm Hospital Inc")
    assert list(EmployerLink.objects.values_list("employer", "confirmed")) == [("Test Elm Hospital, Inc.", False)]
