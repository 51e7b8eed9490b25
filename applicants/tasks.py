"""Celery tasks: shells. A message is only a hint; due rows decide."""

from collections.abc import Iterator

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from applicants import digests
from applicants.accounts.forgetting import forget_unconfirmed
from applicants.mailing import owed, readers, reminders, sending
from applicants.models import Applicant, Mailing, SoapList
from applicants.shortlist.counting import recount_saved
from programs.normalise import match_year_of

MOST_A_SWEEP, A_BATCH, A_CONNECTION = 5000, 50, 20
"""How many applicants, or mails, one sweep hands out; how many applicants one task writes to; how many mails go over
one connection to the mail server."""
WRITERS = {Mailing.Kind.DIGEST.value: digests.write, Mailing.Kind.REMINDER.value: reminders.write}


@shared_task(name="applicants.sweep")
def sweep() -> dict[str, int]:
    """Every five minutes: lets go of what nobody comes back for and of SOAP lists whose week is over; asks whose
    morning has come, and hands on the mails that wait."""
    now = timezone.now()
    forget_unconfirmed(now)
    forgotten, _ = Applicant.objects.forgotten(now).delete()
    soap, _ = SoapList.objects.filter(delete_after__lt=now).delete()
    given_up = owed.settle_lapsed(now)
    owed.forget_old(now)
    recount_saved(match_year=match_year_of(timezone.localdate(now)))
    for kind in WRITERS:
        for batch in _batches(readers.due(kind, now, MOST_A_SWEEP), A_BATCH):
            write_mail.delay(kind, batch)
    _hand_out(list(owed.free(now).order_by("due_at", "pk").values_list("pk", flat=True)[:MOST_A_SWEEP]))
    return {"forgotten": forgotten, "soap": soap, "given_up": given_up}


@shared_task(
    name="applicants.write_mail",
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=5,
)
def write_mail(kind: str, applicants: list[int]) -> None:
    """Writes down what these are told, and hands out the sending."""
    _hand_out(WRITERS[kind](applicants, timezone.now()))


@shared_task(name="applicants.send_mail")
def send_mail(mailings: list[int]) -> int:
    """Whatever ends this, the sweep finds what is left."""
    return sending.send(mailings, timezone.now)


def _hand_out(mailings: list[int]) -> None:
    for batch in _batches(mailings, A_CONNECTION):
        send_mail.delay(batch)


def _batches(pks: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(pks), size):
        yield pks[start : start + size]
