"""Manifests: lists of files in JSON Lines or CSV, each row good or refused by itself, none reaching outside."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from input_files import rows, write

from align.errors import InputError


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


def test_what_only_the_documents_can_say_is_named_where_a_manifest_says_it(
    listed: Path, taken: Any, caplog: pytest.LogCaptureFixture
) -> None:
    table = "id,lang,source,title,date\na,cs,texts/one.txt,Porada vlády,2025-07-01\nb,cs,texts/one.txt,,\n"
    items, failures = taken(write(listed / "list.csv", table))
    assert not failures
    assert items["a"].load().source.meta == {"title": "Vláda jednala", "date": "2025-07-01"}
    assert [record.getMessage().partition("list.csv: ")[2] for record in caplog.records] == [
        "not used, the documents themselves say it: title"
    ]


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


def test_a_file_that_moves_to_the_other_side_is_another_document(tmp_path: Path, taken: Any) -> None:
    write(tmp_path / "a.txt")
    path = tmp_path / "m.manifest.jsonl"
    hashes = [
        taken(rows(path, {"id": "a", "lang": "cs", side: "a.txt"}))[0]["a"].sha256 for side in ("source", "english")
    ]
    assert hashes[0] != hashes[1]


def test_rows_behind_an_open_quotation_mark_are_not_lost_silently(tmp_path: Path, taken: Any) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.cs.txt")
    path = tmp_path / "m.csv"
    path.write_text('id,lang,source,outlet\na,cs,a.cs.txt,"x\nb,cs,b.cs.txt,y\n', encoding="utf-8")
    _, [failure] = taken(path)
    assert (failure.path, "close every quotation mark" in failure.hint) == (str(path), True)
