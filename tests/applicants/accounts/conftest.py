"""Accounts with counts of their own, and a mail server that keeps what it is given."""

import re
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message


@pytest.fixture(autouse=True)
def _counts_of_their_own(settings: Any) -> None:
    """The real broker, and no other test's tries."""
    default_cache = {**settings.CACHES["default"], "KEY_PREFIX": uuid4().hex}
    settings.CACHES = {**settings.CACHES, "default": default_cache}


@pytest.fixture(autouse=True)
def _styles(plain_styles: None) -> None:
    """Styles under their own names."""


class Kept(Message):
    def __init__(self, letters: list[Any]) -> None:
        super().__init__()
        self.letters = letters

    def handle_message(self, message: Any) -> None:
        self.letters.append(message_from_bytes(message.as_bytes(), policy=default))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def mailbox(settings: Any) -> Iterator[list[Any]]:
    letters: list[Any] = []
    server = Controller(Kept(letters), hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = False
    yield letters
    server.stop()


def link_in(letter: Any) -> str:
    """The address that both bodies lead to."""
    text = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    [link] = re.findall(r"https?://\S+", text)
    assert f'href="{link}"' in html
    return str(link)
