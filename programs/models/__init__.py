from programs.models.directory import (
    Institution,
    InstitutionAlias,
    Program,
    Track,
)
from programs.models.fact import Change, DirectoryVersion, Fact, FactEvidence
from programs.models.filing import EmployerLink, FilingCase, SponsorFiling
from programs.models.page import Page, PageCheck, Proposal
from programs.models.place import City, Hospital
from programs.models.report import Report
from programs.models.residents import ResidentSchool
from programs.models.season import Fee, ProgramDate, Season, SeasonEvent
from programs.models.source import Fetch, RejectedRow, Source
from programs.models.specialty import Specialty, SpecialtySignal
from programs.models.statement import Decision, Reading, Statement
from programs.models.upkeep import Heartbeat, Upkeep
from programs.models.wording import Wording

__all__ = [
    "Change",
    "City",
    "Decision",
    "DirectoryVersion",
    "EmployerLink",
    "Fact",
    "FactEvidence",
    "Fee",
    "Fetch",
    "FilingCase",
    "Heartbeat",
    "Hospital",
    "Institution",
    "InstitutionAlias",
    "Page",
    "PageCheck",
    "Program",
    "ProgramDate",
    "Proposal",
    "Reading",
    "RejectedRow",
    "Report",
    "ResidentSchool",
    "Season",
    "SeasonEvent",
    "Source",
    "Specialty",
    "SpecialtySignal",
    "SponsorFiling",
    "Statement",
    "Track",
    "Upkeep",
    "Wording",
]
