"""What one source said about one field, when it was read, and who decided on it."""

from typing import Any, cast

from django.conf import settings
from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.models.directory import Institution, Program
from programs.models.source import Fetch, Source
from programs.models.wording import Wording

FIELD_CHOICES = [(name, entry.label) for name, entry in fields.FIELDS.items()]
STRENGTH_CHOICES = [(value, label) for value, label in fields.STRENGTH_LABELS.items() if value]
SCOPE_CHOICES = [(value, label) for value, label in fields.SCOPE_LABELS.items() if value]
KIND_CHOICES = list(fields.TRACK_KINDS.items())


class AppliesTo(models.TextChoices):
    ALL = "all", _("all applicants")
    IMG = "img", _("international graduates")
    US = "us", _("US graduates")


class Basis(models.TextChoices):
    """Whether the words say it (explicit), a reader concluded it (inferred), or that is not known."""

    EXPLICIT = "explicit", _("in words")
    INFERRED = "inferred", _("concluded by a reader")
    UNKNOWN = "unknown", _("not known whether in words")


class StatementQuerySet(models.QuerySet["Statement"]):
    def with_latest_verdict(self) -> "StatementQuerySet":
        """Adds `latest_verdict`: accepted, rejected or None when nobody has decided."""
        return cast("StatementQuerySet", self._decided())

    def standing(self) -> "StatementQuerySet":
        """What may become a fact: from a published source, and accepted or never in need of review."""
        accepted = Q(latest_verdict="accepted")
        undecided = Q(latest_verdict__isnull=True, needs_review=False)
        return cast("StatementQuerySet", self._decided().filter(accepted | undecided, source__published=True))

    def waiting(self) -> "StatementQuerySet":
        """The curator's queue."""
        return cast("StatementQuerySet", self._decided().filter(needs_review=True, latest_verdict__isnull=True))

    def to_be_asked(self) -> "StatementQuerySet":
        """What a look that finds it asks about: what waits, and what was retired when its page stopped saying so."""
        retired = Q(latest_verdict="rejected", is_retired=True)
        waits = Q(latest_verdict__isnull=True, needs_review=True)
        latest = _latest_decisions().values("until_said_again")
        rows = self._decided().annotate(is_retired=Subquery(latest[:1]))
        return cast("StatementQuerySet", rows.filter(waits | retired))

    def _decided(self) -> Any:
        """Any, because types know nothing of the annotation."""
        latest = _latest_decisions()
        return self.annotate(latest_verdict=Subquery(latest.values("verdict")[:1]))


def _latest_decisions() -> "models.QuerySet[Decision]":
    return Decision.objects.filter(statement=OuterRef("pk")).order_by("-at", "-pk")


class Statement(models.Model):
    """Immutable: a database trigger refuses updates. What changed is a new statement; what was wrong is a decision.

    The subject is one program, or one institution (a GME office's policy for all its programs). `kind` narrows it to
    tracks of one kind ("" is all). `match_year` is what `stated_cycle` was taken to mean; None: no cycle stated.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="statements", verbose_name=_("source"))
    page_url = models.CharField(_("page"), max_length=1000, blank=True)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True, related_name="statements")
    kind = models.CharField(_("track kind"), max_length=1, blank=True, choices=KIND_CHOICES)
    field = models.CharField(_("field"), max_length=40, choices=FIELD_CHOICES)
    value = models.CharField(_("value"), max_length=1000)
    strength = models.CharField(_("strength"), max_length=20, blank=True, choices=STRENGTH_CHOICES)
    scope = models.CharField(_("scope"), max_length=10, blank=True, choices=SCOPE_CHOICES)
    applies_to = models.CharField(_("applies to"), max_length=5, choices=AppliesTo, default=AppliesTo.ALL)
    unless = models.CharField(_("unless"), max_length=200, blank=True)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.EXPLICIT)
    stated_cycle = models.CharField(_("cycle as stated"), max_length=40, blank=True)
    match_year = models.PositiveSmallIntegerField(_("match year"), null=True, blank=True, editable=False)
    where_on_page = models.CharField(_("where on the page"), max_length=300, blank=True)
    how_read = models.CharField(_("how it was read"), max_length=40, blank=True)
    extractor = models.CharField(_("extractor version"), max_length=20, blank=True)
    confidence = models.FloatField(_("confidence"), null=True, blank=True)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, null=True, blank=True, related_name="statements")
    needs_review = models.BooleanField(_("waits for a curator"), default=False)
    review_reason = models.CharField(_("why it waits"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "source",
                    "page_url",
                    "institution",
                    "program",
                    "kind",
                    "field",
                    "value",
                    "strength",
                    "scope",
                    "applies_to",
                    "unless",
                    "stated_cycle",
                ],
                nulls_distinct=False,
                name="statement_once_as_said",
            ),
            models.CheckConstraint(
                condition=Q(institution__isnull=True, program__isnull=False)
                | Q(institution__isnull=False, program__isnull=True),
                name="statement_about_one_subject",
            ),
            models.CheckConstraint(condition=Q(field__in=list(fields.FIELDS)), name="statement_field_is_known"),
            models.CheckConstraint(condition=Q(strength__in=fields.STRENGTHS), name="statement_strength_is_known"),
            models.CheckConstraint(condition=Q(scope__in=fields.SCOPES), name="statement_scope_is_known"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(0, 1)),
                name="statement_confidence_is_0_to_1",
            ),
        ]
        indexes = [
            models.Index(fields=["field"], name="statement_field"),
            HashIndex(fields=["page_url"], name="statement_page"),
        ]

    def __str__(self) -> str:
        return f"{self.field}={self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("a statement is immutable: record a new one, or decide on this one")
        super().save(*args, **kwargs)


class Reading(models.Model):
    """That a statement was read again on a day: on the live page, or in a stored copy of unknown date.

    By the run of a feed (`fetch`) or by a look at the page itself (`check_of`).
    """

    class ReadFrom(models.TextChoices):
        LIVE = "live", _("live page")
        STORED_COPY = "stored_copy", _("stored copy of unknown date")

    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="readings", verbose_name=_("statement")
    )
    fetch = models.ForeignKey(
        Fetch, on_delete=models.SET_NULL, null=True, blank=True, related_name="readings", verbose_name=_("fetch")
    )
    check_of = models.ForeignKey(
        "programs.PageCheck",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="readings",
        verbose_name=_("look at the page"),
    )
    day = models.DateField(_("day of reading"))
    read_from = models.CharField(_("read from"), max_length=12, choices=ReadFrom)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "day", "read_from"], name="reading_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.day} {self.read_from}"


class Decision(models.Model):
    """Who accepted or rejected a statement, when and why. The latest decision on a statement stands.

    `until_said_again`: rejected because its page stopped saying so, not because it was read wrongly. A look that finds
    the words again asks about it again.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("statement")
    )
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict)
    why = models.CharField(_("why"), max_length=500, blank=True)
    until_said_again = models.BooleanField(_("until its page says it again"), default=False, db_default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by whom"),
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.statement_id}"
