"""How sources name a program or office, and what that wording was taken to mean."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from programs.models.directory import TRACK_KIND_CHOICES, Certainty, Institution, Program


class Wording(models.Model):
    """A page's own words for its subject: institution, city, state and specialty code ("*" for a GME office).

    An office's wording names the institution; a program's names one or more programs (a page may speak for all sites).
    `track_kind` narrows what is said to tracks of that kind. `confirmed` is None while a curator has not looked: a
    sure link counts meanwhile, any other waits.
    """

    institution_wording = models.CharField(_("institution as worded"), max_length=300)
    city = models.CharField(_("city"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    specialty_code = models.CharField(_("specialty code"), max_length=3)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="wordings"
    )
    programs = models.ManyToManyField(Program, blank=True, related_name="wordings")
    track_kind = models.CharField(max_length=1, blank=True, choices=TRACK_KIND_CHOICES)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty)
    confirmed = models.BooleanField(_("confirmed"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["institution_wording", "specialty_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution_wording", "city", "state", "specialty_code"], name="wording_once"
            ),
            models.CheckConstraint(
                condition=Q(institution__isnull=True) | Q(specialty_code="*"),
                name="wording_only_an_office_names_an_institution",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_wording} ({self.specialty_code})"

    @property
    def waits(self) -> bool:
        """Whether statements under this wording wait for a curator."""
        return self.confirmed is None and self.certainty != Certainty.SURE
