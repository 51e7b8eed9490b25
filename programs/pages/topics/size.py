"""How many first-year positions, by kind of track."""

import re
from collections.abc import Iterator

from programs.pages.reading import Pattern, Reading, Topic, Unit, pattern, said
from programs.pages.setting import kind_in

_TRIGGER = re.compile(
    r"\bquota\b|\beach year\b|\bannually\b|\b(?:every|a) year\b|\b(?:positions?|residents?|slots?|spots?|interns?|"
    r"openings?|class|categorical|preliminary|complement|pgy1|per year|trainees|places|begin|starts?)\b|"
    r"\b\d{1,2}[-/]\d{1,2}[-/]\d"
)
_WHAT = r"(?:positions?|residents?|slots?|spots?|interns?|openings?|trainees|pgy1s?|house officers|places)"
_WHO = r"(?:people|physicians|doctors|graduates|candidates|applicants|persons)"
_SORT = r"(?:(?!and \d|\(?\d)[\w,/()&'-]+ ){0,5}?"
_N = (
    r"(?<![\d$#/.:-])(\d{1,2})(?![\d%]|,\d|\.\d|:\d|/\d| of (?:the|our|these|those|them)\b|"
    r" ?(?:years?|months?|weeks|hours|percent|%|st\b|nd\b|"
    r"rd\b|th\b|-month|-year|-week|-hour))"
)
_EACH = (
    r"(?:per|each|every|a|in each|for each) (?:\w+ )?(?:year|class|pgy level|level|pgy|cycle|match)|"
    r"annually|yearly|per-year|(?:each|every) (?:july|june|summer|fall|spring)"
)

