"""By when something must be done: at the application, before the interview, before ranking, by the start."""

import re

_WORDS = (
    (
        "ranking",
        0.93,
        re.compile(
            r"\branklists?\b|\b(?:make|submit|certify|enter|close|send)\w* (?:in )?(?:our|the) list\b|"
            r"\bto be ranked\b|\bbefore (?:we |being |the )?(?:can )?(?:rank|be ranked|"
            r"match)|\b(?:prior to|before|by|for|to|(?:at|by) the time of|until|ahead of) (?:the )?(?:\w+ "
            r")?(?:rank(?:ing|ed)?\b|match\b|nrmp|being ranked|match day)|"
            r"\b(?:be|being|not|get|considered for) rank(?:ed|ing)\b|\brank (?:an )?(?:applicants?|"
            r"candidates?|you)\b|\b(?:by|before|prior to|until|no later than) (?:mid-|late |early |the "
            r"end of |end of |the |\d{1,2}(?:st|nd|rd|th)? (?:of )?)*(?:dec(?:ember)?|jan(?:uary)?|"
            r"feb(?:ruary)?|march)\b|\bin the match\b|"
            r"\benter(?:ing)? the match\b|\brank (?:meeting|submission|deadline|day)\b|"
            r"\bbefore (?:we |(?:your|the|our|a) program )?(?:can )?rank|\b(?:when|once|until|"
            r"by the time) we (?:begin |start )?(?:to )?rank"
        ),
    ),
    (
        "application",
        0.93,
        re.compile(
            r"\b(?:by|no later than|before|prior to|until|on or before) (?:mid-|late |early |the end of |end of |the |"
            r"\d{1,2}(?:st|nd|rd|th)? (?:of )?)*(?:sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?)\b"
        ),
    ),
    (
        "application",
        0.93,
        re.compile(
            r"\b(?:at|by) (?:the )?time of (?:your |their |the |initial )?application\b|"
            r"\bby the time (?:that )?(?:they|you) (?:apply|submit)\b|\bon the day (?:that )?(?:they|"
            r"you) (?:apply|submit)\b"
        ),
    ),
    (
        "interview",
        0.92,
        re.compile(
            r"\b(?:prior to|before|by|for|(?:at|by|before|until) the (?:time|date|day) of|in order to|to|until|receive|"
            r"granting|offered|"
            r"at) (?:(?:an?|the|be|being|your|their|of|receive|schedul\w+|invited|offer\w*|grant\w*|get|"
            r"secure|time|you|they|extending|selected|considered|eligible|conducting) ){0,5}(?:(?:for|an?|to|the) "
            r"){0,2}interview|\binterview (?:invitation|offer|date|day|selection)|\binvited (?:for|to) "
            r"(?:an? )?interview|"
            r"\boffer\w* (?:of )?(?:an )?interview|\b(?:until|by the time|before) we (?:begin |start )(?:to )?interview"
        ),
    ),
    (
        "start",
        0.93,
        re.compile(
            r"\b(?:prior to|before|by|at|upon|until|in order to|to|on or before|preceding) (?:the |"
            r"their |your |actual |an? |of |time |any |our |his |her |official |expected |anticipated "
            r")*(?:(?:start|starting|begin|beginning|commenc\w+|enter(?! (?:our|the) (?:match|rank))|"
            r"entering|entry|matriculat\w+|employment|hir(?:e|ing)|appointment|orientation|enroll?\w+|"
            r"onboarding|joining|residency(?! program application| selection| committee| office)|"
            r"training(?! program application| office)|"
            r"contract\w*|first day|1st day|pgy1|internship|intern year|july|june|may (?:1|31)|7/1|6/1|6/30|signing|"
            r"licens\w+|program start|academic year|graduation|graduating|assuming)\b)|"
            r"(?<!applications )\b(?:residency|training|program|internship) (?:starts|begins)\b|\bon entry\b|\bbefore "
            r"(?:they|you) (?:start|begin|matriculat\w+|enter|arrive|are (?:appointed|hired|employed))|"
            r"\b(?:before|prior to) being (?:appointed|hired|employed)\b|\b(?:issuance of|training "
            r"licen[sc]e)|\bto be (?:appointed|hired)\b|\bon (?:the )?(?:1st )?day\b|\b(?:1st )?day of "
            r"(?:the |their )?(?:appointment|employment|residency|training)|\b(?:by|before|prior to) "
            r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?|the )*(?:april|may)\b|\bstart(?:ing)? date\b|"
            r"\bfor employment\b|\b(?:by|"
            r"before) (?:\w+ )?(?:1st of )?(?:june|july)\b|\bby the (?:start|beginning|time (?:(?:they|"
            r"you)(?! (?:appl|submit|interview|are (?:ranked|interviewed)|are being))|"
            r"residency|of (?:entry|matriculation|appointment|employment|hire)))|\bto (?:start|begin|"
            r"enter(?! the match)|matriculate)\b|\bprior to (?:\w+ ){0,3}(?:july|june)\b|\bmatriculat|"
            r"\bbegin(?:ning)? (?:the )?(?:residency|training|program)\b|\b(?:prior to|before) (?:\w+ "
            r"){0,2}(?:residency|training)\b|\bat (?:the )?time of (?:hire|appointment|contract|"
            r"employment)"
        ),
    ),
    (
        "application",
        0.93,
        re.compile(
            r"\b(?:at|prior to|before|by|upon|with|when|in order to|to|for|while|in|of|on) (?:(?:the|"
            r"their|your|an?|time|of|submitting|submission|making|you|they|we|sending|completed?|our|"
            r"initial|eras|will|can|review\w*) ){0,5}(?:appl(?:y|ying|ication|ications)\b)|\bapplication "
            r"(?:deadline|submission|will not be (?:reviewed|considered)|review)|\bto (?:be "
            r"considered(?! for (?:an? )?(?:\w+ )?"
            r"(?:position|place|spot|interview))(?! (?:an? )?(?:\w+ )?(?:competitive|"
            r"applicant|candidate|strong))|be reviewed|"
            r"apply)\b|\bbefore (?:your |an |the )?application|\b(?:at|by) the (?:application "
            r")?deadline\b|\bwhen (?:you|they) apply|\bbefore (?:you|they) apply|\bto be eligible to "
            r"apply|\bby (?:mid-|late |early |the end of |end of |the |\d{1,2}(?:st|nd|rd|th)? (?:of "
            r")?)*(?:sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?)\b"
        ),
    ),
)
_NOT_DEMANDED = re.compile(
    r"^(?:no,? )?not (?:to|for|at|before|when)\b|"
    r"\bnot (?:\w+ ){0,3}(?:required?|necessary|needed|have to|need|expected)\b|"
    r"\b(?:requires?|needs?|asks? for|demands?|expects?) neither\b|"
    r"\bneither\b.{0,80}\bnor\b.{0,60}\b(?:required|needed|necessary)\b|"
    r"\brequired not (?:at|for|to|before)\b|\b(?:fine|ok|okay|possible|acceptable|allowed) to (?:apply|interview)\b|"
    r"\bmay (?:\w+ )?(?:obtain|submit|send|take|pass|complete)\b|\binvitations? (?:are|is|will be) sent\b|"
    r"\b(?:can|may|will|could) (?:\w+ )?(?:rank|interview|consider|invite|accept|review) (?:you|applicants|"
    r"candidates|imgs|"
    r"them) (?:before|without|prior to)\b|\b(?:can|may) update\b|\bask your school\b|"
    r"\bapply to (?:sit|graduate)\b|\bapply for ecfmg\b|\bproof that you have registered\b|\bexam date\b|"
    r"\byou will hear\b|\becfmg (?:will|does|can) (?:issue|send|post)\b|\bapply for the (?:exam\w*|step3)\b|"
    r"\beven (?:if|when|though|before|where)\b|\bnot (?:have to )?wait\b|\bno need to wait\b|"
    r"\bregardless\b|\bwhether or not\b|\bneed not\b|\bmay follow\b|\bwithout\b|"
    r"\b(?:may|"
    r"can) (?:still )?(?:apply|be interviewed|interview)\b(?! (?:only )?(?:if|provided|once)\b)|\b(?:currently |"
    r"still )?pending\b"
)
_CLAUSE = re.compile(
    r";| - |\.(?= )|,? but |,? yet (?=must |has |have |should )|,? however,? |,? although |,? though |"
    r",? and (?=we |you |they |also |"
    r"must |should |will |required |needed |preferred |is |are |has to |have to )|"
    r", (?=(?:needed|required|necessary|only) )"
)
_DEMANDED = re.compile(
    r"\bask(?:s|ed)? for\b|\bexpect\w*\b|\bdue\b|\bmust\b|\brequire|\bneed|\bhave to\b|\bshould\b|\bhas "
    r"to\b|\bnecessary\b|\bshall\b"
)


