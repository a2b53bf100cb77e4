"""The page of an alignment."""

from __future__ import annotations

from lxml import html

from align.report.ladder import render_alignment
from align.types import Bead, Document, Segment, Signature


def document(lang: str, *sentences: str) -> Document:
    segments, text = [], ""
    for number, sentence in enumerate(sentences, 1):
        segments.append(Segment(f"story.{lang}:{number}:1", sentence, lang, len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Document("story", lang, text, tuple(segments))


SIDES = (document("cs", "Ano <b>.", "Ne.", "Možná."), document("en", "Yes <b>.", "No and maybe.", "Share\u202e this!"))
BEADS = (
    Bead("story:1", ("story.cs:1:1",), ("story.en:1:1",), 0.91, 0.98, "translation"),
    Bead("story:2", ("story.cs:2:1", "story.cs:3:1"), ("story.en:2:1",), 0.4, 0.55, "translation"),
    Bead("story:3", (), ("story.en:3:1",), 0.0, 0.95, "translation"),
)


def page() -> html.HtmlElement:
    return html.fromstring(render_alignment(SIDES, BEADS, Signature("1", "", "none", "")))


def test_each_bead_is_a_row_with_both_sides_its_score_and_how_sure_it_is():
    rows = page().xpath("//table[@id='beads']/tbody/tr")
    assert [row.get("class").split() for row in rows] == [["sure"], ["doubtful"], ["sure", "gap"]]
    middle = [" ".join(row.xpath("./td[2]")[0].text_content().split()) for row in rows]
    assert middle == ["1:1 score 0.91 98% sure", "2:1 score 0.40 55% sure", "0:1 95% sure"]
    assert [len(row.xpath("./td[1]/p")) for row in rows] == [1, 2, 1]
    assert rows[2].xpath("./td[1]")[0].text_content().strip() == "added"


def test_the_head_counts_what_was_left_out_and_added():
    head = " ".join(page().xpath("//p[@class='standfirst']")[0].text_content().split())
    assert head == "3 sentences (Czech) and 3 (English) in 3 beads. Nothing left out. 1 added. 1 doubtful."


def test_text_is_data():
    written = render_alignment(SIDES, BEADS, Signature("1", "", "none", ""))
    assert "Yes &lt;b&gt;." in written
    assert "\u202e" not in written
    assert "http" not in written.replace("http-equiv", "")
