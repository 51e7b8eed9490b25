"""Titles and terms of sources as the reader's language calls them. What partners call theirs stays as it is."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS = (
    _("Hospitals in Medicare (CMS)"),
    _("Public domain: CMS Care Compare"),
    _("H-1B labor condition cases for physicians, early fiscal 2025"),
    _("Public domain: US Department of Labor, OFLC disclosure data"),
    _("H-1B labor condition filings for physicians, by year"),
    _("Public domain: US Department of Labor, OFLC disclosure data, by way of a third party's yearly totals"),
    _("Employers and the sponsors they belong to"),
    _("The project's own work, CC0"),
    _("Fees of applying"),
    _("Facts gathered from the pages that each row names"),
    _("GME offices' pages"),
    _("Facts with the address of the page; no page text"),
    _("Open hospitals with coordinates (HIFLD)"),
    _("Public domain: Homeland Infrastructure Foundation-Level Data, 2020"),
    _("Plain names and places of sponsors"),
    _("NRMP's published list of programs, 2023 Main Match"),
    _("Names and codes only; no NRMP statistics"),
    _("Programs' own pages"),
    _("Statements published in the open format"),
    _("As each source says"),
    _("Medical schools of current residents"),
    _("Calendar of the Match"),
    _("Specialties and program signals"),
    _("Facts gathered from the pages named in the facts list; names and codes only"),
    _("Public tracker of new programs"),
    _("Facts with the address of the page that the tracker cites; no page text"),
    _("US cities"),
    _("MIT license, kelvins/US-Cities-Database"),
    _("What pages' wordings mean"),
)
"""Of every feed. A test holds them to the feeds."""


@cache
def by_english() -> Mapping[str, Promise]:
    with translation.override(None):
        return MappingProxyType({str(words): words for words in WORDS})


def source_words(english: str) -> str:
    return str(by_english().get(english, english))
