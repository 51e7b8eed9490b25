"""Watched pages, what each look at them found, and what a changed page proposes."""

from typing import Any

from celery.exceptions import OperationalError
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from programs import tasks, waiting
from programs.admin.base import ReadOnlyAdmin, change_url, page_link, today
from programs.admin.review_agreeing import Agreeing
from programs.admin.shown import shown_field, shown_value
from programs.models import Page, PageCheck, Proposal, Statement

CHECKS_SHOWN, CITING_SHOWN = 20, 50
SUBJECT = ("program__institution", "program__specialty", "institution")


def said_in_words(one: Statement | None) -> str:
    return f"{shown_field(one.field)}: {shown_value(one.field, one.value)}" if one else "-"


class UnreadFilter(admin.SimpleListFilter):
    title = gettext_lazy("unread")
    parameter_name = "unread"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("long", gettext_lazy("For three weeks"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        if self.value() != "long":
            return queryset
        return queryset.filter(pk__in=waiting.pages_long_unread(today()).values("pk"))


@admin.register(Page)
class PageAdmin(ReadOnlyAdmin):
    list_display = ["url", "state", "watched", "last_checked", "last_read", "last_changed", "next_due"]
    list_filter = ["state", "watched", UnreadFilter]
    search_fields = ["url"]
    fields = [
        "page",
        ("state", "watched"),
        "moved_to",
        ("misses", "missed_since"),
        ("last_checked", "last_read", "last_changed", "next_due"),
    ]
    readonly_fields = ["page"]

    @admin.display(description=gettext_lazy("page"))
    def page(self, page: Page) -> SafeString | str:
        return page_link(page.url)

    def may_ask(self, request: HttpRequest) -> bool:
        """Administrators: a look asks somebody else's server."""
        return request.user.has_perm("programs.change_page")

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hands the page to a worker; pauses and the page's own wish not to be read hold as ever."""
        page = get_object_or_404(Page, pk=pk)
        if not self.may_ask(request):
            raise PermissionDenied
        try:
            tasks.look_at_page.delay_on_commit(page.pk)
        except (OperationalError, RuntimeError):  # the second is what Celery's result store says when it is away
            self.message_user(request, _("The queue of tasks does not answer: nothing was asked for."), messages.ERROR)
            return HttpResponseRedirect(change_url(page))
        self.log_change(request, page, str(_("Look asked for.")))
        self.message_user(request, _("A worker will look at this page now."), messages.SUCCESS)
        return HttpResponseRedirect(change_url(page))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.look_view))
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/look/", view, name="programs_page_look"), *urls]

    def beside(self, request: HttpRequest, row: Page) -> dict[str, Any]:
        citing = Statement.objects.standing().filter(page_url=row.url)
        return {
            "checks": row.checks.all()[:CHECKS_SHOWN],
            "asked": [
                (one, said_in_words(one.statement or one.standing))
                for one in row.proposals.filter(settled_at=None).select_related("statement", "standing")
            ],
            "citing": [
                (one, said_in_words(one), one.program or one.institution)
                for one in citing.select_related(*SUBJECT)[:CITING_SHOWN]
            ],
            "may_ask": self.may_ask(request),
        }


@admin.register(PageCheck)
class PageCheckAdmin(ReadOnlyAdmin):
    list_display = ["at", "page", "outcome", "status", "confirmed", "proposed", "reason"]
    list_filter = ["outcome", "at"]
    list_select_related = ["page"]
    search_fields = ["page__url"]


@admin.register(Proposal)
class ProposalAdmin(Agreeing, ReadOnlyAdmin):
    list_display = ["at", "kind", "page", "statement", "standing", "settled_at"]
    list_filter = ["kind", ("settled_at", admin.EmptyFieldListFilter), "at"]
    list_select_related = ["page", "statement", "standing"]
    search_fields = ["page__url"]

    def beside(self, request: HttpRequest, row: Proposal) -> dict[str, Any]:
        return {"waits": row.settled_at is None}
