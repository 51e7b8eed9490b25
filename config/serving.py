"""How gunicorn serves: `--config python:config.serving`. What differs between machines stays on its command line."""

import gc
import logging
from pathlib import Path
from typing import Any

from config import env, logs, metrics_folder, secret_key
from config.web_worker import SECONDS_TO_STOP

logconfig_dict = logs.from_environment()
worker_class = "config.web_worker.Worker"
graceful_timeout = SECONDS_TO_STOP


def on_starting(server: Any) -> None:
    """Before any process of its own: they find the folder in their environment, and warnings among the lines."""
    var = Path(env.text("VAR", "var"))
    secret_key.demand_or_exit(var)
    logging.captureWarnings(True)
    metrics_folder.make(var)


def post_worker_init(worker: Any) -> None:
    """What was loaded by now stays as long as the worker does: no search for garbage need look through it again. And
    of the thousands of objects of an answer nearly all go by themselves, so searches are rare."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def child_exit(server: Any, worker: Any) -> None:
    """Its requests in flight and its index went with it; what it counted stays."""
    # Not above: the library looks for the folder once, when it is imported.
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    metrics_folder.remove()
