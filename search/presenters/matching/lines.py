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


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement in the words of the moment's language, as every reader is told it."""

    field: str
    label: str
    words: str
    with_label: str
    match_year: int | None
    source: SourceLine
    notes: tuple[str, ...]
    doubt: str


def spoken_statement(statement: Statement, day: dt.date) -> Spoken:
    label = field_label(statement.field)
    words = value_words(statement.field, statement.value, statement.strength, statement.scope)
    return Spoken(
        field=statement.field,
        label=label,
        words=words,
        with_label=_("%(field)s: %(words)s") % {"field": label, "words": words},
        match_year=statement.match_year,
        source=source_line(statement, day),
        notes=tuple(notes(statement)),
        doubt=basis_words(statement),
    )


def statements_of(told: Iterable[Told]) -> Statements:
    """Two queries for any number of programs."""
    wanted = {one.statement for one in told} - {0}
    found = Statement.objects.select_related("source", "institution").prefetch_related("readings")
    return found.in_bulk(wanted)


class Voice:
    """What is said alike of many programs, put in words once: for one match, in the language of the moment.

    `spoken`: statements in words by primary key; may be handed in, where they are kept for longer than a page.
    """

    def __init__(self, match: Match, spoken: dict[int, Spoken] | None = None) -> None:
        self.profile, self.day = match.case.profile, match.case.day
        self.spoken: dict[int, Spoken] = {} if spoken is None else spoken
        self._labels: dict[str, str] = {}
        self._yours: dict[str, str] = {}
        self._found = {outcome: str(words) for outcome, words in FOUND.items()}

    def statement(self, statement: Statement) -> Spoken:
        found = self.spoken.get(statement.pk)
        if found is None:
            found = self.spoken[statement.pk] = spoken_statement(statement, self.day)
        return found

    def label(self, rule: str) -> str:
        if rule not in self._labels:
            self._labels[rule] = str(RULES_BY_NAME[rule].label)
        return self._labels[rule]

    def yours(self, rule: str) -> str:
        if rule not in self._yours:
            self._yours[rule] = yours(rule, self.profile, self.day)
        return self._yours[rule]

    def found(self, outcome: Outcome) -> str:
        return self._found[outcome]


def lines(
    told: Iterable[Told], statements: Statements, match: Match, voice: Voice | None = None
) -> tuple[RuleLine, ...]:
    """Without the rules that do not concern the applicant. `voice`: that of the page, where it tells of several."""
    speaker = voice or Voice(match)
    shown = (one for one in told if one.outcome is not Outcome.NOT_NEEDED)
    return tuple(line(one, statements.get(one.statement), speaker) for one in shown)


def line(one: Told, statement: Statement | None, voice: Voice) -> RuleLine:
    rests_on = voice.statement(statement) if statement else None
    return RuleLine(
        rule=one.rule,
        label=voice.label(one.rule),
        outcome=OUTCOMES[one.outcome],
        found=voice.found(one.outcome),
        verdict=one.verdict,
        needs=needs(one, rests_on, voice),
        yours="" if one.outcome is Outcome.NOT_TOLD else voice.yours(one.rule),
        source=rests_on.source if rests_on else None,
        part=bool(RULES_BY_NAME[one.rule].part_of),
        notes=rests_on.notes if rests_on else (),
        doubt=rests_on.doubt if rests_on else "",
    )


def needs(one: Told, rests_on: Spoken | None, voice: Voice) -> str:
    """What they ask for, in the words of the statement that decides; empty where nobody states anything."""
    if rests_on is None:
        return _unstated_needs(one, voice.profile, voice.day)
    if one.rule == "img" and rests_on.field != "accepts_img":
        return _("%(field)s: %(words)s, which implies it") % {"field": rests_on.label, "words": rests_on.words}
    if one.rule == "deadline" and one.outcome is Outcome.UNCLEAR:
        return _passed(rests_on)
    if one.rule in SPOKEN_OF_IN_FULL and rests_on.field != "accepts_img":
        return rests_on.with_label
    return rests_on.words


def _passed(deadline: Spoken) -> str:
    """A deadline that recurs has passed, in whichever season it was meant for."""
    if deadline.match_year is None:
        return _("%(date)s has passed; season not stated") % {"date": deadline.words}
    return _("%(date)s has passed") % {"date": deadline.words}


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
    if one.rule == "track":
        return _unlisted_training(one)
    return ""


def _unlisted_training(one: Told) -> str:
    """What a kind of position asks for, as its list tells."""
    if one.outcome is Outcome.TO_DO:
        return _("an advanced position starts after a first year elsewhere")
    return _("Listed for doctors with prior US or Canadian training") if one.outcome is Outcome.MISSED else ""


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
