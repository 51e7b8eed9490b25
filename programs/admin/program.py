"""Programs: read-only, with what stands about them and a way to add what a page states."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programs.admin.base import ReadOnlyAdmin, today
from programs.admin.shown import date_rows, fact_rows
from programs.models import Fact, Program, ProgramDate, Statement


@admin.register(Program)
class ProgramAdmin(ReadOnlyAdmin):
    list_display = ["public_id", "institution", "site", "specialty", "state", "stated_fields", "published"]
    list_display_links = ["public_id", "institution"]
    list_filter = ["published", "visa_j1", "visa_h1b", "specialty", "state"]
    list_select_related = ["institution", "specialty"]
    search_fields = [
        "=public_id",
        "institution__plain_name",
        "institution__listed_name",
        "institution__aliases__name",
        "=institution__code",
        "^tracks__nrmp_code",
    ]
    fields = ["public_id", "institution", "specialty", "site", "site_city", "state", "published", "stated_fields"]
    readonly_fields = ["published", "stated_fields"]
    search_help_text = _("Program id, institution code, name or alias, NRMP code")

    def beside(self, request: HttpRequest, row: Program) -> dict[str, Any]:
        return {
            "facts": facts_of(row),
            "tracks": row.tracks.all(),
            "waiting": Statement.objects.waiting().filter(program=row).count(),
            "may_state": request.user.has_perms(["programs.add_statement", "programs.add_decision"]),
        }


def facts_of(program: Program) -> list[Any]:
    """Facts, then dates. Four queries."""
    related = ("program", "statement__source")
    facts = Fact.objects.filter(program=program).select_related(*related).prefetch_related("statement__readings")
    dates = ProgramDate.objects.filter(program=program).select_related(*related)
    day = today()
    return [*fact_rows(facts, day), *date_rows(dates.prefetch_related("statement__readings"), day)]
