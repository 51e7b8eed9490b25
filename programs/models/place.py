"""Hospitals and cities: public records that place institutions and help to link what arrives."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.source import Source


class Hospital(models.Model):
    """A hospital as one public record gives it: two records of one building stay two rows."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", verbose_name=_("source"))
    source_key = models.CharField(_("source key"), max_length=400)
    name = models.CharField(_("name"), max_length=300)
    other_name = models.CharField(_("other name"), max_length=300, blank=True)
    ccn = models.CharField(_("CMS number"), max_length=6, blank=True, db_index=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    city = models.CharField(_("city"), max_length=100)
    state = models.CharField(_("state"), max_length=2)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    county = models.CharField(_("county"), max_length=100, blank=True)
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    kind = models.CharField(_("kind"), max_length=100, blank=True)
    ownership = models.CharField(_("ownership"), max_length=100, blank=True)
    beds = models.PositiveIntegerField(_("beds"), null=True)
    website = models.CharField(_("website"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("hospital")
        verbose_name_plural = _("hospitals")
        ordering = ["state", "city", "name"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_key"], name="hospital_once_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.city} {self.state}"


class City(models.Model):
    state = models.CharField(_("state"), max_length=2)
    name = models.CharField(_("name"), max_length=100)
    county = models.CharField(_("county"), max_length=100)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["state", "name"]
        constraints = [
            models.UniqueConstraint(fields=["state", "name", "county"], name="city_once_a_county"),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="city_coordinates_exist",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.state}"
