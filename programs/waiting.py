"""What waits for a curator, in one written-out list: the first page of the admin shows it, the lists filter by it."""

from dataclasses import dataclass

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from programs.fields import Label
from programs.models import EmployerLink, Fact, Fetch, Institution, ProgramDate, Statement, Wording
from programs.models.directory import Certainty
from programs.models.fact import Agreement
from programs.statements import UNCLEAR

UNCLEAR_READING = Q(review_reason__startswith=UNCLEAR)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work: how many rows of it wait, and the admin list (None: the queue) that shows them."""

    label: Label
    about: Label
    count: int
    model: type[Model] | None
    query: str


def under_likely_links() -> QuerySet[Statement]:
    """That the page means this program is only likely; the reading itself is clear."""
    return Statement.objects.waiting().exclude(UNCLEAR_READING)


def unclear_statements() -> QuerySet[Statement]:
    return Statement.objects.waiting().filter(UNCLEAR_READING)


def wordings_to_confirm() -> QuerySet[Wording]:
    """The database's form of `Wording.waits`."""
    return Wording.objects.filter(confirmed__isnull=True).exclude(certainty=Certainty.SURE)


def latest_runs_in_trouble() -> QuerySet[Fetch]:
    """Held or failed, and the source has not run since."""
    latest = Fetch.objects.filter(source=OuterRef("source")).order_by("-started", "-pk").values("pk")[:1]
    return Fetch.objects.filter(pk=Subquery(latest), outcome__in=[Fetch.Outcome.HELD, Fetch.Outcome.FAILED])


def what_waits() -> list[Waiting]:
    """Eight counts, one small query each."""
    disputed = f"agreement__exact={Agreement.DISPUTED}"
    return [
        Waiting(
            _("Unclear statements"),
            _("The words on the page can be read in two ways"),
            unclear_statements().count(),
            None,
            "reason=unclear",
        ),
        Waiting(
            _("Statements under a likely link"),
            _("It is only likely that the page means this program"),
            under_likely_links().count(),
            None,
            "reason=link",
        ),
        Waiting(
            _("Wordings to confirm"),
            _("Which program or office a page's own words mean"),
            wordings_to_confirm().count(),
            Wording,
            "waits=yes",
        ),
        Waiting(
            _("Employer links to confirm"),
            _("Whether an employer in H-1B filings is this institution"),
            EmployerLink.objects.to_confirm().count(),
            EmployerLink,
            "waits=yes",
        ),
        Waiting(
            _("Institution names to confirm"),
            _("Plain name, place and hospital read from a listed name"),
            Institution.objects.names_to_confirm().count(),
            Institution,
            "waits=yes",
        ),
        Waiting(
            _("Runs held or failed"),
            _("The latest run of a source changed nothing, or too much"),
            latest_runs_in_trouble().count(),
            Fetch,
            "attention=yes",
        ),
        Waiting(
            _("Disputed facts"),
            _("Sources of equal weight differ, and both are shown"),
            Fact.objects.filter(agreement=Agreement.DISPUTED).count(),
            Fact,
            disputed,
        ),
        Waiting(
            _("Disputed dates"),
            _("Sources of equal weight name different days"),
            ProgramDate.objects.filter(agreement=Agreement.DISPUTED).count(),
            ProgramDate,
            disputed,
        ),
    ]
