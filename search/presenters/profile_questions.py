"""The questions of `/match/` as the page draws them: in short groups, each with help, errors and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.forms import Field
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.models import Specialty
from programs.specialty_names import specialty_names
from search.parameters import Codes, Number, One, Several
from search.presenters.filter_fields import Option
from search.questions.countries import by_name
from search.questions.fields import MONTH_PART, YEAR_PART, MonthOfYear, YesOrNo
from search.questions.form import ProfileForm
from search.questions.session import Answers

Text = str | Promise

RADIOS = ("step1",)
WISHES = (gettext_lazy("First choice"), gettext_lazy("Second choice"), gettext_lazy("Third choice"))
GROUPS: Mapping[str, tuple[Text, Text, tuple[str, ...]]] = MappingProxyType(
    {
        "failed": (
            gettext_lazy("Failed attempts"),
            gettext_lazy("Count each, even if you passed later. Step 2 CS was last given in 2020. 0 if none."),
            ("failed_step1", "failed_step2", "failed_cs", "failed_step3"),
        ),
        "recommended": (
            gettext_lazy("Letters of recommendation"),
            gettext_lazy("Those that you have today. US letters are from doctors who saw you work there. 0 if none."),
            ("letters", "letters_us", "letters_specialty"),
        ),
    }
)
"""Questions that are asked together: their heading, its help, and the names."""
NO_SUCH = "?"
"""Shown for a value that no option has, beside its error."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One select. `id` of its control."""

    id: str
    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`kind`: number, text, select, radio, checkbox, fold (of checkboxes), month, picks (selects of one name) or group.

    `parts`: the questions of a group. `year`: what was typed as the year of a month.
    """

    name: str
    kind: str
    label: str
    help: str = ""
    errors: tuple[str, ...] = ()
    typed: str = ""
    year: str = ""
    options: tuple[Option, ...] = ()
    picks: tuple[Pick, ...] = ()
    parts: tuple["Question", ...] = ()

    @property
    def wide(self) -> bool:
        """Takes the whole width of its group."""
        return self.kind in {"radio", "checkbox", "fold", "picks", "group"} and len(self.options) != 3

    @property
    def chosen(self) -> int:
        return sum(option.chosen for option in self.options)

    @property
    def described_by(self) -> str:
        """Ids of the help and the error that stand."""
        ids = [f"hint-{self.name}"] * bool(self.help) + [f"error-{self.name}"] * bool(self.errors)
        return " ".join(ids)


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    lead: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An error with the id of the control to put it right; `label` of its question. Shape of error_summary.html."""

    anchor: str
    label: str
    message: str


SECTIONS: Mapping[str, tuple[Text, Text, tuple[str, ...]]] = MappingProxyType(
    {
        "work": (
            gettext_lazy("Work and visa"),
            gettext_lazy("The visa decides more than any score."),
            ("match_year", "work_status", "ead_basis", "visas", "j1_years_used"),
        ),
        "exams": (
            gettext_lazy("Exams and certificate"),
            gettext_lazy("USMLE only. COMLEX is not for IMGs: it belongs to US schools of osteopathic medicine."),
            (
                *("step1", "step1_score", "step2", "step2_expected", "step3", "step3_expected", "failed"),
                *("ecfmg_certified", "ecfmg_expected"),
            ),
        ),
        "school": (
            gettext_lazy("School and graduation"),
            "",
            ("school_country", "school", "graduated"),
        ),
        "experience": (
            gettext_lazy("Experience and letters"),
            gettext_lazy("Write 0 where you have none: a blank counts as not told, never as none."),
            (
                *("usce_hands_on_months", "observership_months", "recommended"),
                *("us_training_years", "pgy1_complete", "home_residency"),
            ),
        ),
        "wishes": (
            gettext_lazy("What you wish for"),
            gettext_lazy("Wishes put your results in order. They rule nothing out."),
            ("specialties", "states", "kinds", "budget"),
        ),
    }
)


def sections(form: ProfileForm, answers: Answers) -> tuple[Section, ...]:
    """One query, for the names of specialties."""
    return tuple(
        Section(key, str(title), str(lead), tuple(question(form, answers, name) for name in names))
        for key, (title, lead, names) in SECTIONS.items()
    )


def problems(form: ProfileForm) -> tuple[Problem, ...]:
    """In the order in which the questions stand on the page."""
    rows = [
        GROUPS[name][2] if name in GROUPS else (name,) for _title, _lead, names in SECTIONS.values() for name in names
    ]
    order = [name for row in rows for name in row]
    found = [Problem("ask-match_year", _("All questions"), str(error)) for error in form.non_field_errors()]
    for name in order:
        label = _long_label(form, name)
        found += [Problem(f"ask-{name}", label, str(error)) for error in form.errors.get(name, ())]
    return tuple(found)


