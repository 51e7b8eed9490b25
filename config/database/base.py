"""Django's PostgreSQL, but that a server which does not even refuse is not waited for by each request anew.

Named by ENGINE in DATABASES. Where a machine has gone, connecting ends after seconds: all threads would spend them, one
request after the other, and none be left for searches, which need no database.
"""

import select
import time
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base

SLOW, PAUSE = 1.0, 5.0
"""Seconds: who took longer than this to fail is not asked for so long."""
WORDS = "the database did not answer a moment ago"
_not_before: dict[tuple[object, object], float] = {}
"""By host and port, for all threads of this process. Gone once the server has answered."""


class DatabaseWrapper(base.DatabaseWrapper):
    def close_if_health_check_failed(self) -> None:
        """Asks the server only where something has come in since: one that goes says so, or its machine closes the
        connection. Asking at each request makes as many queries as pages of a session need."""
        if self.connection is not None and not self.connection.closed and not has_come_in(self.connection.fileno()):
            self.health_check_done = True
        super().close_if_health_check_failed()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        server = (conn_params.get("host"), conn_params.get("port"))
        if time.monotonic() < _not_before.get(server, 0.0):
            raise OperationalError(WORDS)
        if server in _not_before:
            # This one looks whether it is back; others need not.
            _not_before[server] = time.monotonic() + PAUSE
        began = time.monotonic()
        try:
            made = super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            if time.monotonic() - began > SLOW:
                _not_before[server] = time.monotonic() + PAUSE
            else:
                _not_before.pop(server, None)
            raise
        _not_before.pop(server, None)
        return made


def has_come_in(descriptor: int) -> bool:
    """Whether the other end has sent something that nobody has read, or has closed."""
    looked = select.poll()
    looked.register(descriptor, select.POLLIN | select.POLLPRI)
    return bool(looked.poll(0))
