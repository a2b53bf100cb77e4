"""A finished run as others read it, while a job may write it anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from run_writer import audited

from align.errors import InputError
from align.job.parts import RecordWriter
from align.job.store import Run, read_run
from align.records import to_dict
from align.types import Signature


def write(folder: Path, ids: str) -> Run:
    """A run of documents with these ids, two in a part."""
    from json import dumps

    (folder / "run.json").unlink(missing_ok=True)
    with RecordWriter(folder, 2) as writer:
        for ident in ids:
            writer.write(audited(ident, "In Kiev.", ("Kiev", "Kyiv", "exonym")))
    (folder / "failed.jsonl").touch()
    summary = {"format": 1, "signature": to_dict(Signature("0.1.0", "abc", "plain", "def")), "files": writer.files}
    (folder / "run.json").write_text(dumps(summary))
    return read_run(folder)


@pytest.mark.parametrize("ids", ["abcdefgh", "bcdefghi"])
def test_a_run_that_is_written_anew_while_it_is_read_gives_no_mixture(ids: str, tmp_path: Path) -> None:
    old = write(tmp_path, "bcdefgh")
    documents, findings = old.audited(), old.findings()
    assert next(documents).aligned.id == next(findings).doc == "b"
    write(tmp_path, ids)
    for rest in (documents, findings, old.audited()):
        with pytest.raises(InputError, match="written anew while it was read"):
            list(rest)
    assert [each.aligned.id for each in read_run(tmp_path).audited()] == list(ids)


def test_a_part_that_is_open_is_read_to_its_end(tmp_path: Path) -> None:
    documents = write(tmp_path, "bc").audited()
    read = [next(documents).aligned.id]
    write(tmp_path, "ab")
    assert [*read, *(each.aligned.id for each in documents)] == ["b", "c"]
