"""/admin/review/agreeing/: what only confirms what stands, ticked and accepted together."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import answering, asked
from programs.admin import review_shown
from programs.admin.base import facts_changed, today
from programs.admin.review import Review
from programs.admin.review_form import WantedForm
from programs.asked import Entry

PER_PAGE = 50


class Agreeing(Review):
    """The tick list of ProposalAdmin."""

    def agreeing_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_look(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._accept_ticked(request)
        form, entries = self._agreeing(request)
        page = Paginator(entries, PER_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Accept what agrees"),
            "opts": self.opts,
            "wanted": form,
            "page": page,
            "rows": review_shown.lines(list(page.object_list)),
            "kept": self._kept(request),
            "may_answer": self.may_answer(request),
        }
        return TemplateResponse(request, "admin/review_agreeing.html", context)

    def _agreeing(self, request: HttpRequest) -> tuple[WantedForm, list[Entry]]:
        form, entries = self._waiting(request)
        return form, [entry for entry in entries if entry.only_confirms]

    def _accept_ticked(self, request: HttpRequest) -> HttpResponse:
        """Only what is in the list may be ticked: nothing that differs is accepted by the dozen."""
        if not self.may_answer(request):
            raise PermissionDenied
        ticked = set(request.POST.getlist("item"))
        keys = [entry.key for entry in asked.entries(today()) if entry.only_confirms and entry.key in ticked]
        accepted, changed = answering.accept_each(asked.load_each(keys), by=request.user, day=today())
        for one in accepted:
            self.log_change(request, one.proposal or one.leading, str(_("Accepted")))
        already = len(ticked) - len(accepted)
        told = ngettext("%(count)d accepted.", "%(count)d accepted.", len(accepted)) % {"count": len(accepted)}
        self.message_user(request, f"{told} {facts_changed(changed)}", messages.SUCCESS)
        if already:
            words = ngettext(
                "%(count)d did not wait or did not agree any more, and was left.",
                "%(count)d did not wait or did not agree any more, and were left.",
                already,
            )
            self.message_user(request, words % {"count": already}, messages.WARNING)
        kept = self._kept(request)
        return HttpResponseRedirect(reverse("admin:review-agreeing") + (f"?{kept}" if kept else ""))
