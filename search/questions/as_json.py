"""The profile as the API and the session write it, read through the same form as the page's answers.

Anything at all may be handed in: what cannot be read is answered by sentences under the member's name, "failed.step1".
The sentences about shape are for programmers, and are English.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from search.parameters import MOST_VALUES
from search.profile import ApplicantProfile
from search.questions.form import EAD_BASES, ProfileForm
from search.unknown_names import named

WHOLE = "profile"
"""Where the errors of what is no object at all stand."""
OUT_OF_REACH = 10**9
UNKNOWN = "There is no such member."

Errors = dict[str, list[str]]

NUMBER, FLAG, TEXT, LIST, NUMBER_OR_TEXT = "number", "flag", "text", "list", "number or text"
WANTED: Mapping[str, str] = MappingProxyType(
    {
        NUMBER: "Give a whole number, without quotes or a point.",
        FLAG: "Give true or false.",
        TEXT: "Give text.",
        LIST: f"Give a list of at most {MOST_VALUES} texts.",
        NUMBER_OR_TEXT: 'Give "pass", "fail" or a score as a whole number.',
    }
)
MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("match_year", "j1_years_used", "step2", "budget"), NUMBER),
        **dict.fromkeys(("usce_hands_on_months", "observership_months"), NUMBER),
        **dict.fromkeys(("letters", "letters_us", "letters_specialty"), NUMBER),
        **dict.fromkeys((f"failed.{exam}" for exam in ("step1", "step2", "cs", "step3")), NUMBER),
        "us_training.years": NUMBER,
        "us_training.pgy1_complete": FLAG,
        **dict.fromkeys(("ecfmg_certified", "step3", "home_residency"), FLAG),
        **dict.fromkeys(("work_status", "ead_basis", "school", "school_country"), TEXT),
        **dict.fromkeys(("ecfmg_expected", "step2_expected", "step3_expected", "graduated"), TEXT),
        **dict.fromkeys(("visas", "specialties", "states", "kinds"), LIST),
        "step1": NUMBER_OR_TEXT,
    }
)
NESTED = ("failed", "us_training")
QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        **{name: name.replace(".", "_") for name in MEMBERS},
        "us_training.pgy1_complete": "pgy1_complete",
    }
)
"""The form's name of each member. A score of Step 1 has a question of its own."""
ASKED_OF: Mapping[str, str] = MappingProxyType(
    {**{question: name for name, question in QUESTIONS.items()}, "step1_score": "step1"}
)


def profile_of(data: Any, day: dt.date) -> tuple[ApplicantProfile | None, Errors]:
    """The profile, or None and what is wrong by member. None in `data` is as good as absent.

    One query when specialties are told.
    """
    if not _is_object(data):
        return None, {WHOLE: ["Give an object."]}
    told, errors = _flattened(data)
    profile, wrong = _read(_without(told, errors), day)
    errors |= wrong
    return (None, errors) if errors else (profile, {})


def what_holds(data: Any, day: dt.date) -> ApplicantProfile:
    """What holds of a profile that was kept: a month expected then may have passed since, an option may be gone."""
    told, errors = _flattened(data) if _is_object(data) else ({}, {})
    while True:
        told = _without(told, errors)
        profile, errors = _read(told, day)
        if profile is not None or not errors.keys() & told.keys():
            return profile or ApplicantProfile()


def _read(told: dict[str, Any], day: dt.date) -> tuple[ApplicantProfile | None, Errors]:
    """`told`: members of right types, by dotted names."""
    form = ProfileForm(answers_of(told), day=day)
    errors: Errors = {}
    for question, sentences in form.errors.items():
        errors.setdefault(ASKED_OF[question], []).extend(str(sentence) for sentence in sentences)
    return (None, errors) if errors else (form.profile(), {})


def _without(told: dict[str, Any], errors: Errors) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in errors}


def answers_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Members of right types, by dotted names, as the form's answers by its own names."""
    answers = {QUESTIONS[name]: _answer(value) for name, value in told.items()}
    if _is_number(told.get("step1")):
        answers["step1_score"] = answers.pop("step1")
    # No rule asks where a permit comes from: a basis that the page does not name is one all the same.
    if answers.get("ead_basis", "") not in {"", *EAD_BASES}:
        answers["ead_basis"] = "other"
    return answers


def dotted(data: Mapping[str, Any]) -> dict[str, Any]:
    """ "failed": {"step1": 0} as "failed.step1": 0."""
    flat: dict[str, Any] = {}
    for name, value in data.items():
        inner = name in NESTED and _is_object(value)
        flat.update({f"{name}.{part}": one for part, one in value.items()} if inner else {name: value})
    return flat


def _flattened(data: Mapping[str, Any]) -> tuple[dict[str, Any], Errors]:
    """What was told, and what is wrong with its shape."""
    flat = dotted(data)
    # A dot in a name that was sent is no way into an object.
    members = {name for name in flat if name in MEMBERS and ("." not in name or name not in data)}
    known = {name: flat[name] for name in flat if name in members and flat[name] is not None}
    errors = {name: [WANTED[MEMBERS[name]]] for name, value in known.items() if not _fits(MEMBERS[name], value)}
    absent = {name for name in NESTED if flat.get(name) is None}
    strange = named([name for name in flat if name not in members | absent], UNKNOWN)
    errors |= {name: ["Give an object."] if name in NESTED else sentences for name, sentences in strange.items()}
    return known, errors


def _fits(wanted: str, value: Any) -> bool:
    if wanted == LIST:
        few = isinstance(value, list | tuple) and len(value) <= MOST_VALUES
        return few and all(isinstance(one, str) for one in value)
    number, text = _is_number(value), isinstance(value, str)
    return {NUMBER: number, TEXT: text, FLAG: isinstance(value, bool), NUMBER_OR_TEXT: number or text}[wanted]


def _is_number(value: Any) -> bool:
    """True and False are numbers to Python alone."""
    return isinstance(value, int) and not isinstance(value, bool)


def _answer(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        # Python refuses to write out a number of thousands of digits; any so large is out of range.
        return str(max(-1, min(value, OUT_OF_REACH)))
    return list(value) if isinstance(value, tuple) else value


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(name, str) for name in value)
