"""Dates and fees that an administrator corrects: kept by hand, and no longer the feed's. All rows are test data."""

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from programs.feeds import fees, season_calendar
from programs.models import Fee, Season, SeasonEvent, Source
from tests.programs.feeds.runs import run_of, table

pytestmark = pytest.mark.django_db

WEEK = {
    "match_year": "2027",
    "event": "match_week",
    "starts_at": "2027-03-15",
    "ends_at": "2027-03-19",
    "timezone": "America/New_York",
    "application_service": "NRMP",
    "grade": "C2",
    "source": "https://example.org/calendar",
}
TIER = {
    "match_year": "2027",
    "fee": "eras_application",
    "amount_usd": "11.00",
    "unit": "program",
    "from_count": "1",
    "to_count": "30",
    "per": "specialty",
    "grade": "C2",
    "source": "https://example.org/fees",
}
FORMS = {
    SeasonEvent: {
        "season": "2027",
        "event": "match_week",
        "starts_at": "2027-03-15T00:00:00",
        "ends_at": "2027-03-19T00:00:00",
        "all_day": "on",
        "service": "NRMP",
        "grade": "C2",
        "source_url": "https://example.org/calendar",
    },
    Fee: {**{name: cell for name, cell in TIER.items() if name != "source"}, "source_url": TIER["source"]},
    Season: {"match_year": "2031"},
}


def read_the_feeds() -> None:
    run_of(season_calendar.FEED, table(season_calendar.FEED, WEEK))
    run_of(fees.FEED, table(fees.FEED, TIER))


def save(client: Client, row: Model | type[Model], **changed: Any) -> None:
    """The row's page as it stands, with what is changed on it; a model's page for a new row."""
    act, told = ("add", []) if isinstance(row, type) else ("change", [row.pk])
    address = reverse(f"admin:programs_{row._meta.model_name}_{act}", args=told)
    form = FORMS[row if isinstance(row, type) else type(row)]
    answer = client.post(address, {**form, **changed})
    assert answer.status_code == 302, answer.context["errors"]


@pytest.mark.parametrize("act", ["handed back", "deleted"])
@pytest.mark.parametrize(("model", "feed"), [(SeasonEvent, "season_calendar"), (Fee, "fees")])
def test_the_feed_is_asked_anew_for_what_is_its_own_again(
    act: str, model: Any, feed: str, as_administrator: Client
) -> None:
    read_the_feeds()
    model.objects.update(by_hand=True)
    Source.objects.update(etag='"as before"', last_modified="Sat, 21 Nov 2026 12:00:00 GMT")
    row = model.objects.get()
    if act == "handed back":
        save(as_administrator, row, by_hand="")
    else:
        address = reverse(f"admin:programs_{row._meta.model_name}_delete", args=[row.pk])
        assert as_administrator.post(address, {"post": "yes"}).status_code == 302
    asked_anew = Source.objects.filter(etag="", last_modified="")
    assert list(asked_anew.values_list("name", flat=True)) == [feed]


@pytest.mark.parametrize(("model", "changed"), [(SeasonEvent, {"grade": "A"}), (Fee, {"amount_usd": "12.00"})])
def test_what_is_corrected_is_kept_until_it_is_handed_back_to_its_feed(
    model: Any, changed: dict[str, str], as_administrator: Client
) -> None:
    read_the_feeds()
    told = model.objects.values_list(*changed).get()
    save(as_administrator, model.objects.get())
    assert not model.objects.get().by_hand, "nothing was changed"
    save(as_administrator, model.objects.get(), **changed)
    corrected = model.objects.values_list(*changed).get()
    read_the_feeds()
    assert (model.objects.values_list(*changed).get(), model.objects.get().by_hand) == (corrected, True)
    assert corrected != told
    save(as_administrator, model.objects.get(), **changed, by_hand="")
    read_the_feeds()
    assert (model.objects.values_list(*changed).get(), model.objects.get().by_hand) == (told, False)


@pytest.mark.parametrize("model", [SeasonEvent, Fee])
def test_a_row_that_an_administrator_adds_is_kept_by_hand(model: Any, as_administrator: Client) -> None:
    read_the_feeds()
    model.objects.all().delete()
    page = as_administrator.get(reverse(f"admin:programs_{model._meta.model_name}_add")).content.decode()
    assert "by_hand" not in page
    save(as_administrator, model, grade="A")
    read_the_feeds()
    assert (model.objects.get().grade, model.objects.get().by_hand) == ("A", True)


@pytest.mark.parametrize("model", [SeasonEvent, Fee])
def test_the_list_tells_which_rows_are_kept_by_hand(model: Any, as_administrator: Client) -> None:
    read_the_feeds()
    address = reverse(f"admin:programs_{model._meta.model_name}_changelist")
    assert as_administrator.get(address, {"by_hand__exact": "1"}).context["cl"].result_count == 0
    model.objects.update(by_hand=True)
    assert as_administrator.get(address, {"by_hand__exact": "1"}).context["cl"].result_count == 1


def test_an_event_may_have_no_end_and_a_fee_no_tier(as_administrator: Client) -> None:
    save(as_administrator, Season, match_year="2027")
    save(as_administrator, SeasonEvent, ends_at="")
    save(as_administrator, Fee, from_count="", to_count="")
    assert SeasonEvent.objects.get().ends_at is None
    assert Fee.objects.values_list("from_count", "to_count").get() == (None, None)


class Kept:
    """A copy of what the API says of seasons, as one keeps it who asks again only whether it stands."""

    def __init__(self) -> None:
        self.client = Client()
        self.answer = self.client.get("/api/v1/seasons")

    def is_told_what_is_new(self) -> bool:
        before, tag = self.answer.json(), self.answer["ETag"]
        again = self.client.get("/api/v1/seasons", headers={"If-None-Match": tag})
        if again.status_code == 304:
            return False
        self.answer = again
        return (again.status_code, again["ETag"] != tag, again.json() != before) == (200, True, True)


@pytest.mark.parametrize(("model", "changed"), [(SeasonEvent, {"grade": "A"}), (Fee, {"amount_usd": "12.00"})])
def test_who_keeps_a_copy_is_told_what_an_administrator_changed(
    model: Any, changed: dict[str, str], as_administrator: Client
) -> None:
    read_the_feeds()
    copy = Kept()
    assert not copy.is_told_what_is_new()
    save(as_administrator, model.objects.get(), **changed)
    assert copy.is_told_what_is_new()
    assert not copy.is_told_what_is_new()
    address = reverse(f"admin:programs_{model._meta.model_name}_delete", args=[model.objects.get().pk])
    assert as_administrator.post(address, {"post": "yes"}).status_code == 302
    assert copy.is_told_what_is_new()
    save(as_administrator, model)
    assert copy.is_told_what_is_new()
    delete_selected(as_administrator, model)
    assert copy.is_told_what_is_new()
    assert not model.objects.exists()


def test_a_season_that_is_deleted_takes_its_events_from_every_copy(as_administrator: Client) -> None:
    read_the_feeds()
    save(as_administrator, Season)
    copy = Kept()
    delete_selected(as_administrator, Season)
    assert copy.is_told_what_is_new()
    assert [season["events"] for season in copy.answer.json()] == [[]]


def delete_selected(client: Client, model: Any) -> None:
    chosen = {"_selected_action": list(model.objects.values_list("pk", flat=True)), "post": "yes"}
    address = reverse(f"admin:programs_{model._meta.model_name}_changelist")
    assert client.post(address, {"action": "delete_selected", **chosen}).status_code == 302
