"""Every public page, from the URL conf, with addresses to look at. A route without an example fails the sweep."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

EXAMPLES = {
    "search:home": ["/"],
    "search:program-list": [
        "/programs/",
        "/programs/?specialty=140&visa=h1b",
        "/programs/?specialty=140&visa=h1b&stated=include&page=2",
        "/programs/?state=ZZ&per_page=500&unknown=1",
        "/programs/?q=nosuchwords&specialty=140&visa=j1",
        "/programs/?page=999",
    ],
    # Much stated; sources that differ; nothing stated; no track on any list.
    "search:program-detail": [
        "/programs/1080-140/",
        "/programs/1710-400/",
        "/programs/1001-120/",
        "/programs/x-00320b55/",
    ],
    "search:institution-detail": ["/institutions/1801/", "/institutions/1710/"],
    "search:specialty-list": ["/specialties/"],
    "search:specialty-detail": ["/specialties/internal-medicine/", "/specialties/urology/"],
    # Many programs; few; Puerto Rico, which has no neighbour.
    "search:specialty-state": [
        "/specialties/internal-medicine/new-york/",
        "/specialties/internal-medicine/new-mexico/",
        "/specialties/internal-medicine/puerto-rico/",
    ],
    "search:match": ["/match/"],
    # Nobody has answered here: the pairs themselves are looked at in test_couple_page.py.
    "search:match-couple": ["/match/couple/", "/match/couple/?yours=140&theirs=120&within=city"],
    "search:match-partner": ["/match/couple/partner/"],
    # How to choose; five, with sources that differ and stated pay; one of two is not in the directory.
    "search:compare": [
        "/compare/",
        "/compare/?id=1080-140&id=2805-140&id=1489-140&id=1009-140&id=1024-180",
        "/compare/?id=1710-400&id=9999-999",
    ],
    # Of the real opening nothing but what was taken in; wrong and unknown parameters; nothing older.
    "search:program-report": ["/programs/1080-140/report/?field=visa_j1"],
    "search:program-report-sent": ["/programs/1080-140/report/sent/"],
    "search:program-coordinator": ["/programs/1080-140/coordinator/"],
    "search:program-coordinator-sent": ["/programs/1080-140/coordinator/sent/"],
    "search:program-coordinator-thanks": ["/programs/1080-140/coordinator/thanks/"],
    "search:change-list": [
        "/changes/",
        "/changes/?specialty=140&state=ZZ&since=soon&unknown=1",
        "/changes/?state=NY&older_than=1-1",
    ],
    "search:change-programs": ["/changes/programs/", "/changes/programs/?show=unlisted&page=2"],
    "search:source-list": ["/sources/"],
    "search:about": ["/about/"],
    "search:accessibility": ["/accessibility/"],
}
NOT_SWEPT = {
    "search:program-any": "redirects to search:program-detail, and is how the examples reach it",
    "search:institution-any": "redirects to search:institution-detail",
    "search:what-if": "leads to search:match for who has not answered: looked at in test_match_results.py",
    "search:program-asked": "takes POST alone, and leads to search:program-detail",
    "search:program-coordinator-form": "opens by a signed link alone: looked at in test_coordinator_page.py",
    "search:match-clear": "takes POST alone, and leads to search:match",
    "search:match-partner-clear": "takes POST alone, and leads to search:match-couple",
    "search:change-feed": "for machines: held against RFC 4287 in test_changes_feed.py",
    "search:program-feed": "for machines, likewise",
    "search:component-list": "only with DEBUG on",
    "healthz": "for machines",
    "readyz": "for machines",
    "metrics": "for machines",
    "robots": "for machines",
    "sitemap": "for machines",
    "sitemap-section": "for machines",
}
NOT_PAGES = ("admin", "api", "applicants")
"""Namespaces with tests of their own."""
OF_ACCOUNTS = ("account_", "mfa_")
"""Names without a namespace, likewise: allauth's."""

ERRORS = ["/nothing/saint-vincents-hospital/", "/specialties/urology/alaska/"]


def public_routes() -> set[str]:
    return {name for name in _names(get_resolver().url_patterns) if name not in NOT_SWEPT}


def _names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern) and str(pattern.name).startswith(OF_ACCOUNTS):
            continue
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name or pattern.pattern}"
        elif not str(pattern.namespace or "").startswith(NOT_PAGES):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern.url_patterns, inner)


def addresses() -> list[str]:
    return [address for examples in EXAMPLES.values() for address in examples] + ERRORS
