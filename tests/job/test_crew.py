"""The processes of a job: what they say when an answer cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from align.job import crew
from align.job.crew import Process, Setup, WorkerDiedError
from align.pipeline import Pipeline


def test_nobody_waits_for_an_answer_that_does_not_fit_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(stream: Any) -> Any:
        stream.read(1)
        raise MemoryError

    monkeypatch.setattr(crew.pickle, "load", full)
    process = Process(Setup("newsalign-test", Pipeline()))
    with pytest.raises(WorkerDiedError, match="SIGKILL"):
        process.call(repr)
    assert not process.alive
