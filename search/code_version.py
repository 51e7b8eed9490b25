"""Which code draws the pages. Told by what the code says, not by a number: that stands still between two releases."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDERS = ("config", "programs", "search", "applicants", "templates", "static", "locale")
KINDS = frozenset({".py", ".html", ".txt", ".mo", ".css", ".js", ".svg", ".png"})
LOCK = "requirements.lock"
"""Libraries draw pages too."""


@cache
def code_version() -> str:
    """The same in every process and on every machine that runs the same code. Read once a process."""
    root = Path(settings.BASE_DIR)
    digest = hashlib.sha256((root / LOCK).read_bytes() if (root / LOCK).exists() else b"")
    for path in _files(root):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _files(root: Path) -> list[Path]:
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    return sorted(path for path in found if path.suffix in KINDS)
