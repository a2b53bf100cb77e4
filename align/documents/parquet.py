"""Stories as Apache Parquet: a row a bead with typed columns, row groups written as they fill.

``pyarrow`` is the extra ``newsalign[parquet]``. The signature stands in the file's metadata, as text under
``newsalign.signature`` and as JSON under ``newsalign``; no date stands anywhere, so the same input gives the same file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from align.documents.issues import is_open
from align.errors import ConfigError
from align.records import to_dict

if TYPE_CHECKING:
    from align.documents.stories import Story
    from align.documents.units import Head, Unit
    from align.types import Document, Finding

_GROUP = 20_000  # rows; some 10 MB of news text in memory
_SURROGATE = re.compile("[\ud800-\udfff]")
_META = ("title", "url", "outlet", "date", "byline", "dateline")


def write(stories: Iterable[Story], out: BinaryIO, head: Head) -> None:
    """Write one Parquet file. Raises ConfigError where ``pyarrow`` is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ConfigError(
            "the format parquet needs pyarrow, which is not installed", "pip install 'newsalign[parquet]'"
        ) from error
    schema = _schema(pyarrow, head)
    with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for row in _rows(stories, head):
            rows.append(row)
            if len(rows) == _GROUP:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pyarrow.Table.from_pylist(rows, schema))


def _schema(arrow: Any, head: Head) -> Any:
    text, texts, real = arrow.string(), arrow.list_(arrow.string()), arrow.float64()
    side = arrow.struct([(key, text) for key in _META])
    finding = arrow.struct(
        [("rule", text), ("severity", text), ("side", text), ("text", text), ("proposal", text), ("message", text),
         ("applied", arrow.bool_()), ("open", arrow.bool_()), ("confidence", real), ("fingerprint", text)]
    )  # fmt: skip
    names = [(name, text) for name in ("id", "document", "source_lang", "target_lang", "source", "target")]
    measures = [("source_ids", texts), ("target_ids", texts), ("score", real), ("confidence", real), ("method", text)]
    about = [("english_origin", text), ("findings", arrow.list_(finding)), ("source_meta", side), ("target_meta", side)]
    fields = [arrow.field(name, kind, nullable=name.endswith("_meta")) for name, kind in [*names, *measures, *about]]
    metadata = {"newsalign.signature": str(head.signature or ""), "newsalign": _json(head)}
    return arrow.schema(fields, metadata=metadata)


def _json(head: Head) -> str:
    return json.dumps(to_dict(head.signature) if head.signature else {}, ensure_ascii=False)


def _rows(stories: Iterable[Story], head: Head) -> Iterator[dict[str, Any]]:
    for story in stories:
        aligned = story.audited.aligned
        methods = {bead.id: bead.method for bead in aligned.beads}
        about = {
            "target_lang": head.target_lang,
            "english_origin": aligned.english_origin,
            "source_meta": _meta(aligned.source),
            "target_meta": _meta(aligned.english),
        }
        for unit in story.units:
            findings = [_finding(each, story) for each in unit.findings]
            yield {**_unit(unit), "method": methods.get(unit.id, ""), "findings": findings, **about}


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        "document": unit.doc,
        "source_lang": unit.source_lang,
        "source": _text(unit.source),
        "target": _text(unit.target),
        "source_ids": list(unit.source_ids),
        "target_ids": list(unit.target_ids),
        "score": round(unit.score, 4),
        "confidence": round(unit.confidence, 4),
    }


def _finding(finding: Finding, story: Story) -> dict[str, Any]:
    proposal = finding.suggestion if finding.replacement is None else finding.replacement
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "side": finding.side,
        "text": _text(finding.text),
        "proposal": None if proposal is None else _text(proposal),
        "message": _text(finding.message),
        "applied": finding.applied,
        "open": is_open(finding, story.text),
        "confidence": round(finding.confidence, 4),
        "fingerprint": finding.fingerprint,
    }


def _meta(document: Document | None) -> dict[str, str | None] | None:
    if document is None:
        return None
    values = {key: document.meta.get(key) for key in _META}
    return {key: None if value is None else _text(str(value)) for key, value in values.items()}


def _text(text: str) -> str:
    """The text with U+FFFD for a lone surrogate, which UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", text)
