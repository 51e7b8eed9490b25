"""What the description of the API tells beyond what ninja reads from the code: the search parameters as they are today,
and what all addresses share."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from programs.models import Specialty
from programs.normalise import match_year_of
from search.changes.form import ApiChangesForm
from search.filters import ProgramFilter

Described = dict[str, Any]

SEARCH = "/programs"
CHANGES = "/changes"
WELL_FORMED_ID = "[0-9A-Za-z-]{1,60}"
# Told, not checked by ninja: whatever is no program's id is a 404.
PROGRAM_ID: Described = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "As in the list of programs.",
    "schema": {"type": "string", "pattern": f"^{WELL_FORMED_ID}$"},
    "example": "1022-140",
}
IF_NONE_MATCH: Described = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of a copy that you hold. 304 without a body while it still stands.",
    "schema": {"type": "string"},
}
ERRORS: Described = {"application/json": {"schema": {"$ref": "#/components/schemas/Errors"}}}
KEPT: Described = {
    "ETag": {
        "description": "Moves with the directory, with a new reading and with the day.",
        "required": True,
        "schema": {"type": "string", "pattern": '^(W/)?"[0-9a-f]{32}"$'},
    },
    "Cache-Control": {"required": True, "schema": {"type": "string"}},
}
OPEN: Described = {
    "Access-Control-Allow-Origin": {
        "description": "Open to the pages of every site.",
        "required": True,
        "schema": {"type": "string", "const": "*"},
    }
}
REFUSED: Described = {
    "description": "Another method than Allow names.",
    "headers": {"Allow": {"required": True, "schema": {"type": "string"}}},
    "content": ERRORS,
}
WAIT: Described = {
    "Retry-After": {
        "description": "Seconds until this address may ask again.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    }
}
BY_THE_SERVER: Described = {
    "414": {"description": "An address of more than 8,190 bytes, which the web server does not pass on."},
    "431": {"description": "A header of more than 8,190 bytes, likewise."},
}


def complete(described: Described) -> None:
    """In place. Two queries."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            kept = method == "get"
            operation["parameters"] = [*_own_parameters(path), *([IF_NONE_MATCH] if kept else [])]
            operation["responses"] = _responses(operation["responses"], kept=kept)


def _own_parameters(path: str) -> list[Described]:
    if path.endswith(SEARCH):
        return search_parameters()
    if path.endswith(CHANGES):
        return described(ApiChangesForm.base_fields)
    return [PROGRAM_ID] if path.endswith("{id}") else []


def _responses(told: Described, *, kept: bool) -> Described:
    """`kept`: caches may keep the answer, and ask whether it still stands."""
    shared: Described = {"405": REFUSED}
    if kept:
        shared["304"] = {"description": "Your copy still stands."}
    by_code = {str(code): response for code, response in told.items()} | shared
    return BY_THE_SERVER | {
        code: {**response, "headers": {**response.get("headers", {}), **_headers(code, kept=kept)}}
        for code, response in by_code.items()
    }


def _headers(code: str, *, kept: bool) -> Described:
    if code == "429":
        return OPEN | WAIT
    return OPEN | KEPT if kept and code in {"200", "304"} else OPEN


def search_parameters() -> list[Described]:
    return described({name: parameter.field for name, parameter in ProgramFilter.base_filters.items()})


def described(fields: Mapping[str, Any]) -> list[Described]:
    """OpenAPI parameter objects. An empty value asks nothing, as an empty field of a form does."""
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "allowEmptyValue": True,
            "description": str(field.help_text),
            "schema": schema,
        }
        for (name, field), schema in zip(fields.items(), _schemas(fields), strict=True)
    ]


def _schemas(fields: Mapping[str, Any]) -> Iterable[Described]:
    """Two of them move: with the specialties of the directory, and with the season."""
    for name, field in fields.items():
        schema: Described = field.schema()
        if name == "specialty":
            schema |= _known_codes()
        if name == "graduated":
            schema["maximum"] = match_year_of(timezone.localdate())
        yield schema


def _known_codes() -> Described:
    codes = list(Specialty.objects.order_by("code").values_list("code", flat=True))
    return {"items": {"type": "string", "enum": codes}} if codes else {"maxItems": 0}
