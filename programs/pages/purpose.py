"""Pure: whether a page is for those who apply to a residency. One for fellows, students or scholars states nothing."""

import re
from collections.abc import Sequence

from programs.pages.blocks import HEADING, Block, PageText
from programs.pages.canon import canonical

FELLOWS = re.compile(r"\bfellow(?:s|ships?)?\b")
RESIDENTS = re.compile(r"\bresiden(?:t|ts|cy|cies)\b|\bintern(?:s|ship)?\b|\bpgy1\b|\bcategorical\b|\bpreliminary\b")
_STORY = re.compile(
    r"\bi (?:am|was|have|had|sent|applied|matched|graduated|did|took|came|chose|want\w*|love\w*|felt|"
    r"think|learned)\b|\bmy (?:advice|interest|experience|name|passion|wife|husband|hobbies)\b"
)
_NOT_RESIDENCIES = re.compile(
    r"\b(?:visa )?waiver program|\bconrad (?:30|state)\b|\bpharm(?:acy|d)\b|\bdental\b|\bdentist|\bnurs(?:e|"
    r"ing)\b|\bpsycholog(?:y|ist)|\bpodiatr|"
    r"\bphysician assistant|\bchaplain|\bveterinar|"
    r"\bstatistics\b|\bmatch results\b|\balumni\b|\bour faculty\b|^faculty\b|\bobservership|\bvisiting "
    r"(?:\w+ )?(?:students?|residents?|fellows?)\b|\bexternship|\bcareer advis|\badvising\b|"
    r"\bsponsorship application\b|\b(?:residents?|fellows?|students?) from other (?:hospitals|institutions|programs|"
    r"schools)\b|\brotators?\b|\bvisiting (?:learners|trainees|rotat\w+)\b|\bstudents in year\b|\bstudent affairs\b|"
    r"\b(?:4th|3rd)[- ]year (?:medical )?students?\b"
)
_STUDENTS_TOO = re.compile(r"\bstudents? and (?:residency )?applicants?\b|\bapplicants? and (?:visiting )?students?\b")
"""A title that names both."""
_OTHERS_URL = re.compile(
    r"^(?!.*residen).*(?:fellowships?(?!s?-and|\w*residen)|visiting-?(?:medical-?)?students?|observership|"
    r"exchange-visitor|international-scholars|postdoc|career-?advis|/advising|/orientation/|onboarding|/alumni|"
    r"/current-students|/immigration|international-(?:center|office|services)|"
    r"/isss|/oiss|/ovis|waiver|new-residents|/incoming|premed|md-admissions|mcat)|forum|showthread|visiting-(?:resident|fellow)|md-education|career-dev|student-affairs|"
    r"pharmac|dental|dentist|nursing|podiatr|chaplain|veterinar|physician-assistant|psychology-intern",
    re.IGNORECASE,
)
_SUBSPECIALTY_URL = re.compile(
    r"^(?!.*residen).*[/._-](?:cardi(?:ology|ovascular|ac)|pulm\w*|critical-?care|endocrin\w*|gastroenter\w*|"
    r"rheumatolog\w*|nephrolog\w*|hematolog\w*|hem-?onc|(?<!radiation-)(?<!radiation)oncolog\w*|infectious-?dis\w*|"
    r"geriatric\w*|sleep(?:-?medicine)?|pain(?:-?medicine)?|hepatolog\w*|electrophysiolog\w*|palliative\w*|"
    r"sports-?med\w*|neonat\w*|maternal-?fetal\w*|forensic\w*|addiction\w*|allergy\w*)(?:[/._-]|$)",
    re.IGNORECASE,
)
"""The address of a subspecialty: whom it takes have a residency behind them."""
_PROGRAM_NUMBER = re.compile(r"\b(?:acgme|program|eras)\b[^.;\d]{0,40}#?:? ?(\d{3})\d{7}\b")
_SUBSPECIALTY_CODE = re.compile(r"14[1-9]|15\d|11[3-9]|12[4-7]|32[1-9]|33[0-8]|40[4-9]|42[1-7]|520|530|540")
"""How the numbers of accredited fellowships begin."""
_FELLOWS_NUMBER = re.compile(r"\b\d{7}f\d\b")
_RESIDENTS_NUMBER = re.compile(r"\b\d{7}[cmpar]\d{1,2}\b")
_AFTER_RESIDENCY = re.compile(
    r"\bfellows (?:cannot|must|will|may|are|can)\b.{0,60}\b(?:begin|start|train|appoint)|"
    r"\b(?:applicants|candidates) (?:must|should) (?:be graduates of|have completed|have (?:successfully )?finished|be "
    r"(?:currently )?(?:enrolled|participating) in) .{0,60}\b(?:medicine|pediatrics?|surgery|psychiatry|neurology|"
    r"radiology|anesthesiology|pathology) residency\b|"
    r"\bcompleted an? (?:accredited |acgme |approved )*(?:\w+ ){1,3}residency\b|"
    r"\b(?:successful )?completion of (?:an? )?[3-7][- ]years? .{0,50}\b(?:residency|training program)|"
    r"\b(?:abim|aboim|board)[- /]+(?:\w+ )?eligible"
)
_FELLOWS_SEASON = re.compile(
    r"^(?!.*\bsupplemental).*(?:\binterviews?\b[^.;]{0,60}\b(?:july|august)\b(?!-)|"
    r"\b(?:deadline\b|applications? (?:\w+ ){0,3}(?:due|accepted|received|submitted|clos)\w*)[^.;]{0,40}"
    r"\b(?:july|august) (?:15|31|1)\b)"
)
"""Residencies interview from October on."""
_FELLOWS_APPLY = re.compile(
    r"\bfellowship (?:applica\w+|candidates?|interviews?)\b|\b(?:start|begin|enter|apply)\w* (?:to |for )?"
    r"(?:the |their |your |our |this |an? )(?:\w+ ){0,4}fellowship\b|\b(?:accept|recruit)\w* (?:\w+ )?fellows\b"
)
_RESIDENCY_BEHIND = re.compile(
    r"\b(?:complet\w+|finish\w+|graduat\w+|out of|after|from|within|letter|appointment to)\b"
    r".{0,90}?\bresiden(?:cy|t)(?: training)?"
    r"(?: program)?\b|\bresidents and fellows\b|\belectronic residency\b|\bgraduate medical education\b"
)
_FIRST_YEAR = re.compile(r"\bpgy1\b|\bcategorical\b|\bpreliminary\b|\bintern(?:s|ship)?\b|\bstep2\b.{0,40}\brank")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b|\bthis (?:\w+ )?(?:program|department)\b")
_GENERAL = re.compile(
    r"\bconrad\b|\bwaiver program\b|\bmost (?:physicians|imgs|programs|applicants)\b|\b(?:many|number of|several|"
    r"visa-friendly) programs\b|"
    r"\bmost common visa\b|\bguide (?:for|to)\b|\bseveral visa types\b|\bnrmp statistics\b|"
    r"\bprograms (?:often|vary|differ)\b|\bmatching program uses\b"
)
_OTHERS = re.compile(
    r"\bfellows?\b|(?<!\bresidency or )(?<!\bresidency and/or )\b\w*fellowships?\b(?! (?:opportunit|match|placement|"
    r"rate|(?:training )?(?:interest|goal|plan|aspiration)))|\bscholars?\b|"
    r"\bvisiting (?:medical )?(?:students?|scientists?|professors?)\b|\bpost-?doc\w*|\bvsas\b|\bvslo\b|"
    r"\bwaivers?\b|\bsubspecialt(?:y|ies)\b|\bamcas\b|\bmcat\b|\bgraduate students?\b|\bpharmac\w+|"
    r"\bnurs(?:es?|ing)\b"
)
"""Whom pages are for that look like a residency's."""
_A_FELLOWSHIP = re.compile(
    r"\b(?:the|our|this|an?) (?:[\w-]+ ){0,6}fellowship\b(?! (?:opportunit|match|placement|rate))"
)
_OWN_RESIDENTS = re.compile(rf"{RESIDENTS.pattern}|\bpgy\d\b|\bhouse ?(?:staff|officers?)\b")
_TO_STUDENTS = re.compile(
    r"\bstudent affairs\b|\byour (?:\w+ )?advis[eo]rs?\b|\bour (?:\w+ )?students\b|\bour own school\b|"
    r"\b(?:electives?|rotations?) (?:at|away from) (?:other|home)\b|\byour class\b|\bthe specialty (?:you|of your)\b"
)
"""A school speaks to its own students."""
_OF_A_PROGRAM = re.compile(
    r"\b(?:our|this) (?:\w+ ){0,3}?(?:residency|residencies|program)\b|\bwe (?:\w+ )?(?:accept|require|sponsor|"
    r"participate|interview|rank)\b"
)
_OTHER_PROFESSION = re.compile(r"\bphorcas\b|\baccredited (?:school|college)s? of (?:pharmacy|nursing|dentistry)\b")
"""Pharmacists have residencies of their own."""
_NO_RESIDENTS = re.compile(
    r"\bpermanent residen\w+|\b(?:electronic )?residency application (?:service|system)\w*|\belectronic residency\b|"
    r"\bresiden(?:t|cy) matching\b|\b(?:complet\w+|finish\w+|graduat\w+|within|during)\b (?:[^ ]+ ){0,8}?residency"
    r"(?: training)?(?: programs?)?(?: director)?|\bresidency (?:training )?(?:program )?director"
)
"""A residency that the reader has behind them, a status, a service's name."""
_STUDENTS = re.compile(r"\bvisiting\b|\bstudents?\b|\brotations?\b|\belectives?\b|\bclerkship|\bsub-?i")
_OF_APPLICANTS = re.compile(
    r"\bstep[123]\b|\becfmg\b|\brank|\bimgs\b|\bletters\b|\beras\b|\bcategorical\b|\bj1\b|\bh1b\b|"
    r"\bclinical experience\b|\binterviews\b"
)
_INTERVIEWS = re.compile(r"(?:residency )?interviews?\b")
_SEVERAL = 3
_SHORT_TITLE = 100
_TOO_SHORT = 40
"""Of fewer words nobody can tell whom they are for."""


