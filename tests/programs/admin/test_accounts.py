"""Roles, and accounts by e-mail address."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from applicants.models import User
from tests.programs.admin.conftest import make_user

ADD = "/admin/applicants/user/add/"
SECRET = {"password1": "a long enough secret", "password2": "a long enough secret"}


@pytest.mark.django_db
def test_the_two_roles_exist_and_one_holds_the_other() -> None:
    granted = {
        group.name: set(group.permissions.values_list("content_type__app_label", "codename"))
        for group in Group.objects.all()
    }
    assert set(granted) == {"Curator", "Administrator"}
    assert granted["Curator"] < granted["Administrator"]
    assert ("programs", "add_decision") in granted["Curator"]
    assert ("programs", "change_source") not in granted["Curator"]
    assert ("programs", "change_source") in granted["Administrator"]
    assert ("applicants", "add_user") in granted["Administrator"]
    written = {codename for _, codename in granted["Administrator"] if not codename.startswith("view_")}
    assert not {name for name in written if name.endswith(("_fact", "_change", "_programdate", "_program", "_track"))}


def test_an_administrator_adds_an_account_by_address(as_administrator: Client) -> None:
    answer = as_administrator.post(ADD, {"email": "New.Person@Example.org", **SECRET})
    assert answer.status_code == 302
    assert User.objects.get(email="new.person@example.org").check_password(SECRET["password1"])


def test_a_second_account_of_one_address_is_refused_beside_the_field(as_administrator: Client) -> None:
    make_user("taken@example.org")
    form = as_administrator.post(ADD, {"email": "Taken@example.org", **SECRET}).context["adminform"].form
    assert "email" in form.errors


def test_a_curator_sees_no_accounts(as_curator: Client) -> None:
    assert as_curator.get("/admin/applicants/user/").status_code == 403
    assert as_curator.get(ADD).status_code == 403


def test_an_administrator_cannot_become_or_touch_a_superuser(
    as_administrator: Client, administrator: User, superuser: User
) -> None:
    page = reverse("admin:applicants_user_change", args=[administrator.pk])
    form = as_administrator.get(page).context["adminform"].form
    assert not {"is_superuser", "user_permissions"} & set(form.fields)
    given = {"email": administrator.email, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    assert as_administrator.post(page, given).status_code == 302
    administrator.refresh_from_db()
    assert administrator.is_superuser is False
    theirs = reverse("admin:applicants_user_change", args=[superuser.pk])
    assert as_administrator.post(theirs, {"email": "mine@example.org"}).status_code == 403
    assert as_administrator.post(reverse("admin:applicants_user_delete", args=[superuser.pk])).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[superuser.pk])
    assert as_administrator.post(password, SECRET).status_code == 403
