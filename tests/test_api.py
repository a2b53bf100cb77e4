"""The library as the README shows it: functions, whatever was imported before, and no network."""

from __future__ import annotations

import socket
from importlib import import_module
from pathlib import Path

import pytest

import align
from align import InputError, ModelError, read, run
from align.resources import resource
from align.translation import Translator
from align.types import Document

CZECH = "Prezident Karel Dvořáček přijel do Kyjeva.\nMluvčí Jan Holubec, kterého citovala ČTK, návštěvu potvrdil.\n"
ENGLISH = "President Karel Dvoracek arrived in Kiev.\nSpokesman Jan Holubecquoted by CTK, confirmed the visit.\n"


@pytest.fixture
def story(tmp_path: Path) -> tuple[Document, Document]:
    (tmp_path / "story.cs.txt").write_text(CZECH, encoding="utf-8")
    (tmp_path / "story.en.txt").write_text(ENGLISH, encoding="utf-8")
    return read(tmp_path / "story.cs.txt"), read(tmp_path / "story.en.txt")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("name", align.__all__)
def test_every_public_name_is_what_it_says_even_after_its_modules_were_imported(name: str) -> None:
    for module in ("align.aligner", "align.auditing", "align.translation", "align.job.run", "align.documents"):
        import_module(module)
    assert getattr(align, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    unknown = "nothing_of_this_name"
    with pytest.raises(AttributeError, match=unknown):
        getattr(align, unknown)


@pytest.mark.usefixtures("no_network")
def test_translate_align_audit_and_normalize_a_story(story: tuple[Document, Document]) -> None:
    source, english = story
    translations = align.translate(source)
    assert [translation.segment_id for translation in translations] == [segment.id for segment in source.segments]
    aligned = align.align(source, english)
    assert {name for bead in aligned.beads for name in bead.source_ids} == {segment.id for segment in source.segments}
    rules = [finding.rule for finding in align.audit(aligned)]
    assert {"exonym", "glued-name"} <= set(rules)
    assert align.normalize(aligned) == ENGLISH.replace("Kiev", "Kyiv").replace("Holubecquoted", "Holubec, quoted")


def test_an_english_text_alone(story: tuple[Document, Document]) -> None:
    assert align.normalize("They met in Kiev.") == "They met in Kyiv."
    assert align.normalize(story[1]).startswith("President Karel Dvoracek arrived in Kyiv.")


def test_an_original_alone_is_its_own_translation(story: tuple[Document, Document]) -> None:
    aligned = align.align(story[0])
    assert aligned.english_origin == "translation"
    assert [segment.text for segment in aligned.english.segments] == [one.text for one in aligned.translations]
    for segment in aligned.english.segments:
        assert aligned.english.text[segment.start : segment.end] == segment.text


def test_rules_can_be_chosen(story: tuple[Document, Document]) -> None:
    assert {finding.rule for finding in align.audit(story[1], rules=["exonym"])} == {"exonym"}


@pytest.mark.usefixtures("no_network")
def test_the_sample_runs_offline(tmp_path: Path) -> None:
    summary = run([resource("sample")], tmp_path / "out", workers=0)
    assert summary.failed == 0
    assert summary.documents == len(list(resource("sample").glob("*.en.*")))
    assert summary.applied > summary.documents


def test_a_language_must_be_known(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Ahoj.\n")
    with pytest.raises(InputError, match="of which language"):
        read(tmp_path / "story.txt")


def test_nothing_at_all_is_an_error() -> None:
    with pytest.raises(InputError, match="neither an original nor an English version"):
        align.align(None)


def test_a_document_without_sentences_is_cut_before_it_is_translated() -> None:
    made = align.translate(Document("story", "cs", CZECH))
    assert len(made) == 2
    assert all(each.text for each in made)


def test_an_unknown_model_is_told_as_such(story: tuple[Document, Document]) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        align.align(*story, model="nowhere")


@pytest.mark.parametrize("error", [ModelError("out of memory"), ZeroDivisionError("a defect of ours")])
def test_what_goes_wrong_is_told_as_what_it_is(
    error: Exception, story: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    def translate(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(Translator, "translate", translate)
    with pytest.raises(type(error)) as raised:
        align.align(*story)
    assert raised.value is error


def test_one_path_is_one_input(tmp_path: Path) -> None:
    (tmp_path / "story.en.txt").write_text(ENGLISH, encoding="utf-8")
    assert run(str(tmp_path / "story.en.txt"), tmp_path / "out").documents == 1