PATTERNS = (
    pattern(
        "per year",
        rf"\b{_N} (?:\(\d+\) )?{_SORT}{_WHAT}(?: (?!\d)\w+){{0,5}}? (?:{_EACH})\b",
        "We take eight residents per year.",
        "positions=8",
    ),
    pattern(
        "per year first",
        rf"\b(?:{_EACH}),? (?:[\w'-]+ ){{0,6}}?{_N} (?:\(\d+\) )?{_SORT}{_WHAT}\b",
        "Each year our program accepts six new residents.",
        "positions=6",
    ),
    pattern(
        "persons per year",
        rf"\b{_N} (?:\(\d+\) )?(?:\w+ ){{0,2}}?{_WHO} (?:[\w-]+ ){{0,9}}?(?:{_EACH})\b",
        "Four graduates enter the program each year.",
        "positions=4",
    ),
    pattern(
        "in each year",
        rf"\b{_N} (?:\w+ )?{_WHAT} (?:in|at) each (?:of the [3-7] )?(?:years?|levels?|class(?:es)?|pgy levels?)\b",
        "There are eight positions in each of the three years.",
        "positions=8",
    ),
    pattern("bare per year", rf"\b{_N} ?(?:{_EACH}|/ ?year)\b", "We have 24 residents, 8 per year.", "positions=8"),
    pattern(
        "first-year",
        (
            rf"\b{_N} (?:\(\d+\) )?(?:(?!\d|and \d)[\w,/()&'-]+ ){{0,3}}?(?:pgy1|1st[- ]year|entry[- ]level|"
            rf"internship|intern)(?: (?!and\b|\d)\w+){{0,2}}? {_WHAT}\b|\b{_N} (?:\(\d+\) )?(?:\w+ "
            rf"){{0,2}}?(?:interns|pgy1s|pgy1 residents|1st[- ]years)\b"
        ),
        "There are twelve PGY-1 positions.",
        "positions=12",
    ),
    pattern(
        "offers",
        (
            r"\b(?:interviews for|offers?|offering|accepts?|accepting|takes?|recruits?|match(?:es|ed)? "
            r"(?:into)?|fills?|filling|selects?|enrolls?|approved for|accredited (?:by \w+ )?for|admits?|"
            r"have|has|are|is|provides?|with)(?: (?:approximately|about|up to|a total of|currently|only|"
            rf"also|roughly|for|to|applicants|into|the|our)){{0,3}} {_N} (?:\(\d+\) )?(?:\w+ "
            r")?(?:categorical|preliminary|prelim|advanced|residency|open|available|pgy2|funded|approved|"
            r"primary care|transitional\w*|acgme-approved|new|total|pgy1)(?:(?: (?!and\b|"
            rf"\d)[\w/-]+){{0,4}}? {_WHAT}\b|(?: (?!and\b|\d)[\w/-]+){{0,2}}(?= (?:and|&) \d{{1,2}} ))"
        ),
        "The program offers 10 categorical positions.",
        "positions=10 C",
    ),
    pattern(
        "offers simply",
        (
            r"\b(?:interviews for|offers?|offering|accepts?|accepting|recruit(?:s|ing)?|fills?|filling|selects?|"
            r"seeking|"
            r"approved for|accredited (?:by \w+ )?for|admits?|takes?)(?: (?:approximately|about|up to|a "
            rf"total of|currently|only|also|roughly)){{0,2}} {_N} (?:\(\d+\) )?{_WHAT}\b|"
            rf"\b(?:track|transitional year) (?:has|offers|takes) {_N}(?: positions\b|\W*$|(?=,? (?:and|;)))|"
            rf"\bour {_N} (?:\(\d+\) )?(?:\w+ )?positions\b"
        ),
        "We are approved for five positions.",
        "positions=5",
    ),
    pattern(
        "available",
        (
            rf"\b{_N} (?:\(\d+\) )?(?:[\w,/()&'-]+ ){{0,4}}?(?:positions|slots|spots|openings) (?:\w+ "
            rf"){{0,5}}?(?:available|offered|in the match|through (?:the )?(?:nrmp|match)|approved|open|"
            r"filled|to fill)\b"
        ),
        "Seven positions are available through the Match.",
        "positions=7",
    ),
    pattern(
        "categorical",
        (
            rf"\b{_N} (?:\(\d+\) )?(?:[\w/-]+ )?(?:categorical|preliminary|prelim|"
            rf"advanced)(?: \(pgy[12]\))?(?:(?: (?!and\b|"
            rf"\d)[\w/-]+){{0,3}}? (?:{_WHAT}|per year)\b|(?=(?:,|,? and|,? &) \d{{1,2}} ))|\b(?:and|,|/) {_N} "
            r"(?:\(\d+\) )?(?:categorical|preliminary|prelim|advanced)\b"
        ),
        "We have 12 categorical and 4 preliminary positions.",
        "positions=12 C",
        "positions=4 P",
    ),
    pattern(
        "one a year",
        r"\b(1) (?:\w+ )?(?:resident|intern|position) (?:is |are )?(?:\w+ )?(?:each|every|per|a) year\b|"
        r"\b(?:accepts?|takes?|selects?|matches|offers?|recruits?|enrolls?) (?:only )?(1) (?:\w+ )?(?:resident|intern|"
        r"position) (?:each|every|per|a|annually)",
        "We take one resident per year.",
        "positions=1",
    ),
    pattern("a slash a year", rf"\b{_N} (?:[a-z]+ )?{_WHAT} ?/ ?(?:year|yr|class)", "7 residents/year", "positions=7"),
    pattern(
        "class of",
        rf"\bclass(?:es)? (?:size )?(?:of|is|have|has|consists? of) {_N}|\b{_N} (?:{_WHAT}|{_WHO}) (?:in|"
        rf"at) (?:each|every|a|"
        r"the 1st[- ]year|the intern) (?:class|level|year)\b|"
        r"\b(?:match|take|admit|accept|recruit|train|start|welcome|appoint|enroll)\w* (?:in |up to |on "
        rf")?{_N} (?:a|each|per|every) (?:year|class)\b|"
        rf"\b(?P<each>\d{{1,2}})[-/](?P=each)[-/]\d{{1,2}}\b(?=.{{0,60}}(?:complement|residen|program)|\W*$)",
        "Our intern class is 7.",
        "positions=7",
    ),
    pattern(
        "in a track",
        rf"(?:\band|,) {_N} (?:residents?|positions?|interns?) (?:in|for) (?:our|the|an?) (?:\w+ ){{0,2}}?"
        r"(?:categorical|preliminary|advanced|primary care)\b(?: track)?",
        "We take 20 categorical residents and 4 residents in our primary care track.",
        "positions=20 C",
        "positions=4 M",
    ),
    said("for so many places", "We interview 120 candidates for our seven positions.", "positions=7"),
    said("a range", "The program accepts two or three residents per year.", "positions=2"),
    pattern(
        "labelled",
        (
            r"^(?:we (?:offer|have|accept|take|currently have|match|recruit|will be taking|are) |there are |"
            r"approximately |up to |yes,? |currently,? |our program (?:has|offers|accepts) |a total of |the "
            rf"program (?:has|offers|accepts) )*{_N}(?: (?:(?!and\b)\w+ ){{0,4}}?(?:{_WHAT}|{_EACH})\b|"
            r"\s*(?:\(|$|[.](?!\d)|,|;|categorical|preliminary|per year|each year|a year|pgy1|at the pgy1))"
        ),
        "Number of positions per year: 8",
        "positions=8",
    ),
)

