"""Specialties by their ACGME codes, and how many signals applicants have in each."""

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _


class SpecialtyQuerySet(models.QuerySet["Specialty"]):
    def with_program_counts(self) -> "SpecialtyQuerySet":
        """Adds `published_programs`; one grouped query."""
        return self.annotate(published_programs=Count("programs", filter=Q(programs__published=True)))


class Specialty(models.Model):
    """A specialty by its ACGME code."""

    code = models.CharField(_("ACGME code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=120)
    common_name = models.CharField(_("common name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    years = models.PositiveSmallIntegerField(_("years of training"))
    years_grade = models.CharField(_("years grade"), max_length=1, help_text=_("s: sourced; g: general knowledge"))
    application_service = models.CharField(_("application service"), max_length=20)
    match_service = models.CharField(_("match service"), max_length=20)

    objects = SpecialtyQuerySet.as_manager()

    class Meta:
        verbose_name = _("specialty")
        verbose_name_plural = _("specialties")
        ordering = ["common_name"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{3}$"), name="specialty_code_is_three_digits"),
        ]

    def __str__(self) -> str:
        return self.common_name


class SpecialtySignal(models.Model):
    """How many program signals an applicant has in a specialty and season. `gold` alone is a single-tier count."""

    specialty = models.ForeignKey(
        Specialty, on_delete=models.CASCADE, related_name="signals", verbose_name=_("specialty")
    )
    match_year = models.PositiveSmallIntegerField(_("match year"))
    gold = models.PositiveSmallIntegerField(_("gold"))
    silver = models.PositiveSmallIntegerField(_("silver"), null=True, blank=True)
    grade = models.CharField(_("grade"), max_length=2)

    class Meta:
        verbose_name = _("specialty signal")
        verbose_name_plural = _("specialty signals")
        ordering = ["-match_year"]
        constraints = [
            models.UniqueConstraint(fields=["specialty", "match_year"], name="signals_once_a_season"),
        ]

    def __str__(self) -> str:
        return f"{self.specialty_id} {self.match_year}"
