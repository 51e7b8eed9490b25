"""Clients that ask a server as fast as it answers, in a process of their own: `python -m benchmarks.clients`.

What to ask comes by standard input, what was found goes to standard output, both as JSON: a list of rounds, each
`{"port", "clients", "seconds", "readers": [{"paths", "cookie"}, …]}`, answered by the milliseconds of each request.
Every client has one kept-alive connection and is one reader; it goes through the reader's paths, each from another
place on. Any answer but 200 ends it.
"""

import http.client
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

HOST = "127.0.0.1"
WITHIN = 60.0


def main() -> None:
    json.dump([round_of(one) for one in json.load(sys.stdin)], sys.stdout)


def round_of(asked: dict[str, Any]) -> list[float]:
    count = asked["clients"]
    until = time.perf_counter() + asked["seconds"]
    with ThreadPoolExecutor(count) as clients:
        found = clients.map(lambda number: client(asked, number, until), range(count))
    return [taken for some in found for taken in some]


def client(asked: dict[str, Any], number: int, until: float) -> list[float]:
    reader = asked["readers"][number % len(asked["readers"])]
    paths, taken = reader["paths"], []
    headers = {"Accept-Encoding": "gzip", **({"Cookie": reader["cookie"]} if reader["cookie"] else {})}
    at = number * 7
    with closing(http.client.HTTPConnection(HOST, asked["port"], timeout=WITHIN)) as connection:
        while time.perf_counter() < until:
            taken.append(1000 * seconds_of(connection, paths[at % len(paths)], headers))
            at += 1
    return taken


def seconds_of(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    start = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} was answered with {answer.status}")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
