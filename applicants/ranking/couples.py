"""A couple's pairs, as they are read and typed: a program of one's own and the partner's code, or unmatched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.interviews.fields import Text
from applicants.models import PairChoice, RankList
from applicants.ranking.checks import NRMP, typed_code
from applicants.ranking.reading import ChoiceRow
from programs.models import Program, Track
from search.near.places import place_of
from search.presenters.pairing import miles_words

UNMATCHED = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """`track` None: unmatched; an empty `partner_code` too. `partner` None: the directory holds no such code.

    `off_list`: the code does not stand on the applicant's own list any more.
    """

    id: int
    position: int
    track: Track | None
    partner_code: str
    partner: Track | None
    apart: str
    off_list: bool


class PairForm(forms.Form):
    """`own`: the rows of the primary list that may stand on one's own side."""

    mine = forms.ChoiceField(label=gettext_lazy("You"), required=False)
    partner_code = Text(
        label=gettext_lazy("Your partner's NRMP code"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("9 to 11 characters, for example 1000140C0. Empty: your partner is unmatched."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, own: Iterable[ChoiceRow]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.tracks = {row.track.nrmp_code: row.track for row in own}
        named = [(code, f"{code} · {track.program.name}") for code, track in self.tracks.items()]
        self.fields["mine"].choices = [(UNMATCHED, _("Unmatched")), *named]  # type: ignore[attr-defined]

    def clean_partner_code(self) -> str:
        typed = str(self.cleaned_data["partner_code"]).strip()
        if not typed:
            return UNMATCHED
        code = typed_code(typed)
        if code is None:
            raise ValidationError(_("This has not the form of an NRMP code."))
        known = Track.objects.filter(nrmp_code=code).select_related("program__specialty").first()
        if known and known.program.specialty.match_service != NRMP:
            raise ValidationError(_("This specialty matches elsewhere: the NRMP system will not take the code."))
        return code

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.cleaned_data["mine"] and not self.cleaned_data["partner_code"]:
            raise ValidationError(_("One of you at least has a program in a pair."))
        return self.cleaned_data

    @property
    def track(self) -> Track | None:
        return self.tracks.get(self.cleaned_data["mine"])


def pair_codes(rank_list: RankList) -> list[str]:
    """The applicant's own codes. One query."""
    with_track = rank_list.pairs.exclude(track=None)
    return list(with_track.values_list("track__nrmp_code", flat=True))


def pair_rows(rank_list: RankList, own: Iterable[str]) -> list[PairRow]:
    """`own`: the codes on the primary list. Two queries."""
    pairs = list(rank_list.pairs.select_related("track__program__institution", "track__program__specialty"))
    codes = {pair.partner_code for pair in pairs if pair.partner_code}
    tracks = Track.objects.filter(nrmp_code__in=codes, published=True)
    partners = {one.nrmp_code: one for one in tracks.select_related("program__institution", "program__specialty")}
    on_list = set(own)
    return [_row(pair, partners.get(pair.partner_code), on_list) for pair in pairs]


def _row(pair: PairChoice, partner: Track | None, on_list: set[str]) -> PairRow:
    return PairRow(
        id=pair.pk,
        position=pair.position,
        track=pair.track,
        partner_code=pair.partner_code,
        partner=partner,
        apart=_apart(pair.track.program, partner.program) if pair.track and partner else "",
        off_list=bool(pair.track and pair.track.nrmp_code not in on_list),
    )


def _apart(mine: Program, theirs: Program) -> str:
    """Empty where it is not known."""
    one, other = place_of(mine), place_of(theirs)
    if one.institution == other.institution and one.site == other.site:
        return _("Same institution")
    miles = one.miles_to(other)
    if miles is not None:
        return _("%(distance)s apart") % {"distance": miles_words(miles)}
    return _("Same city") if one.is_in_the_city_of(other) else ""
