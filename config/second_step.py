"""The admin answers only to sessions that took the second step within half a day.

allauth keeps in the session which steps were taken and when, each with the row that it was taken by. A row that is
gone, because the second step was turned off, opens nothing any more.
"""

import time
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal.httpkit import deserialize_request, serialize_request
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from django.utils.translation import activate, get_language
from django.utils.translation import gettext as _

STEP = "mfa"
ASK = "mfa_reauthenticate"
LASTS = 12 * 60 * 60
"""Seconds. A reader's session lasts for weeks; a working day is enough for the admin."""


def was_taken(request: HttpRequest) -> bool:
    """One query for each request, however often it is asked."""
    known: bool | None = getattr(request, "took_second_step", None)
    if known is None:
        known = request.took_second_step = _was_taken(request)  # type: ignore[attr-defined]
    return known


def _was_taken(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    since = time.time() - LASTS
    rows = {record.get("id") for record in records if record.get("method") == STEP and record.get("at", 0) > since}
    return bool(rows) and Authenticator.objects.filter(user_id=request.user.pk, pk__in=rows).exists()


def keeping(request: HttpRequest) -> HttpResponseRedirect:
    """The form that was sent waits in the session until a code was given; then allauth calls `taking_up`."""
    messages.info(request, _("The form that you sent is kept. It goes on once you give a code."))
    form = {"path": request.path, "language": get_language(), "request": serialize_request(request)}
    request.session[STATE_SESSION_KEY] = {"state": form, "callback": f"{__name__}.{taking_up.__name__}"}
    return _led_to(ASK, request.path)


def taking_up(request: HttpRequest, form: dict[str, str]) -> HttpResponseBase:
    """The form, in the language that it was sent in; not where the code was given on the way to something else."""
    if request.POST.get(REDIRECT_FIELD_NAME) != form["path"]:
        return HttpResponseRedirect(get_next_redirect_url(request) or reverse("admin:index"))
    activate(form["language"])
    view = resolve(form["path"])
    return cast(HttpResponseBase, view.func(deserialize_request(form["request"], request), *view.args, **view.kwargs))


def may_keep(request: HttpRequest) -> bool:
    """No password is written into a session, and nothing was filled in to sign out."""
    return (
        request.method == "POST"
        and request.path != reverse("admin:logout")
        and is_mfa_enabled(request.user, types=[Authenticator.Type.TOTP])
        and not any("password" in name for name in request.POST)
    )


def leading_to(request: HttpRequest) -> HttpResponseRedirect:
    """Who has none yet sets one up first, and is told why. A form that waited and was left is dropped."""
    request.session.pop(STATE_SESSION_KEY, None)
    route = ASK
    if not is_mfa_enabled(request.user, types=[Authenticator.Type.TOTP]):
        route = "mfa_activate_totp"
        messages.info(request, _("The admin opens only with a second step at sign-in. Turn it on here first."))
    then = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
    return _led_to(route, then)


def _led_to(route: str, then: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse(route)}?{urlencode({REDIRECT_FIELD_NAME: then})}")


def remember_password(request: HttpRequest) -> None:
    """It was given this moment: setting up a second step need not ask for it again."""
    record_authentication(request, request.user, method="password", reauthenticated=True)


@receiver(authenticator_added, dispatch_uid="config.second_step.turned_on")
def turned_on(request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    """By a code from it, so the step is taken."""
    if authenticator.type == Authenticator.Type.TOTP:
        record_authentication(request, user, method=STEP, id=authenticator.pk, type=authenticator.type)
