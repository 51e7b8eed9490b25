"""The answers of match and what-if as JSON, by the API and by `manage.py match`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.http import HttpRequest

from programs.models import Program
from search.answers import found_by, rows_in_order
from search.api.facts import Shape
from search.api.programs import program_shape, with_evidence
from search.columns import Bools
from search.current import current_index
from search.index import Index
from search.matched.asking import Asked
from search.matched.matches import match_for, order_by_fit, with_verdict
from search.matched.trying import tried
from search.matching import Match, Verdict
from search.matching.stated import Numbers
from search.presenters.matching.changes import change_label
from search.presenters.matching.headlines import headline
from search.presenters.matching.lines import RuleLine, lines, statements_of
from search.presenters.matching.verdicts import NAMES
from search.whatif import Moved


def match_shape(asked: Asked, request: HttpRequest, day: dt.date) -> Shape:
    """`request` gives the addresses of the programs their host."""
    held = current_index(day)
    match = match_for(asked.profile, held, day)
    among = found_by(asked.search, held)
    wanted = among & with_verdict(match, asked.verdicts) if asked.verdicts else among
    rows = first_rows(wanted, order_by_fit(match, held), asked.limit)
    return {
        "verdicts": _counts(match, among),
        "closed_by": match.decided_by(Verdict.CLOSED, among),
        "results": _results(match, held, rows, request),
    }


def first_rows(wanted: Bools, order: Numbers, limit: int) -> list[int]:
    """The places in the index of the first that are wanted."""
    rows = np.flatnonzero(wanted)
    return [int(row) for row in rows[np.argsort(order[rows])][:limit]]


def _counts(match: Match, among: Bools) -> dict[str, int]:
    return {NAMES[verdict]: count for verdict, count in match.counts(among).items()}


def _results(match: Match, held: Index, rows: list[int], request: HttpRequest) -> list[Shape]:
    told = {row: match.of_program(row) for row in rows}
    statements = statements_of(one for some in told.values() for one in some)
    places = {int(held.pks[row]): row for row in rows}
    shapes = []
    for program in rows_in_order(list(places), with_evidence(Program.objects.all())):
        row = places[program.pk]
        found = lines(told[row], statements, match)
        said = headline(match, row, found)
        shapes.append(
            {
                "program": program_shape(program, request),
                "verdict": said.verdict,
                "because": said.because,
                "next_step": said.next_step,
                "rules": [_rule_shape(one) for one in found],
            }
        )
    return shapes


def _rule_shape(one: RuleLine) -> dict[str, Any]:
    source = one.source
    return {
        "rule": one.rule,
        "outcome": one.outcome,
        "needs": one.needs or None,
        "yours": one.yours or None,
        "age": source.age.value if source else None,
        "page_url": (source.url or None) if source else None,
    }


def what_if_shape(asked: Asked, day: dt.date) -> Shape:
    held = current_index(day)
    base = match_for(asked.profile, held, day)
    found = tried(base, asked.search, held)
    ids = _public_ids(found, held)
    return {"changes": [_change_shape(one, ids, held, base) for one in found]}


def _public_ids(found: Sequence[Moved], held: Index) -> Mapping[int, str]:
    """By primary key, of all programs that any change moves. One query."""
    rows = np.unique(np.concatenate([one.rows for one in found]))
    return dict(Program.objects.filter(pk__in=held.pks[rows].tolist()).values_list("pk", "public_id"))


def _change_shape(one: Moved, ids: Mapping[int, str], held: Index, base: Match) -> Shape:
    return {
        "change": one.change,
        "label": change_label(one.change, base.case.season, held.specialties),
        "from": {NAMES[verdict]: count for verdict, count in one.before.items()},
        "to": {NAMES[verdict]: count for verdict, count in one.after.items()},
        "programs": [ids[pk] for pk in held.pks[one.rows].tolist() if pk in ids],
    }
