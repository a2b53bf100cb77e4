"""Stopping when asked to: the first Ctrl-C lets what is in hand come to its end, the second does not wait."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType

log = logging.getLogger(__name__)

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stop_signals() -> Iterator[Event]:
    """An event that SIGINT or SIGTERM sets; the next such signal raises KeyboardInterrupt.

    Outside the main thread, where Python allows no signal handlers, the event is never set.
    """
    asked = Event()
    if current_thread() is not main_thread():
        yield asked
        return

    def ask(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt(
                "interrupted at once; what is in the run folder is kept: go on with the same command"
            )
        asked.set()
        log.warning("stopping when what is in hand is done; once more to stop at once")

    before = {kind: signal.signal(kind, ask) for kind in _SIGNALS}
    try:
        yield asked
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
