"""The names of files, in whatever letters."""

from __future__ import annotations

import pytest

from align.documents import document_id
from align.documents.naming import kind_of, naming, stem_of


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.cs.txt", ("a", "cs", "txt")),
        ("A.RU.HTML", ("A", "ru", "html")),
        ("b/a.v2.En.Jsonl", ("b/a.v2", "en", "jsonl")),
        ("a.en.cs.txt", ("a.en", "cs", "txt")),
        ("a.de.txt", None),
        ("en.txt", None),
        ("a.en", None),
        ("a.en.b/c", None),
    ],
)
def test_the_parts_of_a_name(name: str, parts: tuple[str, str, str] | None) -> None:
    assert naming(name) == parts


def test_ending_and_stem(tmp_path) -> None:
    assert [kind_of(name) for name in ("a.TXT", "a", tmp_path / "a.en.Html")] == ["txt", "", "html"]
    assert [stem_of(name) for name in ("b/A.EN.TXT", "b/a.txt", "a")] == ["A", "a", "a"]
    assert document_id(tmp_path / "A.EN.TXT", "en") == "A"
