"""What a season costs, and where that money goes. Pure: no database, no clock. `docs/plan.md` tells it in words.

No chance of matching, and no number of programs that would be "enough", is computed or hinted at.
"""

from applicants.plan.entries import Ask, Entry, Lack, Stage
from applicants.plan.planned import Plan, plan
from applicants.plan.prices import FeeLine, Price, Prices, Tier
from applicants.plan.proposal import Candidate, Choice, Evidence, Proposal, Stopped, propose
from applicants.plan.season_fees import Ranks, Registration, SeasonFee, fees_to_come
from applicants.plan.signals import Allowance

__all__ = [
    "Allowance",
    "Ask",
    "Candidate",
    "Choice",
    "Entry",
    "Evidence",
    "FeeLine",
    "Lack",
    "Plan",
    "Price",
    "Prices",
    "Proposal",
    "Ranks",
    "Registration",
    "SeasonFee",
    "Stage",
    "Stopped",
    "Tier",
    "fees_to_come",
    "plan",
    "propose",
]
