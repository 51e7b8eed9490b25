"""What the pages of guides tell machines that read schema.org."""

from collections.abc import Iterable

from applicants.guides.questions import Group
from applicants.guides.reading import Shown
from search.presenters.linked_data import CONTEXT, Data


def article_data(text: Shown, url: str) -> Data:
    """`dateModified`: the day on which it was last checked."""
    return {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": text.guide.title,
        "description": text.guide.summary,
        "inLanguage": text.guide.language,
        "dateModified": text.guide.reviewed_on.isoformat(),
        "url": url,
        "publisher": {"@type": "Organization", "name": "Openward"},
        "citation": [one.url for one in text.prose.sources],
    }


def questions_data(groups: Iterable[Group], language: str) -> Data:
    """Those in the page's own language."""
    return {
        "@context": CONTEXT,
        "@type": "FAQPage",
        "inLanguage": language,
        "mainEntity": [
            {
                "@type": "Question",
                "name": one.section.title,
                "acceptedAnswer": {"@type": "Answer", "text": one.section.words},
            }
            for group in groups
            if not group.shown.foreign
            for one in group.questions
        ],
    }
