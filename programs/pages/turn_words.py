"""The words that turn a sentence round, in canonical spelling: one turn a line, so that each can be tried by itself."""

import re


def _any(*turns: str) -> re.Pattern[str]:
    return re.compile("|".join(turns))


DENIED = _any(
    r"\bneed not\b(?! apply)",
    r"\b(?:do|does|did) not (?:\w+ )?(?:have|need) to\b",
    r"\bno (?:\w+ )?need\b",
    r"\bneither\b",
    r"\bnot (?!only\b|just\b)(?:\w+ ){0,2}?(?:an? )?(?:must|required|necessary|needed|mandatory|obligatory|"
    r"essential)\b",
    r"\bnot (?!only\b|just\b)(?:\w+ ){0,2}?(?:an? )?(?:expected|preferred|advantage|requirement|condition|"
    r"prerequisite)\b",
    r"\bno longer\b(?! than| ago)",
    r"\bfar from\b",
    r"\bby no means\b",
    r"\b(?:do|does) not (?:\w+ )?(?:insist|use|require|expect|prefer|favou?r|demand|ask|improve)\b",
    r"\b(?:do|does) not (?:\w+ )?give (?:\w+ )?preference\b",
    r"\bno (?:preference|weight|role|(?:\w+ )?(?:minimum|cut[- ]?off|limit))\b",
    r"\bno \d+[- ]years?\b",
    r"\bnot have (?:an? |any )?(?:\w+ )?(?:minimum|cut[- ]?off|limit)\b",
    r"\bno (?!more\b|fewer\b|less\b|later\b|longer\b|earlier\b|older\b|greater\b|lower\b|exceptions?\b)[^,;]{3,60}? "
    r"(?:is|are) (?:needed|required|necessary)\b",
    r"\b(?:removed|abolished|eliminated|lifted|suspended|dropped|replaced|discontinued|exempt|exempted)\b",
    r"\bnot (?:\w+ )?(?:rule\w* (?:you |\w+ )?out|disqualif\w*|exclude\w*|held against|count\w* against)\b",
    r"\bnot (?:\w+ )?(?:discouraged?|put off|matter)\b",
    r"\b(?:never|no reason to) (?:reject|exclude)\b",
    r"\bnot (?:a reason|the end of)\b",
    r"\b(?:refuse to use|object to|immaterial|indifferent to)\b",
    r"\bwhether\b.{0,60}\bor (?:not|none)\b|\btreated alike\b",
    r"\b(?:do|should|must) not (?:send|request|submit|upload|provide|include|contact)\b",
    r"\bencouraged? (?:\w+ )?to apply\b|\bwelcome to apply\b|\b(?:may|can) (?:still )?apply with less\b|"
    r"\bmay still apply\b",
    r"^even (?:if|when|with)\b",
    r"^(?:nobody needs|no (?:one|1) (?:needs|is excluded))\b|\bnothing is gained\b",
)
"""The demand is none."""

PAST = _any(
    r"\bused to\b(?! be\b(?! (?:an? )?require))",
    r"^(?:previously|formerly|historically)\b|\bgone are\b",
    r"\b(?:previously|formerly|once) (?:asked|required|accepted|wanted|preferred|took|offered)\b",
    r"\bin the past(?! \d| years?\b| \w+ (?:years?|months?)\b)|\bin (?:previous|prior|earlier|former) years\b",
    r"\buntil (?:last|this) (?:year|season|cycle)\b|\buntil (?:the )?20\d\d\b|^before 20\d\d\b",
    r"\b(?:was|were|had been) (?:\w+ )?(?:required|asked for|needed|mandatory)\b",
    r"\b(?:the|our) (?:former|previous|old) (?:\w+ ){0,2}?(?:minimum|cut[- ]?off|requirement|limit|rule)\b",
    r"\bno longer (?:the case|appl\w+|true|in force|in effect)\b",
    r"\b(?:done away with|ceased|lapsed|dispensed with|scrapped|discarded|retired|relaxed|loosened|rescinded)\b",
    r"\bdecided against\b|\bare considering an?\b|\bdropped it\b",
    r"\bapplicants had\b|\bresidents had\b|\binterviewees were\b|\bmake up \d|\bhave (?:matched|been ranked) here\b",
    r"^few (?:of )?(?:our |the )?applicants\b",
    r"(?:,? but |; )(?:we|ours|[\w ]{3,30}) (?:do|does) not\W*$",
)
"""It is so no longer, or it tells how things went."""

