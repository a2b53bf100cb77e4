"""What the tests of jobs share: the inputs, and one finished run of them that is copied where a test needs it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, run, write_inputs

from align.job.find import find
from align.job.inputs import collect
from align.job.items import Item
from align.job.spool import Spool
from align.translation import Translator
from align.types import Failure


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with three documents: ``most`` (pair), ``sneg`` (original alone, a page) and ``zprava`` (a row)."""
    return write_inputs(tmp_path / "in")


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same inputs in ``in`` and a finished run of them in ``out``; for looking only."""
    folder = tmp_path_factory.mktemp("finished")
    run(write_inputs(folder / "in"), folder / "out")
    return folder


@pytest.fixture(scope="session")
def undisturbed(finished: Path) -> dict[str, str]:
    """The hashes of what comes out of the inputs when nothing happens."""
    return hashes(finished / "out")


@pytest.fixture
def out(finished: Path, tmp_path: Path) -> Path:
    """A copy of the finished run, which may be changed; a run of ``inputs`` goes on in it."""
    return Path(shutil.copytree(finished / "out", tmp_path / "out"))


@pytest.fixture
def translated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose sentences go to the translator, in order."""
    seen: list[str] = []
    real = Translator.translate

    def spy(self: Translator, segments: Any, *others: Any) -> Any:
        seen.extend(dict.fromkeys(segment.id.split(".")[0] for segment in segments))
        return real(self, segments, *others)

    monkeypatch.setattr(Translator, "translate", spy)
    return seen


@pytest.fixture
def taken(tmp_path: Path) -> Any:
    """``taken(INPUT...)``: the items by id, and the failures."""

    def take(*inputs: Path, manifests: tuple[Path, ...] = ()) -> tuple[dict[str, Item], list[Failure]]:
        return collect(find(inputs, manifests), Spool(tmp_path / "spool"))

    return take
