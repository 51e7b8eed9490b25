"""Guides and general questions: Markdown from `fixtures/`, edited in the admin after that, every version kept."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from programs.models.season import Grade

LONGEST_BODY = 60_000
"""In characters: five times the longest guide."""


class Form(models.TextChoices):
    """Questions are one text a section, each question a heading of it."""

    GUIDE = "guide", _("guide")
    QUESTIONS = "questions", _("questions and answers")


class Section(models.TextChoices):
    """In the order of the list of guides."""

    ROAD = "road", _("The road")
    PAPERS = "papers", _("Papers and exams")
    EXPERIENCE = "experience", _("Clinical experience in the US")
    CHOOSING = "choosing", _("Choosing and spending")
    INTERVIEWS = "interviews", _("Interviews and ranking")
    VISAS = "visas", _("Visas and work permission")
    WORKING = "working", _("Starting work")
    SUPPORT = "support", _("Keeping well, and trying again")
    QUESTIONS = "questions", _("Questions")


class Guide(models.Model):
    """One text in one language; its twins in other languages have the same form and slug.

    `loaded`: the hash of the file it was last loaded from; a text that was edited since is not overwritten by loading.
    """

    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.GUIDE)
    language = models.CharField(_("language"), max_length=10)
    slug = models.SlugField(_("name in the address"), max_length=60)
    title = models.CharField(_("title"), max_length=70)
    summary = models.CharField(_("summary"), max_length=200)
    section = models.CharField(_("section"), max_length=12, choices=Section)
    place = models.PositiveSmallIntegerField(_("place in the list"))
    phases = ArrayField(
        models.CharField(max_length=12), verbose_name=_("phases of the season"), default=list, blank=True
    )
    body = models.TextField(_("text"), max_length=LONGEST_BODY, validators=[MinLengthValidator(1)])
    reviewed_on = models.DateField(_("last checked on"))
    expires_on = models.DateField(_("to be checked again by"))
    published = models.BooleanField(_("published"), default=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    history = HistoricalRecords(excluded_fields=["loaded"])

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        ordering = ["place", "slug", "language"]
        constraints = [
            models.UniqueConstraint(fields=["form", "language", "slug"], name="guide_once_a_language"),
            models.CheckConstraint(
                condition=Q(expires_on__gt=models.F("reviewed_on")), name="guide_expires_after_review"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    def expired(self, day: dt.date) -> bool:
        """Its facts have not been checked again in time: pages say so."""
        return day > self.expires_on


class Reference(models.Model):
    """Where a guide's facts are written. Cited in its text as `source:key`. `check_url`: the official page to check."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="references")
    key = models.SlugField(_("key"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("address"), max_length=500)
    grade = models.CharField(_("grade"), max_length=2, choices=Grade)
    note = models.CharField(_("season or day it speaks of"), max_length=200, blank=True)
    check_url = models.URLField(_("official page to check"), max_length=500, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("source of a guide")
        verbose_name_plural = _("sources of guides")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["guide", "key"], name="reference_once_a_guide")]

    def __str__(self) -> str:
        return self.name
