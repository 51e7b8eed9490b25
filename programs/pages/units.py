"""Pure: a page's blocks to units: sentences with label, season, kind of track, audience and program."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from programs.pages.asked import declared
from programs.pages.blocks import HEADING, ITEM, ROW, Block, PageText
from programs.pages.canon import MOST, canonical
from programs.pages.reading import ALL, IMG, US, Unit
from programs.pages.setting import kind_in, own_programs, page_cycle, stated_cycle, subject_of

_ABBREVIATION = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|Nos|vs|e\.g|i\.e|etc|approx|Dept|Univ|Inc|M\.D|D\.O|Ph\.D|U\.S|"
    r"U\.S\.A|U|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|[A-Z])\.$"
)
_END = re.compile(r"[.!?](?:[\"')\]])?\s+(?=[\"'(\[]?[A-Z0-9•])|[!?.](?=[A-Z][a-z]+\s)|\s+[•·▪●]\s+|\n+")
_LABEL = re.compile(
    r"^([^:.;!?()]{2,70}?(?: \([^()]{1,20}\))?)\s*:\s+(?=\S)|^([A-Za-z][\w '/()&-]{2,50}?)\s+(?:-|–|—)\s+(?=\S)"
)
_SAYS = re.compile(
    r"\b(?:must|is|are|will|should|we|you|do|does|have|has|can|may|accepts?|sponsors?|requires?|offers?|prefers?|only|"
    r"passed|received|completed|three letters|two letters|four letters|\d letters)\b",
    re.IGNORECASE,
)
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
_STORY = re.compile(
    r"\bi (?:am|was|have|had|sent|applied|matched|graduated|did|took|came|chose|want\w*|love\w*|felt|"
    r"think|learned)\b|\bmy (?:advice|interest|experience|name|passion|wife|husband|hobbies)\b"
)
_NOT_RESIDENCIES = re.compile(
    r"\bpharm(?:acy|d)\b|\bdental\b|\bdentist|\bnurs(?:e|ing)\b|\bpsycholog(?:y|ist)|\bpodiatr|"
    r"\bphysician assistant|\bchaplain|\bveterinar|"
    r"\bstatistics\b|\bmatch results\b|\balumni\b|\bour faculty\b|^faculty\b|\bobservership|\bvisiting "
    r"students?\b|\bexternship|\bcareer advis|\badvising\b"
)
_IMG_SENTENCE = re.compile(
    r"^(?:\W*(?:for|from|as|all|any|an?|the|if you are|applicants who are|candidates who are|only) "
    r"){0,4}\W*imgs\b|\bimgs (?:must|should|need|are required|have to|will need|applying|also)\b|"
    r"\b(?:for|of|from|require) (?:all |any )?imgs\b|\(all imgs\)"
)
_US_SENTENCE = re.compile(r"^(?:for |all |any )?usa (?:students|graduates|seniors|medical students|applicants)\b")
_DENIED = re.compile(r"\b(?:do(?:es)?|will|can) ?not:?$")
_YES_OR_NO = re.compile(r"(?:yes|no|none)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"(?:yes|no|none|not|preferred|required|optional)\b|.*\d", re.IGNORECASE)
_FELLOWS = re.compile(r"\bfellow(?:s|ships?)?\b")
_RESIDENTS = re.compile(r"\bresiden(?:t|ts|cy|cies)\b|\bintern(?:s|ship)?\b|\bpgy1\b|\bcategorical\b|\bpreliminary\b")
_IMG_PATH = re.compile(r"\bimgs?\b|\becfmg\b|\binternational (?:students|medical)|\bforeign\b|\bvisa\b|\bnon-lcme\b")
_US_PATH = re.compile(
    r"\b(?:usa|lcme|allopathic|osteopathic|md/do|domestic|american)\b.{0,30}\b(?:graduates?|students?|"
    r"seniors?|schools?|"
    r"applicants?)\b|\bgraduates of (?:usa|lcme)|\bamgs?\b|\busmgs?\b"
)
_NOT_US = re.compile(r"\bimgs?\b|\bnon-|\bforeign\b|\binternational\b|\bnot (?:usa|lcme)")
_SHORT_LABEL = 28


def units(page: PageText, url: str = "") -> Iterator[Unit]:
    """Every unit of the page, in its order; none for what belongs to a fellowship on a residency's page."""
    season, programs = page_cycle(page), own_programs(page, url)
    about_fellows = bool(_FELLOWS.search(canonical(_first_words(page)))) and not _RESIDENTS.search(
        canonical(_first_words(page))
    )
    if about_fellows or _is_story(page) or _NOT_RESIDENCIES.search(canonical(_first_words(page))):
        return
    for block in page.blocks:
        path = " / ".join(canonical(heading) for heading in block.headings)
        nearest = path.rsplit(" / ", 1)[-1]
        if _PAST.search(path) or (_FELLOWS.search(nearest) and not _RESIDENTS.search(nearest)):
            continue
        setting = Unit(
            "",
            path=path,
            cycle=next((found for heading in reversed(block.headings) if (found := stated_cycle(heading))), season),
            kind=kind_in(nearest),
            subject=subject_of(block.headings, programs),
            applies_to=_audience(path),
            where=_where(block),
        )
        for unit in _of_block(block, setting):
            if _OTHER_PROGRAMS.search(unit.text):
                continue
            if not _FELLOWS.search(unit.text) or _RESIDENTS.search(unit.text):
                yield _addressed(unit)


