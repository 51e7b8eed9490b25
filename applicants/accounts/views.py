"""A reader's account: settings, everything to take away, everything to delete."""

from typing import IO, Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.accounts import downloads
from applicants.accounts.forgetting import forget_account, forget_session
from applicants.accounts.forms import DeleteEverything, WithMail, WithoutMail
from applicants.accounts.holdings import held
from applicants.accounts.keeping import SET_ASIDE, use_set_aside
from applicants.accounts.sessions import end_sessions
from applicants.models import Applicant, User
from applicants.reader import applicant_of, applicant_to_keep
from applicants.stories.own import own_stories, words_of_session

PLACE = "applicants:settings"
OF_SESSION = ("profile", "profile_typed", "questions_asked", "partner_profile", "partner_profile_typed", SET_ASIDE)
"""What is told in the session's own words; of what an account keeps too, this is what stands here."""


def see_other(name: str) -> HttpResponse:
    response = redirect(name)
    response.status_code = 303
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    applicant = applicant_of(request)
    kind = WithMail if request.user.is_authenticated else WithoutMail
    form = kind(request.POST if request.method == "POST" else None, instance=applicant or Applicant())
    if request.method == "POST" and form.is_valid():
        kept = applicant_to_keep(request)
        for name, value in form.cleaned_data.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(form.cleaned_data))
        messages.success(request, _("Saved."))
        return see_other(PLACE)
    return render(request, "applicants/accounts/settings.html", {"form": form, **_about(request)})


@never_cache
@require_POST
def answers_set_aside(request: HttpRequest) -> HttpResponse:
    use_set_aside(request, use=request.POST.get("use") == "yes")
    return see_other(PLACE)


@never_cache
@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        ended = end_sessions(request.user.pk, None, but=request.session.session_key)
        words = ngettext("%(count)d other browser is signed out.", "%(count)d other browsers are signed out.", ended)
        messages.success(request, words % {"count": ended})
    return see_other(PLACE)


@never_cache
@require_safe
def download_json(request: HttpRequest) -> FileResponse:
    return _file(downloads.as_json(applicant_of(request), _of_session(request)), "json")


@never_cache
@require_safe
def download_csv(request: HttpRequest) -> FileResponse:
    return _file(downloads.as_csv_files(applicant_of(request), _of_session(request)), "zip")


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Of a reader without an account: whatever this browser's session leads to."""
    user = request.user if request.user.is_authenticated else None
    form = DeleteEverything(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        if user is not None:
            logout(request)
            forget_account(user=User.objects.get(pk=user.pk))
        else:
            forget_session(session=request.session)
        return see_other("applicants:account-deleted")
    found = held(applicant_of(request), len(own_stories(request)))
    context = {"form": form, "held": found, "place": PLACE}
    return render(request, "applicants/accounts/delete.html", context)


@never_cache
@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "applicants/accounts/deleted.html", {"place": PLACE})


def _about(request: HttpRequest) -> dict[str, Any]:
    user = request.user
    return {
        "place": PLACE,
        "second_step": user.is_authenticated and is_mfa_enabled(user),
        "set_aside": SET_ASIDE in request.session,
    }


def _of_session(request: HttpRequest) -> dict[str, Any]:
    held_here = {name: request.session[name] for name in OF_SESSION if name in request.session}
    return held_here | words_of_session(request.session)


def _file(file: IO[bytes], ending: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=f"openward-{timezone.localdate().isoformat()}.{ending}")
