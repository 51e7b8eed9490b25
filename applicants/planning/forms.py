"""The plan's forms. What cannot be read is answered beside its field, with all that was typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from applicants.plan.season_fees import MOST_RANKS
from search.parameters import MOST_CHARACTERS, UNREADABLE, Number, One, ParametersForm

MOST_MONEY = 1_000_000
MOST_PROPOSED = 100
MOST_COUNTED = 500
ROWS, MOST_ROWS = 4, 20
NUMERIC = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
"""A control of numbers alone would drop what was typed where that is no number."""


class FiguresForm(ParametersForm):
    budget = Number(
        low=0,
        high=MOST_MONEY,
        widget=NUMERIC,
        required=False,
        label=_("What you can spend on applications"),
        help_text=_("In US dollars, for this season."),
    )
    ranks = Number(
        low=0,
        high=MOST_RANKS,
        widget=NUMERIC,
        required=False,
        label=_("Codes you mean to rank"),
        help_text=_("Each track has its own code. Empty: as many as stand on your rank list here."),
    )
    supplemental = Number(
        low=0,
        high=MOST_RANKS,
        widget=NUMERIC,
        required=False,
        label=_("Codes on supplemental lists"),
        help_text=_("First-year positions beside advanced ones; each code once."),
    )
    registered = forms.BooleanField(required=False, label=_("I have registered with the NRMP for this season"))


class ProposalForm(ParametersForm):
    budget = Number(
        low=1,
        high=MOST_MONEY,
        widget=NUMERIC,
        label=_("What you can spend on applications"),
        help_text=_("In US dollars, for the whole season: what your list costs already is taken off first."),
    )
    many = Number(
        low=1,
        high=MOST_PROPOSED,
        widget=NUMERIC,
        required=False,
        label=_("At most how many programs to propose"),
        help_text=_("Empty: as many as the money is enough for, 100 at most."),
    )
    doubtful = forms.BooleanField(
        required=False,
        label=_("Also programs where an undated or older page says no"),
        help_text=_("They come last, and each should be checked first."),
    )

    def clean_budget(self) -> int:
        budget: int | None = self.cleaned_data["budget"]
        if budget is None:
            raise forms.ValidationError(_("Tell how much you can spend, so that no list costs more."))
        return budget


class ManyForm(ParametersForm):
    """What the address of a proposal holds."""

    many = Number(low=1, high=MOST_PROPOSED, required=False, label=_("At most how many programs to propose"))
    doubtful = One(options={"yes": _("yes")}, required=False, label=_("Also programs where an undated page says no"))


class CountForm(ParametersForm):
    """One row of the calculator."""

    specialty = One(options={}, required=False, label=_("Specialty"))
    count = Number(low=0, high=MOST_COUNTED, widget=NUMERIC, required=False, label=_("Programs"))

    def __init__(self, data: Mapping[str, Any] | None, *, names: Mapping[str, str], number: int) -> None:
        super().__init__(data, auto_id=f"row{number}-%s")
        field = self.fields["specialty"]
        assert isinstance(field, One)  # noqa: S101 - declared above
        field.options = dict(names)
        choices = [("", _("Choose a specialty")), *names.items()]
        field.widget = forms.Select(choices=choices)  # type: ignore[assignment]  # or a class

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("count") and not told.get("specialty") and "specialty" not in self.errors:
            self.add_error("specialty", _("Choose the specialty of these programs."))
        return self.cleaned_data


def count_forms(data: QueryDict, names: Mapping[str, str]) -> Sequence[CountForm]:
    """A form for each pair of `specialty` and `count`, in order; empty ones to make ROWS, and at least one to add."""
    specialties, counts = (readable(data, [name]).getlist(name)[:MOST_ROWS] for name in ("specialty", "count"))
    given = [
        {"specialty": specialty, "count": count}
        for specialty, count in zip(_filled(specialties, counts), _filled(counts, specialties), strict=True)
        if specialty or count
    ]
    empty = min(MOST_ROWS, max(ROWS, len(given) + 1)) - len(given)
    rows: list[dict[str, str]] = [*given, *({} for _each in range(empty))]
    return [CountForm(row or None, names=names, number=number) for number, row in enumerate(rows, start=1)]


def _filled(some: Sequence[str], others: Sequence[str]) -> list[str]:
    return [*some, *[""] * (len(others) - len(some))]


def readable(data: QueryDict, names: Sequence[str]) -> "MultiValueDict[str, str]":
    """What was sent under these names, fit to stand in a page: one character more than may be written, so that what is
    too long is still told to be."""
    return MultiValueDict(
        {
            name: [UNREADABLE.sub("\ufffd", value[: MOST_CHARACTERS + 1]) for value in data.getlist(name)]
            for name in names
        }
    )
