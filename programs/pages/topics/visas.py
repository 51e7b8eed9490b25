"""What a page says of visas, clause by clause: which, and whether they are sponsored."""

import re
from collections.abc import Iterator

from programs.pages.reading import Reading, Topic, Unit, said
from programs.pages.strengths import requires
from programs.pages.topics import visa_words as words
from programs.pages.topics.refusals import Found, none_at_all, refuse, with_exception
from programs.pages.topics.statuses import other_statuses
from programs.pages.topics.step3 import for_h1b, for_the_one_before

PATTERNS = (
    said("sponsors", "We sponsor J-1 visas through ECFMG.", "visa_j1=yes"),
    said("only", "The hospital sponsors J-1 visas only.", "visa_j1=yes", "visa_h1b=no"),
    said("but not", "We sponsor J-1 but not H-1B visas.", "visa_j1=yes", "visa_h1b=no"),
    said("unable", "We are unable to offer H1-B sponsorship.", "visa_h1b=no"),
    said("neither", "The program sponsors neither J-1 nor H-1B visas.", "visa_j1=no", "visa_h1b=no"),
    said(
        "none",
        "Our program does not sponsor visas.",
        "visa_j1=no",
        "visa_h1b=no",
        "visa_other=none_sponsored",
    ),
    said("except", "With the exception of the J-1, we sponsor no visas.", "visa_j1=yes", "visa_h1b=no"),
    said("not accepted", "H-1B visas are not accepted.", "visa_h1b=no"),
    said("case by case", "H-1B sponsorship is considered on a case-by-case basis.", "visa_h1b=case_by_case"),
    said("transfer", "We only accept transfers of an existing H-1B.", "visa_h1b=transfer_only"),
    said(
        "held already", "We take over an H-1B that you already hold from another residency.", "visa_h1b=transfer_only"
    ),
    said("no longer", "We used to sponsor H-1B visas but no longer do.", "visa_h1b=no"),
    said(
        "citizens",
        "Applicants must be US citizens or permanent residents.",
        "visa_other=citizens_or_residents_only",
    ),
    said(
        "step 3 first",
        "We sponsor H-1B visas if Step 3 has been passed before ranking.",
        "visa_h1b=yes",
        "h1b_step3_by=ranking required",
    ),
)


def read(unit: Unit) -> Iterator[Reading]:
    text = words.ANSWERED.sub(r"\1 \2;", words.INSTEAD.sub(", not ", _LIMITED.sub("h1b limited", unit.text)))
    again = re.search(r"\b(?:resumed|reinstated|restored)\b", text)
    if words.HISTORY.search(text) and words.OVER.search(text) and not again:
        yield from (Reading(f"visa_{name}", "no", 0.9) for name in dict.fromkeys(words.VISA.findall(text)))
        return
    aside = (words.HOPED, words.LIMITED_TO, words.NO_RESIDENTS)
    if any(pattern.search(text) for pattern in aside) or (
        words.OF_MONEY.search(text) and words.NO.search(text) and not re.search(r"\bsponsors?\b", text)
    ):
        return
    if unit.form == "heading" and words.VISA.search(unit.after):
        return
    if (words.ABOUT_OTHERS.search(text) and not words.SPONSORED.search(text)) or words.HISTORY.search(text):
        return
    if words.EXPLAINS.search(text) and not words.SPONSORED.search(text):
        return
    if unit.form == "heading" and not words.NO.search(text) and not words.ONLY.search(text):
        return
    found = _visas(unit, text)
    for name, (value, confidence) in found.items():
        yield Reading(f"visa_{name}", value, confidence)
    if none_at_all(found):
        yield Reading("visa_other", "none_sponsored", found["j1"][1])
    if (
        found.get("h1b", ("no", 0))[0] != "no"
        or (not found and _of_label(unit.label) == ["h1b"])
        or (words.VISA.search(text) and "h1b" in text and not words.NO.search(_BRACKETS.sub(" ", text)))
    ):
        yield from for_h1b(_BRACKETS.sub(" ", text))
    yield from for_the_one_before(unit)
    yield from other_statuses(unit, text, refused=all(value == "no" for value, _ in found.values()))


