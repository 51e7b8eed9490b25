"""From text to the words that are compared: folded, and one spelling for what people write in several."""

import re
from itertools import pairwise

from programs.normalise import folded

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_ASCII_WORD = re.compile("[a-z0-9]+")
_DOTTED_LETTERS = re.compile(r"\b(?:[A-Za-z]\.){2,}")

SPELLINGS = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "u": "university",
    "univ": "university",
    "universidad": "university",
    "hosp": "hospital",
    "hosps": "hospitals",
    "ctr": "center",
    "ctrs": "centers",
    "centre": "center",
    "hlth": "health",
    "gen": "general",
    "mem": "memorial",
    "orthopedic": "orthopaedic",
    "orthopedics": "orthopaedics",
    "gynaecology": "gynecology",
    "anaesthesia": "anesthesia",
    "anaesthesiology": "anesthesiology",
    "paediatrics": "pediatrics",
    "paediatric": "pediatric",
}
"""What stands for the same word, in names as listed and as typed."""

STOP_WORDS = """
    a an and at by for in of on or the to with
    al con de del e el en la las lo los para por un una y
    residency residencies residencia residencias program programs programa programas
"""
OPTIONAL = frozenset(STOP_WORDS.split())
"""Words that no program has to hold, though holding them still counts: "los angeles", "la general"."""

GENERIC_WORDS = """
    hospital hospitals center centers medical medicine health healthcare clinic university school college system
    institute foundation campus regional department training match resident residents us usa
    hospitales clinica medico medica universitario centro escuela residente residentes
"""
GENERIC = frozenset(GENERIC_WORDS.split())
"""Words that may be let go where no program holds every word: "hospital maimonides" is Maimonides Medical Center."""


SUBSPECIALTY_WORDS = """
    allergy cardiology cardiologia endocrinology endocrinologia gastroenterology gastroenterologia geriatrics geriatria
    hematology hematologia hepatology immunology inmunologia nephrology nefrologia oncology oncologia pulmonology
    neumologia rheumatology reumatologia toxicology
"""
NEVER_MISTYPED = frozenset(SUBSPECIALTY_WORDS.split())
"""Fellowships, which are not in the directory: nothing is a better answer than neurology for "nephrology"."""


def words_of(text: str) -> tuple[str, ...]:
    """In their order, doubles kept. "St. Luke's" is saint, lukes; "U.S.C." is usc; "OB/GYN" is ob, gyn."""
    said = _APOSTROPHES.sub("", text)
    said = _DOTTED_LETTERS.sub(lambda letters: letters.group().replace(".", "") + " ", said)
    return tuple(SPELLINGS.get(word, word) for word in _folded_words(said))


def _folded_words(text: str) -> list[str]:
    """As `folded` has them. Names are nearly all ASCII, where this is five times as fast."""
    if not text.isascii():
        return folded(text).split()
    return _ASCII_WORD.findall(text.replace("&", " and ").lower())


def weight_of(word: str) -> float:
    """What it tells of which program is meant, against a word that tells it."""
    return 0.1 if word in OPTIONAL else 0.3 if word in GENERIC else 1.0


def run_together(words: tuple[str, ...]) -> set[str]:
    """How the words might be typed in one: each neighbouring pair, and each run of single letters."""
    if len(words) < 2:
        return set()
    pairs = {first + second for first, second in pairwise(words)}
    spelt = re.findall(r"\b\w(?: \w)+\b", " ".join(words))
    return pairs | {letters.replace(" ", "") for letters in spelt}


def initials(words: tuple[str, ...]) -> str:
    """Of three words or more that count: "massachusetts general hospital" is mgh; else empty."""
    first = [word[0] for word in words if word not in OPTIONAL]
    return "".join(first) if len(first) >= 3 else ""
