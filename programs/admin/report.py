"""What readers say is wrong: opened beside the page they name, and settled with a reason."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from programs import reports
from programs.admin.base import ReadOnlyAdmin, change_url, page_link
from programs.models import Report

SETTLE = "programs.change_report"
ADD_STATEMENT = ("programs.add_statement", "programs.add_decision")


class SettleForm(forms.Form):
    outcome = forms.ChoiceField(
        choices=[(one.value, one.label) for one in Report.Outcome if one != Report.Outcome.OPEN]
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("One sentence for whoever looks later: what the page says, or what is missing."),
    )


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ["at", "program", "field", "said_in_short", "page", "outcome", "settled_at"]
    list_filter = ["outcome", "field"]
    list_select_related = ["program__institution", "program__specialty"]
    search_fields = ["=program__public_id", "said"]
    fields = ["program", "field", "said", "page", "at", "outcome", "why", "settled_at", "settled_by"]
    readonly_fields = ["page"]
    change_form_template = "admin/programs/report/change_form.html"

    @admin.display(description=gettext_lazy("what is wrong"))
    def said_in_short(self, report: Report) -> str:
        return report.said if len(report.said) <= 80 else f"{report.said[:79]}…"

    @admin.display(description=gettext_lazy("page that says so"))
    def page(self, report: Report) -> SafeString | str:
        return page_link(report.page_url)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.settle_view))
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/settle/", view, name="programs_report_settle"), *urls]

    def beside(self, request: HttpRequest, row: Report) -> dict[str, Any]:
        told: dict[str, Any] = {}
        if row.outcome == Report.Outcome.OPEN and request.user.has_perm(SETTLE):
            told |= {"settle_url": reverse("admin:programs_report_settle", args=[row.pk]), "settle_form": SettleForm()}
        if request.user.has_perms(ADD_STATEMENT):
            told["add_url"] = add_url(row)
        return told

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = get_object_or_404(Report, pk=pk)
        if not request.user.has_perm(SETTLE):
            raise PermissionDenied
        form = SettleForm(request.POST)
        if not form.is_valid():
            self.message_user(request, _("Choose an outcome and say why."), messages.ERROR)
        elif reports.settle(report=report, by=request.user, **form.cleaned_data):
            self.log_change(request, report, f"{form.cleaned_data['outcome']}: {form.cleaned_data['why']}")
            self.message_user(request, _("The report is settled."), messages.SUCCESS)
        else:
            self.message_user(
                request, _("Someone settled this report before you. Nothing was changed."), messages.WARNING
            )
        return HttpResponseRedirect(change_url(report))


def add_url(report: Report) -> str:
    """The form for a statement, with what the reader names filled in."""
    told = {"about": report.program.public_id, "field": report.field, "page_url": report.page_url}
    return f"{reverse('admin:programs_statement_add')}?{urlencode({name: it for name, it in told.items() if it})}"
