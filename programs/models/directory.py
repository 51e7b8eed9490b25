"""What stands in the directory: sponsors, programs and the tracks inside them."""

from django.db import models
from django.db.models import Prefetch, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from programs import fields
from programs.models.specialty import Specialty

TRACK_KIND_CHOICES = list(fields.TRACK_KINDS.items())


class Certainty(models.TextChoices):
    """How sure the curators are of something they linked or named by hand."""

    SURE = "sure", _("sure")
    CITY_ONLY = "city_only", _("sure of name and city")
    LIKELY = "likely", _("likely, to be confirmed")
    UNSURE = "unsure", _("unsure, to be confirmed")
    UNKNOWN = "unknown", _("unknown")


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def published(self) -> "InstitutionQuerySet":
        return self.filter(published=True)

    def names_to_confirm(self) -> "InstitutionQuerySet":
        return self.filter(name_certainty__in=["likely", "unsure"])


class Institution(models.Model):
    """A sponsor of residency programs.

    `listed_name` is what the list of programs prints (abbreviated). `plain_name`, place and hospital number are the
    curators' reading of it; while `name_certainty` is likely they wait, and pages show the listed name instead.
    What a curator has edited here (`named_by_hand`) no feed overwrites.
    """

    code = models.CharField(_("code"), max_length=12, unique=True)
    nrmp_code = models.CharField(_("NRMP institution code"), max_length=4, null=True, blank=True, unique=True)
    listed_name = models.CharField(_("name as listed"), max_length=300)
    plain_name = models.CharField(_("plain name"), max_length=300, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    ccn = models.CharField(_("CMS certification number"), max_length=6, blank=True)
    name_certainty = models.CharField(_("name certainty"), max_length=10, choices=Certainty, default=Certainty.UNKNOWN)
    named_by_hand = models.BooleanField(_("named by a curator"), default=False, editable=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    published = models.BooleanField(_("published"), default=False, editable=False)

    objects = InstitutionQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["published"])

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["plain_name", "listed_name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="institution_coordinates_both_or_neither",
            ),
            models.CheckConstraint(condition=~Q(code=""), name="institution_has_a_code"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def names_wait(self) -> bool:
        """Whether name and place wait for a curator."""
        return self.name_certainty in {Certainty.LIKELY, Certainty.UNSURE, Certainty.UNKNOWN}

    @property
    def name(self) -> str:
        return self.listed_name if self.names_wait or not self.plain_name else self.plain_name

    @property
    def shown_city(self) -> str:
        """Empty while the place waits for a curator."""
        return "" if self.names_wait else self.city

    @property
    def slug(self) -> str:
        return slugify(self.name)[:80] or "institution"


class InstitutionAlias(models.Model):
    """Another name people use: programs are missed because ACGME, NRMP, ERAS and everyday names differ."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=300)
    by_hand = models.BooleanField(_("added by hand"), default=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "name"], name="alias_once_an_institution"),
        ]

    def __str__(self) -> str:
        return self.name


class ProgramQuerySet(models.QuerySet["Program"]):
    def published(self) -> "ProgramQuerySet":
        """Programs that at least one published source names."""
        return self.filter(published=True)

    def for_cards(self) -> "ProgramQuerySet":
        """With what a card or an API row shows: a fixed number of queries whatever the number of programs."""
        listed = Track.objects.filter(published=True).order_by("nrmp_code")
        return self.select_related("institution", "specialty").prefetch_related(
            Prefetch("tracks", listed, to_attr="listed_tracks"),
            "facts__statement__source",
            "facts__statement__readings",
            "dates__statement__source",
            "dates__statement__readings",
        )


class Program(models.Model):
    """What one applies to: one accredited program of an institution in a specialty, at a site where it has several.

    The columns under "Written by programs.facts alone" repeat facts for filters. None means not stated, or nothing
    that may be held against anyone (programs.requirement_columns); "disputed" means that sources of equal weight
    differ, which is neither yes nor no. Dates are those of the season in which the program was last settled.
    """

    public_id = models.CharField(_("id"), max_length=60, unique=True)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="programs", verbose_name=_("institution")
    )
    specialty = models.ForeignKey(
        Specialty, on_delete=models.PROTECT, related_name="programs", verbose_name=_("specialty")
    )
    site = models.CharField(_("site"), max_length=120, blank=True)
    site_city = models.CharField(_("city of the site"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)

    # Written by programs.facts alone.
    published = models.BooleanField(_("published"), default=False, editable=False)
    accepts_img = models.CharField(max_length=20, null=True, editable=False)  # noqa: DJ001 - None is "not stated"
    visa_j1 = models.CharField(_("J-1"), max_length=20, null=True, editable=False)  # noqa: DJ001 - as above
    visa_h1b = models.CharField(_("H-1B"), max_length=20, null=True, editable=False)  # noqa: DJ001 - as above
    required_step2 = models.PositiveSmallIntegerField(null=True, editable=False)
    required_attempts = models.PositiveSmallIntegerField(null=True, editable=False)
    required_years = models.PositiveSmallIntegerField(null=True, editable=False)
    required_usce_months = models.PositiveSmallIntegerField(null=True, editable=False)  # 0: stated that none is needed
    required_letters_us = models.PositiveSmallIntegerField(null=True, editable=False)
    ecfmg_by = models.CharField(max_length=20, null=True, editable=False)  # noqa: DJ001 - as above
    opens_on = models.DateField(null=True, editable=False)
    deadline_on = models.DateField(null=True, editable=False)
    positions = models.PositiveSmallIntegerField(null=True, editable=False)
    filings_latest = models.PositiveIntegerField(null=True, editable=False)
    resident_filings = models.BooleanField(null=True, editable=False)  # None: none on file, which is not a no
    stated_fields = models.PositiveSmallIntegerField(_("fields stated"), default=0, editable=False)

    # Written by those who keep lists: how many hold the program. Orders curators' work; never shown.
    saved_by = models.PositiveIntegerField(default=0, editable=False)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ["public_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(public_id__regex=r"^([0-9A-Z]{4}-[0-9]{3}(-[a-z0-9-]+)?|x-[0-9a-f]{8})$"),
                name="program_id_has_its_form",
            ),
        ]
        indexes = [models.Index(fields=["published", "specialty", "state"], name="program_listing")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.place_name}, {self.specialty.common_name}"

    @property
    def place_name(self) -> str:
        """The institution, with the site where one sponsor has several programs in the specialty."""
        sponsor, site = self.institution.name, self.site
        return sponsor if not site or site.split(" (")[0] in sponsor else f"{sponsor} ({site})"

    @property
    def city(self) -> str:
        """Empty when unknown. A site elsewhere does not borrow the city of its sponsor."""
        return self.site_city or ("" if self.site else self.institution.shown_city)

    @property
    def slug(self) -> str:
        return slugify(self.name)[:100] or "program"


class Track(models.Model):
    """What one ranks: one NRMP code of a program.

    `published`: a standing statement names the code. `listed_for`: the latest match year for which one does; None: no
    year is stated. Both are written by programs.facts alone.
    """

    nrmp_code = models.CharField(_("NRMP code"), max_length=11, unique=True)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="tracks", verbose_name=_("program"))
    kind = models.CharField(_("kind"), max_length=1, choices=TRACK_KIND_CHOICES)
    name = models.CharField(_("name"), max_length=200)
    listed_name = models.CharField(_("name as listed"), max_length=200, blank=True)
    emphasis = models.CharField(_("emphasis"), max_length=200, blank=True)
    linked_specialty = models.ForeignKey(
        Specialty, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("linked specialty")
    )
    restricted_to = models.CharField(_("restricted to"), max_length=200, blank=True)
    published = models.BooleanField(default=False, editable=False)
    listed_for = models.PositiveSmallIntegerField(_("listed for"), null=True, editable=False)

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["nrmp_code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nrmp_code__regex=r"^[0-9A-Z]{4}[0-9]{3}[CMPAR][0-9A-Z]{1,3}$"),
                name="track_code_has_its_form",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(fields.TRACK_KINDS)), name="track_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.nrmp_code} {self.name}"