def states_nothing(page: PageText, url: str = "") -> bool:
    """Whether nothing on it holds for those who apply to a residency. `url` may name whom it is for."""
    words = canonical(_first_words(page))
    others = _NOT_RESIDENCIES.search(_STUDENTS_TOO.sub("applicants", words))
    if (FELLOWS.search(words) and not RESIDENTS.search(words)) or (others and not _interviews_too(page, others[0])):
        return True
    # Each once: a menu or a note that stands twice says no more than once.
    texts = list(dict.fromkeys(canonical(block.text) for block in page.blocks))
    own = list(dict.fromkeys(canonical(block.text) for block in _without_fellows(page.blocks)))
    return bool(
        _OTHERS_URL.search(url)
        or _SUBSPECIALTY_URL.search(url)
        or _numbered_for_fellows(texts)
        or any(_OTHER_PROFESSION.search(text) for text in texts)
        or _for_others(own)
        or (not RESIDENTS.search(words) and _for_fellows(texts))
        or _is_advice(texts)
        or _is_guide(texts)
        or _is_story(page)
    )


def _without_fellows(blocks: Sequence[Block]) -> Sequence[Block]:
    """Where a heading names the residency, what stands below one that names fellowships does not count.

    Nor does what stands below one that names students, where the rest tells of the Match and of certificates.
    """
    if any(block.kind == HEADING and _of_residents(block.text) for block in blocks):
        blocks = [block for block in blocks if not any(map(_of_fellows, _headings_of(block)))]
    rest = [block for block in blocks if not any(map(_of_students, _headings_of(block)))]
    asked = sum(bool(_OF_APPLICANTS.search(canonical(block.text))) for block in rest)
    return rest if asked >= _SEVERAL else blocks


