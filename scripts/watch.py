"""What a process under attack may not do: reach the network, write elsewhere, take too long or too much memory.

Python's audit events (PEP 578) tell of sockets and of files that are opened, renamed or removed; libraries in C are
caught by their tracks: a listener that counts its callers, a secret that must not turn up, a folder that must not
change.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

SECRET = "tajemstvi-7f3a9c"  # noqa: S105  a marker
"""Stands in the file that no reader may open; found in an output, it was read."""

_WRITING = {"os.mkdir": 0, "os.remove": 0, "os.rmdir": 0, "os.rename": 1, "os.link": 1, "os.symlink": 1,
            "os.truncate": 0, "os.chmod": 0, "shutil.rmtree": 0, "sqlite3.connect": 0}  # fmt: skip
_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_MEBIBYTE = 2**20


class TooSlow(BaseException):
    """An input took longer than it may. No Exception: nothing that means well may catch it."""


class Watch:
    """Notes what the process does that it should not; ``offences`` are emptied by ``taken``.

    Python keeps an audit hook for good, so a watch is for a process of its own.
    """

    def __init__(self, writable: Path) -> None:
        self._writable = str(writable.resolve())
        self._offences: list[str] = []
        sys.addaudithook(self._look)

    def taken(self) -> list[str]:
        """The offences since it was last asked."""
        found, self._offences = self._offences, []
        return found

    def _look(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            address = arguments[1] if event.startswith(("socket.con", "socket.bind", "socket.sendto")) else arguments[0]
            if not isinstance(address, (str, bytes)) or "gethost" in event or "getaddr" in event:
                self._offences.append(f"network: {event} {address!r}")
        elif event == "open":
            path, _, flags = arguments
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
            if writes and isinstance(path, (str, bytes)):
                self._check_place(event, path)
        elif event in _WRITING and isinstance(arguments[_WRITING[event]], (str, bytes)):
            self._check_place(event, arguments[_WRITING[event]])

    def _check_place(self, event: str, path: str | bytes) -> None:
        name = os.fsdecode(path)
        if name in ("/dev/null", ":memory:"):
            return
        place = os.path.join(os.path.realpath(os.path.dirname(name) or "."), os.path.basename(name))  # noqa: PTH118,PTH120,PTH119
        if place != self._writable and not place.startswith(self._writable + os.sep):
            self._offences.append(f"wrote outside: {event} {name}")


def limit_memory(mebibytes: int) -> None:
    """No more address space than this for the process."""
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes * _MEBIBYTE, mebibytes * _MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def peak_memory() -> float:
    """The most memory that the process held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the block after so many seconds of processor time."""

    def stop(*_: object) -> None:
        raise TooSlow(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def tracks(folder: Path, leave: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Every file below ``folder`` with size and time of change, the folders called ``leave`` at its top left out."""
    found = {}
    for root, folders, files in os.walk(folder):
        if Path(root) == folder:
            folders[:] = [name for name in folders if name not in leave]
        for name in (*files, *folders):
            status = (Path(root) / name).lstat()
            found[f"{root}/{name}"] = (
                status.st_size if name in files else 0,
                status.st_mtime_ns if name in files else 0,
            )
    return found


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and the list of what was asked for there."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/lure.dtd", asked
    finally:
        server.shutdown()
        server.server_close()
