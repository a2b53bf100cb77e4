"""Connecting to a Ray cluster, or starting one of this machine alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import create_connection
from threading import current_thread, main_thread
from typing import Any

from align.errors import ConfigError, JobError
from align.translation.weights import first_line

_OBJECT_STORE = 128 * 2**20
_KNOCK_SECONDS = 10.0


@contextmanager
def connected(address: str | None, workers: int | None, threads: int) -> Iterator[Any]:
    """Ray, connected to the cluster at ``address``, or to a new one of this machine, which ends with the block.

    A new one has room for so many ``workers`` of ``threads`` processors each (None: what the machine has). Raises
    ConfigError where Ray is not installed, JobError where no cluster answers.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is sent anywhere
    try:
        import ray
    except ImportError as error:
        raise ConfigError("--executor ray needs Ray, which is not installed", "pip install 'newsalign[ray]'") from error
    ours = not ray.is_initialized()
    options: dict[str, Any] = {"address": address, "namespace": "newsalign"}
    if address is None:
        local = {"address": "local", "include_dashboard": False, "object_store_memory": _OBJECT_STORE}
        options |= local | ({"num_cpus": workers * threads} if workers else {})
    try:
        if ours:
            _start(ray, address, options)
        yield ray
    finally:
        if ours:
            ray.shutdown()


def _start(ray: Any, address: str | None, options: dict[str, Any]) -> None:
    """Connect. Raises JobError where no cluster answers."""
    try:
        _knock(address)
        _quietly(ray.init, **options, log_to_driver=False, logging_level="error")
    except (ConnectionError, ValueError) as error:
        what = f"no Ray cluster at {address or 'this machine'} ({first_line(error)})"
        raise JobError(what, "Start one with `ray start --head`, or leave out --address.") from error


def _knock(address: str | None) -> None:
    """Raise ConnectionError unless somebody listens at ``HOST:PORT``; Ray itself would try for minutes, then abort."""
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    if colon and port.isdigit():
        try:
            create_connection((host.strip("[]"), int(port)), _KNOCK_SECONDS).close()
        except (OSError, OverflowError) as error:
            raise ConnectionError(str(error)) from error


def _quietly(start: Callable[..., object], **options: object) -> None:
    """Start Ray, but leave SIGTERM to the job, which stops where nothing is lost; Ray would end the process at once."""
    handler = signal.getsignal(signal.SIGTERM)
    start(**options)
    if current_thread() is main_thread():
        signal.signal(signal.SIGTERM, handler)
