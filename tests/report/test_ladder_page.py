"""The page of an alignment: a row for each bead, what has no counterpart, and text that stays text."""

from __future__ import annotations

from lxml import html
from stories import side

from align.report.ladder import render_alignment
from align.types import Bead, Document, Signature

SOURCE, ENGLISH = side("cs", "Ano <b>.|Ne.|Možná.|Konec."), side("en", "Yes <b>.|No and maybe.|Share\u202e this!")


def bead(number: int, source: Document, sources: str, target: Document, targets: str, sure: float = 0.98) -> Bead:
    """A bead of the sentences with these numbers: ``"23"`` for the second and the third."""
    joined = ([one.segments[int(n) - 1].id for n in ns] for one, ns in ((source, sources), (target, targets)))
    return Bead(f"first:{number}", *map(tuple, joined), 0.91 if sources and targets else 0.0, sure, "translation")


BEADS = (
    bead(1, SOURCE, "1", ENGLISH, "1"),
    bead(2, SOURCE, "23", ENGLISH, "2", 0.55),
    bead(3, SOURCE, "4", ENGLISH, ""),
    bead(4, SOURCE, "", ENGLISH, "3"),
)


def written(source: Document = SOURCE, english: Document = ENGLISH, beads: tuple[Bead, ...] = BEADS) -> str:
    return render_alignment((source, english), beads, Signature("1", "", "none", ""))


def texts(page: str, name: str) -> list[str]:
    nodes = html.document_fromstring(page).find_class(name)
    return [" ".join(node.text_content().split()) for node in nodes if node.tag != "span"]


def test_each_bead_is_a_row_with_both_sides_its_score_and_how_sure_it_is() -> None:
    rows = html.document_fromstring(written()).find_class("passage")
    assert [{"lone", "doubtful"} & {*row.get("class").split()} for row in rows] == [
        set(), {"doubtful"}, {"lone"}, {"lone"},
    ]  # fmt: skip
    assert texts(written(), "bead") == [
        "1:1 98% sure score 0.91", "2:1 55% sure score 0.91", "1:0 98% sure", "0:1 98% sure",
    ]  # fmt: skip
    assert texts(written(), "source") == ["Ano <b>.", "Ne. Možná.", "Konec.", "Not in the original"]
    english = ["Yes <b>.", "No and maybe.", "Not in the English version", "Share⟨202E⟩ this!"]
    assert texts(written(), "english") == english


def test_the_head_counts_what_was_left_out_and_added() -> None:
    assert texts(written(), "standfirst") == [
        "4 sentences (Czech) and 3 (English) in 4 beads. 1 left out. 1 added. 1 doubtful."
    ]
    assert "1 bead 1:1 · 1 bead 2:1" in texts(written(), "quiet")
    whole = written(beads=BEADS[:1])
    assert "in 1 bead. Nothing left out. Nothing added." in texts(whole, "standfirst")[0]


def test_a_side_without_text_is_left_out_whole() -> None:
    empty = Document("first", "en", "", ())
    beads = tuple(bead(n, SOURCE, str(n), empty, "") for n in range(1, 5))
    page = written(english=empty, beads=beads)
    assert texts(page, "standfirst") == ["4 sentences (Czech) and 0 (English) in 4 beads. 4 left out. Nothing added."]
    assert texts(page, "english") == ["Not in the English version"] * 4
    beads = tuple(bead(n, SOURCE, "", ENGLISH, str(n)) for n in range(1, 4))
    page = written(Document("first", "cs", "", ()), ENGLISH, beads)
    assert texts(page, "source") == ["Not in the original"] * 3


def test_two_empty_sides_are_a_page_too() -> None:
    page = written(Document("a", "cs", "", ()), Document("a", "en", "", ()), ())
    assert "in 0 beads. Nothing left out. Nothing added." in texts(page, "standfirst")[0]
    assert not texts(page, "passage")


def test_text_is_data() -> None:
    page = written()
    assert "Yes &lt;b&gt;." in page
    assert "\u202e" not in page
    assert "http" not in page.replace("http-equiv", "")
