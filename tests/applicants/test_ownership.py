"""Every address of an applicant's own pages, as the owner, as a stranger with an account and as somebody without one.

Routes are read from the URL conf; one without an example fails. What belongs to somebody is not there for others: 404,
neither refused nor shown. Pages that everyone has show each reader their own. No request of a stranger's, GET or POST,
changes a row of the owner's, whatever ids it sends along.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.urls.resolvers import URLResolver

from applicants.accounts.downloads import as_json
from applicants.mailing import unsubscribing
from applicants.models import Applicant
from tests.applicants.accounts.filled import YEAR, Filled, applicant, filled, user
from tests.applicants.guides.made_up import row as guide_row
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]

WORD, OTHER = "sorrel", "thistle"
ROUTES = 92
Arguments = Callable[[Filled], list[Any]]


@dataclass(frozen=True)
class Own:
    """A row of the owner's own stands in the address: for everyone else there is no such page."""

    arguments: Arguments


@dataclass(frozen=True)
class Everyones:
    """Each reader has this page, with their own things. `arguments`: where it has any, they name nobody's row."""

    arguments: Arguments = lambda _: []


@dataclass(frozen=True)
class ByToken:
    """Whoever holds the address is let in, without being told who; `wrong`: an address that nobody was given."""

    arguments: Arguments
    wrong: str


Example = Own | Everyones | ByToken


def pk(name: str) -> Arguments:
    return lambda of: [of.rows[name].pk]


def of_program(of: Filled) -> list[Any]:
    return [of.ShortlistEntry.program.public_id]


def of_interview(of: Filled) -> list[Any]:
    return [of.ShortlistEntry.pk, of.Interview.pk]


EXAMPLES: dict[str, Example] = {
    **dict.fromkeys(
        [
            *("settings", "answers-set-aside", "sign-out-elsewhere", "download-json", "download-csv"),
            *("account-delete", "account-deleted"),
            *("shortlist", "entry-save", "shortlist-order", "shortlist-change", "shortlist-restore"),
            *("shortlist-csv", "shortlist-xlsx", "shortlist-print"),
            *("plan", "plan-figures", "plan-propose", "plan-proposal", "plan-add", "plan-calculator"),
            *("documents", "document-lay-out"),
            *("calendar", "calendar-zone", "calendar-address", "calendar-revoke", "reminder-new"),
            *("interviews", "interview-go", "scorecard", "criterion-add", "criteria-suggested"),
            *("rank-list", "rank-add", "rank-fill", "rank-change", "rank-certify", "rank-print", "rank-codes"),
            *("rank-couple", "rank-couple-set", "rank-pair-add", "rank-pair-change"),
            *("searches", "search-new"),
            *("season-next", "vacancies"),
            *("sharing",),
            *("soap", "soap-delete"),
            *("stories", "story-send"),
            *("guide-list", "faq"),
        ],
        Everyones(),
    ),
    "document-new": Everyones(lambda _: ["letter"]),
    "guide": Everyones(lambda _: ["test-guide"]),
    "entry": Own(of_program),
    "entry-change": Own(of_program),
    "entry-move": Own(of_program),
    "entry-looked": Own(of_program),
    "entry-remove": Own(of_program),
    "document-edit": Own(pk("Document")),
    "document-delete": Own(pk("Document")),
    "document-due": Own(pk("Document")),
    "document-program": Own(pk("ShortlistEntry")),
    "reminder-edit": Own(pk("Reminder")),
    "reminder-delete": Own(pk("Reminder")),
    "calendar-event": Own(lambda of: [f"interview-{of.Interview.pk}"]),
    "calendar-feed": ByToken(lambda of: [of.CalendarToken.token], "/calendar/" + "x" * 43 + ".ics"),
    "interview-entry": Own(pk("ShortlistEntry")),
    "interview-add": Own(pk("ShortlistEntry")),
    "interview-held": Own(pk("ShortlistEntry")),
    "interview-score": Own(pk("ShortlistEntry")),
    "interview-questions": Own(pk("ShortlistEntry")),
    "interview-edit": Own(of_interview),
    "interview-remove": Own(of_interview),
    "criterion-change": Own(pk("Criterion")),
    "criterion-remove": Own(pk("Criterion")),
    "rank-supplemental": Own(pk("RankChoice")),
    "rank-supplemental-add": Own(pk("RankChoice")),
    "rank-supplemental-change": Own(pk("RankChoice")),
    "search-name": Own(pk("SavedSearch")),
    "search-seen": Own(pk("SavedSearch")),
    "search-delete": Own(pk("SavedSearch")),
    "vacancy-delete": Own(pk("Vacancy")),
    "share-revoke": Own(pk("ShareLink")),
    "share-comment-delete": Own(pk("ShareComment")),
    "shared": ByToken(lambda of: [of.ShareLink.token], "/shared/" + "x" * 43 + "/"),
    "soap-line": Own(pk("SoapLine")),
    "story-mine": ByToken(lambda of: [of.Story.token], "/stories/mine/" + "x" * 43 + "/"),
    "unsubscribe": ByToken(
        lambda of: [unsubscribing.link(of.applicant.pk, "digest").rstrip("/").rsplit("/", 1)[-1]],
        "/mail/unsubscribe/WzEsImRpZ2VzdCJd:1abcde:xxxx/",
    ),
}
"""By a route's name: how an address of the owner's is made, and whose the page is."""


