"""What match and what-if take, as OpenAPI tells it. Checked in `search.matched.asking` by the form's own rules."""

from typing import Any

from search.filters import ProgramFilter
from search.matched.asking import LIMIT, MOST, NOT_HERE
from search.parameters import Number, Several
from search.presenters.matching.verdicts import BY_NAME
from search.questions.as_json import MEMBERS, NESTED, QUESTIONS
from search.questions.countries import COUNTRIES
from search.questions.form import ProfileForm

Described = dict[str, Any]

WHAT_IF = ("profile", "filters")
MATCH = (*WHAT_IF, "limit", "verdicts")
MONTH: Described = {"type": "string", "pattern": "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$"}
FLAGS: Described = {"type": "boolean"}
NOTHING: Described = {"enum": ["", None]}
"""What asks for nothing, as an empty field of a form does."""
EXAMPLE: Described = {
    "profile": {"work_status": "none", "visas": ["j1"], "step1": "pass", "step2": 238, "graduated": "2019-06"},
    "filters": {"visa": ["j1"], "state": ["NY", "NJ"]},
}


def body(members: tuple[str, ...]) -> Described:
    """For one operation: its members, each optional."""
    told = {
        "profile": _profile(),
        "filters": _filters(),
        "limit": {"type": "integer", "minimum": 0, "maximum": MOST, "default": LIMIT},
        "verdicts": {"type": "array", "items": {"type": "string", "enum": list(BY_NAME)}},
    }
    schema = _object({name: _or_null(told[name]) for name in members})
    content = {"application/json": {"schema": schema, "example": EXAMPLE}}
    return {"requestBody": {"required": True, "content": content}}


def _profile() -> Described:
    """null is as good as absent. Answers that contradict each other are refused, which no schema can tell."""
    plain = {name: _or_null(_member(name)) for name in MEMBERS if "." not in name}
    for outer in NESTED:
        inner = {name.partition(".")[2]: name for name in MEMBERS if name.startswith(f"{outer}.")}
        plain[outer] = _or_null(_object({short: _or_null(_member(name)) for short, name in inner.items()}))
    return _object(plain)


def _member(name: str) -> Described:
    if name == "step1":
        return {
            "anyOf": [{"type": "string", "enum": ["pass", "fail"]}, {"type": "integer", "minimum": 1, "maximum": 300}]
        }
    field = ProfileForm.base_fields[QUESTIONS[name]]
    if name == "school_country":
        return {"type": "string", "enum": list(COUNTRIES)}
    if hasattr(field, "schema"):
        described: Described = field.schema()
        return described
    return {"flag": FLAGS, "text": MONTH}[MEMBERS[name]] if name != "school" else {"type": "string", "maxLength": 200}


def _filters() -> Described:
    """As in an address, but for numbers and lists, which may be told as such."""
    fields = {name: one.field for name, one in ProgramFilter.base_filters.items() if name not in NOT_HERE}
    return _object({name: _parameter(field) for name, field in fields.items()})


def _parameter(field: Any) -> Described:
    schema: Described = field.schema()
    if isinstance(field, Several):
        return {"anyOf": [schema, schema["items"], NOTHING]}
    if isinstance(field, Number):
        return {"anyOf": [schema, {"type": "string", "pattern": "^[0-9]{1,10}$"}, NOTHING]}
    return {"anyOf": [schema, NOTHING]}


def _object(members: Described) -> Described:
    return {"type": "object", "properties": members, "additionalProperties": False}


def _or_null(schema: Described) -> Described:
    return {"anyOf": [schema, {"type": "null"}]}
