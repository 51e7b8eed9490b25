"""The review screen, /admin/review/: one thing that waits at a time, most urgent first, answered by a key or a button.

Works as plain forms; static/js/review.js adds the keys. What somebody else answered meanwhile is told, never lost.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from programs import answering, asked
from programs.admin import review_shown
from programs.admin.base import ModelAdmin, facts_changed, today
from programs.admin.review_form import RejectForm, WantedForm
from programs.admin.review_shown import Line
from programs.admin.shown import shown_field
from programs.admin.statement_form import EditForm
from programs.answering import AnsweredError, Asked
from programs.asked import Entry
from programs.checking import StatementError

SKIPPED = "review_skipped"
MOST_SKIPPED = 300
MOST_URGENT = 10
ACTS = ("accept", "edit", "reject", "skip")


class Review(ModelAdmin):
    """The review screen of ProposalAdmin."""

    def may_look(self, request: HttpRequest) -> bool:
        return request.user.has_perms(["programs.view_proposal", "programs.view_statement"])

    def may_answer(self, request: HttpRequest) -> bool:
        return request.user.has_perms(["programs.add_decision", "programs.change_proposal"])

    def may_edit(self, request: HttpRequest) -> bool:
        return self.may_answer(request) and request.user.has_perm("programs.add_statement")

    def urgent(self, request: HttpRequest) -> list[Line]:
        """What the first page leads to, most urgent first; nothing for who may not look. Six queries."""
        return review_shown.lines(asked.entries(today())[:MOST_URGENT]) if self.may_look(request) else []

    def review_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_look(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._answered(request)
        return self._page(request, request.GET.get("item", ""))

    def _waiting(self, request: HttpRequest) -> tuple[WantedForm, list[Entry]]:
        """What waits and is wanted; what this curator put off comes last."""
        form = WantedForm(request.GET)
        wanted = form.wanted()
        found = [entry for entry in asked.entries(today()) if wanted.takes(entry)]
        put_off = set(request.session.get(SKIPPED, []))
        return form, sorted(found, key=lambda entry: entry.key in put_off)

    def _page(self, request: HttpRequest, key: str, **forms: Any) -> HttpResponse:
        """The thing that `key` names, else the first. `forms`: those that were sent and could not be taken."""
        form, entries = self._waiting(request)
        keys = [entry.key for entry in entries]
        if key and key not in keys:
            self._tell_gone(request, key)
            forms = {}  # they were filled in for that one, not for what comes next
        at = keys.index(key) if key in keys else 0
        one = asked.load(keys[at]) if keys else None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Review"),
            "opts": self.opts,
            "wanted": form,
            "entries": entries,
            "number": at + 1,
            "one": review_shown.shown(one, entries[at], today()) if one else None,
            "previous": self._address(request, keys[at - 1]) if at else "",
            "next": self._address(request, keys[at + 1]) if at + 1 < len(keys) else "",
            "agreeing": sum(entry.only_confirms for entry in entries),
            "may_answer": self.may_answer(request),
            "may_edit": self.may_edit(request),
            **(self._forms(one) | forms if one else {}),
        }
        return TemplateResponse(request, "admin/review.html", context)

    def _forms(self, one: Asked) -> dict[str, Any]:
        return {"edit": EditForm(of=one.leading), "reject": RejectForm(auto_id="reject_%s")}

    def _tell_gone(self, request: HttpRequest, key: str) -> None:
        if asked.load(key) is not None:
            self.message_user(request, _("What you asked for does not wait any more. This comes next."), messages.INFO)

    def _answered(self, request: HttpRequest) -> HttpResponse:
        act, key = request.POST.get("act", ""), request.POST.get("item", "")
        if act not in ACTS or not self.may_answer(request) or (act == "edit" and not self.may_edit(request)):
            raise PermissionDenied
        one = asked.load(key)
        if one is None:
            self.message_user(request, _("There is no such thing to answer."), messages.WARNING)
            return HttpResponseRedirect(self._address(request, ""))
        after = self._after(request, key)
        try:
            refused: HttpResponse | None = getattr(self, f"_{act}")(request, one)
        except AnsweredError as error:
            self._tell_answered(request, one, error)
            refused = None
        return refused or HttpResponseRedirect(self._address(request, after))

    def _accept(self, request: HttpRequest, one: Asked) -> None:
        changed = answering.accept(one, by=request.user, day=today())
        self._tell(request, one, _("Accepted"), changed)

    def _reject(self, request: HttpRequest, one: Asked) -> HttpResponse | None:
        form = RejectForm(request.POST, auto_id="reject_%s")
        if not form.is_valid():
            return self._page(request, one.key, reject=form)
        changed = answering.reject(one, by=request.user, day=today(), why=form.why())
        self._tell(request, one, _("Rejected"), changed)
        return None

    def _edit(self, request: HttpRequest, one: Asked) -> HttpResponse | None:
        form = EditForm(request.POST, of=one.leading)
        if form.is_valid():
            try:
                own, changed = answering.replace(one, form.said(), by=request.user, day=today())
            except StatementError as error:
                form.refuse(error)
            else:
                self.log_addition(request, own, str(_("Added by form.")))
                self._tell(request, one, _("Edited and accepted"), changed)
                if lost := form.not_kept(own):
                    messages.warning(request, lost)
                return None
        return self._page(request, one.key, edit=form)

    def _skip(self, request: HttpRequest, one: Asked) -> None:
        """Put off until the session ends; others see it where it was."""
        put_off = [key for key in request.session.get(SKIPPED, []) if key != one.key]
        request.session[SKIPPED] = [*put_off, one.key][-MOST_SKIPPED:]

    def _after(self, request: HttpRequest, key: str) -> str:
        """What comes after it now, so that the answer leads on and not back to the top."""
        keys = [entry.key for entry in self._waiting(request)[1]]
        at = keys.index(key) + 1 if key in keys else 0
        return keys[at] if at < len(keys) else ""

    def _tell(self, request: HttpRequest, one: Asked, act: str, changed: int) -> None:
        told = f"{act}: {self._named(one)}. {facts_changed(changed)}"
        self.log_change(request, one.proposal or one.leading, told)
        self.message_user(request, told, messages.SUCCESS)

    def _tell_answered(self, request: HttpRequest, one: Asked, error: AnsweredError) -> None:
        who = error.by or _("somebody else, or a newer look at the page")
        told = _("%(what)s was answered meanwhile by %(who)s. Nothing was changed by you.")
        self.message_user(request, told % {"what": self._named(one), "who": who}, messages.WARNING)

    def _named(self, one: Asked) -> str:
        leading = one.leading
        return f"{shown_field(leading.field)}, {leading.program or leading.institution}"

    def _address(self, request: HttpRequest, key: str) -> str:
        """The screen with the same filter, at one thing."""
        query = "&".join(part for part in (self._kept(request), urlencode({"item": key}) if key else "") if part)
        return reverse("admin:review") + (f"?{query}" if query else "")

    def _kept(self, request: HttpRequest) -> str:
        """The filter, as it stands in addresses."""
        return urlencode({name: request.GET[name] for name in ("kind", "field", "source") if request.GET.get(name)})
