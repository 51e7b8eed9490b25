"""What browsers are told with every answer, whatever the address, the reader and the outcome."""

import json
import re
import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from django.urls import path

from applicants.models import User
from config import security_headers, urls
from config.security_headers import SecurityHeadersMiddleware
from tests.config.routes import paths
from tests.config.test_settings import ROOT
from tests.programs.admin.conftest import signed_in

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ROUTES = 403
PICTURE = "/accounts/2fa/totp/activate/"
"""Has a test of its own below."""
KEY = "a key of the tests, long enough to be taken by the settings as one"


def missing(answer: Any) -> dict[str, str | None]:
    """What differs from what is always told. Features that are switched off are many: a few are looked for. Pages whose
    address is a secret tell it to nobody, ourselves included."""
    differs = {name: answer.headers.get(name) for name, value in ALWAYS.items() if answer.headers.get(name) != value}
    features = answer.headers.get("Permissions-Policy", "")
    if not all(f"{one}=()" in features for one in ("camera", "microphone", "geolocation", "payment", "usb")):
        differs["Permissions-Policy"] = features
    if differs.get("Referrer-Policy") == "no-referrer":
        del differs["Referrer-Policy"]
    answer.close()
    return differs


def walk(client: Client, method: str, prefix: str = "/") -> tuple[set[int], dict[str, Any]]:
    """Which statuses were met, and where something was missing."""
    answers = {one: getattr(client, method)(one) for one in paths() if one.startswith(prefix)}
    found = {one: missing(answer) for one, answer in answers.items() if one != PICTURE}
    return {answer.status_code for answer in answers.values()}, {one: gone for one, gone in found.items() if gone}


@pytest.mark.django_db
def test_every_address_tells_them_to_everyone() -> None:
    assert len(paths()) == ROUTES
    looked, without = walk(Client(), "get")
    assert without == {}
    assert looked >= {200, 302, 404, 405}
    sent, without = walk(Client(enforce_csrf_checks=True), "post")
    assert without == {}
    assert sent >= {403, 405}


@pytest.mark.django_db
def test_every_page_of_the_admin_tells_them_to_who_is_in() -> None:
    root = signed_in(User.objects.create_superuser(email="root@example.org", password=None))
    statuses, without = walk(root, "get", "/admin/")
    assert without == {}
    assert 200 in statuses


@pytest.mark.django_db
def test_the_walk_would_see_a_page_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security_headers, "UNUSED_FEATURES", ())
    monkeypatch.setattr(security_headers, "POLICY", {"default-src": "*"})
    assert set(missing(Client().get("/about/"))) == {"Content-Security-Policy", "Permissions-Policy"}


@pytest.mark.django_db
def test_a_picture_that_is_made_for_one_reader_may_stand_on_that_page_alone() -> None:
    reader = User.objects.create_user(email="reader@example.org", password="a long enough secret")
    client = Client()
    client.force_login(reader)
    client.post("/accounts/reauthenticate/", {"password": "a long enough secret"})
    page = client.get(PICTURE)
    assert page.status_code == 200
    assert page["Content-Security-Policy"] == POLICY.replace("img-src 'self'", "img-src 'self' data:")


@pytest.mark.django_db
def test_static_files_tell_them_found_or_not() -> None:
    for where, status in ((staticfiles_storage.url("js/search.js"), 200), ("/static/nothing.js", 404)):
        answer = Client().get(where)
        assert answer.status_code == status
        assert missing(answer) == {}, where


def fails_with(error: type[Exception]) -> ModuleType:
    """The site's own pages of errors, and one address, which fails."""

    def fail(request: HttpRequest) -> HttpResponse:
        raise error("a test")

    conf = ModuleType(f"fails_with_{error.__name__}")
    conf.__dict__.update({**vars(urls), "urlpatterns": [path("fails/", fail), *urls.urlpatterns]})
    return conf


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "error"), [(400, SuspiciousOperation), (403, PermissionDenied), (404, Http404), (500, ZeroDivisionError)]
)
def test_errors_tell_them(status: int, error: type[Exception]) -> None:
    with override_settings(ROOT_URLCONF=fails_with(error)):
        answer = Client(raise_request_exception=False).get("/fails/")
    assert answer.status_code == status
    assert missing(answer) == {}


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_told_them_too() -> None:
    answer = Client(headers={"host": "evil.example"}).get("/about/")
    assert answer.status_code == 400
    assert missing(answer) == {}


def test_a_header_of_a_view_stands() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cross-Origin-Resource-Policy": "cross-origin"})

    answer = SecurityHeadersMiddleware(view)(RequestFactory().get("/"))
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Content-Security-Policy"] == POLICY


@override_settings(DEBUG=True)
def test_a_developer_reads_errors_as_django_draws_them() -> None:
    for status, is_told in ((500, False), (404, False), (200, True)):
        answer = SecurityHeadersMiddleware(lambda _, code=status: HttpResponse(status=code))(RequestFactory().get("/"))
        assert ("Content-Security-Policy" in answer) is is_told


def test_nothing_inline_is_ever_allowed() -> None:
    written = POLICY + str(security_headers.OTHERWISE)
    assert not re.findall(r"unsafe|nonce|\*|https?:", written)


ASKED = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
answers = {
    "secure": Client().get("/healthz", secure=True, headers={"host": "localhost"}),
    "plain": Client().get("/about/", headers={"host": "localhost"}),
}
names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE",
    "SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH", "CSRF_COOKIE_DOMAIN", "CSRF_COOKIE_PATH")
print(json.dumps({**{key: [one.status_code, dict(one.headers)] for key, one in answers.items()},
    **{name: getattr(settings, name) for name in names}}))
"""


@pytest.fixture(scope="module")
def over_https(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    env = {"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "config.settings", "HTTPS": "yes", "SECRET_KEY": KEY}
    env |= {"VAR": str(tmp_path_factory.mktemp("https")), "LOG_LEVEL": "ERROR"}
    ran = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def test_over_https_browsers_stay_there_for_a_year(over_https: dict[str, Any]) -> None:
    status, headers = over_https["secure"]
    assert (status, headers["Strict-Transport-Security"]) == (200, "max-age=31536000; includeSubDomains; preload")
    assert headers["Content-Security-Policy"] == f"{POLICY}; upgrade-insecure-requests"


def test_over_http_they_are_sent_to_https_and_told_the_rest(over_https: dict[str, Any]) -> None:
    status, headers = over_https["plain"]
    assert (status, headers["Location"]) == (301, "https://localhost/about/")
    assert headers["Content-Security-Policy"].startswith(POLICY)


@pytest.mark.parametrize("cookie", ["SESSION", "CSRF"])
def test_over_https_cookies_are_of_this_host_and_out_of_reach_of_scripts(
    cookie: str, over_https: dict[str, Any]
) -> None:
    told = {name.removeprefix(f"{cookie}_COOKIE_"): value for name, value in over_https.items() if cookie in name}
    assert told.pop("NAME").startswith("__Host-")
    assert told == {"SECURE": True, "HTTPONLY": True, "SAMESITE": "Lax", "DOMAIN": None, "PATH": "/"}
