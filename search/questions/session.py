"""What an applicant has told, kept in the session: in no other place that lasts, and without an account. (A web process
remembers for some minutes what it matched, without whose it was: search/matched/matches.py.)

Sessions end after SESSION_COOKIE_AGE (settings), counted from the last answer. Two things are kept: the profile, as the
API writes it, and, while an answer waits to be put right, the answers just as they were typed, so that none is lost.
"""

import datetime as dt
import json

from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from search.kept_briefly import KeptBriefly
from search.parameters import MOST_CHARACTERS, MOST_VALUES, UNREADABLE
from search.profile import ApplicantProfile
from search.questions.as_json import answers_of, dotted, what_holds
from search.questions.fields import MONTH_PART, YEAR_PART, MonthOfYear
from search.questions.form import ProfileForm

PROFILE, TYPED = "profile", "profile_typed"

Answers = MultiValueDict[str, str]
"""By names of the page's controls."""
_checked: KeptBriefly[tuple[str, dt.date], ApplicantProfile] = KeptBriefly()
"""By what was told, without who told it: reading it through the whole form each time takes longer than a search."""


def keep(session: SessionBase, profile: ApplicantProfile) -> None:
    session[PROFILE] = profile.as_json()
    session.pop(TYPED, None)
    # What others told more than thirty days ago goes now: no session is read past its day, but its row would stay.
    session.clear_expired()


def keep_typed(session: SessionBase, answers: Answers) -> None:
    """Beside the profile that stands: it holds until the answers are put right."""
    session[TYPED] = dict(answers.lists())


def forget(session: SessionBase) -> None:
    """Leaves no row and no cookie behind where the session held nothing else."""
    session.pop(PROFILE, None)
    session.pop(TYPED, None)
    if not session.keys():
        session.flush()


def told(session: SessionBase, day: dt.date) -> ApplicantProfile:
    """What holds of the profile that was kept, or an empty one. No query where there is no session cookie; where
    specialties were told, one more than the session's own when they are read first."""
    kept = session.get(PROFILE)
    if not kept:
        return ApplicantProfile()
    answers = json.dumps(kept, sort_keys=True), day
    profile = _checked.get(answers)
    if profile is None:
        profile = what_holds(kept, day)
        _checked.keep(answers, profile)
    return profile


def answers(session: SessionBase, day: dt.date) -> tuple[Answers, bool]:
    """What the page's controls show, and whether something in it waits to be put right."""
    if typed := session.get(TYPED):
        return MultiValueDict(typed), True
    kept = answers_of(dotted(told(session, day).as_json()))
    return MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in kept.items()}), False


def readable(data: QueryDict) -> Answers:
    """What was sent, without what no control sent; fit to be kept and to stand in a page."""
    return MultiValueDict(
        {name: [_fit(value) for value in data.getlist(name)[:MOST_VALUES]] for name in controls() if name in data}
    )


def controls() -> list[str]:
    names: list[str] = []
    for name, field in ProfileForm.base_fields.items():
        names += [name + YEAR_PART, name + MONTH_PART] if isinstance(field, MonthOfYear) else [name]
    return names


def _fit(value: str) -> str:
    """One character more than may be written, so that what is too long is still told to be."""
    return UNREADABLE.sub("\ufffd", value[: MOST_CHARACTERS + 1])
