"""The library as the README shows it: functions, whatever was imported before, and no network."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import align
from align import ConfigError, InputError, ModelError, api, load_profile, read, run
from align.opened import Opened
from align.resources import resource
from align.translation import Translator
from align.types import Document, Segment, Translation

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


def test_the_version_is_that_of_the_distribution() -> None:
    assert align.__version__ == version("newsalign")
    assert {"__version__", *align.__all__} == set(dir(align))


def test_a_loop_opens_its_model_once(story: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    open_model = Translator.__init__

    def init(self: Translator, *arguments: Any) -> None:
        opened.append(self)
        open_model(self, *arguments)

    monkeypatch.setattr(Translator, "__init__", init)
    monkeypatch.setattr(api, "_pipelines", Opened(api._open_pipeline, api.folder_of))
    made = [align.align(*story).translations, align.align(story[0]).translations, align.translate(story[0])]
    assert made[0] == made[1] == made[2]
    assert len(opened) == 1


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise AssertionError("a model was opened")

    monkeypatch.setattr(api, "_pipelines", refuse)


@pytest.mark.usefixtures("no_model")
def test_own_translations_need_no_model(story: tuple[Document, Document]) -> None:
    texts = ["President Karel Dvoracek arrived in Kyiv.", "Spokesman Jan Holubec confirmed the visit to CTK."]
    aligned = align.align(*story, translations=texts)
    assert [one.text for one in aligned.translations] == texts
    assert [len(bead.source_ids) for bead in aligned.beads] == [1, 1]
    again = align.align(*story, translations=aligned.translations)
    assert again == aligned
    assert align.align(story[0], translations=texts).english.text.startswith(texts[0])


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("translations", "said"),
    [
        (["Only one."], "1 translations for 2 source segments"),
        ("One and two.", "one text for 2"),
        (["One.", 2], "int is no translation"),
        ([Translation("story.cs:2:1", "Two.", 0.0), Translation("story.cs:1:1", "One.", 0.0)], "of another segment"),
    ],
)
def test_translations_that_do_not_fit(story: tuple[Document, Document], translations: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        align.align(*story, translations=translations)


def test_an_encoder_is_asked(story: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Letters:
        name = "letters"

        def encode(self, texts: Sequence[str]) -> Any:
            asked.extend(texts)
            return np.ones((len(texts), 1), dtype=np.float32)

    monkeypatch.setattr(api, "_encoders", Opened(lambda name: Letters(), Path))
    align.align(*story, translations=["One.", "Two."], embed="letters")
    assert story[0].segments[0].text in asked


CZECH_SIDE, ENGLISH_SIDE = Document("story", "cs", CZECH), Document("story", "en", ENGLISH)


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: align.align("a", "b"), "align: no document, but str"),
        (lambda: align.align(CZECH_SIDE, "b"), "align: no document, but str"),
        (lambda: align.translate("a"), "translate: no document, but str"),
        (lambda: align.audit(b"a"), "audit: no document, but bytes"),
        (lambda: align.normalize(None), "normalize: no document, but NoneType"),
        (lambda: align.align(None, ENGLISH_SIDE, translations=["One."]), "story: translations, but no original"),
        (lambda: align.align(ENGLISH_SIDE, CZECH_SIDE), "in 'en', where an original should stand"),
        (lambda: align.align(CZECH_SIDE, CZECH_SIDE), "in 'cs', where an English version should stand"),
        (lambda: align.audit(CZECH_SIDE), "in 'cs', where an English version should stand"),
        (lambda: align.align(Document("story", "de", "Guten Tag.")), "in 'de', where an original should stand"),
        (lambda: align.audit(Document("a", "en", "Yes.", (Segment("1", "Yes.", "en", 0, 4),))), "1: no segment of a"),
    ],
)
def test_what_cannot_be_used_is_told(call: Callable[[], object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        call()


def test_a_language_must_be_one_that_can_be_split(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Guten Tag.\n")
    with pytest.raises(InputError, match="no sentence splitter for 'de'"):
        read(tmp_path / "story.txt", "de")


def test_too_long_a_sentence_is_told() -> None:
    with pytest.raises(InputError, match="one sentence of 60,000 characters"):
        align.translate(Document("story", "cs", "a" * 60_000))


def test_one_rule_may_be_given_as_it_is() -> None:
    assert {finding.rule for finding in align.audit(ENGLISH, rules="exonym")} == {"exonym"}
    assert align.normalize(ENGLISH, rules="exonym") == ENGLISH.replace("Kiev", "Kyiv")
    assert align.normalize(ENGLISH, rules=["mojibake"]) == ENGLISH
    with pytest.raises(ConfigError, match="exonym,glued-name"):
        align.audit(ENGLISH, rules="exonym,glued-name")


def test_a_profile_may_be_a_path_or_one_that_was_loaded(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('propose = ["exonym"]\n')
    assert "Kiev" in align.normalize(ENGLISH, profile=path)
    assert "Kiev" in align.normalize(ENGLISH, profile=load_profile(path))
    (tmp_path / "story.en.txt").write_text(ENGLISH, encoding="utf-8")
    run(tmp_path / "story.en.txt", tmp_path / "out", profile=load_profile(path), workers=0)
    assert "Kiev" in (tmp_path / "out/normalized/story.en.txt").read_text(encoding="utf-8")
