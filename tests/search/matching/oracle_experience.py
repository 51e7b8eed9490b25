"""US experience, clinical work, training and letters, told again in plain Python from `docs/matching.md`."""

from collections.abc import Callable
from dataclasses import replace

from search.matching.stated import Line
from tests.search.matching.oracle_words import Asked, Finding, count_or_not_told, held, hold, limit, worst, years_within

USCE_KINDS = ("hands_on_only", "observership_counts", "us_experience_unspecified")
BETTER = ("met", "unclear", "not told", "missed")


def usce(asked: Asked) -> Finding:
    hands_on, watched = asked.profile.usce_hands_on_months, asked.profile.observership_months
    kinds = asked.of("usce_kind")
    surely = bool(kinds) and all(USCE_KINDS[one.value] == "observership_counts" and not one.disputed for one in kinds)

    def judge(line: Line) -> str:
        never = any(
            USCE_KINDS[one.value] == "hands_on_only" and not one.disputed and _firm(one) >= _firm(line) for one in kinds
        )
        if (hands_on or 0) + ((watched or 0) if surely else 0) >= line.value:
            return "met"
        if hands_on is None or (watched is None and not never):
            return "not told"
        at_most = hands_on if never else hands_on + (watched or 0)
        return "missed" if at_most < line.value else "unclear"

    return limit(asked, "usce_months", judge)


def _firm(line: Line) -> int:
    """How much it may hold, whether or not sources differ."""
    return ("nothing", "prefers", "doubts", "closes").index(hold(replace(line, disputed=False)))


def usce_kind(asked: Asked) -> Finding:
    hands_on = count_or_not_told(asked.profile.usce_hands_on_months, "met")

    def judge(line: Line) -> str:
        wanted = USCE_KINDS[line.value]
        if wanted == "hands_on_only":
            return hands_on
        watched = "met" if wanted == "observership_counts" else "unclear"
        other = count_or_not_told(asked.profile.observership_months, watched)
        return min(hands_on, other, key=BETTER.index)

    return limit(asked, "usce_kind", judge)


def usce_recency(asked: Asked) -> Finding:
    none_at_all = asked.profile.usce_hands_on_months == 0 and asked.profile.observership_months == 0
    return limit(asked, "usce_recency", lambda line: "missed" if none_at_all else "not told")


def clinical_recency(asked: Asked) -> Finding:
    graduated = asked.profile.graduated

    def judge(line: Line) -> str:
        fresh = graduated is not None and years_within(graduated, asked.season, line.value)
        return "met" if fresh else "not told"

    return limit(asked, "clinical_recency", judge)


def us_training(asked: Asked) -> Finding:
    years = asked.profile.us_training.years

    def judge(line: Line) -> str:
        if years is None:
            return "not told"
        return "met" if years * 12 >= line.value else "missed"

    return limit(asked, "prior_us_training_months", judge)


def letters(field: str) -> Callable[[Asked], Finding]:
    def rule(asked: Asked) -> Finding:
        count = getattr(asked.profile, field)

        def judge(line: Line) -> Finding:
            if count is None:
                return Finding("not told", "open", line.statement)
            if count >= line.value:
                return held(line, "met")
            return held(line, "missed" if line.strength == "preferred" else "to do")

        return worst([judge(line) for line in asked.of(field)])

    return rule
