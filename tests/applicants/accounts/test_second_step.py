"""A code of an app besides the password, on every way in; and the ways back to it."""

import base64
import hmac
import re
import struct
import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.admin.models import LogEntry
from django.test import Client

from applicants.models import User
from tests.applicants.accounts.filled import PASSWORD, user
from tests.applicants.accounts.test_signing_up import ADDRESS, sign_in
from tests.programs.admin.conftest import make_user, signed_in

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TIME_TO_TYPE = 8
"""Seconds."""


def code(secret: str = SECRET) -> str:
    """What an authenticator app shows now: RFC 6238, as apps do it. Where it is about to change, the next one, for
    which whoever types it waits."""
    left = 30 - time.time() % 30
    if left < TIME_TO_TYPE:
        time.sleep(left)
    key = base64.b32decode(secret)
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    [number] = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"


def with_second_step(owner: User) -> User:
    totp.TOTP.activate(owner, SECRET)
    RecoveryCodes.activate(owner)
    return owner


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_it_is_turned_on_with_a_code_and_gives_recovery_codes(mailbox: list[Any]) -> None:
    client = Client()
    client.force_login(user(ADDRESS))
    client.post("/accounts/reauthenticate/?next=/accounts/2fa/totp/activate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    [secret] = re.findall(r'<code class="key">(\w+)</code>', page)
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    codes = re.findall(r"<li><code>(\w+)</code></li>", client.get(answer["Location"]).content.decode())
    assert len(codes) == 10
    assert "turned on" in client.get("/accounts/settings/").content.decode()


def test_a_stranger_at_an_open_browser_does_not_turn_it_on() -> None:
    client = Client()
    client.force_login(user(ADDRESS))
    answer = client.get("/accounts/2fa/totp/activate/")
    assert answer["Location"].startswith("/accounts/reauthenticate/")


def test_the_password_alone_signs_nobody_in() -> None:
    with_second_step(user(ADDRESS))
    client = Client()
    assert sign_in(client)["Location"] == "/accounts/2fa/authenticate/"
    assert not is_signed_in(client)
    assert client.post("/accounts/2fa/authenticate/", {"code": code()})["Location"] == "/list/"
    assert is_signed_in(client)


def test_a_recovery_code_is_good_once() -> None:
    owner = with_second_step(user(ADDRESS))
    once = Authenticator.objects.get(user=owner, type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (True, False):
        client = Client()
        sign_in(client)
        client.post("/accounts/2fa/authenticate/", {"code": once})
        assert is_signed_in(client) is expected


def test_codes_are_not_guessed_more_than_five_times() -> None:
    with_second_step(user(ADDRESS))
    client = Client()
    sign_in(client)
    pages = [client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode() for _ in range(6)]
    assert ["Too many failed" in page for page in pages] == [False] * 5 + [True]


def test_a_new_password_by_mail_does_not_go_round_it(mailbox: list[Any]) -> None:
    with_second_step(user(ADDRESS))
    client = Client()
    client.post("/accounts/password/reset/", {"email": ADDRESS})
    [path] = re.findall(
        r"https?://testserver(/accounts/password/reset/key/\S+)", mailbox[0].get_body(("plain",)).get_content()
    )
    form = client.get(path, follow=True)
    secret = {"password1": "another long secret", "password2": "another long secret"}
    client.post(form.redirect_chain[-1][0], secret)
    assert not is_signed_in(client)
    assert sign_in(client, password="another long secret")["Location"] == "/accounts/2fa/authenticate/"


def at_the_admin(client: Client, email: str, password: str = PASSWORD, then: str = "/admin/") -> Any:
    return client.post("/admin/login/", {"username": email, "password": password, "next": then})


def test_the_admin_signs_staff_in_by_its_own_page_without_a_confirmed_address() -> None:
    make_user("curator@example.org", "Curator")
    client = Client()
    assert at_the_admin(client, "Curator@Example.org", "a long enough secret")["Location"] == "/admin/"
    assert is_signed_in(client)


def test_the_admin_leads_staff_who_turned_it_on_to_the_second_step() -> None:
    with_second_step(make_user("curator@example.org", "Curator"))
    client = Client()
    answer = at_the_admin(client, "curator@example.org", then="/admin/queue/")
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert not is_signed_in(client)
    assert client.get("/admin/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": code()})["Location"] == "/admin/queue/"
    assert client.get("/admin/queue/").status_code == 200


def test_the_admin_leads_nobody_to_another_site() -> None:
    with_second_step(make_user("curator@example.org", "Curator"))
    client = Client()
    at_the_admin(client, "curator@example.org", then="https://evil.example/")
    assert client.post("/accounts/2fa/authenticate/", {"code": code()})["Location"] == "/list/"


def test_the_admin_lets_in_neither_applicants_nor_the_wrong_password() -> None:
    user(ADDRESS)
    make_user("curator@example.org", "Curator")
    for email, password in ((ADDRESS, PASSWORD), ("curator@example.org", "wrong"), ("", "")):
        client = Client()
        page = at_the_admin(client, email, password)
        assert (page.status_code, is_signed_in(client)) == (200, False)
        assert "errornote" in page.content.decode()


def test_an_administrator_turns_it_off_for_who_lost_the_phone() -> None:
    administrator = make_user("administrator@example.org", "Administrator")
    owner = with_second_step(user(ADDRESS))
    root = with_second_step(User.objects.create_superuser(email="root@example.org", password=PASSWORD))
    chosen = {"action": "turn_off_second_step", "_selected_action": [owner.pk, root.pk]}
    signed_in(administrator).post("/admin/applicants/user/", chosen)
    assert set(Authenticator.objects.values_list("user", flat=True)) == {root.pk, administrator.pk}
    assert LogEntry.objects.get().object_id == str(owner.pk)


def test_nobody_sees_keys_or_applicants_in_the_admin() -> None:
    root = signed_in(User.objects.create_superuser(email="root@example.org", password=PASSWORD))
    page = root.get("/admin/").content.decode()
    for path in ("mfa/authenticator", "account/emailaddress", "applicants/applicant", "applicants/shortlistentry"):
        assert path not in page
        assert root.get(f"/admin/{path}/").status_code == 404


def test_an_address_that_an_administrator_changed_opens_the_account_no_more() -> None:
    administrator = make_user("administrator@example.org", "Administrator")
    owner = user(ADDRESS)
    client = signed_in(administrator)
    path = f"/admin/applicants/user/{owner.pk}/change/"
    client.post(path, {"email": "new@example.org", "is_active": "on"})
    assert not EmailAddress.objects.filter(user=owner).exists()
    assert sign_in(Client()).status_code == 200
