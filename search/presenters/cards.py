"""A program as one card of a list: where it is, what decides, how fresh that is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.fields import FIELDS, NONE_SAID, REQUIRED, TRACK_KINDS
from programs.models import Fact, Program, ProgramDate, Track
from programs.models.fact import Agreement, StrengthClass
from programs.reconcile import Age
from programs.specialty_names import specialty_name
from programs.vocabulary import Label
from search.presenters.dates import is_old, short_words
from search.presenters.evidence import source_line
from search.presenters.facts import is_shown
from search.presenters.places import place_words
from search.presenters.tracks import kinds_words, latest_listing, listed_words, only_one_year
from search.presenters.words import DISPUTED, PLAIN, UNSAID, mark, value_words

SHORT: dict[str, Label] = {
    "visa_j1": gettext_lazy("J-1"),
    "visa_h1b": gettext_lazy("H-1B"),
    "accepts_img": gettext_lazy("International graduates"),
    "min_step2": gettext_lazy("Step 2 CK"),
    "max_years_since_graduation": gettext_lazy("Graduated"),
    "max_failed_attempts": gettext_lazy("Attempts"),
    "usce_months": gettext_lazy("US experience"),
    "application_deadline": gettext_lazy("Deadline"),
}
"""What a card shows, in this order, under shorter labels than the registry's."""
PREFERENCE = StrengthClass.PREFERENCE
ALWAYS = ("visa_j1", "visa_h1b", "min_step2", "max_years_since_graduation")
"""Shown even when nobody states it."""
ANSWERS = ("visa_j1", "visa_h1b", "accepts_img")
"""What the shortest card shows."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that a program states, or has not stated. `cycle` is set on what is older than this season."""

    label: str
    words: str
    mark: str
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    id: str
    slug: str
    name: str
    specialty: str
    place: str
    kinds: str
    codes: tuple[str, ...]
    one_year_only: bool
    name_waits: bool
    chips: tuple[Chip, ...]
    silent: bool
    foot: tuple[str, ...]


def card(program: Program, day: dt.date) -> Card:
    """Needs `for_cards()` and the readings of statements prefetched; makes no query."""
    tracks: list[Track] = program.listed_tracks  # type: ignore[attr-defined]
    facts = [fact for fact in program.facts.all() if is_shown(fact.field)]
    dates = list(program.dates.all())
    return Card(
        id=program.public_id,
        slug=program.slug,
        name=program.place_name,
        specialty=specialty_name(program.specialty.common_name),
        place=place_words(program.city, program.state),
        kinds=kinds_words(tracks),
        codes=tuple(track.nrmp_code for track in tracks[:4]),
        one_year_only=only_one_year(tracks),
        name_waits=program.institution.names_wait,
        chips=chips(facts, dates, day),
        silent=not facts and not dates,
        foot=tuple(_foot(facts, dates, tracks, day)),
    )


def chips(facts: list[Fact], dates: list[ProgramDate], day: dt.date) -> tuple[Chip, ...]:
    found: list[Chip] = []
    for name, label in SHORT.items():
        mine = [fact for fact in facts if fact.field == name]
        found += [_chip(fact, str(label), facts, day) for fact in mine]
        if not mine and name in ALWAYS:
            found.append(Chip(str(label), _("not stated"), UNSAID))
    return (*found, *_deadline(dates, day))


def answer_chips(facts: list[Fact], day: dt.date) -> tuple[Chip, ...]:
    """Visas and international graduates alone, told even where not stated; none when nothing of them is stated."""
    found = []
    for name in ANSWERS:
        mine = [fact for fact in facts if fact.field == name]
        found += [_chip(fact, str(SHORT[name]), facts, day) for fact in mine]
        if not mine:
            found.append(Chip(str(SHORT[name]), _("not stated"), UNSAID))
    return tuple(found) if any(chip.mark != UNSAID for chip in found) else ()


def _chip(fact: Fact, label: str, every: list[Fact], day: dt.date) -> Chip:
    label = _narrowed(label, fact.kind)
    if fact.agreement == Agreement.DISPUTED:
        return Chip(label, _("sources differ"), DISPUTED)
    source = source_line(fact.statement, day)
    words = value_words(fact.field, fact.value, fact.statement.strength, fact.scope)
    if fact.field == "visa_h1b":
        words = _with_step3(words, fact, source.age, every, day)
    return Chip(label, words, mark(fact.field, fact.value), _cycle(fact, source.age))


def _narrowed(label: str, kind: str) -> str:
    """What is stated for one kind of track does not speak for the others: "J-1 (Preliminary)"."""
    return f"{label} ({TRACK_KINDS[kind]})" if kind else label


def _with_step3(words: str, visa: Fact, how_old: Age, every: list[Fact], day: dt.date) -> str:
    """By when it must be passed: no wish, nothing of other tracks, and nothing older beside a newer answer."""
    step3 = [
        fact
        for fact in every
        if fact.field == "h1b_step3_by"
        and fact.agreement != Agreement.DISPUTED
        and fact.statement.strength in {REQUIRED, NONE_SAID}
        and fact.kind in {"", visa.kind}
        and (how_old is Age.OLDER or source_line(fact.statement, day).age is not Age.OLDER)
    ]
    if not step3:
        return words
    by = FIELDS["h1b_step3_by"].values.get(step3[0].value, step3[0].value)
    return _("%(answer)s, Step 3 %(by)s") % {"answer": words, "by": by}


def _cycle(fact: Fact, how_old: Age) -> str:
    """Old is told on the chip itself, so that a fact of 2015 is never read as one of today."""
    if how_old is not Age.OLDER:
        return ""
    return fact.statement.stated_cycle or _("older")


def _deadline(dates: Sequence[ProgramDate], day: dt.date) -> list[Chip]:
    """The newest deadline that is no mere preference, else that nothing is stated."""
    stated = [date for date in dates if date.event == "application_deadline" and date.strength_class != PREFERENCE]
    if not stated:
        return [Chip(str(SHORT["application_deadline"]), _("not stated"), UNSAID)]
    newest = min(stated, key=lambda date: (is_old(date, day), -(date.match_year or 0), date.kind))
    label = _narrowed(str(SHORT["application_deadline"]), newest.kind)
    if newest.agreement == Agreement.DISPUTED:
        return [Chip(label, _("sources differ"), DISPUTED)]
    return [Chip(label, short_words(newest, day), PLAIN)]


def _foot(facts: list[Fact], dates: list[ProgramDate], tracks: list[Track], day: dt.date) -> list[str]:
    """Whose words the chips are, how they were read, and what is not known about the listing itself."""
    lines = [source_line(fact.statement, day) for fact in facts]
    lines += [source_line(date.statement, day, season=date.match_year) for date in dates]
    voices = sorted({line.voice for line in lines})
    readings = sorted({line.reading for line in lines})
    foot = []
    if voices:
        foot.append(_("Stated by: %(voices)s") % {"voices": ", ".join(voices)})
        foot.append(age_summary([line.age for line in lines]))
        foot.append(capfirst("; ".join(readings)))
    if tracks:
        foot.append(listed_words(latest_listing(tracks), day))
    return foot


def age_summary(ages: list[Age]) -> str:
    current = sum(how_old is Age.CURRENT for how_old in ages)
    if current == 0:
        return _("Nothing here is confirmed for this season")
    return ngettext("%(count)d of %(all)d facts is current", "%(count)d of %(all)d facts are current", current) % {
        "count": current,
        "all": len(ages),
    }
