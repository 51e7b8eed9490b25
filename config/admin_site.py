"""The admin's first page, its groups of lists, and the addresses of its own pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applicants.guides.waiting import GUIDES_EXPIRED, GUIDES_WITHOUT_TWIN
from applicants.stories.waiting import STORIES_TO_READ
from config import second_step
from programs import heartbeats, waiting
from programs.models import Fetch, Proposal, Source, Statement

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
FOUND = 302
Answers = TypeVar("Answers", bound=Callable[..., HttpResponseBase])


class HasQueue(Protocol):
    def queue_view(self, request: HttpRequest) -> HttpResponse: ...


class HasReview(Protocol):
    def review_view(self, request: HttpRequest) -> HttpResponse: ...
    def agreeing_view(self, request: HttpRequest) -> HttpResponse: ...
    def urgent(self, request: HttpRequest) -> list[Any]: ...


class HasImport(Protocol):
    def import_view(self, request: HttpRequest) -> HttpResponse: ...


class OpenwardAdminSite(AdminSite):
    site_header = "Openward"
    site_title = "Openward"
    index_title = _("What waits")
    empty_value_display = "-"
    enable_nav_sidebar = False  # wide lists need the room; the head of each page leads to the main ones

    def get_urls(self) -> list[URLResolver | URLPattern]:
        own = [
            path("queue/", self.admin_view(self.queue), name="queue"),
            path("review/", self.admin_view(self.review), name="review"),
            path("review/agreeing/", self.admin_view(self.agreeing), name="review-agreeing"),
            path("import/", self.admin_view(self.import_file), name="import"),
        ]
        return [*own, *super().get_urls()]

    def has_permission(self, request: HttpRequest) -> bool:
        """Asked before every page of the admin but the one to sign in at."""
        return super().has_permission(request) and second_step.was_taken(request)

    def admin_view(self, view: Answers, cacheable: bool = False) -> Answers:
        """What is sent when the second step was too long ago is kept over it."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            late = AdminSite.has_permission(self, request) and not second_step.was_taken(request)
            if late and second_step.may_keep(request):
                return second_step.keeping(request)
            return guarded(request, *args, **kwargs)

        return cast(Answers, answer)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "GET" and super().has_permission(request) and not second_step.was_taken(request):
            return second_step.leading_to(request)
        answer = super().login(request, extra_context)
        # A wrong password is answered with the form again, whoever is signed in already.
        if request.method == "POST" and answer.status_code == FOUND:
            second_step.remember_password(request)
        return answer

    @property
    def proposals(self) -> HasReview:
        return cast(HasReview, self.get_model_admin(Proposal))

    def queue(self, request: HttpRequest) -> HttpResponse:
        return cast(HasQueue, self.get_model_admin(Statement)).queue_view(request)

    def review(self, request: HttpRequest) -> HttpResponse:
        return self.proposals.review_view(request)

    def agreeing(self, request: HttpRequest) -> HttpResponse:
        return self.proposals.agreeing_view(request)

    def import_file(self, request: HttpRequest) -> HttpResponse:
        return cast(HasImport, self.get_model_admin(Fetch)).import_view(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        kinds = (*waiting.KINDS, STORIES_TO_READ, GUIDES_EXPIRED, GUIDES_WITHOUT_TWIN)
        seen = tuple(kind for kind in kinds if self.may_see(request, kind))
        waits = [
            {"row": row.kind, "count": row.count, "url": f"{self.list_url(row.kind)}?{row.kind.query}"}
            for row in waiting.what_waits(timezone.localdate(), seen)
        ]
        context: dict[str, Any] = {"waits": waits, "urgent": self.proposals.urgent(request)}
        if self.get_model_admin(Source).has_view_permission(request):
            context |= heartbeats.admin_context(timezone.now())
        return super().index(request, {**(extra_context or {}), **context})

    def list_url(self, kind: waiting.Kind) -> str:
        if isinstance(kind.where, str):
            return reverse(kind.where)
        return reverse(f"admin:{kind.where._meta.app_label}_{kind.where._meta.model_name}_changelist")

    def may_see(self, request: HttpRequest, kind: waiting.Kind) -> bool:
        return self.get_model_admin(kind.model).has_view_permission(request)

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
