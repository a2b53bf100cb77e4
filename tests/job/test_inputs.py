"""What a run takes in: files, rows, patterns and manifests, and what it refuses."""

from __future__ import annotations

import csv
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from align.errors import ConfigError, InputError
from align.job import items as loading
from align.job.find import find
from align.job.inputs import collect
from align.job.items import Item
from align.job.spool import Spool
from align.types import Failure

ROW = {"id": "a1", "lang": "cs", "source": "Vláda jednala.", "english": "The cabinet met.", "meta": {"outlet": "X"}}


@pytest.fixture
def taken(tmp_path: Path) -> Any:
    """``taken(INPUT...)``: the items by id, and the failures."""

    def take(*inputs: Path, manifests: tuple[Path, ...] = ()) -> tuple[dict[str, Item], list[Failure]]:
        return collect(find(inputs, manifests), Spool(tmp_path / "spool"))

    return take


def write(path: Path, text: str = "Vláda jednala.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def rows(path: Path, *content: dict[str, Any]) -> Path:
    return write(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content))


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


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    write(tmp_path / "m/texts/one.txt", "Vláda jednala\n\nVláda v pátek jednala o rozpočtu.\n")
    write(tmp_path / "m/texts/two.txt", "The cabinet met.\n")
    write(tmp_path / "secret.txt", "Tajné.\n")
    return tmp_path / "m"


def test_a_manifest_lists_files(listed: Path, taken: Any) -> None:
    row = {"id": "a", "lang": "cs", "source": "texts/one.txt", "english": "texts/two.txt", "meta": {"outlet": "X"}}
    alone = {"id": "b", "lang": "cs", "source": "texts/one.txt"}
    for manifest in (rows(listed / "manifest.jsonl", row, alone), rows(listed / "x.manifest.jsonl", row, alone)):
        items, failures = taken(manifest)
        assert not failures
        article = items["a"].load()
        assert (article.source.id, article.source.lang) == ("a", "cs")
        assert article.source.meta == {"title": "Vláda jednala", "outlet": "X"}
        assert article.english.meta == {"outlet": "X"}
        assert items["b"].load().english is None
    assert set(taken(manifests=(rows(listed / "list.jsonl", row),))[0]) == {"a"}


def test_a_manifest_may_be_csv(listed: Path, taken: Any) -> None:
    with (listed / "list.csv").open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(["id", "lang", "source", "english", "meta", "date"])
        table.writerow(["a", "cs", "texts/one.txt", "texts/two.txt", '{"outlet": "X, Y"}', "2025-07-01"])
        table.writerow(["b", "cs", "texts/one.txt", "", "", ""])
        table.writerow(["c", "cs", "texts/one.txt", "", "no JSON", ""])
        table.writerow(["d", "cs", "texts/one.txt", "", "", "", "", "too many"])
    items, failures = taken(listed / "list.csv")
    assert items["a"].load().english.meta == {"outlet": "X, Y", "date": "2025-07-01"}
    assert items["b"].load().english is None
    assert [failure.doc for failure in failures] == ["c", "d"]


def test_a_csv_manifest_may_have_semicolons(listed: Path, taken: Any) -> None:
    table = "\ufeffid;lang;source;date\r\na;cs;texts/one.txt;1. 7. 2025, ráno\r\n"
    items, failures = taken(write(listed / "list.csv", table))
    assert not failures
    assert items["a"].load().source.meta["date"] == "1. 7. 2025, ráno"


def test_a_manifest_of_another_form_is_refused_at_once(listed: Path, taken: Any) -> None:
    with pytest.raises(InputError, match="a manifest is a"):
        taken(manifests=(write(listed / "list.tsv", "id\tlang\tsource\na\tcs\ttexts/one.txt\n"),))


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ('"{}x"', "meta is not JSON (Extra data: line 1 column 3 (char 2))"),
        ('"{""a"": NaN}"', "meta is not JSON (NaN is no JSON number)"),
        ("[" * 2000, "meta is nested too deeply"),
        ("[]", "meta is not an object"),
        ("{},X, Y", "more cells than columns"),
    ],
)
def test_a_row_of_csv_is_refused_for_what_is_wrong_with_it(cells: str, reason: str, listed: Path, taken: Any) -> None:
    good = "b,cs,texts/one.txt,{},Z\n"
    table = write(listed / "list.csv", f"id,lang,source,meta,outlet\na,cs,texts/one.txt,{cells}\n{good}")
    items, [failure] = taken(table)
    assert list(items) == ["b"]
    assert (failure.doc, failure.reason) == ("a", f"{table}:2: {reason}")


@pytest.mark.parametrize(
    "path", ["../secret.txt", "texts/../../secret.txt", "link.txt", "texts/none.txt", "", "a\0b", 7, ["x"], "texts"]
)
def test_a_manifest_gets_at_no_file_outside_its_folder(path: Any, listed: Path, taken: Any) -> None:
    (listed / "link.txt").symlink_to(listed.parent / "secret.txt")
    good = {"id": "b", "lang": "cs", "source": "texts/one.txt"}
    items, [failure] = taken(rows(listed / "manifest.jsonl", {"id": "a", "lang": "cs", "source": path}, good))
    assert list(items) == ["b"]
    assert (failure.doc, failure.stage) == ("a", "read")
    assert failure.hint


