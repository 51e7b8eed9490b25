"""Celery tasks: shells. A message is only a hint; due rows decide."""

from celery import shared_task
from django.utils import timezone

from applicants.models import Applicant, SoapList


@shared_task(name="applicants.sweep")
def sweep() -> dict[str, int]:
    """Every five minutes: lets go of what nobody comes back for, and of SOAP lists whose week is over."""
    now = timezone.now()
    forgotten, _ = Applicant.objects.forgotten(now).delete()
    soap, _ = SoapList.objects.filter(delete_after__lt=now).delete()
    return {"forgotten": forgotten, "soap": soap}
