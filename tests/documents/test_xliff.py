"""XLIFF 2.0: a file a document, a unit a bead, and every finding as an issue of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_stories import SIGNATURE, audited, finding, kyiv, side
from translate.storage.xliff2 import Xliff2File

from align.auditing import RULES
from align.documents.quality import issue_type
from align.documents.stories import STORY_WRITERS, Story, stories
from align.documents.units import Head
from align.documents.xliff import CORE, ITS, META, write_folder
from align.documents.xliff_inline import Span, fill
from align.errors import InputError

NAMES = {"x": CORE, "its": ITS, "mda": META}
MODEL = etree.RelaxNG(file=str(Path(__file__).parent / "xliff-2.1.rng"))


def written(*given: Story, lang: str = "cs") -> bytes:
    out = io.BytesIO()
    STORY_WRITERS["xliff"](iter(given), out, Head(SIGNATURE, lang))
    return out.getvalue()


def valid(data: bytes) -> Any:
    """The document, once it fits the content model, its ids are unique where they must be, and no reference is lost."""
    root = etree.fromstring(data)
    MODEL.assertValid(root)
    for scope, names in (("x:file", "x:unit"), (".//x:unit", ".//x:mrk | .//x:sm | .//x:note")):
        for element in root.iterfind(scope, NAMES):
            ids = [each.get("id") for each in element.xpath(names, namespaces=NAMES)]
            assert len(set(ids)) == len(ids)
    for unit in root.iter(f"{{{CORE}}}unit"):
        kept = {
            each.get("{http://www.w3.org/XML/1998/namespace}id")
            for each in unit.iterfind("its:locQualityIssues", NAMES)
        }
        used = unit.xpath(".//@its:locQualityIssuesRef", namespaces=NAMES)
        assert sorted(used) == sorted(f"#its={name}" for name in kept)
        for text in unit.iterfind(".//x:source", NAMES), unit.iterfind(".//x:target", NAMES):
            for each in text:
                opened = each.xpath(".//x:sm/@id", namespaces=NAMES)
                assert sorted(opened) == sorted(each.xpath(".//x:em/@startRef", namespaces=NAMES))
    return root


def test_the_language_of_a_target_is_that_of_the_root() -> None:
    out = io.BytesIO()
    STORY_WRITERS["xliff"](iter([kyiv()]), out, Head(SIGNATURE, "cs", "en-GB"))
    root = valid(out.getvalue())
    languages = root.xpath("//x:target/@xml:lang", namespaces=NAMES)
    assert {*languages} == {root.get("trgLang")} == {"en-GB"}


def test_a_document_is_a_file_and_a_bead_a_unit_with_its_issues() -> None:
    root = valid(written(kyiv()))
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "cs", "en")
    (file,) = root.iterfind("x:file", NAMES)
    assert file.get("original") == "d"
    assert [unit.get("name") for unit in file.iterfind("x:unit", NAMES)] == ["d:1", "d:2"]
    target = file.find("x:unit//x:target", NAMES)
    assert ["".join(mark.itertext()) for mark in target] == ["Kyiv", "50"]
    issues = {each.get("locQualityIssueType"): dict(each.attrib) for each in file.iter(f"{{{ITS}}}locQualityIssue")}
    assert issues["style"]["locQualityIssueEnabled"] == "no"  # repaired in the text as written
    assert issues["numbers"]["locQualityIssueSeverity"] == "100"
    assert issues["numbers"]["locQualityIssueComment"].endswith("MQM: Mistranslation")
    assert "locQualityIssueEnabled" not in issues["numbers"]


def test_in_the_raw_text_every_issue_is_open() -> None:
    root = valid(written(kyiv(text="raw")))
    assert "".join(root.find(".//x:target", NAMES).itertext()) == "In Kiev are 50 people."
    assert root.xpath("//@locQualityIssueEnabled") == []
    notes = [note.text for note in root.iterfind(".//x:note", NAMES)]
    assert "(repaired in the normalized text: “Kiev” → “Kyiv”)" in notes[0]


def test_rule_category_repair_and_fingerprint_stand_in_the_metadata() -> None:
    root = valid(written(kyiv()))
    groups = root.xpath("//x:unit//mda:metaGroup[@category='finding']", namespaces=NAMES)
    facts = [{meta.get("type"): meta.text for meta in group} for group in groups]
    assert (facts[0]["rule"], facts[0]["mqm"], facts[0]["replacement"], facts[0]["fingerprint"]) == (
        "exonym", "Company style", "Kyiv", "f3",
    )  # fmt: skip
    signature = root.xpath("//x:file/mda:metadata/mda:metaGroup[@category='signature']/mda:meta", namespaces=NAMES)
    assert {meta.get("type"): meta.text for meta in signature}["signature"] == str(SIGNATURE)


def test_another_tool_reads_the_pairs(tmp_path: Path) -> None:
    (path,) = write_folder([kyiv("2025/a")], tmp_path, Head(SIGNATURE))
    assert path == tmp_path / "2025/a.xlf"
    store = Xliff2File.parsefile(str(path))
    assert [(unit.source, unit.target) for unit in store.units] == [
        ("V Kyjevě je 15 lidí.", "In Kyiv are 50 people."), ("Ano.", "Yes."),
    ]  # fmt: skip
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("cs", "en")
    assert "[number-mismatch]" in store.units[0].getunitelement().findtext(".//x:note[2]", namespaces=NAMES)


def test_two_source_languages_are_several_languages() -> None:
    root = valid(written(kyiv(), kyiv("e", "ru"), lang="*all*"))
    assert root.get("srcLang") == "mul"
    langs = root.xpath("//mda:meta[@type='source-language']/text()", namespaces=NAMES)
    assert langs == ["cs", "ru"]


def test_no_pair_is_refused_before_anything_is_written() -> None:
    out = io.BytesIO()
    with pytest.raises(InputError, match="cannot be empty"):
        STORY_WRITERS["xliff"](iter(()), out, Head())
    assert out.getvalue() == b""


def test_one_sided_units_keep_their_side() -> None:
    document = audited(side("cs", ["Ano."]), side("en", ["Yes.", "New."]), nulls=1)
    root = valid(written(*stories([document], nulls=True)))
    assert [unit.findtext(".//x:source", namespaces=NAMES) for unit in root.iter(f"{{{CORE}}}unit")] == ["Ano.", ""]


def test_hostile_text_is_text() -> None:
    hostile = "<its:locQualityIssues ident='x' ]]><script>\x00\x1b\ufffe\ud800\u202e&amp;\"' end"
    english = side("en", [hostile])
    found = finding(english, hostile, message=hostile, suggestion=hostile)
    document = audited(side("cs", [hostile]), english, found)
    target = valid(written(*stories([document]))).find(".//x:target", NAMES)
    assert "".join(target.itertext()) == "<its:locQualityIssues ident='x' ]]><script>\ufffd\u202e&amp;\"' end"
    assert target.xpath(".//x:cp/@hex", namespaces=NAMES) == ["0000", "001B", "FFFE"]


def test_every_rule_has_a_type_of_the_standard() -> None:
    assert {issue_type(rule) for rule in RULES} & {"uncategorized"} == set()
    assert issue_type("a-rule-of-a-later-version") == "uncategorized"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_annotations_nest_or_cross_without_losing_text(data: st.DataObject) -> None:
    text = data.draw(st.text("abc\x01", max_size=12))
    edges = st.integers(0, len(text))
    pairs = {tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(edges, edges), max_size=6))}
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    spans = [Span(start, end, f"m{number}", {"type": "its:generic"}) for number, (start, end) in enumerate(ordered)]
    element = etree.Element(f"{{{CORE}}}target")
    fill(element, text, spans)
    seen: dict[str, str] = {}
    opened: list[str] = []
    for event, value in _walk(element):
        if event == "text":
            seen |= {name: seen.get(name, "") + value for name in opened}
        elif event == "open":
            opened.append(value)
            seen.setdefault(value, "")
        else:
            opened.remove(value)
    assert opened == []
    assert seen == {span.id: text[span.start : span.end] for span in spans}


def _walk(element: Any) -> Iterator[tuple[str, str]]:
    name = etree.QName(element).localname
    if name in ("mrk", "sm"):
        yield "open", element.get("id")
    if name == "em":
        yield "close", element.get("startRef")
    if name == "cp":
        yield "text", chr(int(element.get("hex"), 16))
    yield "text", element.text or ""
    for child in element:
        yield from _walk(child)
        yield "text", child.tail or ""
    if name == "mrk":
        yield "close", element.get("id")


@pytest.mark.parametrize("ids", [("a", "a.xlf/b"), ("a.xlf/b", "a")])
def test_ids_that_cannot_lie_in_one_folder_are_both_named(ids: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        list(write_folder(map(kyiv, ids), tmp_path, Head(SIGNATURE)))
    assert all(repr(name) in caught.value.message for name in ids)


def test_a_story_is_out_before_the_next_is_asked_for() -> None:
    out, sizes = io.BytesIO(), []

    def many() -> Iterator[Story]:
        story = kyiv()
        for _ in range(300):
            sizes.append(len(out.getvalue()))
            yield replace(story)

    STORY_WRITERS["xliff"](many(), out, Head(SIGNATURE, "cs"))
    assert sizes[-1] > 0.98 * len(out.getvalue())
