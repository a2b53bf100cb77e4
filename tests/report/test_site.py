"""The report in a run's folder: one page, or an index and a page for each document."""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lxml import html
from stories import audited, found, side

from align.report import index, site
from align.report.html import ReportHead
from align.report.names import page_name
from align.report.tables import Table
from align.types import Audited, Failure, Signature

HEAD = ReportHead(Signature("0.1.0", "abc", "plain", "def"), "News")


@dataclass
class Finished:
    """What a report asks of a run."""

    folder: Path
    documents: list[Audited]

    def audited(self) -> Iterator[Audited]:
        yield from self.documents


def story(ident: str, text: str = "In Kiev and Odessa.", title: str = "") -> Audited:
    english = replace(side("en", text, doc=ident), meta={"title": title} if title else {})
    findings = [found(english, "Kiev", "Kyiv", fingerprint=f"{ident}-k")] if "Kiev" in text else []
    findings += [found(english, "Odessa", rule="place", severity="error")] if "Odessa" in text else []
    return audited(side("cs", "V Kyjevě.", doc=ident), english, *findings)


def write(folder: Path, *documents: Audited, head: ReportHead = HEAD) -> html.HtmlElement:
    site.write_report(Finished(folder, [*documents]), head)
    return html.document_fromstring((folder / "report.html").read_text(encoding="utf-8"))


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def rows(root: html.HtmlElement) -> list[list[object]]:
    return json.loads(root.get_element_by_id("rows").text)


@pytest.fixture(autouse=True)
def _two_documents_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "PAGE_DOCUMENTS", 2)


def test_a_small_run_is_one_page(tmp_path: Path) -> None:
    root = write(tmp_path, story("a"), story("b"))
    assert pages(tmp_path) == ["report.html"]
    assert len(root.find_class("document")) == 2


def test_a_large_run_is_an_index_and_a_page_for_each_document(tmp_path: Path) -> None:
    root = write(tmp_path, story("a", title="First"), story("b/c"), story("d", "All well."))
    assert pages(tmp_path) == ["report.html", "report/a.html", f"report/{page_name('b/c')}", "report/d.html"]
    assert "3 documents read. 2 repairs made; 2 findings for a person to decide." in " ".join(
        root.find_class("standfirst")[0].text_content().split()
    )
    links = root.xpath("//table[@id='list']//a/@href")
    assert links == ["report/a.html", f"report/{page_name('b/c')}", "report/d.html"]
    for link in links:
        assert (tmp_path / link).is_file()


def test_the_rows_of_the_index_say_what_a_document_has(tmp_path: Path) -> None:
    root = write(tmp_path, story("a", title="First"), story("b"), story("d", "All well."))
    rules = json.loads(root.get_element_by_id("rules").text)
    assert rules == ["exonym", "place"]
    first, second, third = rows(root)
    assert first == ["a", "a", "First", "Czech", 1, 1, 0, 1, 1, 0, 0, [0, 1, 1, 1]]
    assert second[:3] == ["b", 0, "b"]
    assert third[4:] == [0, 0, 0, 0, 0, 0, 0, []]


@pytest.mark.parametrize("bound", ["PAGE_CHARACTERS", "PAGE_FINDINGS"])
def test_long_texts_and_many_findings_are_too_much_for_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setattr(site, bound, 3)
    write(tmp_path, story("a"))
    assert pages(tmp_path) == ["report.html"]  # one document is one page however long
    write(tmp_path, story("a"), story("b"))
    assert len(pages(tmp_path)) == 3


def test_each_page_leads_to_the_one_before_the_one_behind_and_the_index(tmp_path: Path) -> None:
    write(tmp_path, story("a", title="First"), story("b"), story("c"))
    both = html.document_fromstring((tmp_path / "report/b.html").read_text("utf-8")).xpath("//nav/@aria-label")
    assert both == ["Documents", "Documents, below the text"]
    roots = [html.document_fromstring((tmp_path / f"report/{name}.html").read_text("utf-8")) for name in "abc"]
    assert [root.xpath("//a[@rel='prev']/@href")[:1] for root in roots] == [[], ["a.html"], ["b.html"]]
    assert [root.xpath("//a[@rel='next']/@href")[:1] for root in roots] == [["b.html"], ["c.html"], []]
    assert all(root.xpath("//a[@href='../report.html']") for root in roots)
    assert roots[1].xpath("//a[@rel='prev']")[0].text_content().endswith("Previous: First")
    assert [len(root.xpath("//h1")) for root in roots] == [1, 1, 1]


