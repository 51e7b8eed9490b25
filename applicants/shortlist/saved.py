"""Which programs stand on a reader's list."""

from django.http import HttpRequest

from applicants.models import ShortlistEntry
from applicants.reader import applicant_of, season_of


def saved_ids(request: HttpRequest) -> frozenset[str]:
    """Public ids, of the season that the reader applies in. No query where nothing can have been kept."""
    applicant = applicant_of(request)
    if applicant is None:
        return frozenset()
    rows = ShortlistEntry.objects.filter(applicant=applicant, match_year=season_of(request))
    return frozenset(rows.values_list("program__public_id", flat=True))
