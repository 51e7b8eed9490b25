"""What stands and how it came to change: to look at, never to write."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from programs import waiting
from programs.admin.base import ReadOnlyAdmin, link_to, today
from programs.admin.shown import shown_value
from programs.models import Change, Decision, Fact, ProgramDate, Reading


class OldFilter(admin.SimpleListFilter):
    title = _("gone old")
    parameter_name = "old"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("saved", _("Yes, and much saved"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        old = waiting.old_and_much_saved(today())
        return queryset.filter(pk__in=old.values("pk")) if self.value() == "saved" else queryset


@admin.register(Fact)
class FactAdmin(ReadOnlyAdmin):
    list_display = ["program", "field", "shown", "kind", "strength_class", "scope", "agreement", "source", "rests_on"]
    list_filter = [OldFilter, "agreement", "field", "statement__source"]
    list_select_related = ["program__institution", "program__specialty", "statement__source"]
    search_fields = ["=program__public_id", "program__institution__plain_name", "program__institution__listed_name"]
    fields = ["program", "field", "shown", "kind", "strength_class", "scope", "member", "agreement", "rests_on"]
    readonly_fields = ["shown", "rests_on"]

    @admin.display(description=_("value"), ordering="value")
    def shown(self, fact: Fact) -> str:
        return shown_value(fact.field, fact.value)

    @admin.display(description=_("source"), ordering="statement__source")
    def source(self, fact: Fact) -> str:
        return fact.statement.source.title

    @admin.display(description=_("rests on"))
    def rests_on(self, fact: Fact) -> SafeString | str:
        return link_to(fact.statement, _("statement %(pk)d") % {"pk": fact.statement_id})


@admin.register(ProgramDate)
class ProgramDateAdmin(ReadOnlyAdmin):
    list_display = ["program", "event", "kind", "match_year", "day", "month_day", "agreement", "rests_on"]
    list_filter = ["agreement", "event", "match_year"]
    list_select_related = ["program__institution", "program__specialty", "statement"]
    search_fields = ["=program__public_id", "program__institution__plain_name", "program__institution__listed_name"]
    fields = ["program", "event", "kind", "strength_class", "match_year", "day", "month_day", "agreement", "rests_on"]
    readonly_fields = ["rests_on"]

    @admin.display(description=_("rests on"))
    def rests_on(self, date: ProgramDate) -> SafeString | str:
        return link_to(date.statement, _("statement %(pk)d") % {"pk": date.statement_id})


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["at", "program", "field", "value_before", "value_after", "why", "source", "by"]
    list_filter = ["field", "source", "at"]
    list_select_related = ["program__institution", "program__specialty", "source", "by"]
    search_fields = ["=program__public_id", "program__institution__plain_name", "program__institution__listed_name"]

    @admin.display(description=_("before"))
    def value_before(self, change: Change) -> str:
        return self._side(change, change.before)

    @admin.display(description=_("after"))
    def value_after(self, change: Change) -> str:
        return self._side(change, change.after)

    def _side(self, change: Change, side: dict[str, str] | None) -> str:
        """None: there was, or is, no fact."""
        return "-" if side is None else shown_value(change.field, str(side.get("value", "")))


@admin.register(Reading)
class ReadingAdmin(ReadOnlyAdmin):
    list_display = ["day", "read_from", "statement"]
    list_filter = ["read_from"]
    list_select_related = ["statement"]
    search_fields = ["statement__page_url"]


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """Decisions are made on a statement's page and in the queue, and never taken out of the record."""

    list_display = ["at", "verdict", "statement", "why", "by"]
    list_filter = ["verdict", "at"]
    list_select_related = ["statement", "by"]
    search_fields = ["statement__page_url", "why"]
