"""How many applicants keep each program this season: it orders what curators look at, and is never shown."""

from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from applicants.models import ShortlistEntry
from programs.models import Program


def recount_saved(*, match_year: int) -> int:
    """How many programs' numbers moved. One statement; neither history nor the directory's version moves with it."""
    keeping = ShortlistEntry.objects.filter(program=OuterRef("pk"), match_year=match_year).order_by()
    counts = keeping.values("program").annotate(count=Count("pk")).values("count")
    now = Coalesce(Subquery(counts, output_field=IntegerField()), 0)
    return Program.objects.alias(now=now).exclude(saved_by=F("now")).update(saved_by=now)
