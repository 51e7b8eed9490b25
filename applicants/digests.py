"""Digests: what changed on an applicant's programs and what her saved searches newly find, once a day or once a week.

Written down before it is sent, in words, so that a second attempt says the same. Where nothing happened the period is
written down all the same, and no mail goes.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.mailing import changed, owed, periods, readers, standing
from applicants.mailing.languages import language_of
from applicants.models import Applicant, Mailing, SavedSearch, ShortlistEntry
from applicants.searches.news import asking_of, fresh
from programs.models import Program
from programs.normalise import match_year_of
from search.changes.listed import Listings, listings
from search.presenters.places import place_words

KIND = Mailing.Kind.DIGEST
MOST_OF_A_SEARCH = 15
SETTLING = dt.timedelta(hours=1)
"""A change is dated when its work begins and seen when that is done: what is younger waits for the next digest."""
FURTHEST_BACK = dt.timedelta(days=60)
"""What changed longer ago is on the pages, and no mail tells it."""


@dataclass(frozen=True, slots=True)
class Last:
    """When an applicant was last told, and how her programs stood then."""

    until: dt.datetime
    stands: dict[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Of many applicants, up to the moment `until`. `new`: by search, what it newly finds, and `programs` are those."""

    until: dt.datetime
    day: dt.date
    entries: dict[int, list[ShortlistEntry]]
    news: changed.News
    listings: Listings
    searches: dict[int, list[SavedSearch]]
    new: dict[int, list[int]]
    programs: dict[int, Program]


def write(applicants: Collection[int], now: dt.datetime) -> list[int]:
    """Writes down one digest for each who still wants it, quiet where nothing happened. Returns the ones to send.
    At most nineteen queries, however many applicants, once the search index stands."""
    wanting = list(readers.wanting(KIND).filter(pk__in=applicants))
    mailed = owed.last_told(KIND, [one.pk for one in wanting])
    last = {one.pk: _last(one, mailed.get(one.pk), now) for one in wanting}
    soon = [one for one in wanting if _was_told_in_this_period(one, mailed.get(one.pk), last[one.pk], now)]
    due = [one for one in wanting if one not in soon]
    gathered = _gathered(due, min((last[one.pk].until for one in due), default=now), now)
    rows = [_row(one, _content(one, last[one.pk], gathered), now) for one in due]
    return owed.write_down([*rows, *(_row(one, _quiet(last[one.pk].until, last[one.pk].stands), now) for one in soon)])


def _last(applicant: Applicant, mailed: Mailing | None, now: dt.datetime) -> Last:
    if mailed is None:
        return Last(max(applicant.created_at, now - FURTHEST_BACK), {})
    until = dt.datetime.fromisoformat(mailed.content["until"])
    return Last(max(until, now - FURTHEST_BACK), mailed.content.get("stands", {}))


def _was_told_in_this_period(applicant: Applicant, mailed: Mailing | None, last: Last, now: dt.datetime) -> bool:
    """Who changes from daily to weekly in the middle of a week has been told this week."""
    zone, often = applicant.time_zone, applicant.digest
    return bool(mailed) and periods.period(often, zone, last.until) == periods.period(often, zone, now)


def _row(applicant: Applicant, content: dict[str, Any], now: dt.datetime) -> Mailing:
    key = periods.period(readers.often_of(KIND, applicant), applicant.time_zone, now)
    return owed.row(applicant, KIND, key, content, now)


def _quiet(until: dt.datetime, stands: dict[str, str]) -> dict[str, Any]:
    return {owed.QUIET: True, "until": until.isoformat(), "stands": stands}


