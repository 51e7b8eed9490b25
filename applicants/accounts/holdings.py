"""How much of a reader's there is, in words: before it is deleted."""

from collections.abc import Callable

from django.utils.translation import ngettext

from applicants.models import Applicant, Interview

COUNTED: dict[str, Callable[[int], str]] = {
    "entries": lambda n: ngettext("%(count)d program on your lists", "%(count)d programs on your lists", n),
    "documents": lambda n: ngettext("%(count)d document", "%(count)d documents", n),
    "interviews": lambda n: ngettext("%(count)d interview", "%(count)d interviews", n),
    "rank_lists": lambda n: ngettext("%(count)d rank list", "%(count)d rank lists", n),
    "searches": lambda n: ngettext("%(count)d saved search", "%(count)d saved searches", n),
    "share_links": lambda n: ngettext("%(count)d shared link", "%(count)d shared links", n),
}


def held(applicant: Applicant) -> list[str]:
    """One short query each; what there is none of is left out."""
    counts = {name: getattr(applicant, name).count() for name in COUNTED if name != "interviews"}
    counts["interviews"] = Interview.objects.filter(entry__applicant=applicant).count()
    return [words(counts[name]) % {"count": counts[name]} for name, words in COUNTED.items() if counts[name]]
