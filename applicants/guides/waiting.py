"""What the admin's first page says of guides, and how its list finds them."""

import datetime as dt

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from applicants.models import Guide
from programs.waiting import Kind

STATE = "state"
"""The parameter of the list by which these are found."""
EXPIRED, WITHOUT_TWIN = "expired", "without-twin"


def expired(day: dt.date) -> QuerySet[Guide]:
    return Guide.objects.filter(published=True, expires_on__lt=day)


def without_twin(rows: QuerySet[Guide] | None = None) -> QuerySet[Guide]:
    """Published in some of our languages and not in all."""
    codes = dict(settings.LANGUAGES)
    alike = Guide.objects.filter(published=True, language__in=codes, form=OuterRef("form"), slug=OuterRef("slug"))
    languages = alike.order_by().values("slug").annotate(count=Count("pk")).values("count")
    found = (Guide.objects.all() if rows is None else rows).filter(published=True)
    return found.annotate(languages=Coalesce(Subquery(languages), 0)).filter(languages__lt=len(codes))


GUIDES_EXPIRED = Kind(
    _("Guides to check again"),
    _("The day by which their facts were to be checked has passed; pages say so"),
    expired,
    Guide,
    f"{STATE}={EXPIRED}",
)
GUIDES_WITHOUT_TWIN = Kind(
    _("Guides in one language"),
    _("Readers of the other are shown this one, and told so"),
    lambda day: without_twin(),
    Guide,
    f"{STATE}={WITHOUT_TWIN}",
)
