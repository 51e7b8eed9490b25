"""Typed readers of environment variables. Each error names the variable and says what would do."""

import os
from collections.abc import Mapping


class SettingError(ValueError):
    """A variable is missing or holds something it cannot."""


def text(name: str, default: str | None = None, *, environ: Mapping[str, str] = os.environ) -> str:
    value = environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise SettingError(f"{name} is not set, and it has no default")
    return default


def flag(name: str, default: bool, *, environ: Mapping[str, str] = os.environ) -> bool:
    value = text(name, "yes" if default else "no", environ=environ).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name} is {value!r}; it takes yes or no")


def number(
    name: str, default: int, *, at_least: int = 0, at_most: int = 2**31, environ: Mapping[str, str] = os.environ
) -> int:
    value = text(name, str(default), environ=environ)
    try:
        read = int(value)
    except ValueError:
        raise SettingError(f"{name} is {value!r}; it takes a whole number") from None
    if not at_least <= read <= at_most:
        raise SettingError(f"{name} is {read}; it takes {at_least} to {at_most}")
    return read


def words(name: str, default: str, *, environ: Mapping[str, str] = os.environ) -> list[str]:
    """A comma-separated list; blanks are dropped."""
    return [word.strip() for word in text(name, default, environ=environ).split(",") if word.strip()]


def choice(name: str, default: str, choices: tuple[str, ...], *, environ: Mapping[str, str] = os.environ) -> str:
    value = text(name, default, environ=environ).lower()
    if value not in choices:
        raise SettingError(f"{name} is {value!r}; it takes {' or '.join(choices)}")
    return value


def secret(name: str, *, at_least: int, environ: Mapping[str, str] = os.environ) -> str:
    """Empty when it is not set. The error does not repeat it."""
    value = text(name, "", environ=environ)
    if value and len(value) < at_least:
        raise SettingError(f"{name} is too short to be a secret; it takes {at_least} characters or more")
    return value
