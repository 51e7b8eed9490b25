"""Which programs stand on a reader's list."""

from django.http import HttpRequest
from django.utils import timezone

from applicants.reader import applicant_of
from programs.normalise import match_year_of
from search.questions.reader import profile_of


def saved_ids(request: HttpRequest) -> frozenset[str]:
    """Public ids, of the season that the reader applies in. No query where nothing can have been kept."""
    applicant = applicant_of(request)
    if applicant is None:
        return frozenset()
    return frozenset(
        applicant.entries.filter(match_year=own_season(request)).values_list("program__public_id", flat=True)
    )


def own_season(request: HttpRequest) -> int:
    """The season that the reader applies in, whichever one a page is about."""
    day = timezone.localdate()
    profile = profile_of(request)
    return profile.season(day) if profile else match_year_of(day)
