"""The season's calendar and fees: reference tables that administrators keep by hand."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models

from programs.admin.base import ListAdmin
from programs.models import Fee, Season, SeasonEvent

# One labelled control for a moment, in place of two that have no label; addresses without a scheme are https.
FORM_FIELDS: dict[Any, dict[str, Any]] = {
    models.URLField: {"assume_scheme": "https"},
    models.DateTimeField: {
        "form_class": forms.DateTimeField,
        "widget": forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"),
    },
}


@admin.register(Season)
class SeasonAdmin(ListAdmin):
    list_display = ["match_year"]


@admin.register(SeasonEvent)
class SeasonEventAdmin(ListAdmin):
    list_display = ["event", "season", "starts_at", "ends_at", "all_day", "service", "grade"]
    list_filter = ["season", "service", "grade"]
    list_select_related = ["season"]
    search_fields = ["event"]
    formfield_overrides = FORM_FIELDS


@admin.register(Fee)
class FeeAdmin(ListAdmin):
    list_display = ["fee", "match_year", "amount_usd", "unit", "from_count", "to_count", "per", "grade"]
    list_filter = ["match_year", "fee", "grade"]
    search_fields = ["fee"]
    formfield_overrides = FORM_FIELDS
