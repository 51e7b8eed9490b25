"""The days on which applications open and close."""

import datetime as dt
import re
from collections.abc import Iterator

from programs.pages.reading import PREFERRED, Reading, Topic, Unit, said
from programs.pages.strengths import clause_at

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TRIGGER = re.compile(rf"\b{_MONTH}\b|\b\d{{1,2}}/\d{{1,2}}\b")
_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\.?,? (?:the )?(?P<day>\d{{1,2}}|1st|2nd|3rd)(?:st|nd|rd|th)?\b(?!\s*(?:-|"
    rf"to)\s*\d{{1,2}}\b(?! ?,? ?20))(?:,? (?:of )?(?P<year>20\d\d))?|"
    rf"\b(?P<day2>\d{{1,2}}|1st|2nd|3rd)(?:st|nd|rd|th)? (?:of )?(?P<month2>{_MONTH})\b\.?(?:,? (?P<year2>20\d\d))?|"
    r"(?<![\d/.-])(?P<month3>\d{1,2})/(?P<day3>\d{1,2})(?:/(?P<year3>20\d\d|\d\d))?(?![\d/])"
)
_CLOSES = re.compile(
    r"\bstop\w* (?:reading|accepting|taking|on)\b|\bdeadlines?\b|\bdue\b|\bcloses?\b|\bclosing\b|\buntil\b|"
    r"\bno later than\b|\bby\b|\bthrough\b(?! (?:the |our |your |an? )?(?:eras|electronic|myeras|nrmp|aamc|"
    r"sf ?match|cas|residencycas|"
    r"thalamus|program|website|online|portal|ecfmg))|"
    r"\bbefore\b|\bprior to\b|\bcut[- ]?off\b|\bafter\b|\bend(?:s|ing)?\b|\bto (?=(?:the |end of |\w+day,? )*$)|"
    r"\btill\b|\blast day\b|"
    r"\bon or before\b|\bpast\b|\bas of\b|\breceived on\b|\bfinal\b|\bcomplete\w* on\b"
)
_OPENS = re.compile(
    r"\bopen\w*\b|\bbegin\w*\b|\bstart\w*\b|\bfrom\b|\bbetween\b|\bas early as\b|\bavailable\b|"
    r"\bafter\b|\bas of\b|\brelease[sd]?\b|\bon or after\b|\bsince\b"
)
_ABOUT = re.compile(
    r"\bappl(?:y|ying|ication|ications|icants?|ied)\b|\beras\b|\bdeadlines?\b|\bsubmi\w+|"
    r"\bresidencycas\b|\bclos(?:es?|ing)\b|\bmaterials?\b|\bfiles?\b|\bdocuments\b|\bpaperwork\b|"
    r"\beverything\b|\blast day\b|\bnothing\b|\bstop (?:reading|accepting|taking)|\b(?:sent|arrives?|"
    r"received)\b.{0,12}\bafter\b|\bby when\b|\buntil when\b"
)
_NOT_ABOUT = re.compile(
    r"\bdegree\b|\bcertif\w*\b|\branklists?\b|\branked\b|\bmatch day\b|\bmatch week\b|\bmatch results?\b|"
    r"\bsupplemental|\bdeadline for (?:\w+ ){0,2}letters\b|"
    r"\becfmg (?:\w+ )?deadline|"
    r"\bregist\w+|\bgraduat\w+|\borientation\b|\bborn\b|\bupdated\b|\beffective\b|\bsoap\b|\brevised\b|"
    r"\bvsas\b|\bvslo\b|\belectives?\b|\bposted\b|\bopen house\b|\bwebinar\b|\bfellow\w*|\bposter|"
    r"\babstract|\bscholarship|\bpositions?\b.{0,20}\bcommenc\w+|"
    r"\bthank you\b|\bupdates sent\b|\btreated alike\b|\bletters?\b.{0,30}\b(?:up to|may arrive)|\btranscripts? may\b|"
    r"\bsupporting documents are due\b|"
    r"\bh1b\b|\bsignals?\b.{0,30}\b(?:by|before|until)\b|\bhousing\b|\bsummer research\b|\bchief resid\w+|"
    r"\bsister program|\bdeadline for (?:\w+ ){0,2}(?:results|scores)\b|"
    r"\bresults (?:\w+ ){0,3}(?:after|by|before)\b|"
    r"\bsince (?:19|20)\d\d|\bfounded|\bnotif(?:y|ied)\b|\binvitations?\b|\bnrmp\b.{0,20}\bdeadline|"
    r"\bcontract|\bstart(?:s|ing)? (?:date|july|june)|\bhoused|\bstep[123]\w*\b.{0,60}\b(?:by|before|"
    r"prior|no later)\b|\becfmg\b.{0,60}\b(?:by|before|prior|until)\b|\bletters\b.{0,50}\b(?:by|before|due|"
    r"until)\b|\bletters? (?:\w+ ){0,3}by\b|\bseason is over\b|\btranscripts?\b.{0,40}\b(?:by|due)\b|\bmspe\b|"
    r"\bpass(?:ed)? (?:\w+ ){0,3}(?:by|before|until|no later)\b|\bscores? (?:\w+ ){0,5}(?:by|before|"
    r"until|no later)\b"
)
_OWN_DEADLINE = re.compile(r"^,? ?\(?(?:which is )?(?:our|the) (?:application )?deadline\b")
_YEAR_BEGINS = re.compile(r"\byear,? (?:\w+ )?(?:begin\w*|start\w*)\b")
_NOT_THIS = re.compile(
    r"\bignore\b|\bfor observership\b|\branklists? (?:opens?|closes?)\b|"
    r"\bsummer research\b|\bgme housing\b|\bchief resid\w+|"
    r"^(?!.*\bpgy1\b).*\bpgy[2-7]\b|"
    r"\bsupplemental|\bsoap\b|\bfellow\w*|\bscholarship|\bposter|\babstract|\bvslo\b|\bvsas\b|\bopen "
    r"house\b|\bwebinar\b"
)
_OTHER_DEADLINE = re.compile(
    r"\bdeadline (?:to|for) (?:the )?(?:withdraw|accept an|send(?!ing)|sign|cancel|reply|respond|diversity)\w*"
)
"""Of something else than applications."""
_NATIONAL = re.compile(r"\bapply(?:ing)? to (?:the )?programs\b|\beras (?:allows|lets|permits|website|season)\b")
"""The calendar of all programs is not that of one."""
_INTERVIEWS = re.compile(r"\binterview\w*\b")
_NEAR = re.compile(r"[;()]|, after |, (?:but|and|while) ")
_URGED = re.compile(
    r"\b(?:encourag|recommend|urg|advis)\w*(?: that)?(?: [\w/]+){0,4}? (?:to )?(?:have|submit|apply|complete|"
    r"send|finish)\b"
)
_TAKES_ON = re.compile(r"\b(?:accept|tak|receiv|download)\w* (?:\w+ )?applications?(?: \w+){0,4} on (?:the )?$")
_STARTS_WORK = re.compile(r"(?<!applications )\b(?:start|begin)\w*(?: on| in)? $")
_TAKEN = re.compile(r"^from \S+ \S+(?: \d{4})? (?:to|through|until|till|-) .{3,20}?,? we \w+ applications\b")
_EARLY = re.compile(
    r"\bread 1st\b|\b1st (?:to be )?(?:read|reviewed|considered)\b|\b(?:reviewed|considered) 1st\b|"
    r"\bimprove|\b(?:best|full|fullest) (?:chance|prospect|consider|shot)|\brecommend(?!ation)|\bencourag|\bprefer|"
    r"\bpriority|\badvis"
)
_DEADLINE_IS = re.compile(r"(?:the |our )?(?:application )?deadline for (?:the )?(?:receipt|submission)\b")
_MOVED = re.compile(r",? (?:has been|was|is|will be) (?:extended|moved|postponed|changed|pushed back)\b.{0,20}\bto\b")
_GONE = re.compile(r",? no longer (?:applies|holds|stands)\b")
_MOVED_FROM = re.compile(
    r"\bnot (?:close|stop|end)\b[^,;]*$|\bnot too late\b|"
    r"\bnot (?:on )?$|\b(?:extended|moved|postponed|changed|pushed back) from (?:the )?$"
)
"""The day that was the deadline before."""
_NOT_BEFORE = re.compile(
    r"\b(?:not|no|never|cannot|nothing|nobody|rejected if) (?!(?:\w+ )?(?:received|submitted|completed?)\b)"
    r"(?:[\w/]+ ){0,8}?(?:before|until|prior to|earlier than) (?:the )?$"
)
"""“We take no applications before September 24”: they open then."""
_LAST_YEAR = re.compile(
    r"\b(?:was|had been) (?:on )?$|\blast (?:year|season|cycle)\b|"
    r"\bnot (?:\w+ )?receive (?:\w+ )?preference\b"
)
_LONG_AGO = re.compile(r",? 19\d\d\b")
_REACH = 70
_LABEL = 120
"""So much of a label tells its topic; a paragraph over a list speaks of much else."""

PATTERNS = (
    said("deadline", "The application deadline is December 1.", "application_deadline=--12-01"),
    said("with a year", "Application deadline: November 15, 2026", "application_deadline=2026-11-15"),
    said("by", "Applications must be submitted through ERAS by October 31st.", "application_deadline=--10-31"),
    said(
        "from … to",
        "We accept applications from September 15 to December 31.",
        "application_opens=--09-15",
        "application_deadline=--12-31",
    ),
    said("opens", "ERAS opens for our program on September 4, 2026.", "application_opens=2026-09-04"),
    said("rank lists", "Rank order lists are due on March 3."),
)


def read(unit: Unit) -> Iterator[Reading]:
    text = unit.text
    dates = list(_DAY.finditer(text))
    if (
        not dates
        or _NOT_THIS.search(text)
        or _OTHER_DEADLINE.search(f"{unit.label[:_LABEL]} / {text}")
        or _NATIONAL.search(text)
        or re.search(r"\bnot (?:have|need) to apply\b|\bnot (?:need|require) it (?:until|before|by)\b", text)
    ):
        return
    if not _ABOUT.search(text) and not _ABOUT.search(unit.label) and not (unit.asked and "deadline" in unit.label):
        return
    last, name, between = 0, "", ""
    for found in dates:
        before = text[max(last, found.start() - _REACH) : found.start()]
        near = f"{_NEAR.split(before)[-1]} {_NEAR.split(text[found.end() :][:30])[0]}{_opened(text, found.start())}"
        last = found.end()
        if (
            _LONG_AGO.match(text[last:])
            or _MOVED.match(text[last:])
            or _MOVED_FROM.search(before)
            or _GONE.match(text[last:])
        ):
            continue
        if _OWN_DEADLINE.match(text[found.end() :]) and (day := _day(found)):
            yield Reading("application_deadline", day, 0.92)
            continue
        if _NOT_ABOUT.search(near) or _NOT_ABOUT.search(unit.label[:_LABEL]) or _YEAR_BEGINS.search(before):
            continue
        ends = name == "application_opens" and re.fullmatch(rf" ?(?:-|to|through|until|till{between}) ?", before)
        between = "|and" if re.search(r"\bbetween(?: \w+)? $", before) else ""
        name = "application_deadline" if ends else _which(before, text[found.end() :][:40], unit, len(dates))
        if _LAST_YEAR.search(f"{unit.label[:_LABEL]} {near}") and not (
            found["year"] or found["year2"] or found["year3"]
        ):
            continue
        if name == "application_opens" and _of_summer(found) and _STARTS_WORK.search(before):
            continue
        day = _day(found, _year_after(dates, found))
        if name and day:
            clause = clause_at(text, found.start())
            urged = _EARLY.search(clause) or (len(dates) == 1 and _URGED.search(text[: found.start()]))
            early = urged and not re.search(r"\bdeadline\b|\bmust\b|\bno later\b", clause)
            yield Reading(name, day, _sure(name, before, unit), PREFERRED if early else "")


def _of_summer(found: re.Match[str]) -> bool:
    """Residencies begin in these months, and their applications do not open in them."""
    return (found["month"] or found["month2"] or "")[:3] in ("jun", "jul")


def _opened(text: str, place: int) -> str:
    """Of a day in brackets, what else the brackets hold and what stands before them."""
    start = text.rfind("(", 0, place)
    if start < 0 or ")" in text[start:place]:
        return ""
    return f" {text[max(0, start - 45) : place]}"


def _which(before: str, after: str, unit: Unit, dates: int) -> str:
    if _NOT_BEFORE.search(before):
        return "application_opens" if re.search(r"\baccept|\btak|\breceiv|\bsubmi|\bopen|\bapply", before) else ""
    closes, opens = _last(_CLOSES, before), _last(_OPENS, before)
    if dates == 1 and closes < 0 and _TAKES_ON.search(before):
        return "application_opens"
    if (
        not _DEADLINE_IS.match(unit.text)
        and _INTERVIEWS.search(unit.text[: unit.text.find(before) + len(before)])
        and not re.search(r"\bapplications?\b|\bapply|\bdeadline|\bsubmi", before)
    ):
        return ""
    if closes < 0 and opens < 0:
        if dates == 1 and _DEADLINE_IS.match(unit.text):
            return "application_deadline"
        over = before if before.strip() else unit.label
        if re.match(r" ?(?:through|to|until|till|-) ", after) and re.search(
            r"\baccept|\btaken\b|\bsubmi|\bperiod\b", over
        ):
            return "application_opens"
        if re.match(r"[:,]? (?:is |as )?(?:the )?(?:last|final|latest) (?:day|date)|.{0,3}\blast day\b", after):
            return "application_deadline"
        if re.match(r"[, ]+(?:is|being|will be) (?:\w+ ){0,3}(?:deadline|last)|.{0,16}\bdeadline\b", after):
            return "application_deadline"
        if re.search(
            (
                r"\bstop (?:accepting|taking)|\bdeadline|\bdue\b|\bclose|\bclosing|\blast day|\bby when|"
                r"\buntil when|\bapply "
                r"(?:until|by)|\bno later|\bby what date|\bcut[- ]?off"
            ),
            unit.label,
        ) and (dates == 1 or not before.strip()):
            return "application_deadline"
        begins = re.search(r"\bopen|\b(?:begin|start)\w* (?:accepting|taking|to accept)\b", unit.label)
        return "application_opens" if begins and dates == 1 else ""
    if re.search(r"\bafter$|\bafter (?:the )?$|\bpast $", before):
        return _after(before, after, unit)
    if opens > closes and re.search(r"\breview\w*\b", before) and not re.search(r"\baccept|\btake|\bform\b", before):
        return ""
    return "application_opens" if opens > closes else "application_deadline"


def _after(before: str, after: str, unit: Unit) -> str:
    """“Received after December 1 will not be read” closes; “after September 1 we begin” opens."""
    if re.search(r"\bnot\b|\bno\b|\bunlikely|\blate\b|\bunread\b|\bnothing\b", f"{before} {after}"):
        return "application_deadline"
    return ""


def _last(words: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in words.finditer(text)), default=-1)


