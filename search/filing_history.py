"""The H-1B filings that an institution's links reach. Three queries, whatever the institution."""

from programs.models import EmployerLink, Institution, SponsorFiling
from search.presenters.filings import OWN, Filings, filings


def filings_of(institution: Institution) -> Filings:
    shared = [relation for relation in EmployerLink.Relation.values if relation not in OWN]
    return filings(
        own=SponsorFiling.objects.of_institution(institution, list(OWN)),
        shared=SponsorFiling.objects.of_institution(institution, shared),
        links=EmployerLink.objects.counting().filter(institution=institution),
    )
