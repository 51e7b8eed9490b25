"""Every feed, written out in the order in which a full refresh runs them: what others stand on comes first."""

from collections.abc import Mapping
from types import MappingProxyType

from programs.feeds import (
    cms_hospitals,
    dol_cases,
    dol_filings,
    employer_links,
    fees,
    gme_pages,
    hifld_hospitals,
    institution_names,
    nrmp_list,
    program_pages,
    published,
    resident_schools,
    season_calendar,
    specialties,
    tracker,
    us_cities,
    wordings,
)
from programs.feeds.record import Feed
from programs.models import Source

FEEDS: Mapping[str, Feed] = MappingProxyType(
    {
        feed.name: feed
        for feed in (
            specialties.FEED,
            us_cities.FEED,
            nrmp_list.FEED,
            institution_names.FEED,
            wordings.FEED,
            program_pages.FEED,
            gme_pages.FEED,
            tracker.FEED,
            resident_schools.FEED,
            season_calendar.FEED,
            fees.FEED,
            employer_links.FEED,
            dol_filings.FEED,
            dol_cases.FEED,
            cms_hospitals.FEED,
            hifld_hospitals.FEED,
        )
    }
)

SHARED_FEEDS: Mapping[str, Feed] = MappingProxyType({published.FEED.name: published.FEED})
"""Feeds without a source of their own: each source whose `feed` names one is read by it, from that source's address."""


def feed_of(source: Source) -> Feed | None:
    """None: a source that nothing refreshes."""
    return SHARED_FEEDS.get(source.feed) or FEEDS.get(source.name)