_IF_NEEDED = re.compile(r"\W*\(?if (?:an? )?(?:visa )?(?:is )?(?:needed|required|applicable)\)?\W*$")
_LIMITED = re.compile(r"\bh1b \((?:limited|rarely|in select cases|select cases|case by case|casebycase)\)")
_BRACKETS = re.compile(r"\((?![^()]*\bstep3\b)[^()]*\)?")


def _visas(unit: Unit, text: str) -> Found:
    """By name, the value and the confidence; `none` where it is every visa that is refused."""
    found: Found = {}
    if words.ONLY_REFUSED.search(text):
        return dict.fromkeys(words.VISA.findall(text), ("no", 0.93))
    if words.NO_VISAS.fullmatch(text) or (
        re.fullmatch(
            r"(?!.*\b(?:j1|h1b|problem|issue|obstacle|barrier|need|matter|"
            r"affect)\b)(?:\w+ ){0,3}visas?(?: \w+){0,2}\W*",
            unit.label,
        )
        and words.ANSWERED_NO.fullmatch(text)
    ):
        return {"j1": ("no", 0.94), "h1b": ("no", 0.94)}
    if (named := words.NAMED_LABEL.fullmatch(unit.label)) and (answer := words.ANSWER.match(text)):
        return {named.group(1): ("yes" if answer.group(1) == "yes" else "no", 0.95)}
    if listed := _listed(unit, text):
        return listed
    polarity = _from_label(unit.label)
    if words.BARE_J1.fullmatch(_IF_NEEDED.sub("", text)) and (requires(unit.lead) or "imgs" in unit.lead):
        return {"j1": ("yes", 0.88)}
    only = bool(words.ONLY.search(unit.label)) and "j1" not in unit.label
    for clause in _clauses(text):
        said = _of_clause(clause, polarity, unit, found, only)
        polarity = said or polarity
    if "step3" in text and not words.PLAIN_NO.search(text):
        found = {name: said for name, said in found.items() if said[0] != "no"}
    return _settled_h1b(unit, text, found)


def _settled_h1b(unit: Unit, text: str, found: Found) -> Found:
    """What the whole sentence says of the H-1B, whatever its clauses say apart."""
    moved = words.TRANSFER.search(text) and not (words.NO_TRANSFER.search(text) or words.FOR_SOME.search(text))
    if "h1b" in text and moved:
        others = re.search(r"\bif\b.{0,90}\bf1\b", text)
        found["h1b"] = ("case_by_case", 0.9) if others else ("transfer_only", 0.92)
    elif words.FELLOWS_ONLY.search(text):
        found["h1b"] = ("no", 0.9)
    elif "h1b" not in found and "h1b" in text and "step3" in text and requires(text) and not words.NO.search(text):
        found["h1b"] = ("yes", 0.86)
    return found


def _listed(unit: Unit, text: str) -> Found:
    """“H-1B visa: …” in a list of visas that are taken, or are not."""
    named = words.VISA.match(unit.label)
    said = _from_label(unit.lead) if named and re.search(r"\bvisas?\b", unit.lead) else ""
    if not named or not said or unit.label == unit.lead:
        return {}
    return {named.group(1): ("case_by_case" if said == "yes" and words.CASE.search(text) else said, 0.9)}


def _clauses(text: str) -> list[str]:
    plain = words.LEADING_EXCEPTION.sub(lambda found: found.group(0).replace(",", " "), words.HARMLESS.sub(" ", text))
    clauses = [clause.strip() for clause in words.CLAUSE.split(plain) if clause and clause.strip()]
    return [
        clause for clause in clauses if not ("fellow" in clause or words.OF_STAFF.search(clause)) or "residen" in clause
    ]


def _from_label(label: str) -> str:
    if words.JUST_REFUSED.fullmatch(label):
        return "no"
    label = words.HARMLESS.sub(" ", label)
    if not re.search(r"\bvisas?\b|\bsponsor|\bj1\b|\bh1b\b", label):
        return ""
    if words.LABEL_NO.search(label):
        return "no"
    return "yes" if words.LABEL_YES.search(label) or re.fullmatch(r".{0,25}\bvisas?\b.{0,25}", label) else ""


