"""What readers tell curators: that a fact is wrong, and the page that says so. No account, name or address is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.models.directory import Program

FIELD_CHOICES = [(name, entry.label) for name, entry in fields.FIELDS.items()]


class Report(models.Model):
    """One report about one program. `field` "": about the program as a whole. Settled by a curator, never deleted."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("open")
        USED = "used", _("used")
        DISMISSED = "dismissed", _("dismissed")

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="reports", verbose_name=_("program"))
    field = models.CharField(_("field"), max_length=40, blank=True, choices=FIELD_CHOICES)
    said = models.TextField(_("what is wrong"), max_length=2000)
    page_url = models.CharField(_("page that says so"), max_length=1000)
    at = models.DateTimeField(_("when"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    why = models.CharField(_("why"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="open", settled_at__isnull=True)
                | (~Q(outcome="open") & Q(settled_at__isnull=False)),
                name="report_settled_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(page_url__startswith="https://") | Q(page_url__startswith="http://"),
                name="report_names_a_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program_id} {self.field}"
