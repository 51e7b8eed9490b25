"""One paper, and what goes to one program: plain forms, with what stands now beside what was typed."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from applicants.calendars.rows import entries_of
from applicants.documents import keeping
from applicants.documents.conflicts import what_stands
from applicants.documents.due import due
from applicants.documents.fields import CHANGED, NOT_READABLE
from applicants.documents.forms import DocumentForm, ProgramForm, WeeksForm
from applicants.documents.lines import demands
from applicants.documents.notes import NOTES
from applicants.documents.rows import demands_of, known
from applicants.documents.views import PLACE, to_documents, weeks_of
from applicants.models import Document, DocumentKind, ShortlistEntry
from applicants.models.shortlist import OVER
from applicants.reader import applicant_of, applicant_to_keep, season_of
from search.views.errors import not_found


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in DocumentKind.values:
        return not_found(request)
    season = season_of(request)
    entries = entries_of(applicant_of(request), {season})
    if request.method != "POST":
        return _page(request, DocumentForm(kind=kind, entries=entries), kind)
    form = DocumentForm(request.POST, kind=kind, entries=entries)
    if not form.is_valid():
        return _page(request, form, kind, status=NOT_READABLE)
    told: dict[str, Any] = {"values": form.values, "entries": form.chosen_entries}
    try:
        made = keeping.add(applicant=applicant_to_keep(request), match_year=season, kind=kind, **told)
    except keeping.RefusedError as refused:
        form.add_error(refused.field, refused.words)
        return _page(request, form, kind, status=NOT_READABLE)
    messages.success(request, _("Kept: %(what)s.") % {"what": made})
    return to_documents(request, season, f"#paper-{made.pk}")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    document = own_document(request, pk)
    if document is None:
        return not_found(request)
    entries = entries_of(document.applicant, {document.match_year})
    if request.method != "POST":
        return _page(request, DocumentForm(kind=document.kind, entries=entries, document=document), document=document)
    form = DocumentForm(request.POST, kind=document.kind, entries=entries, document=document)
    if not form.is_valid():
        return _page(request, form, document=document, status=NOT_READABLE)
    sent = form.chosen_entries if "entries" in form.fields else None
    try:
        keeping.change(document=document, values=form.values, entries=sent, revision=form.cleaned_data["revision"] or 0)
    except keeping.RefusedError as refused:
        form.add_error(refused.field, refused.words)
        return _page(request, form, document=document, status=NOT_READABLE)
    except keeping.ChangedMeanwhileError as changed:
        form.put("revision", str(changed.now.revision))
        return _page(request, form, document=document, status=CHANGED, now=what_stands(changed.now, form))
    messages.success(request, _("Kept: %(what)s.") % {"what": form.cleaned_data["title"] or document})
    return to_documents(request, document.match_year, f"#paper-{document.pk}")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    document = own_document(request, pk)
    if document is None:
        return not_found(request)
    if request.method != "POST":
        return render(request, "applicants/documents/delete.html", {"place": PLACE, "document": document})
    keeping.remove(document=document)
    messages.success(request, _("Deleted: %(what)s.") % {"what": document})
    return to_documents(request, document.match_year)


@never_cache
@require_POST
def keep_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes the day that was worked out, by the weeks told, the reader's own."""
    document = own_document(request, pk)
    if document is None:
        return not_found(request)
    day, year = timezone.localdate(), document.match_year
    weeks = weeks_of(WeeksForm(request.POST))
    going = [entry for entry in entries_of(document.applicant, {year}) if entry.status not in OVER]
    from_what = known(going, year, day, weeks)
    goes_to = frozenset(document.entries.values_list("pk", flat=True))
    found = due(document.kind, from_what, day, entries=goes_to)
    if found and document.due_on == found.day:
        messages.success(request, _("The day is kept as your own."))  # pressed twice
    elif document.due_on:
        messages.error(request, _("It was changed elsewhere in the meantime. Look at it, and try again."))
    elif found:
        _keep_as_own(request, document, found.day)
    return to_documents(request, year, f"#paper-{document.pk}")


