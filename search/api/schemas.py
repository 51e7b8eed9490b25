"""The shapes of the API's answers, as OpenAPI tells them. null always means not stated or not known."""

import datetime as dt
from typing import Literal

from ninja import Field, Schema

Value = int | str
Kind = Literal["C", "P", "A", "R", "M"]


class Errors(Schema):
    errors: dict[str, list[str]] = Field(description="Sentences by the name of the parameter that is wrong.")


class SourceStub(Schema):
    name: str
    kind: str


class StatementOut(Schema):
    """What one source says, on one page."""

    value: Value = Field(description="A number for number fields; dates as YYYY-MM-DD, or --MM-DD for every season.")
    strength: Literal["required", "preferred", "considered_without"] | None
    scope: Literal["any", "step1", "step2"] | None
    kind: Kind | None = Field(description="The track kind it is about; null for all.")
    age: Literal["current", "undated", "older"] = Field(description="Worked out for today.")
    stated_cycle: str | None
    read_on: dt.date | None = Field(description="Last read on the live page; null for a stored copy of unknown date.")
    read_from: Literal["live", "stored_copy"]
    basis: Literal["explicit", "inferred", "unknown"]
    applies_to: Literal["all", "img", "us"] = Field(description="Whom it is about; us: US graduates only.")
    unless: str | None = Field(description="The exception it states, if any: a conditional limit.")
    source: SourceStub
    page_url: str | None


class FactOut(StatementOut):
    """The statement that stands, and those that differ from it."""

    agreement: Literal["single", "agreed", "disputed"]
    differing: list[StatementOut]


class InstitutionStub(Schema):
    code: str
    name: str


class SpecialtyStub(Schema):
    code: str
    name: str


class TrackOut(Schema):
    nrmp_code: str
    kind: Kind
    name: str
    restricted_to: str | None
    listed: int | None = Field(description="Latest match year for which a source lists the code.")


class ProgramOut(Schema):
    id: str
    name: str
    institution: InstitutionStub
    city: str | None
    state: str | None
    specialty: SpecialtyStub
    acgme_id: str | None
    url: str
    tracks: list[TrackOut]
    facts: dict[str, list[FactOut]] = Field(description="By field, best first. A field nobody has stated is absent.")


class Side(Schema):
    value: Value
    agreement: Literal["single", "agreed", "disputed"]


class ChangeOut(Schema):
    field: str
    kind: Kind | None
    scope: str | None
    strength_class: Literal["limit", "preference"]
    before: Side | None = Field(description="null: no fact stood before, or its source was taken down.")
    after: Side | None = Field(description="null: no fact stands since.")
    at: dt.datetime
    why: str


class ChangeOfProgram(ChangeOut):
    program: str = Field(description="Its id.")


class ChangeList(Schema):
    results: list[ChangeOfProgram]
    next: str | None = Field(description="Absolute address of the older ones; null at the end.")


class FiscalYear(Schema):
    fiscal_year: int
    positions: int


class FilingsOut(Schema):
    note: str
    sources: list[SourceStub]
    own: list[FiscalYear] = Field(description="By the institution itself or its body for residents.")
    shared: list[FiscalYear] = Field(description="By its parent system, university or affiliates, for others too.")


class ProgramDetail(ProgramOut):
    history: list[ChangeOut] = Field(description="Newest first, at most 200.")
    filings: FilingsOut


class OptionOut(Schema):
    value: str
    label: str
    count: int


class FacetOut(Schema):
    options: list[OptionOut]
    not_stated: int


class ProgramList(Schema):
    count: int = Field(description="Programs found.")
    tracks: int = Field(description="Listed tracks in them.")
    facets: dict[str, FacetOut]
    results: list[ProgramOut]
    next: str | None
    previous: str | None
    directory_version: int


class SignalsOut(Schema):
    match_year: int
    gold: int = Field(description="Alone, a single-tier count.")
    silver: int | None
    grade: str


class SpecialtyOut(Schema):
    code: str
    name: str
    common_name: str
    slug: str
    years: int
    years_grade: str = Field(description="s: from a source; g: general knowledge.")
    application_service: str
    match_service: str
    programs: int
    signals: list[SignalsOut]


class SourceOut(Schema):
    name: str
    title: str
    kind: str
    rank: int = Field(description="1 speaks first.")
    about: str
    terms: str
    address: str | None
    redistributable: bool
    published: bool
    statements: int
    facts: int = Field(description="Facts and dates that rest on its statements.")
    last_read: dt.date | None = Field(description="Last day a live page was read; null when none ever was.")
    note: str | None


class EventOut(Schema):
    event: str
    starts_at: dt.datetime
    ends_at: dt.datetime | None
    all_day: bool
    service: str
    grade: str = Field(description="A official, B second hand, C and C2 reported by third parties.")
    source_url: str | None


class FeeOut(Schema):
    fee: str
    amount_usd: float
    unit: str
    from_count: int | None
    to_count: int | None
    per: str
    grade: str
    source_url: str | None


class SeasonOut(Schema):
    match_year: int
    events: list[EventOut]
    fees: list[FeeOut]


VerdictName = Literal["open", "short", "confirm", "doubtful", "closed"]


class Verdicts(Schema):
    """How many programs have each verdict."""

    open: int
    short: int
    confirm: int
    doubtful: int
    closed: int


class RuleOut(Schema):
    """One rule, in two voices."""

    rule: str
    outcome: Literal["met", "not_stated", "to_do", "not_told", "unclear", "short", "missed"]
    needs: str | None = Field(description="What they ask for, in words; null where nothing is stated.")
    yours: str | None = Field(description="What the profile tells.")
    age: Literal["current", "undated", "older"] | None
    page_url: str | None


class MatchedProgram(Schema):
    program: ProgramOut
    verdict: VerdictName
    because: str = Field(description="The reason that decides.")
    next_step: str
    rules: list[RuleOut]


class MatchAnswer(Schema):
    """Best fit first. Never a chance of matching."""

    verdicts: Verdicts = Field(description="Of all programs that the filters find.")
    closed_by: dict[str, int] = Field(description="Closed programs by the rule that decides: each counts once.")
    results: list[MatchedProgram]


class WhatIfChange(Schema):
    change: str
    label: str
    before: Verdicts = Field(alias="from")
    after: Verdicts = Field(alias="to")
    programs: list[str] = Field(description="Ids of the programs whose verdict moves.")


class WhatIfAnswer(Schema):
    changes: list[WhatIfChange]
