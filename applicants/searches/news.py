"""What saved searches find that their owners have not been told of."""

import datetime as dt
from collections.abc import Iterable, Mapping

from applicants.models import Applicant, SavedSearch
from applicants.searches.asking import Asking
from search.profile import ApplicantProfile
from search.questions.as_json import what_holds


def fresh(searches: Iterable[SavedSearch], asking: Asking) -> dict[int, list[int]]:
    """By search the programs not told of yet. Left out: one that finds nothing new, and one that cannot be asked.
    No query."""
    found: dict[int, list[int]] = {}
    for search in searches:
        known, stands = set(search.known or ()), asking.found(search.query)
        new = [pk for pk in stands or () if pk not in known]
        if new and search.known is not None:
            found[search.pk] = new
    return found


def asking_of(applicant: Applicant, day: dt.date) -> Asking:
    """With the answers that are kept with her account, as far as they still hold."""
    profile = profile_kept(applicant.profile, day)
    return Asking(day, profile)


def profile_kept(told: Mapping[str, object], day: dt.date) -> ApplicantProfile | None:
    profile = what_holds(told, day) if told else ApplicantProfile()
    return None if profile.is_empty else profile
