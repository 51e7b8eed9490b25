"""What program coordinators state themselves: who may, by a link to their program's domain, and how it lands.

Nobody's address is kept. A link holds the program and the domain that it was sent to, and is good for a week.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core import signing
from django.db import transaction
from django.db.models import Q
from publicsuffixlist import PublicSuffixList

from programs.checking import checked
from programs.models import Decision, Program, Reading, Source, Statement
from programs.models.source import RANKS, SourceKind
from programs.statements import Recorded, StatementRecord, record

SALT = "openward.coordinator"
GOOD_FOR = dt.timedelta(days=7)
TO_FINISH = dt.timedelta(days=1)
"""So much longer what is sent is taken: who opened the form on the last day does not lose the answers."""
SOURCE = "coordinators"
SAID_OTHERWISE = "the coordinator has said otherwise since"
OWN_PAGES = (SourceKind.PROGRAM_PAGE, SourceKind.GME_OFFICE)
_SUFFIXES = PublicSuffixList()

ANYONES = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "google.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "ymail.com",
        "aol.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "proton.me",
        "protonmail.com",
        "gmx.com",
        "gmx.net",
        "mail.com",
        "zoho.com",
        "yandex.com",
        "qq.com",
        "163.com",
        "facebook.com",
        "instagram.com",
        "x.com",
        "twitter.com",
        "linkedin.com",
        "youtube.com",
        "wordpress.com",
        "wixsite.com",
        "weebly.com",
        "squarespace.com",
        "github.io",
        "dropbox.com",
        "box.com",
        "issuu.com",
        "archive.org",
        "aamc.org",
        "nrmp.org",
        "acgme.org",
        "ama-assn.org",
        "ecfmg.org",
        "websitetestlink.com",
        "liquidint.com",
        "foleon.com",
        "atlassian.net",
    ]
)
"""Domains at which anyone may have an address or a page: programs cite some, and none speaks for a program."""


class LinkError(ValueError):
    """A link that opens nothing. `expired`: it was good once."""

    def __init__(self, expired: bool) -> None:
        super().__init__("expired" if expired else "not a link of ours")
        self.expired = expired


@dataclass(frozen=True, slots=True)
class Stated:
    """One answer of a coordinator; `value` as the registry takes it."""

    field: str
    value: str
    strength: str = ""


def domain_of(host: str) -> str:
    """The registrable domain (`med.example.edu`: `example.edu`); empty for none, and for those that are anyone's."""
    found = str(_SUFFIXES.privatesuffix(host.lower().rstrip("."), accept_unknown=False) or "")
    return "" if found in ANYONES else found


def domains_of(program: Program) -> frozenset[str]:
    """Of the pages of the program's own and of its office that standing statements cite. One query.

    One that waits or was rejected may cite the page of another hospital.
    """
    about = Q(program=program) | Q(institution=program.institution_id)
    own = Statement.objects.standing().filter(about, source__kind__in=OWN_PAGES)
    urls = own.exclude(page_url="").values_list("page_url", flat=True).distinct()
    return frozenset(found for url in urls if (found := domain_of(_host(url))))


def may_speak_from(program: Program, address: str) -> str:
    """The domain of an e-mail address if it is the program's; else empty."""
    domain = domain_of(address.rpartition("@")[2])
    return domain if domain in domains_of(program) else ""


def link(program: Program, domain: str) -> str:
    return signing.dumps({"program": program.public_id, "domain": domain}, salt=SALT)


def domain_in(link: str, program: Program, *, sending: bool = False) -> str:
    """The domain that the link was sent to. LinkError: tampered with, of another program, or too old.

    `sending`: the form that it opened comes back.
    """
    try:
        told = signing.loads(link, salt=SALT, max_age=GOOD_FOR + TO_FINISH if sending else GOOD_FOR)
    except signing.SignatureExpired:
        raise LinkError(expired=True) from None
    except signing.BadSignature:
        raise LinkError(expired=False) from None
    if told["program"] != program.public_id:
        raise LinkError(expired=False)
    return str(told["domain"])


@transaction.atomic
def state(*, program: Program, domain: str, said: Sequence[Stated], season: int, day: dt.date) -> Recorded:
    """Records the answers for a season; they wait for a curator. The same once more adds nothing.

    Another answer of the same season takes the place of one that still waits. StatementError names the field whose
    value cannot be.
    """
    Program.objects.select_for_update().get(pk=program.pk)
    records = [_record(program, domain, one, season) for one in said]
    _close_earlier(records)
    return record(records, source=source(), fetch=None, day=day, read_from=Reading.ReadFrom.LIVE)


def _close_earlier(records: Sequence[StatementRecord]) -> None:
    """Rejects what waits of the same program, field and season and says something else.

    What was closed so and is said again waits again. Does not hold the directory: a refresh may, for minutes.
    """
    same, about = Q(pk__in=[]), Q(pk__in=[])
    for one in records:
        subject = Q(program=one.program_id, field=one.field, match_year=one.match_year)
        about |= subject
        same |= subject & Q(value=one.value, strength=one.strength)
    replies = Statement.objects.filter(source__name=SOURCE)
    closed = {"by": None, "why": SAID_OTHERWISE}
    Decision.objects.filter(statement__in=replies.filter(same), **closed).delete()
    earlier = Statement.objects.waiting().filter(about, source__name=SOURCE).exclude(same)
    verdict = Decision.Verdict.REJECTED
    Decision.objects.bulk_create([Decision(statement=one, verdict=verdict, **closed) for one in earlier])


def source() -> Source:
    kind = SourceKind.COORDINATOR
    made = {
        "title": "Coordinators' signed replies",
        "kind": kind,
        "rank": RANKS[kind],
        "about": "What coordinators state by a link sent to their program's own domain. A curator looks at each.",
        "terms": "Facts given by the programs for this directory",
    }
    return Source.objects.get_or_create(name=SOURCE, defaults=made)[0]


def _record(program: Program, domain: str, one: Stated, season: int) -> StatementRecord:
    value, match_year = checked(name=one.field, value=one.value, strength=one.strength, cycle=str(season))
    return StatementRecord(
        field=one.field,
        value=value,
        program_id=program.pk,
        strength=one.strength,
        stated_cycle=str(season),
        match_year=match_year,
        where_on_page=domain,
        how_read="coordinator",
        review_reason=f"a coordinator's reply from {domain}",
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
