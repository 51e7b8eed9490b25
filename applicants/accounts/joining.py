"""Two applicants become one: what was kept before signing in joins what the account keeps.

Everything moves. Where both have the same thing, the account's stands, and is completed by what only the other has.
"""

import re
from collections.abc import Callable, Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from applicants.accounts.joining_ranks import join_rank_lists
from applicants.models import Applicant, Criterion, SavedSearch, ShortlistEntry, Signal
from applicants.models.shortlist import MOST_NOTES, MOST_TAGS
from applicants.searches.keeping import have_told

Join = Callable[[Applicant, Applicant], None]


@transaction.atomic
def join(unnamed: Applicant, account: Applicant) -> None:
    """Moves all that `unnamed` keeps to `account`, and lets `unnamed` go."""
    for move in JOINS.values():
        move(unnamed, account)
    unnamed.delete()


def join_criteria(unnamed: Applicant, account: Applicant) -> None:
    """Before the entries. A criterion of the same name is the same; the account's weight stands."""
    have = {criterion.name: criterion for criterion in account.criteria.all()}
    last = max((criterion.position for criterion in have.values()), default=0)
    for criterion in unnamed.criteria.all():
        same = have.get(criterion.name)
        if same is None:
            Criterion.objects.filter(pk=criterion.pk).update(applicant=account, position=last + criterion.position)
            continue
        scored = same.scores.values("entry_id")
        criterion.scores.exclude(entry_id__in=scored).update(criterion=same)


def join_share_links(unnamed: Applicant, account: Applicant) -> None:
    """Before the entries: a link that was given with notes shows none any more where the account has notes of its own,
    which its reader was never given."""
    noted = account.entries.exclude(notes="").values_list("match_year", flat=True)
    unnamed.share_links.filter(match_year__in=list(noted)).update(with_notes=False)
    unnamed.share_links.update(applicant=account)


def join_entries(unnamed: Applicant, account: Applicant) -> None:
    """A program that both have on a season's list stays where the account has it; the others follow after."""
    last = account.entries.values("match_year").annotate(last=Max("position"))
    positions: dict[int, int] = {row["match_year"]: row["last"] for row in last}
    have = {(entry.match_year, entry.program_id): entry for entry in account.entries.all()}
    for entry in unnamed.entries.order_by("match_year", "position"):
        same = have.get((entry.match_year, entry.program_id))
        if same is not None:
            entry.refresh_from_db(fields=["copied_from"])  # it may have been completed into the account's already
            complete_entry(same, entry)
            continue
        positions[entry.match_year] = positions.get(entry.match_year, 0) + 1
        entry.applicant, entry.position = account, positions[entry.match_year]
        entry.save(update_fields=["applicant", "position"])


def complete_entry(stands: ShortlistEntry, other: ShortlistEntry) -> None:
    """Status and signal stay the account's; notes of both follow each other; all that hangs on the other moves over."""
    stands.notes = _both(stands.notes, other.notes)
    stands.tags = list(dict.fromkeys([*stands.tags, *other.tags]))[:MOST_TAGS]
    stands.seen_in_eras = stands.seen_in_eras or other.seen_in_eras
    if stands.signal == Signal.NONE:
        stands.signal = other.signal
    stands.copied_from_id = stands.copied_from_id or other.copied_from_id
    stands.revision += 1
    stands.changed_at = timezone.now()
    stands.save()
    stands.tracks.add(*other.tracks.all())
    scored = list(stands.scores.values_list("criterion_id", flat=True))
    other.scores.exclude(criterion_id__in=scored).update(entry=stands)
    for name in ("interviews", "reminders", "comments"):
        getattr(other, name).update(entry=stands)
    other.copies.update(copied_from=stands)
    for document in other.documents.all():
        document.entries.add(stands)


def _both(stands: str, other: str) -> str:
    """Where both together are too long, the account's are whole and the rest is as much as there is room for."""
    if _paragraphs(other) <= _paragraphs(stands):
        return stands
    return f"{stands.rstrip()}\n\n{other}".strip()[:MOST_NOTES] if stands.strip() else other


def _paragraphs(notes: str) -> set[str]:
    return {words for part in re.split(r"\n\s*\n", notes) if (words := part.strip())}


def join_searches(unnamed: Applicant, account: Applicant) -> None:
    """The same search under the same name is kept once; another one of that name gets a number."""
    own = {search.name: search for search in account.searches.all()}
    have = {name: search.query for name, search in own.items()}
    for search in unnamed.searches.all():
        if have.get(search.name) == search.query:
            if search.name in own and search.known:
                have_told({str(own[search.name].pk): search.known})
            continue
        search.name = _free_name(search.name, have)
        have[search.name] = search.query
        SavedSearch.objects.filter(pk=search.pk).update(applicant=account, name=search.name)


def _free_name(name: str, taken: Mapping[str, str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        ending = f" ({number})"
        free = name[: 100 - len(ending)] + ending
    return free


def join_soap_lists(unnamed: Applicant, account: Applicant) -> None:
    """One list a season: lines that the account's does not have follow its own; what only the other noted of a line
    that both have comes along."""
    have = {kept.match_year: kept for kept in account.soap_lists.all()}
    for soap_list in unnamed.soap_lists.all():
        same = have.get(soap_list.match_year)
        if same is None:
            soap_list.applicant = account
            soap_list.save(update_fields=["applicant"])
            continue
        lines = {line.text: line for line in same.lines.all()}
        number = max((line.number for line in lines.values()), default=0)
        for line in soap_list.lines.all():
            if stands := lines.get(line.text):
                stands.applied, stands.note = stands.applied or line.applied, stands.note or line.note
                stands.save(update_fields=["applied", "note"])
                continue
            number += 1
            line.soap_list, line.number = same, number
            line.save(update_fields=["soap_list", "number"])


def join_calendar_tokens(unnamed: Applicant, account: Applicant) -> None:
    """One address stands; where both have one, the other is revoked and kept as revoked."""
    standing = unnamed.calendar_tokens.filter(revoked_at=None)
    if account.calendar_tokens.filter(revoked_at=None).exists():
        standing.update(revoked_at=timezone.now())
    unnamed.calendar_tokens.update(applicant=account)


def join_mailings(unnamed: Applicant, account: Applicant) -> None:
    """So that no mail that went once goes again."""
    sent = account.mailings.values_list("kind", "key")
    for mailing in unnamed.mailings.all():
        if (mailing.kind, mailing.key) not in set(sent):
            mailing.applicant = account
            mailing.save(update_fields=["applicant"])


def _all_move(name: str) -> Join:
    return lambda unnamed, account: getattr(unnamed, name).update(applicant=account)


JOINS: Mapping[str, Join] = {
    "criteria": join_criteria,
    "share_links": join_share_links,
    "entries": join_entries,
    "documents": _all_move("documents"),
    "own_reminders": _all_move("own_reminders"),
    "vacancies": _all_move("vacancies"),
    "rank_lists": join_rank_lists,
    "searches": join_searches,
    "soap_lists": join_soap_lists,
    "calendar_tokens": join_calendar_tokens,
    "mailings": join_mailings,
}
"""By what an Applicant calls them, in the order that they are moved: one for each relation, and a test wants it."""
