"""What each specialty on the list costs, program by program."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.plan import Plan, Stage
from applicants.plan.costs import Line, SpecialtyCost, Stop
from applicants.planning.curve import Curve, curve
from applicants.planning.money import PriceLine, dollars, dollars_or_unknown, price_lines, why_unpriced

ANY = "any-program"
"""Stands in an address for the id of one: looking the address up two hundred times takes longer than all else."""


@dataclass(frozen=True, slots=True)
class EntryShown:
    id: str
    name: str
    address: str
    number: int
    amount: str
    stage: str
    note: str


@dataclass(frozen=True, slots=True)
class SpecialtyShown:
    """`why` says why there is no price; empty where there is one. `stops` are sentences."""

    code: str
    name: str
    service: str
    count: str
    amount: str
    parts: tuple[str, ...]
    why: str
    stops: tuple[str, ...]
    entries: tuple[EntryShown, ...]
    prices: tuple[PriceLine, ...]
    curve: Curve | None


def specialties_shown(plan: Plan, *, by_program: bool = True) -> tuple[SpecialtyShown, ...]:
    """`by_program` False: without their entries, which are no programs of the directory."""
    return tuple(_shown(cost, plan.season, by_program) for cost in plan.costs)


def _shown(cost: SpecialtyCost, season: int, by_program: bool) -> SpecialtyShown:
    return SpecialtyShown(
        code=cost.code,
        name=cost.name,
        service=cost.service,
        count=ngettext("%(count)s program", "%(count)s programs", cost.count) % {"count": cost.count},
        amount=dollars(cost.known) if cost.price else _("not known"),
        parts=_parts(cost) if cost.price and by_program else (),
        why=why_unpriced(cost.service, season) if cost.unpriced else "",
        stops=tuple(_stop(stop, cost.sent) for stop in cost.stops),
        entries=entries_shown(cost.lines) if by_program else (),
        prices=price_lines(cost.price) if cost.price else (),
        curve=curve(cost),
    )


def _parts(cost: SpecialtyCost) -> tuple[str, ...]:
    """What is spent, planned and to be checked, where there is something of it."""
    stages = {line.entry.stage for line in cost.lines}
    words = stage_words()
    return tuple(
        _("%(stage)s: %(amount)s") % {"stage": words[stage], "amount": dollars(cost.of(stage))}
        for stage in Stage
        if stage in stages
    )


def stage_words() -> dict[Stage, str]:
    return {
        Stage.SPENT: _("spent"),
        Stage.PLANNED: _("planned"),
        Stage.TO_CHECK: _("to be checked in ERAS"),
    }


def _stop(stop: Stop, sent: int) -> str:
    """Nobody can stop at fewer than are sent."""
    words = ngettext(
        "If you stop at %(at)s here you save %(amount)s: %(count)s program fewer.",
        "If you stop at %(at)s here you save %(amount)s: %(count)s programs fewer.",
        len(stop.lines),
    )
    return words % {"at": max(stop.at, sent), "amount": dollars(stop.saves), "count": len(stop.lines)}


def entries_shown(lines: Iterable[Line]) -> tuple[EntryShown, ...]:
    words = stage_words()
    preliminary = _("Preliminary: it counts among the programs of its specialty.")
    address = reverse("search:program-any", args=[ANY])
    return tuple(
        EntryShown(
            id=line.entry.program,
            name=line.entry.name,
            address=address.replace(ANY, line.entry.program),
            number=line.number,
            amount=dollars_or_unknown(line.amount),
            stage=words[line.entry.stage],
            note=preliminary if line.entry.is_preliminary else "",
        )
        for line in lines
    )
