"""Seasons: national events, program dates and fees, each with the grade of its source."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.directory import Program
from programs.models.fact import Agreement, StrengthClass
from programs.models.statement import Statement


class Grade(models.TextChoices):
    """How official a source is. Third-party grades are shown as "reported"."""

    OFFICIAL = "A", _("official")
    SECONDARY = "B", _("reputable second hand")
    THIRD_PARTY = "C", _("reported")
    THIRD_PARTIES_AGREE = "C2", _("reported by two unrelated sources")


class Season(models.Model):
    """A Match by its year: applications in the year before, training from July."""

    match_year = models.PositiveSmallIntegerField(_("match year"), primary_key=True)

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        ordering = ["-match_year"]

    def __str__(self) -> str:
        return str(self.match_year)


class KeptByHand(models.Model):
    """A row of a feed that an administrator may correct. While it is kept by hand, no feed overwrites it."""

    by_hand = models.BooleanField(
        _("kept by hand"),
        default=False,
        db_default=False,
        help_text=_("No feed overwrites this row. Unticked, it is the feed's again from its next run on."),
    )

    class Meta:
        abstract = True


class SeasonEvent(KeptByHand):
    """A national event. `all_day` events have no clock time; their moments are midnight Eastern."""

    season = models.ForeignKey(Season, on_delete=models.CASCADE, related_name="events", verbose_name=_("season"))
    event = models.SlugField(_("event"), max_length=60)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    all_day = models.BooleanField(_("all day"))
    service = models.CharField(_("service"), max_length=20)
    grade = models.CharField(_("grade"), max_length=2, choices=Grade)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("season event")
        verbose_name_plural = _("season events")
        ordering = ["starts_at", "event"]
        constraints = [
            models.UniqueConstraint(fields=["season", "event"], name="event_once_a_season"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=models.F("starts_at")),
                name="event_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.season_id} {self.event}"


class ProgramDate(models.Model):
    """The only store of a program's dates. Written by programs.facts alone.

    `day` with `match_year`: one season's date. `month_day` ("12-01"): stated for every season, and neither is set.
    """

    class Event(models.TextChoices):
        OPENS = "application_opens", _("applications open")
        DEADLINE = "application_deadline", _("application deadline")

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="dates", verbose_name=_("program"))
    kind = models.CharField(_("track kind"), max_length=1, blank=True)
    event = models.CharField(_("event"), max_length=30, choices=Event)
    strength_class = models.CharField(_("strength class"), max_length=10, choices=StrengthClass)
    match_year = models.PositiveSmallIntegerField(_("match year"), null=True)
    day = models.DateField(_("day"), null=True)
    month_day = models.CharField(_("day of every season"), max_length=5, blank=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="dates")
    agreement = models.CharField(_("agreement"), max_length=10, choices=Agreement)
    differing = models.ManyToManyField(Statement, related_name="+")

    class Meta:
        verbose_name = _("program date")
        verbose_name_plural = _("program dates")
        ordering = ["program", "event", "-match_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "kind", "event", "strength_class", "match_year"],
                nulls_distinct=False,
                name="date_once_a_season",
            ),
            models.CheckConstraint(
                condition=Q(match_year__isnull=False, day__isnull=False, month_day="")
                | (Q(match_year__isnull=True, day__isnull=True) & ~Q(month_day="")),
                name="date_of_one_season_or_of_every",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.day or self.month_day}"


class Fee(KeptByHand):
    """What something costs in a season. `from_count`/`to_count` bound a tier; None: no bound."""

    match_year = models.PositiveSmallIntegerField(_("match year"))
    fee = models.SlugField(_("fee"), max_length=40)
    amount_usd = models.DecimalField(_("amount (USD)"), max_digits=8, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=30)
    from_count = models.PositiveSmallIntegerField(_("from count"), null=True, blank=True)
    to_count = models.PositiveSmallIntegerField(_("to count"), null=True, blank=True)
    per = models.CharField(_("counted per"), max_length=20)
    grade = models.CharField(_("grade"), max_length=2, choices=Grade)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        ordering = ["match_year", "fee", "from_count"]
        constraints = [
            models.UniqueConstraint(
                fields=["match_year", "fee", "from_count"],
                nulls_distinct=False,
                name="fee_tier_once_a_season",
            ),
            models.CheckConstraint(condition=Q(amount_usd__gte=0), name="fee_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.match_year} {self.fee} {self.amount_usd}"
