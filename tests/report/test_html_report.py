"""The report's page: what it shows of each document, and that it asks for nothing and can be trusted."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

from lxml import html
from report_pages import HEAD, page, text_of
from stories import audited, found, side

from align.report.html import ReportHead, render
from align.report.tables import Table
from align.types import Failure, Signature

# --- what an editor sees first


def test_the_head_says_how_much_was_done_and_what_failed() -> None:
    english = side("en", "In Kiev now.|In Odessa soon.")
    document = audited(None, english, found(english, "Kiev", "Kyiv"), found(english, "Odessa"))
    failure = Failure("broken", "in/broken.cs.html", "read", "no article was found", "Save one article.")
    root = page(document, head=replace(HEAD, failures=(failure,)))
    standfirst = text_of(root.find_class("standfirst")[0])
    assert standfirst == "1 document read. 1 repair made; 1 finding for a person to decide. 1 document failed."
    failed = text_of(root.find_class("failures")[0])
    assert "no article was found" in failed
    assert "Save one article." in failed
    assert str(HEAD.signature) in root.text_content()


def test_no_two_landmarks_share_a_name() -> None:
    documents = [audited(None, side("en", "In Kiev."), found(side("en", "In Kiev."), "Kiev", "Kyiv")) for _ in "ab"]
    tables = tuple(Table(title, ("Outlet", "n"), (("TASS", 1),), "") for title in "xy")
    root = page(*documents, head=replace(HEAD, tables=tables))
    marked = root.xpath("//nav | //section | //form | //*[@role='region']")
    names = [each.get("aria-label") or each.get("aria-labelledby") for each in marked]
    assert len(names) > 3
    assert len(set(names)) == len(names)


def test_findings_are_counted_by_severity_and_by_rule() -> None:
    english = side("en", "In Kiev and Odessa and Lvov.")
    document = audited(None, english, found(english, "Kiev", "Kyiv"), found(english, "Odessa", "Odesa", applied=False),
                       found(english, "Lvov", rule="calque", severity="error"))  # fmt: skip
    root = page(document)
    cells = [[text_of(cell) for cell in row] for row in root.find_class("matrix")[0].iter("tr")]
    assert ["Errors", "0", "1", "0"] in cells
    assert ["Warnings", "1", "0", "1"] in cells
    chart = [text_of(row) for row in root.find_class("bars")[0].iter("li")]
    assert chart == ["calque 1", "exonym 2"]
    labels = [svg.get("aria-label") for svg in root.iter("svg")]
    assert labels == ["1 to decide", "1 repaired, 1 left by the house style"]


def test_a_run_without_documents_and_a_document_without_findings_are_fine() -> None:
    assert "0 documents read." in page().text_content()
    root = page(audited(None, side("en", "All well.")))
    assert "nothing for a person to decide" in root.text_content()
    assert "All well." in root.text_content()


# --- document by document


def test_original_fresh_translation_and_english_stand_side_by_side() -> None:
    source, english = side("cs", "Ano.|Ne."), side("en", "Yes.|No.")
    root = page(audited(source, english))
    second = root.find_class("passage")[1]
    assert text_of(second.find_class("source")[0].find("p")) == "Ne."
    assert second.find_class("source")[0].get("lang") == "cs"
    assert "FRESH d.cs:1:2" in text_of(second.find_class("fresh")[0])
    assert "loop" in text_of(second.find_class("fresh")[0])
    assert text_of(second.find_class("english")[0].find("p")).startswith("No.")


def test_what_was_left_out_and_what_was_added_show_as_gaps() -> None:
    root = page(audited(side("cs", "Ano.|Ne."), side("en", "Yes.|Maybe."), beads="1:1 1:0 0:1"))
    gaps = [text_of(gap) for gap in root.find_class("gap")]
    assert gaps == ["Not in the English version", "Not in the original"]


def test_the_alignment_view_has_a_number_a_score_and_a_certainty_for_each_bead() -> None:
    document = audited(side("cs", "Ano.|Ne."), side("en", "Yes and|no.|Maybe."), beads="1:2 1:0 0:1")
    sure, *others = document.aligned.beads
    beads = (sure, *(replace(bead, confidence=0.5) for bead in others))
    root = page(replace(document, aligned=replace(document.aligned, beads=beads)))
    cells = [text_of(cell) for cell in root.find_class("bead") if cell.tag == "div"]
    assert cells == ["1:2 90% sure score 0.80", "1:0 50% sure", "0:1 50% sure"]
    assert [row.get("class").split()[1:] for row in root.find_class("passage")] == [
        ["opens"], ["lone", "doubtful"], ["lone", "doubtful"],
    ]  # fmt: skip
    links = root.xpath("//a[@class='kind']")
    assert [link.get("href") for link in links] == [f"#{link.get('id')}" for link in links]
    assert root.xpath("//div[@class='english']//span[@class='place']/@data-n") == ["1", "2", "3"]
    assert [meter.get("value") for meter in root.iter("meter")] == ["0.900", "0.500", "0.500"]


def test_an_english_version_that_is_the_translation_is_not_shown_twice() -> None:
    document = audited(side("cs", "Ano."), side("en", "Yes."))
    document = replace(document, aligned=replace(document.aligned, english_origin="translation"))
    root = page(document)
    assert not root.find_class("fresh")
    assert "English is the fresh translation" in root.text_content()


def test_a_repair_shows_what_went_and_what_came() -> None:
    english = side("en", "Peskovwho spoke in Kiev of advisor. Yuri.")
    document = audited(None, english, found(english, "Peskovwho", "Peskov, who"), found(english, "Kiev", "Kyiv"),
                       found(english, "advisor.", "advisor"))  # fmt: skip
    text = page(document).find_class("english")[0]
    assert [(node.tag, node.text) for node in text.iter("del", "ins")] == [
        ("ins", ", "), ("del", "Kiev"), ("ins", "Kyiv"), ("del", "."),
    ]  # fmt: skip


def test_every_finding_has_a_link_that_stays_and_a_card_that_says_why() -> None:
    english = side("en", "In Odessa soon.")
    finding = found(english, "Odessa", fingerprint="cafe01", suggestion="Odesa", message="Old name.",
                    evidence={"source_form": "Oděsa", "forms": ["Odessa", "Odesa"], "nothing": ""})  # fmt: skip
    root = page(audited(None, english, finding))
    card = root.get_element_by_id("cafe01")
    said = text_of(card)
    assert root.xpath("//a[@class='mark warning decide'][@href='#cafe01']/text()") == ["Odessa"]
    for part in ("Warning", "exonym", "Old name.", "Perhaps Odesa", "90%", "source form Oděsa", "forms Odessa, Odesa"):
        assert part in said
    assert "nothing" not in said


def test_equal_fingerprints_get_links_of_their_own() -> None:
    english = side("en", "Kiev, Kiev.")
    first = found(english, "Kiev", "Kyiv", fingerprint="same")
    root = page(audited(None, english, first, replace(first, start=6, end=10), replace(first, rule="x", applied=False)))
    ids = [node.get("id") for node in root.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert len(root.find_class("finding")) == 3


def test_findings_in_the_original_are_marked_there() -> None:
    source, english = side("cs", "Ano „ne."), side("en", "Yes no.")
    root = page(audited(source, english, found(source, "„", side="source", rule="unbalanced-quote")))
    assert root.xpath("//div[@class='source']//a[contains(@class, 'mark')]/text()") == ["„"]
    assert not root.xpath("//div[@class='english']//a")


# --- a page that can be trusted


def test_the_page_asks_for_nothing_and_runs_only_its_own_script() -> None:
    written = render([audited(None, side("en", "Yes."))], HEAD)
    root = html.document_fromstring(written)
    assert not re.findall(r"""(?:src|srcset|action|poster|data)=|@import|url\(|<link|<iframe|<img""", written)
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (node,) = root.iter(tag)
        digest = base64.b64encode(hashlib.sha256((node.text or "").encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_inert_everywhere() -> None:
    bad = "</script></style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e\x00\ud800"
    english = side("en", f"{bad} javascript:alert(1).", doc=f"d{bad}")
    english = replace(english, meta={"title": bad, "outlet": bad})
    source = side("cs", bad, doc=f"d{bad}")
    finding = found(
        english, bad, bad[::-1], message=bad, rule=bad, fingerprint=bad, evidence={bad: [bad], "x": {bad: 1}}
    )
    flagged = audited(source, english, finding, replace(finding, suggestion=bad, replacement=None, applied=False))
    failure = Failure(bad, bad, bad, bad, bad)
    head = ReportHead(Signature("0", "a", bad, "b", {bad: bad}), bad, (failure,), {bad: bad})
    written = render([flagged], head)
    written.encode("utf-8")
    root = html.document_fromstring(written)
    assert len(list(root.iter("script"))) == len(list(root.iter("style"))) == 1
    assert not list(root.iter("img"))
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on") or name == "style"]
    assert all(re.fullmatch(r"#[\w.-]+", href) for href in root.xpath("//@href"))
    assert not set("\u202e\x00\ud800") & set(written)
    assert "⟨202E⟩" in written


def test_a_giant_word_is_shown_but_not_repeated() -> None:
    english = side("en", "A" * 1_000_000 + " end.")
    written = render([audited(None, english, found(english, "A" * 1_000_000, "B" * 1_000_000, applied=False))], HEAD)
    assert len(written) < 1_100_000


def test_the_same_run_gives_the_same_page() -> None:
    english = side("en", "In Kiev now.")
    document = audited(side("cs", "Kyjev."), english, found(english, "Kiev", "Kyiv"))
    assert render([document], HEAD) == render(iter([document]), HEAD)


def test_everything_that_can_be_worked_has_a_name() -> None:
    english = side("en", "In Kiev now.")
    root = page(audited(None, english, found(english, "Kiev", "Kyiv")), audited(None, side("en", "Yes.", doc="e")))
    for node in root.xpath("//input | //select"):
        assert text_of(node.getparent())
    for node in root.iter("button"):
        assert text_of(node)
    assert root.get("lang") == "en"
    assert {node.tag for node in root.iter("main", "nav", "header", "footer")} == {"main", "nav", "header", "footer"}


def test_what_a_person_settled_is_not_for_a_person_to_decide() -> None:
    english = side("en", "In Odessa and Lvov.")
    rejected = found(english, "Odessa", evidence={"decision": "rejected", "unasked": True, "why": "A title."})
    root = page(audited(None, english, rejected, found(english, "Lvov")))
    assert "1 finding for a person to decide" in text_of(root.find_class("standfirst")[0])
    heads = root.find_class("matrix")[0].xpath(".//thead//th/text()")
    assert heads == ["Repaired", "To decide", "House style", "Settled"]
    card = text_of(root.get_element_by_id(rejected.fingerprint))
    assert "Settled rejected" in card
    assert "why A title." in card
    assert "decision" not in card
    assert "unasked" not in card


def test_tables_of_the_head_stand_in_the_page() -> None:
    bad = "<script>\u202e"
    table = Table(f"Spellings {bad}", ("Outlet", "Kiev", "share"), ((bad, 1234, 0.5), ("TASS", None, 12.0)), "Counted.")
    (section,) = page(audited(None, side("en", "Yes.")), head=replace(HEAD, tables=(table,))).find_class("figures")
    assert [[text_of(cell) for cell in row] for row in section.iter("tr")] == [
        ["Outlet", "Kiev", "share"], ["<script>⟨202E⟩", "1,234", "0.50"], ["TASS", "", "12.00"],
    ]  # fmt: skip
    assert [cell.get("class") for cell in section.iter("td")] == ["n"] * 4
