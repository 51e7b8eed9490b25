"""Mail that is owed, so that none is lost and none goes twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant

MOST_ATTEMPTS = 6


class Mailing(models.Model):
    """One mail to one applicant, once for each `key` ("weekly 2026-W47", "deadline 1784-180 2026-12-01 7").

    Claimed before it is sent (`claimed_until`); a claim that has run out before `sent_at` was written is retried only
    where the mail cannot have gone. `content`: what it says, kept so that a retry says the same. `failed_at`: given up.
    """

    class Kind(models.TextChoices):
        DIGEST = "digest", _("digest")
        REMINDER = "reminder", _("reminder")

    applicant = models.ForeignKey(
        Applicant, on_delete=models.CASCADE, related_name="mailings", verbose_name=_("applicant")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    key = models.CharField(_("key"), max_length=120)
    content = models.JSONField(_("content"), default=dict, blank=True)
    due_at = models.DateTimeField(_("due"))
    claimed_until = models.DateTimeField(_("claimed until"), null=True)
    sending_since = models.DateTimeField(
        _("sending since"), null=True
    )  # written just before the mail server is spoken to
    sent_at = models.DateTimeField(_("sent"), null=True)
    failed_at = models.DateTimeField(_("given up"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.CharField(_("last error"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("mail owed")
        verbose_name_plural = _("mail owed")
        ordering = ["-due_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["applicant", "kind", "key"], name="mail_once")]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(sent_at=None, failed_at=None), name="mail_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