MYTH = _any(
    r"\bmyths?\b|\bmisconceptions?\b|\brumou?r\w*\b|\bcontrary to\b",
    r"\bnot true that\b|\bnot the case that\b|\b(?:wrong|mistaken|incorrect) to (?:assume|think|believe)\b",
    r"\byou may have (?:read|heard)\b|\bearlier version\b|\bbeware of\b",
    r"\b(?:freida|doximity|web ?sites?|sites|reddit|forums?|directories)\b[^/]{0,40}"
    r"\b(?:lists?|says?|shows?|reports?|claims?|suggests?|states? (?:that|we|our|an?))\b",
    r"\bplease disregard\b|\bout of date\b|\boutdated\b|\bthis is (?:incorrect|wrong|an error)\b",
)
"""What others say, and the program does not."""

_WHO = "|".join(
    (
        r"visiting (?:medical )?(?:students?|residents?|scholars?)|medical students?|clerkship students",
        r"observers?|observership (?:applicants?|candidates?|participants?)|observership (?=must|should|need)",
        r"externs?|externship (?:applicants?|candidates?)|sub-?interns?|volunteers?|nurses?|nurse practitioners?",
        r"faculty(?: candidates?| applicants?| members?)?|alumni|chief residents?|the program director (?=must)",
        r"fellows (?=must|should|need)|fellowship (?:applicants?|candidates?)|j1 physicians",
        r"(?:our |the )?(?:sister|affiliate[d]?|partner) (?:programs?|hospitals?|residency)|(?:our |the )?affiliates?",
        r"(?:pharmacy|dental|podiatry) (?:residents?|residency|program)|our neighbou?r",
    )
)
OTHERS = _any(
    rf"^(?:all |any |our |the |international |prospective |for )*(?:{_WHO})\b",
    r"\bappl(?:y|ying|icants?|icat\w+) (?:for|to) (?:an? |the |our )?(?:\w+ )?(?:observerships?|externships?|"
    r"electives?)\b",
    r"\bappl(?:y|ying|icants?|icat\w+) (?:for|to) (?:an? |the |our )?(?:\w+ )?(?:sub-?internships?|"
    r"chief residen\w+|faculty)\b",
    r"\bappl(?:y|ying|icants?|icat\w+) (?:for|to) (?:an? |the |our )?(?:gme )?(?:housing|summer research|"
    r"scholarships?)\b",
    r"\bmedical school (?:admission|requires)\b|\bfor admission\b(?! to (?:the|our) (?:program|residency))",
    r"\b(?:at|in) our (?:sister|affiliate[d]?|partner) (?:program|hospital)|^students (?:from|at|of) our\b",
    r"^(?:the |our |in this )?(?:observership|externship)(?: program)? (?:is|provides?|gives?|offers?|you)\b|"
    r"^in (?:this|our) externship\b",
    r"\bto moonlight\b|\bmerit award\b|\bhospitalists?\b|\bpostdoc|\bmedical staff\b|\bto sit for the\b",
    r"\bmost (?:medical )?schools\b|\bremain enrolled\b",
)
"""Who is meant, where it is nobody who applies for a residency here."""
OTHERS_ABOVE = _any(
    r"^(?:(?:requirements|information|criteria|policy|hiring requirements) for |our |the )*"
    r"(?:visiting (?:medical )?students?(?: \w+){0,2}|observers?|rotators?|(?:clinical |"
    r"medical )?observerships?(?: \w+){0,2}|"
    r"externships?(?: \w+){0,2}|(?:\w+ )?sub-?internships?(?: \w+){0,2}|faculty (?:positions|openings|recruitment)|"
    r"clerkships?(?: and electives)?|(?:medical student )?electives(?: for students)?|acting internships?|"
    r"for medical students|"
    r"rotating with us|careers|hospitalist track.*|summer externships?|pipeline program.*|transfers|"
    r"hospitalists|pre-residency fellowships?|postdoc\w*(?: \w+)?|j1 waiver\b.*|moonlighting|"
    r"promotion (?:to|from)\b.*|chief residen\w+(?: \w+)?|(?:\w+ ){0,2}scholarships?)\W*$",
    r"\b(?:pgy ?[2-7]|transfer) (?:\w+ )?applicants\b",
)
"""The same, of the heading above."""
NOT_ASKED_ABOVE = _any(
    r"\bnot (?:\w+ )?(?:required?|needed|necessary)\b(?!.*\bbut\b)|^not considered\b",
    r"^(?!.*(?<!not )\brequired\b).*\boptional\b|\bdo not (?:require|need)\b",
    r"\b(?:been|was|were) (?:discontinued|abolished|removed|dropped)\b",
    r"\badvice\b|\b(?:applicant|class|resident|match) (?:data|statistics|profile|demographics)\b",
)
"""Over a list: nothing in it is asked for."""

