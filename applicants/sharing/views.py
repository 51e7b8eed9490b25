"""A list for an adviser to read: the owner's page of links, and the page that a link opens."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from applicants.models import ShareComment, ShareLink
from applicants.reader import applicant_of, applicant_to_keep, season_of
from applicants.sharing import keeping, rows
from applicants.sharing.forms import CommentForm, LinkForm

PLACE = "applicants:shortlist"
FURTHEST_KEY = 2**62


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: HttpRequest) -> HttpResponse:
    """At most seven queries, however many links and comments."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    season = season_of(request)
    if request.method == "POST" and form.is_valid() and _shared(request, form, season):
        messages.success(request, _("The link stands. Copy it, and send it to nobody but whom it is for."))
        return _to_links(request)
    applicant = applicant_of(request)
    links = rows.links_of(applicant) if applicant else []
    context = {"place": PLACE, "form": form, "season": season, "links": links, "applicant": applicant}
    return render(request, "applicants/sharing/links.html", context)


def _shared(request: HttpRequest, form: LinkForm, season: int) -> bool:
    """False: the form says why not."""
    given = form.cleaned_data
    try:
        keeping.share(
            applicant=applicant_to_keep(request),
            match_year=season,
            name=given["name"],
            with_notes=given["with_notes"],
        )
    except keeping.TooManyError:
        words = _("%(most)d links stand, which is as many as may. Revoke one first.")
        form.add_error(None, words % {"most": keeping.MOST_LINKS})
    return form.is_valid()


@never_cache
@require_POST
def link_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    own = ShareLink.objects.filter(applicant=applicant_of(request), applicant__isnull=False)
    keeping.revoke(link=get_object_or_404(own, pk=min(pk, FURTHEST_KEY)), now=timezone.now())
    messages.success(request, _("The link opens nothing any more."))
    return _to_links(request)


@never_cache
@require_POST
def comment_delete(request: HttpRequest, pk: int) -> HttpResponse:
    own = ShareComment.objects.filter(link__applicant=applicant_of(request), link__applicant__isnull=False)
    get_object_or_404(own, pk=min(pk, FURTHEST_KEY)).delete()
    messages.success(request, _("The comment is deleted."))
    return _to_links(request)


def _to_links(request: HttpRequest) -> HttpResponse:
    season = request.GET.get("season")
    query = f"?season={season_of(request)}" if season else ""
    return HttpResponseRedirect(f"{reverse('applicants:sharing')}{query}", status=303)


# The address is the secret, and no cookie says anything here, so there is nothing to forge. A page without a referrer
# could not pass the check either: browsers send it with the origin "null".
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """At most six queries, however long the list. Revoked is as unknown as never made."""
    link = get_object_or_404(ShareLink.objects.select_related("applicant"), token=_fit(token), revoked_at=None)
    entries = rows.entries_of(link)
    form = CommentForm(request.POST if request.method == "POST" else None, entries=entries)
    if request.method == "POST" and form.is_valid() and _said(link, form, entries):
        there = reverse("applicants:shared", args=[link.token])
        return _private(HttpResponseRedirect(f"{there}?said=1#comments", status=303))
    comments = list(link.comments.all())
    context: dict[str, Any] = {
        "link": link,
        "form": form,
        "rows": rows.shared(link, entries, comments, timezone.localdate()),
        "on_the_whole": rows.by_entry(comments).get(None, []),
        "said": request.method != "POST" and "said" in request.GET,
    }
    return _private(render(request, "applicants/sharing/shared.html", context))


def _fit(token: str) -> str:
    """What no token can be, the database is not asked about: NUL is an error there."""
    return token if token.isascii() and token.isprintable() else ""


def _said(link: ShareLink, form: CommentForm, entries: list[Any]) -> bool:
    given = form.cleaned_data
    entry = next((one for one in entries if one.pk == given["about"]), None)
    try:
        keeping.comment(link=link, entry=entry, author=given["author"], text=given["text"], now=timezone.now())
    except keeping.WaitError:
        form.add_error(None, _("Many comments came through this link just now. Send yours again in an hour."))
    except keeping.FullError:
        form.add_error(None, _("This link holds as many comments as it may. Ask for a new one."))
    return form.is_valid()


def _private(response: HttpResponse) -> HttpResponse:
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
