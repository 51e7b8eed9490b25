"""The visa and the work permit, told again in plain Python from `docs/matching.md`."""

from collections.abc import Callable

from search.matching.stated import Line
from tests.search.matching.oracle_words import AGES, BY, Asked, Finding, best, by_when, held, worse, worst

SPONSORS = ("yes", "case_by_case", "no", "transfer_only")
NONE_SPONSORED, EAD_ACCEPTED, RESIDENTS_ONLY = 0, 1, 2


def is_sure(line: Line) -> bool:
    return line.age in ("current", "undated") and not (line.disputed or line.conditional or line.inferred)


def needs_none(asked: Asked) -> bool:
    return asked.profile.work_status in ("citizen", "permanent_resident")


def visa(asked: Asked) -> Finding:
    if needs_none(asked):
        return Finding("not needed")
    ways = ["ead"] if asked.profile.work_status == "ead" else []
    ways += asked.profile.visas or ()
    if ways:
        return best([WAYS[way](asked) for way in ways])
    return _whichever(asked)


def _whichever(asked: Asked) -> Finding:
    """Nothing told of visas: only what both have in common is said."""
    both = [by_j1(asked), by_h1b(asked)]
    if all(one.verdict == "open" for one in both):
        return both[0]
    refused = all(one.outcome == "missed" for one in both)
    if refused and asked.profile.work_status is not None:
        return best(both)
    return Finding("not told", "confirm")


def by_j1(asked: Asked) -> Finding:
    return worse([visa_j1(asked), j1_years(asked)])


def by_h1b(asked: Asked) -> Finding:
    return worse([visa_h1b(asked), h1b_step3(asked)])


def visa_j1(asked: Asked) -> Finding:
    return _sponsored(asked, "visa_j1")


def visa_h1b(asked: Asked) -> Finding:
    return _sponsored(asked, "visa_h1b")


def _sponsored(asked: Asked, field: str) -> Finding:
    lines = asked.of(field)
    refusals = [line for line in asked.of("visa_other") if line.value in (NONE_SPONSORED, RESIDENTS_ONLY)]
    if not lines:
        return worst([held(line, "missed") for line in refusals]) if refusals else Finding("not stated", "confirm")
    found = worst([_answer(asked, line) for line in lines])
    if found.outcome == "missed" and refusals:
        return worse([found, worst([held(line, "missed") for line in refusals])])
    if found.outcome != "met":
        return found
    yes = next(line for line in lines if line.statement == found.statement)
    against = [line for line in refusals if AGES.index(line.age) <= AGES.index(yes.age)]
    return Finding("unclear", "confirm", against[0].statement) if against else found


def _answer(asked: Asked, line: Line) -> Finding:
    answer = SPONSORS[line.value]
    if answer == "transfer_only":
        answer = "yes" if asked.profile.work_status == "h1b" else "no"
    if answer == "no":
        return held(line, "missed")
    return _answered(line) if answer == "yes" else Finding("unclear", "confirm", line.statement)


def j1_years(asked: Asked) -> Finding:
    used = asked.profile.j1_years_used
    training = 1 if asked.kind == "P" else asked.program.years
    if used is None:
        return Finding("not told", "confirm" if asked.profile.work_status == "j1" else "open")
    if used + max(training, 1) > 7:
        return Finding("missed", "closed")
    return Finding("met") if training else Finding("not stated")


def h1b_step3(asked: Asked) -> Finding:
    passed, expected = asked.profile.step3, asked.profile.step3_expected
    if passed:
        return Finding("met")
    silent = passed is None and expected is None
    base = Finding("not told" if silent else "to do", "confirm")
    stated = [held(line, by_when(asked, BY[line.value], passed, expected)) for line in asked.of("h1b_step3_by")]
    if not stated:
        return base
    found = worst(stated)
    outcome = base.outcome if found.outcome == "met" else found.outcome
    return Finding(outcome, worse([base, found]).verdict, found.statement)


def work_permit(asked: Asked) -> Finding:
    accepted = [_answered(line) for line in asked.of("visa_other") if line.value == EAD_ACCEPTED]
    refused = [held(line, "missed") for line in asked.of("visa_other") if line.value == RESIDENTS_ONLY]
    if not accepted and not refused:
        return Finding("not stated", "confirm")
    return worse([worst(found) for found in (accepted, refused) if found])


def _answered(line: Line) -> Finding:
    if is_sure(line):
        return Finding("met", "open", line.statement)
    return Finding("unclear", "confirm", line.statement)


WAYS: dict[str, Callable[[Asked], Finding]] = {"ead": work_permit, "j1": by_j1, "h1b": by_h1b}


def _shown(way: str, rule: Callable[[Asked], Finding]) -> Callable[[Asked], Finding]:
    """A part is told to those who would go that way, and to those who have told of no way."""

    def part(asked: Asked) -> Finding:
        ways = [*(["ead"] if asked.profile.work_status == "ead" else []), *(asked.profile.visas or ())]
        going = way in ways or (not ways and way != "ead")
        return rule(asked) if going and not needs_none(asked) else Finding("not needed")

    return part


PARTS: dict[str, Callable[[Asked], Finding]] = {
    "visa_j1": _shown("j1", visa_j1),
    "j1_years": _shown("j1", j1_years),
    "visa_h1b": _shown("h1b", visa_h1b),
    "h1b_step3": _shown("h1b", h1b_step3),
    "work_permit": _shown("ead", work_permit),
}
