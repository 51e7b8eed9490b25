"""All shared components on one page, drawn with test data. For those who work on the pages: only with DEBUG on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.presenters import examples
from search.views.errors import not_found


@require_safe
def component_list(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        return not_found(request)
    return render(request, "search/component_list.html", examples.context(timezone.localdate()))
