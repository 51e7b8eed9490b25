"""What this directory rests on, how much is stated and how old it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import Reading
from programs.normalise import match_year_of
from search import coverage
from search.public_pages import public_page


@require_safe
@public_page()
def source_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    context = {
        "sources": coverage.by_source(),
        "fields": coverage.by_field(day),
        "specialties": coverage.by_specialty(),
        "numbers": coverage.numbers(),
        "waiting": coverage.waiting(),
        "season": match_year_of(day),
        "read_live": Reading.objects.filter(read_from=Reading.ReadFrom.LIVE).exists(),
    }
    return render(request, "search/source_list.html", context)
