"""Searches that are asked again on their own."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant

MOST_SEARCHES = 50


class SavedSearch(models.Model):
    """`query`: as it stands in the address, and nothing of the profile is in it. `known`: the programs that it found
    when its owner was last told, by primary key; None: not asked yet."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="searches")
    name = models.CharField(_("name"), max_length=100)
    query = models.CharField(max_length=8000, blank=True)
    known = ArrayField(models.IntegerField(), null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["applicant", "name"], name="search_name_once")]

    def __str__(self) -> str:
        return self.name
