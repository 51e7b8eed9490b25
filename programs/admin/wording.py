"""How pages name their programs, and which of these links wait for a curator."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from programs import curation, waiting
from programs.admin.base import ConfirmAdmin, HistoryAdmin, ReadOnlyAdmin, change_url, facts_changed, today
from programs.models import Statement, Wording


class WordingWaitsFilter(admin.SimpleListFilter):
    title = _("waits for a curator")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        links = waiting.wordings_to_confirm()
        return queryset.filter(pk__in=links.values("pk")) if self.value() == "yes" else queryset


@admin.register(Wording)
class WordingAdmin(HistoryAdmin, ConfirmAdmin, ReadOnlyAdmin):
    list_display = [
        "institution_wording",
        "place",
        "specialty_code",
        "meaning",
        "statement_count",
        "certainty",
        "confirmed",
        "reason",
    ]
    list_filter = [WordingWaitsFilter, "certainty", "confirmed"]
    list_select_related = ["institution"]
    search_fields = ["institution_wording", "city", "institution__code", "programs__public_id"]
    fields = [
        "institution_wording",
        "city",
        "state",
        "specialty_code",
        "meaning",
        "certainty",
        "confirmed",
        "reason",
        "said_under_it",
    ]
    readonly_fields = ["meaning", "said_under_it"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Wording]:
        said = Statement.objects.filter(wording=OuterRef("pk")).order_by().values("wording")
        count = Subquery(said.annotate(count=Count("pk")).values("count"))
        wordings: QuerySet[Wording] = super().get_queryset(request)
        return wordings.annotate(said=Coalesce(count, 0)).prefetch_related(
            "programs__institution", "programs__specialty"
        )

    @admin.display(description=_("place"), ordering="state")
    def place(self, wording: Wording) -> str:
        return " ".join(part for part in (wording.city, wording.state) if part) or "-"

    @admin.display(description=_("taken to mean"))
    def meaning(self, wording: Wording) -> SafeString | str:
        meant = [wording.institution] if wording.institution else list(wording.programs.all())
        return format_html_join(", ", '<a href="{}">{}</a>', ((change_url(row), row) for row in meant)) or "-"

    @admin.display(description=_("statements"), ordering="said")
    def statement_count(self, wording: Any) -> int:
        count: int = wording.said
        return count

    @admin.display(description=_("statements under it"))
    def said_under_it(self, wording: Wording) -> SafeString | str:
        said = Statement.objects.filter(wording=wording).order_by("field", "pk")[:100]
        items = ((change_url(row), row, row.page_url) for row in said)
        return format_html_join("", '<p><a href="{}">{}</a> {}</p>', items) or "-"

    def settle(self, request: HttpRequest, row: Wording, confirmed: bool) -> str:
        return facts_changed(curation.confirm_wording(wording=row, confirmed=confirmed, by=request.user, day=today()))
