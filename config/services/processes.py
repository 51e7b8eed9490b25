"""Starting a server so that it ends with us, and never as root."""

import ctypes
import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

Answer = subprocess.CompletedProcess[str]
Output = IO[bytes]

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000


class ServiceError(Exception):
    """A server cannot be had; the message says what to do instead."""


@dataclass(frozen=True)
class Account:
    """Who a server runs as. Both None: as we are. PostgreSQL refuses root, so for root it is someone else."""

    uid: int | None = None
    gid: int | None = None
    namespace: bool = False

    def popen(self, *, on_parent_death: signal.Signals | None) -> dict[str, Any]:
        """Arguments for subprocess. They hold for one call only: this process is the parent that may die."""
        given: dict[str, Any] = {"start_new_session": True}
        if self.uid is not None and not self.namespace:
            given |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return given | {"preexec_fn": self._preparation(on_parent_death)}

    def own(self, folder: Path) -> None:
        """Give a folder, and all that is in it, to this account; nothing is done where it is already so."""
        if self.uid is None:
            return
        # In the namespace the account is root by another number, so what it owns is root's.
        uid, gid = (0, 0) if self.namespace else (self.uid, self.gid or 0)
        if folder.stat().st_uid == uid:
            return
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, uid, gid, follow_symlinks=False)

    def _preparation(self, on_parent_death: signal.Signals | None) -> Callable[[], None]:
        parent = os.getpid()
        libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

        def prepare() -> None:  # pragma: no cover (between fork and exec, where nothing measures)
            if self.namespace and libc is not None:
                _enter_namespace(libc, self.uid or 0, self.gid or 0)
            if libc is not None and on_parent_death is not None:
                # After the change of user: the kernel forgets it when credentials change.
                libc.prctl(PR_SET_PDEATHSIG, on_parent_death)
                if os.getppid() != parent:
                    os._exit(1)

        return prepare


def account_for(program: Path, folder: Path) -> Account:
    """As we are; for root the owner of a folder that a user began, else `nobody`, else a private namespace.

    `nobody` cannot reach a checkout that is closed to others (0700); a user namespace, in which root goes
    by another number, can, and opens nothing to anyone.
    """
    if os.geteuid() != 0:
        return Account()
    nobody = pwd.getpwnam("nobody")
    owner = _owner(folder)
    account = Account(*owner) if owner[0] else Account(nobody.pw_uid, nobody.pw_gid)
    if _reaches(account, program, folder.parent):
        return account
    return Account(nobody.pw_uid, nobody.pw_gid, namespace=True)


def run(command: Sequence[str | Path], *, account: Account | None = None, **given: Any) -> Answer:
    """Run to its end and keep what it said. A program that cannot be run at all answers like one that failed."""
    as_account = (account or Account()).popen(on_parent_death=signal.SIGKILL)
    try:
        return subprocess.run(command, capture_output=True, text=True, **as_account, **given)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as problem:
        return Answer(command, 127, "", f"{command[0]}: {problem}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    command: list[str],
    *,
    account: Account,
    on_parent_death: signal.Signals,
    log: Output,
    cwd: Path = Path("/"),
    **given: Any,
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            **account.popen(on_parent_death=on_parent_death),
            **given,
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise ServiceError(f"{command[0]} cannot be started: {problem}") from problem


def stop(process: subprocess.Popen[bytes], *, by: signal.Signals, grace: float) -> None:
    """Ask; after the grace, do not ask."""
    if process.poll() is not None:
        return
    process.send_signal(by)
    try:
        process.wait(grace)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def stop_orphan(pid_file: Path, *, mark: str, by: signal.Signals, grace: float = 15.0) -> None:
    """End a server that outlived a killed launcher, known by its pid file and by `mark` in its command line.

    A pid file without such a process is removed: its number may by now be someone else's.
    """
    try:
        pid = int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        pid = 0
    if pid > 1 and mark in command_line(pid):
        os.kill(pid, by)
        _wait_until_gone(pid, mark, grace)
    pid_file.unlink(missing_ok=True)


def command_line(pid: int) -> str:
    """Empty when there is no such process."""
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    return run(["/bin/ps", "-p", str(pid), "-o", "command="]).stdout


def _wait_until_gone(pid: int, mark: str, grace: float) -> None:
    until = time.monotonic() + grace
    while mark in command_line(pid):
        if time.monotonic() > until:
            raise ServiceError(f"process {pid} still uses {mark} after an earlier run; end it, then start again")
        time.sleep(0.05)


def _owner(folder: Path) -> tuple[int, int]:
    """User and group; root's where there is no folder yet."""
    if not folder.exists():
        return 0, 0
    seen = folder.stat()
    return seen.st_uid, seen.st_gid


def _reaches(account: Account, program: Path, folder: Path) -> bool:
    tried = run(["/bin/sh", "-c", '"$1" --version && cd "$2"', "sh", program, folder], account=account)
    return tried.returncode == 0


def _enter_namespace(libc: ctypes.CDLL, uid: int, gid: int) -> None:  # pragma: no cover (likewise)
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "no user namespace")
    for name, line in (("setgroups", "deny"), ("uid_map", f"{uid} 0 1"), ("gid_map", f"{gid} 0 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(line)
