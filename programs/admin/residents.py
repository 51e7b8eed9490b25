"""Schools of residents: the list, its export, and the import of a file that first tells what it would change."""

import base64
import binascii
import csv
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from programs import sources
from programs.admin.base import ListAdmin, ReadOnlyAdmin, page_link
from programs.feeds import resident_school_rows
from programs.feeds.resident_school_rows import HEADER, Preview
from programs.feeds.resident_schools import FEED
from programs.formulas import guarded
from programs.models import ResidentSchool, Source

MOST_BYTES = 1_000_000
MOST_SHOWN = 200
TEMPLATE = "admin/programs/residentschool/import.html"
COLUMNS = (
    ("program", gettext_lazy("the program's Openward id, as in 1022-140")),
    ("school", gettext_lazy("the medical school, as the page names it")),
    ("country", gettext_lazy("the country of the school, in two letters (PK); empty: not stated")),
    ("count", gettext_lazy("how many residents; empty: the page names the school and no number")),
    ("stated_for", gettext_lazy("the year as the page states it: 2026, 2025-2026; empty: none")),
    ("page_url", gettext_lazy("the address of the page")),
    ("read_on", gettext_lazy("the day on which the live page was read (2026-11-21); empty: a stored copy")),
)


@admin.register(ResidentSchool)
class ResidentSchoolAdmin(ReadOnlyAdmin):
    list_display = ["program", "school", "country", "count", "stated_for", "page", "read_on", "source"]
    list_filter = ["match_year", "country"]
    list_select_related = ["program__institution", "program__specialty", "source"]
    search_fields = ["school", "=program__public_id", "program__institution__plain_name"]
    change_list_template = "admin/programs/residentschool/change_list.html"

    @admin.display(description=gettext_lazy("page"))
    def page(self, row: ResidentSchool) -> SafeString | str:
        return page_link(row.page_url)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A wrong row can be taken away; none is written by a form."""
        return ListAdmin.has_delete_permission(self, request, obj)

    def delete_model(self, request: HttpRequest, obj: ResidentSchool) -> None:
        resident_school_rows.withdraw(ResidentSchool.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ResidentSchool]) -> None:
        resident_school_rows.withdraw(ResidentSchool.objects.filter(pk__in=queryset.values("pk")))

    def may_import(self, request: HttpRequest) -> bool:
        return request.user.has_perms(["programs.add_residentschool", "programs.change_residentschool"])

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "may_import": self.may_import(request)})

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("import/", wrap(self.import_view), name="programs_residentschool_import"),
            path("export/", wrap(require_safe(self.export_view)), name="programs_residentschool_export"),
            *urls,
        ]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """GET asks for a file; a file posted is previewed; the preview posted back is applied. Nothing before that."""
        if not self.may_import(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request)
        content, problem = _content(request)
        if problem:
            return self._page(request, problem=problem)
        source = sources.of(FEED, timezone.now())
        if digest := request.POST.get("digest"):
            return self._applied(request, content, source, digest)
        return self._previewed(request, content, resident_school_rows.preview(content, source))

    def _applied(self, request: HttpRequest, content: bytes, source: Source, digest: str) -> HttpResponse:
        done = resident_school_rows.apply(content, source, digest)
        if done is None:
            problem = _(
                "The rows have changed since this was shown. Nothing was written: look at what it would do now."
            )
            return self._previewed(request, content, resident_school_rows.preview(content, source), problem)
        told = _("Imported: %(new)d new, %(changed)d changed, %(broken)d broken rows left out.") % {
            "new": done.new,
            "changed": done.changed,
            "broken": len(done.rejections),
        }
        self.log_change(request, source, told)
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:programs_residentschool_changelist"))

    def _previewed(self, request: HttpRequest, content: bytes, found: Preview, problem: str = "") -> HttpResponse:
        if found.held:
            return self._page(request, problem=found.held)
        return self._page(
            request,
            problem=problem,
            found=found,
            shown=[_shown(one) for one in found.differences[:MOST_SHOWN]],
            broken=found.rejections[:MOST_SHOWN],
            content=base64.b64encode(content).decode(),
        )

    def _page(self, request: HttpRequest, **more: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import schools of residents"),
            "opts": self.opts,
            "columns": COLUMNS,
            "header": ",".join(HEADER),
            **more,
        }
        return TemplateResponse(request, TEMPLATE, context)

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """Every row, in the columns of the import: to be corrected and brought back. No cell can begin a formula."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        response = HttpResponse(
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="resident_schools.csv"'},
        )
        writer = csv.writer(response)
        writer.writerow(HEADER)
        columns = ("program__public_id", *HEADER[1:])
        rows = ResidentSchool.objects.order_by("program__public_id", "pk").values_list(*columns)
        writer.writerows([guarded("" if cell is None else str(cell)) for cell in row] for row in rows)
        return response


def _content(request: HttpRequest) -> tuple[bytes, str]:
    """The file's bytes, or what is wrong. A preview hands them back as text that no browser rewrites."""
    upload = request.FILES.get("file")
    if upload is None:
        try:
            content = base64.b64decode(request.POST.get("content", ""), validate=True)
        except (binascii.Error, ValueError):
            content = b""
    else:
        content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        return b"", _("The file is larger than %(most)d bytes.") % {"most": MOST_BYTES}
    return content, "" if content else _("The file is empty.") if upload else _("Choose a CSV file.")


def _shown(one: resident_school_rows.Difference) -> dict[str, Any]:
    """The row as it would stand, and what of it is new: (column, before, after)."""
    return {
        "line": one.line,
        "program": one.program,
        "row": one.wanted,
        "new": one.before is None,
        "moved": _moved(one.before, one.wanted) if one.before else [],
    }


def _moved(before: ResidentSchool, wanted: ResidentSchool) -> list[tuple[str, Any, Any]]:
    told = [(name, getattr(before, name), getattr(wanted, name)) for name in resident_school_rows.COLUMNS]
    return [change for change in told if change[1] != change[2]]
