"""What the couple's page takes in its address: two specialties, a distance, a page. Nothing of either profile."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from search.couples.pairs import SAME_CITY
from search.parameters import Number, One, ParametersForm
from search.profile import ApplicantProfile

CITY = "city"
WITHIN = {
    CITY: _("In the same city"),
    "25": _("25 miles (40 km)"),
    "50": _("50 miles (80 km)"),
    "100": _("100 miles (161 km)"),
}
MOST_PAGES = 100_000


class CoupleForm(ParametersForm):
    """`specialties`: common names by code. What is not asked for is each one's first wish."""

    yours = One(options={}, label=_("Your specialty"))
    theirs = One(options={}, label=_("Your partner's specialty"))
    within = One(options=WITHIN, default="50", label=_("How far apart"))
    page = Number(low=1, high=MOST_PAGES, default=1)

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        specialties: Mapping[str, str],
        profiles: tuple[ApplicantProfile | None, ApplicantProfile | None],
    ) -> None:
        super().__init__(data, use_required_attribute=False)
        for name, profile in zip(("yours", "theirs"), profiles, strict=True):
            field = self.fields[name]
            assert isinstance(field, One)  # noqa: S101 - declared above
            field.options = specialties
            field.default = next((code for code in profile.specialties if code in specialties), "") if profile else ""

    @property
    def miles(self) -> int:
        """Of a valid form."""
        within = self.cleaned_data["within"]
        return SAME_CITY if within == CITY else int(within)