def routes() -> list[str]:
    [own] = [one for one in _resolvers(get_resolver().url_patterns) if one.namespace == "applicants"]
    assert all(isinstance(one, URLPattern) for one in own.url_patterns)
    return [str(one.name) for one in own.url_patterns]


def _resolvers(patterns: list[Any]) -> list[URLResolver]:
    found = [one for one in patterns if isinstance(one, URLResolver)]
    return found + [deep for one in found for deep in _resolvers(one.url_patterns)]


def address(route: str, of: Filled) -> str:
    """`season` and `id` as pages take them; others pass over them."""
    path = reverse(f"applicants:{route}", args=EXAMPLES[route].arguments(of))
    return f"{path}?season={YEAR}&id={of.ShortlistEntry.program.public_id}"


def test_every_route_has_an_example() -> None:
    assert sorted(routes()) == sorted(EXAMPLES)
    assert len(routes()) == ROUTES


@pytest.fixture
def owned() -> Filled:
    kept = applicant(user("owner@example.org", password=None), profile={"visas": ["j1"]})
    made = filled(kept, WORD, made_up.program("Test Hospital One", kinds="CA"))
    made.rows["Interview"].starts_at = "2027-01-12T15:00:00Z"
    made.rows["Interview"].save()
    guide_row()
    return made


Browser = Callable[[], Client]
"""A fresh one for each address: some sign out."""


def signed_in(reader: Applicant) -> Client:
    client = Client()
    assert reader.user
    client.force_login(reader.user)
    return client


@pytest.fixture
def owner(owned: Filled) -> Browser:
    return lambda: signed_in(owned.applicant)


@pytest.fixture
def stranger(owned: Filled) -> Browser:
    """With a list, papers and a calendar of their own."""
    kept = applicant(user("stranger@example.org", password=None))
    filled(kept, OTHER, made_up.program("Test Hospital Two", kinds="CA"))
    return lambda: signed_in(kept)


def body(of: Filled) -> dict[str, Any]:
    """Everything of the owner's that a form could name, under every name that a form of ours has for it."""
    entry, program = of.ShortlistEntry.pk, of.ShortlistEntry.program.public_id
    return {
        **dict.fromkeys(("entry", "entries", "every_of", "seen", "before", "after"), entry),
        **dict.fromkeys(("program", "programs", "public_id", "order"), program),
        **dict.fromkeys(("document", "documents", "letters", "statement"), of.Document.pk),
        **dict.fromkeys(("id", "pk", "choice", "pair"), of.RankChoice.pk),
        f"points-{of.Criterion.pk}": "1",
        "revision": "1",
        "match_year": YEAR,
        "season": YEAR,
        "status": "rejected",
        "notes": OTHER,
        "name": OTHER,
        "text": OTHER,
        "title": OTHER,
        "do": "remove",
        "code": of.RankChoice.track.nrmp_code,
        "action": "remove",
        "mine": of.RankChoice.track.nrmp_code,
        "sure": "on",
        "use": "yes",
        "time_zone": "UTC",
        "language": "en",
        "digest": "never",
        "day": "2027-01-01",
    }


