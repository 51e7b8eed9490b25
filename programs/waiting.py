"""What waits for a curator, in one written-out list: the first page of the admin shows it, the lists filter by it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from programs import fields, upkeep
from programs.fields import Label
from programs.models import (
    EmployerLink,
    Fact,
    Fetch,
    Institution,
    Page,
    PageCheck,
    ProgramDate,
    Proposal,
    Reading,
    Report,
    Statement,
    Upkeep,
    Wording,
)
from programs.models.directory import Certainty
from programs.models.fact import Agreement
from programs.models.source import SourceKind
from programs.normalise import match_year_of
from programs.pages.register import MUCH_SAVED
from programs.statements import UNCLEAR

UNCLEAR_READING = Q(review_reason__startswith=UNCLEAR)
OF_COORDINATORS = Q(source__kind=SourceKind.COORDINATOR)
LONG_UNREAD = dt.timedelta(days=21)
DISPUTED = f"agreement__exact={Agreement.DISPUTED}"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work. `rows` of a day are those that wait; `where` shows them with `query`: the list of a model, or
    a page of the admin's own by its name."""

    label: Label
    about: Label
    rows: Callable[[dt.date], QuerySet[Any]]
    where: type[Model] | str
    query: str

    @property
    def model(self) -> type[Model]:
        """Whose permission to look decides who is told."""
        return Statement if isinstance(self.where, str) else self.where


@dataclass(frozen=True, slots=True)
class Waiting:
    kind: Kind
    count: int


def proposals_open() -> QuerySet[Proposal]:
    return Proposal.objects.filter(settled_at=None)


def statements_by_themselves() -> QuerySet[Statement]:
    """Those that wait and that no proposal of a page asks about."""
    return Statement.objects.waiting().filter(~Exists(proposals_open().filter(statement=OuterRef("pk"))))


def under_likely_links() -> QuerySet[Statement]:
    """That the page means this program is only likely; the reading itself is clear."""
    return statements_by_themselves().filter(wording__isnull=False).exclude(UNCLEAR_READING)


def coordinators_replies() -> QuerySet[Statement]:
    return statements_by_themselves().filter(OF_COORDINATORS)


def unclear_statements() -> QuerySet[Statement]:
    return statements_by_themselves().filter(UNCLEAR_READING)


def wordings_to_confirm() -> QuerySet[Wording]:
    """The database's form of `Wording.waits`."""
    return Wording.objects.filter(confirmed__isnull=True).exclude(certainty=Certainty.SURE)


def latest_runs_in_trouble() -> QuerySet[Fetch]:
    """Held or failed, and the source has not run since. A trial run is nobody's trouble."""
    runs = Fetch.objects.filter(source=OuterRef("source"), dry_run=False)
    latest = runs.order_by("-started", "-pk").values("pk")[:1]
    return Fetch.objects.filter(pk=Subquery(latest), outcome__in=[Fetch.Outcome.HELD, Fetch.Outcome.FAILED])


def pages_gone() -> QuerySet[Page]:
    return Page.objects.filter(watched=True, state=Page.State.GONE)


def pages_long_unread(day: dt.date) -> QuerySet[Page]:
    """Asked for three weeks, and never read: servers that let nobody in but browsers, pages that lost their words, and
    those that ask not to be read. What they say has to be looked up by hand, or it grows old unnoticed."""
    since = day - LONG_UNREAD
    asked_before = PageCheck.objects.filter(page=OuterRef("pk"), at__date__lt=since)
    never_read = Q(Exists(asked_before), last_read=None)
    shut = Page.objects.filter(watched=True, state__in=(Page.State.TROUBLE, Page.State.REFUSED))
    return shut.filter(Q(last_read__date__lt=since) | never_read)


def old_and_much_saved(day: dt.date) -> QuerySet[Fact]:
    """The database's form of `reconcile.age` being older, for facts of programs that many hold."""
    live = Reading.objects.filter(statement=OuterRef("statement"), read_from=Reading.ReadFrom.LIVE)
    read = Subquery(live.order_by("-day").values("day")[:1])
    of_season = Q(pk__in=[])
    for span in {entry.fresh_for for entry in fields.FIELDS.values()}:
        names = [name for name, entry in fields.FIELDS.items() if entry.fresh_for == span]
        of_season |= Q(field__in=names, statement__match_year__gt=match_year_of(day) - span)
    not_of_late = Q(read_on=None) | Q(read_on__lt=day - dt.timedelta(days=fields.LIVE_READING_DAYS))
    undated = Q(statement__match_year=None, read_on=None)
    saved = Fact.objects.filter(program__saved_by__gte=MUCH_SAVED).annotate(read_on=read)
    return saved.filter(not_of_late).exclude(of_season).exclude(undated)


