"""The first page: the two questions that decide most, and what this directory is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import Source, Specialty
from programs.normalise import match_year_of
from search import coverage


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "specialties": Specialty.objects.with_program_counts().order_by("common_name"),
        "numbers": coverage.numbers(),
        "sources": Source.objects.filter(published=True).count(),
        "season": match_year_of(timezone.localdate()),
    }
    return render(request, "search/home.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "search/about.html", {"season": match_year_of(timezone.localdate())})
