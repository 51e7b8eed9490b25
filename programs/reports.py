"""What readers say is wrong: kept as they say it, settled by a curator. Nothing tells who they are."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from programs.models import Program, Report


def open_reports() -> QuerySet[Report]:
    """What no curator has settled, newest first."""
    return Report.objects.filter(outcome=Report.Outcome.OPEN)


@transaction.atomic
def file(*, program: Program, field: str, said: str, page_url: str, at: dt.datetime) -> Report:
    """Keeps a report. The same words once more, while the first wait, are the first: a form is easily sent twice."""
    Program.objects.select_for_update().get(pk=program.pk)
    told = {"program": program, "field": field, "said": said, "page_url": page_url}
    return open_reports().filter(**told).first() or Report.objects.create(at=at, **told)


def settle(*, report: Report, outcome: str, why: str, by: Any) -> bool:
    """Says what came of a report. False when it was settled before: what stood then stands. One conditional UPDATE."""
    if outcome not in (Report.Outcome.USED, Report.Outcome.DISMISSED):
        raise ValueError(f"{outcome!r} does not settle a report")
    settled = open_reports().filter(pk=report.pk)
    return bool(settled.update(outcome=outcome, why=why[:500], settled_at=timezone.now(), settled_by=by))