def _is_story(page: PageText) -> bool:
    """A person tells: what stands there is what happened to one, not what the program states."""
    told = sum(
        bool(_STORY.search(block.text.lower()[:1000])) for block in page.blocks if not block.text.rstrip().endswith("?")
    )
    return told * 3 > sum(block.kind != HEADING for block in page.blocks)


def _addressed(unit: Unit) -> Unit:
    """For whom the sentence or its list speaks, where it says so itself."""
    if _IMG_SENTENCE.search(unit.text) or _IMG_SENTENCE.search(unit.lead):
        return replace(unit, applies_to=IMG)
    return replace(unit, applies_to=US) if _US_SENTENCE.search(unit.text) else unit


def _first_words(page: PageText) -> str:
    """The title and the first heading; a text without either has none."""
    first = next((block.text for block in page.blocks if block.kind == HEADING), "")
    own = page.title if page.blocks and page.blocks[0].text[:200] != page.title else ""
    return f"{own[:200]} {first[:200]}"


def _where(block: Block) -> str:
    heading = block.headings[-1] if block.headings else ""
    place = {ITEM: "list", ROW: "table", HEADING: "heading"}.get(block.kind, "paragraph")
    return f"{' '.join(heading.split())[:120]}, {place}" if heading else place


def _audience(path: str) -> str:
    for heading in reversed(path.split(" / ")):
        if _IMG_PATH.search(heading):
            return IMG
        if _US_PATH.search(heading) and not _NOT_US.search(heading):
            return US
    return ALL


def _of_block(block: Block, setting: Unit) -> Iterable[Unit]:
    if block.kind == ROW:
        return _of_row(block, setting)
    if block.kind == HEADING:
        return [] if block.text.rstrip().endswith("?") else _of_sentences(block, setting)
    return _of_sentences(block, setting)


def _of_row(block: Block, setting: Unit) -> Iterator[Unit]:
    """Each cell, labelled with its column's header and its row's first cell."""
    first = canonical(block.cells[0][1]) if block.cells else ""
    kind = kind_in(first) or setting.kind
    for number, (header, text) in enumerate(block.cells):
        column = canonical(header)
        label = column if number == 0 or column == first else f"{first} {column}".strip()
        base = replace(
            setting,
            label=label,
            lead=first if number else "",
            kind=kind_in(column) or kind,
            form=ROW,
            passage=text[:MOST],
        )
        if number == 0 and any(header for header, _ in block.cells):
            continue
        for sentence in sentences(text):
            yield replace(base, text=canonical(sentence), cycle=stated_cycle(f"{header} {sentence}") or setting.cycle)


def _of_sentences(block: Block, setting: Unit) -> Iterator[Unit]:
    lead = canonical(block.lead) if block.lead else ""
    question = block.headings[-1] if block.headings and block.headings[-1].rstrip().endswith("?") else ""
    own_label = ""
    label, before, first = lead or setting.path.rsplit(" / ", 1)[-1], "", True
    said = sentences(block.text)
    for number, sentence in enumerate(said):
        if sentence.endswith("?") and block.kind != HEADING:
            question, first = sentence, True
            continue
        if (
            (found := _LABEL.match(sentence))
            and not _SAYS.search(found.group(0))
            and not (_DATED.match(sentence) or _YES_OR_NO.match(sentence))
        ):
            own_label, sentence = canonical(found.group(0).strip(" :-–—")), sentence[found.end() :]
        elif not question and number == 0 and len(said) > 1 and _names_topic(sentence):
            own_label, before = canonical(sentence.rstrip(".")), canonical(sentence)
        base = replace(
            setting,
            label=own_label or (canonical(question) if question else label),
            lead=lead,
            before=before,
            passage=sentence[:MOST],
            form=block.kind,
            asked=bool(question) and not own_label,
            cycle=stated_cycle(sentence) or setting.cycle,
        )
        texts = declared(base.label, canonical(sentence)) if base.asked and first else [canonical(sentence)]
        if _DENIED.search(lead):
            texts = [f"we do not {text}" for text in texts]
        for text in texts:
            kind = kind_in(text) or kind_in(base.label) or setting.kind
            yield replace(base, text=text, kind=kind)
        before, first = texts[-1], False


def _names_topic(sentence: str) -> bool:
    """“H-1B.” or “Letters.” before what is said of it."""
    return (
        sentence.endswith(".")
        and len(sentence) <= _SHORT_LABEL
        and not _SAYS.search(sentence)
        and not _ANSWERS.match(sentence)
    )


def sentences(text: str) -> list[str]:
    """The sentences of a block. An abbreviation's full stop ends none; one beyond the greatest length is cut."""
    found, start = [], 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _ABBREVIATION.search(text[max(0, end.start() - 12) : end.start() + 1]):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for whole in found if whole for sentence in _cut(whole)]


def _cut(sentence: str) -> list[str]:
    if len(sentence) <= MOST:
        return [sentence]
    return [sentence[at : at + MOST] for at in range(0, len(sentence), MOST)]
