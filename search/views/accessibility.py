"""How far these pages are usable by everybody, and what nobody has looked at yet."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.public_pages import public_page

STATED_ON = dt.date(2026, 11, 22)
"""When the statement was last held against what is really tested. Its words are to be read anew when this moves."""


@require_safe
@public_page()
def accessibility(request: HttpRequest) -> HttpResponse:
    """No query."""
    return render(request, "search/accessibility.html", {"stated_on": STATED_ON})
