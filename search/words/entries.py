"""From the directory's rows to a word index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import translation

from programs.models import Fact, InstitutionAlias, Program, Track
from programs.specialty_names import by_english
from search.states import STATES
from search.words.index import WordIndex
from search.words.phrases import Entry

COLUMNS = {
    "id": "pk",
    "public_id": "public_id",
    "institution": "institution__code",
    "listed_name": "institution__listed_name",
    "plain_name": "institution__plain_name",
    "short_name": "institution__short_name",
    "site": "site",
    "sponsors_city": "institution__city",
    "state": "state",
    "specialty": "specialty__code",
}
"""What an Entry takes as it stands, and where it stands."""


def word_index() -> WordIndex:
    """Of the published programs. Four queries; some 0.5 s for 5,000 programs."""
    return WordIndex.build(entries())


def entries() -> Iterator[Entry]:
    """One per published program. Names and places that wait for a curator are found too."""
    aliases = _grouped(InstitutionAlias.objects.values_list("institution", "name").order_by("name"))
    codes = _grouped(Track.objects.filter(published=True).values_list("program", "nrmp_code").order_by("nrmp_code"))
    acgme_ids = dict(Fact.objects.filter(field="acgme_id").values_list("program", "value"))
    with translation.override("en"):
        states = {code: str(name) for code, name in STATES.items()}
    with translation.override("es"):
        spanish = {english: str(name) for english, name in by_english().items()}
    more = ("institution", "site_city", "specialty__common_name", "specialty__name")
    for row in Program.objects.published().order_by("pk").values(*COLUMNS.values(), *more):
        yield Entry(
            **{name: row[column] for name, column in COLUMNS.items()},
            aliases=tuple(aliases[row["institution"]]),
            city=_city(row),
            state_name=states.get(row["state"], ""),
            specialty_names=(
                row["specialty__common_name"],
                row["specialty__name"],
                spanish.get(row["specialty__common_name"], ""),
            ),
            nrmp_codes=tuple(codes[row["pk"]]),
            acgme_id=acgme_ids.get(row["pk"], ""),
        )


def _city(row: dict[str, Any]) -> str:
    """A site elsewhere does not borrow the city of its sponsor (`Program.city`)."""
    return str(row["site_city"] or ("" if row["site"] else row["institution__city"]))


def _grouped(pairs: Iterable[tuple[int, str]]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
