"""Pure: a sentence in the one spelling in which the patterns read it.

Lower case; numbers as digits; `h1b`, `j1`, `usa`, `img`, `usce`, `letters`, and the examinations as `step1`, `step2`
(which is Step 2 CK), `step2cs`, `step3`, `comlex`. Every rewriting is linear, and a sentence has a greatest length.
"""

import re
import unicodedata
from functools import lru_cache

MOST = 900
"""Letters of a sentence that are read; no page says one thing in more."""

_MARKS = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": " - ",
        "−": "-",
        "\u00a0": " ",
        "\u200b": "",
        "\ufeff": "",
        "\u00ad": "",
        "≥": ">=",
        "≤": "<=",
        "*": " ",
        "®": "",
        "™": "",
    }
)
_NATION = re.compile(
    r"\bU\.\s?S\.(?:\s?A(?![A-Za-z])\.?)?|\bU\.S\b|\bUSA?\b|"
    r"\b(?:[Tt]he )?[Uu]nited [Ss]tates(?: of America)?\b"
)
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_UNITS)})\b")
_WORD = re.compile(rf"\b({'|'.join([*_NUMBER_WORDS, 'thirty', 'forty', 'fifty', 'sixty'])})\b")
_TWICE = re.compile(r"\b(\d{1,3})\s*\(\s*#?\s*(\d{1,3})\s*\)")
_RANGE_TWICE = re.compile(r"\b(\d{1,2}) (?:to|or|-) (\d{1,2}) ?\(\1 ?(?:-|to|or) ?\2\)")
_STEP = r"(?:[123]|i{1,3}|one|two|three)(?! (?:times?|attempts?|tries|failures?|years?|or more)\b)"
_PART = r"(?:\s*[-(]?\s*(?:ck|cs|clinical knowledge|clinical skills?)\b\)?(?:\s*(?:and|&|/|,|\+)\s*\(?(?:ck|cs)\b\)?)?)"
_STEPS = re.compile(
    rf"\b(?:usmle(?:'s)?[- ]*)?(?:steps?|usmle parts?|usmle)[- ]*({_STEP}\b{_PART}?"
    rf"(?:(?:\s*(?:,|and|&|/|or|-|\+|through)\s*){{1,2}}(?:(?:usmle )?(?:steps?|parts?)[- ]*)?{_STEP}\b{_PART}?)*)"
)
_ONE_STEP = re.compile(rf"({_STEP})\b({_PART})?")
_COMLEX = re.compile(
    rf"\bcomlex(?:-usa)?[- ]*(?:(?:levels?|steps?|parts?)[- ]*)?(?:{_STEP}\b(?:[- ]?(?:ce|pe|ck|cs)\b)?)?"
    rf"(?:(?:\s*(?:,|and|&|/)\s*){{1,2}}(?:levels?[- ]*)?{_STEP}\b(?:[- ]?(?:ce|pe)\b)?)*"
)

