"""Which texts a reader is shown: those of their language, and where one is missing, its twin in another."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language, get_language_info

from applicants.guides.blocks import Dates, Fees, Timeline
from applicants.guides.prose import Piece, Prose, Section, prose
from applicants.guides.season import DateRow, FeeRows, SeasonRows
from applicants.guides.text import text_of
from applicants.models import Form, Guide
from search.presenters.season_timeline import SeasonTimeline


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Written text, or what a block shows: one of them is set."""

    html: str = ""
    dates: tuple[DateRow, ...] = ()
    fees: tuple[FeeRows, ...] = ()
    timeline: SeasonTimeline | None = None


@dataclass(frozen=True, slots=True)
class ShownSection:
    section: Section
    pieces: tuple[ShownPiece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One text for a page. `foreign`: it is not in the reader's language, but in the one that `written_in` names.
    `year`: of the season in its blocks."""

    guide: Guide
    prose: Prose
    lead: tuple[ShownPiece, ...]
    sections: tuple[ShownSection, ...]
    foreign: bool
    written_in: str
    expired: bool
    year: int


def language_name(code: str) -> str:
    """In the reader's own language, as it stands within a sentence: English writes it with a capital, Spanish not."""
    name = str(get_language_info(code)["name_translated"])
    return name if get_language() == settings.LANGUAGE_CODE else name.lower()


def preference(language: str) -> list[str]:
    return list(dict.fromkeys([language, settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]))


def published(form: Form) -> QuerySet[Guide]:
    return Guide.objects.filter(form=form, published=True, language__in=dict(settings.LANGUAGES))


def one_each(guides: Iterable[Guide], language: str) -> list[Guide]:
    """Of each slug the text that this reader reads best, in the order of the list."""
    order = preference(language)
    best: dict[str, Guide] = {}
    for guide in sorted(guides, key=lambda one: order.index(one.language)):
        best.setdefault(guide.slug, guide)
    return sorted(best.values(), key=lambda one: (one.place, one.slug))


def listed(language: str) -> list[Guide]:
    """Without their texts. One query."""
    return one_each(published(Form.GUIDE).defer("body"), language)


def shown(guide: Guide, language: str, season: SeasonRows, day: dt.date, prefix: str = "") -> Shown:
    made = prose(text_of(guide), language, prefix)
    return Shown(
        guide=guide,
        prose=made,
        lead=_shown(made.lead.pieces, season),
        sections=tuple(ShownSection(one, _shown(one.pieces, season)) for one in made.sections),
        foreign=guide.language != language,
        written_in=language_name(guide.language),
        expired=guide.expired(day),
        year=season.year,
    )


def _shown(pieces: Iterable[Piece], season: SeasonRows) -> tuple[ShownPiece, ...]:
    return tuple(_piece(piece, season) for piece in pieces)


def _piece(piece: Piece, season: SeasonRows) -> ShownPiece:
    if isinstance(piece, Dates):
        return ShownPiece(dates=season.dates(piece.names))
    if isinstance(piece, Fees):
        return ShownPiece(fees=season.prices(piece.names))
    if isinstance(piece, Timeline):
        drawn = season.timeline
        return ShownPiece(timeline=drawn) if drawn else ShownPiece(dates=season.all_dates())
    return ShownPiece(html=piece)
