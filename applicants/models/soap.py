"""SOAP week: the list of unfilled programs that an applicant was given. Private to her, and gone after SOAP."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant
from programs.models import Program, Track

MOST_SOAP_APPLICATIONS = 45


class SoapList(models.Model):
    """`delete_after`: when SOAP has ended; a sweep deletes it then, with all its lines."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="soap_lists")
    match_year = models.PositiveSmallIntegerField(_("Match year"))
    pasted_at = models.DateTimeField(auto_now_add=True)
    delete_after = models.DateTimeField()

    class Meta:
        verbose_name = _("SOAP list")
        verbose_name_plural = _("SOAP lists")
        constraints = [models.UniqueConstraint(fields=["applicant", "match_year"], name="soap_list_once_a_season")]

    def __str__(self) -> str:
        return f"SOAP list {self.match_year}"


class SoapLine(models.Model):
    """One line as it was pasted. `program` None: no program of the directory was recognised in it."""

    soap_list = models.ForeignKey(SoapList, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=500)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, null=True, related_name="+")
    track = models.ForeignKey(Track, on_delete=models.CASCADE, null=True, related_name="+")
    applied = models.BooleanField(_("applied"), default=False)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["soap_list", "number"], name="soap_line_once")]

    def __str__(self) -> str:
        return self.text
