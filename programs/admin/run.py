"""Runs of sources, with what a held one would have changed; an administrator may take it all the same."""

from typing import Any

from celery.exceptions import OperationalError
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import tasks, waiting
from programs.admin.base import ReadOnlyAdmin, change_url
from programs.admin.imports import UPLOADED, Importing
from programs.models import Fetch, RejectedRow

REJECTED_SHOWN = 100


class AttentionFilter(admin.SimpleListFilter):
    title = gettext_lazy("needs attention")
    parameter_name = "attention"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", gettext_lazy("Latest run held or failed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = waiting.latest_runs_in_trouble()
        return queryset.filter(pk__in=rows.values("pk")) if self.value() == "yes" else queryset


@admin.register(Fetch)
class FetchAdmin(Importing, ReadOnlyAdmin):
    list_display = [
        "started",
        "source",
        "outcome",
        "dry_run",
        "read",
        "new_statements",
        "changed_rows",
        "changed_facts",
        "held",
        "rejected",
        "reason",
    ]
    list_filter = [AttentionFilter, "outcome", "dry_run", "source"]
    list_select_related = ["source"]
    search_fields = ["address", "reason"]
    fields = [
        ("source", "outcome", "dry_run"),
        ("started", "finished"),
        "address",
        "reason",
        ("read", "new_statements", "changed_rows", "changed_facts", "held", "rejected"),
        ("status", "size", "content_hash"),
        "rows_by_file",
    ]

    def may_take(self, request: HttpRequest, run: Fetch) -> bool:
        """Administrators; a held run whose content its source can be asked for again, and nothing came after it."""
        may = request.user.has_perm("programs.change_source")
        again = bool(run.content_hash) and not run.address.startswith(UPLOADED)
        return may and again and waiting.latest_runs_in_trouble().filter(pk=run.pk, outcome="held").exists()

    def take_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks (GET), and hands the held content to a worker (POST). Other content by then is checked as ever."""
        run = get_object_or_404(Fetch.objects.select_related("source"), pk=pk)
        if not self.may_take(request, run):
            raise PermissionDenied
        if request.method == "POST":
            return self._take(request, run)
        title = _("Take the held run of %(source)s") % {"source": run.source}
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "run": run}
        return TemplateResponse(request, "admin/programs/fetch/take.html", context)

    def _take(self, request: HttpRequest, run: Fetch) -> HttpResponse:
        try:
            tasks.refresh_now(source=run.source, accept=run.content_hash)
        except (OperationalError, RuntimeError):  # the second is what Celery's result store says when it is away
            self.message_user(request, _("The queue of tasks does not answer: nothing was asked for."), messages.ERROR)
            return HttpResponseRedirect(change_url(run))
        told = _("Taken anyway: a worker runs the source again and takes the same content, however much it changes.")
        self.log_change(request, run, told)
        self.log_change(request, run.source, told)
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(change_url(run.source))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.take_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/take/", view, name="programs_fetch_take"), *urls]

    def beside(self, request: HttpRequest, row: Fetch) -> dict[str, Any]:
        return {
            "rejected_rows": row.rejected_rows.all()[:REJECTED_SHOWN],
            "may_take": self.may_take(request, row),
            "broken": row.outcome == Fetch.Outcome.HELD and not row.content_hash,
        }


@admin.register(RejectedRow)
class RejectedRowAdmin(ReadOnlyAdmin):
    list_display = ["fetch", "file", "line", "field", "reason", "excerpt"]
    list_filter = ["file", "field"]
    list_select_related = ["fetch"]
    search_fields = ["reason", "excerpt"]
