"""The plan again, built differently: one program at a time, counted by hand from nothing but the table of fees.

It shares no code with `applicants.plan` but the shapes of what goes in. Lists and fees are made up.
"""

from decimal import Decimal

from hypothesis import strategies as st

from applicants.plan import (
    Ask,
    Entry,
    FeeLine,
    Lack,
    Tier,
)

SPECIALTIES = {"140": "Test medicine", "420": "Test radiology", "110": "Test emergency"}
SERVICES = ("ERAS", "ERAS", "ERAS", "ResidencyCAS", "SF Match", "unconfirmed")
VERDICTS = ("", "open", "short", "confirm", "doubtful", "closed")
FLAT = ("eras_token", "usmle_transcript", "nrmp_registration", "nrmp_late_registration")
SEASON = 2027
CENTS = st.integers(0, 5000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def entries(draw, most=40):
    """Fewer programs than rows, so that some stand twice; a few specialties, so that tiers are reached."""
    count = draw(st.integers(0, most))
    made = []
    for _each in range(count):
        number = draw(st.integers(0, most))
        specialty = draw(st.sampled_from(sorted(SPECIALTIES)))
        made.append(
            Entry(
                program=f"p{number}",
                name=f"Test {number}",
                specialty=specialty,
                specialty_name=SPECIALTIES[specialty],
                service=draw(st.sampled_from(SERVICES)),
                match_service=draw(st.sampled_from(["NRMP", "NRMP", "AUA", "SF Match"])),
                kinds=draw(st.sampled_from([(), ("C",), ("P",), ("C", "P")])),
                paid=draw(st.booleans()),
                seen=draw(st.booleans()),
                over=draw(st.booleans()),
                verdict=draw(st.sampled_from(VERDICTS)),
                signal=draw(st.sampled_from(["none", "none", "silver", "gold"])),
                asks=tuple(
                    Ask(rule, draw(st.sampled_from(list(Lack))))
                    for rule in draw(st.lists(st.sampled_from(["step3", "letters", "usce"]), unique=True))
                ),
            )
        )
    return made


@st.composite
def fee_tables(draw):
    """Rising or falling tiers, with the last one open or bounded, or none at all; single fees there or missing."""
    lines = []
    start = draw(st.sampled_from([1, 1, 1, 4]))
    for _tier in range(draw(st.integers(0, 3))):
        end = start + draw(st.integers(0, 12))
        last = None if draw(st.booleans()) else end
        lines.append(FeeLine(SEASON, "eras_application", Tier(draw(CENTS), start, last)))
        if last is None:
            break
        start = end + 1
    lines += [FeeLine(SEASON, name, Tier(draw(CENTS))) for name in FLAT if draw(st.booleans())]
    if draw(st.booleans()):
        lines.append(FeeLine(SEASON, "nrmp_extra_rank", Tier(draw(CENTS), 21, draw(st.sampled_from([40, 300])))))
    return tuple(draw(st.permutations(lines)))


RANKS = st.none() | st.integers(0, 310)


class Oracle:
    """Adds one entry at a time to a bill, asking of the table of fees at each."""

    def __init__(self, rows, lines):
        self.lines = lines
        self.listed = []
        for row in rows:
            if row.program not in [one.program for one in self.listed]:
                self.listed.append(row)
        self.bill = {}
        counters = {}
        for chosen in (
            lambda one: one.paid,
            lambda one: not one.paid and one.seen,
            lambda one: not one.paid and not one.seen,
        ):
            for one in [one for one in self.listed if chosen(one)]:
                place = counters[one.specialty, one.service] = counters.get((one.specialty, one.service), 0) + 1
                self.bill[one.program] = (
                    place,
                    self.price("eras_application", place) if one.service == "ERAS" else None,
                )
        self.counters = counters

    def price(self, fee, number):
        """The row that holds the number; None where none does, but 0 before the first rank that is paid for."""
        rows = [line.tier for line in self.lines if line.fee == fee]
        for tier in rows:
            if number in range(tier.first, (tier.last or 10_000) + 1):
                return tier.amount
        included = fee == "nrmp_extra_rank" and rows and number < min(tier.first for tier in rows)
        return Decimal(0) if included else None

    def sum_of(self, chosen):
        found = Decimal(0)
        for one in self.listed:
            amount = self.bill[one.program][1]
            if chosen(one) and amount is not None:
                found += amount
        return found

    def whole_without(self, dropped):
        """What the applications cost once these are off the list: the whole bill again."""
        rest = [one for one in self.listed if one.program not in dropped]
        return Oracle(rest, self.lines).sum_of(lambda _one: True)

    def fees(self, ranks, registration):
        """Name to (amount, what it is in)."""
        eras = [one for one in self.listed if one.service == "ERAS"]
        found = {}
        if eras:
            state = "spent" if [one for one in eras if one.paid] else "planned"
            found["eras_token"] = self.price("eras_token", 1), state
            found["usmle_transcript"] = self.price("usmle_transcript", 1), state
        if [one for one in self.listed if one.match_service == "NRMP"]:
            found["nrmp_registration"] = (
                self.price("nrmp_registration", 1),
                "spent" if registration.done else "planned",
            )
            late = registration.late is True and registration.done is False
            found["nrmp_late_registration"] = (
                self.price("nrmp_late_registration", 1),
                "planned" if late else "not_due",
            )
        extra = self.beyond_included(ranks)
        if extra is not False:
            found["nrmp_extra_rank"] = extra, "planned"
        if (ranks.primary or 0) > 99:
            found["nrmp_long_list"] = None, "planned"
        return found

    def beyond_included(self, ranks):
        """False: no code beyond those included."""
        numbers = [
            number
            for codes in (ranks.primary, ranks.supplemental)
            for number in range(1, (codes or 0) + 1)
            if number > 20
        ]
        if not numbers:
            return False
        amounts = [self.price("nrmp_extra_rank", number) for number in numbers]
        return None if None in amounts else sum(amounts, Decimal(0))
