"""Every registered list and page opens, in a constant number of queries, and none lets a fact be written."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applicants.models import Mailing, User
from programs import models
from tests.programs.admin.conftest import PAGE, Directory, signed_in, waiting_statement

REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
NEVER_WRITTEN = [
    models.Change,
    models.City,
    models.Decision,
    models.EmployerLink,
    models.Fact,
    models.Fetch,
    models.FilingCase,
    models.Heartbeat,
    models.Hospital,
    models.Page,
    models.PageCheck,
    models.Program,
    models.ProgramDate,
    models.Reading,
    models.RejectedRow,
    models.Specialty,
    models.SponsorFiling,
    models.Track,
    models.Wording,
]
LISTED_ALONE = [Mailing]
"""What a mail says, and to whom, is nobody's to read."""


def address(model: type, page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)  # type: ignore[attr-defined]


def test_it_registers_every_model_that_a_curator_meets() -> None:
    inline_or_hidden = {"DirectoryVersion", "FactEvidence", "InstitutionAlias", "SpecialtySignal"}
    ours = {model.__name__ for model in REGISTERED if model._meta.app_label == "programs"}
    assert ours == set(models.__all__) - inline_or_hidden
    assert len(REGISTERED) == 34  # 29 of programs, users, groups, mail that is owed, guides, and stories


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_it_opens_the_list_the_search_and_a_row(
    model: type, everything: Directory, as_administrator: Client, as_superuser: Client
) -> None:
    client = as_superuser if model.__name__ == "Group" else as_administrator
    assert client.get(address(model, "changelist")).status_code == 200
    assert client.get(address(model, "changelist"), {"q": "cedar"}).status_code in {200, 302}
    row = model.objects.first()  # type: ignore[attr-defined]
    assert row is not None
    page = client.get(address(model, "change", row.pk))
    if model in LISTED_ALONE:
        assert page.status_code == 403
        return
    assert page.status_code == 200
    assert len(re.findall("<h1", page.content.decode())) == 1
    assert client.get(address(model, "history", row.pk)).status_code == 200


def test_it_opens_every_add_page_that_an_administrator_has(everything: Directory, administrator: User) -> None:
    request = RequestFactory().get("/")
    request.user = administrator
    client = signed_in(administrator)
    added = [model for model in REGISTERED if admin.site.get_model_admin(model).has_add_permission(request)]
    assert [model.__name__ for model in added] == [
        "Guide",
        "User",
        "Fee",
        "Season",
        "SeasonEvent",
        "Source",
        "Statement",
    ]
    for model in added:
        assert client.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("model", NEVER_WRITTEN, ids=lambda model: model.__name__)
def test_no_form_writes_what_only_feeds_and_decisions_may_write(
    model: type, everything: Directory, superuser: User
) -> None:
    request = RequestFactory().get("/")
    request.user = superuser
    its = admin.site.get_model_admin(model)
    row = model.objects.first()  # type: ignore[attr-defined]
    assert row is not None
    assert not its.has_add_permission(request)
    assert not its.has_change_permission(request, row)
    assert not its.has_delete_permission(request, row)
    assert "delete_selected" not in its.get_actions(request)


def test_a_statement_is_added_but_never_changed_or_deleted(directory: Directory, superuser: User) -> None:
    request = RequestFactory().get("/")
    request.user = superuser
    its = admin.site.get_model_admin(models.Statement)
    assert its.has_add_permission(request)
    assert not its.has_change_permission(request, directory.accepted)
    assert not its.has_delete_permission(request, directory.accepted)


@pytest.mark.parametrize("model", [models.Source, models.Institution])
def test_what_facts_decide_is_not_editable_beside_what_is(model: type, directory: Directory, superuser: User) -> None:
    request = RequestFactory().get("/")
    request.user = superuser
    its = admin.site.get_model_admin(model)
    assert "published" not in its.get_form(request).base_fields
    assert "rank" not in its.get_form(request).base_fields
    assert "name_certainty" not in its.get_form(request).base_fields
    assert its.has_add_permission(request) is (model is models.Source)  # a partner's: its rank and feed are not asked
    assert not its.has_delete_permission(request)


@pytest.mark.parametrize(
    ("model", "row"),
    [
        (models.Statement, "waiting"),
        (models.Program, "program"),
        (models.Wording, "wording"),
        (models.EmployerLink, "link"),
    ],
)
def test_the_number_of_queries_does_not_grow_with_the_list(
    model: type, row: str, directory: Directory, as_administrator: Client
) -> None:
    few = queries(as_administrator, address(model, "changelist"))
    for number in range(12):
        more_of(row, directory, number)
    assert queries(as_administrator, address(model, "changelist")) == few


def more_of(row: str, directory: Directory, number: int) -> None:
    program = models.Program.objects.create(
        public_id=f"1022-140-n{number}", institution=directory.institution, specialty=directory.program.specialty
    )
    if row == "waiting":
        waiting_statement(directory.page, program, field="visa_j1", value="no")
    if row == "wording":
        wording = models.Wording.objects.create(
            institution_wording=f"W{number}", specialty_code="140", certainty="sure"
        )
        wording.programs.add(program)
    if row == "link":
        models.EmployerLink.objects.create(
            employer=f"E{number}", state="TX", institution=directory.institution, relation="same", certainty="sure"
        )


def queries(client: Client, url: str) -> int:
    client.get(url)  # caches of sessions and content types are warm from here on
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/queue/",
        "/admin/review/",
        "/admin/review/agreeing/",
        "/admin/import/",
        "/admin/programs/statement/",
        "/admin/programs/source/",
    ],
)
def test_a_stranger_is_sent_to_sign_in(path: str, directory: Directory) -> None:
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer["Location"] == f"/admin/login/?next={path}"


def test_nobody_signed_in_without_a_role_sees_anything(directory: Directory) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    for model in REGISTERED:
        assert not admin.site.get_model_admin(model).has_view_permission(request)


def test_a_page_address_that_is_not_of_the_web_is_no_link(directory: Directory, as_curator: Client) -> None:
    statement = models.Statement.objects.create(
        source=directory.page, program=directory.program, page_url="javascript:alert(1)", field="visa_j1", value="no"
    )
    page = as_curator.get(address(models.Statement, "change", statement.pk)).content.decode()
    assert "javascript:alert(1)" in page
    assert 'href="javascript:' not in page
    assert PAGE not in page
