"""Up to five programs side by side. The address is the comparison: `?id=1080-140&id=1710-400`."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.filing_columns import LATEST_FULL_YEAR
from search.current import current_index
from search.matched.compared import MOST, chosen, judged
from search.presenters.comparing import Compared, comparison
from search.public_pages import public_page
from search.questions.reader import profile_of
from search.resident_pay import pay_of


@require_safe
@public_page()
def compare(request: HttpRequest) -> HttpResponse:
    """About twenty queries, however many programs; a session's beside, where there is one."""
    asked = chosen(request.GET.getlist("id"))
    context: dict[str, Any] = {"unknown": asked.unknown, "left_out": asked.left_out, "most": MOST}
    if asked.programs:
        day = timezone.localdate()
        profile = profile_of(request)
        found = judged(profile, asked.programs, current_index(day), day) if profile else (None,) * len(asked.programs)
        pays = pay_of({program.institution_id for program in asked.programs})
        compared = [
            Compared(program, one, pays.get(program.institution_id))
            for program, one in zip(asked.programs, found, strict=True)
        ]
        context |= {
            "comparison": comparison(compared, profile, day, filings_year=LATEST_FULL_YEAR),
            "profile": profile is not None,
            "day": day,
            "more": MOST - len(compared),
        }
    return render(request, "search/compare.html", context)
