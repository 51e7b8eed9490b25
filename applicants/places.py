"""The pages of a reader's own season, in the order of the season: written out, and drawn beside each of them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACES: Mapping[str, "str | Promise"] = {
    "applicants:shortlist": _("My list"),
    "applicants:plan": _("Plan"),
    "applicants:documents": _("Documents"),
    "applicants:calendar": _("Calendar"),
    "applicants:interviews": _("Interviews"),
    "applicants:rank-list": _("Rank list"),
    "applicants:searches": _("Saved searches"),
    "applicants:settings": _("Account"),
}
"""Labels by address name."""
