"""The outputs of large runs, of runs in which nothing happened, and of runs that were killed while they wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, lines, run

from align.errors import InputError
from align.files import is_part, part_beside
from align.job import outputs, parts
from align.job.handles import Handles
from align.job.store import read_run


@pytest.fixture
def merges(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A number for each time that outputs are made."""
    seen: list[int] = []
    real = outputs.merge

    def spy(*arguments: Any) -> Any:
        seen.append(1)
        return real(*arguments)

    monkeypatch.setattr("align.job.run.merge", spy)
    return seen


def test_a_large_run_has_its_records_in_parts(
    inputs: Path, out: Path, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = finished / "out"
    monkeypatch.setattr(parts, "MOST_IN_ONE", 2)
    (out / "run.json").unlink()  # so that the outputs are made again
    run(inputs, out)
    assert not (out / "documents.jsonl").exists()
    assert json.loads((out / "run.json").read_text())["files"]["beads"] == ["beads/00000.jsonl", "beads/00001.jsonl"]
    for kind in parts.KINDS:
        together = b"".join(path.read_bytes() for path in sorted((out / kind).iterdir()))
        assert together == (small / f"{kind}.jsonl").read_bytes()
    assert {row["id"] for row in lines(out / "documents/00000.jsonl")} == {"most", "sneg"}
    assert [audited.aligned.id for audited in read_run(out).audited()] == ["most", "sneg", "zprava"]
    assert len(list(read_run(out).findings())) == len(lines(small / "findings.jsonl"))
    for name in ("corpus.tmx", "report.html", "failed.jsonl"):
        assert (out / name).read_bytes() == (small / name).read_bytes()


def test_a_run_that_grows_or_shrinks_leaves_no_files_of_its_old_size(
    inputs: Path, out: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_IN_ONE", 2)
    (inputs / "nova.cs.txt").write_text("Prezident jmenoval soudce.\n", encoding="utf-8")
    run(inputs, out)
    assert not (out / "findings.jsonl").exists()
    (inputs / "nova.cs.txt").unlink()
    monkeypatch.setattr(parts, "MOST_IN_ONE", 10)
    run(inputs, out, prune=True)
    assert hashes(out) == undisturbed
    assert not (out / "findings").exists()


def test_a_folder_may_have_the_name_of_a_text(inputs: Path, tmp_path: Path) -> None:
    (inputs / "2024.txt").mkdir()
    (inputs / "2024.txt/a.en.txt").write_text("Macron left Kiev.\n")
    for _ in range(2):
        assert run(inputs, tmp_path / "out").failed == 0
        assert (tmp_path / "out/normalized/2024.txt/a.en.txt").read_text() == "Macron left Kyiv.\n"
        (inputs / "2024.txt/b.en.txt").write_text("Macron left Odessa.\n")


def test_a_run_in_which_nothing_happened_writes_nothing(inputs: Path, out: Path, merges: list[int]) -> None:
    (out / "report.html").unlink()
    first = run(inputs, out)
    said = (out / "run.json").read_bytes()
    assert run(inputs, out) == first
    assert len(merges) == 1
    assert (out / "run.json").read_bytes() == said


@pytest.mark.parametrize(
    "harm",
    [
        lambda out: (out / "report.html").unlink(),
        lambda out: (out / "normalized/most.en.txt").write_text("x"),
        lambda out: (out / "text/other.cs.txt").write_text("x"),
        lambda out: (out / "run.json").unlink(),
    ],
)
def test_outputs_that_somebody_changed_are_made_anew(
    harm: Callable[[Path], object], inputs: Path, out: Path, undisturbed: dict[str, str], merges: list[int]
) -> None:
    harm(out)
    run(inputs, out)
    assert len(merges) == 1
    assert hashes(out) == undisturbed


def test_while_outputs_are_made_there_is_no_finished_run(
    inputs: Path, out: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*arguments: object) -> None:
        raise KeyboardInterrupt

    (inputs / "most.en.txt").write_text("Another text.\n")
    with monkeypatch.context() as patch:
        patch.setattr("align.job.outputs.write_report", die)
        with pytest.raises(KeyboardInterrupt):
            run(inputs, out)
    with pytest.raises(InputError, match="not the folder of a finished run"):
        read_run(out)
    for place in ("text", "normalized", ".", ".newsalign", ".newsalign/shards/00000"):
        part_beside(out / place / "x").write_text("half")
    run(inputs, out)
    assert not [*filter(is_part, out.rglob("*"))]
    assert hashes(out).keys() == undisturbed.keys()
    assert len(list(read_run(out).audited())) == 3


def test_what_others_have_half_written_stays(inputs: Path) -> None:
    foreign = [inputs / ".film.mkv.part", inputs / ".most.cs.txt.0a1b2c3d.part"]
    for path in foreign:
        path.write_text("half a film")
    run(inputs, inputs)
    (inputs / "text" / ".notes.part").write_text("half a note")
    (inputs / "most.en.txt").write_text("Another text.\n")
    run(inputs, inputs)
    assert [path.read_text() for path in foreign] == ["half a film"] * 2
    assert (inputs / "text" / ".notes.part").read_text() == "half a note"


def test_shards_that_lie_between_others_are_merged_in_order(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.job.merging.Handles", partial(Handles, 1))
    out, later = tmp_path / "out", tmp_path / "later"
    later.mkdir()
    for name in ("most.cs.txt", "most.en.txt", "rows.cs.jsonl"):
        (inputs / name).rename(later / name)
    run(inputs, out)
    for path in sorted(later.iterdir()):
        path.rename(inputs / path.name)
        run(inputs, out)
    assert len(list((out / ".newsalign/shards").iterdir())) == 3
    assert hashes(out) == undisturbed


def test_many_files_are_read_with_a_few_open(tmp_path: Path) -> None:
    texts = {}
    for number in range(20):
        texts[number] = [f"{number}:{line}\n".encode() for line in range(number)]
        (tmp_path / str(number)).write_bytes(b"".join(texts[number]))
    handles = Handles(most=3)
    readers = {number: handles.lines(tmp_path / str(number)) for number in texts}
    found: dict[int, list[bytes]] = {number: [] for number in texts}
    for _ in range(20):
        for number, reader in readers.items():
            found[number].extend(line for line in [next(reader, None)] if line is not None)
        assert len(handles._open) <= 3
    assert found == texts
    assert not handles._open
