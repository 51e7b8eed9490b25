"""`/plan/`: what the list costs, where that money goes, and a list proposed from a budget."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applicants.planning.adding import Added, add_programs
from applicants.planning.calculator import counted_plan, counts_asked, specialties
from applicants.planning.figures import Figures, keep_budget, keep_figures
from applicants.planning.forms import MOST_PROPOSED, FiguresForm, ManyForm, ProposalForm, count_forms, readable
from applicants.planning.held import prices_of
from applicants.planning.page import calculator_page, plan_page, proposal_page
from applicants.planning.planned import Planned, as_in_of, planned_for
from applicants.planning.proposing import Asked
from applicants.reader import applicant_to_keep, season_of
from programs.specialty_names import specialty_name

PLAN, PROPOSAL = "applicants:plan", "applicants:plan-proposal"
NOT_READABLE = 422
LONGEST_ID = 60


@never_cache
@require_safe
def show_plan(request: HttpRequest) -> HttpResponse:
    return _plan(request, planned_for(request))


def _plan(request: HttpRequest, planned: Planned, **forms: Any) -> HttpResponse:
    """With the forms as they were sent, where one of them has to be put right."""
    told = planned.figures
    budget = planned.profile.budget if planned.profile else None
    initial = {"budget": budget, "ranks": told.ranks, "supplemental": told.supplemental, "registered": told.registered}
    context = {
        **plan_page(planned),
        "figures": forms.get("figures") or FiguresForm(initial=initial),
        "proposal_form": forms.get("proposal") or ProposalForm(initial={"budget": budget}, auto_id="propose-%s"),
        "place": PLAN,
        "query": _query(request),
    }
    return render(request, "applicants/planning/plan.html", context, status=NOT_READABLE if forms else 200)


@never_cache
@require_POST
def take_figures(request: HttpRequest) -> HttpResponse:
    form = FiguresForm(readable(request.POST, list(FiguresForm.base_fields)))
    if not form.is_valid():
        return _plan(request, planned_for(request), figures=form)
    told = form.cleaned_data
    keep_budget(request.session, told["budget"], timezone.localdate())
    figures = Figures(told["ranks"], told["supplemental"], told["registered"])
    keep_figures(request.session, season_of(request), figures)
    messages.success(request, _("Your figures are kept."))
    return _see(PLAN, request)


@never_cache
@require_POST
def ask_proposal(request: HttpRequest) -> HttpResponse:
    """Keeps the budget; the address of what follows holds nothing but a count and a tick."""
    form = ProposalForm(readable(request.POST, list(ProposalForm.base_fields)), auto_id="propose-%s")
    if not form.is_valid():
        return _plan(request, planned_for(request), proposal=form)
    told = form.cleaned_data
    keep_budget(request.session, told["budget"], timezone.localdate())
    asked = {"many": told["many"] or MOST_PROPOSED, **({"doubtful": "yes"} if told["doubtful"] else {})}
    return _see(PROPOSAL, request, **asked)


@never_cache
@require_safe
def show_proposal(request: HttpRequest) -> HttpResponse:
    form = ManyForm(readable(request.GET, list(ManyForm.base_fields)))
    context: dict[str, Any] = {"place": PLAN, "query": _query(request), "form": form}
    if form.is_valid():
        asked = Asked(form.cleaned_data["many"], form.cleaned_data["doubtful"] == "yes")
        context |= proposal_page(planned_for(request), asked)
    status = 200 if form.is_valid() else NOT_READABLE
    return render(request, "applicants/planning/proposal.html", context, status=status)


@never_cache
@require_POST
def add_proposed(request: HttpRequest) -> HttpResponse:
    ids = [one for one in request.POST.getlist("program")[:MOST_PROPOSED] if len(one) <= LONGEST_ID and "\0" not in one]
    if not ids:
        messages.info(request, _("Nothing was ticked, so nothing was added."))
        return _see(PLAN, request)
    added = add_programs(
        applicant=applicant_to_keep(request), ids=ids, match_year=season_of(request), now=timezone.now()
    )
    for words in _added(added):
        messages.success(request, words)
    return _see(PLAN, request)


def _added(added: Added) -> list[str]:
    words = ngettext("%(count)s program is now on your list.", "%(count)s programs are now on your list.", added.new)
    said = [words % {"count": added.new}]
    if added.standing:
        words = ngettext("%(count)s was there already.", "%(count)s were there already.", added.standing)
        said.append(words % {"count": added.standing})
    if added.unknown:
        words = ngettext("%(count)s is not in the directory.", "%(count)s are not in the directory.", added.unknown)
        said.append(words % {"count": added.unknown})
    if added.full:
        said.append(_("Your list is full: it takes no more programs."))
    return said


@never_cache
@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    known = specialties()
    forms = count_forms(request.GET, {code: specialty_name(one.common_name) for code, one in known.items()})
    prices = prices_of(season_of(request), as_in_of(request))
    wrong = [form for form in forms if form.is_bound and not form.is_valid()]
    plan = None if wrong else counted_plan(forms, known, prices)
    context = {
        **calculator_page(plan, prices, counts_asked(forms)),
        "forms": forms,
        "place": PLAN,
        "query": _query(request),
        "asked": _kept(request),
    }
    return render(request, "applicants/planning/calculator.html", context, status=NOT_READABLE if wrong else 200)


def _see(name: str, request: HttpRequest, **more: Any) -> HttpResponse:
    """See other: the answer to what was sent is a page to be read."""
    return HttpResponseRedirect(f"{reverse(name)}{_query(request, **more)}", status=303)


def _query(request: HttpRequest, **more: Any) -> str:
    """What of the address goes on from page to page: the season, and whose figures fill what it lacks."""
    told = {**_kept(request), **more}
    return f"?{urlencode(told)}" if told else ""


def _kept(request: HttpRequest) -> dict[str, Any]:
    season = {"season": season_of(request)} if request.GET.get("season") else {}
    as_in = as_in_of(request)
    return {**season, **({"fees": as_in} if as_in else {})}
