"""The words in which pages speak of visas, in canonical spelling."""

import re

TRIGGER = re.compile(
    r"\b(?:j1|h1b|visas?|sponsor\w*|citizens?(?:hip)?|permanent residen\w+|ead|work permit|o-?1|tn|f1|step3|"
    r"employment authorization)\b"
)
CLAUSE = re.compile(
    r"\bnote\b:?| (?=we do not (?:sponsor|initiate|accept|support|offer|provide|file)\b)|[.;:()\[\]|]|"
    r"(?<!nothing)(?<!anything)(?<!everything)(?<!\ball),? but |,? however,? | - |,? although |,? though |"
    r",? while |,? whereas |"
    r",? and "
    r"(?=(?:we |the \w+ |it |they )?"
    r"(?:do|does|cannot|can not|will not|is not|are not|not)\b)|, (?=(?:not|no|nor|we|it|h1b visas?|j1 "
    r"visas?)\b)|, (?=only (?:the )?j1\b)|"
    r"(?<=ecfmg), (?=(?:our|the|this) (?:\w+ )?(?:hospital|program|institution|department|university)\b)|"
    r",? nor (?=(?:do|does|will|can)\b)|"
    r",? and (?=(?:(?:we )?(?:will|may|can) (?:also )?)?(?:consider|review|support|sponsor)s? (?:an? )?h1b\b)|"
    r",? and,? (?=for [^.;]{3,80}?, (?:considers?|sponsors?|supports?|offers?) (?:an? )?h1b\b)|"
    r"(?<!\bj1)(?<!\bj1 visa)(?<!\bj1 visas),? and (?=h1b (?:visas? |sponsorship )*(?:is|are|may|can|will)\b)|"
    r",? and,? (?=for (?:[\w-]+ ){1,3}?(?:candidates|applicants|residents),? (?:an? )?h1b)|"
    r",? and,? (?=(?:on occasion|occasionally|sometimes|rarely),? (?:an? )?(?:o-?1|tn|h1b)\b)|"
    r",? and,? (?=(?:in|on|for|under) (?:[\w-]+ ){1,3}?(?:cases|circumstances|basis|situations|instances),? "
    r"(?:an? )?h1b)"
)
INSTEAD = re.compile(r",? (?:rather than|instead of|in lieu of|as opposed to) ")
HARMLESS = re.compile(
    r",? (?:subject to|pending|contingent (?:up)?on) (?:the )?(?:final )?approval (?:by|of|from) (?:the )?"
    r"(?:uscis|usa (?:citizenship|government|department|immigration)|immigration|federal|government)[^,;.]*|"
    r"\bno (?:\w+ ){1,3}?(?:is |are )?(?:needed|required|necessary)\b|\bnot (?:every|all) (?:applicants?|imgs|"
    r"candidates)\b|"
    r"\bnot (?:\w+ )?(?:difficult|limit)\w*|\bno longer capped\b|\bnot (?:processed|sponsored) by (?:our|"
    r"the) \w+ but\b|"
    r"\b(?:cannot|not) (?:\w+ )?(?:answer|give advice|ask|speed|advise|tell)\w*|"
    r"\b(?:need not|(?:do|does|did) not (?:\w+ )?(?:need|require)|no longer (?:needs?|requires?|asks?)|"
    r"not have to have)\b"
    r"(?! apply)|"
    r"\bnot (?:an? |any )?(?:problem|issue|obstacle|barrier|concern|hindrance)s?\b|"
    r"\bnot have (?:an? |any )?(?:\w+ )?(?:limit|cap|quota|restriction|issue|problem|objection|difficult\w+)s?\b|"
    r", not (?:the|our|this) (?:hospital|program|institution|university|department|residency)\b,?|"
    r"\bnot (?:itself )?(?:act|serve) as\b|\bnot (?:considered|treated|viewed|regarded|handled) (?:any )?different\w*|"
    r"\bnot (?:\w+ )?out of the question\b|"
    r"\bnot (?:\w+ )?(?:changed?|preferred|favou?red|ranked? |disadvantag\w*|charge\w*|preclude\w*|hurt\w*|affect\w*|"
    r"subject to|withdraw\w*|speed\w*|delay\w*)|\blottery does not apply\b|"
    r"\bwithout (?:any )?(?:reservations?|restrictions?|exceptions?|limits?|limitations?|difficult\w+|problems?|"
    r"delay)\b|"
    r"(?<!who )\bneeds? no (?:visas?(?: sponsorship)?|sponsorship)(?: (?:from|by) (?:us|the \w+))?\b|"
    r"\bneither (?:(?:a|an|the|usa) ){0,2}citizens? nor (?:\w+ ){0,3}residen\w+(?: of the usa)?|"
    r"\bfor (?:applicants|candidates|those|anyone|physicians|imgs|residents) (?:who (?:are|is) )?(?:eligible|"
    r"qualified) "
    r"for (?:an? |the )?j1\b(?: visas?)?|"
    r"\bif [^,.;]{0,160}\b(?:citizens?(?:hip)?|permanent residen\w+)\b[^,.;]{0,60},|\bexcept as noted\b|"
    r"^(?:the )?ecfmg sponsors\b.*|\bto be (?:considered|eligible) for (?=(?:an? |the )?(?:h1b|j1))|"
    r"\b(?:without|lacking) (?:usa )?(?:citizenship|permanent residen\w+)(?:,? (?:or|and) (?:\w+ ){0,2}permanent "
    r"residen\w+)?|\bif (?:you|they|an? \w+|the \w+|applicants|candidates) (?:do|does|have|has) not\b|"
    r"\(temporary worker visas?\)|"
    r"^(?:no|yes)[,.;] (?=(?:you|all|applicants|candidates|imgs|it)\b)|"
    r"\b(?:who|that|if|if you|applicants|candidates|those|individuals|imgs) (?:\w+ ){0,2}(?:are|is|do|"
    r"does|were) not (?:(?:a|an|currently|already|have|hold|possess|require|need|be|usa|us|any|valid|"
    r"either) ){0,4}"
    r"(?:citizens?|permanent residents?|visas?|nationals?|sponsorship|usa)\b(?:,? (?:or|nor|and) (?:\w+ "
    r"){0,2}permanent residents?)?|"
    r"\bnon-?(?: ?usa|us)?[ -](?:immigrant|citizens?)\b|\bnot (?:the |our )?only\b|\bno exceptions?\b|\bnot limited "
    r"to\b|\bno later than\b|\bdo not hesitate\b|"
    r"\bno (?:(?:prior|previous|usmle|step|exam) )*(?:preference|limit|cost|fee|fail\w*|attempts?|gaps?|"
    r"restrictions?|limitations?|objections?|distinctions?|barriers?|obstacles?|quota|caps?|issues?|difficult\w+)\b|"
    r"\bnot (?:\w+ )?(?:discriminat|distinguish|differentiat|restrict|exclud|disqualif|penali[sz])\w*|"
    r"\bno more than\b|\bnot (?:an? )?(?:usa |us "
    r")?citizens?\b(?:,? or (?:\w+ ){0,2}permanent residents?)?|\bif not\b|\bwhether or not\b|\bmust "
    r"not\b|\bno problem\b|\bnot guarantee\w*"
)
NO = re.compile(
    r"\bout of the question\b|\b(?:not|no|nor|neither|never|cannot|unable|unavailable|ineligible|excluding|"
    r"exclude[sd]?|declines?|discontinued|"
    r"ended|ceased|suspended|stopped|without|none|pause[sd]?|frozen|halted|on hold)\b|n't\b"
)
CASE = re.compile(
    r"\bh1b (?:visas? )?(?:sponsorship )?(?:is |are )?(?:very )?limited\b(?! to)|\b1 by 1\b|"
    r"\bdiscussed\b|\bmust be approved\b|\ba (?:very )?limited number of\b|"
    r"\bj1 visas? (?:(?:is|are|may be|can be) )?considered for sponsorship|\bj1 (?:visa )?can be considered\b|"
    r"\b(?:prior |special |written )?approval\b|\b(?:rare|certain|special|exceptional|unusual) (?:\w+ "
    r")?(?:reasons|instances)|"
    r"\bcasebycase\b|\bindividual(?:ly)? (?:\w+ )?(?:basis|considered|consideration)|\b(?:may|might|"
    r"could) (?:also |still |occasionally |only |possibly )*(?:be )?(?:consider|sponsor|support|offer|"
    r"accept|provid|possib|available|eligible)\w*\b(?! (?:for |on |"
    r"with )?(?:an? )?j1\b[^,;.]{0,20}\bthrough (?:the )?ecfmg)|"
    r"\bon occasion|\boccasional|\bexceptional|\b(?:certain|special|rare|select|selected|limited|some|"
    r"extenuating|unusual|extraordinary|exceptional|specific) (?:circumstances?|cases?|situations?|"
    r"instances|candidates|applicants)|"
    r"\brarely\b|\bdiscretion\b|\bpossibly\b|\bat times\b|\bon a limited basis|\bhighly qualified|"
    r"\bselectively\b|\bindividually\b|\blimited basis|\boutstanding\b|\bexceptions (?:may|can|are|"
    r"might)|\bconsider\w* (?:\w+ ){0,3}h1b|\bselect cases|\bh1b\b.{0,60}\bif (?:the|you|an?|they|an "
    r"applicant)\b(?!.{0,60}step3)|\bh1b\b.{0,30}\bconsidered\b|\bconsidered (?:for|on|in) (?:an? "
    r")?(?:\w+ ){0,2}(?:basis|candidates|applicants|cases)"
)
ONLY = re.compile(
    r"\bnothing but\b|\bnothing else\b|\bno others?\b|\balone\b|"
    r"(?<!not )(?<!not the )(?<!not our )\bonly\b|\bsolely\b|\bexclusively\b|"
    r"\blimited to\b(?! \d| \w+ \w+ years)|"
    r"\brestricted to\b|\bno other\b"
)
YES = re.compile(
    r"\bfine\b|\bcan (?:be used|do)\b|\bwill do\b|\bcondition\b|\bpossible\b|\bmay (?:hold|have|use|come)|\byes\b|"
    r"\btransfers?\b|"
    r"\bcome on\b|"
    r"\bsponsor|\baccept|\boffer|\bsupport|\bprovid|\bavailable|\bwelcome|\bhonor|\bconsider|"
    r"\bparticipat|\beligib|\bthrough (?:the )?ecfmg|"
    r"\b(?:must|should|need to|needs to|required to|able to|have to) (?:\w+ ){0,3}(?:obtain|have|hold|"
    r"be on|qualify|secure|possess|apply|get|use)|\bqualif|\brecogniz|\bpermit|\ballow|\bprocess|"
    r"\bvisa of choice\b|\btake[sn]?\b|\btrain (?:on|under)\b|\bprefer|\bissue|\brequired?\b|\bvisas? types?|"
    r"\bhave (?:\w+ ){0,3}(?:a |an "
    r")?(?:valid )?j1|\bvia\b|\bin the form of\b|\butiliz|\buse[sd]?\b|\binterview|\bcan (?:apply|train|"
    r"join)"
)
ABOUT_OTHERS = re.compile(
    r"\b(?:complete|finish) their training\b|\ballowed to finish\b|"
    r"\bexchange visitor program as\b|\becfmg (?:will|does|can) ?not\b|\bdepartment of state\b|\bmost common\b|"
    r"\bto (?:apply for|obtain|get) (?:an? |the )?(?:j1|h1b)(?: visas?)?, (?:you|an?|imgs|applicants|physicians)\b|"
    r"\bwaivers?\b|\bobservership|\bobservers?\b|\bvisiting (?:students?|medical)|\belectives?\b|"
    r"\bmoonlight\w*|\brotat(?:ion|ing|ors?)|(?<!j1/)\bj-?2\b|\bpost[- ]residency|\bfellowships? only|"
    r"\bnon-?immigrant (?:visa )?(?:classification|category)|\bhome (?:country )?(?:residence|residency|"
    r"country) requirement|\bfaculty\b|\bgraduating residents\b|\bgraduates of our|\bspouse|"
    r"\b(?:have|had) (?:\w+ ){0,2}(?:residents|trainees|interns|graduates) (?:\w+ )?(?:on|with|holding)\b|"
    r"\bdependents?\b|\bresearch (?:scholar|position|fellow)|\bb-?[12]\b|\bexternship|\bvolunteer"
)
SPONSORED = re.compile(
    r"\b(?:sponsor\w*|accept\w*|offer\w*|support\w*|welcome\w*) (?:\w+ ){0,4}(?:j1|h1b)|\b(?:j1|h1b) (?:visas? "
    r")?(?:\w+ ){0,4}(?:sponsor|accept|support|welcome)"
)
HISTORY = re.compile(
    r"\bgone are\b|^through (?:the )?20\d\d|\b(?:reinstated|resumed|restored)\b|"
    r"^(?:previously|formerly|historically)\b|\buntil (?:last|this) (?:year|season|cycle)\b|\buntil (?:recently|"
    r"20\d\d)\b|"
    r"^before 20\d\d\b|\bin the past\b|\bin (?:previous|prior|earlier|former) years\b|\bformerly\b|"
    r"\bpreviously sponsored|\bused to (?:sponsor|accept|offer|support|have|take)\b|"
    r"\b(?:came|arrived|joined|born)\b.{0,40}\b(?:j1|h1b)|\b(?:j1|h1b)\b.{0,20}\bin (?:19|20)\d\d\b"
)
EXPLAINS = re.compile(
    r"\brenew\w*|\bextensions?\b|\btravel\w*|\bds-?2019\b|\bholders? (?:should|must|may|are(?! (?:taken|accepted|"
    r"welcome|considered|eligible|not)))\b|"
    r"\bmust return\b|\bgo home\b|\bfact sheet|\bhow the j1 works|\b2[- ]years? (?:home|foreign)|\bis "
    r"an? (?:temporary|non-?immigrant|exchange)"
)
EXCEPT = re.compile(
    r"\b(?:save for|anything but|everything but|all but|bar(?= (?:the|an?) )|other than|except(?:ing)?(?: for)?|"
    r"besides|apart from|aside from|with the exception of|excluding|beyond)\b"
)
LEADING_EXCEPTION = re.compile(
    r"^(?:save for|other than|except for|apart from|aside from|with the exception of|besides) [^,]{2,40},"
)
VISA = re.compile(r"\b(j1|h1b)\b")
ANOTHER = re.compile(r"\b(?:o-?1|tn)\b")
GENERIC = re.compile(r"\bvisas?\b|\bsponsorship\b")
TRANSFER = re.compile(
    r"\btransfers?\b(?! to\b)|\btransferred\b|\b(?:already|currently|presently) (?:\w+ ){0,2}?(?:holds?|have|on)\b|"
    r"\bholds? (?:an? )?h1b (?:\w+ ){0,3}?from another\b|\bexisting h1b\b|\bh1b (?:\w+ ){0,3}?from another\b"
)
NO_TRANSFER = re.compile(
    r"\b(?:complete|finish) their\b|\ballowed to finish\b|"
    r"\btransferring to\b|\bnot (?:need|have) to\b|"
    r"\balso (?:file|sponsor)\b|\bcannot (?:\w+ ){0,2}?transfer|\bno (?:h1b )?transfers?\b|"
    r"\btransfers? (?:(?!we\b)\w+ ){0,3}?(?:not|no)\b|"
    r"\b(?:not|nor) (?:\w+ ){0,3}?transfer"
)
FELLOWS_ONLY = re.compile(
    r"\bfor residents and (?:an? )?h1b (?:visas? )?for (?:our )?fellows\b|"
    r"\bh1b\b.{0,40}\bonly (?:for|to) (?:our )?(?:current|existing|present) (?:residents|trainees|"
    r"house ?staff|employees)\b|"
    r"\bh1b\b.{0,40}\b(?:for|to) (?:our )?fellows only\b|\bh1b\b.{0,40}\b(?:only|reserved|limited) (?:for|"
    r"to) (?:our )?fellows\b(?! and residents)"
)
LISTED = re.compile(r"\bfollowing\b|\bthese (?:types of )?visas\b|\blisted\b|:$")
"""What a list that follows refuses is refused there, by name."""
JUST_J1 = re.compile(r"\b(?:limited|restricted) to (?:\w+ )?j1|\bonly (?:the |an? )?j1|\bj1(?: visas?)? only\b")
OF_MONEY = re.compile(r"\b(?:fees?|costs?|expenses?|reimburs\w*|pays?|paid)\b")
HOPED = re.compile(
    r"^whether\b|\bif (?:we|our program|the (?:program|hospital)) (?:sponsored|accepted|offered)\b|\bpolicy change\b|"
    r"\bwish we could\b|\basked (?:the|our) \w+ to\b|\bawait\b|\bintends? to\b|"
    r"\bwhen (?:we|our program|the (?:program|hospital)) (?:begins?|starts?|resumes?)\b|"
    r"\bunder review\b|\bhop(?:e|es|ing) to\b|\bin (?:the )?future\b|\b(?:evaluat|explor|discuss|"
    r"investigat)ing (?:whether|if)\b"
)
"""What may be so one day."""
LIMITED_TO = re.compile(
    r"^(?!.*\bstep3\b|.*\buntil further notice).*\b(?:not|cannot|never)\b[^;.]{0,50}"
    r"\b(?:before|until|more than|prior to)\b"
)
"""“Not before the contract is signed”, “not more than two a year”: that is no refusal."""
NO_RESIDENTS = re.compile(r"\bhospitalists?\b|\bpostdocs?\b|\bnurses?\b|\bafter (?:\w+ )?j1\b")
"""Who is spoken of, where it is nobody who applies for a residency."""
ONLY_REFUSED = re.compile(
    r"\bonly (?:\w+ )?visas?(?: type)? (?:that )?(?:we|our (?:\w+ )?\w+|the \w+) (?:do(?:es)? not|cannot)\b"
)
OF_STAFF = re.compile(r"\b(?:faculty|attendings?|attending physicians|staff physicians)\b")
PLAIN_NO = re.compile(
    r"^(?!.*\b(?:if|unless|without|who|until|before|prior|for (?:an? )?(?:applicants?|candidates?))\b).*"
    r"\b(?:not|unable to|cannot|no longer|neither) (?:\w+ ){0,2}?(?:sponsor|accept|offer|support|provide|take)\w* "
    r"(?:\w+ ){0,3}?(?:h1b|j1)\b"
)
"""A refusal that no condition limits."""
FOR_SOME = re.compile(
    r"\b(?:visas?|sponsorship|h1b|j1) (?:to|for) (?:\w+ ){1,3}?(?:who|that|without|whose)\b(?! (?:\w+ )?(?:need|"
    r"require))"
)
"""“No visas for applicants who are not certified”: who is refused is told, not what."""
OTHER = re.compile(r"\b(?:other|another|additional|else)\b")
FREE = re.compile(r"\bany (?:type|kind|form)s? of|\bany\b|\ball\b|\bno visas?\b")
LABEL_YES = re.compile(
    r"\b(?:sponsor|accept|support|offer|provid|consider|eligible|honor|available|recogniz|take)\w*|\bvisa types?\b"
)
LABEL_NO = re.compile(r"\boff the table\b|\bnot\b|\bno\b|\bnor\b|\bunable\b|\bcannot\b|n't\b")
MEANS_LABEL = re.compile(
    r"\bsponsor|\baccept|\bfiled\b|\bpetitions?\b|\boffer|\bsupport|\bconsider|\btransfer|\bpossible|"
    r"\bavailable|\bcasebycase|\bexceptions\b|\bdiscontinued|\bgranted\b"
)
CITIZENS = re.compile(
    r"(?:\b(?:must|should|need to|needs to|required to|have to|to) be (?:\w+ ){0,4}?|\bonly (?:\w+ "
    r"){0,5}?|^be (?:an? )?|\blimited to (?:\w+ ){0,3}?|\bopen (?:only )?to (?:\w+ ){0,2}?|^)(?:an? )?(?:usa "
    r")?citizens?(?:hip)?(?: of the usa)?,? ?(?:or|and|and/or|/)? ?(?:an? )?(?:\w+ ){0,3}permanent "
    r"residen|\busa citizenship (?:or (?:an? )?(?:\w+ ){0,2}permanent residen\w+ )?is (?:required|mandatory|"
    r"a must|a condition|needed|necessary)|"
    r"\bmust (?:\w+ ){0,3}?(?:hold|have|possess) (?:usa )?citizenship or (?:\w+ ){0,3}?permanent residen|"
    r"\b(?:open (?:only )?to|only|limited to|must (?:be|have|"
    r"hold)) (?:\w+ ){0,5}?permanent residen\w+(?: status)?,? or "
    r"(?:usa )?citizen|"
    r"\b(?:who|that) are (?:an? )?(?:usa )?citizens? or (?:\w+ ){0,3}?permanent residents? only\b"
)
MORE_STATUS = re.compile(r"\b(?:j1|h1b|visas?|ead|employment|work|authoriz\w+|asylum|refugee|daca|either)\b")
SURE = re.compile(
    r"\bvisa of choice\b|\bcan do\b|\bfine\b|\bpossible\b|\bcan be used\b|\bwill do\b|\bcondition\b|\bcome on\b|"
    r"\bmay (?:hold|have|use|come)|\bnothing but\b|\byes\b|\btransfers?\b|\bhired on\b|"
    r"\bsponsor|\baccept|\boffer|\bsupport|\bwelcome|\bhonor|\bconsider|\bparticipat|\beligib|\bprefer|"
    r"\bthrough (?:the )?ecfmg|\bonly\b|"
    r"\b(?:must|should|need to|needs to|required to|have to|expect\w*) (?:\w+ ){0,5}(?:obtain|have|hold|"
    r"be on|secure|possess|qualify|maintain)|\bqualif|\btake[sn]?\b|\bgranted\b|\bavailable\b"
)
"""What says that a visa is sponsored, where other words only speak of it."""
NOT_FOR_ALL = re.compile(
    r"\bcasebycase\b|\bindividual|\bexception|\blimited\b|\bselect|\brare|\bmay\b|\bmight\b|\bcould\b|"
    r"\bcertain\b|\boccasion|\bdiscretion|"
    r"\boutstanding|\bpossib|\bspecial\b|\bsome\b|\bhighly qualified\b"
)
"""What makes “considered” mean less than yes where both visas are named."""
ANSWERED = re.compile(r"\b((?:j1|h1b|ead)(?: visas?)?)(?:,|:| -)? \(?(yes|no)\b(?:\)|(?=[.;,]|$))")
OVER = re.compile(r"\bno longer\b|\bnot any ?more\b|\bended\b|\bstopped\b|\bdiscontinued\b")
BARE_J1 = re.compile(r"(?:an? |valid |current |eligible for (?:an? )?)*j1 visas?(?: status| holder| eligib\w+)?[.;,]?")
NO_VISAS = re.compile(
    r"no visas?(?: sponsorship)?(?: (?:is|are))?(?: (?:sponsored|accepted|offered|provided|available))?\W*"
)
NAMED_LABEL = re.compile(
    r"(?:(?:accept|sponsor|offer|support|consider|take)(?:s|ed|ing)? )?(j1|h1b)(?: visas?)?"
    r"(?: sponsor\w*| accepted| offered)?\W*"
)
ANSWER = re.compile(
    r"(yes|no|not)(?=\W*$|[.,;:]| (?:accept|sponsor|support|avail|offer|consider|provid|currently|at (?:this|"
    r"present)|possib|"
    r"eligib|allow|permit|for residents))(?!.*\bbut by (?:the )?ecfmg\b)"
)
"""What a visa's own label is answered by; “no problem” is no such answer."""
ANSWERED_NO = re.compile(
    r"(?:no|none|unavailable|not (?:available|offered|provided|sponsored|accepted|supported|at this time))\W*"
)
NAMED_ELSE = re.compile(r"\b(?:o-?1|tn|f-?1|h-?4|j-?2|e-?3|b-?[12]|l-?1|h2b|h3)\b")
"""Visas that nobody trains on as a rule: to refuse one of them says nothing of the others."""
JUST_REFUSED = re.compile(r"(?:what is )?(?:not (?:accepted|sponsored|available|offered|possible)|unacceptable)\W*")
ABOUT_IT = re.compile(r"\bvisas?\b|\bsponsor|\b(?:this|these|they|it)\b|\bcasebycase\b")
EACH_ITS_OWN = re.compile(
    r"\bvisas?\b.{0,40}\b(?:handled|considered|reviewed|decided|determined|evaluated) (?:on|by)\b"
)
IS = re.compile(r"(?:the )?(?:j1|h1b)(?: visas?)? (?:is|are)(?: (?:too|also))?\W*")
