"""The whole way on one page: read -> segment -> translate -> align -> audit -> normalize.

Each stage is a plain function over the types of ``align.types``; a job calls the same ones as the library's user.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from align.errors import InputError, NewsalignError
from align.progress import progress
from align.types import (
    TARGET_LANGUAGE,
    Aligned,
    Article,
    Audited,
    Document,
    EnglishOrigin,
    Failure,
    Finding,
    Segment,
    Signature,
    Translation,
)

if TYPE_CHECKING:
    from align.auditing import Profile
    from align.translation import DecodingOptions, Translator

Out = TypeVar("Out")
DEFAULT_MODEL = "sla-eng-tiny"


@dataclass(frozen=True)
class Pipeline:
    """What a run is made with. Model and profile are loaded when they are first needed."""

    model: str = DEFAULT_MODEL
    profile_name: str = "plain"
    rules: tuple[str, ...] | None = None
    decoding: DecodingOptions | None = None
    memory: Path | None = field(default=None, compare=False)

    @cached_property
    def translator(self) -> Translator:
        """The model. Raises ModelError where it cannot be used."""
        from align.translation import open_translator

        return open_translator(self.model, options=self.decoding, memory=self.memory)

    @cached_property
    def profile(self) -> Profile:
        """The house style. Raises ConfigError where it makes no sense."""
        from align.auditing import load_profile

        return load_profile(self.profile_name)

    def signature(self) -> Signature:
        """What the results depend on besides the input."""
        from align.auditing import rule_pack_sha256

        parameters: dict[str, object] = {**self.translator.parameters}
        if self.rules is not None:
            parameters["rules"] = list(self.rules)
        return Signature(
            version("newsalign"), self.translator.sha256, self.profile.name, rule_pack_sha256(), parameters
        )

    def align_all(self, articles: Sequence[Article], *, quiet: bool = True) -> Iterator[Aligned | Failure]:
        """Segment, translate (all articles in common batches) and align; a failed article does not stop the others.

        Unless ``quiet``, progress is shown in sentences.
        """
        ready: list[Article] = []
        for article in articles:
            outcome = _attempt(article, "segment", self._segment)
            if isinstance(outcome, Failure):
                yield outcome
            else:
                ready.append(outcome)
        for article, translations in zip(ready, self._translate_all(ready, quiet=quiet), strict=True):
            if isinstance(translations, Failure):
                yield translations
            else:
                yield _attempt(article, "align", partial(_align, translations))

    def audit(self, aligned: Aligned) -> Audited:
        """Find the artefacts of one document and make the repairs that the profile makes."""
        from align.auditing import audit, normalize

        findings = audit(aligned, self.profile, self.rules)
        return Audited(with_boilerplate(aligned, findings), findings, normalize(aligned.english.text, findings))

    def _segment(self, article: Article) -> Article:
        from align.segment import segment

        source = segment(article.source) if article.source else None
        english = segment(article.english) if article.english else None
        if source:
            self.translator.require(source.lang)
        return Article(article.id, source, english)

    def _translate_all(self, articles: Sequence[Article], *, quiet: bool) -> list[tuple[Translation, ...] | Failure]:
        """The translations of every article; if the batch as a whole fails, article by article to find the culprit."""
        segments = [segment for article in articles if article.source for segment in article.source.segments]
        try:
            with progress("translating", len(segments), "sentences", quiet=quiet) as bar:
                flat = iter(self.translator.translate(segments, bar) if segments else [])
        except InputError:
            return [_attempt(article, "translate", self._translate_one) for article in articles]
        return [tuple(next(flat) for _ in article.source.segments) if article.source else () for article in articles]

    def _translate_one(self, article: Article) -> tuple[Translation, ...]:
        return tuple(self.translator.translate(article.source.segments)) if article.source else ()


def _attempt(article: Article, stage: str, work: Callable[[Article], Out]) -> Out | Failure:
    try:
        return work(article)
    except NewsalignError as error:
        return Failure(article.id, article.id, stage, error.message, error.hint)


def _align(translations: tuple[Translation, ...], article: Article) -> Aligned:
    from align.aligner import align_documents, one_to_one, unmatched

    if article.source is None:
        english = article.english
        if english is None:
            raise InputError(f"{article.id}: neither an original nor an English version", "Give at least one of them.")
        return Aligned(article.id, None, _from(english, "published"), (), unmatched(english))
    if article.english is None:
        english = _from(english_from(article.source, translations), "translation")
        beads = one_to_one(article.source, english)
        return Aligned(article.id, article.source, english, translations, beads, "translation")
    beads = align_documents(article.source, article.english, translations)
    return Aligned(article.id, article.source, _from(article.english, "published"), translations, beads)


def _from(english: Document, origin: EnglishOrigin) -> Document:
    return replace(english, meta={**english.meta, "english_origin": origin})


def english_from(source: Document, translations: Iterable[Translation]) -> Document:
    """The fresh translation as an English document: a segment for each source segment, a line for each paragraph."""
    text, segments, last = "", [], None
    for origin, translation in zip(source.segments, translations, strict=True):
        _, paragraph, sentence = origin.id.rsplit(":", 2)
        if last is not None:
            text += " " if paragraph == last else "\n"
        ident = f"{source.id}.{TARGET_LANGUAGE}:{paragraph}:{sentence}"
        segments.append(Segment(ident, translation.text, TARGET_LANGUAGE, len(text), len(text) + len(translation.text)))
        text, last = text + translation.text, paragraph
    title = {"title": segments[0].text} if segments and segments[0].id.endswith(":0:1") else {}
    return Document(source.id, TARGET_LANGUAGE, text + "\n" if text else "", tuple(segments), title)


def with_boilerplate(aligned: Aligned, findings: Iterable[Finding]) -> Aligned:
    """What the boilerplate rule takes out of the text is kept in the English document's meta."""
    removed = [found.text.strip() for found in findings if found.rule == "boilerplate" and found.applied]
    if not removed:
        return aligned
    meta = {**aligned.english.meta, "boilerplate": removed}
    return replace(aligned, english=replace(aligned.english, meta=meta))
