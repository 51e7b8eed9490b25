"""An administrator adds a partner's source, and the shared feed reads it from its own address."""

import pytest
from django.test import Client
from django.utils import timezone

from programs.feeds import FEEDS, SHARED_FEEDS, feed_of
from programs.models import Source
from tests.programs.admin.conftest import Directory

ADD = "/admin/programs/source/add/"
GIVEN = {
    "name": "test-partner", "title": "Test partner", "kind": "gme_office", "about": "test", "terms": "test",
    "redistributable": "on", "address": "https://partner.example/statements.csv", "every_hours": "24",
}  # fmt: skip


def errors(client: Client, **wrong: str) -> dict[str, list[str]]:
    return dict(client.post(ADD, {**GIVEN, **wrong}).context["adminform"].form.errors)


def test_what_is_not_asked_is_set_by_kind_and_feed(as_administrator: Client) -> None:
    now = timezone.now()
    assert as_administrator.post(ADD, GIVEN).status_code == 302
    source = Source.objects.get(name="test-partner")
    assert (source.feed, source.rank, source.published) == ("published", 2, True)
    assert feed_of(source) is SHARED_FEEDS["published"]
    assert source.next_due is not None
    assert source.next_due >= now
    assert source.history.get().history_user is not None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"address": "http://partner.example/x.csv"}, "Give an address that begins with https://."),
        ({"address": "ftp://partner.example/x.csv"}, "Give an address that begins with https://."),
        ({"address": ""}, "This field is required."),
        ({"address": "nonsense"}, "Enter a valid URL."),
        ({"name": next(iter(FEEDS))}, "A feed of this project has this name."),
        ({"name": "published"}, "A feed of this project has this name."),
        ({"name": "program-pages"}, "Source with this Name already exists."),
        ({"name": "Two words"}, "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
        ({"kind": "government"}, "Select a valid choice. government is not one of the available choices."),
        ({"every_hours": "0"}, "Every hour is the most often: leave it empty for only by hand."),
        ({"about": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    wrong: dict[str, str], said: str, directory: Directory, as_administrator: Client
) -> None:
    assert errors(as_administrator, **wrong) == {next(iter(wrong)): [said]}
    assert not Source.objects.filter(title="Test partner").exists()


def test_a_curator_may_not(as_curator: Client) -> None:
    assert as_curator.get(ADD).status_code == 403
    assert as_curator.post(ADD, GIVEN).status_code == 403
    assert not Source.objects.filter(name="test-partner").exists()


def test_a_partners_address_stays_a_safe_one_when_it_is_changed(as_administrator: Client) -> None:
    as_administrator.post(ADD, GIVEN)
    source = Source.objects.get(name="test-partner")
    change = f"/admin/programs/source/{source.pk}/change/"
    page = as_administrator.post(change, {**GIVEN, "address": "http://partner.example/", "next_due": ""})
    assert list(page.context["adminform"].form.errors) == ["address"]
    assert as_administrator.post(change, {**GIVEN, "terms": "new", "next_due": ""}).status_code == 302
    source.refresh_from_db()
    assert (source.terms, source.feed, source.rank) == ("new", "published", 2)


def test_another_address_is_asked_for_its_file_whole(as_administrator: Client) -> None:
    as_administrator.post(ADD, GIVEN)
    source = Source.objects.get(name="test-partner")
    change = f"/admin/programs/source/{source.pk}/change/"
    Source.objects.update(etag='"old"', last_modified="Sat, 21 Nov 2026 12:00:00 GMT")
    assert as_administrator.post(change, {**GIVEN, "terms": "new", "next_due": ""}).status_code == 302
    source.refresh_from_db()
    assert source.etag == '"old"'
    moved = {**GIVEN, "address": "https://partner.example/new.csv", "next_due": ""}
    assert as_administrator.post(change, moved).status_code == 302
    source.refresh_from_db()
    assert (source.address, source.etag, source.last_modified) == ("https://partner.example/new.csv", "", "")
