"""Made-up seasons, lists and interviews. No such day, program or applicant exists."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

from applicants.models import Applicant, Interview, ShortlistEntry, User
from programs.models import Season, SeasonEvent
from tests.search import made_up

DAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 15, 0, tzinfo=dt.UTC)
YEAR = 2027
EASTERN, KARACHI = ZoneInfo("America/New_York"), ZoneInfo("Asia/Karachi")


def moment(*parts):
    """In Eastern time."""
    return dt.datetime(*parts, tzinfo=EASTERN)


def season_event(name, starts_at, *, service="NRMP", grade="A", year=YEAR, ends_at=None, all_day=False):
    season, _ = Season.objects.get_or_create(match_year=year)
    return SeasonEvent.objects.create(
        season=season,
        event=name,
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=all_day,
        service=service,
        grade=grade,
        source_url="https://example.test/calendar",
    )


def the_season():
    """Of each service one event, and what papers are worked out from."""
    season_event("eras_submission_opens", moment(2026, 9, 2), service="ERAS", all_day=True)
    season_event("programs_may_review", moment(2026, 9, 23), service="ERAS", grade="C2", all_day=True)
    season_event("ecfmg_pathways_deadline", moment(2027, 1, 31), service="ECFMG", grade="C", all_day=True)
    season_event("rank_list_deadline", moment(2027, 3, 3, 21))
    season_event("match_week", moment(2027, 3, 15), ends_at=moment(2027, 3, 19), all_day=True)
    season_event("residency_starts", moment(2027, 7, 1), all_day=True)


def applicant(email=None, **more):
    user = User.objects.create_user(email, None) if email else None
    return Applicant.objects.create(user=user, seen_at=timezone.now(), **more)


def entry(owner, program=None, *, year=YEAR, **more):
    position = owner.entries.filter(match_year=year).count() + 1
    row = {"position": position, "added_at": NOW, "changed_at": NOW, "match_year": year}
    return ShortlistEntry.objects.create(applicant=owner, program=program or made_up.program(), **{**row, **more})


def interview(of, **more):
    row = {"starts_at": moment(2026, 12, 3, 9, 30), "minutes": 90, "reply_by": dt.date(2026, 11, 25)}
    return Interview.objects.create(entry=of, **{**row, **more})


def specialty(code, *, application, match):
    made = made_up.specialty(code, f"Test specialty {code}")
    made.application_service, made.match_service = application, match
    made.save()
    return made
