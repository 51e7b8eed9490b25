"""What a page tells machines that read schema.org: names, places and addresses, and nothing that nobody has stated."""

from collections.abc import Callable, Iterable
from typing import Any

from programs.models import Institution, Program
from search.presenters.crumbs import Trail
from search.presenters.program_questions import Answer

Data = dict[str, Any]
Absolute = Callable[[str], str]
CONTEXT = "https://schema.org"


def program_data(program: Program, url: str) -> Data:
    """Needs institution and specialty. No deadline, length or price: those stand on the page with who says so."""
    return {
        "@context": CONTEXT,
        "@type": "EducationalOccupationalProgram",
        "name": program.name,
        "url": url,
        "provider": {
            "@type": "Organization",
            "name": program.institution.name,
            **_address(program.institution),
        },
    }


def _address(institution: Institution) -> Data:
    """Of the sponsor: a site may be elsewhere. City and state as far as a curator has confirmed them."""
    place = {"addressLocality": institution.shown_city, "addressRegion": institution.state}
    known = {name: value for name, value in place.items() if value}
    return {"address": {"@type": "PostalAddress", **known, "addressCountry": "US"}} if known else {}


def breadcrumb_data(trail: Trail, absolute: Absolute) -> Data:
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": crumb.name, "item": absolute(crumb.path)}
            for number, crumb in enumerate(trail, 1)
        ],
    }


def questions_data(answers: Iterable[Answer]) -> Data:
    """Word for word what the page shows."""
    return {
        "@context": CONTEXT,
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": one.question,
                "acceptedAnswer": {"@type": "Answer", "text": one.text},
            }
            for one in answers
        ],
    }
