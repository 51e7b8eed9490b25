"""Lists and fees of the tests of the plan. Every program is test data; fees are those of the 2026 season."""

from decimal import Decimal

from applicants.plan import Entry, FeeLine, Prices, Tier

ERAS_2026 = (
    FeeLine(2026, "eras_application", Tier(Decimal("30.00"), 31, None, "A", "https://aamc.example/fees")),
    FeeLine(2026, "eras_application", Tier(Decimal("11.00"), 1, 30, "A", "https://aamc.example/fees")),
)
SEASON_2026 = (
    FeeLine(2026, "eras_token", Tier(Decimal(165), grade="A")),
    FeeLine(2026, "usmle_transcript", Tier(Decimal(80), grade="C")),
    FeeLine(2026, "nrmp_registration", Tier(Decimal(70), grade="C")),
    FeeLine(2026, "nrmp_extra_rank", Tier(Decimal(30), 21, 300, "C2")),
    FeeLine(2027, "nrmp_late_registration", Tier(Decimal(50), grade="C")),
)
PRICES = Prices(2026, ERAS_2026)
ALL_PRICES = Prices(2026, (*ERAS_2026, *SEASON_2026))
NAMES = {"140": "Test medicine", "420": "Test radiology", "110": "Test emergency", "240": "Test eyes"}


def entry(number, specialty="140", service="ERAS", **more):
    return Entry(f"p{number}", f"Test program {number}", specialty, NAMES[specialty], service, **more)


def some(count, specialty="140", *, start=0, **more):
    return [entry(f"{specialty}-{number}", specialty, **more) for number in range(start, start + count)]


def fee(made, name):
    return next(one for one in made.fees if one.fee == name)
