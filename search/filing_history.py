"""The H-1B filings that an institution's links reach. Six queries, whatever the institution."""

from programs.models import EmployerLink, Institution, SponsorFiling
from search.presenters.filings import OWN, Filings, filings
from search.presenters.pay import pay_line
from search.resident_pay import pay_of


def filings_of(institution: Institution) -> Filings:
    pay = pay_of([institution.pk]).get(institution.pk)
    shared = [relation for relation in EmployerLink.Relation.values if relation not in OWN]
    return filings(
        own=SponsorFiling.objects.of_institution(institution, list(OWN)),
        shared=SponsorFiling.objects.of_institution(institution, shared),
        links=EmployerLink.objects.counting().filter(institution=institution),
        pay=pay_line(pay) if pay else None,
    )
