"""What a reader sets, and the question before everything is deleted."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applicants.models import Applicant, User

AREAS = ("America", "Africa", "Asia", "Europe", "Australia", "Atlantic", "Pacific", "Indian")
Zones = list[tuple[str, list[tuple[str, str]]]]


def zones() -> Zones:
    """By area, as the names of the zone data have them."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(available_timezones()):
        area, _slash, place = name.partition("/")
        if place and area in AREAS:
            found[area].append((name, place.replace("_", " ").replace("/", ": ")))
    return [("UTC", [("UTC", "UTC")]), *((area, found[area]) for area in AREAS)]


if TYPE_CHECKING:
    ApplicantForm = forms.ModelForm[Applicant]
else:
    ApplicantForm = forms.ModelForm


class WithoutMail(ApplicantForm):
    """What can be set without an account."""

    time_zone = forms.ChoiceField(
        label=_("Your time zone"),
        choices=zones,
        help_text=_("Times stand in it beside Eastern time, the clock of the Match."),
    )

    class Meta:
        model = Applicant
        fields = ["time_zone"]


class WithMail(WithoutMail):
    language = forms.ChoiceField(label=_("Language of mail"), choices=settings.LANGUAGES)

    field_order = ["language", "time_zone", "digest", "reminders"]

    class Meta(WithoutMail.Meta):
        fields = ["language", "time_zone", "digest", "reminders"]
        labels = {"digest": _("What changed on your programs, by mail"), "reminders": _("Deadlines, by mail")}
        help_texts = {
            "digest": _("When nothing changed, nothing is sent."),
            "reminders": _("Fourteen days, seven days and one day before."),
        }


class DeleteEverything(forms.Form):
    """`user` None: a reader without an account, who has no password to give."""

    sure = forms.BooleanField(label=_("I know that nobody can bring it back."))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("So that nobody does it at a browser you left open."),
    )

    def __init__(self, *args: Any, user: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if user is None or not user.has_usable_password():
            del self.fields["password"]

    def clean_password(self) -> str:
        """Tries are counted as those to sign in are."""
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise ValidationError(_("This is not your password."))
        return password
