"""Every letter of an account, in both languages and both bodies."""

from pathlib import Path
from typing import Any

import allauth
import pytest
from django.utils import translation

from applicants.accounts.letters import LETTERS, written
from applicants.accounts.notices import NOTICES

NOT_SENT = {
    "account/email/base": "part of others",
    "account/email/email_confirm": "told by email_changed",
    "account/email/login_code": "codes instead of passwords are not offered",
    "account/email/password_reset_code": "a new password is set by a link",
    "account/email/password_set": "every account has a password from the start",
    "mfa/email/webauthn_added": "no security keys",
    "mfa/email/webauthn_removed": "no security keys",
}
CONTEXT: dict[str, Any] = {
    "activate_url": "https://test.example/?a=1&b=2",
    "password_reset_url": "https://test.example/?a=1&b=2",
    "signup_url": "https://test.example/?a=1&b=2",
    "from_email": "<old>@example.org",
    "to_email": "new%s@example.org",
    "deleted_email": "old@example.org",
    "ip": "203.0.113.9",
    "user_agent": "Test browser",
}


def test_every_letter_that_allauth_can_send_is_written_or_never_sent() -> None:
    templates = Path(allauth.__file__).parent / "templates"
    names = {
        str(path.relative_to(templates)).removesuffix("_message.txt") for path in templates.rglob("email/*_message.txt")
    }
    ours = {name for name in names if name.startswith(("account/", "mfa/"))}
    assert ours == set(LETTERS) | set(NOT_SENT)
    assert (len(LETTERS), len(NOT_SENT)) == (12, 7)


def test_every_notice_that_allauth_can_give_is_written_or_never_given() -> None:
    templates = Path(allauth.__file__).parent / "templates"
    names = {str(path.relative_to(templates)) for path in templates.rglob("messages/*.txt")}
    ours = {name for name in names if name.startswith(("account/", "mfa/"))}
    assert sorted(ours - set(NOTICES)) == [
        "account/messages/login_code_sent.txt",
        "account/messages/phone_verification_sent.txt",
        "account/messages/phone_verified.txt",
        "mfa/messages/webauthn_added.txt",
        "mfa/messages/webauthn_removed.txt",
    ]
    assert set(NOTICES) <= ours


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_it_stands_as_text_and_as_html_and_names_no_network(name: str, language: str) -> None:
    with translation.override(language):
        letter = written(name, CONTEXT)
    assert f'<html lang="{language}">' in letter.html
    assert "203.0.113.9" not in letter.text + letter.html
    assert "Test browser" not in letter.text + letter.html
    assert "%(" not in letter.text
    if LETTERS[name].link:
        assert "\nhttps://test.example/?a=1&b=2\n" in letter.text
        assert 'href="https://test.example/?a=1&amp;b=2"' in letter.html


def test_what_a_reader_typed_is_text_in_a_letter() -> None:
    letter = written("account/email/email_changed", CONTEXT)
    assert "from <old>@example.org to new%s@example.org" in letter.text
    assert "&lt;old&gt;@example.org" in letter.html