def _sure(name: str, before: str, unit: Unit) -> float:
    if name == "application_deadline":
        plain = re.search(
            r"\bdeadline|\bdue\b|\bclos|\buntil\b|\bno later|\bafter\b|\breceived\b|\bsubmitted\b|\bthrough\b",
            f"{before} {unit.label}",
        )
        return 0.94 if plain else 0.87
    if _TAKEN.search(unit.text):
        return 0.9
    return 0.9 if re.search(r"\bappl|\beras\b", before) or re.search(r"\bappl\w* open", unit.label) else 0.82


def _year_after(dates: list[re.Match[str]], found: re.Match[str]) -> str:
    """“September 1 through December 1, 2026”: the year of the second is the first's."""
    later = [other["year"] or other["year2"] or "" for other in dates if other.start() > found.start()]
    return later[0] if len(later) == 1 and len(dates) == 2 else ""


def _day(found: re.Match[str], year_after: str = "") -> str:
    """As the registry writes it; empty for a day that does not exist."""
    number = re.sub(r"\D", "", found["day"] or found["day2"] or found["day3"])
    month = int(found["month3"]) if found["month3"] else _MONTHS.index((found["month"] or found["month2"])[:3]) + 1
    year = found["year"] or found["year2"] or found["year3"] or year_after
    year = f"20{year}" if len(year) == 2 else year
    try:
        day = dt.date(int(year or 2000), month, int(number))
    except ValueError:
        return ""
    return day.isoformat() if year else f"--{day:%m-%d}"


TOPIC = Topic("days", _TRIGGER, read, PATTERNS)
