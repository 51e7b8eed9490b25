"""The proposal held against one that looks at every candidate again at each step."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from applicants.plan import (
    Candidate,
    Evidence,
    FeeLine,
    Prices,
    Tier,
    propose,
)
from tests.applicants.plan_oracle import SEASON, SERVICES, SPECIALTIES, VERDICTS, Oracle, fee_tables


@st.composite
def candidates(draw):
    """Each of another program."""
    made = []
    for number in range(draw(st.integers(0, 25))):
        specialty = draw(st.sampled_from(sorted(SPECIALTIES)))
        made.append(
            Candidate(
                f"c{number}",
                specialty,
                SPECIALTIES[specialty],
                draw(st.sampled_from(SERVICES)),
                draw(st.sampled_from(VERDICTS)),
                draw(st.sampled_from(list(Evidence))),
                draw(st.integers(0, 8)),
            )
        )
    return made


ORDER = {"open": 0, "short": 1, "confirm": 2, "doubtful": 3}


def brute_force(found, listed, lines, money, most, with_doubtful):
    """At each step every candidate is looked at again."""
    oracle, counts, rest, chosen = Oracle([], lines), dict(listed), list(found), []
    while len(chosen) < most:
        best = None
        for one in rest:
            if one.service != "ERAS" or one.verdict not in ORDER or (one.verdict == "doubtful" and not with_doubtful):
                continue
            number = counts.get((one.specialty, one.service), 0) + 1
            amount = oracle.price("eras_application", number)
            if amount is None or (money is not None and amount > money):
                continue
            key = (ORDER[one.verdict], one.evidence.value, amount, one.place, one.program)
            if best is None or key < best[0]:
                best = key, one, number, amount
        if best is None:
            break
        _key, one, number, amount = best
        rest.remove(one)
        counts[one.specialty, one.service] = number
        money = None if money is None else money - amount
        chosen.append((one.program, number, amount, money))
    return chosen


@given(
    candidates(),
    st.dictionaries(st.tuples(st.sampled_from(sorted(SPECIALTIES)), st.just("ERAS")), st.integers(0, 40)),
    fee_tables(),
    st.none() | st.integers(-5, 400).map(Decimal),
    st.integers(0, 30),
    st.booleans(),
)
def test_the_proposal_is_the_best_at_every_step_and_within_the_budget(found, listed, lines, money, most, with_doubtful):
    proposal = propose(found, listed, Prices(SEASON, lines), money=money, most=most, with_doubtful=with_doubtful)
    told = [(one.candidate.program, one.number, one.amount, one.left) for one in proposal.choices]
    assert told == brute_force(found, listed, lines, money, most, with_doubtful)
    assert len(told) <= most
    assert all(one.candidate.verdict != "closed" for one in proposal.choices)
    assert with_doubtful or all(one.candidate.verdict != "doubtful" for one in proposal.choices)
    if money is not None:
        assert proposal.amount <= max(money, Decimal(0))
        assert proposal.left == money - proposal.amount
        explained = money
        for choice in proposal.choices:
            explained -= choice.amount
            assert choice.left == explained
    reasons = {
        "enough": len(told) >= most,
        "budget": len(told) < most and money is not None,
        "no_more": len(told) < most,
    }
    assert reasons[proposal.stopped.value]


@given(candidates(), st.randoms(use_true_random=False))
def test_the_proposal_does_not_hang_on_the_order_of_the_candidates(found, chance):
    lines = (
        FeeLine(SEASON, "eras_application", Tier(Decimal(11), 1, 3)),
        FeeLine(SEASON, "eras_application", Tier(Decimal(30), 4)),
    )
    shuffled = list(found)
    chance.shuffle(shuffled)
    one, other = (propose(each, {}, Prices(SEASON, lines), money=Decimal(150), most=9) for each in (found, shuffled))
    assert one == other