def _keep_as_own(request: HttpRequest, document: Document, day: dt.date) -> None:
    try:
        keeping.change(document=document, values={"due_on": day}, entries=None, revision=document.revision)
    except keeping.ChangedMeanwhileError:
        messages.error(request, _("It was changed elsewhere in the meantime. Look at it, and try again."))
    else:
        messages.success(request, _("The day is kept as your own."))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def program(request: HttpRequest, pk: int) -> HttpResponse:
    """Which letters and which statement go to one program."""
    entry = own_entry(request, pk)
    if entry is None:
        return not_found(request)
    documents = list(entry.applicant.documents.filter(match_year=entry.match_year).defer("text"))
    sent = set(entry.documents.values_list("pk", flat=True))
    data = request.POST if request.method == "POST" else None
    form = ProgramForm(data, documents=documents, initial=_sent(documents, sent))
    if request.method != "POST":
        return _program_page(request, form, entry)
    if not form.is_valid():
        return _program_page(request, form, entry, status=NOT_READABLE)
    told: dict[str, Any] = {"letters": form.chosen_letters, "statement": form.chosen_statement, "seen": form.was}
    try:
        keeping.assign(entry=entry, **told)
    except keeping.RefusedError as refused:
        form.add_error(refused.field, refused.words)
        return _program_page(request, form, entry, status=NOT_READABLE)
    except keeping.ChangedMeanwhileError as changed:
        form.put("seen", ",".join(map(str, sorted(changed.now))))
        now = [str(document) for document in documents if document.pk in changed.now]
        return _program_page(request, form, entry, status=CHANGED, now=now or [_("nothing")])
    messages.success(request, _("Kept for %(program)s.") % {"program": entry.program.name})
    return to_documents(request, entry.match_year, f"#program-{entry.pk}")


def _sent(documents: list[Document], sent: set[int]) -> dict[str, Any]:
    own = [document for document in documents if document.pk in sent]
    kinds = (DocumentKind.LETTER, DocumentKind.PERSONAL_STATEMENT)
    return {
        "letters": [str(one.pk) for one in own if one.kind == DocumentKind.LETTER],
        "statement": next((str(one.pk) for one in own if one.kind == DocumentKind.PERSONAL_STATEMENT), ""),
        "seen": ",".join(str(one.pk) for one in own if one.kind in kinds),
    }


def own_document(request: HttpRequest, pk: int) -> Document | None:
    """None: there is none, or it is somebody else's, which is answered alike."""
    applicant = applicant_of(request)
    return applicant.documents.select_related("applicant").filter(pk=pk).first() if applicant else None


def own_entry(request: HttpRequest, pk: int) -> ShortlistEntry | None:
    applicant = applicant_of(request)
    if applicant is None:
        return None
    rows = applicant.entries.select_related("applicant", "program__institution", "program__specialty")
    return rows.filter(pk=pk).first()


def _page(
    request: HttpRequest,
    form: DocumentForm,
    kind: str = "",
    *,
    document: Document | None = None,
    status: int = 200,
    now: Any = None,
) -> HttpResponse:
    known_kind = DocumentKind(document.kind if document else kind)
    context = {
        "place": PLACE,
        "form": form,
        "document": document,
        "kind": known_kind.label,
        "notes": NOTES.get(known_kind, ()),
        "now": now,
    }
    return render(request, "applicants/documents/document.html", context, status=status)


def _program_page(
    request: HttpRequest, form: ProgramForm, entry: ShortlistEntry, *, status: int = 200, now: Any = None
) -> HttpResponse:
    facts = demands_of([entry]).get(entry.program_id, ())
    context = {
        "place": PLACE,
        "form": form,
        "entry": entry,
        "now": now,
        "demands": demands(facts, timezone.localdate()),
    }
    return render(request, "applicants/documents/program.html", context, status=status)
