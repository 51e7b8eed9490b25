"""H-1B filings, and the employers in them that wait to be tied to institutions."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programs import curation
from programs.admin.base import ConfirmAdmin, HistoryAdmin, ReadOnlyAdmin, today
from programs.models import EmployerLink, FilingCase, SponsorFiling


class LinkWaitsFilter(admin.SimpleListFilter):
    title = _("waits for a curator")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        links = EmployerLink.objects.to_confirm()
        return queryset.filter(pk__in=links.values("pk")) if self.value() == "yes" else queryset


@admin.register(EmployerLink)
class EmployerLinkAdmin(HistoryAdmin, ConfirmAdmin, ReadOnlyAdmin):
    list_display = [
        "employer",
        "state",
        "institution",
        "relation",
        "latest_positions",
        "certainty",
        "confirmed",
        "reason",
    ]
    list_filter = [LinkWaitsFilter, "relation", "certainty", "confirmed"]
    list_select_related = ["institution"]
    search_fields = ["employer", "institution__plain_name", "institution__listed_name", "=institution__code"]
    readonly_fields = ["latest_positions"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[EmployerLink]:
        filings = SponsorFiling.objects.filter(employer_key=OuterRef("employer_key"), state=OuterRef("state"))
        latest = filings.order_by("-fiscal_year", "-positions")
        links: QuerySet[EmployerLink] = super().get_queryset(request)
        return links.annotate(
            latest_year=Subquery(latest.values("fiscal_year")[:1]),
            latest_count=Subquery(latest.values("positions")[:1]),
        )

    @admin.display(description=_("latest positions"), ordering="latest_count")
    def latest_positions(self, link: Any) -> str:
        """Of the spelling's latest fiscal year on file; a dash when none is."""
        if link.latest_count is None:
            return "-"
        return str(_("%(count)d in %(year)d") % {"count": link.latest_count, "year": link.latest_year})

    def settle(self, request: HttpRequest, row: EmployerLink, confirmed: bool) -> str:
        curation.confirm_employer_link(link=row, confirmed=confirmed, by=request.user, day=today())
        return ""


@admin.register(SponsorFiling)
class SponsorFilingAdmin(ReadOnlyAdmin):
    list_display = ["employer", "state", "fiscal_year", "positions", "soc_codes", "source"]
    list_filter = ["fiscal_year", "state"]
    list_select_related = ["source"]
    search_fields = ["employer"]


@admin.register(FilingCase)
class FilingCaseAdmin(ReadOnlyAdmin):
    list_display = [
        "case_number",
        "employer",
        "job_title",
        "worksite_city",
        "worksite_state",
        "resident_titled",
        "certified",
    ]
    list_filter = ["resident_titled", "certified", "worksite_state"]
    search_fields = ["employer", "job_title", "=case_number"]
