"""Hints in training pairs: only what the English of the pair has."""

import numpy as np

from align.training.corpus import Pair
from align.training.hinting import known_hints
from align.training.name_pairs import NamePairs, name_table
from align.training.pieces import Vocabulary
from align.training.variants import NONE, Shares, variants
from align.translation.hints import Hint, hints_in, without_hints
from align.translation.models import locate

NAMES = NamePairs([("Путину", "Putin"), ("Fialy", "Fiala"), ("Vídni", "Vienna")])


def always(pair: Pair) -> set[Hint]:
    """All hints that any draw gives."""
    return {hint for seed in range(30) for hint in known_hints(pair, NAMES, np.random.default_rng(seed))}


def test_hints_say_what_the_english_of_the_pair_has():
    pair = Pair("Podle Fialy bylo ve Vídni 4,6 milionu lidí.", "According to Fiala, 4.6 million people were in Vienna.")
    assert {hint.english for hint in always(pair)} == {"Fiala", "Vienna", "4.6"}


def test_a_name_or_number_that_the_english_lacks_gets_no_hint():
    pair = Pair("Он сказал Путину 15 мая.", "He told the president in May.")
    assert always(pair) == set()


def test_a_number_is_not_found_inside_another():
    pair = Pair("Má 25 let.", "It has 1,250 or 2.25 or 25.5 or 125.")
    assert always(pair) == set()


def test_hints_are_left_out_now_and_then_so_that_the_model_can_do_without():
    pair = Pair("Podle Fialy ano.", "According to Fiala, yes.")
    drawn = [len(known_hints(pair, NAMES, np.random.default_rng(seed))) for seed in range(60)]
    assert 0 < drawn.count(0) < 30


def test_only_the_share_of_lines_that_was_asked_for_gets_hints():
    pair = Pair("Podle Fialy ano.", "According to Fiala, yes.")
    shares = Shares(0, 0, 0, 0, 0, 0, hinted=0.5)
    drawn = [next(iter(variants(pair, shares, NAMES, np.random.default_rng(seed)))) for seed in range(60)]
    assert 10 < sum(bool(each.hints) for each in drawn) < 50
    assert all(not each.hints for each in variants(pair, NONE, NAMES, np.random.default_rng(0)))


def test_the_table_of_names_knows_what_passes_and_what_is_translated():
    pairs = [Pair("On volal Zemana dnes.", "He called Zeman today.")] * 3
    pairs += [Pair("Byl ve Vídni dnes.", "He was in Vienna today.")] * 3
    pairs += [Pair("Viděl Nováka dnes.", "He saw Novák today.")]
    assert name_table(pairs) == {"Nováka": "Novák", "Vídni": None, "Zemana": "Zeman"}


def test_a_line_that_is_cut_at_random_keeps_its_hints_as_they_are():
    vocabulary = Vocabulary(locate("sla-eng-tiny", "marian").folder)
    text, hints = "Podle Fialy bylo ve Vídni plno.", [Hint(11, "Fiala"), Hint(25, "Vienna")]
    pieces = vocabulary.pieces
    plain, *drawn = (
        [pieces[number] for number in numbers]
        for numbers in (
            vocabulary.source(text, hints),
            *(vocabulary.resampled(text, np.random.default_rng(seed), hints) for seed in range(10)),
        )
    )
    assert len(hints_in(plain)) == 2
    for line in drawn:
        assert hints_in(line) == hints_in(plain)
        assert "".join(without_hints(line)) == "".join(without_hints(plain))
    assert len({tuple(line) for line in drawn}) > 5
