"""What can still be done in each phase of the season. Nothing that is over is advised."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.phases import Phase
from programs.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Deed:
    """`view`: the name of the page on which it is done."""

    view: str
    words: Label
    why: Label

    @property
    def address(self) -> str:
        return reverse(self.view)


READ = Deed(
    "applicants:guide-list",
    _("Read the guides"),
    _("What to do, in order, what it costs, and where it is written."),
)
LOOK = Deed(
    "search:match",
    _("See which programs can take someone like you"),
    _("Each is held against your answers, rule by rule."),
)
DEEDS: dict[Phase, tuple[Deed, ...]] = {
    Phase.PREPARE: (
        LOOK,
        Deed("applicants:documents", _("Ask for letters and transcripts"), _("Other people need weeks for them.")),
        Deed("applicants:plan", _("Count what your list will cost"), _("Before you pay for any of it.")),
        READ,
    ),
    Phase.APPLY: (
        Deed(
            "applicants:plan", _("Check your list and what it costs"), _("Then send it, before programs begin to read.")
        ),
        Deed(
            "search:program-list",
            _("Open each program's own page"),
            _("Before you pay: what is stated here may be old."),
        ),
        READ,
    ),
    Phase.INTERVIEWS: (
        Deed(
            "applicants:interviews",
            _("Keep your invitations in one place"),
            _("With the day by which each wants an answer."),
        ),
        Deed(
            "search:program-list",
            _("Look for programs whose deadline has not passed"),
            _("Some take applications later than others. Ask before you pay."),
        ),
        READ,
    ),
    Phase.RANK: (
        Deed(
            "applicants:rank-list",
            _("Order your rank list as you would like to train"),
            _("And certify it with the NRMP before it closes."),
        ),
        Deed("applicants:interviews", _("Read your notes of the interviews"), _("While you remember the days.")),
        READ,
    ),
    Phase.SOAP: (
        Deed("applicants:soap", _("Prepare for SOAP"), _("In case you learn that you did not match.")),
        READ,
    ),
    Phase.MATCHED: (
        Deed("search:change-list", _("See what programs changed"), _("If you will apply in the next season.")),
        Deed("search:match", _("Bring your answers up to date"), _("An exam passed since may open more programs.")),
        READ,
    ),
    Phase.NEXT_SEASON: (LOOK, READ),
}