def _headings_of(block: Block) -> tuple[str, ...]:
    return (*block.headings, block.text) if block.kind == HEADING else block.headings


def _of_residents(heading: str) -> bool:
    words = canonical(heading)
    return bool(RESIDENTS.search(words)) and not FELLOWS.search(words)


def _of_fellows(heading: str) -> bool:
    words = canonical(heading)
    return bool(FELLOWS.search(words)) and not RESIDENTS.search(words)


def _interviews_too(page: PageText, named: str) -> bool:
    """Whether the title names no students, and another heading applicants' interviews: students are not interviewed."""
    if "student" not in named or named in canonical(page.title):
        return False
    return any(_INTERVIEWS.match(canonical(block.text)) for block in page.blocks if block.kind == HEADING)


def _of_students(heading: str) -> bool:
    return bool(_STUDENTS.search(canonical(heading)))


def _numbered_for_fellows(texts: Sequence[str]) -> bool:
    """Whether the numbers of programs on it are those of fellowships alone."""
    whole = " \n ".join(texts)
    if _RESIDENTS_NUMBER.search(whole):
        return False
    codes = set(_PROGRAM_NUMBER.findall(whole))
    of_fellows = bool(codes) and all(map(_SUBSPECIALTY_CODE.fullmatch, codes))
    return of_fellows or bool(_FELLOWS_NUMBER.search(whole))


