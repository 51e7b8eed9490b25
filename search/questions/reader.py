"""Who reads this page, as far as they have told."""

from collections.abc import Collection
from copy import copy

from django.http import HttpRequest

from search.profile import ApplicantProfile


def profile_of(request: HttpRequest) -> ApplicantProfile | None:
    """None where nothing was told: then no page says anything of a verdict."""
    profile: ApplicantProfile | None = getattr(request, "applicant_profile", None)
    # What stands on the request is read at first look, through a stand-in; its copy is the profile itself.
    return None if profile is None or profile.is_empty else copy(profile)


def saved_of(request: HttpRequest) -> Collection[str]:
    """Public ids of the programs on the reader's list; empty where nothing is kept."""
    saved: Collection[str] = getattr(request, "saved", ())
    return saved
