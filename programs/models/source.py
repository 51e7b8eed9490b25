"""Who says so: sources, what was fetched from them, and the rows that could not be taken."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class SourceKind(models.TextChoices):
    """What kind of voice a source is. Its rank (1 speaks first) settles which statement wins, after age."""

    PROGRAM_PAGE = "program_page", _("program's own page")
    GME_OFFICE = "gme_office", _("GME office's page")
    COORDINATOR = "coordinator", _("coordinator's signed reply")
    TRACKER = "tracker", _("public tracker")
    PROGRAM_LIST = "program_list", _("list of programs")
    CURATOR = "curator", _("curators' links and names")
    GOVERNMENT = "government", _("public record")
    REFERENCE = "reference", _("reference table")


RANKS = {
    SourceKind.PROGRAM_PAGE: 1,
    SourceKind.GME_OFFICE: 2,
    SourceKind.COORDINATOR: 3,
    SourceKind.TRACKER: 4,
    SourceKind.PROGRAM_LIST: 4,
    SourceKind.CURATOR: 5,
    SourceKind.GOVERNMENT: 5,
    SourceKind.REFERENCE: 5,
}
STATEMENT_KINDS = [
    SourceKind.PROGRAM_PAGE,
    SourceKind.GME_OFFICE,
    SourceKind.COORDINATOR,
    SourceKind.TRACKER,
    SourceKind.PROGRAM_LIST,
]


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: dt.datetime) -> "SourceQuerySet":
        """Sources whose time has come and that no worker holds."""
        return self.filter(next_due__lte=now).filter(Q(claimed_until__isnull=True) | Q(claimed_until__lt=now))

    def claim(self, pk: int, *, now: dt.datetime, until: dt.datetime) -> bool:
        """Takes the source for one worker; False when another has it. One conditional UPDATE."""
        return bool(self.due(now).filter(pk=pk).update(claimed_until=until))


class Source(models.Model):
    """One source. Unpublishing it removes every fact that rests only on it; publishing brings them back.

    A feed of the same name, or the one that `feed` names, refreshes it every `every_hours` (None: only by hand).
    `claimed_until` marks a refresh under way, so that two workers never run one feed at once and a killed worker's
    claim lapses. `failures` counts runs in a row that did not come to a good end: each waits longer for the next.
    """

    name = models.SlugField(_("name"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    rank = models.PositiveSmallIntegerField(_("rank"))
    about = models.TextField(_("what it says and does not say"))
    terms = models.CharField(_("terms"), max_length=300)
    address = models.URLField(_("address"), max_length=500, blank=True)
    feed = models.SlugField(_("feed"), max_length=40, blank=True)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    redistributable = models.BooleanField(_("rows may be redistributed"), default=True)
    published = models.BooleanField(_("published"), default=True)
    every_hours = models.PositiveIntegerField(_("refresh every (hours)"), null=True, blank=True)
    next_due = models.DateTimeField(_("next due"), null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SourceQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["claimed_until", "next_due", "etag", "last_modified", "failures"])

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["rank", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(rank__range=(1, 9)), name="source_rank_is_1_to_9"),
        ]

    def __str__(self) -> str:
        return self.title


class Fetch(models.Model):
    """One run of a feed: what was read, what changed, and why it was held or failed.

    `status` and `size` are of the answer over the web (None: read from files). `diff` is a list of lines as
    `holding.differences` makes them: what a held or dry run would have changed.
    """

    class Outcome(models.TextChoices):
        RUNNING = "running", _("running")
        OK = "ok", _("done")
        UNCHANGED = "unchanged", _("unchanged")
        HELD = "held", _("held")
        FAILED = "failed", _("failed")

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="fetches", verbose_name=_("source"))
    started = models.DateTimeField(_("started"))
    finished = models.DateTimeField(_("finished"), null=True)
    address = models.CharField(_("address"), max_length=1000)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.RUNNING)
    read = models.PositiveIntegerField(_("rows read"), default=0)
    rows_by_file = models.JSONField(_("rows by file"), default=dict)
    new_statements = models.PositiveIntegerField(_("new statements"), default=0)
    changed_rows = models.PositiveIntegerField(_("changed rows"), default=0)
    changed_facts = models.PositiveIntegerField(_("changed facts"), default=0)
    held = models.PositiveIntegerField(_("held"), default=0)
    rejected = models.PositiveIntegerField(_("rows rejected"), default=0)
    reason = models.TextField(_("reason"), blank=True)
    dry_run = models.BooleanField(_("dry run"), default=False)
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True)
    size = models.PositiveBigIntegerField(_("size"), null=True, blank=True)
    diff = models.JSONField(default=list)

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ["-started", "-pk"]
        indexes = [models.Index(fields=["source", "-started"], name="fetch_latest")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.started:%Y-%m-%d %H:%M} {self.outcome}"

    @property
    def left_rows_out(self) -> bool:
        """Some or, held for them, all: a row that was refused may find what it names another time.

        What a run would have changed too much of waits for a curator, and has the hash to take it by.
        """
        return bool(self.rejected) and (self.outcome == self.Outcome.OK or not self.content_hash)


class RejectedRow(models.Model):
    """A row that could not be taken: where it stands, which field is wrong and why."""

    fetch = models.ForeignKey(Fetch, on_delete=models.CASCADE, related_name="rejected_rows", verbose_name=_("fetch"))
    file = models.CharField(_("file"), max_length=100)
    line = models.PositiveIntegerField(_("line"))
    field = models.CharField(_("field"), max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=500)
    excerpt = models.CharField(_("excerpt"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("rejected row")
        verbose_name_plural = _("rejected rows")
        ordering = ["file", "line"]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.field}: {self.reason}"
