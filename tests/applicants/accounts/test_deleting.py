"""Gone from the database: every model that leads to an account or to an applicant is walked."""

import datetime as dt
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from applicants.accounts.forgetting import forget_account, forget_unconfirmed
from applicants.models import Applicant, User
from applicants.reader import KEY
from programs.models import Upkeep
from tests.applicants.accounts.filled import PASSWORD, TOLD, applicant, filled, user
from tests.applicants.accounts.test_signing_up import ADDRESS, anonymous, notes, remember, sign_up
from tests.search import made_up

pytestmark = pytest.mark.django_db

OF_ROLES = {
    "applicants.HistoricalGuide.history_user",
    "applicants.HistoricalReference.history_user",
    "applicants.Story.decided_by",
    "programs.HistoricalInstitution.history_user",
    "programs.HistoricalInstitutionAlias.history_user",
    "programs.HistoricalSource.history_user",
    "programs.HistoricalWording.history_user",
    "programs.HistoricalEmployerLink.history_user",
    "programs.HistoricalUpkeep.history_user",
    "programs.HistoricalUpkeep.owner",
    "programs.Upkeep.owner",
    "programs.Decision.by",
    "programs.Change.by",
    "programs.Proposal.settled_by",
    "programs.Report.settled_by",
}
"""What someone in a role did to the directory, to guides and to others' stories stays, without their name."""


def relations(to: set[type[Model]]) -> dict[str, tuple[type[Model], str]]:
    """Each concrete relation to one of these, by its whole name."""
    every = apps.get_models(include_auto_created=True)
    return {
        f"{model._meta.label}.{field.name}": (model, field.name)
        for model in every
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in to
    }


def owned() -> set[type[Model]]:
    """All models that lead to an account or an applicant, through any number of others."""
    found: set[type[Model]] = {User, Applicant}
    while True:
        near = {model for name, (model, _) in relations(found).items() if name not in OF_ROLES}
        if near <= found:
            return found
        found |= near


def test_the_walk_knows_every_relation() -> None:
    direct = relations({User, Applicant})
    assert len(direct) == 33
    assert set(direct) >= OF_ROLES
    reached = owned() - {User, Applicant} - {model for name, (model, _) in direct.items() if name not in OF_ROLES}
    assert sorted(model.__name__ for model in reached) == [
        "Document_entries",
        "EmailConfirmation",
        "Interview",
        "PairChoice",
        "RankChoice",
        "Score",
        "ShareComment",
        "ShortlistEntry_tracks",
        "SoapLine",
    ]


@pytest.fixture
def owner() -> User:
    """With a row in each of those models, and sessions in two browsers."""
    made = user(ADDRESS)
    filled(applicant(made, profile=TOLD), "sorrel", made_up.program(kinds="CA"))
    EmailConfirmation.create(EmailAddress.objects.get(user=made))
    LogEntry.objects.create(user=made, action_flag=CHANGE, object_repr="something")
    administrator = User.objects.create_superuser(email="root@example.org", password=PASSWORD)
    of_users = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(
        user=administrator, action_flag=CHANGE, content_type=of_users, object_id=made.pk, object_repr=ADDRESS
    )
    made.groups.create(name="Test group")
    made.user_permissions.add(1)
    task = Upkeep.objects.create(name="test", owner=made)
    task.save()
    return made


def delete(client: Client, **form: str) -> Any:
    return client.post("/accounts/delete/", {"sure": "on", **form})


def rows(of: User) -> dict[str, int]:
    """How many there are of each, by model: those of `of` before, any at all after."""
    return {model.__name__: model._default_manager.count() for model in owned()}


