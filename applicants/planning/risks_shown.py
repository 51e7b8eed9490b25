"""Where money is at risk, which signals are left and what several programs ask, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.plan import Plan
from applicants.plan.risks import Asked, Risk
from applicants.plan.signals import Signals
from applicants.planning.judged import Limit
from applicants.planning.money import dollars, grade_words
from applicants.planning.specialties_shown import EntryShown, entries_shown
from programs.models.season import Grade
from search.matching import RULES_BY_NAME


@dataclass(frozen=True, slots=True)
class RiskRow:
    entry: EntryShown
    specialty: str
    limit: Limit | None


@dataclass(frozen=True, slots=True)
class RiskShown:
    """`saves` is empty where all of it is spent."""

    count: int
    amount: str
    spent: str
    saves: str
    unpriced: str
    rows: tuple[RiskRow, ...]


@dataclass(frozen=True, slots=True)
class SignalsShown:
    """`over`: more are placed than there are."""

    name: str
    has: str
    placed: str
    left: str
    grade: str
    reported: bool
    over: bool


@dataclass(frozen=True, slots=True)
class AskedShown:
    """What of the programs that ask for something the reader lacks, prefers, or has not told."""

    rule: str
    label: str
    programs: int
    parts: tuple[str, ...]


def risk_shown(risk: Risk, limits: Mapping[str, Limit]) -> RiskShown:
    unpriced = len(risk.unpriced)
    words = ngettext("%(count)s program without a known price", "%(count)s programs without a known price", unpriced)
    return RiskShown(
        count=len(risk.lines),
        amount=dollars(risk.amount),
        spent=dollars(risk.spent) if risk.spent else "",
        saves=dollars(risk.saves) if risk.saves else "",
        unpriced=words % {"count": unpriced} if unpriced else "",
        rows=tuple(
            RiskRow(entry, line.entry.specialty_name, limits.get(entry.id))
            for line, entry in zip(risk.lines, entries_shown(risk.lines), strict=True)
        ),
    )


def signals_shown(plan: Plan) -> tuple[SignalsShown, ...]:
    return tuple(_signals(one, plan.season) for one in plan.signals)


def _signals(one: Signals, season: int) -> SignalsShown:
    if one.allowed is None:
        has = _("not known for the %(year)s season; some specialties take none") % {"year": season}
        return SignalsShown(
            one.name, has, _placed(one) if one.placed else _("none"), "", "", reported=False, over=False
        )
    lefts = [left for left in (one.gold_left, one.silver_left) if left is not None]
    return SignalsShown(
        name=one.name,
        has=_has(one),
        placed=_placed(one) if one.placed else _("none"),
        left=_left(one),
        grade=grade_words(one.allowed.grade),
        reported=one.allowed.grade != Grade.OFFICIAL,
        over=any(left < 0 for left in lefts),
    )


def _has(one: Signals) -> str:
    assert one.allowed is not None  # noqa: S101 - asked for where there is one
    if one.allowed.silver is None:
        words = ngettext("%(count)s signal", "%(count)s signals", one.allowed.gold)
        return words % {"count": one.allowed.gold}
    return _("%(gold)s gold and %(silver)s silver") % {"gold": one.allowed.gold, "silver": one.allowed.silver}


def _placed(one: Signals) -> str:
    if one.of_one_kind:
        return str(one.placed)
    return _("%(gold)s gold and %(silver)s silver") % {"gold": one.gold, "silver": one.silver}


def _left(one: Signals) -> str:
    if one.silver_left is None:
        return _counted(one.gold_left or 0)
    told = {"gold": _counted(one.gold_left or 0), "silver": _counted(one.silver_left)}
    return _("gold: %(gold)s; silver: %(silver)s") % told


def _counted(left: int) -> str:
    if left < 0:
        return ngettext("%(count)s more than there is", "%(count)s more than there are", -left) % {"count": -left}
    return ngettext("%(count)s left", "%(count)s left", left) % {"count": left}


def asked_shown(plan: Plan) -> tuple[AskedShown, ...]:
    return tuple(
        AskedShown(one.rule, str(RULES_BY_NAME[one.rule].label), one.programs, _parts(one)) for one in plan.asked
    )


def _parts(one: Asked) -> tuple[str, ...]:
    words = (
        (one.missed, _("%(count)s: you do not have it")),
        (one.to_do, _("%(count)s: still to do in time")),
        (one.preferred, ngettext("%(count)s only prefers it", "%(count)s only prefer it", one.preferred)),
        (one.not_told, _("%(count)s: you have not told")),
    )
    return tuple(said % {"count": count} for count, said in words if count)