def everything(of: Filled) -> Any:
    """All that the owner keeps, but for when she last came."""
    with as_json(Applicant.objects.get(pk=of.applicant.pk), {}) as file:
        told = json.load(file)["tables"]
    for row in told["settings_and_answers"]:
        del row["seen_at"]
    for row in told["account"]:
        del row["last_login"]
    return told


def words(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode(errors="replace"))


def walk(of: Filled, client: Browser, kind: type, judge: Callable[[Any, Any], str]) -> tuple[int, list[str]]:
    """Looks at each address of that kind and sends to it, and undoes what that did. How many, and what was wrong."""
    told, before, wrong = body(of), everything(of), []
    walked = [name for name, one in EXAMPLES.items() if isinstance(one, kind)]
    for route in walked:
        path = address(route, of)
        with transaction.atomic():
            one = client()
            looked, sent = one.get(path), one.post(path, told)
            fault = judge(looked, sent)
            shown = words(looked) + words(sent)
            if kind is not Example and WORD in shown:
                fault += " the owner's words"
            if kind is not Example and everything(of) != before:
                fault += " the owner's rows"
            transaction.set_rollback(True)
        if fault:
            wrong.append(f"{path} {looked.status_code} {sent.status_code} {fault}")
    return len(walked), wrong


OTHERS, TOKENS = 31, 4
TAKES_ONE = 405
"""An address takes GET, POST or both; this answer to the one that it does not take says nothing of whose it is."""


def test_the_owner_is_let_in_everywhere(owned: Filled, owner: Browser) -> None:
    def judge(looked: Any, sent: Any) -> str:
        seen = looked.status_code in {200, 302, 303, TAKES_ONE}
        # 404: of all that `body` names, what this form means is no row of that kind.
        taken = sent.status_code in {200, 302, 303, 400, 404, TAKES_ONE, 409, 422}
        return "" if seen and taken else "the owner is kept out"

    assert walk(owned, owner, Example, judge) == (ROUTES, [])


@pytest.mark.parametrize("who", ["stranger", "anonymous"])
def test_for_everyone_else_there_is_no_such_page(who: str, owned: Filled, stranger: Browser) -> None:
    def judge(looked: Any, sent: Any) -> str:
        statuses = {looked.status_code, sent.status_code}
        return "" if statuses <= {404, TAKES_ONE} and 404 in statuses else "somebody is let in"

    client: Browser = stranger if who == "stranger" else Client
    assert walk(owned, client, Own, judge) == (OTHERS, [])


@pytest.mark.parametrize("who", ["stranger", "anonymous"])
def test_everyone_has_their_own_page(who: str, owned: Filled, stranger: Browser) -> None:
    def judge(looked: Any, sent: Any) -> str:
        fine = {200, 302, 303, 400, 404, TAKES_ONE, 409, 422}
        return "" if {looked.status_code, sent.status_code} <= fine else "refused or broken"

    client: Browser = stranger if who == "stranger" else Client
    assert walk(owned, client, Everyones, judge) == (ROUTES - OTHERS - TOKENS, [])


def test_a_secret_address_lets_in_whoever_holds_it_and_a_wrong_one_nobody(owned: Filled) -> None:
    secret = {name: one for name, one in EXAMPLES.items() if isinstance(one, ByToken)}
    for route, example in secret.items():
        assert Client().get(address(route, owned)).status_code == 200, route
        wrong = Client().get(example.wrong)
        assert wrong.status_code in {404, 410}, route
        assert WORD not in words(wrong)
    assert len(secret) == TOKENS


def test_the_walk_would_see_a_leak(owned: Filled, owner: Browser) -> None:
    """Its own words stand on the owner's pages, so that their absence elsewhere says something."""
    pages = [owner().get(path, {"season": YEAR}) for path in ("/list/", "/searches/", "/documents/", "/list/share/")]
    assert [WORD in words(page) for page in pages] == [True] * 4
    before = everything(owned)
    owned.ShortlistEntry.delete()
    assert everything(owned) != before
