"""One program's rules in two voices: what they state, what the applicant has, and on which statement it rests."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.models import Statement
from search.matching import RULES_BY_NAME, Match, Outcome, Verdict
from search.matching.match import Told
from search.presenters.evidence import SourceLine, basis_words, notes, source_line
from search.presenters.matching.verdicts import FOUND, OUTCOMES
from search.presenters.matching.yours import yours
from search.presenters.words import field_label, joined, value_words
from search.profile import ApplicantProfile

Statements = Mapping[int, Statement]
NEEDS_NO_STATEMENT = (Outcome.NOT_NEEDED, Outcome.NOT_STATED)
SPOKEN_OF_IN_FULL = ("img", "visa", "work_permit")
"""Rules that look at several fields: what is stated is told with the name of its field."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """`needs` is empty where nothing is stated. `source` None: no statement decides. `notes`: what narrows or softens
    it; `doubt`: the one of them that says why it may not stand in words, empty where it does."""

    rule: str
    label: str
    outcome: str
    found: str
    verdict: Verdict
    needs: str
    yours: str
    source: SourceLine | None
    part: bool
    notes: tuple[str, ...] = ()
    doubt: str = ""


def statements_of(told: Iterable[Told]) -> Statements:
    """Two queries for any number of programs."""
    wanted = {one.statement for one in told} - {0}
    found = Statement.objects.select_related("source", "institution").prefetch_related("readings")
    return found.in_bulk(wanted)


def lines(told: Iterable[Told], statements: Statements, match: Match) -> tuple[RuleLine, ...]:
    """Without the rules that do not concern the applicant."""
    profile, day = match.case.profile, match.case.day
    shown = (one for one in told if one.outcome is not Outcome.NOT_NEEDED)
    return tuple(line(one, statements, profile, day) for one in shown)


def line(one: Told, statements: Statements, profile: ApplicantProfile, day: dt.date) -> RuleLine:
    rule, statement = RULES_BY_NAME[one.rule], statements.get(one.statement)
    return RuleLine(
        rule=one.rule,
        label=str(rule.label),
        outcome=OUTCOMES[one.outcome],
        found=str(FOUND[one.outcome]),
        verdict=one.verdict,
        needs=needs(one, statement, profile, day),
        yours="" if one.outcome is Outcome.NOT_TOLD else yours(one.rule, profile, day),
        source=source_line(statement, day) if statement else None,
        part=bool(rule.part_of),
        notes=tuple(notes(statement)) if statement else (),
        doubt=basis_words(statement) if statement else "",
    )


def needs(one: Told, statement: Statement | None, profile: ApplicantProfile, day: dt.date) -> str:
    """What they ask for, in the words of the statement that decides; empty where nobody states anything."""
    if statement is None:
        return _unstated_needs(one, profile, day)
    words = value_words(statement.field, statement.value, statement.strength, statement.scope)
    if one.rule == "img" and statement.field != "accepts_img":
        return _("%(field)s: %(words)s, which implies it") % {"field": field_label(statement.field), "words": words}
    if one.rule == "deadline" and one.outcome is Outcome.UNCLEAR:
        return _passed(words, statement)
    if one.rule in SPOKEN_OF_IN_FULL and statement.field != "accepts_img":
        return _("%(field)s: %(words)s") % {"field": field_label(statement.field), "words": words}
    return words


def _passed(day: str, statement: Statement) -> str:
    """A deadline that recurs has passed, in whichever season it was meant for."""
    if statement.match_year is None:
        return _("%(date)s has passed; season not stated") % {"date": day}
    return _("%(date)s has passed") % {"date": day}


def _unstated_needs(one: Told, profile: ApplicantProfile, day: dt.date) -> str:
    """Rules that rest on no statement of the program."""
    if one.outcome in NEEDS_NO_STATEMENT:
        return ""
    if one.rule == "nrmp":
        return _("NRMP needs ECFMG's confirmation by early March %(year)d") % {"year": profile.season(day)}
    if one.rule == "j1_years" or (one.rule == "visa" and one.outcome is Outcome.MISSED):
        return _("A J-1 allows seven years of training in all")
    if one.rule == "h1b_step3" or (one.rule == "visa" and one.outcome is Outcome.TO_DO):
        return _("The H-1B petition needs Step 3")
    return ""


def spoken(found: Collection[RuleLine]) -> tuple[RuleLine, ...]:
    """Those that say something: what is not stated and decides nothing is told in one sentence for all."""
    return tuple(one for one in found if one.outcome != OUTCOMES[Outcome.NOT_STATED] or one.verdict)


def unspoken(found: Collection[RuleLine]) -> str:
    """The names of the others; empty where there are none."""
    said = {one.rule for one in spoken(found)}
    return joined([one.label for one in found if one.rule not in said and not one.part])


def unshared(found: Collection[RuleLine], outcomes: Collection[Outcome]) -> tuple[RuleLine, ...]:
    """Whole rules with one of these outcomes."""
    names = {OUTCOMES[outcome] for outcome in outcomes}
    return tuple(one for one in found if one.outcome in names and not one.part)
