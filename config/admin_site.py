"""The admin's first page, its groups of lists, and the queue's address."""

from typing import Any, Protocol, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _

from programs import waiting
from programs.models import Statement

GROUPS = (
    (_("Directory"), ("Institution", "Program", "Track", "Specialty")),
    (_("What is said"), ("Statement", "Decision", "Reading", "Wording")),
    (_("What stands"), ("Fact", "ProgramDate", "ResidentSchool", "Change")),
    (_("Sources"), ("Source", "Fetch", "RejectedRow")),
    (_("Watched pages"), ("Page", "PageCheck", "Proposal")),
    (_("Readers and upkeep"), ("Report", "Upkeep", "Heartbeat")),
    (_("H-1B filings"), ("EmployerLink", "SponsorFiling", "FilingCase")),
    (_("Season"), ("Season", "SeasonEvent", "Fee")),
    (_("Places"), ("Hospital", "City")),
)
GROUPED_APP = "programs"


class HasQueue(Protocol):
    def queue_view(self, request: HttpRequest) -> HttpResponse: ...


class OpenwardAdminSite(AdminSite):
    site_header = "Openward"
    site_title = "Openward"
    index_title = _("What waits")
    empty_value_display = "-"
    enable_nav_sidebar = False  # wide lists need the room; the head of each page leads to the main ones

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return [path("queue/", self.admin_view(self.queue), name="queue"), *super().get_urls()]

    def queue(self, request: HttpRequest) -> HttpResponse:
        return cast(HasQueue, self.get_model_admin(Statement)).queue_view(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        waits = [
            {"row": row, "url": f"{self.list_url(row)}?{row.query}"}
            for row in waiting.what_waits()
            if self.may_see(request, row)
        ]
        return super().index(request, {**(extra_context or {}), "waits": waits})

    def list_url(self, row: waiting.Waiting) -> str:
        if row.model is None:
            return reverse("admin:queue")
        return reverse(f"admin:programs_{row.model._meta.model_name}_changelist")

    def may_see(self, request: HttpRequest, row: waiting.Waiting) -> bool:
        return self.get_model_admin(row.model or Statement).has_view_permission(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """One app of thirty models is hard to read: it is shown as the groups above."""
        apps: list[Any] = list(super().get_app_list(request, app_label))
        if app_label is not None:
            return apps
        return [group for app in apps for group in (grouped(app) if app["app_label"] == GROUPED_APP else [app])]


def grouped(app: dict[str, Any]) -> list[dict[str, Any]]:
    """Models that no group names stay together under the app's own name."""
    of = {model["object_name"]: model for model in app["models"]}
    groups = [{**app, "name": name, "models": [of.pop(one) for one in names if one in of]} for name, names in GROUPS]
    return [group for group in [*groups, {**app, "models": list(of.values())}] if group["models"]]
