"""What words may mean beside a name: a specialty, a state, a visa, a kind of track. English and Spanish, in one table.

A meaning is a search parameter and its value. It is only ever offered: "Washington" is a state, a city and three
universities, and which of them is meant nobody but the reader knows.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from django.utils import translation

from programs.specialty_names import specialty_name
from search.states import STATES
from search.words.everyday import SPECIALTY_WORDS, STATES_IN_SPANISH, apart
from search.words.text import words_of

Meaning = tuple[str, str]
"""A parameter and its value: ("state", "TX")."""
Words = tuple[str, ...]
Namings = Mapping[Words, Meaning]

VISA_WORDS: Mapping[str, str] = {
    "j1": "j1; j-1; visa j1; visa j-1; j1 visa; j-1 visa; visas j1; visas j-1; visa tipo j1",
    "h1b": (
        "h1b; h-1b; h1-b; h-1-b; h1; h-1; visa h1b; visa h-1b; visa h1-b; h1b visa; h-1b visa; h1-b visa; "
        "visas h1b; visas h-1b; visa h1; visa h-1; h1 visa; h-1 visa"
    ),
}
IMG_WORDS = (
    "img; imgs; fmg; fmgs; img friendly; international medical graduate; international medical graduates; "
    "international graduate; international graduates; foreign medical graduate; foreign medical graduates; "
    "graduado internacional; graduados internacionales; medico graduado internacional; "
    "medicos graduados internacionales; medicos internacionales; graduados extranjeros; medicos extranjeros"
)
KIND_WORDS: Mapping[str, str] = {
    "C": "categorical; categoricals; categórica; categóricas; categórico; categóricos",
    "P": (
        "preliminary; prelim; prelims; preliminary year; prelim year; preliminar; preliminares; año preliminar; "
        "un año preliminar"
    ),
    "A": "advanced; avanzada; avanzadas; avanzado; avanzados",
    "M": "primary care; atención primaria",
}
MORE_STATE_WORDS: Mapping[str, str] = {
    "CA": "Califórnia",
    "DC": "Washington DC; Washington D C; DC; Distrito de Colombia",
    "NH": "Nueva Hampshire",
    "NJ": "Nuevo Jersey; New Yersey",
    "NY": "NY State; New York State; estado de Nueva York",
    "OR": "Oregón",
    "PA": "Pensilvánia; Pennsilvania",
    "PR": "Porto Rico",
    "VI": "Virgin Islands",
    "WA": "Washington State; estado de Washington",
}
"""Beside the English names and STATES_IN_SPANISH; accents make no difference."""
STATE_PREFIXES = ("state of", "estado de")

NOT_ALONE = frozenset(
    {
        *("dr", "ir", "em", "gas", "eye", "imaging", "medicine", "pediatric", "psychiatric", "oncologia", "oncology"),
        *("prelim year", "la", "public health", "salud publica"),
    }
)
"""Everyday words of a specialty that say too many other things to be taken for it; the search itself still knows them.
"Prelim year" is a kind here, and "LA" is Los Angeles to most."""
MERE_WORDS = "al as co ct de hi id in ma md me mi oh ok or va vi"
IN_CAPITALS = frozenset(MERE_WORDS.split())
"""Postal codes that are words or titles too: read as states only where they are written as codes."""


@lru_cache(maxsize=4)
def namings(specialties: tuple[tuple[str, str], ...]) -> Namings:
    """By the words that mean it, as `words_of` gives them. `specialties`: code and common name of all that exist.

    Some 5 ms, then kept. Where two things are called alike, the first stands: specialties, states, visas, kinds.
    """
    found: dict[Words, Meaning] = {}
    for name, value, called in _called(specialties):
        if words := words_of(called):
            found.setdefault(words, (name, value))
    return MappingProxyType(found)


def _called(specialties: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    for code, common_name in specialties:
        for called in _specialty(code, common_name):
            yield "specialty", code, called
    for code in STATES:
        yield from (("state", code, called) for called in _state(code))
    for visa, words in VISA_WORDS.items():
        yield from (("visa", visa, called) for called in apart(words))
    yield from (("accepts_img", "yes", called) for called in apart(IMG_WORDS))
    for kind, words in KIND_WORDS.items():
        yield from (("kind", kind, called) for called in apart(words))


def _specialty(code: str, common_name: str) -> Iterator[str]:
    yield common_name
    with translation.override("es"):
        yield specialty_name(common_name)
    everyday = apart(SPECIALTY_WORDS.get(code, ""))
    yield from (called for called in everyday if " ".join(words_of(called)) not in NOT_ALONE)


def _state(code: str) -> Iterator[str]:
    names = [*_in_both(code), STATES_IN_SPANISH.get(code, ""), *apart(MORE_STATE_WORDS.get(code, ""))]
    if code.lower() not in NOT_ALONE:
        yield code
    for name in filter(None, names):
        yield name
        yield from (f"{prefix} {name}" for prefix in STATE_PREFIXES)


def _in_both(code: str) -> Iterable[str]:
    for language in ("en", "es"):
        with translation.override(language):
            yield str(STATES[code])
