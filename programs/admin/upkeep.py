"""Yearly tasks, and signs of life of the processes behind the pages."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from programs import upkeep
from programs.admin.base import HistoryAdmin, ReadOnlyAdmin, change_url, page_link, today
from programs.models import Heartbeat, Upkeep

CHANGE = "programs.change_upkeep"


class DueFilter(admin.SimpleListFilter):
    title = gettext_lazy("due")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", gettext_lazy("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(pk__in=upkeep.due_rows(today()).values("pk")) if self.value() == "yes" else queryset


class NoteForm(ActionForm):
    note = forms.CharField(label=gettext_lazy("Note:"), max_length=500, required=False)


@admin.register(Upkeep)
class UpkeepAdmin(HistoryAdmin, ReadOnlyAdmin):
    list_display = ["label", "owner", "done_on", "good_until", "state", "due_from", "page", "note"]
    list_filter = [DueFilter]
    list_select_related = ["owner"]
    search_fields = ["name", "note"]
    fields = ["label", "what", "page", "due_from", "owner", "done_on", "good_until", "state", "note"]
    readonly_fields = ["label", "what", "page", "due_from", "state"]
    actions = ["mark_done", "take_on"]
    action_form = NoteForm
    change_form_template = "admin/programs/upkeep/change_form.html"

    def has_do_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(CHANGE)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if self.has_view_permission(request):
            upkeep.make_missing()
        return super().changelist_view(request, extra_context)

    @admin.display(description=gettext_lazy("task"), ordering="name")
    def label(self, row: Upkeep) -> str:
        task = upkeep.TASKS.get(row.name)
        return str(task.label) if task else row.name

    @admin.display(description=gettext_lazy("what to do"))
    def what(self, row: Upkeep) -> str:
        task = upkeep.TASKS.get(row.name)
        return str(task.what) if task else "-"

    @admin.display(description=gettext_lazy("where to look"))
    def page(self, row: Upkeep) -> SafeString | str:
        task = upkeep.TASKS.get(row.name)
        return page_link(task.where) if task else "-"

    @admin.display(description=gettext_lazy("due each year from"))
    def due_from(self, row: Upkeep) -> str:
        task = upkeep.TASKS.get(row.name)
        return dt.date(2000, *task.due).strftime("%m-%d") if task else "-"

    @admin.display(description=gettext_lazy("state"))
    def state(self, row: Upkeep) -> str:
        if row.name not in upkeep.TASKS:
            return _("no longer a task")
        found = upkeep.Row(upkeep.TASKS[row.name], row.done_on, row.good_until, today())
        if found.not_rechecked:
            return _("never done") if row.done_on is None else _("overdue: pages say “not rechecked”")
        return _("due") if found.is_due else _("done")

    @admin.action(description=gettext_lazy("Done today"), permissions=["do"])
    def mark_done(self, request: HttpRequest, queryset: QuerySet[Upkeep]) -> None:
        count = sum(self._done(request, row, request.POST.get("note", "")) for row in queryset)
        told = ngettext("%(count)d task is done.", "%(count)d tasks are done.", count) % {"count": count}
        self.message_user(request, told, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Take it on"), permissions=["do"])
    def take_on(self, request: HttpRequest, queryset: QuerySet[Upkeep]) -> None:
        known = [row for row in queryset if row.name in upkeep.TASKS]
        for row in known:
            upkeep.take_on(name=row.name, by=request.user)
        told = ngettext("%(count)d task is yours.", "%(count)d tasks are yours.", len(known)) % {"count": len(known)}
        self.message_user(request, told, messages.SUCCESS)

    def _done(self, request: HttpRequest, row: Upkeep, note: str) -> bool:
        if row.name not in upkeep.TASKS:
            return False
        upkeep.done(name=row.name, day=today(), by=request.user, note=note)
        self.log_change(request, row, str(_("Done today.")))
        return True

    def done_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(Upkeep, pk=pk)
        if not self.has_do_permission(request):
            raise PermissionDenied
        if self._done(request, row, request.POST.get("note", "")):
            self.message_user(request, _("Noted as done today."), messages.SUCCESS)
        return HttpResponseRedirect(change_url(row))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.done_view))
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/done/", view, name="programs_upkeep_done"), *urls]

    def beside(self, request: HttpRequest, row: Upkeep) -> dict[str, Any]:
        if row.name not in upkeep.TASKS or not self.has_do_permission(request):
            return {}
        return {"done_url": reverse("admin:programs_upkeep_done", args=[row.pk])}


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "at", "version"]
    list_filter = ["kind"]
    search_fields = ["name"]
