"""What the admin pages share: lists that only show, and buttons that post one decision."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from simple_history.admin import SimpleHistoryAdmin

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    InlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline
    InlineFormSet = BaseInlineFormSet


def today() -> dt.date:
    return timezone.localdate()


def facts_changed(count: int) -> str:
    return ngettext("%(count)d fact changed.", "%(count)d facts changed.", count) % {"count": count}


def yes_or_no(request: HttpRequest, name: str) -> bool:
    """What was posted under the name. Neither yes nor no decides nothing: PermissionDenied."""
    answer = request.POST.get(name)
    if answer not in {"yes", "no"}:
        raise PermissionDenied
    return answer == "yes"


def change_url(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def link_to(row: Model | None, text: object = "") -> SafeString | str:
    """A link to the row's own page; a dash for none."""
    if row is None:
        return "-"
    return format_html('<a href="{}">{}</a>', change_url(row), text or row)


def page_link(url: str) -> SafeString | str:
    """A link to the cited page. Only web addresses become links: what a source wrote is not trusted."""
    if not url.startswith(("http://", "https://")):
        return url or "-"
    return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', url, shortened(url))


def shortened(url: str) -> str:
    bare = url.split("://", 1)[-1].removeprefix("www.")
    return bare if len(bare) <= 60 else f"{bare[:40]}…{bare[-18:]}"


class ListAdmin(ModelAdmin):
    """Long lists: pages of fifty, and no count of the whole table beside a search."""

    show_full_result_count = False
    list_per_page = 50

    def beside(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """What the page of one row shows besides the row itself: names for its template."""
        return {}

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None:
            context |= self.beside(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)


class ReadOnlyAdmin(ListAdmin):
    """Rows that feeds and `programs.curation` write. Nobody adds, changes or deletes them by a form."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class HistoryAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """Who changed what. Old versions are shown, never restored: that would write past `programs.curation`."""

    object_history_list_template = "admin/object_history_list.html"

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "GET":
            raise PermissionDenied
        response: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return response


class ConfirmAdmin(ListAdmin):
    """Rows that wait for a yes or a no, one by one or in bulk. Subclasses say in `settle` what the answer does.

    Whoever may change the model may answer, even where no form changes it.
    """

    actions = ["confirm_selected", "reject_selected"]
    change_form_template = "admin/confirm_change_form.html"

    def settle(self, request: HttpRequest, row: Any, confirmed: bool) -> str:
        """Writes the answer through `programs.curation`; returns what there is to tell besides."""
        raise NotImplementedError

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    @admin.action(description=gettext_lazy("Confirm the selected"), permissions=["settle"])
    def confirm_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._settle_many(request, queryset, confirmed=True)

    @admin.action(description=gettext_lazy("Reject the selected"), permissions=["settle"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._settle_many(request, queryset, confirmed=False)

    def _settle_many(self, request: HttpRequest, queryset: QuerySet[Any], *, confirmed: bool) -> None:
        rows = list(queryset)
        for row in rows:
            self._settle_one(request, row, confirmed=confirmed)
        text = (
            ngettext("%(count)d confirmed.", "%(count)d confirmed.", len(rows))
            if confirmed
            else ngettext("%(count)d rejected.", "%(count)d rejected.", len(rows))
        )
        self.message_user(request, text % {"count": len(rows)}, messages.SUCCESS)

    def _settle_one(self, request: HttpRequest, row: Any, *, confirmed: bool) -> str:
        told = self.settle(request, row, confirmed)
        decided = _("Confirmed.") if confirmed else _("Rejected.")
        self.log_change(request, row, f"{decided} {told}".strip())
        return told

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_settle_permission(request):
            raise PermissionDenied
        row = get_object_or_404(self.model, pk=pk)
        confirmed = yes_or_no(request, "confirmed")
        told = self._settle_one(request, row, confirmed=confirmed)
        words = _("“%(row)s” is confirmed.") if confirmed else _("“%(row)s” is rejected.")
        self.message_user(request, f"{words % {'row': row}} {told}".strip(), messages.SUCCESS)
        return HttpResponseRedirect(change_url(row))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.settle_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}_settle"
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/settle/", view, name=name), *urls]

    def beside(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        if not self.has_settle_permission(request):
            return {}
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_settle"
        return {"settle_url": reverse(name, args=[row.pk]), "settled": self.answer(row)}

    def answer(self, row: Any) -> bool | None:
        """What a curator answered; None while nobody has."""
        answer: bool | None = row.confirmed
        return answer
