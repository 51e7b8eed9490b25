"""Where one applicant may apply, and why: rules over what programs state. Pure: no database, no clock.

`RULES` is the list; `docs/matching.md` tells it in words. No chance of matching is computed or hinted at.
"""

from search.matching.case import Case
from search.matching.codes import Outcome, Verdict
from search.matching.match import Match, matched
from search.matching.registry import DECIDING, RULES, RULES_BY_NAME, Rule
from search.matching.stated import Stated

__all__ = ["DECIDING", "RULES", "RULES_BY_NAME", "Case", "Match", "Outcome", "Rule", "Stated", "Verdict", "matched"]
