"""A coordinator asks for a link by an address at the program's own domain, and states by it what holds this season."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from programs import coordinators
from programs.coordinators import LinkError
from programs.models import Program
from programs.normalise import match_year_of
from search.presenters.reporting import control, controls, problems, sections
from search.public_pages import public_page
from search.reporting import throttle
from search.reporting.coordinator_form import ASKED, GROUPS, AskForm, CoordinatorForm
from search.reporting.mail import send_link
from search.reporting.refusal import Refusal, refusal
from search.reporting.throttle import HOUR, Limit
from search.views.errors import not_found
from search.views.reporting import NOT_READABLE, published

GONE, FORBIDDEN = 410, 403
AN_ADDRESS_A_DAY, A_CLIENT_AN_HOUR, A_PROGRAM_A_DAY = 3, 10, 20


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def program_coordinator(request: HttpRequest, public_id: str) -> HttpResponse:
    """The answer is the same whether the address fits or not, and when the program has sent its links of the day."""
    program = published(public_id)
    if program is None:
        return not_found(request)
    if request.method != "POST":
        return _ask(request, program, AskForm())
    form = AskForm(request.POST)
    if not form.is_valid():
        return _ask(request, program, form, status=NOT_READABLE)
    address = form.cleaned_data["address"]
    if refused := refusal(_limits(request, address)):
        return refused.on(_ask(request, program, form, refused=refused))
    domain = coordinators.may_speak_from(program, address)
    if domain and not refusal([Limit("coordinator-program", A_PROGRAM_A_DAY, 24 * HOUR, program.public_id)]):
        path = reverse("search:program-coordinator-form", args=[program.public_id])
        url = request.build_absolute_uri(f"{path}?link={coordinators.link(program, domain)}")
        send_link(to=address, program=program, url=url)
    return HttpResponseRedirect(reverse("search:program-coordinator-sent", args=[program.public_id]), status=303)


@require_safe
@public_page()
def program_coordinator_sent(request: HttpRequest, public_id: str) -> HttpResponse:
    return _plain(request, public_id, "search/coordinator_sent.html")


@require_safe
@public_page()
def program_coordinator_thanks(request: HttpRequest, public_id: str) -> HttpResponse:
    return _plain(request, public_id, "search/coordinator_thanks.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def program_coordinator_form(request: HttpRequest, public_id: str) -> HttpResponse:
    program = published(public_id)
    if program is None:
        return not_found(request)
    signed = request.POST.get("link") or request.GET.get("link", "")
    try:
        domain = coordinators.domain_in(signed, program, sending=request.method == "POST")
    except LinkError as error:
        context = {"program": program, "expired": error.expired}
        return render(request, "search/coordinator_refused.html", context, status=GONE if error.expired else FORBIDDEN)
    form = CoordinatorForm(request.POST or None)
    season = _season(request)
    if request.method != "POST" or not form.is_valid():
        return _statement_page(request, program, form, signed, domain, season)
    coordinators.state(program=program, domain=domain, said=form.said(), season=season, day=timezone.localdate())
    return HttpResponseRedirect(reverse("search:program-coordinator-thanks", args=[program.public_id]), status=303)


def _season(request: HttpRequest) -> int:
    """The one that the form spoke of, should another have begun since it was opened."""
    day = timezone.localdate()
    then = match_year_of(day - coordinators.GOOD_FOR - coordinators.TO_FINISH)
    return then if request.POST.get("season") == str(then) else match_year_of(day)


def _limits(request: HttpRequest, address: str) -> list[Limit]:
    """The program's own is counted apart, for addresses that fit: any other could close it to its coordinator."""
    return [
        Limit("coordinator-address", AN_ADDRESS_A_DAY, 24 * HOUR, address.casefold()),
        Limit("coordinator-client", A_CLIENT_AN_HOUR, HOUR, throttle.client_address(request)),
    ]


def _ask(
    request: HttpRequest, program: Program, form: AskForm, *, refused: Refusal | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "program": program,
        "address": control(form, "address"),
        "problems": problems(form) if form.is_bound else (),
        "refused": refused,
    }
    return render(request, "search/coordinator.html", context, status=status)


def _statement_page(
    request: HttpRequest, program: Program, form: CoordinatorForm, signed: str, domain: str, season: int
) -> HttpResponse:
    day = timezone.localdate()
    context: dict[str, Any] = {
        "program": program,
        "sections": sections(controls(form, form.fields), GROUPS, ASKED, program, day),
        "problems": problems(form) if form.is_bound else (),
        "link": signed,
        "domain": domain,
        "season": season,
    }
    return render(request, "search/coordinator_form.html", context, status=NOT_READABLE if form.errors else 200)


def _plain(request: HttpRequest, public_id: str, template: str) -> HttpResponse:
    program = published(public_id)
    return render(request, template, {"program": program}) if program else not_found(request)
