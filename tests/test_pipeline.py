"""The stages on one page: what is asked of the model, and what becomes of a document that fails."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import NoReturn

from align.pipeline import Pipeline
from align.segment import segment
from align.types import Article, Document, Failure, Segment


def test_an_article_alone_that_fails_is_translated_once() -> None:
    asked: list[list[str]] = []

    def translate(segments: Sequence[Segment], *others: object) -> NoReturn:
        asked.append([segment.text for segment in segments])
        raise ValueError("too strange")

    pipeline = Pipeline()
    vars(pipeline)["translator"] = SimpleNamespace(translate=translate)
    article = Article("a", segment(Document("a", "cs", "Vláda jednala.\n")), None)
    (failure,) = pipeline.translate([article])
    assert isinstance(failure, Failure)
    assert (failure.doc, failure.reason) == ("a", "a: ValueError: too strange")
    assert asked == [["Vláda jednala."]]