def _for_others(texts: Sequence[str]) -> bool:
    """Whether it speaks of fellows, scholars or students, and of its own residents not, or in passing.

    Named in one place alone, they are whom it is for only if they stand at its beginning: a note to others ends a page.
    """
    if sum(len(text.split()) for text in texts) < _TOO_SHORT:
        return False
    own = sum(len(_OWN_RESIDENTS.findall(_NO_RESIDENTS.sub(" ", text))) for text in texts)
    others = [len(_OTHERS.findall(text)) for text in texts]
    if sum(map(bool, others)) > 1:
        return sum(others) >= 2 * own
    start = len(texts) // 3 + 1
    return not own and (sum(others[:start]) > 1 or any(_A_FELLOWSHIP.search(text) for text in texts[:start]))


def _for_fellows(texts: Sequence[str]) -> bool:
    """Whether the applicants that the page speaks of have a residency behind them."""
    own = any(RESIDENTS.search(_NO_RESIDENTS.sub(" ", text)) for text in texts)
    behind = any(_AFTER_RESIDENCY.search(text) or (not own and _FELLOWS_SEASON.search(text)) for text in texts)
    if behind and not any(_FIRST_YEAR.search(text) for text in texts):
        return True
    apply = any(_FELLOWS_APPLY.search(text) and not text.startswith("fellow") for text in texts)
    return apply and not any(RESIDENTS.search(_RESIDENCY_BEHIND.sub(" ", text)) for text in texts)


def _is_advice(texts: Sequence[str]) -> bool:
    """Whether a school tells its students how one applies: several passages speak to them, none as a program."""
    return sum(bool(_TO_STUDENTS.search(text)) for text in texts) > 1 and not any(map(_OF_A_PROGRAM.search, texts))


def _is_guide(texts: Sequence[str]) -> bool:
    """Whether it tells of programs in general: nobody there says “we”, and what it says holds for many."""
    return not any(_FIRST_PERSON.search(text) for text in texts) and any(_GENERAL.search(text) for text in texts)


def _is_story(page: PageText) -> bool:
    """A person tells: what stands there is what happened to one, not what the program states."""
    told = sum(
        bool(_STORY.search(block.text.lower()[:1000])) for block in page.blocks if not block.text.rstrip().endswith("?")
    )
    return told * 3 > sum(block.kind != HEADING for block in page.blocks)


def _first_words(page: PageText) -> str:
    """The title and the first heading; a text without either has none."""
    first = next((block.text for block in page.blocks if block.kind == HEADING), "")
    short = len(page.title) <= _SHORT_TITLE and not page.title.endswith(".")
    own = page.title if page.blocks and (short or page.blocks[0].text[:200] != page.title) else ""
    return f"{own[:200]} {first[:200]}"
