"""Serving the review: on this machine only, one review a folder, at the same address again after a crash."""

from __future__ import annotations

import json
import logging
import os
import re
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from align.errors import JobError
from align.job.folder import RunFolder
from align.job.lock import NoLocksError, is_alive, take
from align.records import from_dict
from align.review.desk import Desk
from align.review.gate import Gate

_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Post:
    """Who reviews a folder, or did last: a process, its port, and the key, which goes when it ends in good order."""

    pid: int
    port: int
    key: str = ""


def serve(folder: Path, port: int | None, ready: Callable[[str], None]) -> None:
    """Serve the review of ``folder`` until Ctrl-C or SIGTERM; ``ready`` is called with its address.

    Without a ``port`` the one of the last review is taken if it is free, else any. After a crash the key is the same as
    before if the port is, so that a page which is still open goes on. Raises InputError or JobError where the run, the
    decisions or the port cannot be used, or where another review is at work in the folder.
    """
    from waitress.server import create_server

    from align.review.app import create_app

    desk = Desk.open(folder)
    with _alone(folder) as post, _listening(port, post) as listener:
        taken = listener.getsockname()[1]
        known = post.key if post and post.port == taken else ""  # who has the old port now may be sent the old key
        gate = Gate(known or secrets.token_urlsafe(32), taken)
        _write(folder, Post(os.getpid(), gate.port, gate.key))
        logging.getLogger("waitress").setLevel(logging.ERROR)
        server = create_server(create_app(desk, gate), sockets=[listener], threads=4, ident=None)
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, _stop)
        try:
            ready(gate.address)
            server.run()  # ends by itself at SystemExit and KeyboardInterrupt
        except (SystemExit, KeyboardInterrupt):
            pass  # before it ran
        finally:
            server.close()
        _write(folder, Post(0, gate.port))


def _stop(number: int, frame: object) -> None:
    raise SystemExit(0)


@contextmanager
def _alone(folder: Path) -> Iterator[Post | None]:
    """Keep other reviews of the folder out; what the last one left is given."""
    state = RunFolder(folder).state
    try:
        state.mkdir(exist_ok=True)
        lock = FileLock(state / "review.lock", fallback_to_soft=False)
        take(lock, 0)
    except Timeout:
        raise _taken(folder) from None
    except NoLocksError:  # the note is the lock
        if _is_open(_read(folder)):
            raise _taken(folder) from None
    except OSError as error:
        what = f"{folder}: cannot be written ({error.strerror}), so no decision could be kept"
        raise JobError(what, "Make the folder writable, or copy it to where you may write.") from error
    try:
        yield _read(folder)
    finally:
        lock.release()


def _is_open(post: Post | None) -> bool:
    """Whether another process that left a note is there; an own number in it was a process's that is gone."""
    return post is not None and post.pid not in (0, os.getpid()) and is_alive(post.pid)


def _taken(folder: Path) -> JobError:
    other = _read(folder)
    who = f" (process {other.pid}, http://{_HOST}:{other.port}/)" if other and other.pid else ""
    hint = "Use that one, or end it with Ctrl-C where it was started."
    return JobError(f"{folder}: another review is open on this folder{who}", hint)


def _note(folder: Path) -> Path:
    return RunFolder(folder).state / "review.json"


def _read(folder: Path) -> Post | None:
    try:
        post = from_dict(Post, json.loads(_note(folder).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return post if 0 < post.port < 2**16 and re.fullmatch(r"[\w-]{43}|", post.key, re.ASCII) else None


def _write(folder: Path, post: Post) -> None:
    """Note who reviews; for the user's eyes alone, because the key opens the review."""
    row = json.dumps({"pid": post.pid, "port": post.port, "key": post.key})
    try:
        _note(folder).unlink(missing_ok=True)
        with os.fdopen(os.open(_note(folder), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(row)
    except OSError as error:
        if post.key:
            what = f"{folder}: cannot be written ({error.strerror})"
            raise JobError(what, "Make the folder writable and see that the disk has room.") from error


@contextmanager
def _listening(port: int | None, last: Post | None) -> Iterator[socket.socket]:
    """A socket that listens on this machine only. Raises JobError where the port asked for is not to be had."""
    wishes = [port] if port is not None else [*([last.port] if last else []), 0]
    for wish in wishes:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, wish))
            listener.listen()
        except OSError as error:
            listener.close()
            if wish == wishes[-1]:
                what = f"--port {wish}: cannot be used ({error.strerror})"
                raise JobError(what, "Choose another port, or leave --port out to get a free one.") from error
            continue
        with listener:
            yield listener
        return
