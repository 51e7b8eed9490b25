"""The arithmetic of an evening: what counts as failed, what is let pass, and what is not."""

from tests.faults import tally
from tests.faults.tally import Asked, Figure, Kept, Span

DOWN = [Span("restart PostgreSQL", 100.0, 105.0)]
ALL_KEPT = Kept(confirmed=1, found=1, owed=1, done=1)


def asked(kind: str = "search", at: float = 50.0, status: int = 200, **more: object) -> Asked:
    return Asked(kind, at, at + 0.1, status, **more)  # type: ignore[arg-type]


def figure(name: str, lines: list[Asked], kept: Kept = ALL_KEPT) -> Figure:
    (found,) = [one for one in tally.figures(lines, DOWN, kept) if one.name == name]
    return found


def failed(lines: list[Asked]) -> Figure:
    return figure("failed while the database was up", lines)


def test_an_answer_is_one_of_success_or_one_that_leads_on() -> None:
    assert [asked(status=status).is_answered for status in (200, 303, 400, 503, 0)] == [True, True, False, False, False]
    assert not asked(whole=False).is_answered


def test_one_failure_is_let_pass_and_not_a_second() -> None:
    assert failed([asked()] * 300 + [asked(status=502)]).met
    two = failed([asked()] * 300 + [asked(status=502), asked(status=0)])
    assert (two.met, two.value) == (False, "2 of 302 (0.662%)")


def test_of_thousands_less_than_one_in_a_thousand_may_fail() -> None:
    assert [tally.most_failed(count) for count in (1, 1000, 1999, 2000, 2001, 3600)] == [1, 1, 1, 1, 2, 3]


def test_what_overlaps_the_down_seconds_is_no_failure_beside_them() -> None:
    lines = [asked(), asked("program", 99.95, 503), asked("program", 104.95, 503)]
    assert failed(lines).value == "0 of 1 (0.000%)"
    assert not failed([asked(), *[asked("program", 105.0, 503)] * 2]).met


def test_while_the_database_is_down_each_search_must_be_answered() -> None:
    name = "searches answered meanwhile"
    assert figure(name, [asked(at=101)]).met
    assert not figure(name, [asked(at=101), asked(at=102, status=503)]).met
    assert not figure(name, [asked(at=50)]).met, "none was asked, so nothing is shown"


def test_while_the_database_is_down_others_say_back_in_a_moment_and_when() -> None:
    name = "others: answered, or told “back in a moment”"
    well = asked("saving", 101, 503, says_back=True, retry_after="10")
    assert figure(name, [well]).met
    for bad in (asked("saving", 101, 500), asked("saving", 101, 503, says_back=True), asked("saving", 101, 0)):
        assert not figure(name, [well, bad]).met


def test_what_was_saved_must_be_found_and_what_was_owed_done() -> None:
    name = "saved and found again"
    assert not figure(name, [asked()], Kept(confirmed=2, found=1)).met
    assert not figure(name, [asked()], Kept()).met, "nothing was saved, so nothing is shown"
    assert not figure("tasks owed and done", [asked()], Kept(owed=3, done=2)).met
    assert figure("tasks owed and done", [asked()], Kept(owed=3, done=2, unsure=1, unsure_allowed=1)).met
    assert not figure("processes that ended by themselves", [asked()], Kept(left=["beat"])).met


def test_percentiles_are_values_that_were_met() -> None:
    ordered = [float(value) for value in range(1, 101)]
    assert [tally.percentile(ordered, share) for share in (0.5, 0.95, 0.99)] == [50.0, 95.0, 99.0]
    assert tally.percentile([7.0], 0.99) == 7.0


def test_the_table_tells_what_is_broken() -> None:
    told = tally.table([Figure("kept one", "1", "at most 2"), Figure("broken one", "3", "at most 2", met=False)])
    assert told.splitlines() == ["kept one    1  at most 2: kept", "broken one  3  at most 2: BROKEN"]
