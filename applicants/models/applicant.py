"""Who keeps something: a reader with a list, signed in or not yet."""

import datetime as dt

from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from applicants.models.user import User

models.TextField.register_lookup(Length)

KEPT_WITHOUT_ACCOUNT = dt.timedelta(days=30)


class HowOften(models.TextChoices):
    NEVER = "never", _("never")
    WEEKLY = "weekly", _("once a week")
    DAILY = "daily", _("once a day")


class ApplicantQuerySet(models.QuerySet["Applicant"]):
    def forgotten(self, now: dt.datetime) -> "ApplicantQuerySet":
        """Those without an account whose reader has not come back in thirty days."""
        return self.filter(user__isnull=True, seen_at__lt=now - KEPT_WITHOUT_ACCOUNT)


class Applicant(models.Model):
    """One reader's own things. `user` None: known by the session alone, until an account is made.

    `profile` and `asked` are what the session holds, as it holds them (search.questions): copied here for who signs in.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, null=True, related_name="applicant")
    profile = models.JSONField(default=dict, blank=True)
    asked = models.JSONField(default=dict, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="America/New_York")
    digest = models.CharField(_("what changed, by mail"), max_length=10, choices=HowOften, default=HowOften.WEEKLY)
    reminders = models.BooleanField(_("deadlines, by mail"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    objects = ApplicantQuerySet.as_manager()

    class Meta:
        verbose_name = _("applicant")
        verbose_name_plural = _("applicants")
        indexes = [models.Index(fields=["seen_at"], condition=models.Q(user=None), name="applicant_without_account")]

    def __str__(self) -> str:
        return f"applicant {self.pk}"
