"""Processes told apart by what they run, so that a process number used again never means another one."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

from graph.files import disk

_POLL_SECONDS = 0.05
_SETTLE_SECONDS = 5.0


def launch(command: tuple[str, ...], environment: Mapping[str, str], log: Path) -> int:
    """Starts a process of its own session, which outlives us and no Ctrl-C of our terminal reaches.

    What it prints is appended to `log`. Returns its number.
    """
    with disk(log):
        log.touch(mode=0o600)
        return os.posix_spawn(
            command[0],
            command,
            environment,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_APPEND, 0),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )


def runs(pid: int, argument: str) -> bool:
    """Whether process `pid` lives and has `argument` among those it was started with.

    The argument names our own folder: that says more than the time of its start, which moves when the clock
    is set.
    """
    deadline = time.monotonic() + _SETTLE_SECONDS
    while (cmdline := _cmdline(pid)) == [] and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS)
    return argument in (cmdline or ())


def listens(pid: int, port: int) -> bool:
    """Whether it is this process that listens on the port."""
    try:
        sockets = psutil.Process(pid).net_connections("tcp")
    except psutil.Error:
        return False
    return any(s.status == psutil.CONN_LISTEN and s.laddr.port == port for s in sockets)


def find(argument: str) -> int | None:
    """The process of this user that was started with `argument`, if there is one."""
    mine = os.getuid()
    for process in psutil.process_iter(["uids", "cmdline"]):
        uids, cmdline = process.info["uids"], process.info["cmdline"]
        if uids and uids.real == mine and cmdline and argument in cmdline:
            return int(process.pid)
    return None


def end(pid: int, argument: str, seconds: float) -> None:
    """Asks the process to end, and kills it when it has not within `seconds`."""
    for signal_it, patience in ((psutil.Process.terminate, seconds), (psutil.Process.kill, 10.0)):
        if not runs(pid, argument):
            return
        with contextlib.suppress(psutil.NoSuchProcess):
            signal_it(psutil.Process(pid))
        if wait_until(lambda: not runs(pid, argument), patience):
            return


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition comes true within `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True


def _cmdline(pid: int) -> list[str] | None:
    """Its arguments: empty for a moment after its start and while it dies, None without a process."""
    _reap(pid)
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else process.cmdline()
    except psutil.Error:
        return None


def _reap(pid: int) -> None:
    """A child of ours that ended stays in the table until its parent asks for it."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
