"""Asking a server on this machine, without a client that keeps anything."""

import http.client


def status_of(port: int, path: str) -> int:
    """0 where nothing answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
