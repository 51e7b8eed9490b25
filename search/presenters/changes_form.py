"""The form of the pages of changes: its fields as they were filled in, and what is wrong with them."""

import datetime as dt
from collections.abc import Mapping

from django import forms
from django.http import QueryDict

from search.changes.form import unknown
from search.parameters import Several
from search.presenters.filter_fields import Entry, Group, Names, Option, shown
from search.presenters.searching import Problem
from search.unknown_names import LONGEST_NAME, MOST_NAMED


def groups(form: forms.Form, specialties: Names) -> dict[str, Group]:
    """Of every field with options. `specialties`: common names by code."""
    return {
        name: _group(form, name, specialties if name == "specialty" else field.options)
        for name, field in form.fields.items()
        if isinstance(field, Several)
    }


def _group(form: forms.Form, name: str, options: Names) -> Group:
    """What is chosen comes first; a value that is no choice stays among the options, chosen, beside its error."""
    given = dict.fromkeys(value for value in _data(form).getlist(name) if value)
    strange = {value: shown(value) for value in given if value not in options}
    offered = {**{value: str(label) for value, label in options.items()}, **strange}
    drawn = [Option(shown(value), label, value in given) for value, label in offered.items()]
    return Group(
        name=name,
        label=str(form.fields[name].label),
        options=tuple(sorted(drawn, key=lambda option: not option.chosen)),
        errors=tuple(str(error) for error in form.errors.get(name, ())),
        chosen=len(given),
    )


def since_entry(form: forms.Form) -> Entry:
    return Entry(
        name="since",
        label=str(form.fields["since"].label),
        help=str(form.fields["since"].help_text),
        kind="date",
        typed=_day(_data(form).get("since", "")),
        errors=tuple(str(error) for error in form.errors.get("since", ())),
    )


def _day(typed: str) -> str:
    """What a field for days can hold: what an address may tell beyond a day, and what is none, has no place in it."""
    try:
        return dt.date.fromisoformat(typed[:10]).isoformat()
    except ValueError:
        return ""


def problems(form: forms.Form, with_a_field: Mapping[str, object]) -> tuple[Problem, ...]:
    """`with_a_field`: the parameters that the page shows a field for."""
    return tuple(
        Problem(
            label=str(form.fields[name].label),
            typed=", ".join(shown(value) for value in _data(form).getlist(name)),
            message=str(message),
            anchor=f"field-{name}" if name in with_a_field else "",
        )
        for name, messages in form.errors.items()
        for message in messages
    )


def unknown_names(form: forms.Form) -> list[str]:
    """The first of those that the form does not know, fit to stand in a page."""
    return [shown(name[:LONGEST_NAME]) for name in unknown(form)[:MOST_NAMED]]


def _data(form: forms.Form) -> QueryDict:
    assert isinstance(form.data, QueryDict)  # noqa: S101 - these forms are asked by addresses alone
    return form.data
