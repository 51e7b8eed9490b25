"""What each search parameter would find, its own value left out: one grouped query a facet."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from programs import fields
from programs.models.directory import ProgramQuerySet
from search.filters import ProgramFilter
from search.meanings import MEANINGS, VISA_COLUMNS, all_of, has_not_said
from search.states import STATES


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """`not_stated`: programs that none of the options could count, because nobody has said."""

    options: tuple[Option, ...]
    not_stated: int


def facets(search: ProgramFilter) -> dict[str, Facet]:
    """In the order of `docs/interface.md`. Only for a valid search; five queries."""
    return {
        "specialty": _specialty(search.matching(leaving_out="specialty")),
        "state": _state(search.matching(leaving_out="state")),
        "kind": _asked_apart("kind", search, _labels("kind", search), _without_track()),
        "visa": _asked_apart("visa", search, _labels("visa", search), _silent_about_visas()),
        "accepts_img": _asked_apart("accepts_img", search, _labels("accepts_img", search), has_not_said("accepts_img")),
    }


def _specialty(found: ProgramQuerySet) -> Facet:
    rows = found.values_list("specialty__code", "specialty__common_name").annotate(Count("pk"))
    return Facet(tuple(Option(*row) for row in sorted(rows, key=lambda row: row[1])), not_stated=0)


def _state(found: ProgramQuerySet) -> Facet:
    counts = dict(found.values_list("state").annotate(Count("pk")))
    options = [Option(code, str(label), counts[code]) for code, label in STATES.items() if code in counts]
    return Facet(tuple(options), not_stated=counts.get("", 0))


def _asked_apart(name: str, search: ProgramFilter, labels: Mapping[str, str], silent: Q) -> Facet:
    """A facet whose options overlap: each is counted as the parameter alone would find it."""
    conditions = {f"n_{value}": MEANINGS[name]([value] if name != "accepts_img" else value) for value in labels}
    conditions["silent"] = silent
    counted = {key: Count("pk", filter=condition) for key, condition in conditions.items()}
    counts = search.matching(leaving_out=name).aggregate(**counted)
    options = tuple(Option(value, label, counts[f"n_{value}"]) for value, label in labels.items())
    return Facet(options, not_stated=counts["silent"])


def _labels(name: str, search: ProgramFilter) -> dict[str, str]:
    return {value: str(label) for value, label in search.form.fields[name].options.items()}


def _without_track() -> Q:
    return all_of(Q(**{f"has_kind_{kind.lower()}": False}) for kind in fields.TRACK_KINDS)


def _silent_about_visas() -> Q:
    return all_of(has_not_said(column) for column in VISA_COLUMNS["both"])
