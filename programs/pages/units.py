"""Pure: a page's blocks to units: sentences with label, season, kind of track, audience and program."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from programs.pages.audience import governed, halves, of_column, of_headings, of_unit
from programs.pages.blocks import HEADING, ITEM, ROW, Block, PageText
from programs.pages.canon import MOST, canonical
from programs.pages.exceptions import under_lists
from programs.pages.labels import NOTHING_SAID, labelled
from programs.pages.packets import in_packets
from programs.pages.purpose import FELLOWS, RESIDENTS, states_nothing
from programs.pages.reading import IMG, Unit
from programs.pages.setting import kind_in, own_programs, page_cycle, specialty_named, stated_cycle, subject_of
from programs.pages.standing import stated

_ABBREVIATION = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|Nos|vs|e\.g|i\.e|etc|approx|Dept|Univ|Inc|M\.D|D\.O|Ph\.D|U\.S|"
    r"U\.S\.A|U|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|[A-Z])\.$"
)
_OF_THE_NATION = re.compile(
    r"\bU\.S\.(?:A\.)?\s+(?=(?:The|We|Our|If|All|In|For|This|These|It|There|Those|Please|No|You|An?|They|When|At|"
    r"However|Each|Every|To|Some|Such)\s)"
)
"""“… in the U.S. We sponsor …”: the abbreviation's full stop ends the sentence too."""
_END = re.compile(
    r"[.!?](?:[\"')\]])?\s+(?=[\"'(\[]?[A-Z0-9•])|[!?.](?=[A-Z][a-z]+\s)|\s+[•·▪●|]\s+|\n+|"
    r";\s+(?=[^:;.]{3,60}:\s+(?:[Yy]es|[Nn]o)\b)"
)
_LABEL = re.compile(
    r"^((?:[^:.;!?()]|(?<=\bU)\.(?=S\.)|(?<=\bU\.S)\.){2,70}?(?: \([^()]{1,20}\))?)\s*:\s+(?=\S)|"
    r"^([A-Za-z][\w '/()&-]{2,50}?)\s+(?:--?|–|—)\s+(?=\S)"
)
_SAYS = re.compile(
    r"\b(?:must|is|are|will|should|we|you|do|does|have|has|can|may|accepts?|sponsors?|requires?|offers?|prefers?|only|"
    r"passed|received|completed|three letters|two letters|four letters|\d letters)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(rf"^[^:.;?]{{3,80}}:\s+(?=(?:yes|no)\b[\s.;,]*(?:$|[;,.])|{NOTHING_SAID}$)", re.IGNORECASE)
"""“Accepts IMGs: no”: what stands before the mark is asked."""
_DATED = re.compile(r"^\W*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d", re.IGNORECASE)
_OTHER_PROGRAMS = re.compile(
    r"\b(?:most|many|some|several|certain|few|a number of|these|other|all usa) (?:[a-z]+ ){0,3}?(?:programs|"
    r"hospitals|residencies|institutions)\b|\bprograms (?:often|usually|typically|generally|may|vary|"
    r"can)\b"
)
_PAST = re.compile(
    r"\barchived?\b|\bprevious (?:cycles?|seasons?|years?|match)|\bpast (?:cycles?|seasons?|years)|"
    r"\bformer requirements|\bwhat we asked\b"
)
_DENIED = re.compile(r"\b(?:do(?:es)?|will|can) ?not:?$")
_INTRODUCES = re.compile(r"(?::|\b(?:includ\w+|of|from|being))\s*$")
_OF_THE_LAST = re.compile(
    r"(?:at least |a minimum of )?(?:one|two|\d) of (?:these|them|which|the letters)\b", re.IGNORECASE
)
"""“One of these must be from a chair”: an item or a paragraph that goes on from the one before it."""
_ELSEWHERE = re.compile(r"(?:please )?(?:see|refer to|visit|consult)\b(?! that)", re.IGNORECASE)
_YES_OR_NO = re.compile(r"(?:yes|no|none)\b", re.IGNORECASE)
_BARE_ANSWER = re.compile(rf"\W*(?:yes|no|none)\b\s*(?:$|[.,;:!–—-])|{NOTHING_SAID}$", re.IGNORECASE)
"""What answers the words above it, whether or not they end in a question mark."""
_ANSWERS = re.compile(r"(?:yes|no|none|not|preferred|required|optional)\b|.*\d", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:[HJFO]-?1-?B?|Step [123]|PGY-?\d)\b")
"""A number in a name answers nothing."""
_SHORT_LABEL = 28


def units(page: PageText, url: str = "") -> Iterator[Unit]:
    """Every unit of the page, in its order; none for what belongs to a fellowship on a residency's page, and none at
    all on a page that is not for residents."""
    if states_nothing(page, url):
        return
    season, programs = page_cycle(page), own_programs(page, url)
    under = under_lists(page.blocks)
    following = [*(block.text for block in page.blocks[1:]), ""]
    previous = ["", *(block.text for block in page.blocks)]
    packets = in_packets(page.blocks)
    for (block, for_imgs), last, after, below, packet in zip(
        governed(page.blocks), previous, following, under, packets, strict=False
    ):
        path = " / ".join(canonical(heading) for heading in block.headings)
        nearest = path.rsplit(" / ", 1)[-1]
        if block.kind == HEADING and (block.text.rstrip().endswith("?") or _BARE_ANSWER.match(after)):
            continue
        if _PAST.search(path) or (FELLOWS.search(nearest) and not RESIDENTS.search(nearest)):
            continue
        setting = Unit(
            "",
            path=path,
            cycle=next((found for heading in reversed(block.headings) if (found := stated_cycle(heading))), season),
            kind=kind_in(nearest),
            subject=subject_of(block.headings, programs),
            applies_to=IMG if for_imgs else of_headings(path),
            where=_where(block),
            packet=packet,
            under=below,
            before=canonical(sentences(last)[-1]) if _OF_THE_LAST.match(block.text) and last else "",
            after=canonical(after) if block.kind == HEADING or _INTRODUCES.search(block.text) else "",
        )
        for unit in _of_block(block, setting):
            if _OTHER_PROGRAMS.search(unit.text):
                continue
            if not FELLOWS.search(unit.text) or RESIDENTS.search(unit.text):
                yield replace(unit, applies_to=of_unit(unit), text=stated(unit.text))


def _where(block: Block) -> str:
    heading = block.headings[-1] if block.headings else ""
    place = {ITEM: "list", ROW: "table", HEADING: "heading"}.get(block.kind, "paragraph")
    return f"{' '.join(heading.split())[:120]}, {place}" if heading else place


def _of_block(block: Block, setting: Unit) -> Iterable[Unit]:
    if block.kind == ROW:
        return _of_row(block, setting)
    return _of_units(block, setting)


_OF_PLACES = re.compile(r"\b(?:positions|slots|spots|openings|quota)\b")
_OF_KINDS = re.compile(r"(?:program |position |track )?(?:type|kind|track)s?(?: of (?:program|position|track))?")


def _of_row(block: Block, setting: Unit) -> Iterator[Unit]:
    """Each cell, labelled with its column's header and its row's first cell."""
    first = canonical(block.cells[0][1]) if block.cells else ""
    kinds = [kind_in(canonical(text)) for header, text in block.cells if _OF_KINDS.fullmatch(canonical(header))]
    kind, of_row = kind_in(first) or setting.kind, next((named for named in kinds if named), "")
    if _of_fellows(first):
        return
    if block.cells and _OF_PROGRAMS.match(canonical(block.cells[0][0])):
        if _SUBSPECIALTY.match(first):
            return
        setting = replace(setting, subject=specialty_named(block.cells[0][1]) or setting.subject)
    for number, (header, text) in enumerate(block.cells):
        column = canonical(header)
        if _of_fellows(column):
            continue
        whose = of_column(column) if number else ""
        label = first if whose else column if number == 0 or column == first else f"{first} {column}".strip()
        base = replace(
            setting,
            label=label,
            lead=first if number else "",
            kind=kind_in(column) or (_OF_PLACES.search(column) and of_row) or kind,
            form=ROW,
            applies_to=whose or setting.applies_to,
            passage=text[:MOST],
        )
        if number == 0 and any(header for header, _ in block.cells):
            continue
        if number and _DATED.match(block.cells[0][1]) and "deadline" in text.lower():
            text = f"{text.rstrip('. ')}: {block.cells[0][1]}"
        for sentence in sentences(text):
            cycle = stated_cycle(f"{header} {sentence}") or setting.cycle
            yield from (replace(base, text=one, cycle=cycle) for one in labelled(label, canonical(sentence)))


def _of_fellows(words: str) -> bool:
    return bool(FELLOWS.search(words)) and not RESIDENTS.search(words)


_SUBSPECIALTY = re.compile(
    r"(?:cardiology|cardiovascular|nephrology|gastroenterology|hematology|pulmonary|critical care|endocrinology|"
    r"rheumatology|infectious disease|geriatric|sleep medicine|hospice|palliative|neonat|medical oncology|"
    r"oncology)"
)
"""Fellowships in a table of programs."""
_OF_PROGRAMS = re.compile(r"(?:residency )?(?:programs?|residenc(?:y|ies)|special(?:ty|ties)|departments?)$")
"""Over a table's first column: each row is about a program of its own."""


def _of_units(block: Block, setting: Unit) -> Iterator[Unit]:
    lead = _BUT_WHERE.sub("", canonical(block.lead)) if block.lead else ""
    over = block.headings[-1] if block.headings else ""
    question = over if over.rstrip().endswith("?") or _BARE_ANSWER.match(block.text) else ""
    own_label = ""
    label, before, first = lead or setting.path.rsplit(" / ", 1)[-1], setting.before, True
    said = sentences(block.text)
    for number, sentence in enumerate(said):
        if sentence.endswith("?") and block.kind != HEADING:
            question, first = sentence, True
            continue
        answer = _ANSWERED.match(sentence)
        if found := answer or _own_label(sentence):
            own_label, sentence = canonical(found.group(0).strip(" :-–—")), sentence[found.end() :]
        elif not question and number == 0 and len(said) > 1 and _names_topic(sentence):
            own_label, before = canonical(sentence.rstrip(".")), canonical(sentence)
        base = replace(
            setting,
            label=own_label or (canonical(question) if question else label),
            lead=lead,
            before=before,
            after=canonical(said[number + 1]) if number + 1 < len(said) else setting.after,
            passage=sentence[:MOST],
            form=block.kind,
            asked=bool(question) and not own_label,
            cycle=stated_cycle(sentence) or setting.cycle,
        )
        if base.asked and _ELSEWHERE.match(sentence):
            continue
        asked = bool(answer) or (base.asked and first)
        texts = [canonical(sentence)]
        if asked or own_label or (len(said) == 1 and block.kind != HEADING):
            texts = labelled(base.label, *texts, asked=asked)
        yield from _of_texts([f"we do not {text}" for text in texts] if _DENIED.search(lead) else texts, base)
        before, first = texts[-1] if texts else before, False


def _of_texts(texts: Iterable[str], base: Unit) -> Iterator[Unit]:
    """A sentence that holds a list, or tells two audiences each their own, becomes as many."""
    for text in texts:
        one = replace(base, text=text, kind=kind_in(text) or kind_in(base.label) or base.kind)
        if two := halves(text):
            yield replace(one, text=two[0])
            yield replace(one, text=two[1], label=two[0], before=two[0])
        elif (listed := _INLINE.match(text)) and not re.search(r"\bvisas?\b|\bj1\b|\bh1b\b", text):
            lead, items = listed["lead"] or base.label, [item.strip() for item in listed["items"].split(";")]
            yield from (replace(one, text=item, lead=lead, label=lead, form=ITEM) for item in items if item)
        else:
            yield one


_BUT_WHERE = re.compile(
    r",? (?:except|unless) (?:where|when|as|for (?:those|what is)|if|what)? ?(?:it |they )?(?:says?|is|are|marked|"
    r"noted|listed|stated|otherwise|as| )*(?:preferred|recommended|optional)\b"
)
"""“All of the following, except where it says preferred:” demands what is listed."""
_INLINE = re.compile(r"^(?:(?P<lead>[^:;]{3,200}): )?(?P<items>[^;]+;[^;]+;.+)$")


def _own_label(sentence: str) -> re.Match[str] | None:
    """“Deadline:” at the head of a sentence; none where the words before the mark say something themselves."""
    found = _LABEL.match(sentence)
    if not found or _SAYS.search(found.group(0)) or _DATED.match(sentence) or _YES_OR_NO.match(sentence):
        return None
    return found


def _names_topic(sentence: str) -> bool:
    """“H-1B.” or “Letters.” before what is said of it."""
    if _GRADUATES.fullmatch(sentence):
        return True
    return (
        sentence.endswith(".")
        and len(sentence) <= _SHORT_LABEL
        and not _SAYS.search(sentence)
        and not _BOTH_VISAS.search(sentence)
        and not _ANSWERS.match(_NAMES.sub("", sentence))
    )


_BOTH_VISAS = re.compile(r"\bJ-?1\b.*\bH-?1")
_GRADUATES = re.compile(
    r"(?:International (?:medical )?(?:graduates|applicants)|(?:Graduates|Students|Seniors) (?:of|at|"
    r"from) (?:[\w.]+ ){1,5}"
    r"(?:medical )?schools?|(?:U\.?S\.?|American) (?:medical )?(?:school )?(?:graduates|students|seniors|applicants))\."
)
"""Those that a paragraph is about, before it: “International medical graduates. …”"""


def sentences(text: str) -> list[str]:
    """The sentences of a block. An abbreviation's full stop ends none; one beyond the greatest length is cut."""
    found, start = [], 0
    nations = {found.end() for found in _OF_THE_NATION.finditer(text)}
    for end in _END.finditer(text):
        short = text[end.start()] == "." and _ABBREVIATION.search(text[max(0, end.start() - 12) : end.start() + 1])
        if short and end.end() not in nations:
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for whole in found if whole for sentence in _cut(whole)]


def _cut(sentence: str) -> list[str]:
    if len(sentence) <= MOST:
        return [sentence]
    return [sentence[at : at + MOST] for at in range(0, len(sentence), MOST)]
