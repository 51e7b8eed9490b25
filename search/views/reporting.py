"""A reader reports an error: a link, no account, no name. What is sent comes by POST alone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from programs import reports
from programs.models import Program
from search.presenters.reporting import controls, problems
from search.public_pages import public_page
from search.reporting import throttle
from search.reporting.refusal import Refusal, refusal
from search.reporting.report_form import ReportForm
from search.reporting.throttle import HOUR, Limit
from search.views.errors import not_found

NOT_READABLE = 422
A_PROGRAM_A_DAY, AN_ADDRESS_AN_HOUR = 5, 20


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def program_report(request: HttpRequest, public_id: str) -> HttpResponse:
    program = published(public_id)
    if program is None:
        return not_found(request)
    if request.method != "POST":
        return _page(request, program, ReportForm(initial={"field": request.GET.get("field", "")}))
    form = ReportForm(request.POST)
    if form.is_trapped:
        return _thanks(program)
    if not form.is_valid():
        return _page(request, program, form, status=NOT_READABLE)
    if refused := _refusal(request, program):
        return refused.on(_page(request, program, form, refused=refused))
    reports.file(program=program, at=timezone.now(), **form.said_by_reader())
    messages.success(request, _("Your report is kept. Thank you."))
    return _thanks(program)


@require_safe
@public_page()
def program_report_sent(request: HttpRequest, public_id: str) -> HttpResponse:
    """What happens with a report, whoever looks."""
    program = published(public_id)
    if program is None:
        return not_found(request)
    return render(request, "search/report_sent.html", {"program": program})


def published(public_id: str) -> Program | None:
    programs = Program.objects.published().select_related("institution", "specialty")
    return programs.filter(public_id=public_id).first()


def _refusal(request: HttpRequest, program: Program) -> Refusal | None:
    """Few for one reader and program; more for one address, behind which a whole hospital may sit. A session is a row
    in the database, so who has none is given one only for what the address may send."""
    address = Limit("report-address", AN_ADDRESS_AN_HOUR, HOUR, throttle.client_address(request))
    if request.session.session_key:
        return refusal([_of_session(request, program), address])
    return refusal([address]) or refusal([_of_session(request, program)])


def _of_session(request: HttpRequest, program: Program) -> Limit:
    key = f"{throttle.session_of(request)}|{program.public_id}"
    return Limit("report-session", A_PROGRAM_A_DAY, 24 * HOUR, key)


def _page(
    request: HttpRequest, program: Program, form: ReportForm, *, refused: Refusal | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "program": program,
        "controls": controls(form, ("field", "said", "page_url")),
        "problems": problems(form) if form.is_bound else (),
        "refused": refused,
    }
    return render(request, "search/report.html", context, status=status)


def _thanks(program: Program) -> HttpResponse:
    return HttpResponseRedirect(reverse("search:program-report-sent", args=[program.public_id]), status=303)
