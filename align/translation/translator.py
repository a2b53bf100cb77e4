"""Segments in, translations out: what is the same whatever the engine.

A translation depends on the model, the decoding options and its own sentence: not on the sentences around it, the
number of threads, or what the memory held (with the ctranslate2 engine and int8; see there for what was measured).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from align.errors import InputError, Interrupted, ModelError
from align.progress import Progress
from align.provenance import LIBRARIES, library_versions
from align.translation.casing import as_sentence, in_capitals
from align.translation.decoding import Decoder
from align.translation.engine import ENGINES, SHORTLIST, DecodingOptions
from align.translation.memory import MemoryOptions, Rendering, TranslationMemory
from align.translation.models import Model, locate
from align.translation.recipe import Recipe, code_sha256
from align.translation.settings import Punctuation
from align.translation.tokenize import Tokenizer, clean
from align.translation.verbatim import mask
from align.types import TARGET_LANGUAGE, Segment, Translation

MOST_CHARACTERS = 50_000
"""No sentence has more; what does is a file without sentence ends, or no prose at all."""

_AT_ONCE, _AT_ONCE_ALONE = 2_000, 128


class Translator:
    """A model that is open. ``name`` and ``sha256`` say which, ``languages`` which sources it reads (ISO 639-1).

    Several threads may translate with it at the same time, so that one reads or mends while the engine works for
    another.
    """

    def __init__(self, model: Model, options: DecodingOptions, memory: MemoryOptions | Path | None = None) -> None:
        self.name, self.sha256, self.options = model.name, model.sha256, options
        self.languages = frozenset(model.settings.languages)
        self._model, self._at_once = model, sentences_at_once(model)
        self._punctuation: Punctuation = model.settings.punctuation
        engine = ENGINES[options.engine](model, options)
        self._decoder = Decoder(engine, Tokenizer(model.folder), model.settings, options)
        recipe = Recipe(model.sha256, options.key, code_sha256(), model.name)
        wanted = MemoryOptions(memory) if isinstance(memory, Path) else memory
        self._memory = TranslationMemory(wanted, recipe) if wanted else None

    @property
    def parameters(self) -> dict[str, object]:
        """What the translations depend on besides model and code: options and libraries, for a signature."""
        return {**self.options.parameters, "libraries": library_versions(*LIBRARIES, *self.options.libraries)}

    def require(self, lang: str) -> None:
        """Raise ModelError, with the languages that there are, unless the model reads ``lang``."""
        require(self._model, lang)

    def translate(
        self,
        segments: Sequence[Segment],
        progress: Progress | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> list[Translation]:
        """The translation of each segment, in order; ``progress`` counts segments.

        A blank segment gives an empty text and the flag ``empty``. ``truncated`` marks a translation that broke off, or
        whose source had to be cut inside a word; ``loop`` one that repeats itself although it was tried again. Raises
        ModelError for a language that the model does not know, and InputError for a segment of more than
        ``MOST_CHARACTERS``: the segments before it are not translated either. Raises Interrupted where ``stop`` says so
        between two visits to the memory, which holds what was done until then.
        """
        for lang in {segment.lang for segment in segments}:
            self.require(lang)
        sources = [self._read(segment) for segment in segments]
        made: dict[str, Rendering] = {"": Rendering("", 0.0, ("empty",))}
        langs = {source: segment.lang for segment, source in zip(segments, sources, strict=True) if source}
        made |= self._memory.imported(langs) if self._memory else {}
        unique = [source for source in langs if source not in made]
        counts = _Counter(sources, progress)
        for first in range(0, len(unique), self._at_once):
            if stop and stop():
                raise Interrupted
            made.update(self._render(unique[first : first + self._at_once], langs, counts))
        for source in made.keys() - set(unique):
            counts.done(source)
        return [
            Translation(segment.id, made[source].text, made[source].score, made[source].flags)
            for segment, source in zip(segments, sources, strict=True)
        ]

    def _read(self, segment: Segment) -> str:
        if len(segment.text) > MOST_CHARACTERS:
            what = f"{segment.id}: one sentence of {len(segment.text):,} characters (the most is {MOST_CHARACTERS:,})"
            raise InputError(what, "Put line ends or full stops where its sentences end, or leave the line out.")
        return clean(segment.text, segment.lang, self._punctuation)

    def _render(self, sources: Sequence[str], langs: Mapping[str, str], counts: _Counter) -> dict[str, Rendering]:
        known = self._memory.get(sources) if self._memory else {}
        for source in known:
            counts.done(source)
        new = [source for source in sources if source not in known]
        masked = {source: mask(source) for source in new}
        prose = [source for source in new if masked[source].is_prose]
        read = {source: _in_small_letters(masked[source].text) for source in prose}
        made = self._decoder.render([read[source] for source in prose], lambda place: counts.done(prose[place]))
        done = {one: Rendering(masked[one].restored(masked[one].text), 0.0, ()) for one in masked.keys() - read.keys()}
        for source in done:
            counts.done(source)
        for source, rendering in zip(prose, made, strict=True):
            told = rendering.text if read[source] is masked[source].text else rendering.text.upper()
            done[source] = replace(rendering, text=masked[source].restored(told))
        if self._memory and done:
            self._memory.put(done, langs)
        return known | done


def _in_small_letters(text: str) -> str:
    """The text as a sentence if it is all capitals; else the very same string."""
    return as_sentence(text) if in_capitals(text) else text


class _Counter:
    """Reports a sentence's segments as done: a sentence that stands in the text five times counts five."""

    def __init__(self, sources: Sequence[str], progress: Progress | None) -> None:
        self._progress = progress
        self._counts: dict[str, int] = {}
        for source in sources:
            self._counts[source] = self._counts.get(source, 0) + 1

    def done(self, source: str) -> None:
        if self._progress and (count := self._counts.get(source)):
            self._progress.update(count)


def require(model: Model, lang: str) -> None:
    """Raise ModelError, with the languages that there are, unless the model reads ``lang``."""
    if lang not in model.settings.languages:
        known = ", ".join(sorted(model.settings.languages))
        swapped = " Does the English version stand where the original should?" if lang == TARGET_LANGUAGE else ""
        raise ModelError(f"{model.name}: the model does not know {lang!r}", f"It translates from: {known}.{swapped}")


def sentences_at_once(model: Model) -> int:
    """How many sentences are translated between two visits to the memory: an interrupted run loses no more.

    Enough to find batches of one length among them; a model with a shortlist gets its sentences one by one, so few do.
    """
    return _AT_ONCE_ALONE if (model.folder / SHORTLIST).is_file() else _AT_ONCE


def open_translator(
    model: str = "sla-eng-tiny", *, options: DecodingOptions | None = None, memory: MemoryOptions | Path | None = None
) -> Translator:
    """Open a model by its registry name or folder, with a translation memory (a file, made if needed) or without.

    Raises ConfigError for an unknown engine, ModelError for a model that is unknown, absent, damaged or of another
    kind, JobError for a memory that cannot be used.
    """
    options = options or DecodingOptions()
    return Translator(locate(model, ENGINES[options.engine].form), options, memory)
