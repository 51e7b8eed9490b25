"""Every route of the URL conf, with an address that leads somewhere and the fields of the forms that lead to it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.urls import Resolver404, URLResolver, get_resolver, resolve
from selectolax.lexbor import LexborHTMLParser

from search.changes.form import ApiChangesForm
from search.filters import ProgramFilter
from tests.applicants.accounts.filled import Filled
from tests.applicants.test_ownership import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent.parent
GROUP = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:\[[^\]]*\]|[^)\]])*\)")
READ = re.compile(r"""(?:GET|POST|FILES)(?:\.get|\.getlist|\.pop)?[\[(]["']([\w-]+)["']""")
"""How the code of a view reads a parameter or a field."""
LEADS_SOMEWHERE = {
    "public_id": "1080-140",
    "id": "1080-140",
    "code": "1801",
    "state": "new-york",
    "section": "programs",
    "slug": "internal-medicine",
    "object_id": "1",
    "pk": "1",
    "token": "x" * 43,
    "uidb36": "1",
    "key": "set-password",
}
ADMIN = "admin/"
NOT_SHOWN = 405


@dataclass
class Place:
    """`pieces`: the text of the path, and between them what stands in the address, as (name, an example)."""

    name: str
    texts: list[str]
    between: list[str]
    examples: list[str]
    fields: dict[str, list[str]] = field(default_factory=dict)
    shows: bool = True
    takes_forms: bool = False

    @property
    def is_admin(self) -> bool:
        return self.texts[0].startswith(ADMIN)

    @property
    def has_languages(self) -> bool:
        return not self.texts[0].startswith(("api/", "healthz", "readyz", "metrics", "robots", "sitemap"))

    def path(self, arguments: list[str] | None = None) -> str:
        """`arguments` are percent-encoded already."""
        filled = arguments or [quote(one, safe="") for one in self.examples]
        return "/" + "".join(text + one for text, one in zip(self.texts, [*filled, ""], strict=True))


def places(of: Filled) -> list[Place]:
    """`of`: whose rows the examples are."""
    return [_place(name, written, of) for name, written in _written(get_resolver().url_patterns)]


def _place(name: str, written: str, of: Filled) -> Place:
    plain = re.sub(r"\\(.)", r"\1", re.sub(r"[\^$]", "", written)) if "(?P" not in written else _plain(written)
    parts = GROUP.split(plain)
    names = [one or other for one, other in zip(parts[1::3], parts[2::3], strict=True)]
    own = EXAMPLES.get(name.partition(":")[2]) if name.startswith("applicants:") else None
    examples = [str(one) for one in own.arguments(of)] if own else [LEADS_SOMEWHERE.get(one, "x") for one in names]
    return Place(name, parts[0::3], names, examples)


def _plain(written: str) -> str:
    """A regular expression with its groups left as they are."""
    kept = [one.group(0) for one in GROUP.finditer(written)]
    texts = [re.sub(r"[\^$\\]", "", text) for text in GROUP.sub("\0", written).split("\0")]
    return "".join(text + one for text, one in zip(texts, [*kept, ""], strict=True))


def _written(patterns: list[Any], prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        inner = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _written(pattern.url_patterns, inner, f"{pattern.namespace or ''}:".lstrip(":") or namespace)
        else:
            yield f"{namespace}{pattern.name or inner}", inner


def parameters() -> list[str]:
    """Every name that some view reads from an address or a form."""
    found = {
        *ProgramFilter.base_filters,
        *ApiChangesForm.base_fields,
        "season",
        "next",
        "_popup",
        "_to_field",
        "o",
        "e",
    }
    for folder in ("search", "applicants", "programs"):
        for file in (ROOT / folder).rglob("*.py"):
            found.update(READ.findall(file.read_text(encoding="utf-8")))
    return sorted(found)


def learn(of: list[Place], page: Callable[[str], tuple[int, str]]) -> None:
    """What each place takes, and the fields of all forms that lead to it. `page`: the status and the HTML at a path."""
    by_name = {place.name: place for place in of}
    for place in of:
        if place.is_admin:
            continue
        status, html = page(place.path())
        place.shows = status != NOT_SHOWN
        place.takes_forms |= not place.shows
        for form in LexborHTMLParser(html).css("form"):
            leads_to = by_name.get(_named(urljoin(place.path(), form.attributes.get("action") or "")))
            if leads_to:
                leads_to.takes_forms |= (form.attributes.get("method") or "").lower() == "post"
                _add(leads_to.fields, form)


def _named(address: str) -> str:
    try:
        found = resolve(unquote(urlsplit(address).path))
    except Resolver404:
        return ""
    return found.view_name or ""


def _add(fields: dict[str, list[str]], form: Any) -> None:
    told = defaultdict(list, fields)
    for control in form.css("input, select, textarea, button"):
        name = control.attributes.get("name")
        if not name or name == "csrfmiddlewaretoken":
            continue
        values = [option.attributes.get("value") or "" for option in control.css("option")]
        told[name] += values[:20] or [control.attributes.get("value") or control.text()[:200]]
    fields.update(told)