def _proposed(kind: str, label: Label, about: Label, where: str = "admin:review") -> Kind:
    return Kind(label, about, lambda day: proposals_open().filter(kind=kind), where, f"kind={kind}")


KINDS = (
    _proposed("differs", _("Pages that differ"), _("A watched page says something else than what stands")),
    _proposed("new", _("Newly stated"), _("A watched page says something where nothing stood")),
    _proposed("gone", _("No longer stated"), _("A watched page does not say any more what stands")),
    _proposed(
        "confirms",
        _("To confirm"),
        _("A watched page seems to say still what stands; many can be accepted at once"),
        "admin:review-agreeing",
    ),
    Kind(
        _("Unclear statements"),
        _("The words on the page can be read in two ways"),
        lambda day: unclear_statements(),
        "admin:queue",
        "reason=unclear",
    ),
    Kind(
        _("Statements under a likely link"),
        _("It is only likely that the page means this program"),
        lambda day: under_likely_links(),
        "admin:queue",
        "reason=link",
    ),
    Kind(
        _("Coordinators' replies"),
        _("What a program states itself, by a link sent to its own domain"),
        lambda day: coordinators_replies(),
        "admin:queue",
        "reason=reply",
    ),
    Kind(
        _("Readers' reports"),
        _("A reader says that something is wrong, and where it is right"),
        lambda day: Report.objects.filter(outcome=Report.Outcome.OPEN),
        Report,
        "outcome__exact=open",
    ),
    Kind(
        _("Yearly tasks"),
        _("Figures and notices to check anew; of those that are overdue, pages say so"),
        upkeep.due_rows,
        Upkeep,
        "due=yes",
    ),
    Kind(
        _("Runs held or failed"),
        _("The latest run of a source changed nothing, or too much"),
        lambda day: latest_runs_in_trouble(),
        Fetch,
        "attention=yes",
    ),
    Kind(
        _("Pages gone"),
        _("Not found on three days; what they said stands until you decide"),
        lambda day: pages_gone(),
        Page,
        "state__exact=gone&watched__exact=1",
    ),
    Kind(
        _("Pages not read for long"),
        _("They cannot be read, or ask not to be: look there yourself"),
        pages_long_unread,
        Page,
        "unread=long",
    ),
    Kind(
        _("Gone old, and much saved"),
        _("Facts of earlier seasons at programs on many lists"),
        old_and_much_saved,
        Fact,
        "old=saved",
    ),
    Kind(
        _("Wordings to confirm"),
        _("Which program or office a page's own words mean"),
        lambda day: wordings_to_confirm(),
        Wording,
        "waits=yes",
    ),
    Kind(
        _("Employer links to confirm"),
        _("Whether an employer in H-1B filings is this institution"),
        lambda day: EmployerLink.objects.to_confirm(),
        EmployerLink,
        "waits=yes",
    ),
    Kind(
        _("Institution names to confirm"),
        _("Plain name, place and hospital read from a listed name"),
        lambda day: Institution.objects.names_to_confirm(),
        Institution,
        "waits=yes",
    ),
    Kind(
        _("Disputed facts"),
        _("Sources of equal weight differ, and both are shown"),
        lambda day: Fact.objects.filter(agreement=Agreement.DISPUTED),
        Fact,
        DISPUTED,
    ),
    Kind(
        _("Disputed dates"),
        _("Sources of equal weight name different days"),
        lambda day: ProgramDate.objects.filter(agreement=Agreement.DISPUTED),
        ProgramDate,
        DISPUTED,
    ),
)


def what_waits(day: dt.date, kinds: tuple[Kind, ...] = KINDS) -> list[Waiting]:
    """One small query a kind."""
    return [Waiting(kind, kind.rows(day).count()) for kind in kinds]
