"""A reader with a season, in the database behind the browser's server. Every row is made up for the test."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from applicants.models import (
    Applicant,
    CalendarToken,
    Criterion,
    Document,
    Interview,
    RankChoice,
    RankList,
    Reminder,
    SavedSearch,
    Score,
    ShareComment,
    ShareLink,
    ShortlistEntry,
    SoapLine,
    SoapList,
    Story,
    User,
    Vacancy,
)
from programs.models import Program, Track
from programs.normalise import match_year_of

PROFILE = {
    "work_status": "none",
    "visas": ["j1", "h1b"],
    "step2": 245,
    "graduated": "2019-06",
    "school_country": "PK",
    "specialties": ["140"],
    "budget": 1500,
}
LISTED = ("1080-140", "1784-180", "1710-400", "1489-140", "1001-120", "1024-180")
"""Much stated, sources that differ, and nothing stated."""


@dataclass(frozen=True)
class Own:
    """`cookies`: of who is signed in. Primary keys and tokens of what was made, by what stands in addresses."""

    cookies: dict[str, str]
    ids: dict[str, str]


PASSWORD = "a made-up phrase 81"


def make(email: str = "reader@example.org") -> Own:
    now, day = timezone.now(), timezone.localdate()
    season = match_year_of(day)
    user = User.objects.create_user(email, PASSWORD)
    applicant = Applicant.objects.create(user=user, seen_at=now, profile=PROFILE)
    entries = [_entry(applicant, public_id, season, place, now) for place, public_id in enumerate(LISTED, start=1)]
    first = entries[0]
    interview = Interview.objects.create(
        entry=first,
        offered_on=day,
        reply_by=day + dt.timedelta(days=3),
        starts_at=now + dt.timedelta(days=20),
        minutes=45,
        format="virtual",
        place="https://example.org/room",
        notes="A made-up note.",
    )
    criterion = Criterion.objects.create(applicant=applicant, name="Teaching", weight=5)
    Score.objects.create(entry=first, criterion=criterion, points=8)
    letter = Document.objects.create(
        applicant=applicant, match_year=season, kind="letter", title="Letter of a test", status="asked", due_on=day
    )
    letter.entries.set(entries[:2])
    Document.objects.create(applicant=applicant, match_year=season, kind="step2", status="done", expires_on=day)
    ranks = RankList.objects.create(applicant=applicant, match_year=season)
    advanced = Track.objects.filter(kind="A", published=True).order_by("nrmp_code")[0]
    choice = RankChoice.objects.create(rank_list=ranks, track=advanced, position=1)
    reminder = Reminder.objects.create(applicant=applicant, entry=first, day=day, text="Write to the test office")
    calendar = CalendarToken.objects.create(applicant=applicant)
    search = SavedSearch.objects.create(applicant=applicant, name="A test search", query="specialty=140&visa=j1")
    share = ShareLink.objects.create(applicant=applicant, match_year=season, name="An adviser of the test")
    comment = ShareComment.objects.create(link=share, entry=first, author="An adviser", text="Ask about Step 3.")
    soap = SoapList.objects.create(applicant=applicant, match_year=season, delete_after=now + dt.timedelta(days=7))
    line = SoapLine.objects.create(soap_list=soap, number=1, text="A test line", program=first.program)
    vacancy = Vacancy.objects.create(applicant=applicant, title="A test opening", seen_on=day)
    story = Story.objects.create(
        user=user,
        title="A road of the test",
        text="Words of the test.\n\nMore of them.",
        language="en",
        consented_at=now,
    )
    Story.objects.create(
        title="Un camino de la prueba", text="Palabras de la prueba.", language="es", consented_at=now, state="shown",
        decided_at=now, shown_name="Nombre de prueba", school_country="CO", match_year=2019,
    )  # fmt: skip
    made = {
        "entry": first, "interview": interview, "criterion": criterion, "document": letter, "choice": choice,
        "reminder": reminder, "search": search, "share": share, "comment": comment, "line": line, "vacancy": vacancy,
    }  # fmt: skip
    ids = {name: str(row.pk) for name, row in made.items()}
    ids |= {
        "program": LISTED[0],
        "calendar_token": calendar.token,
        "share_token": share.token,
        "story_token": story.token,
    }
    ids |= {"season": str(season)}
    return Own({settings.SESSION_COOKIE_NAME: _session(user)}, ids)


def _entry(applicant: Applicant, public_id: str, season: int, place: int, now: dt.datetime) -> ShortlistEntry:
    entry = ShortlistEntry.objects.create(
        applicant=applicant,
        program=Program.objects.get(public_id=public_id),
        match_year=season,
        position=place,
        status="interviewed" if place == 1 else "applying",
        signal="gold" if place == 2 else "none",
        notes="A made-up note." if place < 3 else "",
        tags=["near a test family"] if place == 1 else [],
        seen_in_eras=place < 4,
        added_at=now,
        changed_at=now,
    )
    entry.tracks.set(Track.objects.filter(program=entry.program, published=True)[:1])
    return entry


def _session(user: User) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store["profile"] = PROFILE
    store.create()
    return str(store.session_key)
