"""The season's calendar and fees: reference tables that administrators keep by hand."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from programs import facts
from programs.admin.base import ListAdmin
from programs.feeds import fees, season_calendar
from programs.models import Fee, Season, SeasonEvent, Source

# One labelled control for a moment, in place of two that have no label; addresses without a scheme are https.
FORM_FIELDS: dict[Any, dict[str, Any]] = {
    models.URLField: {"assume_scheme": "https"},
    models.DateTimeField: {
        "form_class": forms.DateTimeField,
        "widget": forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"),
    },
}


class SeasonTableAdmin(ListAdmin):
    """Tables that pages and the API show: the version of the directory moves with them.

    The directory is held before anything is written, so that a feed at work on the same rows is done with them. The
    feed is asked for its file anew: what was handed back to it, or deleted, comes with its next run, though the file
    be the same.
    """

    feed: str

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        facts.one_writer()
        super().save_model(request, obj, form, change)
        self._written()

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        facts.one_writer()
        super().delete_model(request, obj)
        self._written()

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        facts.one_writer()
        super().delete_queryset(request, queryset)
        self._written()

    def _written(self) -> None:
        Source.objects.filter(name=self.feed).update(etag="", last_modified="")
        facts.move_version()


class KeptByHandAdmin(SeasonTableAdmin):
    """Rows that a feed writes too. What is saved here no feed overwrites, until `by_hand` is unticked."""

    formfield_overrides = FORM_FIELDS

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A new row is kept by hand without asking."""
        return [] if obj else ["by_hand"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if form.changed_data and "by_hand" not in form.changed_data:
            obj.by_hand = True
        super().save_model(request, obj, form, change)


@admin.register(Season)
class SeasonAdmin(SeasonTableAdmin):
    feed = season_calendar.FEED.name
    list_display = ["match_year"]


@admin.register(SeasonEvent)
class SeasonEventAdmin(KeptByHandAdmin):
    feed = season_calendar.FEED.name
    list_display = ["event", "season", "starts_at", "ends_at", "all_day", "service", "grade", "by_hand"]
    list_filter = ["by_hand", "season", "service", "grade"]
    list_select_related = ["season"]
    search_fields = ["event"]


@admin.register(Fee)
class FeeAdmin(KeptByHandAdmin):
    feed = fees.FEED.name
    list_display = ["fee", "match_year", "amount_usd", "unit", "from_count", "to_count", "per", "grade", "by_hand"]
    list_filter = ["by_hand", "match_year", "fee", "grade"]
    search_fields = ["fee"]
