"""What a reader tells for the plan alone: the budget goes into the profile, the rest stays beside it in the session."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.datastructures import MultiValueDict

from applicants.plan import Ranks
from search.questions.session import TYPED, keep, keep_typed, told

KEY = "plan"
"""In the session: figures by season."""


@dataclass(frozen=True, slots=True)
class Figures:
    """None: not told. `registered`: with the NRMP, already."""

    ranks: int | None = None
    supplemental: int | None = None
    registered: bool = False

    def over(self, held: Ranks) -> Ranks:
        """What is told stands before what the rank list holds."""
        return Ranks(
            held.primary if self.ranks is None else self.ranks,
            held.supplemental if self.supplemental is None else self.supplemental,
        )


def figures_of(session: SessionBase, season: int) -> Figures:
    kept: dict[str, Any] = (session.get(KEY) or {}).get(str(season)) or {}
    return Figures(kept.get("ranks"), kept.get("supplemental"), bool(kept.get("registered")))


def keep_figures(session: SessionBase, season: int, figures: Figures) -> None:
    """No code at all is as much a figure as any; what is not told is left out."""
    every = {name: getattr(figures, name) for name in figures.__slots__}
    told_here = {name: value for name, value in every.items() if value is not None and value is not False}
    if told_here or KEY in session:
        session[KEY] = {**(session.get(KEY) or {}), str(season): told_here}


def keep_budget(session: SessionBase, budget: int | None, day: dt.date) -> None:
    """In the profile. Answers that still wait to be put right go on waiting, with the new budget among them."""
    profile, typed = told(session, day), session.get(TYPED)
    if profile.budget == budget:
        return
    keep(session, replace(profile, budget=budget))
    if typed is not None:
        answers = {**typed, "budget": [] if budget is None else [str(budget)]}
        keep_typed(session, MultiValueDict(answers))
