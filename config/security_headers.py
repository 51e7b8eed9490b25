"""What browsers are told that an answer of ours may do: no more than our pages need.

One text for the whole site, without a nonce: nothing inline is run or applied anywhere, so what is kept of a page, by
us, by a proxy or by a browser, is right for every reader.
"""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
OTHERWISE = {
    # The key of a second step as a picture for a phone: made for this reader, so it has no address of its own.
    "mfa_activate_totp": {"img-src": "'self' data:"},
}
"""By the name of a view: the few directives that differ there."""

UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


def policy(otherwise: Mapping[str, str]) -> str:
    told = [f"{name} {sources}" for name, sources in (POLICY | dict(otherwise)).items()]
    return "; ".join([*told, "upgrade-insecure-requests"] if settings.HTTPS else told)


class SecurityHeadersMiddleware:
    """Before all that may answer, static files and redirects to HTTPS too. A header that a view has set stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = policy({})
        self.otherwise = {name: policy(directives) for name, directives in OTHERWISE.items()}
        self.headers = {
            "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
            "Cross-Origin-Resource-Policy": "same-origin",
            # Django's own sets it on pages alone; this is for browsers that do not know frame-ancestors.
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        # Django's pages of errors, which only DEBUG shows, are made of inline styles and scripts.
        if not (settings.DEBUG and response.status_code in {403, 404, 500}):
            response.headers.setdefault("Content-Security-Policy", self.policy_of(request))
        return response

    def policy_of(self, request: HttpRequest) -> str:
        view = request.resolver_match.view_name if request.resolver_match else ""
        return self.otherwise.get(view, self.policy)
