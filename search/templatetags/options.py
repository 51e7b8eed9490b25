"""The options of a group and what programs state, drawn in one go: a page holds some two hundred lines of them, and
template loops took a third of the time of the whole page. What stands around them is of templates, drawn and kept."""

from functools import lru_cache
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from search.presenters.filter_fields import Group, Option, Stated

register = template.Library()

HERE = "\ue000"
"""Marks in what is kept where the rest belongs. No label and no error holds it."""


@register.simple_tag
def option_group(group: Group, kind: str = "") -> str:
    """`kind`: the type of the inputs; empty for checkboxes."""
    return _drawn("components/option_group.html", group, kind)


@register.simple_tag
def option_fold(group: Group) -> str:
    """The same in a fold, which stands open while something in it is chosen."""
    return _drawn("components/option_fold.html", group, "")


def _drawn(template: str, group: Group, kind: str) -> str:
    before, after = _around(template, group.name, group.label, group.errors, group.chosen, get_language())
    return SafeString(f"{before}{option_labels(group, kind)}{after}")


@lru_cache(maxsize=1_000)
def _around(
    template: str, name: str, label: str, errors: tuple[str, ...], chosen: int, _language: str | None
) -> list[str]:
    """In the language of the moment, which is `_language`."""
    group = Group(name, label, (), errors, chosen)
    return render_to_string(template, {"group": group, "labels": HERE}).split(HERE)


def option_labels(group: Group, kind: str) -> str:
    name, kind = escape(group.name), escape(kind or "checkbox")
    return "".join(_label(option, name, kind) for option in group.options)


def _label(option: Option, name: str, kind: str) -> str:
    value = escape(option.value)
    checked = " checked" if option.chosen else ""
    count = f' <span class="count">{escape(option.count)}</span>' if option.count else ""
    return (
        f'<label class="option"><input id="{name}-{value}" type="{kind}" name="{name}" value="{value}"{checked}>'
        f" {escape(option.label)}{count}</label>"
    )


@register.simple_tag
def what_they_state(stated: Stated) -> str:
    before, between, after = _around_counts(stated.label, get_language())
    counts = "".join(f"<li>{escape(label)}: {escape(count)}</li>" for label, count in stated.counts)
    return SafeString(f"{before}{counts}{between}{escape(stated.not_stated)}{after}")


@lru_cache(maxsize=100)
def _around_counts(label: str, _language: str | None) -> list[str]:
    """In the language of the moment, which is `_language`."""
    told = {"label": label, "counts": HERE, "not_stated": HERE}
    return render_to_string("search/_what_they_state.html", told).split(HERE)
