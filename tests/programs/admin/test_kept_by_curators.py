"""What a curator changed stays, and what a form cannot keep it says."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from programs import curation
from programs.admin.queue import rows_of
from programs.admin.review_shown import _origin
from programs.feeds.institution_names import _keep_aliases
from programs.models import Institution, InstitutionAlias, Program, Statement
from tests.programs.admin.conftest import DAY, PAGE, Directory


def sent(office: Institution, *aliases: dict[str, Any], **more: Any) -> dict[str, Any]:
    form = {name: getattr(office, name) for name in ("plain_name", "city", "state")}
    form |= dict.fromkeys(("short_name", "latitude", "longitude", "ccn", "note"), "")
    form |= {"aliases-TOTAL_FORMS": len(aliases), "aliases-INITIAL_FORMS": len(aliases)}
    for number, alias in enumerate(aliases):
        form |= {f"aliases-{number}-{name}": value for name, value in {**alias, "institution": office.pk}.items()}
    return form | more


def page_of(office: Institution) -> str:
    return reverse("admin:programs_institution_change", args=[office.pk])


@pytest.mark.parametrize("how", [{"DELETE": "on"}, {"name": "Test name by hand"}])
def test_no_feed_brings_an_alias_back(directory: Directory, as_curator: Client, how: dict[str, str]) -> None:
    office = directory.institution
    office.aliases.all().delete()
    alias = office.aliases.create(name="Test wrong alias", by_hand=False)
    sends = sent(office, {"id": alias.pk, "name": alias.name, **how})
    assert as_curator.post(page_of(office), sends).status_code == 302
    office.refresh_from_db()
    assert office.named_by_hand
    assert list(InstitutionAlias.objects.values_list("name", flat=True)) == ([how["name"]] if "name" in how else [])


def test_an_alias_of_ones_own_leaves_the_names_to_the_feed(directory: Directory, as_curator: Client) -> None:
    office = directory.institution
    alias = office.aliases.create(name="Test name by hand", by_hand=True)
    kept = office.named_by_hand
    others = [{"id": one.pk, "name": one.name} for one in office.aliases.exclude(pk=alias.pk)]
    sends = sent(office, *others, {"id": alias.pk, "name": "Test other name"})
    assert as_curator.post(page_of(office), sends).status_code == 302
    office.refresh_from_db()
    assert office.named_by_hand == kept
    _keep_aliases({office.pk: [one["name"] for one in others]})
    assert office.aliases.filter(name="Test other name").exists()


def test_programs_follow_the_state_of_their_institution(directory: Directory, as_curator: Client) -> None:
    office = directory.institution
    assert as_curator.post(page_of(office), sent(office, state="NY", city="Albany")).status_code == 302
    assert set(Program.objects.filter(institution=office).values_list("state", flat=True)) == {"NY"}


def test_a_past_seasons_day_is_reviewed_as_older(directory: Directory, curator: Any) -> None:
    said = curation.add_statement(
        source=directory.page,
        subject=directory.program,
        field="application_deadline",
        value="2024-10-15",
        page_url=PAGE,
        by=curator,
        day=DAY,
        read_live=True,
    )
    assert dict(_origin(said, DAY))["Age"] != "current"


@pytest.mark.parametrize(("value", "shown"), [("2026-12-15", "2026-12-15"), ("--12-15", "12-15 every season")])
def test_the_queue_shows_the_days_that_an_offices_programs_have(
    directory: Directory, curator: Any, value: str, shown: str
) -> None:
    more = {"page_url": PAGE, "by": curator, "day": DAY, "read_live": True}
    subject = {"source": directory.page, "subject": directory.program}
    curation.add_statement(field="application_deadline", value=value, **subject, **more)
    waits = Statement.objects.create(
        source=directory.page,
        institution=directory.institution,
        page_url=PAGE,
        needs_review=True,
        field="application_deadline",
        value="2026-12-01",
        review_reason="unclear reading",
    )
    assert rows_of([waits])[0].office == [(shown, 1)]


def test_a_correction_says_what_it_did_not_keep(directory: Directory, as_curator: Client) -> None:
    said = Statement.objects.create(
        source=directory.page, program=directory.program, page_url=PAGE, field="visa_h1b", value="no", basis="inferred"
    )
    form = {"about": "1022-140", "source": directory.page.pk, "page_url": PAGE, "where_on_page": "Visas"}
    form |= {"value": "no", "kind": "", "stated_cycle": "", "applies_to": "all", "unless": "", "read_live": "on"}
    address = f"{reverse('admin:programs_statement_add')}?corrects={said.pk}"
    answer = as_curator.post(address, {**form, "basis": "explicit"})
    assert any("basis stays as it was first read" in str(told) for told in get_messages(answer.wsgi_request))
