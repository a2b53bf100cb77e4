"""Parquet as input: a document a row, spooled once, refused where it cannot be used."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from input_files import table, write

from align.errors import ConfigError, InputError


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
    ],
)
def test_parquet_that_cannot_be_used_fails_alone(
    columns: dict[str, Any], said: str, tmp_path: Path, taken: Any
) -> None:
    items, [failure] = taken(table(tmp_path / "a.parquet", **columns), write(tmp_path / "b.cs.txt"))
    assert list(items) == ["b"]
    assert said in failure.reason


def test_a_row_of_parquet_in_another_language_is_refused_when_it_is_read(tmp_path: Path, taken: Any) -> None:
    items, failures = taken(table(tmp_path / "a.parquet", id=["a"], lang=["de"], source=["Ja."]))
    assert not failures
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


def test_parquet_without_rows_is_refused(tmp_path: Path, taken: Any) -> None:
    path = table(tmp_path / "none.parquet", id=[], source=[])
    items, [failure] = taken(path, write(tmp_path / "b.cs.txt"))
    assert list(items) == ["b"]
    assert (failure.doc, failure.reason) == (path.name, f"{path}: nothing to work on: it has no rows")


@pytest.mark.parametrize(
    ("meta", "read"),
    [
        ('{"outlet": "X"}', {"outlet": "X"}),
        ({"outlet": "X", "score": float("nan")}, {"outlet": "X", "score": None}),
        ({"scores": [1.5, float("inf")]}, {"scores": [1.5, None]}),
    ],
)
def test_meta_may_be_a_text_or_lack_numbers(meta: Any, read: dict[str, Any], tmp_path: Path, taken: Any) -> None:
    items, failures = taken(table(tmp_path / "a.parquet", id=["a"], lang=["cs"], source=["Ano."], meta=[meta]))
    assert (items["a"].load().source.meta, failures) == (read, [])


def test_meta_that_is_no_json_is_refused(tmp_path: Path, taken: Any) -> None:
    items, _ = taken(table(tmp_path / "a.parquet", id=["a"], lang=["cs"], source=["Ano."], meta=["outlet X"]))
    with pytest.raises(InputError, match="meta is not an object"):
        items["a"].load()


def test_meta_may_have_keys_and_values_of_any_kind(tmp_path: Path, taken: Any) -> None:
    arrow = pytest.importorskip("pyarrow")
    kinds = {
        "day": (arrow.date32(), [(date(2025, 7, 1), "x")], {"2025-07-01": "x"}),
        "bytes": (arrow.binary(), [(b"outlet", "x"), (b"\xff", "y")], {"outlet": "x", "\\xff": "y"}),
    }
    for name, (kind, pairs, meta) in kinds.items():
        column = arrow.array([pairs], arrow.map_(kind, arrow.string()))
        items, failures = taken(
            table(tmp_path / f"{name}.parquet", id=["a"], lang=["cs"], source=["Ano."], meta=column)
        )
        assert not failures
        assert items["a"].load().source.meta == meta


def test_a_time_that_there_is_not_and_meta_without_end_fail_alone(tmp_path: Path, taken: Any) -> None:
    arrow = pytest.importorskip("pyarrow")
    late = arrow.array([{"at": 10**15}], arrow.struct([("at", arrow.timestamp("s"))]))
    base = {"id": ["a"], "lang": ["cs"], "source": ["Ano."]}
    good = write(tmp_path / "b.cs.txt")
    items, [failure] = taken(table(tmp_path / "late.parquet", **base, meta=late), good)
    assert (list(items), "cannot be read as Parquet" in failure.reason) == (["b"], True)
    for depth in (400, 600, 3000):
        items, _ = taken(table(tmp_path / "deep.parquet", **base, meta=["[" * depth + "]" * depth]), good)
        assert list(items) == ["a", "b"]
        with pytest.raises(InputError, match="meta is not an object"):
            items["a"].load()


def test_two_columns_of_one_name_are_refused(tmp_path: Path, taken: Any) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    columns = arrow.Table.from_arrays([arrow.array([each]) for each in ("a", "b", "Ano.")], ["id", "id", "source"])
    parquet.write_table(columns, tmp_path / "a.parquet")
    [failure] = taken(tmp_path / "a.parquet", write(tmp_path / "b.cs.txt"))[1]
    assert "several columns are called id" in failure.reason
