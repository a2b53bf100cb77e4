"""The whole way on one page: read -> segment -> translate -> align -> audit -> normalize.

Each stage is a plain function over the types of ``align.types``; a job calls the same ones as the library's user.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from align.errors import InputError, JobError, ModelError, NewsalignError
from align.progress import Progress, progress
from align.provenance import LIBRARIES, library_versions
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
    from align.aligner import Encoder
    from align.auditing import Profile
    from align.translation import DecodingOptions, Translator
    from align.translation.memory import MemoryOptions
    from align.translation.models import Model

Out = TypeVar("Out")
Translations = tuple[Translation, ...]
DEFAULT_MODEL = "sla-eng-tiny"
_OURS = "This is a defect of newsalign: please report it, with the document."

log = logging.getLogger(__name__)
_OPENING = Lock()


@dataclass(frozen=True)
class Pipeline:
    """What a run is made with. Model and profile are loaded when they are first needed.

    ``house`` is the profile itself, for a machine on which its file is not.
    """

    model: str = DEFAULT_MODEL
    profile_name: str = "plain"
    rules: tuple[str, ...] | None = None
    decoding: DecodingOptions | None = None
    memory: MemoryOptions | Path | None = field(default=None, compare=False)
    house: Profile | None = field(default=None, compare=False)

    @cached_property
    def located(self) -> Model:
        """The model's folder, checksum and settings; nothing is loaded. Raises ModelError where there is none."""
        from align.translation import ENGINES, DecodingOptions
        from align.translation.models import locate

        return locate(self.model, ENGINES[(self.decoding or DecodingOptions()).engine].form)

    @property
    def sentences_at_once(self) -> int:
        """How many sentences make a batch that the model translates well; more at once bring nothing."""
        from align.translation import sentences_at_once

        return sentences_at_once(self.located)

    @cached_property
    def translator(self) -> Translator:
        """The model, loaded. Raises ModelError where it cannot be used."""
        from align.translation import open_translator

        with _OPENING:  # cached_property locks nothing since Python 3.12
            if "translator" not in self.__dict__:
                self.__dict__["translator"] = open_translator(self.model, options=self.decoding, memory=self.memory)
            translator: Translator = self.__dict__["translator"]
            return translator

    @cached_property
    def profile(self) -> Profile:
        """The house style. Raises ConfigError where it makes no sense."""
        from align.auditing import load_profile

        return self.house or load_profile(self.profile_name)

    def parameters(self, *, with_model: bool = True) -> dict[str, object]:
        """What translations and beads depend on besides the input, the model and our code, for a signature.

        Raises JobError where the memory cannot be used.
        """
        if not with_model:
            return {"libraries": library_versions(*LIBRARIES)}
        from align.translation import DecodingOptions

        decoding = self.decoding or DecodingOptions()
        imported = self.memory.parameters() if self.memory and not isinstance(self.memory, Path) else {}
        return {**decoding.parameters, **imported, "libraries": library_versions(*LIBRARIES, *decoding.libraries)}

    def signature(self, *, with_model: bool = True) -> Signature:
        """What the results depend on besides the input; without the model where it has no part in them.

        Raises ModelError and ConfigError where model or profile cannot be used, JobError where the memory cannot.
        """
        from align.auditing import rule_pack_sha256

        parameters = self.parameters(with_model=with_model) | {"profile_sha256": self.profile.sha256}
        if self.rules is not None:
            parameters["rules"] = list(self.rules)
        model = self.located.sha256 if with_model else ""
        return Signature(version("newsalign"), model, self.profile.name, rule_pack_sha256(), parameters)

    def align_one(
        self, article: Article, translations: Translations | None = None, encoder: Encoder | None = None
    ) -> Aligned:
        """Translate and align one segmented article; with the ``translations`` of its original, no model is needed.

        An ``encoder`` is a further witness. Raises InputError where the article cannot be used, ModelError where the
        model cannot, JobError where the translation memory cannot; a defect of ours comes out as what it is.
        """
        return _align(article, self._translate([article]) if translations is None else translations, encoder)

    def align_all(self, articles: Sequence[Article], *, quiet: bool = True) -> Iterator[Aligned | Failure]:
        """Segment, translate (all articles in common batches) and align; a failed article does not stop the others.

        Unless ``quiet``, progress is shown in sentences.
        """
        ready: list[Article] = []
        for article in articles:
            outcome = self.segment(article)
            if isinstance(outcome, Failure):
                yield outcome
            else:
                ready.append(outcome)
        total = sum(len(article.source.segments) for article in ready if article.source)
        with progress("translating", total, "sentences", quiet=quiet) as bar:
            translated = self.translate(ready, bar)
        for article, translations in zip(ready, translated, strict=True):
            yield translations if isinstance(translations, Failure) else self.align(article, translations)

    def segment(self, article: Article) -> Article | Failure:
        """The article with its sentences; a Failure also where the model does not know the original's language."""
        return attempt(article.id, "segment", partial(self._segment, article))

    def _segment(self, article: Article) -> Article:
        from align.segment import segment
        from align.translation import require

        source = segment(article.source) if article.source else None
        english = segment(article.english) if article.english else None
        if source:
            require(self.located, source.lang)
        return Article(article.id, source, english)

    def translate(
        self, articles: Sequence[Article], bar: Progress | None = None, stop: Callable[[], bool] | None = None
    ) -> list[Translations | Failure]:
        """The translations of segmented articles; if they fail as a whole, one by one, to find the culprit.

        Raises Interrupted soon after ``stop`` says so, JobError where the translation memory cannot be used, ModelError
        where the model translates none of several articles, for one and the same reason.
        """
        translate = partial(self._translate, bar=bar, stop=stop)
        whole = attempt("", "translate", partial(translate, articles)) if len(articles) > 1 else None
        if isinstance(whole, tuple):
            flat = iter(whole)
            return [
                tuple(next(flat) for _ in article.source.segments) if article.source else () for article in articles
            ]
        alone = [attempt(article.id, "translate", partial(translate, [article])) for article in articles]
        said = {(outcome.reason, outcome.hint) for outcome in alone if isinstance(outcome, Failure)}
        if len(alone) > 1 and len(said) == 1 and all(isinstance(outcome, Failure) for outcome in alone):
            raise ModelError(*said.pop())  # the same for all of them: not the texts, the model
        return alone

    def _translate(
        self, articles: Sequence[Article], bar: Progress | None = None, stop: Callable[[], bool] | None = None
    ) -> Translations:
        segments = [segment for article in articles if article.source for segment in article.source.segments]
        return tuple(self.translator.translate(segments, bar, stop) if segments else ())

    def align(self, article: Article, translations: Translations) -> Aligned | Failure:
        """The beads of a segmented article and its translations."""
        return attempt(article.id, "align", partial(_align, article, translations))

    def audit(self, aligned: Aligned) -> Audited:
        """Find the artefacts of one document and make the repairs that the profile makes."""
        from align.auditing import audit, normalize

        findings = audit(aligned, self.profile, self.rules)
        return Audited(with_boilerplate(aligned, findings), findings, normalize(aligned.english.text, findings))


def attempt(doc: str, stage: str, work: Callable[[], Out]) -> Out | Failure:
    """What ``work`` gives for a document, or the Failure of that document.

    The boundary between one document and a run of a hundred thousand: whatever a strange text makes our code or a
    library raise is that document's failure and is named in ``failed.jsonl``, with its traceback in the log of
    ``--verbose``. A folder or a memory that cannot be used is no document's fault: JobError passes through.
    """
    try:
        return work()
    except JobError:
        raise
    except NewsalignError as error:
        return Failure(doc, doc, stage, error.message, error.hint)
    except Exception as error:
        log.debug("%s: %s failed", doc, stage, exc_info=True)
        return Failure(doc, doc, stage, f"{doc}: {type(error).__name__}: {error}", _OURS)


def _align(article: Article, translations: Translations, encoder: Encoder | None = None) -> Aligned:
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
    beads = align_documents(article.source, article.english, translations, encoder)
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
