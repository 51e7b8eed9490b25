"""A story to be sent. What could lead strangers to a person is refused, or asked about, beside its field."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from applicants.documents.fields import OwnForm, OwnLine, OwnText
from applicants.models.story import LONGEST_STORY
from applicants.stories.flags import REFUSED, Flag, Kind, flags
from programs.models import Specialty
from programs.specialty_names import specialty_name
from programs.vocabulary import Label
from search.parameters import Number
from search.questions.countries import by_name

FIRST_MATCH = 1952
FREE = ("title", "text", "shown_name")
TOO_LONG = _("Write at most %(limit_value)d characters; these are %(show_value)d.")
ONLY_IF_GIVEN = _("Shown beside your story only if you give it.")
SAID: Mapping[Kind, Label] = {
    Kind.PHONE: _(
        "This looks like a phone number: %(found)s. Anybody could read it and call it, so it cannot be sent. "
        "Please take it out."
    ),
    Kind.EMAIL: _(
        "This looks like an e-mail address: %(found)s. Anybody could read it and write to it, so it cannot be sent. "
        "Please take it out."
    ),
    Kind.LINK: _(
        "This looks like a link or the name of an account: %(found)s. Anybody could follow it to you or to somebody "
        "else. Take it out, or tick below that it should stay."
    ),
    Kind.SCORE: _(
        "This looks like an exam score: %(found)s. Beside what else you tell, it may show who you are, or who somebody "
        "else is. Take it out, or tick below that it should stay."
    ),
}


class StoryForm(OwnForm):
    """`asks`: whether it found what its writer may leave in, and `anyway` is to be shown."""

    title = OwnLine(
        label=_("Title"),
        max_length=100,
        error_messages={"required": _("Give your story a title."), "max_length": TOO_LONG},
    )
    text = OwnText(
        label=_("Your story"),
        max_length=LONGEST_STORY,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_(
            "At most 6,000 characters, about 1,000 words. Please name no patient, no colleague and no interviewer: "
            "this is your road, and theirs is theirs to tell."
        ),
        error_messages={"required": _("Write your story here."), "max_length": TOO_LONG},
    )
    language = forms.ChoiceField(label=_("Language of your story"), choices=settings.LANGUAGES)
    shown_name = OwnLine(
        label=_("Name to show"),
        required=False,
        max_length=60,
        help_text=_("Any name you like, or none: then “Name not given” stands there."),
        error_messages={"max_length": TOO_LONG},
    )
    school_country = forms.ChoiceField(
        label=_("Country of your medical school"), required=False, help_text=ONLY_IF_GIVEN
    )
    specialty = forms.ChoiceField(label=_("Specialty"), required=False, help_text=ONLY_IF_GIVEN)
    match_year = Number(
        low=FIRST_MATCH, high=FIRST_MATCH, label=_("Year of your Match"), required=False, help_text=ONLY_IF_GIVEN
    )
    anyway = forms.BooleanField(
        label=_("What is named above as a link or a score should stay in my story, for anybody to see."), required=False
    )
    consent = forms.BooleanField(
        label=_(
            "I agree that Openward shows this story to everybody, under the name I gave or with “Name not given”, and "
            "with the country, specialty and Match year I gave, if any. A curator reads it first and may decline it. "
            "It is shown as I sent it or not at all: nobody rewrites it. I can take it back at any time, and then it "
            "is deleted here."
        ),
        error_messages={"required": _("Without your agreement a story cannot be shown, so it is not sent.")},
    )
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        specialties: Iterable[Specialty],
        last_match: int,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.asks = False
        self.specialties = {one.code: one for one in specialties}
        named = [(code, specialty_name(one.common_name)) for code, one in self.specialties.items()]
        fields: dict[str, Any] = self.fields
        fields["specialty"].choices = [("", _("Not given")), *named]
        fields["school_country"].choices = [("", _("Not given")), *by_name()]
        fields["match_year"].high = last_match
        # A browser would cut off what is pasted, and nobody would see it.
        fields["text"].widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        """`anyway` covers whatever is left of what it may cover."""
        for name in FREE:
            for kind, found in _by_kind(flags(str(self.cleaned_data.get(name, "")))).items():
                self.asks |= kind not in REFUSED
                if kind in REFUSED or not self.cleaned_data.get("anyway"):
                    self.add_error(name, str(SAID[kind]) % {"found": ", ".join(found)})
        return self.cleaned_data

    @property
    def told(self) -> dict[str, Any]:
        """Columns of a story."""
        given = {name: self.cleaned_data[name] for name in (*FREE, "language", "school_country", "match_year")}
        return {**given, "specialty": self.specialties.get(self.cleaned_data["specialty"])}


def _by_kind(found: Iterable[Flag]) -> dict[Kind, list[str]]:
    kinds: dict[Kind, list[str]] = {}
    for flag in found:
        kinds.setdefault(flag.kind, []).append(flag.found)
    return kinds