def _content(applicant: Applicant, last: Last, gathered: Gathered) -> dict[str, Any]:
    programs = _programs_of(gathered.entries.get(applicant.pk, ()), last)
    stands = standing.standing(programs, gathered.listings)
    searches = gathered.searches.get(applicant.pk, [])
    new = {str(one.pk): gathered.new[one.pk] for one in searches if one.pk in gathered.new}
    language = language_of(applicant)
    with translation.override(language):
        changes = changed.section(programs, gathered.news, gathered.day)
        moved = _listing_section(programs, last.stands, stands)
        found = [_search_section(one, gathered) for one in searches if one.pk in gathered.new]
        sections = [section for section in (moved, changes, *found) if section]
        subject = _subject(changes, moved, found)
    if not sections:
        return _quiet(gathered.until, stands)
    told = {"language": language, "subject": subject, "sections": sections}
    return {**told, "until": gathered.until.isoformat(), "stands": stands, "searches": new}


def _programs_of(entries: Collection[ShortlistEntry], last: Last) -> dict[Program, dt.datetime]:
    """Each program once, with the moment after which its changes are news: what stood when it was added is none."""
    found: dict[Program, dt.datetime] = {}
    for entry in entries:
        found.setdefault(entry.program, max(last.until, entry.added_at))
    return found


def _listing_section(
    programs: Collection[Program], before: dict[str, str], now: dict[str, str]
) -> dict[str, Any] | None:
    items = [(program, words) for program in programs if (words := standing.moved(program, before, now))]
    if not items:
        return None
    told = [changed.item(program, [words]) for program, words in items]
    return {"title": _("Listed, or no longer listed"), "items": told, "more": "", "count": len(items)}


def _search_section(search: SavedSearch, gathered: Gathered) -> dict[str, Any]:
    new = gathered.new[search.pk]
    shown = [gathered.programs[pk] for pk in new[:MOST_OF_A_SEARCH] if pk in gathered.programs]
    words = ngettext(
        "%(count)d new program; see all that it finds", "%(count)d new programs; see all that it finds", len(new)
    )
    address = reverse("search:program-list")
    return {
        "title": _("New for your search “%(name)s”") % {"name": search.name},
        "items": [changed.item(program, filter(None, [place_words(program.city, program.state)])) for program in shown],
        "more": words % {"count": len(new)},
        "path": f"{address}?{search.query}" if search.query else address,
        "count": len(new),
    }


def _subject(changes: dict[str, Any] | None, moved: dict[str, Any] | None, found: list[dict[str, Any]]) -> str:
    count = sum(section["count"] for section in (changes, moved) if section)
    new = sum(section["count"] for section in found)
    told = []
    if count:
        told.append(
            ngettext("%(count)d change on your list", "%(count)d changes on your list", count) % {"count": count}
        )
    if new:
        words = ngettext("%(count)d new program found", "%(count)d new programs found", new)
        told.append(words % {"count": new})
    return ", ".join(told)


def _gathered(applicants: Collection[Applicant], after: dt.datetime, now: dt.datetime) -> Gathered:
    day = timezone.localdate(now)
    entries = list(readers.live_entries(applicants, match_year_of(day)))
    searches = list(SavedSearch.objects.filter(applicant__in=applicants))
    by_owner: dict[int, list[SavedSearch]] = defaultdict(list)
    for search in searches:
        by_owner[search.applicant_id].append(search)
    new = _new(applicants, by_owner, day)
    shown = {pk for found in new.values() for pk in found[:MOST_OF_A_SEARCH]}
    with_names = Program.objects.select_related("institution", "specialty")
    by_applicant: dict[int, list[ShortlistEntry]] = defaultdict(list)
    for entry in entries:
        by_applicant[entry.applicant_id].append(entry)
    return Gathered(
        until=now - SETTLING,
        day=day,
        entries=by_applicant,
        news=changed.news({one.program_id for one in entries}, after, now - SETTLING),
        listings=listings(),
        searches=by_owner,
        new=new,
        programs=with_names.in_bulk(shown),
    )


def _new(
    applicants: Collection[Applicant], searches: dict[int, list[SavedSearch]], day: dt.date
) -> dict[int, list[int]]:
    """By search. The index is looked at only where somebody keeps one."""
    found: dict[int, list[int]] = {}
    for applicant in applicants:
        if own := searches.get(applicant.pk):
            found |= fresh(own, asking_of(applicant, day))
    return found
