"""What an applicant saves: programs of a season, with the tracks meant."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant
from programs.models import Program, Track

MOST_ENTRIES = 1000
MOST_NOTES = 20_000
MOST_TAGS, LONGEST_TAG = 20, 40


class Status(models.TextChoices):
    INTERESTED = "interested", _("interested")
    APPLYING = "applying", _("applying")
    APPLIED = "applied", _("applied")
    WAITLISTED = "waitlisted", _("on a waiting list")
    INTERVIEW_OFFERED = "interview_offered", _("interview offered")
    INTERVIEWED = "interviewed", _("interviewed")
    RANKED = "ranked", _("ranked")
    REJECTED = "rejected", _("rejected")
    DECLINED = "declined", _("declined by you")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MATCHED = "matched", _("matched")


PAID = (
    Status.APPLIED,
    Status.WAITLISTED,
    Status.INTERVIEW_OFFERED,
    Status.INTERVIEWED,
    Status.RANKED,
    Status.REJECTED,
    Status.DECLINED,
    Status.WITHDRAWN,
    Status.MATCHED,
)
"""The application has been sent, so its money is spent."""
OVER = (Status.REJECTED, Status.DECLINED, Status.WITHDRAWN)


class Signal(models.TextChoices):
    """Where a specialty has one kind of signal alone, each is told as gold."""

    NONE = "none", _("no signal")
    SILVER = "silver", _("silver signal")
    GOLD = "gold", _("gold signal")


class ShortlistEntry(models.Model):
    """A program on the list of one season. `position` from 1, without gaps.

    `revision` grows with each change, so that a second tab cannot overwrite what the first one wrote unseen.
    `tracks`: those meant; none chosen means that it is not decided yet. `copied_from`: last season's entry.
    """

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="entries")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="shortlisted")
    match_year = models.PositiveSmallIntegerField(_("Match year"))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.INTERESTED)
    signal = models.CharField(_("signal"), max_length=10, choices=Signal, default=Signal.NONE)
    tracks = models.ManyToManyField(Track, blank=True, related_name="+", verbose_name=_("tracks"))
    notes = models.TextField(_("notes"), blank=True, max_length=MOST_NOTES)
    tags = ArrayField(models.CharField(max_length=LONGEST_TAG), default=list, blank=True, verbose_name=_("tags"))
    position = models.PositiveIntegerField(_("position"))
    seen_in_eras = models.BooleanField(_("seen in the application service"), default=False)
    revision = models.PositiveIntegerField(default=1)
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)  # None: what changed since it was added has not been looked at

    class Meta:
        verbose_name = _("shortlist entry")
        verbose_name_plural = _("shortlist entries")
        ordering = ["match_year", "position"]
        constraints = [
            models.UniqueConstraint(fields=["applicant", "match_year", "program"], name="entry_once_a_season"),
            models.UniqueConstraint(
                fields=["applicant", "match_year", "position"],
                name="entry_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="entry_position_from_one"),
            models.CheckConstraint(condition=Q(notes__length__lte=MOST_NOTES), name="entry_notes_are_bounded"),
            models.CheckConstraint(condition=Q(tags__len__lte=MOST_TAGS), name="entry_tags_are_bounded"),
        ]

    def __str__(self) -> str:
        return f"{self.match_year} {self.program_id}"


class Vacancy(models.Model):
    """An opening off the season, noted by hand. `program` None: not one of the directory."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="vacancies")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("what is open"), max_length=200)
    url = models.URLField(_("where you read it"), max_length=500, blank=True)
    seen_on = models.DateField(_("seen on"))
    note = models.TextField(_("note"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ["-seen_on", "pk"]

    def __str__(self) -> str:
        return self.title
