"""A reader who keeps one of everything, in words that nobody else uses. No such person or program exists."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone

from applicants import models
from applicants.models import Applicant, User
from programs.models import Program
from tests.search import made_up

YEAR = 2027
DAY = dt.date(2026, 11, 22)
PASSWORD = "a long enough secret"
TOLD = {"visas": ["j1"], "step2": 245}


@dataclass
class Filled:
    """`rows` by the model's name."""

    applicant: Applicant
    word: str
    rows: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return self.rows[name]


def user(email: str, *, confirmed: bool = True, password: str | None = PASSWORD, **more: Any) -> User:
    """Without a password it is made at once: its hash takes a while."""
    made = User.objects.create_user(email=email, password=password, **more)
    EmailAddress.objects.create(user=made, email=email, verified=confirmed, primary=True)
    return made


def applicant(owner: User | None = None, **more: Any) -> Applicant:
    return Applicant.objects.create(**{"user": owner, "seen_at": timezone.now(), **more})


def entry(of: Applicant, program: Program, position: int = 1, **more: Any) -> models.ShortlistEntry:
    now = timezone.now()
    row = {"match_year": YEAR, "position": position, "added_at": now, "changed_at": now}
    return models.ShortlistEntry.objects.create(applicant=of, program=program, **{**row, **more})


def filled(of: Applicant, word: str, program: Program | None = None) -> Filled:
    """One row of each model that leads to an applicant, with `word` wherever words stand."""
    program = program or made_up.program(f"Test Hospital {word}", kinds="CA")
    advanced, track = program.tracks.order_by("kind")
    kept = Filled(of, word)
    rows = kept.rows
    rows["ShortlistEntry"] = saved = entry(of, program, notes=f"{word} notes", tags=[f"{word} tag"])
    saved.tracks.add(track)
    rows["Vacancy"] = models.Vacancy.objects.create(applicant=of, program=program, title=f"{word} opening", seen_on=DAY)
    rows["Document"] = document = models.Document.objects.create(
        applicant=of, match_year=YEAR, kind="letter", title=f"{word} letter", note=f"{word} note"
    )
    document.entries.add(saved)
    rows["Interview"] = models.Interview.objects.create(entry=saved, notes=f"{word} impression")
    rows["Criterion"] = criterion = models.Criterion.objects.create(applicant=of, name=f"{word} teaching", weight=3)
    rows["Score"] = models.Score.objects.create(entry=saved, criterion=criterion, points=7)
    rows["RankList"] = ranked = models.RankList.objects.create(applicant=of, match_year=YEAR)
    rows["RankChoice"] = choice = models.RankChoice.objects.create(rank_list=ranked, track=advanced, position=1)
    models.RankChoice.objects.create(rank_list=ranked, track=track, supplements=choice, position=1)
    rows["PairChoice"] = models.PairChoice.objects.create(rank_list=ranked, track=track, position=1)
    rows["SavedSearch"] = models.SavedSearch.objects.create(applicant=of, name=f"{word} search", query="visa=j1")
    rows["CalendarToken"] = models.CalendarToken.objects.create(applicant=of)
    rows["Reminder"] = models.Reminder.objects.create(applicant=of, entry=saved, day=DAY, text=f"{word} reminder")
    rows["ShareLink"] = link = models.ShareLink.objects.create(applicant=of, match_year=YEAR, name=f"{word} adviser")
    rows["ShareComment"] = models.ShareComment.objects.create(
        link=link, entry=saved, author="Test", text=f"{word} advice"
    )
    rows["Mailing"] = models.Mailing.objects.create(
        applicant=of, kind="digest", key=f"weekly {word}", due_at=timezone.now(), content={"words": f"{word} letter"}
    )
    rows["SoapList"] = soap = models.SoapList.objects.create(
        applicant=of, match_year=YEAR, delete_after=timezone.now() + dt.timedelta(days=9)
    )
    rows["SoapLine"] = models.SoapLine.objects.create(soap_list=soap, number=1, text=f"{word} line", program=program)
    if of.user:
        data = {"secret": f"{word}secret"}
        rows["Authenticator"] = Authenticator.objects.create(user=of.user, type="totp", data=data)
        rows["Story"] = models.Story.objects.create(
            user=of.user, title=f"{word} road", text=f"{word} story", language="en", consented_at=timezone.now()
        )
    return kept
