"""What in a story could lead strangers to a person: told by its form alone, so that some of it is meant otherwise."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

MOST_SHOWN = 60


class Kind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    SCORE = "score"


REFUSED = frozenset({Kind.PHONE, Kind.EMAIL})
"""Others may stay where the writer says so: a link may be a public page, and a score is her own to tell."""


@dataclass(frozen=True, slots=True)
class Flag:
    kind: Kind
    found: str


# Marks without a width, by which what is looked for could be taken apart unseen.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")

NAME, LABEL = r"[\w.+%-]{1,64}", r"[^\W_](?:[\w-]{0,62})"
DOT = r"(?:\.|\s[(\[{]?(?:dot|punto)[)\]}]?\s)"
AT = r"(?:@|[(\[{]\s?(?:at|arroba)\s?[)\]}])"
# Spelled out it needs a spelled-out dot too: "I worked at St. Luke" is no address.
EMAIL = re.compile(
    rf"{NAME}\s?{AT}\s?{LABEL}(?:{DOT}{LABEL}){{1,4}}|{NAME}\s(?:at|arroba)\s{LABEL}(?:\s(?:dot|punto)\s{LABEL}){{1,4}}",
    re.IGNORECASE,
)

NUMBER = re.compile(r"(?<!\w)(?<!step )\+?\(?\d(?:[ \t().·‐‑–-]{0,3}\d){5,18}(?!\w)", re.IGNORECASE)
DAY = re.compile(r"(?:\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d|(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2})")
MONEY_BEFORE = re.compile(r"(?:[$€£₹¥]|\b(?:usd|eur|inr|pkr|ngn|rs\.?))\s?$", re.IGNORECASE)
MONEY_AFTER = re.compile(r"\s?(?:[$€£₹¥]|(?:usd|dollars?|dólares|euros?|rupees|rupias|pesos|naira)\b)", re.IGNORECASE)
CALLED = re.compile(
    r"(?:phone|tel|whatsapp|call|text|cell?|móvil|movil|celular|teléfono|telefono)\W{0,12}\w{0,3}\W{0,3}$",
    re.IGNORECASE,
)
WITH_A_CODE, ALONE, CALLED_BY_NAME = 7, 8, 6

LINK = re.compile(
    r"(?:\bhttps?://|\bwww\.)[^\s<>\"]{2,300}"
    r"|\b[\w-]{1,63}\.(?:com|org|net|edu|gov|io|info|app|link)\b(?:/[^\s<>\"]{0,300})?"
    r"|\b[\w-]{1,63}\.[a-z]{2,6}/[^\s<>\"]{1,300}"
    r"|(?<![\w@.])@\w[\w.]{2,30}",
    re.IGNORECASE,
)

POINTS = r"(?<![\d$€£.,])(?:1[5-9]\d|2\d\d|300)(?![\d,.]?\d|\s+(?:program|applic|solicitud|hour|hora|day|día|dollar))"
EXAM = r"\b(?:step\s?[123](?:\s?c[ks])?|usmle|comlex|scor(?:e|es|ed)|puntaje|puntuación|saqué)\b"
SCORE = re.compile(rf"{EXAM}[^\n\d]{{0,30}}{POINTS}|{POINTS}[^\n\d]{{0,15}}\b(?:step\s?[123]|usmle)\b", re.IGNORECASE)


def flags(text: str) -> tuple[Flag, ...]:
    """Each once: kind by kind, and of a kind in the order of the text."""
    plain = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    without_addresses = EMAIL.sub(" ", plain)
    found = [
        *_flagged(Kind.PHONE, _phones(plain)),
        *_flagged(Kind.EMAIL, _all(EMAIL, plain)),
        *_flagged(Kind.LINK, _all(LINK, without_addresses)),
        *_flagged(Kind.SCORE, _all(SCORE, plain)),
    ]
    return tuple(dict.fromkeys(found))


def _flagged(kind: Kind, found: Iterable[str]) -> list[Flag]:
    return [Flag(kind, one if len(one) <= MOST_SHOWN else f"{one[: MOST_SHOWN - 1]}…") for one in found]


def _all(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (" ".join(match[0].split()).rstrip(".,;:") for match in pattern.finditer(text))


def _phones(text: str) -> Iterator[str]:
    for match in NUMBER.finditer(text):
        before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 10]
        if MONEY_BEFORE.search(before) or MONEY_AFTER.match(after):
            continue
        if _is_phone(match[0], called=bool(CALLED.search(before))):
            yield match[0].strip()


def _is_phone(number: str, *, called: bool) -> bool:
    """By how many digits it has; runs of years, days and scores are none."""
    parts = re.findall(r"\d+", number)
    digits = sum(map(len, parts))
    if number.startswith(("+", "00")):
        return digits >= WITH_A_CODE
    if called:
        return digits >= CALLED_BY_NAME
    if DAY.fullmatch(number) or all(_is_year(part) for part in parts):
        return False
    if len(parts) > 1 and all(len(part) == 3 and int(part) <= 300 for part in parts):
        return False
    return digits >= ALONE or re.fullmatch(r"\d{3}[-.‐‑]\d{4}", number) is not None


def _is_year(part: str) -> bool:
    return len(part) == 4 and 1900 <= int(part) < 2100
