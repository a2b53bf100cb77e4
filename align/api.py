"""The library: the stages as functions over documents, for use without a job or a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from align.auditing import audit as find
from align.auditing import load_profile
from align.auditing import normalize as apply_fixes
from align.documents import read_document
from align.errors import InputError
from align.job.run import JobOptions, run_job
from align.job.summary import Summary
from align.pipeline import DEFAULT_MODEL, Pipeline
from align.segment import segment
from align.types import TARGET_LANGUAGE, Aligned, Article, Document, Finding, Translation

_LANGUAGE = re.compile(r".+\.(cs|ru|en)\.[^.]+")


def read(path: str | Path, lang: str | None = None, *, encoding: str | None = None) -> Document:
    """A text or a page as a document with its sentences; the language is that of ``STEM.LANG.EXT`` unless given.

    Raises InputError for a file that cannot be used, or whose language is not known.
    """
    path = Path(path)
    named = _LANGUAGE.fullmatch(path.name)
    if lang is None and named is None:
        raise InputError(f"{path}: of which language?", "Give lang='cs', 'ru' or 'en', or name the file STEM.LANG.EXT.")
    return segment(read_document(path, lang or (named[1] if named else ""), encoding=encoding))


def translate(document: Document, *, model: str = DEFAULT_MODEL) -> tuple[Translation, ...]:
    """The fresh English translation of a document, one for each of its segments; without segments they are found first.

    Raises ModelError where the model cannot be used or does not know the document's language.
    """
    translator = Pipeline(model).translator
    translator.require(document.lang)
    return tuple(translator.translate((document if document.segments else segment(document)).segments))


def align(source: Document | None, english: Document | None = None, *, model: str = DEFAULT_MODEL) -> Aligned:
    """Original and English version, translated and aligned. Without an English version the fresh translation is it.

    Raises InputError or ModelError where a side or the model cannot be used.
    """
    named = source or english
    if named is None:
        raise InputError("align: neither an original nor an English version", "Give at least one of them.")
    return Pipeline(model).align_one(Article(named.id, source, english))


def audit(
    what: Aligned | Document | str, *, profile: str = "plain", rules: Sequence[str] | None = None
) -> tuple[Finding, ...]:
    """The artefacts of an aligned document, or of an English text alone, by their place in the text.

    Raises ConfigError for a profile or a rule that there is not.
    """
    return find(_aligned(what), load_profile(profile), rules)


def normalize(what: Aligned | Document | str, *, profile: str = "plain") -> str:
    """The English text with the repairs that the profile makes, and nothing else changed.

    Raises ConfigError for a profile that there is not.
    """
    aligned = _aligned(what)
    return apply_fixes(aligned.english.text, find(aligned, load_profile(profile)))


def run(
    inputs: Sequence[str | Path] | str | Path,
    out: str | Path,
    *,
    model: str = DEFAULT_MODEL,
    profile: str = "plain",
    workers: int | None = None,
) -> Summary:
    """The main job: files and folders, or one of them, into a run folder. See ``newsalign run --help``.

    A document that fails is counted in the summary, and ``failed.jsonl`` says why. Raises ConfigError for a profile
    that there is not, ModelError for a model that cannot be used, InputError where there is nothing to work on,
    JobError for a folder that cannot be used. ``workers`` is how many processes work beside the one that translates; 0
    does everything in this one.
    """
    options = JobOptions(quiet=True, workers=workers)
    paths = [inputs] if isinstance(inputs, (str, Path)) else inputs
    return run_job([Path(path) for path in paths], Path(out), Pipeline(model, profile), options)


def _aligned(what: Aligned | Document | str) -> Aligned:
    if isinstance(what, Aligned):
        return what
    return align(None, Document("text", TARGET_LANGUAGE, what) if isinstance(what, str) else what)
