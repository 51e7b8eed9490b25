"""The words in which pages speak of certificates, examinations and letters of a state's board."""

import re

TRIGGER = re.compile(
    r"\becfmg\b|\bstep2\b|\bstep3\b|\bptal\b|\bstatus letter|\bauthorization letter|\bstate letter|\busmle\b|"
    r"\b(?:scores|results) must\b|\bit (?:must|has to|needs to|is required)\b|"
    r"\bletter from (?:the )?(?:\w+ ){0,3}(?:medical board|board of medic\w+|licensing board)"
)
CERTIFICATE = re.compile(
    r"\becfmg\b.{0,30}\bcertif\w*|\bcertifi\w+ (?:\w+ ){0,3}(?:by|from|through) (?:the )?ecfmg|\bvalid "
    r"ecfmg|\becfmg[- ]certified|\becfmg$|\becfmg (?:certificate|certification)|\bcertif\w* (?:\w+ "
    r"){0,3}\(?ecfmg"
)
NOT_CERTIFICATE = re.compile(
    r"\becfmg (?:\w+ )?(?:website|web ?site|token|web page|fees?|eras)|\bsponsor\w* (?:\w+ )?(?:by|"
    r"through) (?:the )?ecfmg|\bcontact\b.{0,30}\becfmg\b"
)
RULES = re.compile(r"\bcertificat\w+ (?:\w+ )?(?:polic(?:y|ies)|status reports?)\b")
"""The name of a paper that tells the rules, or how far someone is."""
RESULT = re.compile(
    r"\b(?:pass\w*|scores?|results?|reports?|complet\w*|tak(?:e|en|ing)|took|transcripts?|submit\w*|success\w*|"
    r"receiv\w*|available|required?|must|need\w*|have|has to|sit|(?:is|be) there)\b"
)
STEP2 = re.compile(r"\bstep2\b")
ELIGIBLE = re.compile(
    r"\beligib\w+ (?:for|to (?:receive|obtain)) (?:an? |their |the )?(?:valid )?ecfmg|\becfmg[- ]eligib|\bcertifiable\b"
)
SENT = re.compile(
    r"\bto apply,? (?:you|applicants) (?:will )?need\b|"
    r"\b(?:sen[dt]|submit\w*|upload\w*|documents?|documentation|materials?|checklist|paperwork|"
    r"supporting|application (?:in eras )?(?:must|should|needs|includes|consists|package|packet|contains)|"
    r"complete[d]? (?:application|file|means)|(?:application|file) is (?:considered )?complete|included in your|"
    r"in (?:your|the) (?:file|application)|file\b|eras should|"
    r"provide|supply|hand in|package|attach\w*|enclose)"
)
LISTED = re.compile(SENT.pattern + r"|\bneeds?\b|\bconsists?\b|\binclud\w+|\beras\b|\bcontains?\b")
MAYBE = re.compile(
    r"\b(?:when|once|as soon as) (?:you|they|applicants) have (?:it|them|taken)\b|"
    r"\bnot (?:yet )?(?:be )?available|\b(?:if|where) (?:available|you have|taken|completed)|\bwhen available|"
    r"\bunless\b|\bor (?:be )?eligib"
)
SCORES = re.compile(r"\b(?:scores?|results?|transcripts?|reports?)\b")
A_PAPER = re.compile(r"^(?!.*\b[12]\d\d\b).*" + SCORES.pattern)
"""Not a demand on the score itself."""
SHORT = 30
STATE = re.compile(
    r"\bptal\b|\bpostgraduate training authorization letter|\bcalifornia (?:\w+ ){0,3}letter|"
    r"\b(?:applicant |evaluation )?status letter|\bletter (?:of \w+ )?from (?:the )?(?:\w+ "
    r"){0,3}(?:medical board|board of medic\w+|licensing board)|\bcalifornia letter|\bauthorization "
    r"letter"
)
NO_LONGER = re.compile(
    r"\bno longer\b|\bnot (?:\w+ )?(?:require|required|necessary|issue|needed|need)\b|\bdiscontinued|"
    r"\bstopped (?:issuing|requiring|asking)\b|"
    r"\bended\b|\bcontact\b"
)
OWN_TIME = re.compile(r"\b(?:before|prior to|until|no later than|upon)\b")
"""A time that the sentence tells in words unknown here is not the one that stands over it."""
ALL_THREE = re.compile(r"\bstep1\b[^;.]{0,20}\bstep2\b[^;.]{0,20}\bstep3\b")
"""Nobody has these when they apply: it is said of a license, or of those who come for a later year."""
BY_SCORE = re.compile(
    r"\bscores? (?:of (?:no less than )?|no less than |not less than |not below |above |over |below |"
    r"under )?(?:>=? ?|at least )?\d{2,3}\b|>=? ?\d{2,3}\b"
)
"""Who is looked at by the height of a score: nothing is said of when it has to be there."""
THERE = re.compile(r"\b(?:available|received?|reported|submitted|on file|in hand|by|before|prior to|time of)\b")
"""That something is there by a time, where the sentence tells which."""
FIRST = re.compile(
    r"\b(?:before|prior to|by the time of|without|until|unless|in order to)\b|\bonly\b|"
    r"\bto (?:be (?:offered|invited|considered|granted|interviewed)|get|receive)\b"
)
"""What makes a time before the interview a condition of it."""
