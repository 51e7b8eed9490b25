"""The scorecard: an applicant's own criteria and weights, and what each program comes to by them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applicants.interviews import keeping
from applicants.interviews.owned import own_criterion
from applicants.interviews.scorecard import SUGGESTED, CriterionForm, mean_words, totals
from applicants.interviews.views import PLACE, WRONG, see_other
from applicants.models import Applicant
from applicants.models.interview import MOST_CRITERIA
from applicants.reader import applicant_of, applicant_to_keep, season_of


@never_cache
@require_safe
def scorecard(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(
    request: HttpRequest,
    *,
    new: CriterionForm | None = None,
    changed: CriterionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """`new` and `changed`: as typed, where something in them is to be put right."""
    applicant, season = applicant_of(request), season_of(request)
    criteria = list(applicant.criteria.all()) if applicant else []
    context = {
        "place": PLACE,
        "season": season,
        "criteria": [(one, _form(one, changed)) for one in criteria],
        "new": new or CriterionForm(applicant=applicant, auto_id="new_%s"),
        "suggested": [str(name) for name, _weight in SUGGESTED.values()],
        "scored": _scored(applicant, season) if applicant else [],
        "weights": sum(one.weight for one in criteria),
        "full": len(criteria) >= MOST_CRITERIA,
    }
    return render(request, "applicants/interviews/scorecard.html", context, status=status)


def _form(criterion: Any, changed: CriterionForm | None) -> CriterionForm:
    if changed is not None and changed.own == criterion.pk:
        return changed
    initial = {"name": criterion.name, "weight": criterion.weight}
    return CriterionForm(applicant=None, own=criterion.pk, initial=initial, auto_id=f"c{criterion.pk}_%s")


def _scored(applicant: Applicant, season: int) -> list[dict[str, Any]]:
    """Programs with any points, the highest mean first; those of which nothing counts last."""
    found = totals(applicant, season)
    entries = applicant.entries.filter(pk__in=found).select_related("program__institution", "program__specialty")
    ordered = sorted(entries, key=lambda one: (found[one.pk].mean is None, -(found[one.pk].mean or 0), one.position))
    return [{"entry": one, "total": found[one.pk], "mean": mean_words(found[one.pk].mean)} for one in ordered]


@never_cache
@require_POST
def criterion_add(request: HttpRequest) -> HttpResponse:
    applicant = applicant_to_keep(request)
    form = CriterionForm(request.POST, applicant=applicant, auto_id="new_%s")
    if not form.is_valid():
        return _page(request, new=form, status=WRONG)
    try:
        keeping.add_criteria(applicant=applicant, criteria={form.cleaned_data["name"]: form.cleaned_data["weight"]})
    except keeping.TooManyError:
        form.add_error(None, _("You have %(most)d criteria, which is the most.") % {"most": MOST_CRITERIA})
        return _page(request, new=form, status=WRONG)
    return see_other("applicants:scorecard")


@never_cache
@require_POST
def criteria_suggested(request: HttpRequest) -> HttpResponse:
    applicant = applicant_to_keep(request)
    try:
        keeping.add_criteria(applicant=applicant, criteria={str(name): weight for name, weight in SUGGESTED.values()})
    except keeping.TooManyError:
        messages.warning(request, _("You have %(most)d criteria, which is the most.") % {"most": MOST_CRITERIA})
    return see_other("applicants:scorecard")


@never_cache
@require_POST
def criterion_change(request: HttpRequest, pk: int) -> HttpResponse:
    criterion = own_criterion(request, pk)
    form = CriterionForm(request.POST, applicant=applicant_of(request), own=pk, auto_id=f"c{pk}_%s")
    if not form.is_valid():
        return _page(request, changed=form, status=WRONG)
    if not keeping.change_criterion(criterion=criterion, **form.cleaned_data):
        form.add_error("name", _("You have a criterion of this name."))
        return _page(request, changed=form, status=WRONG)
    messages.success(request, _("The criterion is changed."))
    return see_other("applicants:scorecard")


@never_cache
@require_POST
def criterion_remove(request: HttpRequest, pk: int) -> HttpResponse:
    criterion = own_criterion(request, pk)
    criterion.delete()
    messages.success(request, _("“%(name)s” and its points are removed.") % {"name": criterion.name})
    return see_other("applicants:scorecard")
