"""Puts on the request who asks, so that search asks nobody."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.functional import SimpleLazyObject

from search.profile import ApplicantProfile
from search.questions.session import told


class ProfileMiddleware:
    """`request.applicant_profile`, read when first looked at. Who has told nothing has an empty one (`is_empty`).

    A page that was made with a profile is kept by no cache, neither shared nor the browser's own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        looked_at: list[ApplicantProfile] = []

        def read() -> ApplicantProfile:
            looked_at.append(told(request.session, timezone.localdate()))
            return looked_at[0]

        request.applicant_profile = SimpleLazyObject(read)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if looked_at:
            patch_vary_headers(response, ["Cookie"])
        if looked_at and not looked_at[0].is_empty:
            add_never_cache_headers(response)
        return response
