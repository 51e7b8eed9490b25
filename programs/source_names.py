"""Titles, descriptions and terms of sources in the reader's language. What partners say of theirs stays as it is."""

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
    _("NRMP's published list of programs"),
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
    _("ACGME codes and names; years partly from general knowledge; signals 2025 official, 2027 reported."),
    _(
        "Cities of the states, the District of Columbia and Puerto Rico with county and coordinates; the "
        "other territories are missing. 22 rows carry no county. A city in two counties is two rows. No date "
        "is given."
    ),
    _(
        "Sponsors' names and codes, and the tracks that took part in the Main Match of the list's year, 2023 for "
        "the first one here. Of a list older than the season, programs opened since are missing and a few have "
        "closed. Which tracks make one program was judged by hand: about 95 % right where a sponsor has several "
        "sites, restrictions 98 %."
    ),
    _(
        "Judged one by one against hospital files: 706 sure, 99 likely, 48 sure of name and city only, 1 "
        "unknown. Likely ones wait for confirmation and show the listed name meanwhile."
    ),
    _(
        "Each institution, place and specialty as pages word it, linked by hand to a sponsor and program: 614"
        " sure (99 % right), likely ones wait, 130 name programs that the 2023 list lacks."
    ),
    _(
        "Facts read by hand in stored copies of programs' pages, whose dates are unknown: today's page may "
        "say something else. Of 527 facts read twice by two readers, 520 agreed. Readings in doubt wait for a"
        " curator."
    ),
    _(
        "Policies that an office states for all programs of its institution, visas above all. Read by hand in"
        " stored copies whose dates are unknown."
    ),
    _(
        "Second hand: a public tracker that cites program pages and accreditation reports. It ranks below the"
        " pages themselves, and fills in programs opened since the 2023 list."
    ),
    _(
        "Which medical schools a program's residents come from, where its own page states it: schools and "
        "counts, no people. Nothing has been gathered so far. That a school is not named here says nothing "
        "about its graduates."
    ),
    _(
        "National events of the 2026 and 2027 Match, each with the grade of its source: A official, B "
        "reputable, C reported by one third party, C2 by two. Nearly every event of 2027 is reported, not "
        "official, and some of those addresses are where to check, not where it was read. Dates may move: the"
        " services' own pages decide."
    ),
    _(
        "Fees in US dollars of the 2026 and 2027 Match, each with the grade of its source: A official, C "
        "reported by one third party, C2 by two. Some rows name no page, and some pages give an earlier "
        "season's fee. Not complete: certification, long-list, couples and test-abroad fees are missing. "
        "Sales tax may be added."
    ),
    _(
        "Judged by hand, one spelling at a time: 973 sure (about 98 % right), 276 likely (85 to 90 %) and 56 "
        "unsure, which wait for a curator. They reach 594 sponsors and about half of the positions filed in "
        "fiscal 2025; the rest are practices and staffing firms. An employer without a link has not been "
        "found to be no sponsor."
    ),
    _(
        "Positions in certified labor condition applications (the step before a petition), fiscal years 2019 "
        "to 2026; 2026 is partial. All physicians, attending doctors too, residents not told apart. The "
        "history of an employer as it spelled itself, never a program's promise; absence is not a no. Totals "
        "made by a third party."
    ),
    _(
        "Single cases filed from 24 September 2024 to 24 March 2025, half a year. No case status, so some may"
        " have been denied or withdrawn. A case names an employer and a worksite, never a program. Doctors in"
        " training are told by the job title alone (resident, PGY, house staff), some fellows with them; "
        "absence is not a no."
    ),
    _(
        "Hospitals registered with Medicare, January 2026: certification number, name, address, type and "
        "ownership. No coordinates and no beds. It does not say whether a hospital trains residents."
    ),
    _(
        "Hospitals open in 2020: address, coordinates, type, beds and website. Old: since then some have "
        "closed or changed their name, and websites have moved. No certification number, so a hospital in the"
        " Medicare list is another row. It does not say whether a hospital trains residents."
    ),
    _("What programs, offices and partners publish at an address of their own, read live."),
)
"""Of every feed. A test holds them to the feeds."""


@cache
def by_english() -> Mapping[str, Promise]:
    with translation.override(None):
        return MappingProxyType({str(words): words for words in WORDS})


def source_words(english: str) -> str:
    return str(by_english().get(english, english))
