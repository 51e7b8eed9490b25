"""Writes to a reader's calendar: its address, its reminders, its time zone."""

import datetime as dt
import hashlib

from django.db import transaction

from applicants.models import Applicant, CalendarToken, Reminder, ShortlistEntry

MOST_REMINDERS = 500


class TooManyRemindersError(Exception):
    """No further one is kept."""


def standing_token(applicant: Applicant | None) -> CalendarToken | None:
    """None: there is no address, or it was taken back."""
    return applicant.calendar_tokens.filter(revoked_at=None).first() if applicant else None


@transaction.atomic
def new_token(*, applicant: Applicant, now: dt.datetime) -> CalendarToken:
    """Takes back the address that stood: one at a time."""
    Applicant.objects.select_for_update().get(pk=applicant.pk)
    revoke_token(applicant=applicant, now=now)
    return CalendarToken.objects.create(applicant=applicant)


def revoke_token(*, applicant: Applicant, now: dt.datetime) -> None:
    applicant.calendar_tokens.filter(revoked_at=None).update(revoked_at=now)


@transaction.atomic
def add_reminder(*, applicant: Applicant, day: dt.date, text: str, entry: ShortlistEntry | None) -> Reminder:
    Applicant.objects.select_for_update().get(pk=applicant.pk)
    if applicant.own_reminders.count() >= MOST_REMINDERS:
        raise TooManyRemindersError
    return Reminder.objects.create(applicant=applicant, day=day, text=text, entry=entry)


def change_reminder(
    *, reminder: Reminder, day: dt.date, text: str, entry: ShortlistEntry | None, done: bool, was: str
) -> bool:
    """`was`: what the form was filled with (`print_of`). False, and nothing is written, where it no longer stands."""
    with transaction.atomic():
        stands = Reminder.objects.select_for_update().get(pk=reminder.pk)
        if print_of(stands) != was:
            return False
        stands.day, stands.text, stands.entry, stands.done = day, text, entry, done
        stands.save()
    return True


def print_of(reminder: Reminder) -> str:
    """What stands in a reminder, in short: it has no count of its changes."""
    told = f"{reminder.day.isoformat()}|{reminder.entry_id or 0}|{int(reminder.done)}|{reminder.text}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def set_time_zone(*, applicant: Applicant, time_zone: str) -> None:
    applicant.time_zone = time_zone
    applicant.save(update_fields=["time_zone"])
