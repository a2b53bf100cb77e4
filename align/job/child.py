"""What a process of a crew does: answer the requests that come through its standard input, until that ends.

Requests and answers are pickles on pipes between a job and its own children. Whatever else writes to standard output is
sent to standard error, so that it cannot come between.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Any, BinaryIO

from align.errors import Interrupted, NewsalignError
from align.job.crew import STOP, Setup
from align.job.stages import Context
from align.terminal import log_to

log = logging.getLogger(__name__)

_DEFECT = 70  # sysexits.h: EX_SOFTWARE


Request = tuple[int, Callable[..., Any], tuple[Any, ...]]


def main() -> None:
    """Answer requests. The job that started this process decides when it ends: signals to both are left to the job."""
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, signal.SIG_IGN)
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    log_to(sys.stderr)
    setup: Setup = pickle.load(requests)  # noqa: S301  from the job that started us
    logging.getLogger("align").setLevel(setup.log_level)
    if setup.niceness and hasattr(os, "nice"):
        os.nice(setup.niceness)
    stopping = Event()
    inbox: SimpleQueue[Request] = SimpleQueue()
    desk = _Desk(Context(setup.pipeline, stopping.is_set), replies)
    for _ in range(setup.width):
        Thread(target=desk.serve, args=(inbox,), daemon=True).start()
    try:
        while True:
            message = pickle.load(requests)  # noqa: S301
            if message == STOP:
                stopping.set()
            else:
                inbox.put(message)
    except (EOFError, pickle.UnpicklingError):
        os._exit(0)  # the job is gone or done: nobody waits for what is in hand


class _Desk:
    def __init__(self, context: Context, replies: BinaryIO) -> None:
        self._context, self._replies, self._lock = context, replies, Lock()

    def serve(self, inbox: SimpleQueue[Request]) -> None:
        """Answer one request after the other; a defect ends the process, so that the job notices."""
        try:
            while True:
                number, work, arguments = inbox.get()
                try:
                    answer: tuple[int, bool, object] = (number, True, work(self._context, *arguments))
                except (NewsalignError, Interrupted) as error:
                    answer = (number, False, error)
                with self._lock:
                    pickle.dump(answer, self._replies)
                    self._replies.flush()
        except BrokenPipeError:
            os._exit(0)
        except BaseException:
            log.exception("a process of the job ends: this is a defect of newsalign, please report it")
            os._exit(_DEFECT)
