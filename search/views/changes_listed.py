"""Programs newly listed, no longer listed, closing, and on no list."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import Specialty
from programs.specialty_names import specialty_names
from search.changes.form import SECTIONS, ListedForm
from search.changes.listed import listings, programs_of
from search.presenters.changes_form import groups, problems, unknown_names
from search.presenters.changes_listed import Section, section
from search.presenters.filter_fields import shown
from search.presenters.searching import pages, query_with
from search.public_pages import directory_state, public_page

FIRST_FEW = 8
PER_PAGE = 50


@require_safe
@public_page(directory_state)
def change_programs(request: HttpRequest) -> HttpResponse:
    """About twenty queries with the beginning of each section, fewer with one."""
    form = ListedForm(request.GET)
    specialties = dict(Specialty.objects.order_by("common_name").values_list("code", "common_name"))
    fields = groups(form, specialty_names(specialties))
    context: dict[str, Any] = {
        "unknown": unknown_names(form),
        "groups": fields,
        "show": shown(request.GET.get("show", "")),
        "problems": problems(form, fields),
        "narrowed": sum(bool(request.GET.get(name)) for name in fields),
    }
    if form.is_valid():
        context |= _told(request, form, timezone.localdate())
    return render(request, "search/changes_programs.html", context)


def _told(request: HttpRequest, form: ListedForm, today: dt.date) -> dict[str, Any]:
    given = form.cleaned_data
    size, number = (PER_PAGE, given["page"]) if given["show"] else (FIRST_FEW, 1)
    found = listings()
    told: list[tuple[Section, str]] = []
    for name in [given["show"]] if given["show"] else SECTIONS:
        programs = programs_of(found.sections[name], given["specialty"], given["state"])
        count = programs.count()
        rows = list(programs[(number - 1) * size : number * size])
        told.append((section(name, found, count, rows, today), query_with(request.GET, show=name)))
    context: dict[str, Any] = {"sections": told, "whole": query_with(request.GET, show=None)}
    if given["show"]:
        context["pages"] = pages(request.GET, number, told[0][0].count, PER_PAGE)
    return context
