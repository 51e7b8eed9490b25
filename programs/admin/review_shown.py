"""What the review screen and the first page tell of one thing that waits."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import answering, asked, fields, ranking
from programs.admin.base import page_link
from programs.admin.passage import marked, telling_words
from programs.admin.queue import Row, rows_of
from programs.admin.shown import AGES, age_of, last_read, shown_field, shown_value
from programs.answering import Asked, Effect
from programs.asked import Entry
from programs.models import Proposal, Statement

MATTERS = {
    ranking.CLOSES_MANY: gettext_lazy("can close a program to many"),
    ranking.CLOSES_SOME: gettext_lazy("can close a program to some"),
    ranking.DATES: gettext_lazy("a day to apply by"),
    ranking.ASKS: gettext_lazy("a requirement"),
    ranking.TELLS: gettext_lazy("for information"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a side; `differs` from the other side's."""

    label: str
    value: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    value: str
    lines: list[Told]
    statement: int


@dataclass(frozen=True, slots=True)
class Shown:
    """`stands` None: nothing does. `says` None: the page does not say it any more. `row`: facts that stand beside."""

    key: str
    kind: str
    title: str
    subject: Any
    office: bool
    because: str
    why: str
    stands: Side | None
    says: Side | None
    page: SafeString | str
    read: str
    passage: SafeString | None
    row: Row
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Line:
    """One of the most urgent, on the first page. `before`: empty where nothing stands."""

    key: str
    kind: str
    subject: str
    field: str
    before: str
    after: str
    why: str


def shown(one: Asked, entry: Entry, day: dt.date) -> Shown:
    """About fifteen queries, some of them of a trial that is rolled back."""
    leading, proposal = one.leading, one.proposal
    confirms = proposal is not None and proposal.kind == Proposal.Kind.CONFIRMS
    says = one.standing if confirms else one.said
    return Shown(
        key=one.key,
        kind=str(asked.KINDS[entry.kind]),
        title=shown_field(leading.field),
        subject=leading.program or leading.institution,
        office=leading.institution_id is not None,
        because="" if proposal else leading.review_reason,
        why=why(entry, leading),
        stands=_side(one.standing, one.said, day) if one.standing else None,
        says=_side(says, one.standing, day) if says else None,
        page=page_link(url) if (url := proposal.page.url if proposal else leading.page_url) else "",
        read=_read(one),
        passage=_passage(one),
        row=rows_of([leading])[0],
        effect=answering.effect(one, day=day),
    )


def why(entry: Entry, leading: Statement) -> str:
    """Why it ranks where it does, in the order of what counts."""
    urgency = entry.urgency
    parts = [_days(urgency.days), _saves(urgency.saves), _programs(urgency.programs)]
    if leading.strength == fields.PREFERRED:
        parts.append(_("a preference"))
    else:
        parts.append(str(MATTERS[ranking.weight(leading.field)]))
    if entry.only_confirms:
        parts.append(_("confirms what stands"))
    return ", ".join(part for part in parts if part)


def lines(entries: Sequence[Entry]) -> list[Line]:
    """Two queries."""
    by_key = {entry.key: entry for entry in entries}
    return [_line(one, by_key[one.key]) for one in asked.load_each(list(by_key))]


def _line(one: Asked, entry: Entry) -> Line:
    said, standing, leading = one.said, one.standing, one.leading
    gone = _("not stated any more") if entry.kind == Proposal.Kind.GONE else _("stated still")
    return Line(
        key=one.key,
        kind=str(asked.KINDS[entry.kind]),
        subject=str(leading.program or leading.institution),
        field=shown_field(leading.field),
        before=shown_value(standing.field, standing.value) if standing else "",
        after=shown_value(said.field, said.value) if said else gone,
        why=why(entry, leading),
    )


def _side(one: Statement, other: Statement | None, day: dt.date) -> Side:
    theirs = dict(_told(other)) if other else {}
    differing = [Told(name, value, bool(theirs) and value != theirs.get(name, "")) for name, value in _told(one)]
    plain = [Told(name, value, False) for name, value in _origin(one, day)]
    return Side(shown_value(one.field, one.value), differing + plain, one.pk)


def _told(one: Statement) -> list[tuple[str, str]]:
    entry = fields.FIELDS[one.field]
    told = [
        (_("Strength"), str(fields.STRENGTH_LABELS[one.strength]) if entry.has_strength else ""),
        (_("Scope"), str(fields.SCOPE_LABELS.get(one.scope, "")) if one.scope else ""),
        (_("Track kind"), str(fields.TRACK_KINDS.get(one.kind, "")) if one.kind else _("all tracks")),
        (_("Applies to"), str(one.get_applies_to_display())),
        (_("Unless"), one.unless),
        (_("Cycle"), one.stated_cycle or _("none stated")),
    ]
    return [(name, value) for name, value in told if value]


def _origin(one: Statement, day: dt.date) -> list[tuple[str, str]]:
    sure = one.confidence is not None and _("right in %(share)s of such readings") % {"share": f"{one.confidence:.0%}"}
    told = [
        (_("Where"), one.where_on_page),
        (_("Source"), one.source.title),
        (_("Age"), str(AGES[age_of(one, day)])),
        (_("Read"), last_read(one)),
        (_("Reading"), sure or ""),
    ]
    return [(name, value) for name, value in told if value]


def _read(one: Asked) -> str:
    """When the page's words were last read, for what a look at the page proposes."""
    check = one.proposal.check_of if one.proposal else None
    return _("read live on %(day)s") % {"day": timezone.localdate(check.at).isoformat()} if check else ""


def _passage(one: Asked) -> SafeString | None:
    if one.proposal is None or not one.proposal.passage:
        return None
    return marked(one.proposal.passage, telling_words(one.leading, one.standing if one.said else None))


def _days(days: int | None) -> str:
    if days is None:
        return _("no deadline ahead is stated")
    return ngettext("deadline in %(days)d day", "deadline in %(days)d days", days) % {"days": days}


def _saves(saves: int) -> str:
    return ngettext("saved %(count)d time", "saved %(count)d times", saves) % {"count": saves} if saves else ""


def _programs(count: int) -> str:
    return ngettext("%(count)d program", "%(count)d programs", count) % {"count": count}
