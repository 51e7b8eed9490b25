from applicants.models.applicant import Applicant, HowOften
from applicants.models.calendar import CalendarToken, Reminder
from applicants.models.document import Document, DocumentKind, DocumentStatus
from applicants.models.guide import Form, Guide, Reference, Section
from applicants.models.interview import Criterion, Interview, Score
from applicants.models.mailing import Mailing
from applicants.models.ranking import PairChoice, RankChoice, RankList
from applicants.models.searches import SavedSearch
from applicants.models.sharing import ShareComment, ShareLink
from applicants.models.shortlist import ShortlistEntry, Signal, Status, Vacancy
from applicants.models.soap import SoapLine, SoapList
from applicants.models.story import Story
from applicants.models.user import User, UserByEmailManager

__all__ = [
    "Applicant",
    "CalendarToken",
    "Criterion",
    "Document",
    "DocumentKind",
    "DocumentStatus",
    "Form",
    "Guide",
    "HowOften",
    "Interview",
    "Mailing",
    "PairChoice",
    "RankChoice",
    "RankList",
    "Reference",
    "Reminder",
    "SavedSearch",
    "Score",
    "Section",
    "ShareComment",
    "ShareLink",
    "ShortlistEntry",
    "Signal",
    "SoapLine",
    "SoapList",
    "Status",
    "Story",
    "User",
    "UserByEmailManager",
    "Vacancy",
]
