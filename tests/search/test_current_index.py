"""The index that a process holds: it follows the version, readers never wait for it, and none sees a mix."""

import datetime as dt
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from search import index
from search.current import HeldIndex
from tests.opening import connected_to, make_database
from tests.search import made_up

DAY = dt.date(2026, 11, 21)


class State:
    """Stands in for an index: both halves are of one number."""

    def __init__(self, number: int, day: dt.date) -> None:
        self.version, self.one_half, self.other_half = (number, day), number, number


class Directory:
    """Its number, and how often it was asked and built. `gate` holds builds back while it is closed."""

    def __init__(self) -> None:
        self.number, self.asked, self.built = 1, 0, 0
        self.gate = threading.Event()
        self.gate.set()

    def version(self) -> int:
        self.asked += 1
        return self.number

    def build(self, day: dt.date) -> Any:
        number = self.number
        self.gate.wait(20)
        self.built += 1
        return State(number, day)

    def held(self, pause: float = 0) -> HeldIndex:
        return HeldIndex(self.build, self.version, pause)


def until(held: HeldIndex, number: int, day: dt.date = DAY) -> State:
    """Waits for the index of that number."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        state = cast(State, held.current(day))
        if state.version == (number, day):
            return state
        time.sleep(0.005)
    raise AssertionError(f"no index of {number} came")


def test_the_first_use_builds_at_once_and_once_for_all_who_wait() -> None:
    directory = Directory()
    held = directory.held()
    readers = [threading.Thread(target=held.current, args=(DAY,)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(20)
    assert directory.built == 1


def test_the_old_index_answers_while_the_new_one_is_built() -> None:
    directory = Directory()
    held = directory.held()
    held.current(DAY)
    directory.gate.clear()
    directory.number = 2
    answers = [cast(State, held.current(DAY)).one_half for _ in range(100)]
    assert set(answers) == {1}
    directory.gate.set()
    assert until(held, 2).one_half == 2
    assert directory.built == 2, "one build, however many looked meanwhile"


def test_the_version_is_looked_at_once_a_pause() -> None:
    directory = Directory()
    held = directory.held(pause=60)
    for _ in range(50):
        held.current(DAY)
    assert directory.asked == 0, "the first build is fresh enough"


def test_another_day_is_another_version() -> None:
    held = Directory().held()
    held.current(DAY)
    assert until(held, 1, DAY + dt.timedelta(1)).version[1] == dt.date(2026, 11, 22)


def test_a_database_that_fails_leaves_the_old_index_standing(caplog: pytest.LogCaptureFixture) -> None:
    directory = Directory()
    failing = iter([True])

    def build(day: dt.date) -> Any:
        if directory.number == 2 and next(failing, False):
            raise DatabaseError("gone")
        return directory.build(day)

    held = HeldIndex(build, directory.version, 0)
    held.current(DAY)
    directory.number = 2
    assert until(held, 2).one_half == 2
    assert "the old one goes on answering" in caplog.text


def test_no_reader_sees_a_mix_while_indexes_are_swapped() -> None:
    directory = Directory()
    held = directory.held()
    seen: list[tuple[int, int]] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            state = cast(State, held.current(DAY))
            seen.append((state.one_half, state.other_half))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(2, 30):
        directory.number = number
        until(held, number)
    stop.set()
    for reader in readers:
        reader.join(20)
    assert len({one for one, _other in seen}) > 5
    assert all(one == other for one, other in seen)


@pytest.mark.django_db
def test_a_build_that_the_directory_moved_under_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: Iterator[int] = iter([1, 2, 2, 2])
    monkeypatch.setattr(index, "version_number", lambda: next(numbers))
    assert index.build(DAY).version == (2, DAY)


CHILD = """
import sys, datetime as dt, django
django.setup()
from django.db import connection
from search.current import current_index
for line in sys.stdin:
    held = current_index(dt.date(2026, 11, 21))
    print(held.version[0], len(held.pks), flush=True)
connection.close()
"""


@pytest.fixture
def shared_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database whose changes are committed, for processes of a test's own to see: its address."""
    name = "openward_shared"
    make_database(os.environ["DATABASE_URL"], name)
    with django_db_blocker.unblock(), connected_to(name):
        call_command("migrate", verbosity=0)
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def test_two_processes_follow_the_directory(shared_database: str) -> None:
    made_up.version(1)
    made_up.program("Test A")
    environment = {**os.environ, "DATABASE_URL": shared_database, "DJANGO_SETTINGS_MODULE": "config.settings"}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    try:
        assert [answer(child) for child in children] == ["1 1", "1 1"]
        made_up.program("Test B")
        made_up.version(2)
        for child in children:
            assert answers_in_time(child, "2 2")
    finally:
        for child in children:
            child.communicate(timeout=20)


def answer(child: Any) -> str:
    child.stdin.write("\n")
    child.stdin.flush()
    return str(child.stdout.readline()).strip()


def answers_in_time(child: Any, expected: str) -> bool:
    """Within seconds, and never anything but the old or the new."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        told = answer(child)
        if told == expected:
            return True
        assert told == "1 1"
        time.sleep(0.05)
    return False
