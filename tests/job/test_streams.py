"""Rows from a pipe: kept until their documents are done, and kept from other jobs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import run

from align.errors import InputError, Interrupted, JobError
from align.job.folder import RunFolder

ROWS = "".join(json.dumps({"id": f"r{n}", "lang": "en", "english": "They met in Kiev."}) + "\n" for n in range(3))


class Interrupting:
    """Does nothing and says that it was interrupted."""

    def __init__(self, pipeline: Any) -> None:
        pass

    def run(self, tasks: Any, watch: Any) -> Iterator[Any]:
        raise Interrupted
        yield


def english(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/x.en.txt").write_text("The ministers met.\n", encoding="utf-8")
    return tmp_path / "in"


def test_no_other_job_runs_while_rows_come_in(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "out")

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            with pytest.raises(JobError, match="another run is at work"):
                run(inputs, folder.root)
            return super().read(size)

    inputs = english(tmp_path)
    kept = folder.take_in(Slow(ROWS.encode()))
    assert kept.read_text(encoding="utf-8") == ROWS


@pytest.mark.parametrize("error", [IsADirectoryError(21, "Is a directory"), ValueError("I/O operation on closed file")])
def test_a_stream_that_cannot_be_read_is_not_blamed_on_the_folder(error: Exception, tmp_path: Path) -> None:
    class Bad(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise error

    with pytest.raises(InputError, match=r"standard input cannot be read \(I"):
        RunFolder(tmp_path / "out").take_in(Bad())


def test_rows_stay_until_their_documents_are_done(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    out = tmp_path / "out"
    kept, inputs = RunFolder(out).take_in(io.BytesIO(ROWS.encode())), english(tmp_path)
    with pytest.raises(Interrupted):
        run(kept, out, executor=Interrupting)
    assert run(inputs, out).documents == 1
    assert kept.is_file()
    assert "3 of its documents are not done" in caplog.text
    assert run(kept, out).documents == 4
    run(inputs, out)
    assert not kept.exists()


def test_rows_in_another_encoding_than_this_job_s_stay(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    out = tmp_path / "out"
    rows = "".join(f'{{"id": "ž{n}", "lang": "en", "english": "Yes."}}\n' for n in "ab").encode("cp1250")
    kept, inputs = RunFolder(out).take_in(io.BytesIO(rows)), english(tmp_path)
    run(inputs, out)
    assert kept.is_file()
    assert "no row of it can be read" in caplog.text
    assert run(kept, out, encoding="cp1250").documents == 3
    run(inputs, out, encoding="cp1250")
    assert not kept.exists()


def test_a_row_that_was_changed_and_not_worked_on_is_not_taken_for_the_old_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    out, inputs = tmp_path / "out", english(tmp_path)
    old = RunFolder(out).take_in(io.BytesIO(ROWS.encode()))
    run(old, out)
    new = RunFolder(out).take_in(io.BytesIO(ROWS.replace("Kiev", "Lviv").encode()))
    with pytest.raises(Interrupted):
        run(new, out, executor=Interrupting)
    run(inputs, out)
    assert (old.exists(), new.exists()) == (False, True)
    assert "3 of its documents are not done" in caplog.text
    run(new, out)
    assert "Lviv" in (out / "text/r0.en.txt").read_text(encoding="utf-8")
    run(inputs, out)
    assert not new.exists()


def test_rows_that_a_job_has_in_a_newer_form_are_let_go(tmp_path: Path) -> None:
    out, inputs = tmp_path / "out", english(tmp_path)
    old = RunFolder(out).take_in(io.BytesIO(ROWS.encode()))
    with pytest.raises(Interrupted):
        run(old, out, executor=Interrupting)
    (inputs / "rows.en.jsonl").write_text(ROWS.replace("Kiev", "Lviv"), encoding="utf-8")
    run(inputs, out)
    assert not old.exists()


def test_rows_that_are_done_do_not_disturb_a_job_in_an_encoding_that_they_are_not_in(tmp_path: Path) -> None:
    out, inputs = tmp_path / "out", tmp_path / "in"
    kept = RunFolder(out).take_in(io.BytesIO(ROWS.encode()))
    run(kept, out)
    inputs.mkdir()
    (inputs / "x.en.txt").write_text("The ministers met.\n", encoding="utf-16")
    assert run(inputs, out, encoding="utf-16").documents == 4
    assert not kept.exists()
