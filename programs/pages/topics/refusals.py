"""What a page says of all visas at once: none, or all but those that it names."""

import re

from programs.pages.reading import Unit
from programs.pages.topics import visa_words as words

Found = dict[str, tuple[str, float]]
"""By name of the visa (`j1`, `h1b`), the value and how sure it is."""


def refuse(clause: str, unit: Unit, found: Found) -> None:
    """No visas: of any kind, or none but those that were named before."""
    if re.search(r"\b(?:status|type|kind)\b", clause) and not re.search(
        r"sponsor|accept|support|provid|\btakes?\b", clause
    ):
        return
    if words.FOR_SOME.search(clause):
        return
    if words.NAMED_ELSE.search(clause) and not re.search(r"\b(?:any|all|other|visas? sponsorship)\b", clause):
        return
    if words.LISTED.search(unit.text) or re.search(
        r"\bimgs who\b(?! (?:need|require))|\bpursuing\b|\bpermanent resident visas?\b|\bguarantee", clause
    ):
        return
    named_before = set(words.VISA.findall(f"{unit.before} {unit.label}")) | {
        name for name in found if found[name][0] != "no"
    }
    if words.OTHER.search(clause) or named_before:
        if "j1" in named_before and "h1b" not in named_before and "h1b" not in found:
            found["h1b"] = ("no", 0.93)
        return
    if not re.search(
        (
            r"\b(?:need|require)\w* (?:a |any )?visas?\b|\bsponsor|\bvisas? (?:\w+ ){0,3}(?:accept|"
            r"support|avail|offer|provid|consider)|\b(?:accept|"
            r"support|offer|provid\w+|consider|assist\w*|require|requiring|issue|obtain)\b.{0,40}\bvisa"
        ),
        clause,
    ):
        return
    found["j1"], found["h1b"] = ("no", 0.94), ("no", 0.94)


def with_exception(clause: str, exception: re.Match[str], found: Found) -> str:
    left, right = clause[: exception.start()], clause[exception.end() :]
    found_name = words.VISA.search(right)
    after = right[found_name.end() :] if found_name else ""
    outside = {found_name.group(1)} if found_name and not left.strip() else set(words.VISA.findall(right))
    rest = left if left.strip() else after
    refused = bool(words.NO.search(rest)) or "no" in rest.split()
    if not outside or not (words.NO.search(rest) or words.YES.search(rest)):
        return ""
    for name in ("j1", "h1b"):
        if name in outside:
            found[name] = ("yes" if refused else "no", 0.92)
        elif name in rest or (words.GENERIC.search(rest) and refused):
            found[name] = ("no" if refused else "yes", 0.9)
    return "no" if refused else "yes"


def none_at_all(found: Found) -> bool:
    return all(found.get(name, ("", 0))[0] == "no" and found[name][1] == 0.94 for name in ("j1", "h1b"))
