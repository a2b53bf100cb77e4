"""The stages as a job does them for a document: read, translate, finish (align and audit), audit anew.

They are functions over data that can be pickled, so that any of them may be done in another process. Each gives a
Failure, with the path of the document's input, for a document that does not go through.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter
from typing import TypeVar

from align.documents.ids import printable
from align.errors import Interrupted
from align.job.execution import Finished, Result, Task
from align.job.items import Item
from align.pipeline import Pipeline, Translations, attempt
from align.records import from_dict, write_lines
from align.types import Aligned, Article, Bead, Document, Failure, Translation

Record = TypeVar("Record", Document, Translation, Bead)


@dataclass(frozen=True, slots=True)
class Context:
    """What the stages work with: a pipeline, and whether they are to stop."""

    pipeline: Pipeline
    stop: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that was read and cut into sentences; ``seconds`` that this took."""

    article: Article
    path: str
    seconds: float

    @property
    def sentences(self) -> int:
        """How many there are to translate."""
        return len(self.article.source.segments) if self.article.source else 0


@dataclass(frozen=True, slots=True)
class Translated:
    """A document with its translations, and its share of the seconds that they took."""

    ready: Ready
    translations: Translations
    seconds: float


def read(context: Context, item: Item) -> Ready | Failure:
    """A document out of its input, with its sentences."""
    start = perf_counter()
    article = attempt(item.id, "read", item.load)
    if not isinstance(article, Failure):
        article = context.pipeline.segment(article)
    if isinstance(article, Failure):
        return replace(article, path=item.path, reason=printable(article.reason))
    return Ready(article, item.path, perf_counter() - start)


def translate(context: Context, batch: Sequence[Ready]) -> list[Translated | Failure]:
    """The translations of each document of a batch. Raises Interrupted when the context says stop."""
    start = perf_counter()
    made = context.pipeline.translate([ready.article for ready in batch], stop=context.stop)
    seconds = (perf_counter() - start) / max(1, sum(ready.sentences for ready in batch))
    return [
        replace(outcome, path=ready.path)
        if isinstance(outcome, Failure)
        else Translated(ready, outcome, seconds * ready.sentences)
        for ready, outcome in zip(batch, made, strict=True)
    ]


def finish(context: Context, document: Translated) -> Result:
    """Align and audit a document.

    The audit gets what a file would hold, four decimals and all, so that it makes no difference whether it comes right
    after the alignment or in a later run.
    """
    ready, start = document.ready, perf_counter()
    aligned = context.pipeline.align(ready.article, document.translations)
    if isinstance(aligned, Failure):
        return replace(aligned, path=ready.path)
    lines = attempt(aligned.id, "align", partial(_lines, aligned))
    if isinstance(lines, Failure):
        return replace(lines, path=ready.path)
    seconds = {"read": ready.seconds, "translate": document.seconds, "align": perf_counter() - start}
    audited = audit(context, _as_written(aligned, lines), ready.path)
    return replace(
        audited,
        lines={**lines, **audited.lines},
        sentences=ready.sentences,
        seconds={**seconds, **audited.seconds},
    )


def audit(context: Context, aligned: Aligned, path: str) -> Finished:
    """Audit a document that was aligned before, in this run or in another."""
    start = perf_counter()
    audited = attempt(aligned.id, "audit", partial(context.pipeline.audit, aligned))
    seconds = {"audit": perf_counter() - start}
    if isinstance(audited, Failure):
        return Finished(aligned.id, {}, replace(audited, path=path), seconds=seconds)
    return Finished(aligned.id, {"findings.jsonl": write_lines(audited.findings)}, seconds=seconds)


def batches(documents: Iterable[Ready], sentences: int) -> Iterator[list[Ready]]:
    """The documents in groups that have at least so many sentences to translate, but for the last."""
    batch: list[Ready] = []
    count = 0
    for ready in documents:
        batch.append(ready)
        count += ready.sentences
        if count >= sentences:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def work_off(context: Context, task: Task) -> Iterator[Result]:
    """All results of a task, worked off here and now. Raises Interrupted when the context says stop."""
    documents: list[Ready] = []
    for item in task.items:
        ready = read(context, item)
        if isinstance(ready, Failure):
            yield ready
        else:
            documents.append(ready)
    for batch in batches(documents, context.pipeline.sentences_at_once):
        for translated in translate(context, batch):
            yield translated if isinstance(translated, Failure) else finish(context, translated)
    for aligned in task.aligned:
        if context.stop():
            raise Interrupted
        yield audit(context, aligned, aligned.id)


def _lines(aligned: Aligned) -> dict[str, str]:
    """The records as the files have them. Raises UnicodeEncodeError for what UTF-8 cannot hold."""
    found = {
        "documents.jsonl": write_lines(side for side in (aligned.source, aligned.english) if side),
        "translations.jsonl": write_lines(aligned.translations),
        "beads.jsonl": write_lines(aligned.beads),
    }
    for text in found.values():
        text.encode("utf-8")
    return found


def _as_written(aligned: Aligned, lines: Mapping[str, str]) -> Aligned:
    *source, english = _read_back(Document, lines["documents.jsonl"])
    return replace(
        aligned,
        source=source[0] if source else None,
        english=english,
        translations=_read_back(Translation, lines["translations.jsonl"]),
        beads=_read_back(Bead, lines["beads.jsonl"]),
    )


def _read_back(kind: type[Record], lines: str) -> tuple[Record, ...]:
    return tuple(from_dict(kind, json.loads(line)) for line in lines.split("\n") if line)
