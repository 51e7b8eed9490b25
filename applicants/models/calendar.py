"""What stands in a calendar of one's own, and the address at which other calendars read it."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant
from applicants.models.shortlist import ShortlistEntry


def new_token() -> str:
    """256 bits, fit for an address."""
    return secrets.token_urlsafe(32)


class CalendarToken(models.Model):
    """Whoever holds it reads the calendar, until it is revoked."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="calendar_tokens")
    token = models.CharField(max_length=50, unique=True, default=new_token)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["applicant"], condition=models.Q(revoked_at=None), name="one_calendar_address_stands"
            )
        ]

    def __str__(self) -> str:
        return f"calendar address {self.pk}"


class Reminder(models.Model):
    """A day to be reminded of. `entry` None: of the season as a whole."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="own_reminders")
    entry = models.ForeignKey(ShortlistEntry, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders")
    day = models.DateField(_("day"))
    text = models.CharField(_("what"), max_length=200)
    done = models.BooleanField(_("done"), default=False)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return self.text
