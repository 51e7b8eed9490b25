"""Programs side by side: one row a requirement, one cell a program, and the applicant's own column.

Nothing is asked of the database here. A cell is never empty: what nobody states is told in words, and what none of the
programs states is told once, below.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.fields import FIELDS, Group
from programs.models import Program, Specialty
from programs.specialty_names import specialty_name
from programs.vocabulary import Label
from search.matched.compared import Judged
from search.matching import RULES_BY_NAME, Outcome
from search.presenters.comparing_cells import NO_FINDING, Cell, Finding, date_cell, fact_cell, finding, told_cell
from search.presenters.facts import NOTED, TITLES
from search.presenters.matching.headlines import Headline
from search.presenters.matching.verdicts import FOUND
from search.presenters.matching.yours import yours
from search.presenters.pay import pay_line
from search.presenters.places import place_words
from search.presenters.tracks import kinds_words, only_one_year, years_words
from search.presenters.words import field_label, grouped, joined
from search.profile import ApplicantProfile
from search.resident_pay import ResidentPay

RULE_OF: Mapping[str, str] = MappingProxyType(
    {
        "accepts_img": "img",
        "visa_j1": "visa_j1",
        "visa_h1b": "visa_h1b",
        "visa_other": "work_permit",
        "h1b_step3_by": "h1b_step3",
        "step2_by": "step2_by",
        "ecfmg_certificate_by": "ecfmg",
        "min_step1": "step1",
        "min_step2": "step2",
        "max_failed_attempts": "attempts",
        "max_years_since_graduation": "graduation",
        "usce_months": "usce",
        "usce_kind": "usce_kind",
        "usce_recency": "usce_recency",
        "clinical_recency": "clinical_recency",
        "prior_us_training_months": "us_training",
        "letters": "letters",
        "letters_us": "letters_us",
        "letters_specialty": "letters_specialty",
        "step3": "step3",
        "state_letter": "state_letter",
        "school_requirement": "school",
        "application_deadline": "deadline",
    }
)
"""The rule whose finding stands in a field's row."""
BEYOND = ("j1_years", "nrmp", "track")
"""Rules that rest on no field: they have rows of their own. The rule "visa" is told by the verdict."""

ORDER = (Group.VISA, Group.REQUIREMENT, Group.DOCUMENTS, Group.DATES, Group.ABOUT)
SECTIONS: Mapping[Group, Label] = MappingProxyType({**TITLES, Group.DATES: gettext_lazy("Dates")})


@dataclass(frozen=True, slots=True)
class Compared:
    """One program with what is known of it from elsewhere. `judged` None: nothing was told of the applicant."""

    program: Program
    judged: Judged | None
    pay: ResidentPay | None


@dataclass(frozen=True, slots=True)
class Column:
    """`short` heads the column; `without` is the address of the comparison without it."""

    id: str
    slug: str
    name: str
    short: str
    specialty: str
    place: str
    kinds: str
    one_year_only: bool
    name_waits: bool
    without: str
    headline: Headline | None


