"""What a verdict and an outcome are called. No word here hints at a chance."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from programs.vocabulary import Label
from search.matching import Outcome, Verdict

NAMES: Mapping[Verdict, str] = MappingProxyType({verdict: verdict.name.lower() for verdict in Verdict})
"""As parameters and the API write them."""
BY_NAME: Mapping[str, Verdict] = MappingProxyType({name: verdict for verdict, name in NAMES.items()})
OUTCOMES: Mapping[Outcome, str] = MappingProxyType({outcome: outcome.name.lower() for outcome in Outcome})

SAID_AS: Mapping[Verdict, Label] = MappingProxyType(
    {
        Verdict.OPEN: _("Nothing they state rules you out"),
        Verdict.SHORT: _("Short of a preference"),
        Verdict.CONFIRM: _("Ask first"),
        Verdict.DOUBTFUL: _("A page says no: check before you skip or pay"),
        Verdict.CLOSED: _("They state a limit you do not meet"),
    }
)
COUNTED_AS: Mapping[Verdict, Label] = MappingProxyType(
    {
        Verdict.OPEN: _("nothing stated rules you out"),
        Verdict.SHORT: _("short of a preference"),
        Verdict.CONFIRM: _("ask first"),
        Verdict.DOUBTFUL: _("a page says no, to be checked"),
        Verdict.CLOSED: _("state a limit you do not meet"),
    }
)
FOUND: Mapping[Outcome, Label] = MappingProxyType(
    {
        Outcome.NOT_NEEDED: _("Does not concern you"),
        Outcome.MET: _("Met"),
        Outcome.NOT_STATED: _("Not stated"),
        Outcome.TO_DO: _("Still to do"),
        Outcome.NOT_TOLD: _("You have not told"),
        Outcome.UNCLEAR: _("Unclear"),
        Outcome.SHORT: _("Short of a preference"),
        Outcome.MISSED: _("Not met"),
    }
)
"""What a rule finds, as the program's table says it."""
