"""Adding a statement: choose the field, then say what the page says about it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from programs import answering, curation, fields
from programs.admin.base import ModelAdmin, change_url, today
from programs.admin.statement_form import FieldChoice, StatementForm, prefilled
from programs.checking import StatementError
from programs.models import Decision, Statement


class StatementAdding(ModelAdmin):
    """The add page of StatementAdmin. `?field=…&about=…&page_url=…` prefill it, `?corrects=<pk>` takes
    a statement to start from."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(["programs.add_statement", "programs.add_decision"])

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        wrong = self._wrong(request.GET)
        starts, entry = self._start(request.GET, wrong)
        if entry is None:
            return self._page(request, "choose_field", FieldChoice(initial=starts))
        form = StatementForm(request.POST or None, entry=entry, initial=starts, corrects=wrong)
        if request.method == "POST" and form.is_valid():
            try:
                return self._added(request, form, wrong)
            except StatementError as error:
                form.refuse(error)
        return self._page(request, "add_form", form, entry=entry, wrong=wrong)

    def _wrong(self, asked: QueryDict) -> Statement | None:
        """The statement that this one corrects, if any."""
        pk = asked.get("corrects", "")
        statements = Statement.objects.select_related("program", "institution")
        return get_object_or_404(statements, pk=pk) if pk.isascii() and pk.isdecimal() else None

    def _start(self, asked: QueryDict, wrong: Statement | None) -> tuple[dict[str, Any], fields.Field | None]:
        if wrong is not None:
            return prefilled(wrong), fields.FIELDS[wrong.field]
        starts = {name: asked.get(name, "") for name in ("about", "page_url")}
        return starts, fields.FIELDS.get(asked.get("field", ""))

    @transaction.atomic
    def _added(self, request: HttpRequest, form: StatementForm, wrong: Statement | None) -> HttpResponse:
        statement = answering.add(form.said(), by=request.user, day=today())
        self.log_addition(request, statement, str(_("Added by form.")))
        if wrong is not None and wrong != statement:
            why = f"corrected by statement {statement.pk}"
            curation.decide(statement=wrong, verdict=Decision.Verdict.REJECTED, by=request.user, day=today(), why=why)
            self.log_change(request, wrong, why)
        self.message_user(request, _("The statement is recorded and accepted."), messages.SUCCESS)
        if lost := form.not_kept(statement):
            self.message_user(request, lost, messages.WARNING)
        return HttpResponseRedirect(change_url(statement))

    def _page(
        self, request: HttpRequest, template: str, form: FieldChoice | StatementForm, **more: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Add a statement"),
            "opts": self.opts,
            "form": form,
            **more,
        }
        return TemplateResponse(request, f"admin/programs/statement/{template}.html", context)
