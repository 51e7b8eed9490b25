"""The plan held against a slow computation built differently, for any list, order, fees and budget."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from applicants.plan import (
    Allowance,
    Lack,
    Prices,
    Ranks,
    Registration,
    Stage,
    plan,
)
from applicants.plan.costs import SpecialtyCost
from tests.applicants.plan_oracle import RANKS, SEASON, SPECIALTIES, Oracle, entries, fee_tables


@given(
    entries(),
    fee_tables(),
    RANKS,
    RANKS,
    st.sampled_from([None, False, True]),
    st.booleans(),
    st.none() | st.integers(0, 3000),
)
def test_the_plan_equals_a_bill_written_one_program_at_a_time(rows, lines, primary, supplemental, late, done, budget):
    ranks, registration = Ranks(primary, supplemental), Registration(late, done)
    oracle = Oracle(rows, lines)
    made = plan(
        rows,
        Prices(SEASON, lines),
        {},
        budget=None if budget is None else Decimal(budget),
        ranks=ranks,
        registration=registration,
    )
    told = {line.entry.program: (line.number, line.amount) for cost in made.costs for line in cost.lines}
    assert told == oracle.bill
    fees = oracle.fees(ranks, registration)
    assert {fee.fee: (fee.amount, fee.due.value) for fee in made.fees} == fees

    def beside(state):
        return sum((amount for amount, where in fees.values() if where == state and amount), Decimal(0))

    assert made.spent == oracle.sum_of(lambda one: one.paid) + beside("spent")
    assert made.planned == oracle.sum_of(lambda one: one.seen and not one.paid) + beside("planned")
    assert made.to_check == oracle.sum_of(lambda one: not one.seen and not one.paid)
    assert made.whole == made.spent + made.planned + made.to_check
    assert made.left == (None if budget is None else budget - made.spent - made.planned)
    assert made.left_with_all == (None if budget is None else budget - made.whole)
    assert {one.fee for one in made.unknown_fees} == {
        name for name, (amount, where) in fees.items() if amount is None and where != "not_due"
    }


@given(entries(), fee_tables())
def test_money_at_risk_is_that_of_the_programs_by_their_verdict(rows, lines):
    oracle = Oracle(rows, lines)
    made = plan(rows, Prices(SEASON, lines), {})
    for risk, verdict in ((made.wasted, "closed"), (made.doubtful, "doubtful")):
        theirs = [one for one in oracle.listed if one.verdict == verdict]
        assert {line.entry.program for line in risk.lines} == {one.program for one in theirs}
        assert risk.amount == oracle.sum_of(lambda one, verdict=verdict: one.verdict == verdict)
        assert risk.spent == oracle.sum_of(lambda one, verdict=verdict: one.verdict == verdict and one.paid)
        dropped = {one.program for one in theirs if not one.paid}
        assert risk.saves == oracle.whole_without(set()) - oracle.whole_without(dropped)


@given(entries(), fee_tables())
def test_stopping_saves_what_the_list_costs_less_without_the_programs_beyond(rows, lines):
    oracle = Oracle(rows, lines)
    for cost in plan(rows, Prices(SEASON, lines), {}).costs:
        assert cost.curve == running(cost)
        for stop in cost.stops:
            beyond = {line.entry.program for line in stop.lines}
            assert beyond == {
                one.program
                for one in oracle.listed
                if (one.specialty, one.service) == (cost.code, cost.service)
                and oracle.bill[one.program][0] > stop.at
                and not one.paid
            }
            assert stop.saves == oracle.whole_without(set()) - oracle.whole_without(beyond)
            assert oracle.price("eras_application", stop.at + 1) > oracle.price("eras_application", stop.at)


def running(cost: SpecialtyCost):
    known = []
    for line in cost.lines:
        if line.amount is None:
            break
        known.append(line.amount)
    return tuple(sum(known[: place + 1], Decimal(0)) for place in range(len(known)))


@given(
    entries(),
    st.dictionaries(st.sampled_from(sorted(SPECIALTIES)), st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5))),
)
def test_signals_left_are_those_there_are_less_those_placed(rows, allowed):
    oracle = Oracle(rows, ())
    made = plan(rows, Prices(SEASON, ()), {code: Allowance(*pair) for code, pair in allowed.items()})
    assert {one.code for one in made.signals} == {one.specialty for one in oracle.listed}
    for found in made.signals:
        marks = [one.signal for one in oracle.listed if one.specialty == found.code]
        gold, silver = allowed.get(found.code, (None, None))
        if gold is None:
            assert (found.gold_left, found.silver_left) == (None, None)
        elif silver is None:
            assert (found.gold_left, found.silver_left) == (gold - len([m for m in marks if m != "none"]), None)
        else:
            assert found.gold_left == gold - marks.count("gold")
            assert found.silver_left == silver - marks.count("silver")


@given(entries())
def test_what_is_asked_is_counted_over_programs_that_are_not_done_with(rows):
    oracle = Oracle(rows, ())
    found = plan(rows, Prices(SEASON, ()), {}).asked
    for one in found:
        lacks = [ask.lack for row in oracle.listed if not row.over for ask in row.asks if ask.rule == one.rule]
        assert (one.missed, one.to_do) == (lacks.count(Lack.MISSED), lacks.count(Lack.TO_DO))
        assert (one.preferred, one.not_told) == (lacks.count(Lack.PREFERRED), lacks.count(Lack.NOT_TOLD))
        assert one.programs == len(lacks) > 0
    assert {one.rule for one in found} == {ask.rule for row in oracle.listed if not row.over for ask in row.asks}
    assert [one.programs for one in found] == sorted((one.programs for one in found), reverse=True)


@given(entries(), fee_tables())
def test_every_entry_stands_in_one_sum_or_is_told_to_have_no_price(rows, lines):
    made = plan(rows, Prices(SEASON, lines), {})
    priced = sum(line.amount is not None for cost in made.costs for line in cost.lines)
    assert priced + sum(len(cost.unpriced) for cost in made.unpriced) == made.programs
    assert sum((cost.of(stage) for cost in made.costs for stage in Stage), Decimal(0)) == sum(
        (cost.known for cost in made.costs), Decimal(0)
    )
