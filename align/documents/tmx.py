"""Translation units as TMX 1.4b (https://www.gala-global.org/tmx-14b), written as they come: memory stays flat.

XML 1.0 cannot hold control characters, lone surrogates, U+FFFE and U+FFFF: each is written as U+FFFD, the replacement
character. The header carries the signature as properties and no date, so the same input gives the same file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from align.documents.units import Head, Unit
from align.types import Signature

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class _TextSink:
    """Takes the bytes that lxml writes and passes them on as text."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        self._out.write(self._decoder.decode(data))
        return len(data)


def write(units: Iterable[Unit], out: TextIO, head: Head) -> None:
    """Write a whole TMX document; a unit is a ``tu`` with its document, score and confidence as properties."""
    from lxml import etree

    with etree.xmlfile(_TextSink(out), encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write("\n")
            _header(xml, head)
            with xml.element("body"):
                xml.write("\n")
                for unit in units:
                    xml.write(_tu(unit, head.target_lang))
            xml.write("\n")
    out.write("\n")


def _header(xml: Any, head: Head) -> None:
    attributes = {
        "creationtool": "newsalign",
        "creationtoolversion": head.signature.version if head.signature else "0",
        "segtype": "sentence",
        "o-tmf": "newsalign",
        "adminlang": "en",
        "srclang": head.source_lang,
        "datatype": "plaintext",
    }
    with xml.element("header", attributes):
        xml.write("\n")
        for key, value in _signature(head.signature):
            xml.write(_prop(key, value))
            xml.write("\n")
    xml.write("\n")


def _signature(signature: Signature | None) -> Iterator[tuple[str, str]]:
    if signature is None:
        return
    yield "signature", str(signature)
    yield "model-sha256", signature.model_sha256
    yield "profile", signature.profile
    yield "rule-pack-sha256", signature.rule_pack_sha256
    for key, value in sorted(signature.parameters.items()):
        yield f"parameter-{key}", str(value)


def _tu(unit: Unit, target_lang: str) -> Any:
    from lxml.etree import Element, SubElement

    tu = Element("tu", {"tuid": clean(unit.id), "srclang": unit.source_lang})
    facts = {"document": unit.doc, "score": f"{unit.score:.4f}", "confidence": f"{unit.confidence:.4f}"}
    for key, value in facts.items():
        tu.append(_prop(key, value))
    for lang, text in ((unit.source_lang, unit.source), (target_lang, unit.target)):
        seg = SubElement(SubElement(tu, "tuv", {_XML_LANG: lang}), "seg")
        seg.text = clean(text)
    tu.tail = "\n"
    return tu


def _prop(kind: str, value: str) -> Any:
    from lxml.etree import Element

    prop = Element("prop", {"type": clean(f"x-{kind}")})
    prop.text = clean(value)
    return prop


def clean(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
