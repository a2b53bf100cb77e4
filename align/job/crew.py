"""Processes that work for a job: each does what it is asked for, and another takes the place of one that dies.

They are plain child processes that read requests from a pipe (``align.job.child``), not forks of a process that has
threads, and they do not import the caller's main module: a job may be started from a script, a notebook or a server.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from align.errors import Interrupted
from align.pipeline import Pipeline

Out = TypeVar("Out")
STOP = "stop"
_START = "from align.job.child import main; main()"


class WorkerDiedError(Exception):
    """A process went away with work in hand; the text says how it ended."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process is started with. ``width`` is how many requests it works on at the same time.

    ``name`` is an argument that means nothing but shows in lists of processes what this one is for. ``niceness`` is how
    much others go before it where cores are short (POSIX; elsewhere all are alike).
    """

    name: str
    pipeline: Pipeline
    width: int = 1
    niceness: int = 0
    environment: Mapping[str, str] = field(default_factory=dict)
    log_level: int = field(default_factory=lambda: logging.getLogger("align").getEffectiveLevel())


class Process:
    """A child process and the requests that it has in hand."""

    def __init__(self, setup: Setup) -> None:
        path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100  "" is the working folder
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            [sys.executable, "-P", "-c", _START, setup.name],  # -P: not from whatever lies in the working folder
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **setup.environment, "PYTHONPATH": path},
        )
        self._lock, self._numbers, self._closed = Lock(), count(), False
        self._waiting: dict[int, Future[Any]] = {}
        self._send(setup)
        Thread(target=self._receive, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it takes requests."""
        return not self._closed

    def call(self, work: Callable[..., Out], *arguments: Any) -> Out:
        """What ``work(context, *arguments)`` gives there. Raises what it raises, and WorkerDiedError."""
        future: Future[Out] = Future()
        with self._lock:
            if self._closed:
                raise WorkerDiedError(self._ending())
            number = next(self._numbers)
            self._waiting[number] = future
        self._send((number, work, arguments))
        return future.result()

    def stop(self) -> None:
        """Ask it to come to an end with what it has in hand."""
        self._send(STOP)

    def kill(self) -> None:
        """End it now, whatever it is doing."""
        self._process.kill()
        self._process.wait()

    def _send(self, message: object) -> None:
        data = pickle.dumps(message)
        pipe = self._process.stdin
        if pipe is None:
            return
        try:
            with self._lock:
                pipe.write(data)
                pipe.flush()
        except (OSError, ValueError):
            return  # it is gone: the thread that receives tells everyone who waits

    def _receive(self) -> None:
        pipe = self._process.stdout
        try:
            while pipe is not None:
                number, good, value = pickle.load(pipe)  # noqa: S301  from our own child
                future = self._waiting.pop(number)
                if good:
                    future.set_result(value)
                else:
                    future.set_exception(value)
        except (EOFError, OSError, MemoryError, pickle.UnpicklingError):
            pass
        finally:  # whatever ended it: nobody waits for ever
            self._give_up()

    def _give_up(self) -> None:
        with self._lock:
            self._closed = True
            waiting = list(self._waiting.values())
        self.kill()  # one whose answer did not fit into memory would wait for its next request
        for future in waiting:
            future.set_exception(WorkerDiedError(self._ending()))

    def _ending(self) -> str:
        code = self._process.returncode
        if code is None or code >= 0:
            return f"ended with code {code}"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        return f"was killed by {name}"


class Crew:
    """Some processes of one kind, started when there is work for them.

    A request whose process dies is done once more, by a process of its own; WorkerDiedError is raised where that one
    dies too. Raises Interrupted for requests that come after ``stop``.
    """

    def __init__(self, setup: Setup, processes: int) -> None:
        self._setup, self._lock = setup, Lock()
        self._stopped = False
        self._started: list[Process] = []
        self._threads = ThreadPoolExecutor(processes * setup.width)
        self._places: SimpleQueue[_Place] = SimpleQueue()
        for place in [_Place() for _ in range(processes)] * setup.width:
            self._places.put(place)

    def submit(self, work: Callable[..., Out], *arguments: Any) -> Future[Out]:
        """Have ``work(context, *arguments)`` done as soon as a process is free."""
        return self._threads.submit(self._call, work, arguments)

    def stop(self) -> None:
        """Take nothing more on; what is in hand comes to an end soon."""
        self._stopped = True
        with self._lock:
            for process in self._started:
                process.stop()

    def close(self) -> None:
        """End all processes now."""
        self._stopped = True
        with self._lock:
            for process in self._started:
                process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _call(self, work: Callable[..., Out], arguments: tuple[Any, ...]) -> Out:
        place = self._places.get()
        try:
            return self._process(place).call(work, *arguments)
        except WorkerDiedError:
            alone = self._process(_Place())
        finally:
            self._places.put(place)
        try:
            return alone.call(work, *arguments)
        finally:
            alone.kill()

    def _process(self, place: _Place) -> Process:
        with self._lock:
            if self._stopped:
                raise Interrupted
            if place.process is None or not place.process.alive:
                place.process = Process(self._setup)
                self._started = [process for process in self._started if process.alive] + [place.process]
            return place.process


@dataclass(slots=True)
class _Place:
    process: Process | None = None
