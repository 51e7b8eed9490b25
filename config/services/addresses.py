"""Addresses of services: from a URL, or from what a running instance left in VAR/services.json."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config.services import instance

# Stands in the settings where no database is known, so that commands without need of one still work.
# Connecting fails at once, offline, and the driver's own message carries this name.
NO_DATABASE_HOST = "/DATABASE_URL-is-not-set"
# A server that is away is an error soon, not a process that waits: seconds to connect, and milliseconds after which a
# machine that confirms nothing any more is given up.
IMPATIENT = {"connect_timeout": "5", "tcp_user_timeout": "10000"}


class AddressError(ValueError):
    """DATABASE_URL cannot be read. The message never repeats the URL: it holds a password."""


def database(url: str) -> dict[str, Any]:
    """A DATABASES entry; an empty URL gives one that fails when it is first used, not before."""
    if not url:
        return _entry(NAME="openward", HOST=NO_DATABASE_HOST)
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise AddressError("DATABASE_URL must read postgres://user:password@host:port/name")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise AddressError("DATABASE_URL names no database: postgres://user:password@host:port/name")
    return _entry(
        NAME=name,
        USER=unquote(parts.username or ""),
        PASSWORD=unquote(parts.password or ""),
        HOST=host,
        PORT=_port(url, options),
        OPTIONS={**IMPATIENT, **options},
    )


def left_database_url(var: Path) -> str | None:
    return _left(var, "database_url")


def left_redis_url(var: Path) -> str | None:
    return _left(var, "redis_url")


def left_address(var: Path) -> str | None:
    """Where readers reach what runs there, without a slash at its end."""
    left = _left(var, "address")
    return left.rstrip("/") if left else None


def left_secret(var: Path) -> str | None:
    """The key that a launcher made for this VAR; None before the first launch, or for another user."""
    try:
        return (var / "secret_key").read_text().strip() or None
    except OSError:
        return None


def _entry(**given: Any) -> dict[str, Any]:
    return {
        "ENGINE": "config.database",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        **given,
    }


def _port(url: str, options: dict[str, str]) -> str:
    try:
        port = urlsplit(url).port
    except ValueError:
        raise AddressError("The port in DATABASE_URL must be a number up to 65535") from None
    return options.pop("port", "") or (str(port) if port else "")


def _left(var: Path, name: str) -> str | None:
    """None unless an instance is running: a launcher that was killed leaves its file behind."""
    if not instance.is_running(var):
        return None
    try:
        left = json.loads((var / instance.LEFT).read_text())
    except (OSError, ValueError):
        return None
    value = left.get(name) if isinstance(left, dict) else None
    return value if isinstance(value, str) and value else None
