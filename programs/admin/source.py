"""Sources: terms and timetable, taking one down and bringing it back, and its runs."""

from typing import Any

from celery.exceptions import OperationalError as QueueError
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from programs import curation, facts, tasks
from programs.admin.base import HistoryAdmin, ListAdmin, change_url, facts_changed, today, yes_or_no
from programs.admin.season import FORM_FIELDS
from programs.admin.source_form import SourceForm
from programs.feeds import published
from programs.models import Fetch, Source, Statement
from programs.models.source import RANKS, SourceKind

ADDED = ["name", "title", "kind", "about", "terms", "redistributable", "address", "every_hours"]


@admin.register(Source)
class SourceAdmin(HistoryAdmin, ListAdmin):
    list_display = [
        "title",
        "kind",
        "rank",
        "published",
        "statement_count",
        "last_run",
        "outcome",
        "rows",
        "failures_in_a_row",
        "next_due",
    ]
    list_filter = ["published", "kind"]
    search_fields = ["name", "title"]
    form = SourceForm
    fields = [
        ("name", "kind", "rank", "published"),
        "title",
        "about",
        "address",
        "terms",
        "redistributable",
        ("every_hours", "next_due"),
    ]
    readonly_fields = ["name", "kind", "rank", "published"]
    formfield_overrides = FORM_FIELDS

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A source that is added is a partner's; what its kind and feed settle is not asked."""
        return self.fields if obj else ADDED

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readonly_fields if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        runs = Fetch.objects.filter(source=OuterRef("pk"), dry_run=False).order_by("-started", "-pk")
        said = Statement.objects.filter(source=OuterRef("pk")).order_by().values("source")
        sources: QuerySet[Source] = super().get_queryset(request)
        return sources.annotate(
            last_started=Subquery(runs.values("started")[:1]),
            last_outcome=Subquery(runs.values("outcome")[:1]),
            last_read=Subquery(runs.values("read")[:1]),
            said=Coalesce(Subquery(said.annotate(count=Count("pk")).values("count")), 0),
        )

    @admin.display(description=gettext_lazy("statements"), ordering="said")
    def statement_count(self, source: Any) -> int:
        count: int = source.said
        return count

    @admin.display(description=gettext_lazy("last run"), ordering="last_started")
    def last_run(self, source: Any) -> Any:
        return source.last_started

    @admin.display(description=gettext_lazy("outcome"), ordering="last_outcome")
    def outcome(self, source: Any) -> str:
        return str(Fetch.Outcome(source.last_outcome).label) if source.last_outcome else _("never run")

    @admin.display(description=gettext_lazy("rows"), ordering="last_read")
    def rows(self, source: Any) -> Any:
        """Of the last run; none where it never ran."""
        return source.last_read

    @admin.display(description=gettext_lazy("failures in a row"), ordering="failures")
    def failures_in_a_row(self, source: Source) -> int:
        return source.failures

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """Writes only the columns that were edited: a worker may be claiming the source at this moment.

        Holds the directory first: a refresh holds it too, and writes the source's row at its end.
        """
        facts.one_writer()
        obj._history_user = request.user  # type: ignore[attr-defined]  # read by simple_history
        if change:
            columns = list(form.changed_data)
            if "address" in columns:  # what the old address said of its file would leave the new one's unread
                obj.etag = obj.last_modified = ""
                columns += ["etag", "last_modified"]
            if "every_hours" in columns and obj.every_hours and obj.next_due is None:  # no longer by hand alone
                obj.next_due = timezone.now()
                columns += {"next_due"}.difference(columns)
            if "every_hours" in columns and not obj.every_hours and "next_due" not in columns:  # by hand alone
                obj.next_due = None
                columns.append("next_due")
            obj.save(update_fields=columns)
        else:
            obj.feed, obj.rank, obj.next_due = published.FEED.name, RANKS[SourceKind(obj.kind)], timezone.now()
            obj.save()
        facts.move_version()  # titles and terms are shown beside every fact

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Tells what a take-down would do (GET), and does what was asked (POST: published=yes or no)."""
        source = get_object_or_404(Source, pk=pk)
        if not self.has_change_permission(request, source):
            raise PermissionDenied
        if request.method == "POST":
            return self._publish(request, source, published=yes_or_no(request, "published"))
        going = _going(source) if source.published else 0
        context = {
            **self.admin_site.each_context(request),
            "title": _("Unpublish %(source)s") if source.published else _("Publish %(source)s"),
            "opts": self.opts,
            "source": source,
            "going": going,
        }
        context["title"] %= {"source": source}
        return TemplateResponse(request, "admin/programs/source/publish.html", context)

    def _publish(self, request: HttpRequest, source: Source, *, published: bool) -> HttpResponse:
        changed = curation.publish(source=source, published=published, by=request.user, day=today())
        told = _("Published.") if published else _("Unpublished.")
        told = f"{told} {facts_changed(changed)}"
        self.log_change(request, source, told)
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(change_url(source))

    def run_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        source = get_object_or_404(Source, pk=pk)
        if not self.has_change_permission(request, source):
            raise PermissionDenied
        try:
            tasks.refresh_now(source=source)
        except (QueueError, RuntimeError):  # the second is what Celery's result store says when it is away
            self.message_user(request, _("The queue of tasks does not answer: nothing was asked for."), messages.ERROR)
            return HttpResponseRedirect(change_url(source))
        self.log_change(request, source, str(_("Run asked for.")))
        self.message_user(request, _("A worker will run this source now."), messages.SUCCESS)
        return HttpResponseRedirect(change_url(source))

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("<int:pk>/publish/", wrap(self.publish_view), name="programs_source_publish"),
            path("<int:pk>/run/", wrap(require_POST(self.run_view)), name="programs_source_run"),
            *urls,
        ]

    def beside(self, request: HttpRequest, row: Source) -> dict[str, Any]:
        return {"runs": row.fetches.all()[:20], "may_run": self.has_change_permission(request, row)}


def _going(source: Source) -> int | None:
    """How many facts would change. None: a refresh holds the directory, so that none can tell."""
    try:
        with transaction.atomic():
            facts.do_not_wait_long()
            return curation.preview_unpublish(source=source, day=today())
    except OperationalError:
        source.refresh_from_db()
        return None
