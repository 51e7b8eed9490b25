"""The folder in which the processes of one web server add up what they count."""

import os
import shutil
import tempfile
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
PREFIX = "metrics-"


def make(var: Path) -> None:
    """New at each start, so counts begin at nothing, as Prometheus expects.

    Where VAR cannot be written, as in an image, the system's folder for what passes will do.
    """
    place = var if os.access(var, os.W_OK) else None
    os.environ[VARIABLE] = tempfile.mkdtemp(prefix=PREFIX, dir=place)


def remove() -> None:
    shutil.rmtree(os.environ[VARIABLE], ignore_errors=True)


def clear_left(var: Path) -> None:
    """What a killed server left. Only for whoever knows that no server runs from this VAR."""
    for folder in var.glob(f"{PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)