def _of_clause(clause: str, before: str, unit: Unit, found: Found, only: bool) -> str:
    """Adds what the clause says; its polarity, for a clause after it that has none of its own."""
    if (
        (exception := words.EXCEPT.search(clause))
        and words.VISA.search(clause[: exception.start()])
        and words.CASE.search(clause[exception.end() :])
    ):
        for name in words.VISA.findall(clause[: exception.start()]):
            found[name] = ("case_by_case", 0.93)
        return "case_by_case"
    if exception:
        return with_exception(clause, exception, found)
    names = list(dict.fromkeys(words.VISA.findall(clause)))
    polarity = _polarity(clause)
    if before == "no" and not polarity and words.IS.fullmatch(clause):
        polarity = "yes"
    if names and polarity == "no":
        polarity = _unless_refused(clause)
        if not polarity:
            return before
    told = words.MEANS_LABEL.search(clause) or (unit.asked and polarity == "case_by_case")
    if not names and polarity and told and not words.GENERIC.search(clause):
        names = _of_label(unit.label)
    if (
        not names
        and polarity == "case_by_case"
        and len(found) == 1
        and not words.ANOTHER.search(clause)
        and _weakens(clause, found)
    ):
        names = list(found)
    if names == ["j1"] and not polarity and words.ONLY.search(clause):
        found["j1"], found["h1b"] = ("yes", 0.95), found.get("h1b", ("no", 0.95))
        return "yes"
    if names:
        polarity = polarity or before or ("yes" if re.search(r"\bpermanent residen|\bcitizen", unit.text) else "")
        _name(
            names,
            polarity,
            clause,
            found,
            only or bool(words.ONLY.search(clause)),
            sure=bool(before) or _of_status(unit),
        )
    elif polarity == "no" and words.GENERIC.search(clause):
        refuse(clause, unit, found)
    elif polarity == "case_by_case" and re.search(r"\bvisas?\b", clause) and not found:
        clear = ("casebycase" in clause and "sponsor" in clause) or words.EACH_ITS_OWN.search(clause)
        sure = 0.88 if clear else 0.7
        found["j1"] = found["h1b"] = ("case_by_case", sure)
    return polarity


def _unless_refused(clause: str) -> str:
    """What a refusal leaves: all of it refused, but under a condition; nothing where only some people are refused."""
    if "unless" in clause:
        return "yes" if "step3" in clause else "case_by_case"
    if words.FOR_SOME.search(clause):
        return "yes" if "step3" in clause else ""
    return "no"


def _weakens(clause: str, found: Found) -> bool:
    """A refusal may be softened in any words; a visa that is taken only where the clause is about it."""
    return next(iter(found.values()))[0] == "no" or bool(words.ABOUT_IT.search(clause))


def _of_label(label: str) -> list[str]:
    names = list(dict.fromkeys(words.VISA.findall(label)))
    return names if len(names) == 1 else []


def _of_status(unit: Unit) -> bool:
    return bool(re.search(r"\bpermanent residen|\bcitizen", unit.text)) or bool(re.search(r"\bvisas?\b", unit.label))


def _polarity(clause: str) -> str:
    if words.NO.search(clause):
        return "no"
    if words.CASE.search(clause):
        return "case_by_case"
    return "yes" if words.YES.search(clause) else ""


def _name(names: list[str], polarity: str, clause: str, found: Found, only: bool, *, sure: bool) -> None:
    if not polarity:
        if only and names == ["j1"]:
            found["j1"], found["h1b"] = ("yes", 0.93), ("no", 0.93)
        return
    if polarity == "no" and only and names == ["j1"] and not re.search(r"\bnot (?:sponsor|accept|offer)\b", clause):
        polarity = "yes"
    if polarity == "case_by_case" and len(names) > 1 and not words.NOT_FOR_ALL.search(clause):
        polarity = "yes"
    for name in names:
        moved = (
            name == "h1b"
            and polarity != "no"
            and not words.NO_TRANSFER.search(clause)
            and re.search(r"\btransfer|\bexisting h1b|\balready (?:\w+ ){0,2}h1b", clause)
        )
        value = "transfer_only" if moved else polarity
        if (
            value == "case_by_case"
            and name == "j1"
            and "h1b" in names
            and not re.search(r"casebycase|individual|\blimited number\b", clause)
        ):
            value = "yes"
        found[name] = (value, 0.8 if value == "yes" and not words.SURE.search(clause) and not sure else 0.95)
    if names == ["j1"] and ((only and polarity == "yes") or words.JUST_J1.search(clause)) and polarity != "no":
        found["h1b"] = ("no", 0.95)


TOPIC = Topic("visas", words.TRIGGER, read, PATTERNS)