def question(form: ProfileForm, answers: Answers, name: str) -> Question:
    if name in GROUPS:
        return _group(form, answers, name)
    field, given = form.fields[name], [value for value in answers.getlist(name) if value]
    whole = given[0] if given else ""
    return Question(
        name=name,
        kind=_kind(name, field),
        label=str(field.label),
        help=str(field.help_text),
        errors=tuple(str(error) for error in form.errors.get(name, ())),
        typed=whole,
        year=answers.get(name + YEAR_PART, whole[:4]) or "",
        options=_options(name, field, answers.get(name + MONTH_PART, whole[5:7]) if _is_month(field) else given),
        picks=_picks(name, given) if isinstance(field, Codes) else (),
    )


def _group(form: ProfileForm, answers: Answers, name: str) -> Question:
    label, text, names = GROUPS[name]
    parts = tuple(question(form, answers, part) for part in names)
    return Question(name=name, kind="group", label=str(label), help=str(text), parts=parts)


def _kind(name: str, field: Field) -> str:
    if name == "match_year":
        return "select"
    if isinstance(field, Codes):
        return "picks"
    if isinstance(field, Several):
        return "fold" if name == "states" else "checkbox"
    if isinstance(field, One):
        return "radio" if name in RADIOS else "select"
    if isinstance(field, YesOrNo):
        return "radio"
    return "month" if _is_month(field) else "number" if isinstance(field, Number) else "text"


def _is_month(field: Field) -> bool:
    return isinstance(field, MonthOfYear)


def _options(name: str, field: Field, given: list[str] | str | None) -> tuple[Option, ...]:
    """With a first option for no answer where only one can be chosen. What is no option stays chosen, as "?"."""
    chosen = {given} if isinstance(given, str) else set(given or ())
    if isinstance(field, Codes) or (named := _named(name, field)) is None:
        return ()
    strange = [(value, NO_SUCH) for value in sorted(chosen - {value for value, _label in named} - {""})]
    several = isinstance(field, Several)
    blank = [] if several else [("", _blank(name, field))]
    first, last = ([], blank) if _kind(name, field) == "radio" else (blank, [])
    nothing = not several and not chosen - {""}
    return tuple(
        Option(value, str(label), value in chosen or (nothing and not value))
        for value, label in (*first, *named, *strange, *last)
    )


def _named(name: str, field: Field) -> list[tuple[str, Text]] | None:
    """Values and labels; None where one writes."""
    if name == "match_year" and isinstance(field, Number):
        return [(str(year), str(year)) for year in range(field.low, field.high + 1)]
    if name == "school_country":
        return list(by_name())
    if isinstance(field, Several | One):
        return list(field.options.items())
    if isinstance(field, YesOrNo):
        return [("yes", _("Yes")), ("no", _("No"))]
    if isinstance(field, MonthOfYear):
        return [(f"{number:02}", str(month).capitalize()) for number, month in MONTHS.items()]
    return None


def _blank(name: str, field: Field) -> str:
    if name == "match_year":
        return _("This season")
    if _is_month(field):
        return _("Not known")
    return _("Skip") if _kind(name, field) == "radio" else _("Choose, or leave open")


def _picks(name: str, given: list[str]) -> tuple[Pick, ...]:
    by_code = dict(Specialty.objects.order_by("common_name").values_list("code", "common_name"))
    known = list(specialty_names(by_code).items())
    codes = {code for code, _name in known}
    return tuple(
        Pick(
            id=f"ask-{name}" if place == 0 else f"ask-{name}-{place}",
            name=name,
            label=str(label),
            options=_pick_options(known, codes, given[place] if place < len(given) else ""),
        )
        for place, label in enumerate(WISHES)
    )


def _pick_options(known: list[tuple[str, str]], codes: set[str], chosen: str) -> tuple[Option, ...]:
    strange = [(chosen, NO_SUCH)] if chosen and chosen not in codes else []
    rows = [("", _("Choose, or leave open")), *known, *strange]
    return tuple(Option(code, label, code == chosen) for code, label in rows)


def _long_label(form: ProfileForm, name: str) -> str:
    """As it can stand alone: "Failed attempts: Step 1"."""
    label = str(form.fields[name].label)
    around = next((str(group) for group, _help, names in GROUPS.values() if name in names), "")
    return _("%(label)s: %(value)s") % {"label": around, "value": label} if around else label
