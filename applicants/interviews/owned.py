"""Rows of the reader's own. Anyone else's are not found, like those that never were."""

from django.http import Http404, HttpRequest

from applicants.models import Applicant, Criterion, Interview, ShortlistEntry
from applicants.reader import applicant_of


def own_entry(request: HttpRequest, pk: int) -> ShortlistEntry:
    """With program, institution and specialty. Http404."""
    applicant = _known(request)
    entries = applicant.entries.select_related("program__institution", "program__specialty")
    return _or_404(entries.filter(pk=pk).first(), applicant)


def own_interview(request: HttpRequest, entry: ShortlistEntry, pk: int) -> Interview | None:
    """None: it is not there any more."""
    return entry.interviews.filter(pk=pk).first()


def own_criterion(request: HttpRequest, pk: int) -> Criterion:
    found = _known(request).criteria.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _known(request: HttpRequest) -> Applicant:
    applicant = applicant_of(request)
    if applicant is None:
        raise Http404
    return applicant


def _or_404(entry: ShortlistEntry | None, applicant: Applicant) -> ShortlistEntry:
    if entry is None:
        raise Http404
    entry.applicant = applicant
    return entry
