"""The pattern table: every topic that is read, in the order of reading, and every pattern with its example."""

from programs.pages.topics import (
    attempts,
    certificates,
    days,
    experience,
    graduates,
    graduation,
    identity,
    letters,
    practice,
    scores,
    size,
    visas,
)

TOPICS = (
    graduates.TOPIC,
    visas.TOPIC,
    certificates.TOPIC,
    scores.TOPIC,
    attempts.TOPIC,
    graduation.TOPIC,
    experience.TOPIC,
    letters.TOPIC,
    days.TOPIC,
    size.TOPIC,
    identity.TOPIC,
    practice.TOPIC,
)

FLOORS: dict[str, float] = {
    "accepts_img": 0.84,
    "usce_months": 0.8,
    "ecfmg_certificate_by": 0.8,
    "step2_by": 0.8,
    "max_years_since_graduation": 0.8,
}
"""By field, the confidence below which a reading is left out: it would cost a curator more than it is worth."""

FLOOR = 0.85


def floor(field: str) -> float:
    return FLOORS.get(field, FLOOR)
