"""Rank order lists, as they are certified with the NRMP."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant
from programs.models import Track


class RankList(models.Model):
    """One season's list. `certified_on`: the day the applicant says it was certified; None: not yet."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="rank_lists")
    match_year = models.PositiveSmallIntegerField(_("Match year"))
    certified_on = models.DateField(_("certified on"), null=True, blank=True)
    as_couple = models.BooleanField(_("ranked as a couple"), default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("rank list")
        verbose_name_plural = _("rank lists")
        constraints = [models.UniqueConstraint(fields=["applicant", "match_year"], name="rank_list_once_a_season")]

    def __str__(self) -> str:
        return f"rank list {self.match_year}"


class RankChoice(models.Model):
    """One code on a list. `supplements` None: on the primary list; else on the supplemental list of that A track."""

    rank_list = models.ForeignKey(RankList, on_delete=models.CASCADE, related_name="choices")
    supplements = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="supplemental")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["rank_list", "supplements", "track"], name="choice_once_a_list", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["rank_list", "supplements", "position"],
                name="choice_position_once",
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="choice_position_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.track_id}"


class PairChoice(models.Model):
    """One pair of a couple's list. `track` None: unmatched; an empty `partner_code`: the partner unmatched."""

    rank_list = models.ForeignKey(RankList, on_delete=models.CASCADE, related_name="pairs")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    partner_code = models.CharField(_("partner's code"), max_length=11, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("pair")
        verbose_name_plural = _("pairs")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["rank_list", "track", "partner_code"], name="pair_once", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["rank_list", "position"], name="pair_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(track=None, partner_code=""), name="pair_is_of_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.track_id} {self.partner_code}"
