"""A list that an adviser may read, and what they say to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant
from applicants.models.calendar import new_token
from applicants.models.shortlist import ShortlistEntry

MOST_COMMENTS = 500


class ShareLink(models.Model):
    """Read-only, for one season. Notes are shown only where `with_notes`."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="share_links")
    match_year = models.PositiveSmallIntegerField(_("Match year"))
    name = models.CharField(_("for whom"), max_length=100)
    with_notes = models.BooleanField(_("with your notes"), default=False)
    token = models.CharField(max_length=50, unique=True, default=new_token)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("shared link")
        verbose_name_plural = _("shared links")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class ShareComment(models.Model):
    """`entry` None: on the list as a whole. `author`: as they call themselves."""

    link = models.ForeignKey(ShareLink, on_delete=models.CASCADE, related_name="comments")
    entry = models.ForeignKey(ShortlistEntry, on_delete=models.CASCADE, null=True, blank=True, related_name="comments")
    author = models.CharField(_("your name"), max_length=80)
    text = models.TextField(_("comment"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.author