_BEFORE = (
    r"\b(?:before|by|prior to|ahead of|in time for|until|at the time of|no later than|on or before|when|for|"
    r"to|at|upon|as of|due)\b(?: [\w'-]+){0,5}? "
)
_LOOSE = (
    (
        "ranking",
        re.compile(
            _BEFORE + r"(?:rank(?:s|ed|ing)?|ranklists?|(?:the )?match(?: day| week)?|nrmp)\b|\b(?:ranked|ranklist)\b"
        ),
    ),
    ("interview", re.compile(_BEFORE + r"interview(?:s|ed|ing)?\b")),
    (
        "start",
        re.compile(
            _BEFORE + r"(?:start(?:s|ing)?|begin(?:s|ning)?|matriculat\w+|entry|entering|orientation|employment|"
            r"appointment|contracts?|hire|day 1|june|july|april|may \d|"
            r"residency (?:begins|starts)|training (?:begins|starts))\b|\b(?:before|by|prior to|until)\b"
            r"(?: [\w'-]+){0,3}? graduat\w+\b"
        ),
    ),
    (
        "application",
        re.compile(_BEFORE + r"(?:appl(?:y|ying|ication|ications)|submi(?:t|tting|ssion)|review(?:ed)?)\b"),
    ),
)


_WITHHELD = re.compile(
    r"\b(?:not|cannot|never|nobody|no (?:one|1)) (?:\w+ ){0,5}?"
    r"(?:consider (?:[\w/]+ ){1,4}?(?:for|to) (?:an? )?(?=interview))?"
    r"(rank|interview|begin(?! to)|start(?! to)|commence|review|consider)\w*\b"
    r".{0,40}\b(?:without|whose|unless|until|before|who (?:do|have|has) not)\b|"
    r"\bno (interview)s?\b.{0,40}\b(?:without|until|unless)\b|"
    r"\b(rank|interview)\w*\b.{0,40}\bonly (?:after|once|when|if|with)\b|"
    r"\bonly (rank|interview|review|consider|invite)\w* (?:ecfmg[- ]certified|(?:applicants|candidates|those|people) "
    r"(?:who|with))\b|"
    r"\b(rank|interview|review|consider)\w*\b (?:\w+ ){0,3}?only (?:to )?(?:applicants|candidates|those|"
    r"people) (?:who|with)\b|"
    r"\bwithout\b.{0,90}\b(?:not|nobody|no (?:one|1)|cannot|no (?:applicant|candidate)\w*) (?:\w+ ){0,3}?"
    r"(?:consider (?:\w+ ){1,4}?for (?:an? )?(?=interview))?"
    r"(rank|interview|begin|start|review|consider)"
)
_WITHHELD_IS = {
    "rank": "ranking",
    "inte": "interview",
    "invi": "interview",
    "begi": "start",
    "star": "start",
    "comm": "start",
    "revi": "application",
    "cons": "application",
}


