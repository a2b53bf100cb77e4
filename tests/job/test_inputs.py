"""What a run takes in: files, rows and patterns, and what it refuses."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from input_files import ROW, rows, write

from align.errors import InputError
from align.job import items as loading
from align.job.find import find
from align.job.inputs import collect
from align.job.spool import Spool


def test_a_row_is_read_when_it_is_wanted_and_by_itself(tmp_path: Path, taken: Any) -> None:
    many = [ROW | {"id": f"a{n}", "source": f"Zpráva číslo {n}."} for n in (3, 1, 2)]
    items, _ = taken(rows(tmp_path / "any.jsonl", *many))
    assert list(items) == ["a1", "a2", "a3"]
    assert items["a2"].load().source.text == "Zpráva číslo 2."
    assert items["a3"].load().source.text == "Zpráva číslo 3."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_rows_of_other_encodings_are_found_again(encoding: str, tmp_path: Path, taken: Any) -> None:
    path = tmp_path / "rows.jsonl"
    many = [json.dumps(ROW | {"id": f"a{n}", "source": f"Ċesta\u0a0a {n}."}, ensure_ascii=False) for n in range(5)]
    path.write_bytes("\r\n".join(many).encode(encoding))
    items, _ = taken(path)
    assert [item.load().source.text for item in items.values()] == [f"Ċesta\u0a0a {n}." for n in range(5)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_rows_of_other_encodings_need_no_mark(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    unmarked = f"{encoding}-{'le' if sys.byteorder == 'little' else 'be'}"
    path.write_bytes(json.dumps(ROW, ensure_ascii=False).encode(unmarked))
    items, failures = collect(find([path]), Spool(tmp_path / "spool"), encoding)
    assert not failures
    assert items["a1"].load().source.text == "Vláda jednala."


def test_a_changed_row_has_another_hash_and_the_others_have_not(tmp_path: Path, taken: Any) -> None:
    before, _ = taken(rows(tmp_path / "r.jsonl", ROW, ROW | {"id": "a2"}))
    after, _ = taken(rows(tmp_path / "r.jsonl", ROW | {"source": "Jiná zpráva."}, ROW | {"id": "a2"}))
    assert before["a1"].sha256 != after["a1"].sha256
    assert before["a2"].sha256 == after["a2"].sha256


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("change", [{"id": "other"}, {"source": "Vlada jednala."}])
def test_a_file_that_changes_after_the_scan_is_no_other_document(
    change: dict[str, str], encoding: str, tmp_path: Path, taken: Any
) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(ROW), encoding=encoding)
    items, _ = taken(path)
    path.write_text(json.dumps(ROW | change), encoding=encoding)
    with pytest.raises(InputError, match="changed while it was read"):
        items["a1"].load()


@pytest.mark.parametrize(("encoding", "counted"), [("utf-8", "utf-8"), ("cp1251", "cp1251"), ("utf-16", "utf-8")])
def test_the_size_of_a_row_is_in_bytes(encoding: str, counted: str, tmp_path: Path) -> None:
    text = json.dumps({"id": "a1", "lang": "ru", "source": "Кабинет собрался."}, ensure_ascii=False)
    (tmp_path / "r.jsonl").write_bytes(text.encode(encoding))
    items, _ = collect(find([tmp_path / "r.jsonl"]), Spool(tmp_path / "spool"), encoding)
    assert items["a1"].size == len(text.encode(counted))


def test_an_id_under_the_name_of_a_text_is_refused(tmp_path: Path, taken: Any) -> None:
    under = [ROW | {"id": ident} for ident in ("a.en.txt/b", "c/a.RU.TXT/b", "b.en.txt", "x.cs.txt.d/y")]
    items, failures = taken(rows(tmp_path / "r.jsonl", ROW | {"id": "a"}, *under))
    assert list(items) == ["a", "b.en.txt", "x.cs.txt.d/y"]
    assert "'a.en.txt' before a /, which is the name of a document's text" in failures[0].reason
    assert "'a.RU.TXT'" in failures[1].reason
    write(tmp_path / "in/a.en.html", "<p>The cabinet met.</p>")
    write(tmp_path / "in/a.en.txt/b.en.txt", "The cabinet met.")
    items, [failure] = taken(tmp_path / "in")
    assert (list(items), failure.doc) == (["a"], "a.en.txt/b")


def test_ids_that_differ_in_letter_case_alone_are_one_id(tmp_path: Path, taken: Any) -> None:
    write(tmp_path / "in/A.en.txt")
    write(tmp_path / "in/a.en.txt")
    first, second = (rows(tmp_path / f"{ident}.jsonl", ROW | {"id": ident}) for ident in ("good", "Good"))
    items, failures = taken(tmp_path / "in", first, second)
    assert list(items) == ["A", "good"]
    assert [failure.doc for failure in failures] == ["a", "Good"]
    assert failures[1].reason == "Good: another input has the id good (letter case makes no difference)"
    [failure] = taken(first, rows(tmp_path / "third.jsonl", ROW | {"id": "good"}))[1]
    assert failure.reason == "good: two inputs have this id"


def test_a_pattern_stands_for_what_matches_it(tmp_path: Path, taken: Any) -> None:
    for name in ("2024/a.cs.txt", "2025/07/b.cs.txt", "2025/07/b.en.txt", "2025/c.ru.txt", "2025/notes.md"):
        write(tmp_path / "in" / name)
    rows(tmp_path / "in/2025/part-1.jsonl", ROW)
    assert set(taken(tmp_path / "in/2025/**/*.*")[0]) == {"07/b", "c", "a1"}
    assert set(taken(tmp_path / "in/*")[0]) == {"2024/a", "2025/07/b", "2025/c"}
    with pytest.raises(InputError, match="nothing matches"):
        taken(tmp_path / "in/*.html")


def test_what_another_run_wrote_is_no_input(tmp_path: Path, taken: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "align")
    folder = tmp_path / "in"
    for name in ("a.en.txt", "news/b.en.txt", "news/out/text/a.en.txt", "old/normalized/a.en.txt", "other/c.en.txt"):
        write(folder / name)
    (folder / "news/out/.newsalign").mkdir()
    write(folder / "old/run.json", '{"format": 1, "signature": {}, "documents": 3}')
    write(folder / "other/run.json", '{"name": "not ours"}')
    for given in (folder, folder / "**", folder / "*"):
        caplog.clear()
        assert set(taken(given)[0]) == {"a", "news/b", "other/c"}
        (said,) = (line for line in caplog.messages if "the folder of another run" in line)
        assert f"{folder}/news/out" in said
        assert said.endswith("(2 in all)")
    assert set(taken(folder / "**/*.txt")[0]) == {"a", "news/b", "other/c"}
    assert set(taken(folder / "old/normalized")[0]) == {"a"}
    with pytest.raises(InputError, match="nothing to work on"):
        taken(folder / "old")
    (folder / ".newsalign").mkdir()
    write(folder / "text/a.en.txt")
    for given in (folder, folder / "**/*.txt"):
        assert set(taken(given)[0]) == {"a", "news/b", "other/c"}


def test_a_link_to_a_folder_is_told_and_not_followed(
    tmp_path: Path, taken: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "align")
    write(tmp_path / "other/b.en.txt")
    write(tmp_path / "in/a.en.txt")
    (tmp_path / "in/linked").symlink_to(tmp_path / "other")
    assert set(taken(tmp_path / "in")[0]) == {"a"}
    assert f"skipped, a link to a folder: {tmp_path}/in/linked (1 in all)" in caplog.text


def test_two_originals_of_one_stem_are_named_and_nothing_else(tmp_path: Path, taken: Any) -> None:
    for name in ("one/a.cs.txt", "two/a.cs.txt", "one/a.en.txt", "two/a.en.txt"):
        write(tmp_path / name)
    items, [failure] = taken(tmp_path / "one", tmp_path / "two")
    assert not items
    assert failure.reason == f"a: 2 originals: {tmp_path}/one/a.cs.txt, {tmp_path}/two/a.cs.txt"


def test_a_name_with_brackets_is_no_pattern(tmp_path: Path, taken: Any) -> None:
    assert set(taken(write(tmp_path / "a[1].cs.txt"))[0]) == {"a[1]"}


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, taken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_BYTES", 10)
    items, [failure] = taken(write(tmp_path / "a.cs.txt"))
    assert not items
    assert "the most is 10" in failure.reason


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, taken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a.cs.txt").open("wb") as stream:
        stream.truncate(2**40)
    monkeypatch.setattr(loading.hashlib, "file_digest", lambda *arguments: pytest.fail("it was read"))
    items, [failure] = taken(tmp_path / "a.cs.txt")
    assert not items
    assert "1,099,511,627,776 bytes; the most is" in failure.reason


def test_a_file_that_grows_too_large_is_refused(tmp_path: Path, taken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = loading.hashlib.file_digest

    def growing(stream: Any, name: str) -> Any:
        with (tmp_path / "a.cs.txt").open("ab") as more:
            more.truncate(loading.MOST_BYTES + 1)
        return real(stream, name)

    monkeypatch.setattr(loading.hashlib, "file_digest", growing)
    items, [failure] = taken(write(tmp_path / "a.cs.txt"))
    assert not items
    assert "the most is" in failure.reason


def test_a_file_that_several_inputs_name_counts_once(tmp_path):
    for name in ("a.cs.txt", "a.en.txt"):
        (tmp_path / name).write_text("Text.")
    (tmp_path / "b.en.txt").symlink_to(tmp_path / "a.en.txt")
    (tmp_path / "rows.jsonl").write_text("{}\n")
    given = [tmp_path, tmp_path / "a.en.txt", tmp_path / "*.txt", tmp_path / "rows.jsonl", tmp_path / "rows.jsonl"]
    found = find(given)
    assert {stem: [lang for lang, _ in files] for stem, files in found.files.items()} == {
        "a": ["cs", "en"],
        "b": ["en"],
    }
    assert found.rows == [tmp_path / "rows.jsonl"]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("name", ["a.cs.txt", "*.cs.txt"])
def test_a_file_that_a_folder_has_too_keeps_its_other_half(name: str, turned: bool, tmp_path: Path) -> None:
    (tmp_path / "tree/sub").mkdir(parents=True)
    for lang in ("cs", "en"):
        (tmp_path / f"tree/sub/a.{lang}.txt").write_text("Text.")
    given = [tmp_path / "tree/sub" / name, tmp_path / "tree"]
    files = find(given[::-1] if turned else given).files
    assert {stem: [lang for lang, _ in sides] for stem, sides in files.items()} == {"sub/a": ["cs", "en"]}


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.jsonl", "\n\n"), ("empty.manifest.jsonl", "\n\n"), ("header.csv", "id,lang,source\n")],
)
def test_a_file_without_rows_is_refused(name: str, content: str, tmp_path: Path, taken: Any) -> None:
    path = write(tmp_path / name, content)
    items, [failure] = taken(path, write(tmp_path / "b.cs.txt"))
    assert list(items) == ["b"]
    assert (failure.doc, failure.reason) == (name, f"{path}: nothing to work on: it has no rows")


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path, taken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = write(tmp_path / "in/closed/a.cs.txt").parent
    write(tmp_path / "in/b.cs.txt")
    real = os.scandir

    def scan(path: Any) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("os.scandir", scan)
    items, [failure] = taken(tmp_path / "in")
    assert list(items) == ["b"]
    assert failure.reason == f"{closed}: cannot be read (Permission denied)"


def test_a_row_read_in_another_encoding_is_another_document(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(json.dumps(ROW | {"source": "Šťastný přijel."}, ensure_ascii=False).encode("cp1250"))
    hashes = [
        collect(find([path]), Spool(tmp_path / "spool"), encoding)[0]["a1"].sha256
        for encoding in ("iso-8859-2", "cp1250")
    ]
    assert hashes[0] != hashes[1]


def test_a_file_that_changes_after_it_was_found_fails_and_is_no_other_document(tmp_path: Path, taken: Any) -> None:
    path = write(tmp_path / "a.cs.txt")
    items, _ = taken(path)
    content = path.read_bytes()
    path.write_text("Jiná zpráva.\n", encoding="utf-8")
    for use in (items["a"].load, items["a"].shipped):
        with pytest.raises(InputError, match=r"a\.cs\.txt: the file was changed"):
            use()
    path.write_bytes(content)
    assert items["a"].load().source.text == items["a"].shipped().load().source.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path, taken: Any) -> None:
    write(tmp_path / "a.cs.txt")
    os.mkfifo(tmp_path / "b.cs.jsonl")
    items, [failure] = taken(tmp_path)
    assert (list(items), failure.reason) == (["a"], f"{tmp_path / 'b.cs.jsonl'}: not a regular file")


def test_a_pattern_below_the_run_folder_matches_all_but_what_the_run_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.cs.txt", "normalized/a.en.txt", ".newsalign/b.cs.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name)
    assert find([Path("in/*.txt")], exclude=[Path()]).files == {"a": [("cs", "in/a.cs.txt")]}
    assert list(find([Path("**/*.txt")], exclude=[Path()]).files) == ["in/a"]


def test_files_that_several_ways_lead_to_are_taken_once(
    tmp_path: Path, taken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    write(tmp_path / "in/a.cs.txt")
    row = rows(Path("r.jsonl"), ROW)
    listed = rows(Path("x.manifest.jsonl"), {"id": "m", "lang": "cs", "source": "in/a.cs.txt"})
    inputs = (Path("**/**/*.txt"), row, Path("in/../r.jsonl"), listed)
    items, failures = taken(*inputs, manifests=(listed,))
    assert (sorted(items), failures) == (["a1", "in/a", "m"], [])
