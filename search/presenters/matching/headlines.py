"""The verdict on one program: how it is said, the reason that decides, one thing to do next, and a question to copy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.fields import TRACK_KINDS
from search.matching import DECIDING, RULES, RULES_BY_NAME, Match, Outcome, Verdict
from search.matching.match import Told
from search.matching.registry import Rule
from search.presenters.matching.lines import RuleLine, unshared
from search.presenters.matching.questions import QUESTIONS
from search.presenters.matching.verdicts import NAMES, OUTCOMES, SAID_AS
from search.presenters.words import joined
from search.profile import ApplicantProfile

OFTEN_UNSAID = ("step2", "graduation", "attempts")
SILENT = {
    "img": gettext_lazy("They have not said whether they take international graduates"),
    "visa": gettext_lazy("They have not said whether they sponsor what you need"),
}
SPOKEN_OF_WHERE_OPEN = frozenset({*SILENT, *OFTEN_UNSAID})
PARTS = frozenset(rule.name for rule in RULES if rule.part_of)
NOTHING_TO_DO = frozenset({Verdict.CLOSED, Verdict.DOUBTFUL, Verdict.CONFIRM})
"""Verdicts beside which it is not told what still is to be done."""


@dataclass(frozen=True, slots=True)
class Headline:
    """`question` is empty where there is nothing to ask; `topic` is what to look for on their page first."""

    verdict: str
    said_as: str
    because: str
    next_step: str
    question: str
    topic: str
    url: str


def rules_spoken_of(match: Match, rows: Sequence[int], *, asks: bool = True) -> tuple[Rule, ...]:
    """Those that a headline of one of these programs can be made of, in the order of all. `asks`: a question too."""
    names = {_decider_name(match, row) for row in rows}
    if "" in names:
        names |= SPOKEN_OF_WHERE_OPEN
    if asks and "visa" in names:
        names |= PARTS
    if any(Verdict(int(match.verdict[row])) not in NOTHING_TO_DO for row in rows):
        judged = zip(DECIDING, match.findings, strict=True)
        names |= {rule.name for rule, found in judged if (found.outcome == Outcome.TO_DO).any()}
    return tuple(rule for rule in RULES if rule.name in names)


def spoken_of(match: Match, row: int, told: Iterable[Told]) -> tuple[Told, ...]:
    """The few rules of a program that its headline is made of: where no others are shown, none need be put in words."""
    verdict, decider = Verdict(int(match.verdict[row])), _decider_name(match, row)
    found, waits = [], verdict not in NOTHING_TO_DO
    for one in told:
        is_part = one.rule in PARTS
        is_to_do = waits and one.outcome is Outcome.TO_DO and not is_part
        is_reason = one.rule == decider if decider else one.rule in SPOKEN_OF_WHERE_OPEN
        if is_reason or is_to_do or (is_part and decider == "visa" and one.verdict == verdict):
            found.append(one)
        waits = waits and not is_to_do
    return tuple(found)


def _decider_name(match: Match, row: int) -> str:
    """Empty where none decides."""
    place = int(match.decider[row])
    return DECIDING[place].name if place >= 0 else ""


def headline(match: Match, row: int, lines: tuple[RuleLine, ...]) -> Headline:
    """`lines` are those of the program, or of the rules that `spoken_of` names."""
    verdict = Verdict(int(match.verdict[row]))
    decider = _decider(match, row, lines)
    asks = verdict in {Verdict.CONFIRM, Verdict.DOUBTFUL} and not _is_yours_to_tell(decider, match.case.profile)
    return Headline(
        verdict=NAMES[verdict],
        said_as=str(SAID_AS[verdict]),
        because=_of_kinds(match.kinds_at_best(row), _because(decider, lines, match.case.profile)),
        next_step=_next_step(verdict, decider, lines, match.case.profile),
        question=QUESTIONS.get(_asked_about(decider, lines), "") if asks else "",
        topic=decider.label if decider else "",
        url=decider.source.url if decider and decider.source else "",
    )


def _decider(match: Match, row: int, lines: tuple[RuleLine, ...]) -> RuleLine | None:
    place = int(match.decider[row])
    if place < 0:
        return None
    return next(one for one in lines if one.rule == DECIDING[place].name)


def _is_yours_to_tell(decider: RuleLine | None, profile: ApplicantProfile) -> bool:
    """Not told, and an answer that the questions ask for. They ask for no dates of experience or of work."""
    if decider is None or decider.outcome != OUTCOMES[Outcome.NOT_TOLD]:
        return False
    dated = profile.graduated is not None if decider.rule == "clinical_recency" else decider.rule == "usce_recency"
    return not dated


def _asked_about(decider: RuleLine | None, lines: tuple[RuleLine, ...]) -> str:
    """For the visa, the part that is in question, where it is one alone."""
    if decider is None or decider.rule != "visa":
        return decider.rule if decider else ""
    parts = [one.rule for one in lines if one.part and one.verdict == decider.verdict and one.rule in QUESTIONS]
    return parts[0] if len(parts) == 1 else "visa"


def _because(decider: RuleLine | None, lines: tuple[RuleLine, ...], profile: ApplicantProfile) -> str:
    if decider is None:
        return _why_open(lines)
    if decider.outcome == OUTCOMES[Outcome.NOT_STATED]:
        return str(SILENT.get(decider.rule, decider.label))
    return _with_doubt(_not_told(decider) if _is_yours_to_tell(decider, profile) else _decided(decider), decider)


def _of_kinds(kinds: Sequence[str], reason: str) -> str:
    """A program's verdict is that of its most open positions: which these are is told where others are less so."""
    if not kinds:
        return reason
    named = _("For these positions alone: %(kinds)s") % {"kinds": joined([str(TRACK_KINDS[kind]) for kind in kinds])}
    return f"{named}. {reason}" if reason else named


