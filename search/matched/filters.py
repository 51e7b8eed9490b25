"""The parameters that only a reader who has told about themselves can use: verdicts, and the order by fit."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from search.filters import Asks, ProgramFilter
from search.matching import DECIDING
from search.parameters import One, ParametersForm, Several
from search.presenters.matching.verdicts import COUNTED_AS, NAMES
from search.profile import ApplicantProfile

FIT = "fit"
OF_A_READER = ("verdict", "closed_by", "wishes")
_SORT = ProgramFilter.base_filters["sort"]


class ReaderForm(ParametersForm):
    """`has_profile`: set by the search before anything is cleaned."""

    has_profile = False

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not self.has_profile:
            asked = [name for name in OF_A_READER if told.get(name)]
            for name in [*asked, *(["sort"] if told.get("sort") == FIT else [])]:
                self.add_error(name, _("This needs your answers: fill in the Match page first."))
        return self.cleaned_data


class MatchedFilter(ProgramFilter):
    """Adds what only a page can ask, and only with a profile: without one these are errors beside their fields."""

    verdict = Asks(
        Several,
        _("What it means for you"),
        options={NAMES[verdict]: label for verdict, label in COUNTED_AS.items()},
        help_text=_("The verdict on your answers."),
    )
    closed_by = Asks(
        Several,
        _("What rules you out"),
        options={rule.name: rule.label for rule in DECIDING},
        help_text=_("The rule that decides where a page says no."),
    )
    wishes = Asks(
        One,
        _("Your wishes"),
        options={"only": _("Only specialties, states and kinds that I wish for")},
        help_text=_("Without it, wishes come first and leave nothing out."),
    )
    sort = Asks(
        One,
        _SORT.label,
        options={**_SORT.field.options, FIT: _("Best fit for you first")},
        help_text=_SORT.field.help_text,
    )

    class Meta(ProgramFilter.Meta):
        form = ReaderForm

    def __init__(self, *args: Any, profile: ApplicantProfile | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.profile = profile
        self.form.has_profile = profile is not None
