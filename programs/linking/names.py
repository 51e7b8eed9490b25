"""From a name as somebody wrote it to the words by which names are compared, whole and in parts."""

import re
from collections.abc import Iterator, Mapping, Sequence

from programs.normalise import folded

PART = 0.93
"""What a part of a name counts for ("Mayo Clinic" in "Mayo Clinic (Arizona)"), against the whole."""

SPELLINGS: Mapping[str, str] = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "u": "university",
    "univ": "university",
    "universidad": "university",
    "hosp": "hospital",
    "hosps": "hospital",
    "hospitals": "hospital",
    "hospitales": "hospital",
    "ctr": "center",
    "ctrs": "center",
    "centers": "center",
    "centre": "center",
    "med": "medical",
    "medicine": "medical",
    "hlth": "health",
    "healthcare": "health care",
    "hlthcare": "health care",
    "reg": "regional",
    "regl": "regional",
    "mem": "memorial",
    "meml": "memorial",
    "gen": "general",
    "sch": "school",
    "som": "school medical",
    "com": "college medical",
    "coll": "college",
    "fdn": "foundation",
    "fnd": "foundation",
    "sys": "system",
    "systems": "system",
    "assoc": "association",
    "intl": "international",
    "natl": "national",
    "cmty": "community",
    "comm": "community",
    "childrens": "children",
    "womens": "women",
    "psych": "psychiatric",
    "inst": "institute",
    "colleges": "college",
    "gme": "graduate medical education",
    "uc": "university california",
    "ut": "university texas",
    "suny": "state university new york",
    "lsu": "louisiana state university",
    "nyc": "new york city",
    "nyp": "new york presbyterian",
    "nyu": "new york university",
    "newyork": "new york",
    "nj": "new jersey",
    "penn": "pennsylvania",
    "va": "veterans",
    "veteran": "veterans",
    "amp": "",
}
"""What stands for the same word in names as listed, as filed and as pages have them."""

SILENT_WORDS = """
    a an and at by for in of on or the to with del de la el dba
"""
SILENT = frozenset(SILENT_WORDS.split())
LEGAL_WORDS = """
    inc incorporated llc llp ltd pc pa pllc corp corporation co company lp
"""
LEGAL = frozenset(LEGAL_WORDS.split())
"""What a company's legal form adds to its name."""
GENERIC_WORDS = """
    hospital center medical health care clinic university school college system institute foundation campus
    regional department training graduate education program programs residency consortium group services network
    affiliated physicians affiliates partners sciences science trustees board regents authority association
    district city county community memorial general state family practice teaching associates medicine healthcare
"""
GENERIC = frozenset(GENERIC_WORDS.split())
"""Words of many names; how rare they are among sponsors may not make them tell."""

PLACES_WORDS = """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania island
    tennessee texas utah vermont virginia washington wisconsin wyoming columbia puerto rico new north south east
    west rhode
"""
PLACES = frozenset(PLACES_WORDS.split())
"""Words of which the names of states are made."""

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_DOTTED_LETTERS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_INSIDE = re.compile(r"\(([^()]*)\)")
_APART = re.compile(r"\s*[/;|]\s*|\s+[–—-]+\s+|\bd\s*/?\s*b\s*/?\s*a\b", re.IGNORECASE)
_AFTER = re.compile(r"\s*,\s*|\s+at\s+", re.IGNORECASE)


def words_of(text: str) -> tuple[str, ...]:
    """The words that tell, in their order: "St. Luke's Hosp" is saint, lukes, hospital."""
    said = _DOTTED_LETTERS.sub(lambda letters: letters.group().replace(".", "") + " ", _APOSTROPHES.sub("", text))
    spelt = " ".join(SPELLINGS.get(word, word) for word in folded(said).split())
    return tuple(word for word in spelt.split() if word not in SILENT and word not in LEGAL)


def variants(name: str, *, parts: bool = True) -> Iterator[tuple[tuple[str, ...], float]]:
    """The words of the name, then of its parts, with what each counts for."""
    whole = words_of(name)
    if whole:
        yield whole, 1.0
    for part in dict.fromkeys(_parts(name) if parts else ()):
        words = words_of(part)
        if words and words != whole and not _says_nothing(words):
            yield words, PART


def _says_nothing(words: Sequence[str]) -> bool:
    """Generic words alone, or the name of a state alone: "(Florida)" names no sponsor, "University of Florida" does."""
    return GENERIC.issuperset(words) or PLACES.issuperset(words)


def _parts(name: str) -> Iterator[str]:
    outside = _INSIDE.sub(" ", name)
    for text in (outside, *_INSIDE.findall(name)):
        yield text
        for piece in _APART.split(text):
            yield piece
            yield from _AFTER.split(piece)[:1]


def initials(words: Sequence[str]) -> str:
    """Of three words or more: "massachusetts general hospital" is mgh; else empty."""
    return "".join(word[0] for word in words) if len(words) >= 3 else ""
