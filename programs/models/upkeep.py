"""What keeps the directory running: yearly work of curators, and signs of life of the processes behind it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Upkeep(models.Model):
    """One yearly task by its name in `programs.upkeep`. `good_until` None: never done; past: "not rechecked"."""

    name = models.SlugField(_("task"), max_length=40, unique=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    good_until = models.DateField(_("good until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("yearly task")
        verbose_name_plural = _("yearly tasks")
        ordering = ["good_until", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True, good_until__isnull=True)
                | models.Q(done_on__isnull=False, good_until__isnull=False, good_until__gte=models.F("done_on")),
                name="upkeep_is_good_after_it_is_done",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """When a process behind the pages was last heard of. One row a process; old ones are swept."""

    class Kind(models.TextChoices):
        WORKER = "worker", _("worker")
        BEAT = "beat", _("beat")

    name = models.CharField(_("name"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("when"))
    version = models.CharField(_("version"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
