"""Made-up entries, interviews and ranks for tests. No such program exists."""

import datetime as dt

from django.utils import timezone

from applicants.models import Applicant, Interview, RankChoice, RankList, ShortlistEntry, User
from tests.search import made_up

SEASON = 2027
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def applicant(name="test", **more):
    user = User.objects.create_user(f"{name}@example.test", "test data")
    return Applicant.objects.create(user=user, seen_at=timezone.now(), **more)


def signed_in(client, who):
    client.force_login(who.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def entry(who, program=None, *, status="interviewed", season=SEASON, tracks=None):
    """With all its program's tracks chosen, unless told."""
    program = program or made_up.program("Test Hospital")
    position = who.entries.filter(match_year=season).count() + 1
    kept = ShortlistEntry.objects.create(
        applicant=who,
        program=program,
        match_year=season,
        status=status,
        position=position,
        added_at=NOW,
        changed_at=NOW,
    )
    kept.tracks.set(program.tracks.all() if tracks is None else tracks)
    return kept


def interview(kept, **more):
    return Interview.objects.create(entry=kept, **more)


def ranked(who, *tracks, season=SEASON):
    kept, _ = RankList.objects.get_or_create(applicant=who, match_year=season)
    last = kept.choices.filter(supplements=None).count()
    rows = [RankChoice(rank_list=kept, track=one, position=n) for n, one in enumerate(tracks, start=last + 1)]
    return kept, RankChoice.objects.bulk_create(rows)


def codes(kept, supplements=None):
    """In order; fails where positions have gaps."""
    rows = list(kept.choices.filter(supplements=supplements).order_by("position").select_related("track"))
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    return [row.track.nrmp_code for row in rows]