_OF_A_SCORE = (
    r"\b(?:below|under|less than|above|over) \d{3}\b.{0,40}"
    r"\b(?:must|need|should) (?:have|score|submit|also|provide|take|pass)",
    r"\b(?:failed|attempts?)\b.{0,40}\b(?:need|must have|should (?:have|score))\b.{0,40}\b\d{3}\b",
    r"\b\d{3} (?:or (?:above|more|higher|better|below|less|lower) )?(?:\w+ )?need not\b",
)
"""A score that decides something else than who is considered."""
_NO_MINIMUM = (
    *_OF_A_SCORE,
    r"\bautomatically (?:offered|invited|interviewed)\b|\bnbme\b|\bis currently \d{3}\b",
    r"\b(?:interviewed|matched|invited|accepted) applicants (?:had|have|scored)\b",
    r"\b(?:is|are) (?:okay|ok|fine|acceptable|no problem)\b|\bcalls for\b|\btriggers?\b",
    r"\b(?:lowered|raised|increased|reduced|changed)\b.{0,50}\bfrom \d{3}\b",
)
_NO_PART = (
    r"\bnone of (?:which|them|whom|these) (?:needs?|has|have|must|should|is required)\b|\btoo many\b",
    r"^(?:instead of|rather than)\b",
)
_NOT_GIVEN = (
    r"\b(?:not|unable to|cannot|no longer) (?:\w+ )?(?:offer|provid\w+|arrang\w+|help|host) (?:\w+ ){0,3}?"
    r"(?:usa|clinical|handson|observership|externship|find)\b",
    r"\b(?:gives?|provides?) (?:imgs|international|you|students|applicants)\b|\bsubstitut\w+ for\b",
    r"\bnot considered in\b|\blittle weight\b|\bplays no\b",
    r"\bwith more than\b.{0,60}\bnot (?:be |eligible)\b",
    r"\b(?:required|needed) only (?:for|of|if)\b|\bexcused from\b|\blacking \d",
)
ELSE = {
    "clinical_recency": _any(
        r"\b(?:claims?|gaps?)\b.{0,20}\bclinical practice\b|\bnot consider how recent", r"\bor the last \d"
    ),
    "letters": _any(
        *_NO_PART[1:],
        r"\b(?:are|is) fine\b|\btoo many\b|(?<!no )\bfewer than \d letters|"
        r"\bonly \d letters\b.{0,30}\bwill (?:not|be asked)\b",
        r"\bwrites\b.{0,30}\bletters for\b|\bis incomplete\b",
    ),
    "letters_specialty": _any(*_NO_PART, r"\bother than an? |\boutside of\b|\bstill considered\b"),
    "letters_us": _any(
        *_NO_PART,
        r"\bletter or 2\b|\bnon-?usa?\b|\bneed not be from\b|\bnone needed\b|\boutside (?:of )?(?:the )?usa?\b",
        r"\busa? (?:physicians? )?or (?:from )?(?:your |a )?(?:home|foreign)\b|\bwhether usa?\b",
    ),
    "max_failed_attempts": _any(
        r"^applicants who (?:failed|passed)\b.*\b(?:should|must)\b|\bif step[12]\b",
        r"\b(?:no|zero|0) failed attempts (?:may|make|need)\b|\b1 in 10\b|\bnbme\b",
        r"(?:more than|with) (?:an? |\d )?(?:\w+ )?(?:failed|failures?|attempts?)\b[^,;]{0,35}"
        r"\b(?:must (?:be explained|explain|meet|address|submit|provide|discuss|have|score)|(?:will )?need|"
        r"should (?:have|score))\b",
        r"\bin-?training exam|\bclinical skills\b|\bclerkships?\b",
        r"\d \w+ (?:on|at|for) (?:any |the |either )?comlex\b.{0,20}\b(?:or|and|but) \d",
    ),
    "max_years_since_graduation": _any(
        r"\bno fewer than \d+ years?\b|\bminimum of \d+ years? since\b|\bnot less than \d+ years?\b",
        r"\buploaded\b|\bverification\b|\bloan\b|\brecommended for\b|\bto contact us\b|\bnot since graduation\b|"
        r"\bcollege within\b",
        r"\b(?:take|taken|pass|passed|obtain\w*|sent|submit\w*|start\w*) (?:[\w-]+ ){0,6}within (?:\w+ )?\d+ "
        r"(?:years?|months?) (?:of|from|after) (?:\w+ )?graduat",
    ),
    "min_step1": _any(*_NO_MINIMUM),
    "min_step2": _any(*_NO_MINIMUM),
    "prior_us_training_months": _any(
        r"\b(?:no|not) more than \d+ months?\b|\bnot accept\b.{0,60}\bcompleted\b|\bwaiver|\bnot eligible\b|\bexam\b"
    ),
    "state_letter": _any(r"\bwill be issued\b"),
    "step2_by": _any(*_OF_A_SCORE),
    "step3": _any(
        r"\bresidents (?:must |should |to )?(?:take|pass)\b|\bbefore graduati\w+ from residency\b|\bnot take step3\b",
        r"\bduring (?:the )?(?:internship|residency|intern year)\b",
    ),
    "usce_kind": _any(*_NOT_GIVEN),
    "usce_months": _any(*_NOT_GIVEN, r"\bolder than \d|\bless than \d+ months? of\b|\bbetween \d+ and \d+ months"),
    "usce_recency": _any(*_NOT_GIVEN),
}
"""By field: words by which a sentence is about something else than was read in it."""
ELSE_OF_VALUE = {
    ("usce_months", "0"): _any(
        r"\bnot (?:be )?waived?\b|\bwaived for\b|\bwithin (?:the )?(?:last|past) \d",
        r"\bnot (?:\w+ )?(?:required|necessary|needed) (?:if|when|for (?:canadian|usa|those|graduates|applicants who|"
        r"anyone)|of (?:those|usa|canadian))\b",
    ),
    ("usce_kind", "observership_counts"): _any(
        r"\bobservership\b.{0,90}\b(?:excluded|not (?:\w+ )?(?:satisf|count|qualif|fulfil|meet|accept|suffic)\w*)",
        r"\bexcept (?:for )?(?:an? )?observership|\bnot (?:be )?(?:limited|restricted) to observership",
    ),
    ("usce_kind", "hands_on_only"): _any(
        r"\bnot (?:only|just|merely)\b|\bnot (?:distinguish|differentiate)\b|\bnot have to be\b|\bneed not\b",
        r"\bvirtual observership|\bhandson or not\b|\bnot limit\b",
    ),
}
"""The same by what was read."""
ONLY = re.compile(
    r"\b(?:requires?|needs?|asks? for) only (?:\w+ ){0,3}?(\d{1,3})\b|"
    r"\bonly requires? (?:\w+ ){0,3}?(\d{1,3})\b"
)
"""“260 is nice, but we require only 220”."""
FIRST_ATTEMPT = re.compile(r"\b1st (?:attempt|try)\b")
IS_NOT = re.compile(r"\b(?:is|are) not\W*$")
NAMES_ANOTHER = re.compile(r"\bstep[123]\b|\becfmg\b|\bletters?\b|\bexperience\b|\bgraduat|\bcomlex\b")
"""What else a clause may demand."""
