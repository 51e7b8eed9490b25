#!/usr/bin/env python3
"""Django's commands. `python3 manage.py …` works whichever Python that is: it goes on in the project's own."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def use_own_environment() -> None:
    """Start again with the Python of VENV (.venv), unless this is it or there is none."""
    venv = HERE / os.environ.get("VENV", ".venv")
    python = venv / "bin" / "python"
    if python.exists() and Path(sys.prefix).resolve() != venv.resolve():
        os.execv(python, [str(python), *sys.argv])  # noqa: S606


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
        from django.db import OperationalError
    except ImportError:
        return refuse("Django is not installed here. `make setup` installs what Openward needs.")
    from config.env import SettingError
    from config.services import AddressError

    try:
        execute_from_command_line(sys.argv)
    except (SettingError, AddressError) as problem:
        return refuse(str(problem))
    except OperationalError as problem:
        return explain(problem)
    return 0


def explain(problem: Exception) -> int:
    """One line where no connection could be made; an error of a statement keeps its traceback."""
    from django.conf import settings
    from django.db import connection

    from config.services.addresses import NO_DATABASE_HOST

    if connection.connection is not None:
        raise problem
    if settings.DATABASES["default"]["HOST"] == NO_DATABASE_HOST:
        return refuse(
            f"DATABASE_URL is not set and no `make run` is serving from {settings.VAR}: start it, or set DATABASE_URL."
        )
    return refuse(f"The database does not answer: {str(problem).strip().splitlines()[0]}")


def refuse(words: str) -> int:
    sys.stderr.write(words + "\n")
    return 1


if __name__ == "__main__":
    use_own_environment()
    sys.exit(main())
