"""The curator's queue: each waiting statement beside what stands now, with accept and reject at hand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import facts, waiting
from programs.admin.base import ModelAdmin, facts_changed, page_link, today
from programs.admin.shown import Stands, date_rows, every_season, fact_rows, narrowed, shown_field, shown_value
from programs.models import Decision, Fact, ProgramDate, Statement

PER_PAGE = 20
REASONS = {
    "": waiting.statements_by_themselves,
    "unclear": waiting.unclear_statements,
    "link": waiting.under_likely_links,
    "reply": waiting.coordinators_replies,
}
TABS = (
    ("", gettext_lazy("All")),
    ("unclear", gettext_lazy("Unclear")),
    ("link", gettext_lazy("Likely links")),
    ("reply", gettext_lazy("Coordinators' replies")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """`stands`: the facts of the same program and field. `office`: the same for each program of an institution."""

    statement: Statement
    field: str
    value: str
    narrowed: str
    page: Any
    stands: list[Stands]
    office: list[tuple[str, int]]


class Queue(ModelAdmin):
    """The queue of StatementAdmin, which stands at /admin/queue/."""

    def has_decide_permission(self, request: HttpRequest) -> bool:
        raise NotImplementedError

    def decide(self, request: HttpRequest, statement: Statement, verdict: str) -> int:
        raise NotImplementedError

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide_from_queue(request)
        reason = request.GET.get("reason", "")
        page = Paginator(queue(reason), PER_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Queue"),
            "opts": self.opts,
            "page": page,
            "rows": rows_of(page.object_list),
            "reason": reason,
            "reasons": TABS,
            "may_decide": self.has_decide_permission(request),
            "may_add": self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/queue.html", context)

    def _decide_from_queue(self, request: HttpRequest) -> HttpResponse:
        verdict = request.POST.get("verdict", "")
        if not self.has_decide_permission(request) or verdict not in Decision.Verdict.values:
            raise PermissionDenied
        with transaction.atomic():
            facts.one_writer()  # of two curators one comes second, and finds that it does not wait any more
            statement = _waiting(request.POST.get("statement", ""))
            changed = self.decide(request, statement, verdict) if statement else 0
        if statement is None:
            self.message_user(request, _("This statement does not wait any more."), messages.WARNING)
        else:
            told = f"{Decision.Verdict(verdict).label}: {shown_field(statement.field)}. {facts_changed(changed)}"
            self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())


def _waiting(pk: str) -> Statement | None:
    known = pk.isascii() and pk.isdecimal()
    return Statement.objects.waiting().filter(pk=pk).first() if known else None


def queue(reason: str) -> QuerySet[Statement]:
    """Oldest first; those of one program together."""
    waits = REASONS.get(reason, REASONS[""])()
    related = ("program__institution", "program__specialty", "institution", "source", "wording")
    return waits.select_related(*related).order_by("program", "institution", "pk")


def rows_of(statements: Iterable[Statement]) -> list[Row]:
    """Seven queries, whatever the number of statements."""
    said = list(statements)
    stands, offices = standing_beside(said), offices_beside(said)
    return [
        Row(
            statement=statement,
            field=shown_field(statement.field),
            value=shown_value(statement.field, statement.value),
            narrowed=narrowed(kind=statement.kind, scope=statement.scope, strength=statement.strength),
            page=page_link(statement.page_url),
            stands=stands[statement.program_id, shown_field(statement.field)],
            office=offices[statement.institution_id, statement.field],
        )
        for statement in said
    ]


def standing_beside(said: list[Statement]) -> Mapping[tuple[int | None, str], list[Stands]]:
    programs = {statement.program_id: statement.program for statement in said if statement.program_id}
    names = {statement.field for statement in said}
    related = ("program", "statement__source")
    facts = Fact.objects.filter(program__in=programs, field__in=names).select_related(*related)
    dates = ProgramDate.objects.filter(program__in=programs, event__in=names).select_related(*related)
    day = today()
    rows = [
        *fact_rows(facts.prefetch_related("statement__readings"), day),
        *date_rows(dates.prefetch_related("statement__readings"), day),
    ]
    ids = {program.public_id: pk for pk, program in programs.items() if program}
    found: dict[tuple[int | None, str], list[Stands]] = defaultdict(list)
    for row in rows:
        found[ids[row.program], row.field].append(row)
    return found


def offices_beside(said: list[Statement]) -> Mapping[tuple[int | None, str], list[tuple[str, int]]]:
    """How many programs of an institution have which value, for what its office is read to state."""
    offices = {statement.institution_id for statement in said if statement.institution_id}
    facts = Fact.objects.filter(program__institution__in=offices, field__in={row.field for row in said})
    counts = (
        facts.order_by("value")
        .values_list("program__institution", "field", "value")
        .annotate(programs=Count("program"))
    )
    found: dict[tuple[int | None, str], list[tuple[str, int]]] = defaultdict(list)
    for office, field, value, programs in counts:
        found[office, field].append((shown_value(field, value), programs))
    dates = ProgramDate.objects.filter(program__institution__in=offices, event__in={row.field for row in said})
    days = dates.order_by("day", "month_day").values_list("program__institution", "event", "day", "month_day")
    for office, event, day, month_day, programs in days.annotate(programs=Count("program")):
        found[office, event].append((day.isoformat() if day else every_season(month_day), programs))
    return found
