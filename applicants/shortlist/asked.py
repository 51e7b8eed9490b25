"""What of a list an address asks for, and the addresses that ask for something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applicants.models import Status
from applicants.models.shortlist import LONGEST_TAG
from applicants.reader import season_of
from applicants.shortlist.lines import (
    DEADLINE,
    ORDERS,
    OWN,
    PER_PAGE,
    VERDICT,
    Asked,
    Line,
    status_counts,
    tag_counts,
)
from search.parameters import UNREADABLE
from search.presenters.searching import Pages

ORDER_NAMES: Mapping[str, "str | Promise"] = {
    OWN: _("your own order"),
    DEADLINE: _("deadline"),
    VERDICT: _("verdict"),
}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: "str | Promise"
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """Only what at least one entry has, and what is asked for."""

    statuses: tuple[Option, ...]
    tags: tuple[Option, ...]


def asked_of(request: HttpRequest) -> Asked:
    """An order or page that is none is the first one. A status or tag that no entry has finds none."""
    order, page = request.GET.get("order", ""), request.GET.get("page", "")
    return Asked(
        season=season_of(request),
        status=_readable(request.GET.get("status", "")),
        tag=_readable(request.GET.get("tag", "")),
        order=order if order in ORDERS else OWN,
        page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 5 else 1,
    )


def _readable(value: str) -> str:
    return UNREADABLE.sub("\ufffd", value[:LONGEST_TAG])


def query(asked: Asked) -> str:
    """Of the same view of the list, as it stands in an address."""
    said = {
        "season": str(asked.season),
        "status": asked.status,
        "tag": asked.tag,
        "order": "" if asked.order == OWN else asked.order,
        "page": "" if asked.page == 1 else str(asked.page),
    }
    return "?" + urlencode({name: value for name, value in said.items() if value})


def filters(lines: Iterable[Line], asked: Asked) -> Filters:
    lines = list(lines)
    counts = status_counts(lines)
    statuses = [
        Option(value, f"{label} ({counts.get(value, 0)})", value == asked.status)
        for value, label in Status.choices
        if value in counts or value == asked.status
    ]
    tags = [Option(tag, f"{tag} ({count})", tag == asked.tag) for tag, count in tag_counts(lines)]
    return Filters(tuple(statuses), tuple(tags))


def orders(asked: Asked) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == asked.order) for value, label in ORDER_NAMES.items())


def choices(counts: Mapping[int, int], season: int, running: int) -> tuple[Option, ...]:
    """Seasons with entries, the running one and the one that is shown, the latest first."""
    years = sorted({*counts, season, running}, reverse=True)
    return tuple(Option(str(year), f"{year} ({counts.get(year, 0)})", year == season) for year in years)


def pages_of(asked: Asked, count: int, number: int) -> Pages:
    last = max(1, -(-count // PER_PAGE))
    return Pages(
        number=number,
        last=last,
        first_shown=(number - 1) * PER_PAGE + 1,
        last_shown=min(number * PER_PAGE, count),
        before=query(replace(asked, page=number - 1)) if number > 1 else "",
        after=query(replace(asked, page=number + 1)) if number < last else "",
    )