_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (
            r"\bhi-?b?(?:'?s)?\b(?= visas?\b)|\bh[\s-]?1[\s-]?b\d?(?:'?s)?\b|\bh-?b-?1(?:'?s)?\b|"
            r"\bh(?= visas?\b)|\bh-?1(?:'?s)?\b|\bh1-?b1\b",
            "h1b",
        ),
        (r"\bh(?= ?(?:and|or|&|/|,) ?j(?:-?1)? )(?=.{0,12}\bvisas?\b)", "h1b"),
        (r"\bj[\s-]{0,2}1(?:'?s)?\b|\bj-i\b|\bj[il]?(?= visas?\b)|\bj(?= ?(?:and|or|&|/|,) ?h1b )", "j1"),
        (r"\bo-?1(?:'?s)?\b(?=.{0,30}\b(?:visa|j1|h1b))|\bo(?= visas?\b)", "o1"),
        (r"\bf-?1(?:'?s)?\b", "f1"),
        (
            r"\b(?:the )?education(?:al)? (?:commission|council) (?:for|of|on) foreign medical graduates?\b"
            r"(?:\s*\(\s*ecfmg\s*\))?",
            "ecfmg",
        ),
        (r"\be\.?c\.?f\.?m\.?g\b|\becfmgf\b|\becmfg\b|\becgmec?\b|\becgmg\b", "ecfmg"),
        (r"\bnational residen(?:t|cy) matching program\b(?:\s*\(?the match\)?)?(?:\s*\(nrmp\))?", "nrmp"),
        (
            r"\b(?:usmle )?parts? ((?:i{1,3}|[123])(?:(?: ?(?:and|&|,|/) ?)(?:i{1,3}|[123]))?) of the "
            r"(?:usmle|(?:united states|usa) medical licensing exam(?:ination)?s?)\b",
            r"usmle step \1",
        ),
        (r"\busmle ?(?:/|or|and) ?comlex(?:-usa)?[- ](?=(?:steps?|parts?)[- ]?(?:[12]|i{1,2})\b)", "usmle "),
        (r"\ball (?:three|3) (?:steps|parts)(?: of (?:the )?usmle)?(?= |$)", "usmle steps 1, 2 and 3"),
        (r"\bpost-?graduate year \(?pgy\)?[- ]?1\b", "pgy1"),
        (r"\busmle cs\b", "step2cs"),
        (r"\busmle (reports?|scores?|transcripts?|results?) \((?:parts?|steps?) (?=[1i])", r"usmle \1 (step "),
        (r"\bclinical skills assessment(?: \(csa\))?", "csa"),
        (r"(?<=\w) \((?:usmle|eras|nrmp|aamc)\)", ""),
        (r"\b(?:united states|usa) medical licensing exam(?:ination)?s?\b(?:\s*\(\s*usmle\s*\))?", "usmle"),
        (
            r"\bcomprehensive osteopathic medical licensing exam(?:ination)?\b(?:\s*\(\s*comlex(?:-usa)?\s*\))?",
            "comlex",
        ),
        (r"\b(?:usmle|uslme|usml)\s*(?:/|or|and|and/or)\s*com(?:p)?lex(?:-usa)?\b", "usmle"),
        (r"\bcom(?:p)?lex(?:-usa)?\s*(?:/|or|and|and/or)\s*usmle\b", "usmle"),
        (
            r"\b(?:graduates?|students|applicants|people|physicians|candidates|doctors|those|persons|"
            r"individuals)(?: who)?"
            r"(?: (?:have |were |are )?(?:graduated|studied|trained|educated))?"
            r"(?: (?:of|from|at|in) (?:an? |any )?(?:medical )?(?:schools?|universit(?:y|ies)))?(?: located)? "
            r"(?:abroad|overseas|outside(?: of)? (?:the )?usa(?:(?: and| or| and/or|/)\s?canada)?)(?: \((?:img|"
            r"fmg)s?\))?"
            r"(?=\W|$)",
            "imgs",
        ),
        (
            r"\bif you(?:r (?:medical )?(?:school|degree|university) (?:is|was)(?: from)?|"
            r" (?:have )?(?:graduated from|finished|attended|went to|studied at|are from)(?: an?)?(?: medical)?"
            r" (?:school|university)|"
            r" (?:have )?(?:graduated|studied|trained)(?: medicine)?) (?:an? )?"
            r"(?:abroad|overseas|foreign|international|in another country|"
            r"outside(?: of)? (?:the )?usa(?:(?: and| or|/)\s?"
            r"canada)?)\b(?: (?:school|one))?",
            "for imgs",
        ),
        (
            r"\bgraduates (?:of|from) (?:medical )?(?:non-lcme|caribbean)(?:[- ]accredited)? (?:medical )?schools\b",
            "imgs",
        ),
        (
            r"\b(?:graduates?|students|applicants|physicians|candidates)(?: (?:of|from))? (?:an? )?"
            r"(?:foreign|international|non-?usa?(?:/canadian)?|non-american|overseas)(?: (?:allopathic|osteopathic))?"
            r" (?:medical )?(?:schools?|colleges?)\b(?: \((?:img|fmg)s?\))?",
            "imgs",
        ),
        (
            r"\bgraduates of (?:an? |any )?(?:medical )?schools? (?:located )?outside(?: of)? (?:the )?usa?"
            r"(?:(?: and| or| and/or|/)\s?canada)?\b(?: \((?:img|fmg)s?\))?",
            "imgs",
        ),
        (
            r"\b(?:international|foreign|overseas|non-usa)(?: |-)(?:trained |born )?(?:medical )?(?:school )?"
            r"(?:graduates?|grads?|doctors|physicians|medical students?)\b(?:'s?)?(?:\s*\(?\b(?:imgs?|fmgs?|"
            r"img's|fmg's)\b(?:\s*/\s*fmgs?)?\)?)?",
            "imgs",
        ),
        (
            (
                r"\b(?:international|foreign|non-usa) (?:students(?= (?:are|may|can|must|should|who|apply|"
                r"and graduates|or graduates))|applicants?|candidates?|medical school (?:applicants?|"
                r"candidates?))\b"
            ),
            "imgs",
        ),
        (r"\b(?:imgs?|fmgs?|img's|fmg's)\b(?:\s*(?:/|and|or)\s*\(?(?:imgs?|fmgs?)\)?)?", "imgs"),
        (r"\b(letter|recommendation|reference|report|lor)\(s\)", r"\1s"),
        (
            (
                r"\b(?:letters?|lors?|lor's)(?: \(?lors?\)?)? of (?:recommendations?|references?|"
                r"support)\b(?:\s*\(\s*lo(?:r|r')?s?\s*\))?"
            ),
            "letters",
        ),
        (
            (
                r"\blor'?s?\b|\b(?:reference|recommendation|recommender) letters?\b|\bletters? of "
                r"rec(?:s|ommendation)?\b"
            ),
            "letters",
        ),
        (r"\brecommendations?(?= from| \(| by)|^recommendations$", "letters"),
        (
            r"\b(one|two|three|four|five|[1-5])( \(\d\))? (?:(?:professional|academic|clinical|written|strong|faculty|"
            r"physician|current|recent) )?(?:references|recommendations|recommenders|referees)\b",
            r"\1\2 letters",
        ),
        (r"\bletters? (?:of|from|by) (?:your|the) dean\b(?: of (?:your|the) (?:\w+ )?school\b)?", "mspe"),
        (r"\bletters\s*\(s\)", "letters"),
        (r"\bgraduate medical education\b(?: \(gme\))?", "gme"),
        (r"\bmedical student performance evaluations?\b(?:\s*\(\s*mspe\s*\))?", "mspe"),
        (r"\bdean'?s'? letters?\b(?:\s*\(\s*mspe\s*\))?|\bmspe/dean's letters?\b|\bdeans letters?\b", "mspe"),
        (r"\becfmg[- ]sponsored visas?\b|\bvisas? sponsored by (?:the )?ecfmg\b", "j1 visa"),
        (r"\bpgy?[- ]?(?:1|i|one)\b", "pgy1"),
        (r"\bpgy?[- ]?(?:2|ii|two)\b", "pgy2"),
        (r"\bcase[- ]by[- ]case\b|\bcase to case\b", "casebycase"),
        (r"\b(?:in |within )?th(?:is|e) country\b(?=.{0,20}$|[,.;]| )", "in the usa"),
        (r"\bus\b(?=\s+(?:clinical|medical|hospital|citizen|based|experience|physician|graduate|healthcare))", "usa"),
        (
            (
                r"\bamerican(?= (?:clinical|medical|hospital|citizen|physician|graduate|healthcare|health|"
                r"teaching|university|faculty|school|institution|doctor|facilit))"
            ),
            "usa",
        ),
        (r"\b(?:in|within|at|from) (?:an? |the )?usa\.?(?: or |/| and | and/or )(?:canada|canadian)\b", "in the usa"),
        (r"\busa(?:-| )?based\b", "usa"),
        (r"\busa(?:/| or | and | and/or )canad(?:a|ian)\b", "usa"),
        (r"\bgreen[- ]?cards?(?: holders?)?\b", "permanent resident"),
        (r"\bck\b", "step2"),
        (r"\ba single\b", "1"),
        (r"\b(?:in|within) the states\b", "in the usa"),
        (r"\brank(?:ing)? order lists?\b|\bmatch lists?\b|\brank lists?\b|\brol\b|\brank-order lists?\b", "ranklist"),
        (r"\busce\b", "usa clinical experience"),
        (r"\byrs?\b", "years"),
        (r"\bhands[- ]?on\b", "handson"),
        (r"\bobserver(?:ship)?s?(?:hips?)?\b", "observership"),
        (r"\bshadow(?:ing)?\b", "observership"),
        (r"\bst attempt\b", "1st attempt"),
        (r"\bfirst\b", "1st"),
        (r"\bsecond\b", "2nd"),
        (r"\bthird\b", "3rd"),
        (r"\bfourth\b", "4th"),
        (r"(?<=\w)-(?=(?:preferably|ideally)\b)", ", "),
        (r"\bby (?:way|means) of\b", "through"),
        (r"\bcan't\b", "cannot"),
        (r"\bwon't\b", "will not"),
        (r"\b(do|does|did|is|are|was|were|has|have|had|need|would|should|could|must)n't\b", r"\1 not"),
        (r"\s+", " "),
        (r"\bimgs's\b", "imgs"),
    )
)


