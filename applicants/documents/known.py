"""From rows to what days are worked out from (due.Known): pure but for the one query that its name tells."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext as _

from applicants.calendar import EASTERN, as_of, day_of, standing_dates
from applicants.documents.due import WEEKS_UNTIL_A_SCORE, Deadline, Known, SeasonDay
from applicants.models import DocumentKind, ShortlistEntry, Status
from programs.models import Fact, ProgramDate, SeasonEvent
from programs.models.fact import StrengthClass
from programs.models.season import Grade
from search.presenters.dates import EVENTS, date_words

NOT_SENT = (Status.INTERESTED, Status.APPLYING)
"""To these programs an application may still go; the deadlines of others no longer press."""
BY_APPLICATION: Mapping[str, tuple[str, ...]] = {
    "step2_by": (DocumentKind.STEP2,),
    "h1b_step3_by": (DocumentKind.STEP3,),
    "ecfmg_certificate_by": (DocumentKind.CREDENTIALS, DocumentKind.ECFMG_CERTIFICATE),
}
"""What a program wants with the application, by the field that says so."""
Wanted = Mapping[int, Mapping[str, set[str]]]
"""Values by program and field."""


def wanted_by(entries: Iterable[ShortlistEntry]) -> Wanted:
    """One query."""
    programs = [entry.program_id for entry in entries]
    facts = Fact.objects.filter(
        program__in=programs, field__in=BY_APPLICATION, strength_class=StrengthClass.LIMIT
    ).values_list("program_id", "field", "value")
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for program, field, value in facts if programs else ():
        found[program][field].add(value)
    return found


def known_of(
    entries: Collection[ShortlistEntry],
    dates: Iterable[ProgramDate],
    events: Iterable[SeasonEvent],
    wanted: Wanted,
    day: dt.date,
    weeks: int = WEEKS_UNTIL_A_SCORE,
) -> Known:
    """All of one season. `events`: of the services that the list uses."""
    pressing = [entry for entry in entries if entry.status in NOT_SENT]
    return Known(
        events={row.event: _season_day(row) for row in events},
        deadlines=tuple(_deadlines(pressing, dates, wanted, day)),
        step3_by=frozenset(
            value for entry in entries for value in wanted.get(entry.program_id, {}).get("h1b_step3_by", ())
        ),
        weeks=weeks,
    )


def _season_day(row: SeasonEvent) -> SeasonDay:
    reported = row.grade in {Grade.THIRD_PARTY, Grade.THIRD_PARTIES_AGREE}
    return SeasonDay(row.starts_at.astimezone(EASTERN).date(), str(EVENTS.get(row.event, row.event)), reported)


def _deadlines(
    entries: list[ShortlistEntry], dates: Iterable[ProgramDate], wanted: Wanted, day: dt.date
) -> Iterable[Deadline]:
    of_program: dict[int, list[ProgramDate]] = defaultdict(list)
    for date in dates:
        if date.event == ProgramDate.Event.DEADLINE:
            of_program[date.program_id].append(date)
    for entry in entries:
        values = wanted.get(entry.program_id, {})
        wants = frozenset(
            kind for field, kinds in BY_APPLICATION.items() if "application" in values.get(field, ()) for kind in kinds
        )
        for date in standing_dates(of_program[entry.program_id], entry.match_year):
            yield Deadline(day_of(date, entry.match_year), _named(entry, date, day), entry.pk, wants)


def _named(entry: ShortlistEntry, date: ProgramDate, day: dt.date) -> str:
    """A day that was not stated for this season says so wherever it is told."""
    if date.day:
        return entry.program.name
    told = {"program": entry.program.name, "date": date_words(date, as_of(day, entry.match_year))}
    return _("%(program)s (%(date)s)") % told
