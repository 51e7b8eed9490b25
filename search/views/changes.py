"""What changed, on a page and as a feed."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import Fetch, Specialty
from programs.specialty_names import specialty_names
from search.changes import rows
from search.changes.form import ChangesForm
from search.presenters import changes as words
from search.presenters.changes_form import groups, problems, since_entry, unknown_names
from search.presenters.searching import query_with
from search.public_pages import directory_state, public_page

PER_PAGE = 50


@require_safe
@public_page(directory_state)
def change_list(request: HttpRequest) -> HttpResponse:
    """At most eight queries, however many changes there are."""
    form = ChangesForm(request.GET)
    specialties = dict(Specialty.objects.order_by("common_name").values_list("code", "common_name"))
    fields = groups(form, specialty_names(specialties))
    context: dict[str, Any] = {
        "unknown": unknown_names(form),
        "groups": fields,
        "since": since_entry(form),
        "problems": problems(form, {**fields, "since": None}),
        "narrowed": sum(bool(request.GET.get(name)) for name in (*fields, "since")),
        "feed": f"{reverse('search:change-feed')}{_query(request)}",
    }
    if form.is_valid():
        context |= _told(request, form, timezone.localdate())
    return render(request, "search/changes.html", context)


def _told(request: HttpRequest, form: ChangesForm, today: dt.date) -> dict[str, Any]:
    firsts = rows.taken_in()
    found = rows.asked(rows.news(rows.every(), firsts), form, identifiers=False)
    part = rows.part(found, form.cleaned_data["older_than"], PER_PAGE)
    shown_firsts = [run for run in firsts if run.source.published and _stands_here(run, form, part)]
    return {
        "days": words.days(part.changes, rows.statements_of(part.changes), shown_firsts, today),
        "older": query_with(request.GET, older_than=str(part.rest)) if part.rest else "",
        "newest": query_with(request.GET, older_than=None) if form.cleaned_data["older_than"] else "",
    }


def _stands_here(run: Fetch, form: ChangesForm, part: rows.Part) -> bool:
    """Whether the run falls into this page. Its count is of all programs and fields: it is told where all are."""
    given = form.cleaned_data
    if given["specialty"] or given["state"] or given["field"]:
        return False
    start, since = given["older_than"], given["since"]
    newer = start is not None and run.started > start.at
    older = part.rest is not None and run.started <= part.rest.at
    return not newer and not older and (since is None or run.started >= since)


def _query(request: HttpRequest) -> str:
    """The same question to the feed, which begins with the newest."""
    query = query_with(request.GET, older_than=None)
    return "" if query == "?" else query