_FOR_PLACES = re.compile(
    rf"(?<!look )(?<!looking )(?<!search )\b(?:for|to fill) (?:our |the |its |up to |about |approximately |"
    rf"all )*{_N} (?:[\w-]+ ){{0,2}}?(?:positions|"
    rf"spots|slots|places|openings)\b"
)
_RANGE = re.compile(
    rf"(?<![\d$#/.:-])(?<!from )(\d{{1,2}}) ?(?:-|to|or) ?\d{{1,2}} {_SORT}{_WHAT}(?: (?!\d)\w+){{0,5}}? (?:{_EACH})\b"
)
_A_YEAR = re.compile(r"\bper (?:year|class)\b|\beach year\b|\bannual|\bclass size\b")
_LABELLED_RANGE = re.compile(r"^(\d{1,2}) ?(?:-|to|or) ?\d{1,2}(?: (?:residents|positions|per year|each year))*\W*$")
_RANGE_TAKEN = re.compile(
    rf"\b(?:recruit|accept|tak|match|offer|admit|select)\w* (?:\w+ ){{0,2}}?(\d{{1,2}}) ?(?:-|to|"
    rf"or) ?\d{{1,2}} {_SORT}{_WHAT}\b"
)
"""Two to three a year: two, as with letters."""
_LABEL = re.compile(
    r"(?:\bhow many\b|\bnumber of\b|#|\bno\. of\b).{0,50}\b(?:positions?|residents?|slots|spots|interns|"
    r"openings)\b|\bpositions? (?:\w+ ){0,3}(?:available|offered|per year|each year)|\bclass size\b|"
    r"\bresidents? per (?:year|class)|\bpgy1 positions\b|\bsize of (?:the |your |our |each )?(?:\w+ )?(?:program|"
    r"class)|"
    r"\b(?:program|class) size\b|\bhow (?:big|large)\b|\bpositions\b|\bslots\b|\bresidents/year|"
    r"\bquota\b|\bopenings\b|\bplaces\b|\bannual (?:complement|positions)"
)
_TOTAL = re.compile(
    r"\btotal (?:of |complement|number)|\bin total\b|\bcomplement\b|\btotaling|\bin all\b|\ball (?:3|4|5) years\b|"
    r"\baltogether\b|\bacross\b|\bper week|\bon call\b|\bteams?\b|\bpatients?\b|\bcap\b|\bcensus\b|"
    r"\beach team\b|\bsupervis"
)
_NOT_THESE = re.compile(
    r"\binterview(?:s|ed|ing|ees?)?\b(?! (?:for|to fill) (?:up to )?\d)(?! .{0,30}\bpositions)|"
    r"\bfellows?(?:hips?)?\b|\bfaculty\b.{0,20}\bpositions|\bobservership|\bgraduat\w+ \d|\bmatched "
    r"(?:at|with|to)\b|\bgrew\b|\b(?:grown|increased) from \d+ (?:residents|positions|interns)|\bexpand\w* from|"
    r"\b\d (?:types|kinds|sorts) of\b|\bused to\b|\binstead of \d|\bno longer \w+ .{0,20}\b\d|\bnot offering\b|"
    r"\bunfilled\b|"
    r"\bresearch positions\b|\bfilled by imgs\b|\b(?:our|the) sister program\b|\bapplied (?:to|"
    r"for)\b.{0,40}\bincrease\b|"
    r"\bper year who\b|\bnot take \d|\bsend \d|^in (?:19|20)\d\d\b|\b(?:icu|ward|floor) team\b|\bpgy-[345]\b|\bsoap\b|"
    r"\bapplica(?:tions|nts) for\b|\bapplications\b|\bover "
    r"the (?:last|past)|\bhospitals?\b.{0,10}\bbeds\b|\bvisiting\b|(?<!open to )\bstudents\b|\bpgy[345]\b|\bchief "
    r"residents?\b|\bconference|\baward|"
    r"\badministrat|\baccount(?:s|ed)? for\b|\bprevious(?:ly)?\b|\bdentist|\bfaculty members?\b"
)
_CAN_BE_TOTAL = re.compile(r"\b(?:program|we|department) (?:\w+ ){0,3}(?:has|have|is|are)\b|\bthere are\b")


_BEFORE_YEARS = re.compile(r"\b\d{1,3} (?=\(\d{1,2}(?:[-/]\d{1,2}){2,}\))")
"""“36 (12-12-12)”: the whole, before the number of each year."""
_NOT_LABELLED = re.compile(
    r"^(?!.*\bresiden).*\bfellowships?\b|\bfilled by\b|\bper position\b|\btotal positions\b|^positions total\b|"
    r"^total residents\b|^(?:total )?number of residents$"
)
_YEARS_LONG = re.compile(r"(?<=\d) [1-7]-year(?= (?:\w+ )?(?:positions|residents|residencies)\b)| \([1-7][- ]years?\)")


