"""One process at a time in a run folder, and who it is.

The lock is the operating system's (``flock``), which goes when its owner does, however it ends. Beside it lies a note
of the owner, for messages, and for file systems that do not share locks between machines: a note from another machine
counts while it is fresh, and its owner touches it all the time. Where there are no such locks at all, the note is the
lock.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

from filelock import BaseFileLock, FileLock, Timeout

from align.errors import JobError
from align.files import write_text
from align.records import from_dict

FRESH_SECONDS = 90.0
"""How long a note counts that nobody touched; owners touch theirs far more often."""

_NONE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_PATIENCE_SECONDS = 1.0
"""How long to wait for the lock: who asks whether somebody is at work has it for a moment."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who works in a run folder: process id, machine, and since when (ISO 8601)."""

    pid: int
    host: str
    since: str

    @classmethod
    def here(cls) -> Owner:
        """The process that asks, from now on."""
        return cls(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds"))

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since}"

    @property
    def is_here(self) -> bool:
        """Whether it runs, or ran, on this machine."""
        return self.host == socket.gethostname()

    @property
    def lives(self) -> bool:
        """Whether there is such a process on this machine."""
        return is_alive(self.pid)


def is_alive(pid: int) -> bool:
    """Whether there is such a process on this machine; on Windows, where asking would end it, the answer is yes."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


class NoLocksError(Exception):
    """The file system has no locks."""


def take(lock: BaseFileLock, seconds: float) -> None:
    """Wait for a lock. Raises Timeout where another process has it, NoLocksError, OSError where it cannot be made."""
    try:
        lock.acquire(timeout=seconds)
    except NotImplementedError as error:
        raise NoLocksError from error
    except OSError as error:
        if error.errno in _NONE:
            raise NoLocksError from error
        raise


class BusyError(JobError):
    """Another process is at work in the folder."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock of the folder ``state`` of a run."""

    state: Path

    @property
    def note(self) -> Path:
        """The file that says who has the lock."""
        return self.state / "owner.json"

    def owner(self) -> Owner | None:
        """Who left a note, whether alive or not."""
        try:
            return from_dict(Owner, json.loads(self.note.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def holder(self) -> Owner | None:
        """Who is at work in the folder, as far as can be seen from here; None for nobody.

        There is no looking at the operating system's lock without taking it, so it is taken and given back at once.
        """
        owner = self.owner()
        if owner is None:
            return None
        if not owner.is_here:
            return owner if self._is_fresh() else None
        return owner if self._taken(unsure=owner.lives) else None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other process out.

        Raises BusyError, naming the owner, where one is at work, JobError where the folder cannot be written.
        """
        lock = FileLock(self.state / "lock", fallback_to_soft=False)
        try:
            take(lock, _PATIENCE_SECONDS)
        except Timeout:
            raise self._refusal(self.owner()) from None
        except NoLocksError:
            if (owner := self.owner()) and (owner.lives if owner.is_here else self._is_fresh()):
                raise self._refusal(owner) from None
        except OSError as error:
            what = f"{self.state.parent}: cannot be written ({error.strerror})"
            raise JobError(what, "Make the folder writable, or copy it to where you may write.") from error
        try:
            owner = self.owner()
            if owner and not owner.is_here and self._is_fresh():
                raise self._refusal(owner)
            with self._noted():
                yield
        finally:
            lock.release()

    @contextmanager
    def _noted(self) -> Iterator[None]:
        mine, over = Owner.here(), Event()
        write_text(self.note, json.dumps(asdict(mine)) + "\n")
        Thread(target=self._keep_fresh, args=(over,), daemon=True).start()
        try:
            yield
        finally:
            over.set()
            if self.owner() == mine:
                self.note.unlink(missing_ok=True)

    def _keep_fresh(self, over: Event) -> None:
        while not over.wait(FRESH_SECONDS / 4):
            try:
                os.utime(self.note)
            except OSError:
                return  # the folder is gone or cannot be written, which the job itself will say

    def _taken(self, *, unsure: bool) -> bool:
        """Whether a process of this machine has the lock; ``unsure`` is the answer where there are no locks."""
        lock = FileLock(self.state / "lock", fallback_to_soft=False)
        try:
            take(lock, 0)
        except Timeout:
            return True
        except (NoLocksError, OSError):
            return unsure
        lock.release()
        return False

    def _is_fresh(self) -> bool:
        """Whether the note was touched a short time ago, by the clock of its file system."""
        probe = self.state / f"clock-{os.getpid()}"
        try:
            probe.write_bytes(b"")
            return probe.stat().st_mtime - self.note.stat().st_mtime < FRESH_SECONDS
        except OSError:
            return False
        finally:
            with suppress(OSError):  # nothing can be removed where nothing can be written
                probe.unlink(missing_ok=True)

    def _refusal(self, owner: Owner | None) -> BusyError:
        who = f" ({owner})" if owner else ""
        hint = "Wait for it to end, or choose another folder with --out."
        if owner and not owner.is_here:
            hint = f"Wait for it to end; if it was killed there, wait {FRESH_SECONDS:.0f} seconds and try again."
        return BusyError(f"{self.state.parent}: another run is at work in this folder{who}", hint)
