"""What is essential ends the rest; what is not is started again, less and less often."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import supervisor
from config.supervisor import Child, EssentialEndedError, look_after

ENDS = "import sys; sys.exit(3)"
STAYS = "import time; print('up', flush=True); time.sleep(600)"
DEAF = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
WITH_GRANDCHILD = (
    "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
    "print('up', p.pid, flush=True); sys.exit(0)"
)


class Script(Child):
    """A child that runs a line of Python in place of a module."""

    def start(self, environ: object, folder: Path) -> None:
        self.module = ("config_test_script",)
        super().start({**os.environ, "PYTHONPATH": str(folder)}, folder)


@pytest.fixture
def children(tmp_path: Path) -> Iterator[list[Script]]:
    started: list[Script] = []
    yield started
    supervisor.stop(started)


def begin(children: list[Script], folder: Path, code: str, *, essential: bool = False) -> Script:
    (folder / "config_test_script.py").write_text(code)
    child = Script("worker", (), folder / "log", essential=essential)
    child.start({}, folder)
    children.append(child)
    return child


def wait_for(child: Child, word: str) -> str:
    while word not in child.log.read_text():
        assert child.ended() in {None, 0}
    return child.log.read_text()


def wait_for_end(child: Child) -> None:
    assert child.process is not None
    child.process.wait(30)


def test_a_child_that_runs_is_left_alone(children: list[Script], tmp_path: Path) -> None:
    child = begin(children, tmp_path, STAYS, essential=True)
    first = child.process
    look_after(child, {}, tmp_path, now=0)
    assert child.process is first


def test_the_end_of_an_essential_child_is_told_with_its_log(children: list[Script], tmp_path: Path) -> None:
    child = begin(children, tmp_path, ENDS, essential=True)
    wait_for_end(child)
    with pytest.raises(EssentialEndedError) as caught:
        supervisor.watch([child], {}, tmp_path)
    assert (caught.value.name, caught.value.code, caught.value.log) == ("worker", 3, tmp_path / "log")


def test_another_child_is_started_again_after_a_pause(
    children: list[Script], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = begin(children, tmp_path, ENDS)
    wait_for_end(child)
    first, ended_at = child.process, child.started
    look_after(child, {}, tmp_path, now=ended_at)
    assert f"The worker ended (3; see {tmp_path / 'log'})" in capsys.readouterr().out
    look_after(child, {}, tmp_path, now=ended_at + 0.9)
    assert child.process is first
    look_after(child, {}, tmp_path, now=ended_at + 1.1)
    assert child.process is not first


def test_pauses_double_up_to_a_minute(children: list[Script], tmp_path: Path) -> None:
    child = begin(children, tmp_path, ENDS)
    pauses = []
    for _ in range(8):
        child.plan_restart(child.started)
        pauses.append((child.due or 0) - child.started)
    assert pauses == pytest.approx([1, 2, 4, 8, 16, 32, 60, 60])


def test_pauses_begin_again_after_a_steady_run(children: list[Script], tmp_path: Path) -> None:
    child = begin(children, tmp_path, ENDS)
    child.pause = 32.0
    child.plan_restart(child.started + supervisor.STEADY_AFTER + 1)
    assert child.due == pytest.approx(child.started + supervisor.STEADY_AFTER + 1 + supervisor.FIRST_PAUSE)


def test_stop_ends_a_child_that_does_not_listen(
    children: list[Script], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "GRACE", 0.2)
    child = begin(children, tmp_path, DEAF)
    wait_for(child, "up")
    supervisor.stop([child])
    assert child.ended() == -signal.SIGKILL


def test_stop_ends_what_a_child_left_behind(children: list[Script], tmp_path: Path) -> None:
    child = begin(children, tmp_path, WITH_GRANDCHILD)
    grandchild = int(wait_for(child, "up").split()[1])
    wait_for_end(child)
    supervisor.stop([child])
    while Path(f"/proc/{grandchild}").exists() and sys.platform == "linux":
        state = Path(f"/proc/{grandchild}/stat").read_text().rsplit(")", 1)[1].split()[0]
        if state == "Z":
            break


HANDS_BACK = (
    "import signal, sys, time; signal.signal(15, signal.SIG_IGN);"
    "signal.signal(3, lambda *_: sys.exit(7)); print('up', flush=True); time.sleep(600)"
)
SLOW_TO_END = (
    "import signal, sys, time; signal.signal(15, lambda *_: (time.sleep(1), sys.exit(5)));"
    "print('up', flush=True); time.sleep(600)"
)


def test_stop_tells_one_that_is_not_done_in_its_grace_to_hand_its_work_back(
    children: list[Script], tmp_path: Path
) -> None:
    child = begin(children, tmp_path, HANDS_BACK)
    child.grace, child.hands_back = 0.3, signal.SIGQUIT
    wait_for(child, "up")
    supervisor.stop([child])
    assert child.ended() == 7


def test_stop_waits_for_each_as_long_as_it_may_take(
    children: list[Script], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is deaf is given up after its own seconds; one that has more of them is waited for."""
    monkeypatch.setattr(supervisor, "GRACE", 0.2)
    (tmp_path / "deaf").mkdir()
    deaf = begin(children, tmp_path / "deaf", DEAF)
    slow = begin(children, tmp_path, SLOW_TO_END)
    slow.grace = 20
    wait_for(deaf, "up")
    wait_for(slow, "up")
    supervisor.stop([deaf, slow])
    assert (deaf.ended(), slow.ended()) == (-signal.SIGKILL, 5)
