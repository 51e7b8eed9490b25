"""H-1B labor condition applications: the step before a petition. An employer's history, never a program's promise."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from programs.models.directory import Certainty, Institution
from programs.models.source import Source


class SponsorFilingQuerySet(models.QuerySet["SponsorFiling"]):
    def of_institution(self, institution: "Institution", relations: list[str]) -> "SponsorFilingQuerySet":
        """Totals filed by the employers that counting links of these relations tie to the institution."""
        links = EmployerLink.objects.counting().filter(
            institution=institution,
            relation__in=relations,
            employer_key=OuterRef("employer_key"),
            state=OuterRef("state"),
        )
        return self.filter(Exists(links), source__published=True)


class SponsorFiling(models.Model):
    """Certified positions for physicians (SOC 29-12xx, attending doctors too) of an employer in a fiscal year."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", verbose_name=_("source"))
    employer = models.CharField(_("employer"), max_length=300)
    employer_key = models.CharField(_("employer key"), max_length=300, db_index=True)
    state = models.CharField(_("state"), max_length=2)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    positions = models.PositiveIntegerField(_("positions"))
    soc_codes = models.CharField(_("SOC codes"), max_length=300, blank=True)

    objects = SponsorFilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("H-1B filing total")
        verbose_name_plural = _("H-1B filing totals")
        ordering = ["employer", "state", "fiscal_year"]
        constraints = [
            models.UniqueConstraint(fields=["employer", "state", "fiscal_year"], name="filing_once_a_year"),
            models.CheckConstraint(condition=Q(positions__gt=0), name="filing_has_positions"),
        ]

    def __str__(self) -> str:
        return f"{self.employer} {self.state} {self.fiscal_year}"


class FilingCase(models.Model):
    """One case of the disclosure file. `resident_titled` when the job title names a resident, PGY or house staff.

    `certified` is false once a later file says that the case was withdrawn, denied or revoked: then it counts no more.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", verbose_name=_("source"))
    case_number = models.CharField(_("case number"), max_length=30, unique=True)
    job_title = models.CharField(_("job title"), max_length=300)
    soc_code = models.CharField(_("SOC code"), max_length=12)
    begins = models.DateField(_("begins"), null=True)
    ends = models.DateField(_("ends"), null=True)
    employer = models.CharField(_("employer"), max_length=300)
    employer_key = models.CharField(_("employer key"), max_length=300, db_index=True)
    trade_name = models.CharField(_("trade name"), max_length=300, blank=True)
    worksite_city = models.CharField(_("worksite city"), max_length=100, blank=True)
    worksite_state = models.CharField(_("worksite state"), max_length=2, blank=True)
    worksite_postal_code = models.CharField(_("worksite postal code"), max_length=10, blank=True)
    wage_from = models.DecimalField(_("wage from"), max_digits=12, decimal_places=2, null=True)
    wage_to = models.DecimalField(_("wage to"), max_digits=12, decimal_places=2, null=True)
    wage_unit = models.CharField(_("wage unit"), max_length=12, blank=True)
    wage_level = models.CharField(_("wage level"), max_length=4, blank=True)
    resident_titled = models.BooleanField(_("titled as a resident"), default=False)
    certified = models.BooleanField(_("certified filing"), default=True, db_default=True)

    class Meta:
        verbose_name = _("H-1B case")
        verbose_name_plural = _("H-1B cases")
        ordering = ["case_number"]

    def __str__(self) -> str:
        return self.case_number


class EmployerLinkQuerySet(models.QuerySet["EmployerLink"]):
    def counting(self) -> "EmployerLinkQuerySet":
        """Links that a curator confirmed, or that are sure while nobody has looked."""
        return self.filter(Q(confirmed=True) | Q(confirmed__isnull=True, certainty="sure"))

    def to_confirm(self) -> "EmployerLinkQuerySet":
        return self.filter(confirmed__isnull=True).exclude(certainty="sure")


class EmployerLink(models.Model):
    """That an employer's spelling in a state is, or belongs to, an institution.

    Counts come from confirmed `same` and `gme_body` links; the other relations are shown apart, as shared.
    `confirmed` is None while no curator has looked: a sure link counts meanwhile, any other waits.
    """

    class Relation(models.TextChoices):
        SAME = "same", _("the institution itself")
        GME_BODY = "gme_body", _("its body for residents")
        PARENT = "parent_system", _("its parent system")
        UNIVERSITY = "university", _("its university")
        AFFILIATE = "affiliate", _("an affiliate")

    employer = models.CharField(_("employer as spelled"), max_length=300)
    employer_key = models.CharField(max_length=300, db_index=True, editable=False)
    state = models.CharField(_("state"), max_length=2)
    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="employer_links", verbose_name=_("institution")
    )
    relation = models.CharField(_("relation"), max_length=15, choices=Relation)
    files_for_residents = models.BooleanField(
        _("a resident-titled case is on file"), null=True, blank=True, help_text=_("Unknown is not no.")
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty)
    confirmed = models.BooleanField(_("confirmed"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = EmployerLinkQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("employer link")
        verbose_name_plural = _("employer links")
        ordering = ["employer", "state"]
        constraints = [
            models.UniqueConstraint(fields=["employer", "state", "institution"], name="employer_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.employer} ({self.state})"

    @property
    def counts(self) -> bool:
        return self.confirmed is True or (self.confirmed is None and self.certainty == Certainty.SURE)