def _decided(decider: RuleLine) -> str:
    told = {"rule": decider.label, "needs": decider.needs, "yours": decider.yours}
    if not decider.needs:
        return _("%(rule)s; you: %(yours)s") % told if decider.yours else decider.label
    if decider.source is None:
        return _("%(needs)s; you: %(yours)s") % told
    if not decider.yours:
        return _("%(rule)s: they state “%(needs)s”") % told
    return _("%(rule)s: they state “%(needs)s”; you: %(yours)s") % told


def _not_told(decider: RuleLine) -> str:
    if not decider.needs:
        return _("%(rule)s: it depends on what you have not told us") % {"rule": decider.label}
    told = {"rule": decider.label, "needs": decider.needs}
    return _("%(rule)s: they state “%(needs)s”; you have not told us yours") % told


def _why_open(lines: tuple[RuleLine, ...]) -> str:
    stated = [one for one in unshared(lines, [Outcome.MET]) if one.rule in SILENT and one.needs]
    # Where a visa is needed, sponsoring it says that graduates from abroad are taken: telling both tells one twice.
    known = "; ".join(_with_doubt(_with_label(one), one) for one in stated[-1:])
    unsaid = [one.label for one in unshared(lines, [Outcome.NOT_STATED]) if one.rule in OFTEN_UNSAID]
    if not unsaid:
        return known
    silence = _("not stated: %(fields)s") % {"fields": joined(unsaid)}
    return _("%(known)s. Also %(silence)s") % {"known": known, "silence": silence} if known else silence


def _with_doubt(reason: str, one: RuleLine) -> str:
    """A reason is as sure as the statement that it rests on."""
    return _("%(reason)s. %(doubt)s") % {"reason": reason, "doubt": one.doubt} if one.doubt else reason


def _with_label(one: RuleLine) -> str:
    """What is told of a visa names its field already."""
    if one.source is None or ":" in one.needs:
        return one.needs
    return _("%(field)s: %(words)s") % {"field": one.label, "words": one.needs}


def _next_step(
    verdict: Verdict, decider: RuleLine | None, lines: tuple[RuleLine, ...], profile: ApplicantProfile
) -> str:
    if verdict is Verdict.CLOSED and decider and decider.rule == "visa" and decider.needs and decider.source is None:
        return _("It is the visa's own limit, not the program's. Ask ECFMG before you spend the fee.")
    if verdict is Verdict.CLOSED:
        return _("They state it for this season. Use the fee for another program unless this changes.")
    if verdict is Verdict.DOUBTFUL:
        return _("Open their page and look whether it still says so. If it does not say, ask once.")
    if verdict is Verdict.CONFIRM:
        return _confirming(decider, profile)
    waiting = unshared(lines, [Outcome.TO_DO])
    if waiting:
        return _("Still to do: %(what)s") % {"what": _to_do(waiting[0])}
    return _("Open their page before you pay: it may say something else by now.")


def _confirming(decider: RuleLine | None, profile: ApplicantProfile) -> str:
    if decider is not None and _is_yours_to_tell(decider, profile):
        return _("Add this to your answers: %(what)s") % {"what": joined(_missing(decider, profile))}
    if decider is not None and decider.outcome == OUTCOMES[Outcome.NOT_TOLD]:
        return _("Hold their page against your own dates. If it does not say, ask once.")
    return _("Read their page first. If it does not say, ask once.")


def _missing(decider: RuleLine, profile: ApplicantProfile) -> list[str]:
    """The answers that are wanted. Whose visas are told, it is what their ways hang on."""
    wanted = {
        "j1_years": "j1" in profile.visas_open and profile.work_status == "j1" and profile.j1_years_used is None,
        "h1b_step3": "h1b" in profile.visas_open and profile.step3 is None and profile.step3_expected is None,
    }
    parts = [str(RULES_BY_NAME[rule].label) for rule, is_wanted in wanted.items() if is_wanted]
    return parts if decider.rule == "visa" and parts else [decider.label]


def _to_do(one: RuleLine) -> str:
    if not one.needs:
        return one.label
    return _("%(rule)s (%(needs)s)") % {"rule": one.label, "needs": one.needs}