def test_nothing_of_a_deleted_account_stays_in_the_database(owner: User) -> None:
    other = filled(applicant(user("bea@example.org")), "theirs")
    before = rows(owner)
    assert [name for name, count in before.items() if not count] == []
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(owner)
    stranger = Client()
    remember(stranger, **{KEY: Applicant.objects.get(user=owner).pk}, profile=TOLD)
    owner_id = owner.pk
    assert delete(clients[0], password=PASSWORD)["Location"] == "/accounts/deleted/"

    assert not User.objects.filter(pk=owner_id).exists()
    for name, (model, field) in relations({User}).items():
        assert not model._default_manager.filter(**{field: owner_id}).exists(), name
    assert Applicant.objects.get() == other.applicant
    of_other = {**dict.fromkeys(before, 1), "User": 2, "RankChoice": 2}
    none = {"EmailConfirmation", "LogEntry", "User_groups", "User_user_permissions"}
    assert rows(owner) == {name: 0 if name in none else count for name, count in of_other.items()}
    assert Upkeep.history.filter(owner_id=owner_id).count() == 0
    assert Upkeep.history.count() >= 2
    held = [session.get_decoded() for session in Session.objects.all()]
    assert held == []


def test_words_of_a_deleted_account_stand_in_no_table(owner: User) -> None:
    forget_account(user=owner)
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.values():
            assert not any("sorrel" in str(value) or ADDRESS in str(value) for value in row.values()), model


def test_other_browsers_are_signed_out(owner: User) -> None:
    first, second = Client(), Client()
    for client in (first, second):
        client.force_login(owner)
    delete(first, password=PASSWORD)
    assert "You have no account" in second.get("/accounts/settings/").content.decode()
    assert "You have no account" in first.get("/accounts/settings/").content.decode()


@pytest.mark.parametrize(
    ("form", "says"),
    [({"password": "wrong"}, "This is not your password."), ({}, "This field is required.")],
)
def test_nothing_is_deleted_without_the_password(owner: User, form: dict[str, str], says: str) -> None:
    client = Client()
    client.force_login(owner)
    page = delete(client, **form)
    assert says in page.content.decode()
    assert User.objects.filter(pk=owner.pk).exists()


def test_looking_at_the_question_deletes_nothing_and_says_what_there_is(owner: User) -> None:
    client = Client()
    client.force_login(owner)
    page = client.get("/accounts/delete/").content.decode()
    for words in (
        "1 program on your lists",
        "1 document",
        "1 interview",
        "1 rank list",
        "1 saved search",
        "1 story you",
    ):
        assert words in page
    assert User.objects.filter(pk=owner.pk).exists()


def test_a_reader_without_an_account_is_forgotten_whole() -> None:
    client = anonymous(profile=TOLD)
    key = client.session.session_key
    assert delete(client)["Location"] == "/accounts/deleted/"
    assert not Applicant.objects.exists()
    assert not Session.objects.filter(session_key=key).exists()


def test_forgetting_takes_an_account_along_that_was_made_here_and_never_used(mailbox: list[Any]) -> None:
    client = anonymous()
    sign_up(client)
    delete(client)
    assert (User.objects.count(), Applicant.objects.count()) == (0, 0)


def test_forgetting_is_asked_once_more() -> None:
    client = anonymous()
    assert client.post("/accounts/delete/", {}).status_code == 200
    assert Applicant.objects.count() == 1


def test_accounts_that_nobody_confirms_go_after_thirty_days_and_leave_the_list_to_its_session(
    mailbox: list[Any],
) -> None:
    client = anonymous()
    sign_up(client)
    user("staff@example.org", confirmed=False, is_staff=True)
    user("used@example.org")
    now = timezone.now()
    assert forget_unconfirmed(now + dt.timedelta(days=29)) == 0
    assert forget_unconfirmed(now + dt.timedelta(days=31)) == 1
    assert sorted(User.objects.values_list("email", flat=True)) == ["staff@example.org", "used@example.org"]
    assert "1 program on your lists" in client.get("/accounts/delete/").content.decode()
    assert notes(client) == []


def test_signing_out_elsewhere_leaves_this_browser_signed_in(owner: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(owner)
    page = here.post("/accounts/settings/sign-out-elsewhere/", follow=True).content.decode()
    assert "1 other browser is signed out." in page
    assert "_auth_user_id" in here.session
    assert "You have no account" in there.get("/accounts/settings/").content.decode()
