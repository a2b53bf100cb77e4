"""Translation units as TMX 1.4b (https://www.gala-global.org/tmx-14b), written as they come: memory stays flat.

XML 1.0 cannot hold control characters, lone surrogates, U+FFFE and U+FFFF: each is written as U+FFFD, the replacement
character. The header carries the signature as properties and no date, so the same input gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from align.documents.issues import told
from align.documents.units import Head, Unit
from align.documents.xml_stream import XML_LANG, TextSink, clean, signature_facts


def write(units: Iterable[Unit], out: TextIO, head: Head) -> None:
    """Write a whole TMX document; a unit is a ``tu`` with its document, score and confidence as properties.

    The findings about a unit are its notes.
    """
    from lxml import etree

    with etree.xmlfile(TextSink(out), encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write("\n")
            _header(xml, head)
            with xml.element("body"):
                xml.write("\n")
                for unit in units:
                    xml.write(_tu(unit, head))
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
        for key, value in signature_facts(head.signature):
            xml.write(_prop(key, value))
            xml.write("\n")
    xml.write("\n")


def _tu(unit: Unit, head: Head) -> Any:
    from lxml.etree import Element, SubElement

    tu = Element("tu", {"tuid": clean(unit.id), "srclang": clean(unit.source_lang)})
    for finding in unit.findings:
        SubElement(tu, "note").text = clean(told(finding, head.text))
    facts = unit.facts or {
        "document": unit.doc, "score": f"{unit.score:.4f}", "confidence": f"{unit.confidence:.4f}",
    }  # fmt: skip
    for key, value in facts.items():
        tu.append(_prop(key, value))
    for lang, text in ((unit.source_lang, unit.source), (head.target_lang, unit.target)):
        seg = SubElement(SubElement(tu, "tuv", {XML_LANG: clean(lang)}), "seg")
        seg.text = clean(text)
    tu.tail = "\n"
    return tu


def _prop(kind: str, value: str) -> Any:
    from lxml.etree import Element

    prop = Element("prop", {"type": clean(f"x-{kind}")})
    prop.text = clean(value)
    return prop
