"""Puts on the request who asks, so that search asks nobody."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.functional import SimpleLazyObject

from applicants.accounts.keeping import MARKS, fetch, keep
from applicants.accounts.outages import counting_is_down
from applicants.shortlist.saved import saved_ids
from search.database_away import is_away
from search.profile import ApplicantProfile
from search.questions.session import told
from search.views.away import back_in_a_moment

OF_ACCOUNTS = ("account_", "mfa_")
"""Names of allauth's pages."""


class ReaderMiddleware:
    """`request.applicant_profile`, read when first looked at: who has told nothing has an empty one (`is_empty`).
    `request.saved`: the public ids of the programs on the reader's list of this season, read likewise.

    A page that was made with either is kept by no cache, neither shared nor the browser's own; nor is one of an
    account. What a reader with an account tells is kept with the account too. A request without a session's cookie
    costs no query here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        looked_at: list[bool] = []

        def read() -> ApplicantProfile:
            profile = told(request.session, timezone.localdate())
            looked_at.append(not profile.is_empty)
            return profile

        def read_saved() -> frozenset[str]:
            saved = saved_ids(request)
            looked_at.append(bool(saved))
            return saved

        request.applicant_profile = SimpleLazyObject(read)  # type: ignore[attr-defined]
        request.saved = SimpleLazyObject(read_saved)  # type: ignore[attr-defined]
        try:
            if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
                fetch(request)
        except (DatabaseError, InterfaceError) as error:
            if not is_away(error):
                raise
            return back_in_a_moment(request)
        response = self.get_response(request)
        if looked_at:
            patch_vary_headers(response, ["Cookie"])
        if any(looked_at) or _is_of_accounts(request):
            add_never_cache_headers(response)
        if request.session.modified and (SESSION_KEY in request.session or MARKS in request.session):
            keep(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Nobody signs in while tries cannot be counted; a page says so."""
        return counting_is_down(request, exception)


def _is_of_accounts(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and str(match.view_name).startswith(OF_ACCOUNTS)
