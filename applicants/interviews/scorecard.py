"""An applicant's own criteria and points, as rows and in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.interviews.fields import Text
from applicants.interviews.scoring import Line, Total, total
from applicants.models import Applicant, Criterion, Score, ShortlistEntry
from applicants.models.interview import MOST_POINTS
from programs.vocabulary import Label

SUGGESTED: Mapping[str, tuple[Label, int]] = MappingProxyType(
    {
        "visa": (gettext_lazy("Visa as I need it"), 10),
        "teaching": (gettext_lazy("Teaching and supervision"), 8),
        "people": (gettext_lazy("The residents I met"), 8),
        "hours": (gettext_lazy("Hours and support"), 6),
        "after": (gettext_lazy("Where graduates go"), 6),
        "life": (gettext_lazy("Living there"), 5),
    }
)
"""To begin with; each may be renamed, weighed anew or removed."""


class CriterionForm(forms.Form):
    name = Text(label=gettext_lazy("Criterion"), max_length=60)
    weight = forms.IntegerField(
        label=gettext_lazy("Weight, 0 to 10"),
        min_value=0,
        max_value=MOST_POINTS,
        help_text=gettext_lazy("0 keeps it without counting it."),
        initial=5,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, applicant: Applicant | None, own: int = 0, **more: Any
    ):
        """`own`: the primary key of the criterion that is changed."""
        super().__init__(data, use_required_attribute=False, **more)
        self.applicant, self.own = applicant, own

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if not name:
            raise ValidationError(_("Give the criterion a name."))
        others = self.applicant.criteria.exclude(pk=self.own) if self.applicant else Criterion.objects.none()
        if others.filter(name__iexact=name).exists():
            raise ValidationError(_("You have a criterion of this name."))
        return name


class PointsForm(forms.Form):
    """Points by criterion. `changed`: those that were typed anew, so that another tab's are not overwritten unseen."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, lines: "Iterable[ScoreLine]") -> None:
        super().__init__(data, use_required_attribute=False)
        self.lines = list(lines)
        for line in self.lines:
            self.fields[f"points_{line.criterion}"] = forms.IntegerField(
                label=line.name, required=False, min_value=0, max_value=MOST_POINTS, initial=line.points
            )
            was = forms.CharField(required=False, max_length=2, widget=forms.HiddenInput)
            was.initial = "" if line.points is None else str(line.points)
            self.fields[f"was_{line.criterion}"] = was

    @property
    def changed(self) -> dict[int, int | None]:
        """Of a valid form."""
        found = {}
        for line in self.lines:
            given = self.cleaned_data.get(f"points_{line.criterion}")
            if ("" if given is None else str(given)) != self.cleaned_data.get(f"was_{line.criterion}"):
                found[line.criterion] = given
        return found

    @property
    def rows(self) -> list[tuple["ScoreLine", forms.BoundField, forms.BoundField]]:
        return [(line, self[f"points_{line.criterion}"], self[f"was_{line.criterion}"]) for line in self.lines]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion for one program. `points` None: not scored."""

    criterion: int
    name: str
    weight: int
    points: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """`mean` is empty where nothing that counts is scored."""

    total: Total
    mean: str
    how_much: str


def score_lines(entry: ShortlistEntry, criteria: Iterable[Criterion]) -> list[ScoreLine]:
    """One query."""
    points = dict(entry.scores.values_list("criterion_id", "points"))
    return [ScoreLine(one.pk, one.name, one.weight, points.get(one.pk)) for one in criteria]


def card(lines: Iterable[ScoreLine]) -> Card:
    found = total(Line(line.weight, line.points) for line in lines)
    words = {"scored": found.scored_weight, "all": found.total_weight}
    return Card(found, mean_words(found.mean), _("%(scored)d of %(all)d of the weights scored") % words)


def mean_words(mean: Fraction | None) -> str:
    """ "7.3", in the reader's digits; empty for none."""
    return "" if mean is None else str(number_format(round(float(mean), 1), decimal_pos=1))


def totals(applicant: Applicant, season: int) -> dict[int, Total]:
    """By entry that has any points. Two queries."""
    criteria = list(applicant.criteria.values_list("pk", "weight"))
    points: dict[int, dict[int, int]] = defaultdict(dict)
    scores = Score.objects.filter(entry__applicant=applicant, entry__match_year=season)
    for entry, criterion, given in scores.values_list("entry_id", "criterion_id", "points"):
        points[entry][criterion] = given
    return {
        entry: total(Line(weight, given.get(criterion)) for criterion, weight in criteria)
        for entry, given in points.items()
    }
