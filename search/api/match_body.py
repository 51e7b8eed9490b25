"""What match and what-if take, as OpenAPI tells it. Checked in `search.matched.asking` by the form's own rules."""

from typing import Any

from search.filters import ProgramFilter
from search.matched.asking import LIMIT, MOST, NOT_HERE
from search.parameters import Number, Several
from search.presenters.matching.verdicts import BY_NAME
from search.questions.as_json import FLAG, MEMBERS, NESTED, QUESTIONS, TEXT
from search.questions.countries import COUNTRIES
from search.questions.form import EAD_BASES, ProfileForm

Described = dict[str, Any]

WHAT_IF = ("profile", "filters")
MATCH = (*WHAT_IF, "limit", "verdicts")
MONTH: Described = {"type": "string", "pattern": "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$"}
FLAGS: Described = {"type": "boolean"}
NOTHING: Described = {"enum": ["", None]}
"""What asks for nothing, as an empty field of a form does."""
OWN: dict[str, Described] = {
    "school": {"type": "string", "maxLength": 200},
    "school_country": {"type": "string", "enum": [*COUNTRIES, ""]},
    "ead_basis": {"type": "string", "description": f"{', '.join(EAD_BASES)}; any other text counts as other."},
}
"""Members that their question does not describe as the API takes them."""
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
    """An empty text is as good as null."""
    if name == "step1":
        words: Described = {"type": "string", "enum": ["pass", "fail", ""]}
        return {"anyOf": [words, {"type": "integer", "minimum": 1, "maximum": 300}]}
    field = ProfileForm.base_fields[QUESTIONS[name]]
    if name in OWN:
        return OWN[name]
    if isinstance(field, Several):
        return _with_gaps(field.schema())
    if hasattr(field, "schema"):
        described: Described = field.schema()
        return {"anyOf": [described, NOTHING]} if MEMBERS[name] == TEXT else described
    return {FLAG: FLAGS, TEXT: {"anyOf": [MONTH, NOTHING]}}[MEMBERS[name]]


def _with_gaps(several: Described) -> Described:
    """An empty text in a list asks for nothing."""
    return {**several, "items": {"anyOf": [several["items"], {"const": ""}]}}


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
