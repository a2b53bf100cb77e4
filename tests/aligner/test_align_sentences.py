"""The aligner over plain lists of sentences."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner import Link, align_sentences, likeness, unlike
from align.errors import InputError

SENTENCES = (
    "The government approved the budget for next year on Wednesday.",
    "Opposition parties criticised the planned cuts in education.",
    "According to the minister, teachers will keep their salaries.",
    "A storm left four thousand households in the north without electricity.",
    "Firefighters removed fallen trees from roads until the morning.",
    "The hockey club signed a Canadian goalkeeper for two seasons.",
    "He previously played for teams in Finland and Switzerland.",
    "Scientists found traces of an ancient lake under the desert.",
    "Their study appeared in a journal devoted to geology.",
    "Ticket prices for trains will rise by seven percent in June.",
)


def beads(links: Sequence[Link]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.source, link.target) for link in links]


def test_equal_sides_come_out_one_to_one():
    assert beads(align_sentences(SENTENCES, SENTENCES, SENTENCES)) == [((k,), (k,)) for k in range(len(SENTENCES))]


def test_a_sentence_left_out_is_found_and_not_merged():
    target = [*SENTENCES[:4], *SENTENCES[5:]]
    links = align_sentences(SENTENCES, target, SENTENCES)
    assert ((4,), ()) in beads(links)
    assert [link.score for link in links if not link.target] == [0.0]


def test_a_sentence_added_is_found_and_not_merged():
    source = [*SENTENCES[:6], *SENTENCES[7:]]
    assert ((), (6,)) in beads(align_sentences(source, SENTENCES, source))


def test_split_and_merged_sentences_are_one_bead():
    target = [
        SENTENCES[0],
        "Opposition parties criticised the planned cuts,",
        "those in education.",
        f"{SENTENCES[2]} {SENTENCES[3]}",
        *SENTENCES[4:],
    ]
    found = beads(align_sentences(SENTENCES, target, SENTENCES))
    assert ((1,), (1, 2)) in found
    assert ((2, 3), (3,)) in found


def test_names_of_the_original_count_where_the_translation_fails():
    source = ["Ковальчук спел в Москве.", "Хворостовский спел в Красноярске."]
    target = [
        "Nothing else is known of that evening.",
        "Kovalchuk sang in Moscow.",
        "Khvorostovsky sang in Krasnoyarsk.",
    ]
    found = beads(align_sentences(source, target, ["He performed there.", "He performed there."]))
    assert found == [((), (0,)), ((0,), (1,)), ((1,), (2,))]


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (0, 3), (3, 0), (1, 1), (1, 9), (9, 1)])
def test_short_and_empty_sides(rows, columns):
    assert_covers(align_sentences(SENTENCES[:rows], SENTENCES[:columns], SENTENCES[:rows]), rows, columns)


def test_another_number_of_translations_is_an_error():
    with pytest.raises(InputError, match="2 sentences, the source 3"):
        align_sentences(SENTENCES[:3], SENTENCES[:3], SENTENCES[:2])


def test_blank_lines_are_unmatched_and_keep_their_place():
    source = [SENTENCES[0], "", SENTENCES[1], "  ", SENTENCES[2]]
    found = beads(align_sentences(source, SENTENCES[:3], source))
    assert found == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), ()), ((4,), (2,))]


def test_the_wrong_text_is_noticed():
    other = ["Přidejte mouku a dobře promíchejte.", "Nechte hodinu odpočinout.", "Pečte dvacet minut v troubě."]
    assert unlike(align_sentences(SENTENCES[:3], other, SENTENCES[:3]))
    assert not unlike(align_sentences(SENTENCES[:3], SENTENCES[:3], SENTENCES[:3]))
    assert likeness([]) == 0.0


def test_a_poor_translation_of_few_sentences_is_no_wrong_text():
    source = ["Zastupitelé budou v pondělí večer hlasovat o novém rozpočtu.", "Starosta s ním počítá už od jara."]
    english = [
        "Councilors will vote on the new budget on Monday evening.",
        "The mayor has been counting on it since spring.",
    ]
    poor = [
        "The representatives shall poll the new budget at Monday.",
        "The mayor is calculating with him from spring.",
    ]
    for count in (1, 2):
        assert not unlike(align_sentences(source[:count], english[:count], poor[:count]))
        assert unlike(align_sentences(source[:count], SENTENCES[-count:], poor[:count]))


def test_a_long_omission_in_a_long_text_stays_inside_the_band():
    rng = random.Random(1)  # noqa: S311  made-up words, no secret
    words = ["".join(rng.choices("abcdefghijklmnoprstuvz", k=rng.randint(3, 9))) for _ in range(3000)]
    source = [" ".join(rng.choices(words, k=12)) for _ in range(500)]
    target = source[:100] + source[400:]
    found = beads(align_sentences(source, target, source))
    assert found[:100] == [((k,), (k,)) for k in range(100)]
    assert found[100:400] == [((k,), ()) for k in range(100, 400)]
    assert found[400:] == [((k + 300,), (k,)) for k in range(100, 200)]


def test_identical_lines_come_out_one_to_one():
    lines = ["The same line again."] * 400
    assert beads(align_sentences(lines, lines, lines)) == [((k,), (k,)) for k in range(400)]


@pytest.mark.parametrize("repeated", ["***", "And the river flows on to the sea."])
@pytest.mark.parametrize("times", [1, 3])
def test_lines_that_come_again_inside_a_text_are_one_to_one(repeated, times):
    lines = [line for text in SENTENCES for line in (text, *[repeated] * times)]
    assert beads(align_sentences(lines, lines, lines)) == [((k,), (k,)) for k in range(len(lines))]


def test_identical_lines_amid_a_text_are_one_to_one():
    lines = [*SENTENCES[:5], *["The same line again."] * 100, *SENTENCES[5:]]
    assert beads(align_sentences(lines, lines, lines)) == [((k,), (k,)) for k in range(len(lines))]


def test_many_identical_lines_are_survived():
    lines = ["The same line again."] * 400
    assert_covers(align_sentences(lines, lines[:300], lines), 400, 300)


def test_very_long_lines_are_survived():
    lines = [f"{text} " * 200 for text in SENTENCES]
    assert beads(align_sentences(lines, lines, lines)) == [((k,), (k,)) for k in range(len(lines))]


TEXT = st.text(alphabet="abc Žя.\u2028\n\ud800", max_size=12)


@settings(max_examples=40)
@given(st.lists(TEXT, max_size=9), st.lists(TEXT, max_size=9))
def test_every_sentence_is_in_exactly_one_bead(source, target):
    links = align_sentences(source, target, source)
    assert_covers(links, len(source), len(target))
    assert all(0 <= link.confidence <= 1 for link in links)
    assert links == align_sentences(source, target, source)


def assert_covers(links: Sequence[Link], rows: int, columns: int) -> None:
    assert sorted(i for link in links for i in link.source) == list(range(rows))
    assert sorted(j for link in links for j in link.target) == list(range(columns))
    assert all((link.source and link.target) or len(link.source) + len(link.target) == 1 for link in links)
