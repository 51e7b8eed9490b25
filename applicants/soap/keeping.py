"""Keeps a pasted list until SOAP is over."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce

from applicants.models import Applicant, SoapLine, SoapList
from applicants.models.soap import MOST_SOAP_APPLICATIONS
from applicants.soap.reading import Known, lines_of, recognised
from programs.models import SeasonEvent, Track
from search.index import Index

AFTER_SOAP = dt.timedelta(hours=12)
WITHOUT_A_CALENDAR = dt.timedelta(days=7)


class TooManyError(ValueError):
    """SOAP takes no more applications."""


def soap_ends(match_year: int) -> dt.datetime | None:
    """The end of the last offer round; None: not in the calendar."""
    rounds = SeasonEvent.objects.filter(season=match_year, event__startswith="soap_offer")
    ends: dt.datetime | None = rounds.aggregate(last=Max(Coalesce("ends_at", "starts_at")))["last"]
    return ends


def delete_after(match_year: int, now: dt.datetime) -> dt.datetime:
    """Half a day after the last round. Pasted later, or without a calendar: a week on."""
    ends = soap_ends(match_year)
    return ends + AFTER_SOAP if ends and ends + AFTER_SOAP > now else now + WITHOUT_A_CALENDAR


@transaction.atomic
def paste(*, applicant: Applicant, match_year: int, text: str, held: Index, now: dt.datetime) -> SoapList:
    """In place of what was pasted before; what was noted beside a line that comes again stays."""
    Applicant.objects.select_for_update().get(pk=applicant.pk)
    before = SoapLine.objects.filter(soap_list__applicant=applicant, soap_list__match_year=match_year)
    noted: dict[object, SoapLine] = {}
    for old in before:
        noted[old.text] = old
        if old.track_id and (old.applied or old.note):  # a code comes again with another number of positions
            noted[old.track_id] = old
    SoapList.objects.filter(applicant=applicant, match_year=match_year).delete()
    made = SoapList.objects.create(
        applicant=applicant, match_year=match_year, delete_after=delete_after(match_year, now)
    )
    read = recognised(lines_of(text), codes=_codes(), by_words=lambda line: held.words.search(line).ids.tolist())
    rows, stay = [], set()
    for number, line in enumerate(read, start=1):
        known = line.known
        was = noted.get(line.text) or noted.get(known and known.track)
        pk = was.pk if was and was.pk not in stay else None  # what is open in another window finds it again
        stay.add(pk)
        rows.append(
            SoapLine(
                pk=pk,
                soap_list=made,
                number=number,
                text=line.text,
                program_id=known.program if known else None,
                track_id=known.track if known else None,
                applied=bool(was and was.applied),
                note=was.note if was else "",
            )
        )
    SoapLine.objects.bulk_create(rows)
    return made


@transaction.atomic
def note(*, line: SoapLine, applied: bool, words: str) -> None:
    """Raises TooManyError at the 46th application."""
    Applicant.objects.select_for_update().get(pk=line.soap_list.applicant_id)
    others = SoapLine.objects.filter(soap_list=line.soap_list, applied=True).exclude(pk=line.pk).count()
    if applied and others >= MOST_SOAP_APPLICATIONS:
        raise TooManyError
    line.applied, line.note = applied, words
    line.save(update_fields=["applied", "note"])


def _codes() -> dict[str, Known]:
    rows = Track.objects.filter(published=True, program__published=True)
    return {code: Known(program, pk) for code, program, pk in rows.values_list("nrmp_code", "program_id", "pk")}
