"""Stories: what is shown, sending one, and the private page by which its writer sees it and takes it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from applicants.documents.fields import NOT_READABLE
from applicants.models import Story
from applicants.models.calendar import new_token
from applicants.stories import own, sending
from applicants.stories.forms import StoryForm
from applicants.stories.rows import PER_PAGE, address_of, row, shown
from programs.models import Specialty
from programs.normalise import match_year_of
from search.presenters.searching import pages
from search.public_pages import public_page
from search.reporting import throttle
from search.reporting.refusal import Refusal, refusal
from search.reporting.throttle import HOUR, Limit

A_BROWSER_A_DAY, AN_ADDRESS_AN_HOUR = 5, 20
MOST_PAGES = 6
"""Digits of a page's number."""


@require_safe
@public_page()
def stories(request: HttpRequest) -> HttpResponse:
    """At most five queries, however many stories. With something of the reader's own no cache keeps it."""
    asked = request.GET.get("page", "")
    readable = asked.isascii() and asked.isdecimal() and len(asked) <= MOST_PAGES
    number = max(1, int(asked)) if readable else 1
    count = Story.objects.filter(state=Story.State.SHOWN).count()
    context = {
        "rows": shown(number) if count else [],
        "count": count,
        "some_wait": not count and Story.objects.exists(),
        "pages": pages(request.GET, number, count, PER_PAGE),
        "own": own.own_stories(request),
        "told": list(messages.get_messages(request)),
    }
    response = render(request, "applicants/stories/stories.html", context)
    if context["own"] or context["told"]:
        add_never_cache_headers(response)
    return response


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """No account is needed, and none is made."""
    if request.method != "POST":
        return _form_page(request, _form(request))
    form = _form(request)
    if not form.is_valid():
        return _form_page(request, form, status=NOT_READABLE)
    if not _sent_before(request, form) and (refused := refusal(_limits(request))):
        return refused.on(_form_page(request, form, refused=refused))
    story, new = sending.send(
        once=form.cleaned_data["once"],
        earlier=own.tokens_of(request.session),
        user=own.user_of(request),
        told=form.told,
        at=timezone.now(),
    )
    own.remember(request.session, story)
    return _private(HttpResponseRedirect(f"{_mine(story)}?{'sent' if new else 'again'}=1", status=303))


def _sent_before(request: HttpRequest, form: StoryForm) -> bool:
    """Pressing twice costs nothing of what one may send."""
    return any(sending.same(story, form.told) for story in own.own_stories(request))


# The address is the secret, and no cookie says anything here, so there is nothing to forge. A page without a referrer
# could not pass the check either: browsers send it with the origin "null".
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the address is its writer. What was taken back is as unknown as what was never sent."""
    story = get_object_or_404(Story.objects.select_related("specialty"), token=_fit(token))
    if request.method == "POST":
        sending.take_back(story=story)
        own.forget(request.session, token)
        messages.success(request, _("Your story is taken back, and deleted here."))
        return _private(HttpResponseRedirect(reverse("applicants:stories"), status=303))
    context = {
        "row": row(story),
        "address": address_of(story),
        "sent": "sent" in request.GET,
        "again": "again" in request.GET,
        "remembered": token in own.tokens_of(request.session),
    }
    return _private(render(request, "applicants/stories/mine.html", context))


def _form(request: HttpRequest) -> StoryForm:
    return StoryForm(
        request.POST if request.method == "POST" else None,
        specialties=Specialty.objects.order_by("common_name"),
        last_match=match_year_of(timezone.localdate()),
        initial={"language": get_language(), "once": new_token()},
    )


def _form_page(
    request: HttpRequest, form: StoryForm, *, refused: Refusal | None = None, status: int = 200
) -> HttpResponse:
    told = {"form": form, "refused": refused}
    return render(request, "applicants/stories/send.html", told, status=status)


def _limits(request: HttpRequest) -> list[Limit]:
    return [
        Limit("story-session", A_BROWSER_A_DAY, 24 * HOUR, throttle.session_of(request)),
        Limit("story-address", AN_ADDRESS_AN_HOUR, HOUR, throttle.client_address(request)),
    ]


def _mine(story: Story) -> str:
    return reverse("applicants:story-mine", args=[story.token])


def _fit(token: str) -> str:
    """What no token can be, the database is not asked about: NUL is an error there."""
    return token if token.isascii() and token.isprintable() else ""


def _private(response: HttpResponse) -> HttpResponse:
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
