"""What a rule can find, and what follows from it."""

from enum import IntEnum


class Outcome(IntEnum):
    """What one rule finds for one offer. NOT_STATED is the program's silence, NOT_TOLD the applicant's."""

    NOT_NEEDED = 0
    MET = 1
    NOT_STATED = 2
    TO_DO = 3
    NOT_TOLD = 4
    UNCLEAR = 5
    SHORT = 6
    MISSED = 7


class Verdict(IntEnum):
    """From the most open to the most closed: the worst finding makes the verdict of an offer."""

    OPEN = 0
    SHORT = 1
    CONFIRM = 2
    DOUBTFUL = 3
    CLOSED = 4


class Hold(IntEnum):
    """What a stated limit may do to someone who misses it."""

    NOTHING = 0  # considered without it, for information, or not comparable
    PREFERS = 1
    DOUBTS = 2  # undated, older, strength not said, conditional, or not known to be said in words
    CLOSES = 3  # current, in words, undisputed, unconditional, required


class AgeCode(IntEnum):
    CURRENT = 0
    UNDATED = 1
    OLDER = 2
