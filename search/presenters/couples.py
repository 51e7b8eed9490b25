"""Pairs of programs for two people in words: both verdicts with their reasons, and how far apart. No chances."""

from dataclasses import dataclass

import numpy as np
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from programs.models import Program, Track
from programs.specialty_names import specialty_name
from search.couples.form import CoupleForm
from search.couples.pairs import Pairs
from search.index import Index
from search.matching import Match, Verdict
from search.parameters import One
from search.presenters.filter_fields import Option
from search.presenters.matching.headlines import Headline
from search.presenters.matching.results import headlines
from search.presenters.matching.verdicts import COUNTED_AS
from search.presenters.pairing import miles_words
from search.presenters.places import place_words
from search.presenters.tracks import only_one_year
from search.presenters.words import grouped

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Half:
    path: str
    name: str
    specialty: str
    place: str
    one_year: bool
    said: Headline


@dataclass(frozen=True, slots=True)
class PairLine:
    yours: Half
    theirs: Half
    how_far: str


@dataclass(frozen=True, slots=True)
class CountedPair:
    yours: str
    theirs: str
    count: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One control of the page's form."""

    name: str
    label: str
    options: tuple[Option, ...]
    errors: tuple[str, ...]


def choices(form: CoupleForm) -> tuple[Choice, ...]:
    return tuple(_choice(form, name) for name in ("yours", "theirs", "within"))


def _choice(form: CoupleForm, name: str) -> Choice:
    field = form.fields[name]
    assert isinstance(field, One)  # noqa: S101 - all three are declared so
    asked = form.data.get(name) or field.default
    unasked = () if field.default else (Option("", _("Choose one"), chosen=not asked),)
    return Choice(
        name=name,
        label=str(field.label),
        options=(*unasked, *(Option(code, str(words), chosen=code == asked) for code, words in field.options.items())),
        errors=tuple(str(error) for error in form.errors.get(name, ())),
    )


def counted(pairs: Pairs) -> tuple[CountedPair, ...]:
    """Each two verdicts that a pair has, in the order of the list."""
    held = [(one, other) for one in Verdict for other in Verdict if pairs.counts[one, other]]
    ordered = sorted(held, key=lambda two: (max(two), min(two), two))
    return tuple(
        CountedPair(str(COUNTED_AS[one]), str(COUNTED_AS[other]), grouped(int(pairs.counts[one, other])))
        for one, other in ordered
    )


def lines(held: Index, pairs: Pairs, matches: tuple[Match, Match], page: int) -> list[PairLine]:
    """Six queries for any page. A program unpublished since the index was built takes its pairs with it."""
    shown = slice((page - 1) * PER_PAGE, page * PER_PAGE)
    one, other = pairs.one[shown].tolist(), pairs.other[shown].tolist()
    programs = _programs(held, {*one, *other})
    said = headlines(matches[0], sorted(set(one))), headlines(matches[1], sorted(set(other)))
    return [
        PairLine(_half(programs[row], said[0][row]), _half(programs[beside], said[1][beside]), _how_far(far))
        for row, beside, far in zip(one, other, pairs.miles[shown].tolist(), strict=True)
        if row in programs and beside in programs
    ]


def _programs(held: Index, rows: set[int]) -> dict[int, Program]:
    """By place in the index. Two queries."""
    pks = {int(held.pks[row]): row for row in rows}
    listed = Track.objects.filter(published=True)
    found = Program.objects.published().filter(pk__in=pks).select_related("institution", "specialty")
    return {pks[one.pk]: one for one in found.prefetch_related(Prefetch("tracks", listed, to_attr="listed_tracks"))}


def _half(program: Program, said: Headline) -> Half:
    return Half(
        path=reverse("search:program-detail", args=[program.public_id, program.slug]),
        name=program.place_name,
        specialty=specialty_name(program.specialty.common_name),
        place=place_words(program.city, program.state),
        one_year=only_one_year(program.listed_tracks),  # type: ignore[attr-defined]
        said=said,
    )


def _how_far(miles: float) -> str:
    if np.isnan(miles):
        return _("Same city")
    return _("Same place") if miles == 0 else miles_words(miles)
