"""Tests for what a document's contexts keep of the source."""

from __future__ import annotations

from align.auditing.context import Context
from align.auditing.persons import persons
from align.auditing.profile import Profile
from align.types import Aligned, Document

_SOURCE = "Ministr Oldřich Vaněk přijel do Kyjeva."


def _context(english: str, source: str | None = _SOURCE) -> Context:
    original = Document("a", "cs", source) if source is not None else None
    return Context(Aligned("a", original, Document("a", "en", english), ()), Profile())


def test_a_document_that_was_repaired_is_held_against_the_same_words_of_the_source():
    broken, mended = _context("Vanek came to Kyivwhere he spoke."), _context("Vanek came to Kyiv where he spoke.")
    assert mended.originals is broken.originals
    assert mended.names is broken.names
    assert mended.originals is not None
    assert "Kyjeva" in mended.originals.forms


def test_another_source_has_its_own_words():
    first, second = _context("Vanek came."), _context("Petrov came.", "Přijel Petrov.")
    assert second.names is not None
    assert list(second.names) == ["Petrov"]
    assert first.names is not None
    assert "Petrov" not in list(first.names)


def test_a_text_without_a_source_has_none():
    assert _context("Vanek came.", None).originals is None


def test_persons_are_the_same_however_often_they_are_asked_for():
    first, again = (list(persons(_SOURCE, "cs")) for _ in range(2))
    assert [(one.given, one.surname, one.start) for one in first] == [("Oldřich", "Vaněk", 8)]
    assert first == again
