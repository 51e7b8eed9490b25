"""Where in the year's season a day falls: what can still be done, and what is over."""

import datetime as dt
from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    """In the order of a season. Each lasts until its end in `ENDS`."""

    PREPARE = "prepare", _("Prepare")
    APPLY = "apply", _("Apply")
    INTERVIEWS = "interviews", _("Interviews")
    RANK = "rank", _("Rank list")
    SOAP = "soap", _("Waiting, and SOAP")
    MATCHED = "matched", _("After the Match")
    NEXT_SEASON = "next_season", _("Next season")


ENDS = {
    Phase.PREPARE: "eras_submission_opens",
    Phase.APPLY: "programs_may_review",
    Phase.INTERVIEWS: "ranking_opens",
    Phase.RANK: "rank_list_deadline",
    Phase.SOAP: "match_day",
    Phase.MATCHED: "residency_starts",
}
"""The event of the season with whose moment a phase is over."""


def phase_of(events: Mapping[str, dt.datetime], now: dt.datetime) -> Phase | None:
    """The phase of the season whose events (name: moment) are given. None where an event that would tell is missing."""
    for phase, event in ENDS.items():
        end = events.get(event)
        if end is None:
            return None
        if now < end:
            return phase
    return Phase.NEXT_SEASON