_APPLYING = re.compile(
    r"\bapply(?:ing)? (?:to|for) (?:an? |the |our |any )?(?:\w+ ){0,2}?residenc(?:y|ies)(?: programs?|"
    r" positions?| training)?\b"
)
"""“To apply to a residency” is not “to a residency”."""


_APPLICATION_YEAR = re.compile(r"\bof (?:the|your|each) application (?:year|cycle|season)\b")
_ASIDE = re.compile(
    r"\((?:or )?expect\w* to graduate[^()]{0,60}\)|\([^()]{0,20}\b(?:applicants?|candidates?|those|"
    r"exceptions?)\b[^()]{0,160}\)"
)
"""What brackets tell of some applicants is not by when the thing is due."""
_BECAUSE = re.compile(r"^\W*(?:because of|due to|given|owing to|in view of|as|since)\b[^,;]{3,110}, (?=\w)")
"""Why something is asked is not by when: “due to the number of applications, …”."""
_WHOLLY = re.compile(r",? ?\bwithout (?:any )?(?:restrictions?|limitations?|conditions?|exceptions?)\b")
"""“Licensed without restriction”: the word withholds nothing."""
_LICENSING = re.compile(
    r"\bapply(?:ing)? for (?:an?|your|the|their) (?:\w+ ){0,2}?(?:licen[sc]e|j1|visa|dea|permit)\b|\bvisa interview\b|"
    r"\blicen[sc]\w* applications?\b|\bapplications? for (?:\w+ ){0,3}licen[sc]\w*\b"
)
"""A licence is applied for later, and by those who are taken."""


def times(text: str) -> list[tuple[str, float, str]]:
    """Each clause's time with how sure, and the clause. Clauses that say what is not demanded are passed over."""
    found = []
    text = _APPLICATION_YEAR.sub(" ", _ASIDE.sub(" ", _BECAUSE.sub("", _WHOLLY.sub(" ", text))))
    for clause in _CLAUSE.split(_LICENSING.sub("licensing", _APPLYING.sub("apply", text))):
        if withheld := _WITHHELD.search(clause):
            deed = next(group for group in withheld.groups() if group)
            found.append((_WITHHELD_IS[deed[:4]], 0.9, clause))
            continue
        if _NOT_DEMANDED.search(clause):
            continue
        named = [(name, sure) for name, sure, words in _WORDS if words.search(clause)]
        if not named and _DEMANDED.search(clause):
            named = [(name, 0.88) for name, words in _LOOSE if words.search(clause)]
        if named:
            name, sure = named[0]
            found.append((name, sure if len({other for other, _ in named}) == 1 else sure - 0.06, clause))
    return found


def by_when(text: str) -> tuple[str, float] | None:
    """The time by which something must be done, and how sure; None when none is said.

    Of several, that of a clause that demands; "to be ranked" beats "to apply" within one clause.
    """
    found = times(text)
    if not found:
        return None
    demanded = [one for one in found if _DEMANDED.search(one[2])]
    name, sure, _ = (demanded or found)[0]
    return name, sure