@dataclass(frozen=True, slots=True)
class Row:
    """`yours` is empty where nothing is asked of the applicant."""

    label: str
    note: str
    yours: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`unstated`: one sentence on what none of the programs states; empty where there is nothing of the kind."""

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    unstated: str
    pays: bool


@dataclass(frozen=True, slots=True)
class _Table:
    compared: tuple[Compared, ...]
    shorts: tuple[str, ...]
    profile: ApplicantProfile | None
    day: dt.date


def comparison(
    compared: Sequence[Compared], profile: ApplicantProfile | None, day: dt.date, *, filings_year: int
) -> Comparison:
    """Programs with facts, dates, their statements and `listed_tracks` prefetched."""
    table = _Table(tuple(compared), _shorts([one.program for one in compared]), profile, day)
    shown: dict[Group, list[Row]] = {group: [] for group in ORDER}
    shown[Group.ABOUT] += _training(table)
    silent = []
    for name, entry in FIELDS.items():
        if entry.group not in shown:
            continue
        row = _field_row(name, table)
        if row is None:
            silent.append(field_label(name))
        else:
            shown[entry.group].append(row)
    sections = [Section(group.value, str(SECTIONS[group]), tuple(rows)) for group, rows in shown.items()]
    sections.append(Section("beyond", _("What holds whatever they state"), tuple(_beyond(table))))
    sections.append(Section("filings", _("H-1B filings by the employer"), tuple(_filings(table, filings_year))))
    return Comparison(
        columns=_columns(table),
        sections=tuple(section for section in sections if section.rows),
        unstated=_unstated(silent, len(table.compared)),
        pays=any(one.pay for one in compared),
    )


def _unstated(silent: list[str], programs: int) -> str:
    if not silent:
        return ""
    if programs == 1:
        return _("Not stated: %(fields)s.") % {"fields": joined(silent)}
    return _("None of them states: %(fields)s.") % {"fields": joined(silent)}


def _shorts(programs: Sequence[Program]) -> tuple[str, ...]:
    """Names short enough for the head of a column, each told apart from the others."""
    names = [_short(program) for program in programs]
    twice = {name for name in names if names.count(name) > 1}
    return tuple(
        _told_apart(name, program) if name in twice else name for name, program in zip(names, programs, strict=True)
    )


def _short(program: Program) -> str:
    sponsor = program.institution
    # While a name waits for a curator, its short form waits with it.
    return sponsor.name if sponsor.names_wait else sponsor.short_name or sponsor.name


def _told_apart(name: str, program: Program) -> str:
    return ", ".join(part for part in (name, specialty_name(program.specialty.common_name), program.site) if part)


def _columns(table: _Table) -> tuple[Column, ...]:
    ids = [one.program.public_id for one in table.compared]
    return tuple(_column(one, short, ids) for one, short in zip(table.compared, table.shorts, strict=True))


def _column(one: Compared, short: str, ids: list[str]) -> Column:
    program = one.program
    tracks = program.listed_tracks  # type: ignore[attr-defined]
    others = urlencode([("id", other) for other in ids if other != program.public_id])
    return Column(
        id=program.public_id,
        slug=program.slug,
        name=program.place_name,
        short=short,
        specialty=specialty_name(program.specialty.common_name),
        place=place_words(program.city, program.state),
        kinds=kinds_words(tracks),
        one_year_only=only_one_year(tracks),
        name_waits=program.institution.names_wait,
        without=f"?{others}" if others else "",
        headline=one.judged.headline if one.judged else None,
    )


def _field_row(name: str, table: _Table) -> Row | None:
    """None where none of the programs states it and no rule says anything of it."""
    rule = RULE_OF.get(name, "")
    cells = tuple(
        _cell(name, one, whose, _found(rule, one), table.day)
        for one, whose in zip(table.compared, table.shorts, strict=True)
    )
    if not any(cell.values or cell.because for cell in cells):
        return None
    note = str(FIELDS[name].note) if name in NOTED else ""
    return Row(field_label(name), note, _yours(rule, table), cells)


def _cell(name: str, one: Compared, whose: str, found: Finding, day: dt.date) -> Cell:
    if FIELDS[name].group is Group.DATES:
        dates = [date for date in one.program.dates.all() if date.event == name]
        return date_cell(dates, whose, found, day)
    facts = [fact for fact in one.program.facts.all() if fact.field == name]
    return fact_cell(facts, whose, found, day)


def _found(rule: str, one: Compared) -> Finding:
    return finding(one.judged.lines.get(rule)) if one.judged else NO_FINDING


def _yours(rule: str, table: _Table) -> str:
    return yours(rule, table.profile, table.day) if table.profile and rule else ""


def _beyond(table: _Table) -> Iterator[Row]:
    """Rows that say something of at least one program."""
    concerns_nobody = str(FOUND[Outcome.NOT_NEEDED])
    for rule in BEYOND:
        found = [_found(rule, one) for one in table.compared]
        if any(one.words for one in found):
            cells = tuple(
                told_cell(one.because or ("" if one.words else concerns_nobody), whose, one)
                for one, whose in zip(found, table.shorts, strict=True)
            )
            yield Row(str(RULES_BY_NAME[rule].label), "", _yours(rule, table), cells)


def _training(table: _Table) -> Iterator[Row]:
    specialties = [one.program.specialty for one in table.compared]
    yield _plain(_("Length of training"), [years_words(specialty) for specialty in specialties], table)
    yield _plain(_("Application service"), [_service(specialty) for specialty in specialties], table)


def _service(specialty: Specialty) -> str:
    unconfirmed = specialty.application_service == "unconfirmed"
    return _("Not confirmed") if unconfirmed else specialty.application_service


def _filings(table: _Table, year: int) -> Iterator[Row]:
    programs = [one.program for one in table.compared]
    none = _("None on file, which is not a no")
    filed = [grouped(program.filings_latest) if program.filings_latest else none for program in programs]
    yield _plain(_("H-1B positions, fiscal %(year)d") % {"year": year}, filed, table)
    titled = [_("At least one on file") if program.resident_filings else none for program in programs]
    yield _plain(_("Cases with a resident's job title"), titled, table)
    if any(one.pay for one in table.compared):
        yield _pay(table)


def _pay(table: _Table) -> Row:
    cells = []
    for one, whose in zip(table.compared, table.shorts, strict=True):
        told = pay_line(one.pay) if one.pay else None
        cells.append(told_cell(told.words if told else _("Not stated"), whose, notes=told.limits if told else ()))
    return Row(_("Stated pay in resident-titled cases"), "", "", tuple(cells))


def _plain(label: str, told: list[str], table: _Table) -> Row:
    cells = tuple(told_cell(words, whose) for words, whose in zip(told, table.shorts, strict=True))
    return Row(label, "", "", cells)
