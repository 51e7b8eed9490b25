"""Which medical schools a program's residents come from, as a page states it: counts of schools, never people."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.directory import Program
from programs.models.source import Source


class ResidentSchoolQuerySet(models.QuerySet["ResidentSchool"]):
    def published(self) -> "ResidentSchoolQuerySet":
        """What readers may see: taking the source or the program down hides it."""
        return self.filter(source__published=True, program__published=True)


class ResidentSchool(models.Model):
    """That residents of a program come from a school, as one page states it for one year.

    `school_key` is the folded spelling by which schools are compared. `country` "": not stated. `count` None: the page
    names the school and no number. `stated_for` is the match year or academic year in the page's words, `match_year`
    what it was taken to mean (None: no year stated). `read_on` None: a stored copy of unknown date.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", verbose_name=_("source"))
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, related_name="resident_schools", verbose_name=_("program")
    )
    school = models.CharField(_("medical school as stated"), max_length=200)
    school_key = models.CharField(max_length=200, editable=False)
    country = models.CharField(_("country of the school"), max_length=2, blank=True)
    count = models.PositiveSmallIntegerField(_("residents"), null=True, blank=True)
    stated_for = models.CharField(_("year as stated"), max_length=40, blank=True)
    match_year = models.PositiveSmallIntegerField(_("match year"), null=True, blank=True, editable=False)
    page_url = models.CharField(_("page"), max_length=1000)
    read_on = models.DateField(_("read on the live page on"), null=True, blank=True)

    objects = ResidentSchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("school of residents")
        verbose_name_plural = _("schools of residents")
        ordering = ["program", "-match_year", "school_key", "country"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "program", "school_key", "country", "match_year"],
                nulls_distinct=False,
                name="resident_school_once_a_year",
            ),
            models.CheckConstraint(condition=Q(count__isnull=True) | Q(count__gt=0), name="resident_school_has_some"),
            models.CheckConstraint(condition=~Q(school="") & ~Q(school_key=""), name="resident_school_has_a_name"),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"), name="resident_school_country_has_its_form"
            ),
            models.CheckConstraint(
                condition=Q(match_year__isnull=True, stated_for="") | (Q(match_year__isnull=False) & ~Q(stated_for="")),
                name="resident_school_year_both_or_neither",
            ),
            models.CheckConstraint(
                condition=Q(page_url__startswith="https://") | Q(page_url__startswith="http://"),
                name="resident_school_names_its_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program_id}: {self.school}"