def read(unit: Unit) -> Iterator[Reading]:
    text = _BEFORE_YEARS.sub("", _YEARS_LONG.sub("", unit.text))
    other = _NOT_THESE.search(text) or (_NOT_LABELLED.search(unit.label) and not _A_YEAR.search(text))
    if found := _FOR_PLACES.search(text) or (None if other else _RANGE.search(text) or _RANGE_TAKEN.search(text)):
        yield Reading("positions", found.group(1), 0.9, kind=_kind(found.group(0), text, unit))
    if found or other:
        return
    if (found := _LABELLED_RANGE.match(text)) and _A_YEAR.search(f"{unit.label} {text}"):
        yield Reading("positions", found.group(1), 0.9, kind=unit.kind)
        return
    taken: dict[int, Reading] = {}
    for way in PATTERNS:
        if not _may_be_read(way, unit):
            continue
        for match in way.found(text):
            index = next(at for at, group in enumerate(match.groups(), 1) if group)
            number, start = match.group(index), match.start(index)
            part = _OUT_OF.search(text[:start]) and kind_in(text)
            if not part and start not in taken and 1 <= int(number) <= 80 and not _is_total(way.name, match, text):
                into = _INTO.match(text[match.end() :])
                said = text[start : match.end() + (into.end() if into else 0)]
                of_track = _TRACK.search(text[:start])
                kind = kind_in(of_track[1]) if of_track else _kind(said, text, unit)
                taken[start] = Reading("positions", number, _sure(way.name, text), kind=kind)
    yield from (taken[start] for start in sorted(taken))


def _may_be_read(way: Pattern, unit: Unit) -> bool:
    if way.name == "bare per year":
        return bool(_COUNTED.search(unit.labelled))
    if way.name not in _OF_ALL_YEARS:
        return True
    # "Program size: 24 (8 per year)": the number of a year is told besides the whole.
    a_year = any(other.name in ("per year", "bare per year") and any(other.found(unit.text)) for other in PATTERNS)
    labelled = way.name != "labelled" or bool(_LABEL.search(unit.label)) or _is_of_a_track(unit)
    return labelled and (not a_year or bool(_OF_A_KIND.search(unit.text)))


def _is_of_a_track(unit: Unit) -> bool:
    """“Preliminary: 6” below “Positions available”, “Categorical (PGY-1 to PGY-4): 8 positions”."""
    said = f"{unit.text} {unit.path} {unit.before}"
    return bool(_ONE_TRACK.fullmatch(unit.label) and re.search(r"\bpositions\b|\bopenings\b|\bspots\b|\bquota\b", said))


_OUT_OF = re.compile(r"\b\d{1,2} of (?:our|the|its|these|those) $")
_ONE_TRACK = re.compile(
    r"(?:pgy1 )?(?:categorical|preliminary|advanced|primary care)(?: (?:track|positions?|residents?))?(?: \([^()]*\))?"
)
_OF_ALL_YEARS = frozenset(("labelled", "offers", "offers simply"))
_OF_A_KIND = re.compile(r"\bcategorical\b|\bpreliminary\b|\badvanced\b")
_COUNTED = re.compile(
    r"\bresidents?\b|\bpositions?\b|\binterns\b|\bslots\b|\bhow many|\bclass\b|\bcomplement\b|\bsize\b"
)


def _is_total(name: str, found: re.Match[str], text: str) -> bool:
    near = text[max(0, found.start() - 30) : found.end() + 15]
    return (
        bool(_TOTAL.search(near))
        and name not in ("first-year", "bare per year")
        and not re.search(r"\bper year\b|\beach year\b", found.group(0))
    )


_TRACK = re.compile(r"\b(categorical|preliminary|advanced) (?:track|program|residency) (?:has|offers|takes|accepts) $")
_INTO = re.compile(
    r"^[^.;,]{0,40}?\b(?:into|in|for|to) (?:an?|our|the) (?:\w+ ){0,3}?(categorical|preliminary|advanced|"
    r"primary care)\b"
)


def _kind(said: str, text: str, unit: Unit) -> str:
    own = re.split(r" (?:and|&|plus) (?=\d)|, (?=\d)", said)[0]
    part = next((part for part in text.split(";") if said.split(";")[0] in part), text)
    text = re.split(r"\bof (?:whom|which)\b", part)[0]
    if "pgy2" in own or ("pgy2" in text and "pgy1" not in text and not kind_in(own)):
        return "A"
    return (
        kind_in(own)
        or (kind_in(text) if len(re.findall(r"\bcategorical\b|\bpreliminary\b", text)) < 2 else "")
        or (kind_in(unit.label) if _ONE_TRACK.fullmatch(unit.label) else "")
        or (unit.kind if unit.kind == kind_in(unit.label) or "categorical" in unit.label else "")
    )


def _sure(name: str, text: str) -> float:
    return {"per year": 0.95, "per year first": 0.94, "first-year": 0.94, "available": 0.92, "labelled": 0.93}.get(
        name, 0.9
    )


TOPIC = Topic("size", _TRIGGER, read, PATTERNS)
