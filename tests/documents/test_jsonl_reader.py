"""Rows of whole stories: good ones come through, bad ones are reported in their place."""

from __future__ import annotations

import codecs
import json

import pytest

from align.documents import iter_articles
from align.documents import jsonl as reader
from align.errors import InputError
from align.types import Article, Failure

GOOD = {
    "id": "a1",
    "lang": "cs",
    "source": "Vláda jednala\nVláda v pátek jednala o rozpočtu.",
    "english": "The cabinet met.",
}


def read(tmp_path, *lines, encoding=None, data=None):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(data if data is not None else b"".join(
        (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines
    ))  # fmt: skip
    return path, list(iter_articles(path, encoding))


def test_a_row_becomes_an_article(tmp_path):
    row = GOOD | {"meta": {"url": "https://example.org/1", "title": "Vláda jednala", "spans": "junk", "n": 1.5}}
    _, [article] = read(tmp_path, row)
    assert isinstance(article, Article)
    assert (article.id, article.source.lang, article.english.lang) == ("a1", "cs", "en")
    assert article.source.text == GOOD["source"]
    assert article.source.meta == {"title": "Vláda jednala", "url": "https://example.org/1", "n": 1.5}
    assert article.english.meta == {"url": "https://example.org/1", "n": 1.5}


@pytest.mark.parametrize(
    "change", [{"english": None}, {"source": None}, {"source": None, "lang": None}, {"source": None, "lang": "en"}]
)
def test_one_side_is_enough(tmp_path, change):
    _, [article] = read(tmp_path, GOOD | change)
    assert isinstance(article, Article)
    assert (article.source is None) == ("source" in change)
    assert (article.english is None) == ("english" in change)


BAD = [
    b"{",
    b"[1]",
    b'"x"',
    b"[" * 100_000,
    b'{"id": "b", "lang": "cs", "source": "\xff."}',
    b'{"id": "b", "lang": "cs", "source": "\\ud800."}',
    b'{"id": "b", "lang": "cs", "source": "A.", "meta": {"n": NaN}}',
    b'{"id": "b", "lang": "cs", "source": "A.", "meta": {"n": 1e999}}',
    b'{"id": "b", "lang": "cs", "source": "A.", "meta": {"n": ' + b"9" * 9999 + b"}}",
    {"id": "b", "lang": "cs"},
    {"id": "b", "lang": "de", "source": "Ja."},
    {"id": "b", "source": "Ano."},
    {"id": "b", "lang": ["cs"], "source": "Ano."},
    {"id": "b", "lang": "cs", "source": 5},
    {"id": "b", "lang": "cs", "source": " \n"},
    {"id": "b", "lang": "cs", "source": "A.\0"},
    {"id": "b", "lang": "cs", "source": "Ano.", "english": ""},
    {"id": "b", "lang": "cs", "source": "Ano.", "meta": [1]},
    {"id": "b", "lang": "cs", "source": "Ano.", "meta": "x"},
    {"lang": "cs", "source": "Ano."},
]


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_bad_row_fails_alone(tmp_path, bad):
    path, [first, failure, last] = read(tmp_path, GOOD, bad, GOOD | {"id": "a2"})
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(failure, Failure)
    assert (failure.path, failure.stage) == (str(path), "read")
    assert failure.doc in ("b", f"{path}:2")
    assert failure.reason.startswith(f"{path}:2: ")
    assert failure.hint


@pytest.mark.parametrize(
    "identifier",
    ["", " ", "../x", "a/../../x", "/etc/passwd", "a//b", "a/", "./a", ".git/config", "a\\b", "C:x", "a\0b", "a\nb",
     "con", "x/NUL.txt", "a.", " a", "x" * 201, "/".join(["x" * 99] * 7),
     "č" * 101, "a?b", "a\u2028b", "a.en.txt/b", 7, None, ["a"], True],
)  # fmt: skip
def test_ids_that_could_leave_the_run_folder_or_fail_on_some_system_are_refused(tmp_path, identifier):
    _, [failure] = read(tmp_path, GOOD | {"id": identifier})
    assert isinstance(failure, Failure)
    assert ".jsonl:1" in failure.doc
    assert "plain name" in failure.hint


def test_good_ids_pass(tmp_path):
    ids = ["a", "2025-07/putin-call", "článek 1", "a.b", "дом", "x" * 200, "console", "a..b", "-a"]
    _, rows = read(tmp_path, *(GOOD | {"id": identifier} for identifier in ids))
    assert [row.id for row in rows] == ids


def test_the_later_of_two_rows_with_one_id_fails(tmp_path):
    path, rows = read(tmp_path, GOOD, b"", GOOD | {"id": "A1"}, GOOD | {"id": "b"}, GOOD)
    assert [isinstance(row, Article) for row in rows] == [True, False, True, False]
    assert rows[1].reason.startswith(f"{path}:3: ")
    assert "line 1" in rows[1].reason


def test_encodings_and_line_ends(tmp_path):
    row = json.dumps(GOOD, ensure_ascii=False)
    for data, encoding in (
        (codecs.BOM_UTF8 + row.encode(), None),
        (codecs.BOM_UTF16_LE + f"{row}\r\n".encode("utf-16-le"), None),
        (f"{row}\r\n\r\n".encode("cp1250"), "cp1250"),
    ):
        _, [article] = read(tmp_path, data=data, encoding=encoding)
        assert article.source.text == GOOD["source"]
    _, [failure] = read(tmp_path, data=f"{row}\n".encode("cp1250"))
    assert "--encoding" in failure.hint


def test_a_row_without_end_does_not_eat_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "MOST_ROW", 1000)
    path, [failure, article] = read(tmp_path, b"x" * 5000, GOOD)
    assert failure.doc == f"{path}:1"
    assert article.id == "a1"


def test_rows_are_read_as_they_are_asked_for(tmp_path):
    path, _ = read(tmp_path, GOOD)
    rows = iter_articles(path)
    assert next(rows).id == "a1"
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(GOOD | {"id": "a2"}) + "\n")
    assert next(rows).id == "a2"
    rows.close()


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    path, _ = read(tmp_path, GOOD)
    with pytest.raises(InputError, match="no such file"):
        next(iter_articles(tmp_path / "none.jsonl"))
    with pytest.raises(InputError, match="no encoding"):
        next(iter_articles(path, "nonsense"))
