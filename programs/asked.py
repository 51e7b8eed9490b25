"""Everything that a curator is asked, most urgent first: open proposals, and statements that wait by themselves."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from programs import ranking
from programs.answering import Asked
from programs.fields import Label
from programs.models import Fact, Program, ProgramDate, Proposal, Statement
from programs.models.fact import Agreement
from programs.models.source import SourceKind
from programs.ranking import About, Urgency
from programs.waiting import UNCLEAR_READING, proposals_open, statements_by_themselves

UNCLEAR, LINK, REPLY, OTHER = "unclear", "link", "reply", "other"
KINDS: Mapping[str, Label] = {
    Proposal.Kind.DIFFERS: _("Differs from what stands"),
    Proposal.Kind.NEW: _("Newly stated"),
    Proposal.Kind.GONE: _("No longer stated"),
    Proposal.Kind.CONFIRMS: _("Seems to be stated still"),
    UNCLEAR: _("Unclear words"),
    LINK: _("Likely link"),
    REPLY: _("Coordinator's reply"),
    OTHER: _("Waits for another reason"),
}
RELATED = ("source", "wording", "program__institution", "program__specialty", "institution")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that waits, as the ranking sees it. `agrees`: another source states the same, and that stands."""

    key: str
    kind: str
    field: str
    source: int
    urgency: Urgency
    agrees: bool = False

    @property
    def only_confirms(self) -> bool:
        return self.kind == Proposal.Kind.CONFIRMS or self.agrees


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of them: empty is any."""

    kind: str = ""
    field: str = ""
    source: int | None = None

    def takes(self, entry: Entry) -> bool:
        return self.kind in {"", entry.kind} and self.field in {"", entry.field} and self.source in {None, entry.source}


@dataclass(frozen=True, slots=True)
class _Line:
    """What one thing is about, before it is weighed."""

    key: str
    kind: str
    field: str
    strength: str
    source: int
    program: int | None
    institution: int | None
    agrees: bool


def entries(day: dt.date) -> list[Entry]:
    """Most urgent first; of equals, those that have waited longer. Three queries, whatever waits."""
    lines = [*_proposed(), *_by_themselves()]
    about = _programs_of(lines)
    found = [_entry(line, about(line), day) for line in lines]
    return sorted(found, key=lambda one: -one.urgency.score)


def load(key: str) -> Asked | None:
    """What the key names, answered or not; None when there is no such thing. One query."""
    pk = int(key[1:]) if key[1:].isascii() and key[1:].isdigit() and len(key) < 12 else 0
    if key[:1] == "p":
        proposal = _proposals().filter(pk=pk).first()
        return Asked(proposal=proposal) if proposal else None
    statement = Statement.objects.filter(pk=pk, needs_review=True).select_related(*RELATED).first()
    return Asked(statement=statement) if key[:1] == "s" and statement else None


def load_each(keys: Sequence[str]) -> list[Asked]:
    """In the order of the keys, without what is not there. Two queries."""
    ids = {letter: [int(key[1:]) for key in keys if key[0] == letter] for letter in "ps"}
    found = [Asked(proposal=one) for one in _proposals().filter(pk__in=ids["p"])]
    found += [Asked(statement=one) for one in Statement.objects.filter(pk__in=ids["s"]).select_related(*RELATED)]
    by_key = {one.key: one for one in found}
    return [by_key[key] for key in keys if key in by_key]


def _proposals() -> QuerySet[Proposal]:
    sides = [f"{side}__{name}" for side in ("statement", "standing") for name in RELATED]
    return Proposal.objects.select_related("page", "check_of", "settled_by", *sides)


def _proposed() -> Iterator[_Line]:
    told = proposals_open().annotate(
        **{name: Coalesce(f"statement__{column}", f"standing__{column}") for name, column in COLUMNS.items()},
        agrees=Exists(_said_elsewhere("statement__")),
    )
    for row in told.order_by("at", "pk").values("pk", "kind", "agrees", *COLUMNS):
        row["agrees"] &= row["kind"] == Proposal.Kind.NEW  # what differs moves a fact, whoever else says so
        yield _Line(f"p{row.pop('pk')}", **{name.removeprefix("of_"): value for name, value in row.items()})


COLUMNS = {
    "of_field": "field",
    "of_strength": "strength",
    "of_source": "source",
    "of_program": "program",
    "of_institution": "institution",
}


def _by_themselves() -> Iterator[_Line]:
    alone = statements_by_themselves().annotate(agrees=Exists(_said_elsewhere("")))
    unclear = set(alone.filter(UNCLEAR_READING).values_list("pk", flat=True))
    columns = ("field", "strength", "source", "program", "institution", "agrees")
    for row in alone.order_by("pk").values("pk", "wording", "source__kind", *columns):
        pk, kind = row.pop("pk"), _kind(row.pop("wording"), row.pop("source__kind"))
        yield _Line(f"s{pk}", UNCLEAR if pk in unclear else kind, **row)


def _kind(wording: int | None, source: str) -> str:
    """Why a statement waits whose reading is clear."""
    return LINK if wording else REPLY if source == SourceKind.COORDINATOR else OTHER


def _said_elsewhere(side: str) -> QuerySet[Statement]:
    """Statements of another source that say the same about the same, of one season or of none, and that facts rest on.

    One that is overruled or disputed makes no agreement: accepting a second voice beside it could turn the fact.
    """
    same = ("field", "value", "kind", "strength", "scope", "applies_to", "unless")
    subject = Q(program=OuterRef(f"{side}program")) | Q(institution=OuterRef(f"{side}institution"))
    season = Q(match_year=OuterRef(f"{side}match_year")) | Q(match_year=None)
    alike = Statement.objects.standing().filter(subject, season, **{name: OuterRef(side + name) for name in same})
    undisputed = ~Q(agreement=Agreement.DISPUTED)
    facts, dates = (rows.objects.filter(undisputed, statement=OuterRef("pk")) for rows in (Fact, ProgramDate))
    return alike.exclude(source=OuterRef(f"{side}source")).filter(Exists(facts) | Exists(dates))


def _entry(line: _Line, about: Sequence[About], day: dt.date) -> Entry:
    confirms = line.agrees or line.kind == Proposal.Kind.CONFIRMS
    weighs = ranking.weight(line.field, line.strength, confirms=confirms)
    urgency = ranking.urgency(about, weighs, day)
    return Entry(line.key, line.kind, line.field, line.source, urgency, line.agrees)


def _programs_of(lines: Iterable[_Line]) -> Callable[[_Line], Sequence[About]]:
    """The programs that each line speaks for, read at once."""
    lines = list(lines)
    rows = Program.objects.filter(
        Q(pk__in={line.program for line in lines}) | Q(institution__in={line.institution for line in lines} - {None})
    )
    of_program: dict[int, About] = {}
    of_office: dict[int, list[About]] = defaultdict(list)
    for pk, office, saved, deadline in rows.values_list("pk", "institution", "saved_by", "deadline_on"):
        of_program[pk] = About(saved, deadline)
        of_office[office].append(of_program[pk])

    def about(line: _Line) -> Sequence[About]:
        return [of_program[line.program]] if line.program else of_office[line.institution or 0]

    return about