def test_a_missing_language_is_called_missing(listed: Path, taken: Any) -> None:
    row = {"id": "a", "lang": None, "source": "texts/one.txt"}
    [failure] = taken(rows(listed / "manifest.jsonl", row))[1]
    assert failure.reason.endswith("manifest.jsonl:1: lang is missing")
    items, _ = taken(rows(listed / "rows.jsonl", row))
    with pytest.raises(InputError, match=r"rows\.jsonl:1: lang is missing"):
        items["a"].load()


def test_a_change_of_meta_or_of_a_listed_file_is_a_change(listed: Path, taken: Any) -> None:
    row = {"id": "a", "lang": "cs", "source": "texts/one.txt"}
    seen = [taken(rows(listed / "manifest.jsonl", row | {"meta": {"n": n}}))[0]["a"].sha256 for n in (1, 2, 1)]
    assert seen[0] == seen[2] != seen[1]
    write(listed / "texts/one.txt", "Jiný text.\n")
    assert taken(listed / "manifest.jsonl")[0]["a"].sha256 != seen[0]


def table(path: Path, **columns: Any) -> Path:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.table(columns), path)
    return path


def test_parquet_has_a_document_a_row(tmp_path: Path, taken: Any) -> None:
    many = 200
    path = table(
        tmp_path / "any.parquet",
        id=[f"d{n:03}" for n in range(many)],
        lang=["cs"] * many,
        source=[f"Zpráva číslo {n}." for n in range(many)],
        english=["The cabinet met." if n % 2 else None for n in range(many)],
        meta=[{"outlet": "X", "n": n} for n in range(many)],
        other=[b"\0"] * many,
    )
    items, failures = taken(path)
    assert (len(items), failures) == (many, [])
    article = items["d117"].load()
    assert article.source.text == "Zpráva číslo 117."
    assert article.source.meta == {"outlet": "X", "n": 117}
    assert items["d118"].load().english is None
    assert items["d117"].path == str(path)


def test_rows_of_parquet_are_converted_again_only_when_the_file_changed(tmp_path: Path, taken: Any) -> None:
    path = table(tmp_path / "a.parquet", id=["a"], lang=["cs"], source=["Ano."])
    first = taken(path)[0]["a"].sha256
    (spooled,) = (tmp_path / "spool").iterdir()
    before = spooled.stat().st_ino
    assert taken(path)[0]["a"].sha256 == first
    assert spooled.stat().st_ino == before
    table(path, id=["a"], lang=["cs"], source=["Ne, jinak."])
    assert taken(path)[0]["a"].sha256 != first
    assert len(list((tmp_path / "spool").iterdir())) == 1


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"lang": ["cs"], "source": ["Ano."]}, "no column id"),
        ({"id": [1.0], "lang": ["cs"], "source": ["Ano."]}, "id is double, not string"),
        ({"id": ["a"], "lang": ["cs"], "source": [b"Ano."]}, "source is binary"),
        ({"id": ["a"], "lang": ["de"], "source": ["Ja."]}, None),
    ],
)
def test_parquet_that_cannot_be_used_fails_alone(
    columns: dict[str, Any], said: str | None, tmp_path: Path, taken: Any
) -> None:
    items, failures = taken(table(tmp_path / "a.parquet", **columns), write(tmp_path / "b.cs.txt"))
    assert "b" in items
    if said:
        assert said in failures[0].reason
    else:
        with pytest.raises(InputError, match=r"a\.parquet:1: the language"):
            items["a"].load()


def test_whole_numbers_are_ids_in_parquet(tmp_path: Path, taken: Any) -> None:
    items, [failure] = taken(table(tmp_path / "a.parquet", id=[7, 12, None], lang=["cs"] * 3, source=["Ano."] * 3))
    assert set(items) == {"7", "12"}
    assert items["12"].load().source.text == "Ano."
    assert failure.reason.endswith("a.parquet:3: no id")


def test_a_small_parquet_file_of_huge_rows_is_not_unpacked(
    tmp_path: Path, taken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.job.spool.MOST_ROW", 2**20)
    rows = [f"s{number}" for number in range(50)]
    path = table(tmp_path / "bomb.parquet", id=rows, lang=["cs"] * 50, source=["a" * 2**21] * 49 + ["Ano."])
    items, failures = taken(path)
    assert path.stat().st_size < 2**20
    assert list(items) == ["s49"]
    assert len(failures) == 49
    assert "a row over" in failures[0].reason
    assert sum(each.stat().st_size for each in tmp_path.rglob("*.jsonl")) < 2**16


def test_a_damaged_parquet_file_fails_alone(tmp_path: Path, taken: Any) -> None:
    pytest.importorskip("pyarrow")
    path = table(tmp_path / "a.parquet", id=["a"], lang=["cs"], source=["Ano."])
    path.write_bytes(path.read_bytes()[:-20])
    items, [failure] = taken(path, write(tmp_path / "b.cs.txt"))
    assert set(items) == {"b"}
    assert "cannot be read as Parquet" in failure.reason
    assert not list((tmp_path / "spool").glob("*"))


def test_without_pyarrow_it_is_said_how_to_get_it(tmp_path: Path, taken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError) as caught:
        taken(write(tmp_path / "a.parquet"))
    assert caught.value.hint == "pip install 'newsalign[parquet]'"


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


@pytest.mark.parametrize("name", ["empty.jsonl", "empty.manifest.jsonl", "header.csv", "none.parquet"])
def test_a_file_without_rows_is_refused(name: str, tmp_path: Path, taken: Any) -> None:
    path = tmp_path / name
    if name.endswith(".parquet"):
        table(path, id=[], source=[])
    else:
        write(path, "id,lang,source\n" if name.endswith(".csv") else "\n\n")
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
