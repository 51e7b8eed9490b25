"""What readers say is wrong."""

from django.contrib import admin

from programs.admin.base import ReadOnlyAdmin
from programs.models import Report


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ["at", "program", "field", "outcome", "settled_at"]
    list_filter = ["outcome", "field"]
    list_select_related = ["program__institution", "program__specialty"]
    search_fields = ["=program__public_id", "said"]
