"""What stands now, which statement it rests on, and how it came to change. Written by programs.facts alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.models.directory import Program
from programs.models.source import Source
from programs.models.statement import Statement


class Agreement(models.TextChoices):
    SINGLE = "single", _("one source says so")
    AGREED = "agreed", _("more than one page says so")
    DISPUTED = "disputed", _("sources differ")


class StrengthClass(models.TextChoices):
    """A requirement and a preference are different facts. A limit whose strength is not said is still a limit."""

    LIMIT = "limit", _("limit")
    PREFERENCE = "preference", _("preference")


class FactKey(models.Model):
    """The columns that tell which fact: shared by facts and their changes. `member` is set for set fields only."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="%(class)ss", verbose_name=_("program"))
    field = models.CharField(_("field"), max_length=40)
    kind = models.CharField(_("track kind"), max_length=1, blank=True)
    strength_class = models.CharField(_("strength class"), max_length=10, choices=StrengthClass)
    scope = models.CharField(_("scope"), max_length=10, blank=True)
    member = models.CharField(_("one of several values"), max_length=40, blank=True)

    class Meta:
        abstract = True


class Fact(FactKey):
    """The value that stands for one program, field, track kind, strength class and scope."""

    value = models.CharField(max_length=1000)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="facts")
    agreement = models.CharField(_("agreement"), max_length=10, choices=Agreement)
    evidence = models.ManyToManyField(Statement, through="FactEvidence", related_name="+")

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["program", "field", "kind", "scope", "strength_class", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "field", "kind", "strength_class", "scope", "member"],
                name="fact_once_a_key",
            ),
            models.CheckConstraint(condition=Q(field__in=list(fields.FIELDS)), name="fact_field_is_known"),
        ]
        indexes = [models.Index(fields=["field", "value"], name="fact_field_value")]

    def __str__(self) -> str:
        return f"{self.field}={self.value}"


class FactEvidence(models.Model):
    """A further statement beside the one a fact rests on: it says the same, or it differs."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="beside")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="+")
    differs = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fact", "statement"], name="evidence_once_a_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.fact_id} {self.statement_id}"


class Change(FactKey):
    """A fact before and after. Both are JSON objects of value, strength, agreement and statement id; None: no fact."""

    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    at = models.DateTimeField(_("when"))
    why = models.CharField(_("why"), max_length=300)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("source"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(before__isnull=False) | Q(after__isnull=False), name="change_has_a_side"
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="change_latest"),
            models.Index(fields=["field", "-at", "-id"], name="change_latest_of_field"),
        ]

    def __str__(self) -> str:
        return f"{self.program_id} {self.field}"


class DirectoryVersion(models.Model):
    """One row. Its number moves with every change that a reader could see; caches and the index follow it.

    `settled_on` is the last day for which every program was reconciled; None: never.
    """

    number = models.PositiveBigIntegerField(default=0)
    moved_at = models.DateTimeField(null=True)
    settled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="directory_version_is_one_row"),
        ]

    def __str__(self) -> str:
        return str(self.number)
