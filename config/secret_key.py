"""SECRET_KEY signs sessions, the links in letters and those that set a password: whoever knows it is anybody."""

import secrets
import sys
from pathlib import Path

from config import env, services

AT_LEAST, DIFFERENT = 50, 5
"""Of characters: as `manage.py check --deploy` wants it."""
HOW = "`python3 -c 'import secrets; print(secrets.token_urlsafe(50))'` prints one"


def given(var: Path) -> str | None:
    """From the environment, else what a launcher left in VAR."""
    return env.text("SECRET_KEY", "") or services.left_secret(var)


def for_this_process_alone() -> str:
    """For commands that sign nothing, and for a developer: what it signs no other process knows."""
    return secrets.token_urlsafe(50)


def demand(var: Path) -> None:
    """Raises SettingError unless one is given that nobody guesses: of several processes each would make up its own."""
    if env.flag("DEBUG", False):
        return
    key = given(var)
    if not key:
        raise env.SettingError(f"SECRET_KEY is not set, and a server must be given one that stays the same: {HOW}")
    refuse_guessable(key)


def refuse_guessable(key: str) -> None:
    if len(key) < AT_LEAST or len(set(key)) < DIFFERENT or key.startswith("django-insecure-"):
        raise env.SettingError(f"SECRET_KEY could be guessed; it takes {AT_LEAST} random characters or more: {HOW}")


def demand_or_exit(var: Path) -> None:
    """For servers that would show a traceback, or go on."""
    try:
        demand(var)
    except env.SettingError as problem:
        sys.exit(str(problem))
