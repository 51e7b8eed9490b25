"""Every address of the URL conf, each with something put where its parts vary. What is put there need not exist."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize

BY_CONVERTER = {"int": "1", "slug": "slug", "str": "word", "path": "1"}
VARIES = re.compile(r"<(?:(\w+):)?\w+>")
BY_GROUP = {"uidb36": "1", "key": "set-password", "url": "nothing/"}
"""Parts of addresses that are written as regular expressions."""


def paths() -> list[str]:
    """Each once, in the order of the URL conf."""
    return list(dict.fromkeys(_paths(get_resolver().url_patterns, "/")))


def _paths(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for one in patterns:
        here = before + example(str(one.pattern), is_regex=isinstance(one.pattern, RegexPattern))
        if isinstance(one, URLPattern):
            yield here
        else:
            yield from _paths(one.url_patterns, here)


def example(pattern: str, *, is_regex: bool) -> str:
    if not is_regex:
        return VARIES.sub(lambda part: BY_CONVERTER.get(part[1] or "str", "word"), pattern)
    [(template, names), *_] = normalize(pattern)
    return str(template % {name: BY_GROUP.get(name, "1") for name in names})
