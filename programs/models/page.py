"""Pages that statements cite, watched; what each look at one found; and what a changed page makes us propose."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.statement import Statement


class PageQuerySet(models.QuerySet["Page"]):
    def due(self, now: dt.datetime) -> "PageQuerySet":
        """Watched pages whose time has come and that no worker holds."""
        return self.filter(watched=True, next_due__lte=now).filter(
            Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
        )


class Page(models.Model):
    """A page that a standing statement cites. `watched` is false once none does.

    `text` and `text_hash` are of the main text as last read, for curators alone. `misses` counts the days on which
    looks found it gone since it was last read, whatever other looks met, `missed_since` is the first of them. Nothing
    is deleted because a page is.
    """

    class State(models.TextChoices):
        NEVER = "never", _("never read")
        READ = "read", _("read")
        TROUBLE = "trouble", _("could not be read")
        REFUSED = "refused", _("asks not to be read")
        GONE = "gone", _("gone")

    url = models.CharField(_("address"), max_length=1000, unique=True)
    host = models.CharField(_("host"), max_length=255, db_index=True)
    watched = models.BooleanField(_("watched"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEVER)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    moved_to = models.CharField(_("moved to"), max_length=1000, blank=True)
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    extractor = models.CharField(max_length=20, blank=True)
    misses = models.PositiveSmallIntegerField(_("times missed"), default=0)
    missed_since = models.DateField(_("missed since"), null=True, blank=True)
    last_checked = models.DateTimeField(_("last checked"), null=True, blank=True)
    last_read = models.DateTimeField(_("last read"), null=True, blank=True)
    last_changed = models.DateTimeField(_("last changed"), null=True, blank=True)
    next_due = models.DateTimeField(_("next due"), null=True, blank=True, db_index=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["url"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"), name="page_has_a_web_address"
            ),
            models.CheckConstraint(
                condition=Q(misses=0, missed_since__isnull=True) | Q(misses__gt=0, missed_since__isnull=False),
                name="page_misses_have_a_first_day",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class PageCheck(models.Model):
    """One look at a page: what was found, and the reason in words where it was not read."""

    class Outcome(models.TextChoices):
        FIRST = "first", _("read for the first time")
        UNCHANGED = "unchanged", _("unchanged")
        CHANGED = "changed", _("changed")
        GONE = "gone", _("gone")
        REFUSED = "refused", _("asks not to be read")
        FAILED = "failed", _("could not be read")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="checks", verbose_name=_("page"))
    at = models.DateTimeField(_("when"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True)
    size = models.PositiveIntegerField(_("size"), default=0)
    text_hash = models.CharField(_("text hash"), max_length=64, blank=True)
    proposed = models.PositiveSmallIntegerField(_("proposed"), default=0)
    confirmed = models.PositiveSmallIntegerField(_("confirmed"), default=0)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("check of a page")
        verbose_name_plural = _("checks of pages")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["page", "-at"], name="page_check_latest")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.at:%Y-%m-%d} {self.outcome}"


class Proposal(models.Model):
    """What a reading of a page would change, until a curator settles it. `passage` is for curators alone.

    `new`: `statement` waits, and nothing stands. `differs`: `statement` waits beside `standing`. The others have no
    statement of their own: `gone`, the page no longer says what `standing` says, and accepting it rejects that;
    `confirms`, the page seems to say it still, and accepting it notes a live reading.
    """

    class Kind(models.TextChoices):
        NEW = "new", _("newly stated")
        DIFFERS = "differs", _("differs from what stands")
        GONE = "gone", _("no longer stated")
        CONFIRMS = "confirms", _("seems to be stated still")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("page"))
    check_of = models.ForeignKey(
        PageCheck, on_delete=models.SET_NULL, null=True, related_name="proposals", verbose_name=_("look at the page")
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("statement"),
    )
    standing = models.ForeignKey(
        Statement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="challenges",
        verbose_name=_("what stands"),
    )
    passage = models.TextField(_("passage"), blank=True)
    at = models.DateTimeField(_("when"))
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="new", statement__isnull=False, standing__isnull=True)
                | Q(kind="differs", statement__isnull=False, standing__isnull=False)
                | Q(kind__in=["gone", "confirms"], statement__isnull=True, standing__isnull=False),
                name="proposal_has_the_sides_of_its_kind",
            ),
            models.UniqueConstraint(
                fields=["page", "statement", "standing"],
                condition=Q(settled_at__isnull=True),
                nulls_distinct=False,
                name="proposal_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.statement_id or self.standing_id}"
