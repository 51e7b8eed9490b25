"""What people tell of their own road. Shown only after a curator read it, and gone as soon as they take it back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.calendar import new_token
from programs.models import Specialty

LONGEST_STORY = 6000


class Story(models.Model):
    """One person's own words. Each thing about them beside the text is shown only where they gave it for that.

    `token`: the private address by which its writer sees it, and takes it back; then the row is deleted.
    `user` None: sent without an account. With an account it goes when the account goes.
    """

    class State(models.TextChoices):
        SENT = "sent", _("waiting to be read")
        SHOWN = "shown", _("shown")
        DECLINED = "declined", _("not shown")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="stories"
    )
    token = models.CharField(max_length=50, unique=True, default=new_token, editable=False)
    language = models.CharField(_("language"), max_length=10)
    title = models.CharField(_("title"), max_length=100)
    text = models.TextField(_("your story"), max_length=LONGEST_STORY)
    shown_name = models.CharField(_("name to show"), max_length=60, blank=True)
    school_country = models.CharField(_("country of your medical school"), max_length=2, blank=True)
    specialty = models.ForeignKey(
        Specialty, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("specialty")
    )
    match_year = models.PositiveSmallIntegerField(_("Match year"), null=True, blank=True)
    consented_at = models.DateTimeField(_("consented at"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SENT)
    why = models.CharField(_("why"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", decided_at__isnull=True) | (~Q(state="sent") & Q(decided_at__isnull=False)),
                name="story_decided_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title
