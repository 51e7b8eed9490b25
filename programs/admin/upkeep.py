"""Yearly tasks, and signs of life of the processes behind the pages."""

from django.contrib import admin

from programs.admin.base import ReadOnlyAdmin
from programs.models import Heartbeat, Upkeep


@admin.register(Upkeep)
class UpkeepAdmin(ReadOnlyAdmin):
    list_display = ["name", "owner", "done_on", "good_until", "note"]
    list_select_related = ["owner"]
    search_fields = ["name"]


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "at", "version"]
    list_filter = ["kind"]
    search_fields = ["name"]
