"""Commas that are lost where the original has one beside the same name, or a clause of its own, each form both ways.

The forms stand in ``source_comma_forms.tsv``, with a bar where the comma is missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from align.auditing import audit, load_profile, normalize
from align.auditing.commas.source_commas import SourceSentence
from align.tables import read_rows
from align.types import Aligned, Bead, Document, Segment, Translation

ROWS = list(read_rows(Path(__file__).with_name("source_comma_forms.tsv")))
MISSING, NONE = ([row[2:] for row in ROWS if row[1] == kind] for kind in ("missing", "none"))


def pair(english: str, source: str, lang: str, fresh: str = "") -> Aligned:
    """One English sentence that is aligned to one of the original, with the fresh translation of that."""
    sides = [
        Document("story", code, text, (Segment(f"story.{code}:1:1", text, code, 0, len(text)),))
        for code, text in ((lang, source), ("en", english))
    ]
    bead = Bead("story:1", (sides[0].segments[0].id,), (sides[1].segments[0].id,), 1.0, 1.0, "mt")
    translations = (Translation(sides[0].segments[0].id, fresh, 0.0),) if fresh else ()
    return Aligned("story", *sides, translations, (bead,))


def repaired(english: str, source: str, lang: str, fresh: str = "") -> str:
    return normalize(english, audit(pair(english, source, lang, fresh), load_profile(), ("missing-comma",)))


def test_each_form_is_tried_both_ways():
    assert {row[0] for row in ROWS if row[1] == "missing"} == {row[0] for row in ROWS if row[1] == "none"}
    assert len(MISSING) + len(NONE) == len(ROWS)


@pytest.mark.parametrize("example", MISSING, ids=lambda example: example[0])
def test_the_comma_is_put_where_the_original_shows_it(example):
    english, *original = example
    assert repaired(english.replace("|", ""), *original) == english.replace("|", ",")


@pytest.mark.parametrize("example", NONE, ids=lambda example: example[0])
def test_no_comma_is_put_where_none_belongs(example):
    english, *original = example
    assert repaired(english, *original) == english


@pytest.mark.parametrize(
    ("fresh", "comma"),
    [
        ("As the water fell, villagers began to go home.", ","),
        ("As water was falling, locals began to return.", ""),
        ("Water fell, and villagers returned.", ""),
    ],
)
def test_the_fresh_translation_shows_where_a_subject_without_an_article_begins(fresh, comma):
    english, source = (
        "As the water receded{} villagers began to return.",
        "Jakmile voda opadla, lidé z vesnice se vraceli.",
    )
    assert repaired(english.format(""), source, "cs", fresh) == english.format(comma)


@pytest.mark.parametrize(
    ("text", "lang", "commas"),
    [
        ("Poté, co odešel, pršelo.", "cs", [15]),
        ("После того, как он ушел, шел дождь.", "ru", [23]),
        ("Cena stoupla na 3,5 koruny, řekl Novotný.", "cs", [26]),
    ],
)
def test_commas_inside_conjunctions_and_figures_part_nothing(text, lang, commas):
    assert SourceSentence(text, lang).commas == commas


def test_the_comma_beside_a_name_or_figure_is_found_over_quotation_marks_and_the_word_for_year():
    sentence = SourceSentence('Катер "Сокол", спущенный в 1987 году, продан, уточнил Савельев.', "ru")
    assert [sentence.comma_behind(word) for word in ("Sokol", "1987", "Savelyev")] == [13, 36, None]
    assert SourceSentence("Если река замерзнет, Савельев уйдет.", "ru").comma_before("Savelyev") == 19
    assert SourceSentence("Když pršelo, odešel Hudák domů.", "cs").comma_before("Hudák") == 11


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Выступая в Хорле, Мирон Савельев извинился.", True),
        ("Савельев Мирон приехал.", False),
        ("Мирон В. Савельев приехал.", False),
        ("Мирон приехал.", False),
    ],
)
def test_two_names_are_parted_where_they_nowhere_stand_side_by_side(text, parted):
    assert SourceSentence(text, "ru").parts("Horla" if "Хорле" in text else "Miron", "Savelyev") is parted
