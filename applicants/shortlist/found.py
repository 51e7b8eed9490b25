"""The reader's own entries, by what stands in an address. What is somebody else's is not found."""

from django.http import Http404, HttpRequest

from applicants.models import Applicant, ShortlistEntry
from applicants.reader import applicant_of, season_of
from applicants.shortlist.rows import with_programs


def reader_of(request: HttpRequest) -> Applicant:
    """Http404 for who keeps nothing."""
    applicant = applicant_of(request)
    if applicant is None:
        raise Http404
    return applicant


def entry_of(request: HttpRequest, public_id: str) -> ShortlistEntry:
    """Of the season that the address names. Three queries."""
    entries = reader_of(request).entries.filter(match_year=season_of(request), program__public_id=public_id)
    entry = with_programs(entries).first()
    if entry is None:
        raise Http404
    return entry
