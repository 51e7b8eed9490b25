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
    "stories": lambda n: ngettext("%(count)d story you sent", "%(count)d stories you sent", n),
}


def held(applicant: Applicant | None, stories: int = 0) -> list[str]:
    """One short query each; what there is none of is left out. `stories` are counted by who asks: without an account
    only the session knows them."""
    counts = dict.fromkeys(COUNTED, 0) | {"stories": stories}
    if applicant is not None:
        own = COUNTED.keys() - {"interviews", "stories"}
        counts |= {name: getattr(applicant, name).count() for name in own}
        counts["interviews"] = Interview.objects.filter(entry__applicant=applicant).count()
    return [words(counts[name]) % {"count": counts[name]} for name, words in COUNTED.items() if counts[name]]