_JOINED_PART = re.compile(r"\b([2]|ii)(c[ks])\b")
_BEFORE_STEPS = 19
"""So many of the rewritings come before the examinations are named."""


@lru_cache(maxsize=2048)
def canonical(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[: 2 * MOST].translate(_MARKS)).translate(_MARKS)
    plain = _NATION.sub("usa", plain).lower()
    plain = " ".join(plain.split())[:MOST]
    for pattern, to in _REWRITES[:_BEFORE_STEPS]:
        plain = pattern.sub(to, plain)
    plain = _COMLEX.sub(_comlex, _JOINED_PART.sub(r"\1 \2", plain))
    plain = _STEPS.sub(_steps, plain)
    for pattern, to in _REWRITES[_BEFORE_STEPS:]:
        plain = pattern.sub(to, plain)
    return _numbers(plain).strip()


def _comlex(match: re.Match[str]) -> str:
    return "comlex " if match.group(0).endswith(" ") else "comlex"


def _steps(match: re.Match[str]) -> str:
    """`steps 1, 2 ck and 3` → `step1, step2 and step3`."""
    said = match.group(1)
    found: list[str] = []
    for number, part in _ONE_STEP.findall(said):
        found += _named(number, part)
    if re.search(r"-|through", said) and found[:1] == ["step1"] and found[-1:] == ["step3"]:
        found = ["step1", "step2", "step3"]
    joint = " or " if re.search(r"\bor\b", said) else " and "
    return joint.join(dict.fromkeys(found))


def _named(number: str, part: str) -> list[str]:
    step = {"1": 1, "i": 1, "one": 1, "2": 2, "ii": 2, "two": 2}.get(number, 3)
    if step != 2:
        return [f"step{step}"]
    skills, knowledge = re.search(r"cs|skill", part), re.search(r"ck|knowledge", part)
    if skills:
        return ["step2", "step2cs"] if knowledge else ["step2cs"]
    return ["step2"]


def _numbers(text: str) -> str:
    text = _COMPOUND.sub(lambda found: str(_TENS[found.group(1)] + _UNITS.index(found.group(2)) + 1), text)
    text = _WORD.sub(lambda found: _NUMBER_WORDS.get(found.group(1)) or str(_TENS[found.group(1)]), text)
    text = _RANGE_TWICE.sub(r"\1 to \2", text)
    return _TWICE.sub(lambda found: found.group(2) if found.group(1) == found.group(2) else found.group(0), text)
