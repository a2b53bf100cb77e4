"""The stages on one page: what is asked of the model, and what becomes of a document that fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from align import pipeline as pipeline_module
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


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name / "house.toml"
    path.parent.mkdir()
    path.write_text(text)
    return str(path)


def test_two_profiles_of_one_name_have_two_signatures_and_one_said_in_two_ways_has_one(tmp_path: Path) -> None:
    base = written(tmp_path, "base", 'keep = ["Vltavan"]\n')
    first = Pipeline(profile_name=base).signature()
    other = Pipeline(profile_name=written(tmp_path, "other", 'keep = ["Orlican"]\n')).signature()
    again = Pipeline(
        profile_name=written(tmp_path, "again", f'inherits = "{base}"\ndescription = "Ours."\n')
    ).signature()
    assert first.profile == other.profile == again.profile == "house"
    assert str(first) != str(other)
    assert first == again


def test_another_version_of_a_library_is_another_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Pipeline().signature()
    versions = pipeline_module.library_versions
    monkeypatch.setattr(pipeline_module, "library_versions", lambda *names: versions(*names) | {"wordfreq": "99"})
    assert str(Pipeline().signature()) != str(before)


def test_without_a_model_the_signature_names_none_and_no_library_of_one() -> None:
    signature = Pipeline().signature(with_model=False)
    assert signature.model_sha256 == ""
    assert "beam_size" not in signature.parameters
    assert "ctranslate2" not in signature.parameters["libraries"]
    assert {"ctranslate2", "sentencepiece"} <= Pipeline().signature().parameters["libraries"].keys()
