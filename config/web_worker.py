"""gunicorn's worker with threads, but that no connection is lost where it is told to stop."""

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

SECONDS_TO_STOP = 30
"""In which it answers what was asked before it was told to stop. What stops it must wait for longer."""


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's own keeps its port open until its last answer is given, and takes nothing from it: who connects
    meanwhile waits for an answer that never comes. This one answers who has connected, and refuses who comes later, so
    that a proxy goes to the next at once."""

    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled)
        if enabled or self.alive:
            return
        for listener in self.sockets:
            waiting = -1
            while waiting != self.nr_conns:
                waiting = self.nr_conns
                self.accept(listener)
            listener.close()
