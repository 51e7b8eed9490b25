"""What changed, as Atom: of all programs, or of one."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from programs.models import Change, DirectoryVersion, Program
from search.changes import rows
from search.changes.form import ChangesForm
from search.code_version import code_version
from search.presenters.changes_feed import About, atom
from search.presenters.places import program_name
from search.views.errors import not_found

ENTRIES = 50
TEN_MINUTES = 600
KIND = "application/atom+xml; charset=utf-8"


@require_safe
def change_feed(request: HttpRequest) -> HttpResponse:
    """Takes what the page of changes takes; what it does not know is left out. 400: a value cannot be read."""
    form = ChangesForm(request.GET)
    if not form.is_valid():
        lines = [f"{name}: {error}" for name, errors in form.errors.items() for error in errors]
        return HttpResponse("\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8")
    found = rows.asked(rows.every(), form, identifiers=False)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    page = f"{reverse('search:change-list')}{query}"
    return _fed(request, _("What changed · Openward"), page, found)


@require_safe
def program_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    programs = Program.objects.published().select_related("institution", "specialty")
    program = programs.filter(public_id=public_id).first()
    if program is None:
        return not_found(request)
    page = reverse("search:program-detail", args=[program.public_id, program.slug])
    title = _("What changed: %(program)s") % {"program": program_name(program)}
    return _fed(request, title, page, rows.every().filter(program=program))


@cache_control(public=True, max_age=TEN_MINUTES)
def _fed(request: HttpRequest, title: str, page: str, found: rows.Changes) -> HttpResponse:
    """One query where the reader's copy still stands."""
    version = DirectoryVersion.objects.first()
    moved_at = version.moved_at if version else None
    etag = _etag(request, version.number if version else 0)
    last_modified = int(moved_at.timestamp()) if moved_at else None
    response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        about = About(title, request.build_absolute_uri(page), request.build_absolute_uri(), moved_at)
        response = HttpResponse(_written(about, found), content_type=KIND)
    response["ETag"] = etag
    if last_modified is not None:
        response["Last-Modified"] = http_date(last_modified)
    return response


def _written(about: About, found: rows.Changes) -> str:
    news: tuple[Change, ...] = rows.part(rows.news(found, rows.taken_in()), None, ENTRIES).changes
    return atom(about, news, rows.statements_of(news), timezone.localdate())


def _etag(request: HttpRequest, version: int) -> str:
    """Moves with the directory's version and the code: nothing that a feed tells moves without them."""
    asked = f"{request.build_absolute_uri()}\n{get_language()}\n{code_version()}".encode(errors="surrogatepass")
    return f'"{version}-{hashlib.sha256(asked).hexdigest()[:24]}"'
