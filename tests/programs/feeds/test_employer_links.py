import pytest
from django.db.models import Exists, OuterRef, Sum

from programs.feeds.employer_links import FEED
from programs.models import EmployerLink, Institution, SponsorFiling
from tests.programs.feeds.runs import Done, opening, rows_of, run_again, run_of, table

pytestmark = pytest.mark.django_db
CAHABA = {
    "employer": "CAHABA MEDICAL CARE FOUNDATION",
    "state": "AL",
    "nrmp_institution_code": "1590",
    "relation": "same",
    "files_for_residents": "unknown",
    "certainty": "sure",
    "reason": "Legal name of Cahaba Medical Care",
}
JACKSON = CAHABA | {"employer": "JACKSON HOSPITAL & CLINIC, INC.", "certainty": "unsure"}


def sponsors(*codes: str) -> None:
    Institution.objects.bulk_create(Institution(code=code, nrmp_code=code, listed_name=code) for code in codes)


def keep_opening_links() -> Done:
    sponsors(*sorted({row["nrmp_institution_code"] for row in rows_of(FEED, opening(FEED))}))
    return run_of(FEED, opening(FEED))


def positions_that_meet_a_link(year: int) -> int:
    tied = EmployerLink.objects.filter(employer_key=OuterRef("employer_key"), state=OuterRef("state"))
    met = SponsorFiling.objects.filter(Exists(tied), fiscal_year=year).aggregate(positions=Sum("positions"))
    return int(met["positions"])


def test_it_keeps_the_whole_opening_file_and_a_second_run_changes_nothing() -> None:
    first = keep_opening_links()
    again = run_again(FEED, opening(FEED))
    assert first.rejections == again.rejections == []
    assert (EmployerLink.objects.count(), first.kept.changed_rows, again.kept.changed_rows) == (1305, 1305, 0)
    assert Institution.objects.filter(employer_links__isnull=False).distinct().count() == 594
    assert EmployerLink.objects.filter(confirmed__isnull=False).count() == 0
    assert (EmployerLink.objects.counting().count(), EmployerLink.objects.to_confirm().count()) == (973, 332)


def test_that_no_resident_case_was_found_is_not_a_no() -> None:
    sponsors("1590")
    run_of(FEED, table(FEED, CAHABA, JACKSON | {"files_for_residents": "yes"}))
    assert dict(EmployerLink.objects.values_list("employer_key", "files_for_residents")) == {
        "cahaba medical care foundation": None,
        "jackson hospital and clinic inc": True,
    }


def test_a_changed_link_is_updated_and_counted() -> None:
    sponsors("1590")
    run_of(FEED, table(FEED, CAHABA, JACKSON))
    assert run_of(FEED, table(FEED, CAHABA, JACKSON | {"relation": "affiliate"})).kept.changed_rows == 1
    assert EmployerLink.objects.get(employer=JACKSON["employer"]).relation == "affiliate"


@pytest.mark.parametrize("verdict", [True, False])
def test_it_leaves_alone_what_a_curator_has_settled(verdict: bool) -> None:
    sponsors("1590")
    run_of(FEED, table(FEED, CAHABA, JACKSON))
    EmployerLink.objects.filter(employer=JACKSON["employer"]).update(confirmed=verdict, relation="gme_body")
    changed = JACKSON | {"relation": "affiliate", "certainty": "sure", "reason": "another"}
    assert run_again(FEED, table(FEED, CAHABA, changed)).kept.changed_rows == 0
    link = EmployerLink.objects.get(employer=JACKSON["employer"])
    assert (link.confirmed, link.relation, link.certainty) == (verdict, "gme_body", "unsure")


def test_one_employer_may_be_linked_to_two_sponsors() -> None:
    sponsors("1590", "2357")
    run_of(FEED, table(FEED, CAHABA, CAHABA | {"nrmp_institution_code": "2357"}))
    assert sorted(EmployerLink.objects.values_list("institution__code", flat=True)) == ["1590", "2357"]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("employer", "", "nothing is given"),
        ("state", "", "'' is not a state's two letters"),
        ("nrmp_institution_code", "9999", "no sponsor '9999' in the list"),
        ("nrmp_institution_code", "", "no sponsor '' in the list"),
        ("relation", "cousin", "'cousin' is not a relation"),
        ("files_for_residents", "no", "'no' is not yes or unknown"),
        ("certainty", "maybe", "'maybe' is not sure, likely or unsure"),
        ("reason", "x" * 301, "301 characters, more than 300"),
    ],
)
def test_a_broken_row_is_rejected_and_the_rest_goes_on(column: str, cell: str, reason: str) -> None:
    sponsors("1590")
    done = run_of(FEED, table(FEED, CAHABA | {column: cell}, JACKSON))
    assert done.refusals == [("employer_links.csv", 2, column, reason)]
    assert EmployerLink.objects.get().employer == JACKSON["employer"]
