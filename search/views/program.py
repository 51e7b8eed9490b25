"""The page of one program."""

import datetime as dt
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import FactEvidence, Program, SeasonEvent, Statement, Track
from programs.normalise import match_year_of
from search.changes import rows
from search.current import current_index
from search.filing_history import filings_of
from search.index import Index
from search.matched.matches import match_for
from search.near.pairing_rows import pairings_of
from search.presenters.cards import card
from search.presenters.changes import history
from search.presenters.dates import date_lines, event_lines
from search.presenters.facts import is_shown, namings, tables
from search.presenters.kept_program import parts_of
from search.presenters.matching.headlines import headline
from search.presenters.matching.kept_statements import kept_statements, voice_for
from search.presenters.matching.lines import lines, spoken, unspoken
from search.presenters.matching.notes import note_words
from search.presenters.pairing import pairing_sections
from search.presenters.places import place_words
from search.presenters.program_questions import page_to_read, questions_about
from search.presenters.resident_schools import resident_schools
from search.presenters.tracks import track_line, years_words
from search.presenters.upkeep import rechecked
from search.profile import ApplicantProfile
from search.public_pages import directory_state, public_page, told_state
from search.questions.asked import Note, noted
from search.questions.reader import profile_of, saved_of
from search.resident_schools import of_program
from search.views.errors import not_found


@require_safe
@public_page(directory_state, view_tells=True)
def program_detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """Some six queries where the program's parts are kept, else about twenty-five, whatever the program."""
    state = told_state(request, directory_state)
    program = _with_tracks().filter(public_id=public_id).first()
    if program is None:
        return not_found(request)
    if slug != program.slug:
        return redirect("search:program-detail", program.public_id, program.slug, permanent=True)
    day = timezone.localdate()
    held, profile = current_index(day), profile_of(request)
    context = {
        "program": program,
        "wait": program.institution.names_wait,
        "on_list": public_id in saved_of(request),
        "parts": parts_of(public_id, held, state, lambda: _parts_context(program.pk, day)),
        **_of_the_reader(program, profile, held, day),
    }
    if "for_you" in context:
        context["noted"] = note_words(noted(request.session).get(public_id, Note()))
    return render(request, "search/program_detail.html", context)


def _of_the_reader(program: Program, profile: ApplicantProfile | None, held: Index, day: dt.date) -> dict[str, Any]:
    """What depends on who reads. No verdict without a profile, nor on a program that the index does not hold yet."""
    schools = resident_schools(of_program(program), profile, day)
    pairings = pairings_of(program)
    row = held.row_of(program.pk)
    if profile is None or row is None:
        return {"resident_schools": schools, "pairings": pairing_sections(program, pairings)}
    match = match_for(profile, held, day)
    told = match.of_program(row)
    found = lines(told, kept_statements(match, told), match, voice_for(match))
    return {
        "resident_schools": schools,
        "pairings": pairing_sections(program, pairings, match, held.pks),
        "for_you": headline(match, row, found),
        "rules": spoken(found),
        "unsaid": unspoken(found),
    }


def _parts_context(pk: int, day: dt.date) -> dict[str, Any]:
    program = _with_everything().get(pk=pk)
    changes = rows.of_program(program)
    return _program_context(program, day) | {"history": history(changes, rows.statements_of(changes), day)}


def _with_tracks() -> Any:
    listed = Track.objects.filter(published=True).order_by("nrmp_code")
    programs = Program.objects.published().select_related("institution", "specialty")
    return programs.prefetch_related(Prefetch("tracks", listed, to_attr="listed_tracks"))


def _with_everything() -> Any:
    beside = FactEvidence.objects.select_related("statement__source").prefetch_related("statement__readings")
    differing = Statement.objects.select_related("source").prefetch_related("readings")
    return Program.objects.for_cards().prefetch_related(
        Prefetch("facts__beside", beside), Prefetch("dates__differing", differing)
    )


def _program_context(program: Program, day: dt.date) -> dict[str, Any]:
    season = match_year_of(day)
    specialty = program.specialty
    services = {specialty.application_service, specialty.match_service}
    events = event_lines(SeasonEvent.objects.filter(season=season), services, day)
    tracks = program.listed_tracks  # type: ignore[attr-defined]
    stated = [fact for fact in program.facts.all() if is_shown(fact.field)]
    told, filings = tables(stated, day), filings_of(program.institution)
    return {
        "program": program,
        "season": season,
        "place": place_words(program.city, program.state),
        "years": years_words(specialty),
        "tracks": [track_line(track, day) for track in tracks],
        "card": card(program, day),
        "tables": told,
        "questions": questions_about(program, told, filings, day),
        "their_page": page_to_read(told),
        "namings": namings(program.facts.all(), day),
        "anything_stated": bool(stated or program.dates.all()),
        "dates": date_lines(program.dates.all(), day),
        "coming": [event for event in events if not event.passed],
        "passed": [event for event in events if event.passed],
        "calendar_rechecked": rechecked("calendar", day),
        "filings": filings,
    }
