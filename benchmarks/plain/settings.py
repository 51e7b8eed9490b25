"""Openward's own settings, so that middleware, database and language are the same; only the page is another."""

from config.settings import *  # noqa: F403
from config.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "benchmarks.plain.urls"
TEMPLATES[0]["DIRS"] = [BASE_DIR / "benchmarks" / "plain" / "templates", BASE_DIR / "templates"]
