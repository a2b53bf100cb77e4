"""Stories as XLIFF 2.1 (OASIS Standard, 13 February 2018), the findings as ITS 2.0 localization quality issues.

A document is a ``file``, a bead a ``unit`` of one segment. What a finding marks is an annotation (``mrk``, or ``sm``
and ``em`` where two overlap) that refers to a ``its:locQualityIssues`` of its unit; the same findings are notes, for
tools that show no ITS, and metadata with rule, MQM category, repair and fingerprint. An issue that the text written no
longer has is not enabled. The signature stands in the metadata of every ``file``, for XLIFF has no header of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from align.documents.issues import Issue, Places, is_open, told
from align.documents.quality import MQM_PROFILE, issue_severity, issue_type, mqm_of
from align.documents.txt_export import file_in
from align.documents.units import ANY_LANGUAGE, Head, Unit
from align.documents.xliff_inline import Span, fill
from align.documents.xml_stream import XML_LANG, XML_SPACE, clean, signature_facts
from align.errors import InputError
from align.files import replacing
from align.types import TARGET_LANGUAGE, Bead, Finding

if TYPE_CHECKING:
    from align.documents.stories import Story

CORE = "urn:oasis:names:tc:xliff:document:2.0"
ITS = "http://www.w3.org/2005/11/its"
META = "urn:oasis:names:tc:xliff:metadata:2.0"
NAMESPACES = {None: CORE, "its": ITS, "mda": META}
_Group = tuple[str, str, Iterable[tuple[str, str]]]  # of metadata: category, side or empty, names and values
# libxml2 keeps every xml:id that it sets for as long as the thread lives, so the attribute gets its name when it is
# written; in no text can these characters follow each other, for there "<" is "&lt;".
_IDENT = b"<its:locQualityIssues ident="
SEVERAL_LANGUAGES = "mul"  # ISO 639-2: a root that holds documents of several source languages
_PRIORITIES = {"error": "1", "warning": "3", "note": "6"}
_FACTS = ("title", "url", "outlet", "date", "byline")


def write(stories: Iterable[Story], out: BinaryIO, head: Head) -> None:
    """Write a whole XLIFF document, story by story.

    ``head.source_lang`` is that of all stories; for ``*all*`` the root says ``mul``, and each file's metadata its own.
    Raises InputError where there is no story: an XLIFF document cannot be empty.
    """
    from lxml import etree

    coming = iter(stories)
    first = next(coming, None)
    if first is None:
        raise InputError("there is no pair of sentences, and XLIFF cannot be empty", "Choose jsonl, tmx or parquet.")
    source = SEVERAL_LANGUAGES if head.source_lang == ANY_LANGUAGE else head.source_lang
    languages = {"srcLang": source} | ({"trgLang": head.target_lang} if head.target_lang != source else {})
    root = {"version": "2.1", **languages, f"{{{ITS}}}version": "2.0"}
    opened = etree.tostring(etree.Element(_name(CORE, "xliff"), root, NAMESPACES)).removesuffix(b"/>") + b">\n"
    out.write(b'<?xml version="1.0" encoding="utf-8"?>\n' + opened)
    for number, story in enumerate(chain([first], coming), 1):
        file = etree.tostring(_file(story, number, head), encoding="utf-8")
        out.write(file.replace(_IDENT, b"<its:locQualityIssues xml:id="))
    out.write(b"</xliff>\n")


def write_folder(stories: Iterable[Story], folder: Path, head: Head) -> Iterator[Path]:
    """Write ``FOLDER/ID.xlf`` for each story, in its own source language, and give back each path once it is there.

    Raises JobError where the folder cannot be written, InputError for an id that gives no file in it.
    """
    for story in stories:
        path = file_in(folder, story.id, ".xlf")
        with replacing(path) as stream:
            write([story], stream.buffer, replace(head, source_lang=story.source_lang))
        yield path


def _name(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


def _file(story: Story, number: int, head: Head) -> Any:
    from lxml.etree import Element

    file = Element(_name(CORE, "file"), {"id": f"f{number}", "original": clean(story.id)}, NAMESPACES)
    aligned = story.audited.aligned
    facts = {"document": story.id, "source-language": story.source_lang or TARGET_LANGUAGE, "text": story.text}
    facts |= {"english-origin": aligned.english_origin}
    for side, document in (("source", aligned.source), ("english", aligned.english)):
        meta = document.meta if document else {}
        facts |= {f"{side}-{key}": str(meta[key]) for key in _FACTS if meta.get(key)}
    _metadata(file, [("signature", "", signature_facts(head.signature)), ("document", "", facts.items())])
    places, beads = Places(story.audited, story.text), {bead.id: bead for bead in aligned.beads}
    for order, unit in enumerate(story.units, 1):
        issues = places.issues(unit)
        file.append(_unit(unit, beads.get(unit.id), issues, (f"{number}.{order}", story, head.target_lang)))
    file.text = file.tail = "\n"
    return file


def _unit(unit: Unit, bead: Bead | None, issues: tuple[Issue, ...], place: tuple[str, Story, str]) -> Any:
    from lxml.etree import Element, SubElement

    number, story, target_lang = place
    element = Element(_name(CORE, "unit"), {"id": f"u{number}", "name": clean(unit.id)}, NAMESPACES)
    facts = {"score": f"{unit.score:.4f}", "confidence": f"{unit.confidence:.4f}"}
    facts |= {"method": bead.method} if bead else {}
    facts |= {"source-ids": " ".join(unit.source_ids), "english-ids": " ".join(unit.target_ids)}
    groups: list[_Group] = [("bead", "", facts.items())] if bead else []
    side = {"english": "target" if unit.source_lang != TARGET_LANGUAGE else "source", "source": "source"}
    groups.extend(("finding", side[issue.side], _facts(issue.finding)) for issue in issues)
    _metadata(element, groups)
    spans = {"source": [*_spans(issues, "source", side, number)], "target": [*_spans(issues, "target", side, number)]}
    texts = {"source": unit.source, "target": unit.target}
    for span in (span for name, text in texts.items() if text for span in spans[name]):
        _standoff(element, span, story)
    if issues:
        notes = SubElement(element, _name(CORE, "notes"))
        for order, issue in enumerate(issues, 1):
            _note(notes, issue, (f"n{order}", side[issue.side]), story)
    _segment(element, unit, spans, target_lang)
    element.tail = "\n"
    return element


def _segment(element: Any, unit: Unit, spans: Mapping[str, list[Span]], target_lang: str) -> None:
    from lxml.etree import SubElement

    state = {"state": "translated"} if unit.target else {}
    segment = SubElement(element, _name(CORE, "segment"), state)
    source = SubElement(segment, _name(CORE, "source"), {XML_SPACE: "preserve"})
    fill(source, unit.source, spans["source"] if unit.source else ())
    if unit.target:
        target = SubElement(segment, _name(CORE, "target"), {XML_LANG: target_lang, XML_SPACE: "preserve"})
        fill(target, unit.target, spans["target"])


def _spans(issues: Iterable[Issue], name: str, side: Mapping[str, str], number: str) -> Iterator[Span]:
    """The places of one side that issues mark, each once, with the issues there."""
    marked: dict[tuple[int, int], list[Finding]] = {}
    for issue in issues:
        if side[issue.side] == name:
            marked.setdefault((issue.start, issue.end), []).append(issue.finding)
    for order, ((start, end), findings) in enumerate(
        sorted(marked.items(), key=lambda row: (row[0][0], -row[0][1])), 1
    ):
        ident = f"{name[0]}{order}"
        reference = {"type": "its:generic", _name(ITS, "locQualityIssuesRef"): f"#its=q{number}.{ident}"}
        yield Span(start, end, ident, reference, tuple(findings))


def _standoff(element: Any, span: Span, story: Story) -> None:
    from lxml.etree import SubElement

    ident = span.attributes[_name(ITS, "locQualityIssuesRef")].removeprefix("#its=")
    issues = SubElement(element, _name(ITS, "locQualityIssues"), {"ident": ident})
    for finding in span.findings:
        mqm = mqm_of(finding.rule)
        attributes = {
            "locQualityIssueType": issue_type(finding.rule),
            "locQualityIssueComment": clean(told(finding, story.text) + (f" MQM: {mqm}" if mqm else "")),
            "locQualityIssueSeverity": str(issue_severity(finding.severity)),
            "locQualityIssueProfileRef": MQM_PROFILE,
        }
        enabled = is_open(finding, story.text)
        SubElement(
            issues, _name(ITS, "locQualityIssue"), attributes | ({} if enabled else {"locQualityIssueEnabled": "no"})
        )


def _facts(finding: Finding) -> list[tuple[str, str]]:
    facts = {"rule": finding.rule, "mqm": mqm_of(finding.rule), "severity": finding.severity, "fix": finding.fix}
    facts |= {"applied": str(finding.applied).lower(), "confidence": f"{finding.confidence:.4f}", "text": finding.text}
    proposals = {"replacement": finding.replacement, "suggestion": finding.suggestion}
    facts |= {key: value for key, value in proposals.items() if value is not None}
    return [*facts.items(), ("fingerprint", finding.fingerprint)]


def _metadata(element: Any, groups: Iterable[_Group]) -> None:
    """Add the groups as metadata; a group without values is left out."""
    from lxml.etree import SubElement

    filled = [(category, side, [*facts]) for category, side, facts in groups]
    if not any(facts for _, _, facts in filled):
        return
    metadata = SubElement(element, _name(META, "metadata"))
    for category, side, facts in filled:
        if facts:
            group = SubElement(metadata, _name(META, "metaGroup"), {"category": category})
            if side:
                group.set("appliesTo", side)
            for key, value in facts:
                SubElement(group, _name(META, "meta"), {"type": clean(key)}).text = clean(value)


def _note(notes: Any, issue: Issue, place: tuple[str, str], story: Story) -> None:
    from lxml.etree import SubElement

    finding, (ident, side) = issue.finding, place
    attributes = {"id": ident, "category": finding.rule, "priority": _PRIORITIES[finding.severity], "appliesTo": side}
    SubElement(notes, _name(CORE, "note"), attributes).text = clean(told(finding, story.text))