def test_a_run_that_grows_and_shrinks_leaves_no_page_behind(tmp_path: Path) -> None:
    write(tmp_path, *map(story, "abc"))
    write(tmp_path, *map(story, "abd"))
    assert pages(tmp_path) == ["report.html", "report/a.html", "report/b.html", "report/d.html"]
    root = write(tmp_path, *map(story, "ab"))
    assert pages(tmp_path) == ["report.html"]
    assert not (tmp_path / "report").exists()
    assert len(root.find_class("document")) == 2


def test_files_of_another_origin_stay(tmp_path: Path) -> None:
    write(tmp_path, *map(story, "abc"))
    (tmp_path / "report" / "mine.html").write_text("<p>Mine.", encoding="utf-8")
    write(tmp_path, story("a"))
    assert pages(tmp_path) == ["report.html", "report/mine.html"]


def test_only_pages_that_changed_are_written_again(tmp_path: Path) -> None:
    write(tmp_path, *map(story, "abcde"))
    before = {name: (tmp_path / name).stat().st_ino for name in pages(tmp_path)}
    write(tmp_path, story("a"), story("b"), story("c", "In Kiev only."), story("d"), story("e"))
    again = {name for name, inode in before.items() if (tmp_path / name).stat().st_ino != inode}
    assert again == {"report.html", "report/c.html"}
    write(tmp_path, *map(story, "abcde"), head=replace(HEAD, title="Other"))
    assert "Other" in (tmp_path / "report/a.html").read_text("utf-8")


def test_a_torn_page_is_written_again(tmp_path: Path) -> None:
    write(tmp_path, *map(story, "abc"))
    whole = (tmp_path / "report/b.html").read_text("utf-8")
    (tmp_path / "report/b.html").write_bytes(b"")
    write(tmp_path, *map(story, "abc"))
    assert (tmp_path / "report/b.html").read_text("utf-8") == whole


def test_a_very_long_index_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "PART_ROWS", 2)
    monkeypatch.setattr(index, "SHOWN", 1)
    root = write(tmp_path, *map(story, "abcde"))
    assert root.xpath("//nav[@class='parts']/a/@href") == ["report/~documents-2.html", "report/~documents-3.html"]
    assert [row[0] for row in rows(root)] == ["a", "b"]
    assert root.xpath("//table[@id='list']//a/@href") == ["report/a.html"]
    last = html.document_fromstring((tmp_path / "report/~documents-3.html").read_text("utf-8"))
    assert [row[0] for row in rows(last)] == ["e"]
    assert last.xpath("//table[@id='list']//a/@href") == ["e.html"]
    assert last.xpath("//nav[@class='parts']/a/@href") == ["../report.html", "~documents-2.html"]
    write(tmp_path, *map(story, "abc"))
    assert "report/~documents-3.html" not in pages(tmp_path)


class Text(str):
    """A text whose end can be watched."""


def test_the_report_holds_few_documents_at_a_time(tmp_path: Path) -> None:
    held: list[weakref.ref[Text]] = []

    class Watched(Finished):
        def audited(self) -> Iterator[Audited]:
            for number in range(40):
                text = Text("In Kyiv and Odessa.")
                held.append(weakref.ref(text))
                yield replace(story(f"{number:03}"), normalized=text)
                del text
                assert sum(ref() is not None for ref in held) <= site.PAGE_DOCUMENTS + 3

    site.write_report(Watched(tmp_path, []), HEAD)
    assert len(pages(tmp_path)) == 41


def test_hostile_names_cannot_leave_the_data_of_the_index(tmp_path: Path) -> None:
    bad = "</script><script>alert(1)</script>\"'&amp;\u202e\ud800"
    documents = [story(f"{bad}{number}", title=bad) for number in range(3)]
    documents[0] = replace(documents[0], findings=tuple(replace(f, rule=bad) for f in documents[0].findings))
    head = replace(
        HEAD, title=bad, failures=(Failure(bad, bad, bad, bad, bad),), tables=(Table(bad, (bad,), ((bad,),)),)
    )
    root = write(tmp_path, *documents, head=head)
    assert [node.get("type") for node in root.iter("script")] == ["application/json", "application/json", None]
    assert rows(root)[0][2] == "</script><script>alert(1)</script>\"'&amp;⟨202E⟩⟨D800⟩"
    for name in pages(tmp_path):
        written = (tmp_path / name).read_text("utf-8")
        assert "\u202e" not in written
        assert "<script>alert" not in written


def test_what_failed_is_told_in_part_where_it_is_much(tmp_path: Path) -> None:
    failures = tuple(Failure(f"f{n}", "p", "read", "no text", "") for n in range(1300))
    root = write(tmp_path, story("a"), head=replace(HEAD, failures=failures))
    told = " ".join(root.find_class("failures")[0].text_content().split())
    assert "f99" in told
    assert "f100" not in told
    assert told.endswith("And 1,200 more: all of them stand in failed.jsonl.")
