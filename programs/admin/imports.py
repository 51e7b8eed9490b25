"""/admin/import/: a file for one of the feeds, tried first, then written. The same run as by schedule, with its holds.

The try is a dry run; the bytes go back and forth with the page, and are written only if they are those that were tried.
"""

import base64
import binascii
import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import sources
from programs.admin.base import ModelAdmin, change_url, facts_changed, today
from programs.feeds import FEEDS, feed_of
from programs.feeds.record import Feed
from programs.feeds.stated import COLUMNS
from programs.models import Fetch, Source
from programs.refresh import refresh
from programs.sources import Report

MOST_BYTES = 1_800_000
"""In base64 it still goes into a form that Django takes (DATA_UPLOAD_MAX_MEMORY_SIZE)."""
REJECTED_SHOWN = 100
LONGEST_NAME = 200
"""Of a longer one the end is kept."""
UPLOADED = "upload: "


@dataclass(frozen=True, slots=True)
class Given:
    """A file that somebody gave, and whose rows it holds."""

    content: bytes
    name: str
    source: Source
    feed: Feed

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class ImportForm(forms.Form):
    """`content` and `name` stand for the file once it has been tried."""

    source = forms.ChoiceField(label=gettext_lazy("For which source"))
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("CSV in UTF-8, JSON or XLSX, at most 1.8 MB. It stands in for the feed's first file."),
        widget=forms.FileInput(attrs={"accept": ".csv,.json,.xlsx,text/csv,application/json"}),
    )
    content = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=LONGEST_NAME, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        upload = given.get("file")
        given["bytes"] = b""
        if upload is None:
            given["bytes"] = _decoded(given.get("content", ""))
        elif upload.size <= MOST_BYTES:
            given["bytes"], given["name"] = upload.read(), upload.name[-LONGEST_NAME:]
        if max(upload.size if upload else 0, len(given["bytes"])) > MOST_BYTES:
            self.add_error("file", _("The file is larger than %(most)d bytes.") % {"most": MOST_BYTES})
        elif not given["bytes"]:
            self.add_error("file", _("The file is empty.") if upload else _("Choose a file."))
        return given

    def given(self) -> Given:
        """The source is made on first use, as by a first run."""
        name = self.cleaned_data["source"]
        feed = FEEDS.get(name)
        source = sources.of(feed, timezone.now()) if feed else Source.objects.get(name=name)
        its = feed_of(source)
        assert its is not None  # noqa: S101 - only sources with a feed are offered
        return Given(self.cleaned_data["bytes"], self.cleaned_data["name"] or "file", source, its)


class Importing(ModelAdmin):
    """The import page of FetchAdmin."""

    def may_import_all(self, request: HttpRequest) -> bool:
        return request.user.has_perm("programs.change_source")

    def may_import(self, request: HttpRequest) -> bool:
        decides = request.user.has_perms(["programs.add_statement", "programs.add_decision"])
        return self.may_import_all(request) or decides

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """GET asks for a file; a file posted is tried; the trial posted back is written. Nothing before that."""
        if not self.may_import(request):
            raise PermissionDenied
        form = ImportForm(
            request.POST if request.method == "POST" else None,
            request.FILES or None,
            choices=self._choices(request),
            initial={"source": request.GET.get("source", "")},
        )
        if request.method != "POST" or not form.is_valid():
            return self._show(request, form)
        given = form.given()
        if digest := request.POST.get("digest"):
            return self._write(request, form, given, digest)
        return self._try(request, form, given)

    def _choices(self, request: HttpRequest) -> list[tuple[str, Any]]:
        """Feeds of the project, then partners' sources. Curators: those of statements in the open format."""
        every = self.may_import_all(request)
        own = [(name, feed.title) for name, feed in FEEDS.items() if every or feed.files[0].columns == COLUMNS]
        partners = Source.objects.exclude(feed="").exclude(name__in=FEEDS)
        return own + [(one.name, one.title) for one in partners if feed_of(one)]

    def _try(self, request: HttpRequest, form: ImportForm, given: Given, problem: str = "") -> HttpResponse:
        report, run = self._run(given, dry_run=True)
        held, accept = report.held_why, run.content_hash
        if accept and held and self.may_import_all(request):
            report, run = self._run(given, dry_run=True, accept=accept)  # what taking it anyway would do, if it can be
        return self._show(
            request,
            form,
            problem=problem or report.failed,
            run=run,
            source=given.source,
            held=report.held_why or held,
            accept=run.content_hash if held else "",
            broken=run.rejected_rows.all()[:REJECTED_SHOWN],
            name=given.name,
            content=base64.b64encode(given.content).decode(),
            digest=given.digest,
            may_write=not report.failed and not report.held_why,
        )

    def _write(self, request: HttpRequest, form: ImportForm, given: Given, digest: str) -> HttpResponse:
        if digest != given.digest:
            problem = _("These are not the bytes that were tried. Nothing was written: this is what they would do.")
            return self._try(request, form, given, problem)
        accept = request.POST.get("accept", "") if self.may_import_all(request) else ""
        report, run = self._run(given, accept=accept)
        if report.failed or report.held_why:
            return self._try(request, form, given, report.failed or _("The run was held. Nothing was written."))
        told = _("Imported: %(new)d new statements, %(rows)d other rows, %(broken)d broken rows left out.") % {
            "new": run.new_statements,
            "rows": run.changed_rows,
            "broken": run.rejected,
        }
        told = f"{told} {facts_changed(run.changed_facts)}"
        self.log_change(request, given.source, f"{given.name}: {told}")
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(change_url(run))

    def _run(self, given: Given, *, dry_run: bool = False, accept: str = "") -> tuple[Report, Fetch]:
        """In this process: the files are small. Its record says that the content came from somebody's hand."""
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "content"
            place.write_bytes(given.content)
            report = refresh(given.feed, source=given.source, day=today(), place=place, dry_run=dry_run, accept=accept)
            run = Fetch.objects.get(source=given.source, address__endswith=f"{place.parent.name}/{place.name}")
        run.address = f"{UPLOADED}{given.name}"
        run.save(update_fields=["address"])
        return report, run

    def _show(self, request: HttpRequest, form: ImportForm, **more: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import a file"),
            "opts": self.opts,
            "form": form,
            **more,
        }
        return TemplateResponse(request, "admin/import.html", context)


def _decoded(text: str) -> bytes:
    """What is no base64 counts as no file."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
