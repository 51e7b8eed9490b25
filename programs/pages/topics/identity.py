"""NRMP codes and ACGME numbers."""

import re
from collections.abc import Iterator

from programs.pages.reading import Reading, Topic, Unit, said

_TRIGGER = re.compile(r"\d{3}")
_NRMP = re.compile(r"(?<![0-9A-Za-z])(\d{4})[ -]?(\d{3})[ -]?([CMPAR])[ -]?(\d{1,3})(?![0-9A-Za-z])")
_ACGME = re.compile(r"(?<![\d-])(\d{3})[- ]?(\d{2})[- ]?(\d{2})[- ]?(\d{3})(?![\d-])")
_ACGME_WORDS = re.compile(
    r"\bacgme\b|\baccreditation (?:id|number|code|council)|\bprogram (?:id|number|code|#)|"
    r"\beras\b.{0,30}\b(?:id|number|code|#)"
)
_PHONE = re.compile(r"\b(?:phone|fax|tel|call|telephone|contact)\b")
_CODES = frozenset(
    [
        "020",
        "040",
        "060",
        "080",
        "110",
        "120",
        "130",
        "140",
        "160",
        "180",
        "185",
        "186",
        "200",
        "220",
        "240",
        "260",
        "275",
        "280",
        "300",
        "320",
        "340",
        "360",
        "362",
        "380",
        "382",
        "400",
        "416",
        "420",
        "430",
        "440",
        "450",
        "451",
        "460",
        "461",
        "480",
        "700",
        "705",
        "715",
        "720",
        "725",
        "726",
        "730",
        "735",
        "742",
        "751",
        "752",
        "753",
        "755",
        "765",
        "766",
        "770",
        "785",
        "795",
        "796",
        "999",
    ]
)

PATTERNS = (
    said("NRMP code", "Our NRMP code is 9876140C0.", "nrmp_code=9876140C0 C"),
    said("ACGME number", "ACGME program number: 1409999001", "acgme_id=1409999001"),
)


def read(unit: Unit) -> Iterator[Reading]:
    for found in _NRMP.finditer(unit.passage):
        code = "".join(found.groups())
        yield Reading("nrmp_code", code, 0.97 if found.group(2) in _CODES else 0.88, kind=found.group(3))
    if not _ACGME_WORDS.search(unit.labelled) and not _ACGME_WORDS.search(unit.before):
        return
    for found in _ACGME.finditer(unit.passage):
        sure = 0.96 if found.group(0).isdigit() or "acgme" in unit.labelled else 0.8
        if (found.group(1) in _CODES or sure > 0.9) and not (_PHONE.search(unit.text) and not found.group(0).isdigit()):
            yield Reading("acgme_id", "".join(found.groups()), sure)


TOPIC = Topic("identity", _TRIGGER, read, PATTERNS)
