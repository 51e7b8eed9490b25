"""Interviews, and what an applicant thinks of them."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant
from applicants.models.shortlist import ShortlistEntry

MOST_POINTS = 10
MOST_CRITERIA = 20


class Interview(models.Model):
    """One offer. Times are moments; they are told in Eastern and in the applicant's own time."""

    class Format(models.TextChoices):
        NOT_SAID = "", _("not said yet")
        VIRTUAL = "virtual", _("virtual")
        IN_PERSON = "in_person", _("in person")
        EITHER = "either", _("virtual or in person")

    entry = models.ForeignKey(ShortlistEntry, on_delete=models.CASCADE, related_name="interviews")
    offered_on = models.DateField(_("offered on"), null=True, blank=True)
    reply_by = models.DateField(_("reply by"), null=True, blank=True)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), null=True, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=Format, default="", blank=True)
    place = models.CharField(_("place or link"), max_length=500, blank=True)
    notes = models.TextField(_("notes"), blank=True, max_length=20_000)
    thanked = models.BooleanField(_("thanked"), default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(notes__length__lte=20_000), name="interview_notes_are_bounded"),
        ]

    def __str__(self) -> str:
        return f"interview {self.pk}"


class Criterion(models.Model):
    """One line of the scorecard, with its own weight. A weight of 0 is kept and does not count."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("name"), max_length=60)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=[MaxValueValidator(MOST_POINTS)])
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["applicant", "name"], name="criterion_once"),
            models.CheckConstraint(condition=Q(weight__lte=MOST_POINTS), name="criterion_weight_is_bounded"),
        ]

    def __str__(self) -> str:
        return self.name


class Score(models.Model):
    """Points from 0 to 10 by one criterion. No row: not scored, which is not nought."""

    entry = models.ForeignKey(ShortlistEntry, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    points = models.PositiveSmallIntegerField(_("points"), validators=[MaxValueValidator(MOST_POINTS)])

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(fields=["entry", "criterion"], name="score_once"),
            models.CheckConstraint(condition=Q(points__lte=MOST_POINTS), name="score_is_bounded"),
        ]

    def __str__(self) -> str:
        return str(self.points)
