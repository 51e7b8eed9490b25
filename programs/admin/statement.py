"""Statements: the list, the page of one with its readings and decisions, and the two ways to write: add and decide."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from programs import answering, waiting
from programs.admin.adding import StatementAdding
from programs.admin.base import ReadOnlyAdmin, change_url, facts_changed, link_to, page_link, today
from programs.admin.queue import Queue
from programs.admin.shown import date_rows, fact_rows, narrowed, shown_field, shown_value
from programs.models import Decision, Fact, ProgramDate, Statement


class WaitingFilter(admin.SimpleListFilter):
    title = gettext_lazy("in the queue")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("yes", gettext_lazy("Yes")),
            ("unclear", gettext_lazy("Yes, unclear")),
            ("link", gettext_lazy("Yes, a likely link")),
            ("reply", gettext_lazy("Yes, a coordinator's reply")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "unclear":
            return queryset.filter(pk__in=waiting.unclear_statements().values("pk"))
        if self.value() == "link":
            return queryset.filter(pk__in=waiting.under_likely_links().values("pk"))
        if self.value() == "reply":
            return queryset.filter(pk__in=waiting.coordinators_replies().values("pk"))
        if self.value() == "yes":
            return queryset.filter(needs_review=True, latest_verdict__isnull=True)
        return queryset


class VerdictFilter(admin.SimpleListFilter):
    title = gettext_lazy("latest decision")
    parameter_name = "verdict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Decision.Verdict.choices, ("none", gettext_lazy("none"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "none":
            return queryset.filter(latest_verdict__isnull=True)
        return queryset.filter(latest_verdict=self.value()) if self.value() else queryset


class WhyForm(ActionForm):
    why = forms.CharField(label=gettext_lazy("Reason:"), max_length=500, required=False)


@admin.register(Statement)
class StatementAdmin(StatementAdding, Queue, ReadOnlyAdmin):
    list_display = ["subject", "shown_field", "said", "verdict", "page", "source", "stated_cycle"]
    list_display_links = ["subject", "shown_field"]
    list_filter = [WaitingFilter, VerdictFilter, "needs_review", "source", "field"]
    list_select_related = ["program__institution", "program__specialty", "institution", "source"]
    search_fields = [
        "page_url",
        "program__public_id",
        "program__institution__plain_name",
        "program__institution__listed_name",
        "institution__code",
        "institution__plain_name",
        "institution__listed_name",
    ]
    search_help_text = gettext_lazy("Page address, program id or institution")
    ordering = ["-pk"]
    actions = ["accept_selected", "reject_selected"]
    action_form = WhyForm
    fields = [
        ("subject", "shown_field", "said"),
        ("strength", "scope", "kind"),
        ("applies_to", "unless", "basis"),
        "page",
        "where_on_page",
        ("stated_cycle", "match_year"),
        ("source", "how_read", "extractor", "confidence"),
        "taken_from",
        ("needs_review", "review_reason"),
        "recorded_at",
    ]
    readonly_fields = ["subject", "shown_field", "said", "page", "match_year", "taken_from", "recorded_at"]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("programs.add_decision")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).with_latest_verdict()  # type: ignore[no-any-return,attr-defined]

    @admin.display(description=gettext_lazy("about"), ordering="program")
    def subject(self, statement: Statement) -> str:
        return str(statement.program or statement.institution)

    @admin.display(description=gettext_lazy("field"), ordering="field")
    def shown_field(self, statement: Statement) -> str:
        return shown_field(statement.field)

    @admin.display(description=gettext_lazy("says"), ordering="value")
    def said(self, statement: Statement) -> str:
        about = narrowed(kind=statement.kind, scope=statement.scope, strength=statement.strength)
        value = shown_value(statement.field, statement.value)
        return f"{value} ({about})" if about else value

    @admin.display(description=gettext_lazy("page"), ordering="page_url")
    def page(self, statement: Statement) -> SafeString | str:
        return page_link(statement.page_url)

    @admin.display(description=gettext_lazy("wording of the page"))
    def taken_from(self, statement: Statement) -> SafeString | str:
        return link_to(statement.wording)

    @admin.display(description=gettext_lazy("decision"), ordering="latest_verdict")
    def verdict(self, statement: Any) -> str:
        if statement.latest_verdict:
            return str(Decision.Verdict(statement.latest_verdict).label)
        return _("waits") if statement.needs_review else _("not needed")

    @admin.action(description=gettext_lazy("Accept the selected"), permissions=["decide"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Statement]) -> None:
        self._decide_many(request, queryset, Decision.Verdict.ACCEPTED)

    @admin.action(description=gettext_lazy("Reject the selected"), permissions=["decide"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Statement]) -> None:
        self._decide_many(request, queryset, Decision.Verdict.REJECTED)

    def _decide_many(self, request: HttpRequest, queryset: QuerySet[Statement], verdict: str) -> None:
        rows = list(queryset)
        changed = sum(self.decide(request, row, verdict) for row in rows)
        told = ngettext("%(count)d statement decided.", "%(count)d statements decided.", len(rows))
        self.message_user(request, f"{told % {'count': len(rows)}} {facts_changed(changed)}", messages.SUCCESS)

    def decide(self, request: HttpRequest, statement: Statement, verdict: str) -> int:
        why = request.POST.get("why", "").strip()[:500]
        changed = answering.decide(statement, verdict=verdict, by=request.user, day=today(), why=why)
        label = Decision.Verdict(verdict).label
        self.log_change(request, statement, f"{label}: {why} {facts_changed(changed)}")
        return changed

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        verdict = request.POST.get("verdict", "")
        if not self.has_decide_permission(request) or verdict not in Decision.Verdict.values:
            raise PermissionDenied
        statement = get_object_or_404(Statement, pk=pk)
        changed = self.decide(request, statement, verdict)
        told = f"{Decision.Verdict(verdict).label}. {facts_changed(changed)}"
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(change_url(statement))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.decide_view))
        return [path("<int:pk>/decide/", view, name="programs_statement_decide"), *super().get_urls()]

    def beside(self, request: HttpRequest, row: Statement) -> dict[str, Any]:
        return {
            "readings": row.readings.select_related("fetch__source"),
            "decisions": row.decisions.select_related("by"),
            "resting": resting_on(row),
            "may_decide": self.has_decide_permission(request),
            "may_add": self.has_add_permission(request),
        }


def resting_on(statement: Statement) -> list[Any]:
    """The facts and dates that rest on the statement, or have it beside them. Four queries."""
    related = ("program", "statement__source")
    facts = Fact.objects.filter(Q(statement=statement) | Q(evidence=statement)).distinct()
    dates = ProgramDate.objects.filter(Q(statement=statement) | Q(differing=statement)).distinct()
    day = today()
    return [
        *fact_rows(facts.select_related(*related).prefetch_related("statement__readings"), day),
        *date_rows(dates.select_related(*related).prefetch_related("statement__readings"), day),
    ]
