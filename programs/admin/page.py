"""Watched pages, what each look at them found, and what a changed page proposes."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from programs.admin.base import ReadOnlyAdmin, page_link
from programs.models import Page, PageCheck, Proposal


@admin.register(Page)
class PageAdmin(ReadOnlyAdmin):
    list_display = ["url", "state", "watched", "last_checked", "last_read", "last_changed", "next_due"]
    list_filter = ["state", "watched"]
    search_fields = ["url"]
    fields = ["page", "state", "watched", "moved_to", "last_checked", "last_read", "last_changed", "next_due"]
    readonly_fields = ["page"]

    @admin.display(description=_("page"))
    def page(self, page: Page) -> SafeString | str:
        return page_link(page.url)


@admin.register(PageCheck)
class PageCheckAdmin(ReadOnlyAdmin):
    list_display = ["at", "page", "outcome", "status", "confirmed", "proposed", "reason"]
    list_filter = ["outcome", "at"]
    list_select_related = ["page"]
    search_fields = ["page__url"]


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    list_display = ["at", "kind", "page", "statement", "standing", "settled_at"]
    list_filter = ["kind", "at"]
    list_select_related = ["page", "statement", "standing"]
    search_fields = ["page__url"]
