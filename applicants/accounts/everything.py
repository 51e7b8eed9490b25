"""All that is kept of one reader, table by table, written out: what a download holds and nothing besides.

Rows name each other by `id`; programs go by their public id and tracks by their NRMP code. Left out are secrets that
would open something to whoever finds the file: the password's hash, keys of a second factor, and the tokens in
addresses of calendars, shared lists and stories.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Model, Q, QuerySet

from applicants.models import (
    Applicant,
    CalendarToken,
    Criterion,
    Document,
    Interview,
    Mailing,
    PairChoice,
    RankChoice,
    RankList,
    Reminder,
    SavedSearch,
    Score,
    ShareComment,
    ShareLink,
    ShortlistEntry,
    SoapLine,
    SoapList,
    Story,
    User,
    Vacancy,
)

AT_ONCE = 200
"""So many rows are in memory, however many there are."""


@dataclass(frozen=True)
class Table:
    """`owner`: the path from a row to its applicant. `columns`: the path of each. `several`: paths of which a row has
    any number of values."""

    name: str
    model: type[Model]
    owner: str
    columns: Mapping[str, str]
    several: Mapping[str, str]

    def rows(self, applicant: Applicant) -> Iterator[tuple[Any, ...]]:
        found: QuerySet[Any] = self.model._default_manager.filter(**{self.owner: applicant.pk}).order_by("pk")
        lists = {
            f"all_{name}": ArrayAgg(path, filter=Q(**{f"{path}__isnull": False}), default=[], order_by=path)
            for name, path in self.several.items()
        }
        yield from found.annotate(**lists).values_list(*self.columns.values(), *lists).iterator(chunk_size=AT_ONCE)

    @property
    def header(self) -> tuple[str, ...]:
        return (*self.columns, *self.several)


def table(model: type[Model], name: str, plain: str, owner: str = "applicant", **paths: str) -> Table:
    """`plain`: columns called as they are. Of `paths`, those with a star have any number of values a row."""
    single = {column: path for column, path in paths.items() if not path.startswith("*")}
    several = {column: path[1:] for column, path in paths.items() if path.startswith("*")}
    return Table(name, model, owner, {**{one: one for one in plain.split()}, **single}, several)


PROGRAM, TRACK = "program__public_id", "track__nrmp_code"
TABLES = (
    table(User, "account", "email first_name last_name date_joined last_login", owner="applicant"),
    table(EmailAddress, "addresses", "email verified primary", owner="user__applicant"),
    table(Authenticator, "second_factor", "type created_at last_used_at", owner="user__applicant"),
    table(
        Applicant,
        "settings_and_answers",
        "language time_zone digest reminders profile asked created_at seen_at",
        owner="pk",
    ),
    table(
        ShortlistEntry,
        "programs",
        "id match_year status signal notes tags position seen_in_eras revision added_at changed_at looked_at",
        program=PROGRAM,
        copied_from="copied_from_id",
        tracks="*tracks__nrmp_code",
    ),
    table(
        Document,
        "documents",
        "id match_year kind title status due_on done_on expires_on waived from_us meaningful text note revision"
        " created_at",
        programs="*entries__program__public_id",
    ),
    table(
        Interview,
        "interviews",
        "id offered_on reply_by starts_at minutes format place notes thanked revision",
        owner="entry__applicant",
        entry="entry_id",
        program="entry__program__public_id",
    ),
    table(Criterion, "criteria", "id name weight position"),
    table(
        Score,
        "scores",
        "points",
        owner="entry__applicant",
        entry="entry_id",
        program="entry__program__public_id",
        criterion="criterion__name",
    ),
    table(RankList, "rank_lists", "id match_year certified_on as_couple revision"),
    table(
        RankChoice,
        "rank_choices",
        "id position",
        owner="rank_list__applicant",
        rank_list="rank_list_id",
        supplements="supplements_id",
        track=TRACK,
    ),
    table(
        PairChoice,
        "rank_pairs",
        "position partner_code",
        owner="rank_list__applicant",
        rank_list="rank_list_id",
        track=TRACK,
    ),
    table(Reminder, "reminders", "day text done", entry="entry_id", program="entry__program__public_id"),
    table(Vacancy, "vacancies", "title url seen_on note", program=PROGRAM),
    table(SavedSearch, "searches", "name query known created_at"),
    table(ShareLink, "shared_links", "id match_year name with_notes created_at revoked_at"),
    table(
        ShareComment, "comments", "author text created_at", owner="link__applicant", link="link_id", entry="entry_id"
    ),
    table(CalendarToken, "calendar_addresses", "created_at revoked_at"),
    table(SoapList, "soap_lists", "id match_year pasted_at delete_after"),
    table(
        SoapLine,
        "soap_lines",
        "number text applied note",
        owner="soap_list__applicant",
        soap_list="soap_list_id",
        program=PROGRAM,
        track=TRACK,
    ),
    table(
        Story,
        "stories",
        "id language title text shown_name school_country match_year consented_at state why decided_at",
        owner="user__applicant",
        specialty="specialty__code",
    ),
    table(Mailing, "mail", "kind key content due_at sending_since sent_at failed_at attempts error"),
)

LEFT_OUT = {
    "User.password": "a secret",
    "User.is_staff": "a role, not something told",
    "User.is_superuser": "likewise",
    "User.is_active": "likewise",
    "Authenticator.data": "a secret: keys and recovery codes",
    "CalendarToken.token": "a secret: it opens the calendar",
    "ShareLink.token": "a secret: it opens the list",
    "Mailing.claimed_until": "of the machinery",
    "Story.token": "a secret: it opens the story and takes it back",
    "Story.decided_by": "the curator's, not the writer's",
}
"""Columns of these models that no download holds, besides keys that lead to the reader or number a row."""
