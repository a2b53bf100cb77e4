"""Which pieces a sentence allows its translation."""

import numpy as np
import pytest

from align.training.associations import Associations
from align.training.shortlist import Knowledge, Reach, make_shortlist, read_shortlist, write_shortlist

TARGETS = ["</s>", "<unk>", "▁the", "▁war", "▁peace", "▁wars", "a", "▁k", "ov", "▁Petrov", "trov", "▁NATO", "▁Škoda"]
SOURCES = ["▁válka", "▁Петров", "▁NATO", "▁Škoda", "▁a"]


@pytest.fixture
def known() -> Knowledge:
    pieces = [*TARGETS, *(piece for piece in SOURCES if piece not in TARGETS), "<pad>"]
    war = pieces.index("▁válka")
    chances = Associations(np.array([war] * 4), np.array([2, 3, 5, 4]), np.array([0.5, 0.3, 0.15, 0.05]))
    counts = np.array([9, 0, 99, 5, 4, 1] + [1] * 7)
    return Knowledge(pieces, len(TARGETS), SOURCES, chances, counts)


def test_frequent_and_short_pieces_are_always_allowed(known):
    always = make_shortlist(known, Reach(frequent=2, short=2)).always
    assert set(always) == {"</s>", "▁the", "a", "▁k", "ov"}


def test_the_best_translations_are_allowed_beside_the_frequent_pieces(known):
    made = make_shortlist(known, Reach(frequent=2, most=2, sounds=False))
    assert made.pieces["▁válka"] == ("▁war", "▁wars")
    assert make_shortlist(known, Reach(frequent=2, least=0.2, sounds=False)).pieces["▁válka"] == ("▁war",)


def test_what_both_languages_write_alike_is_copied(known):
    made = make_shortlist(known, Reach(frequent=2, sounds=False))
    assert made.pieces["▁NATO"] == ("▁NATO",)
    assert made.pieces["▁Škoda"] == ("▁Škoda",)


def test_what_a_name_sounds_like_is_allowed(known):
    made = make_shortlist(known, Reach(frequent=2))
    assert set(made.pieces["▁Петров"]) == {"▁Petrov", "trov"}


def test_a_sentence_is_allowed_what_its_pieces_are(known):
    made = make_shortlist(known, Reach(frequent=2))
    allowed = made.allowed(["▁válka", "▁neznámé"])
    assert allowed >= {"▁the", "▁war"}
    assert "▁Petrov" not in allowed


def test_the_file_is_read_back(known, tmp_path):
    made = make_shortlist(known, Reach(frequent=2))
    write_shortlist(tmp_path / "vmap.txt", made)
    again = read_shortlist(tmp_path / "vmap.txt")
    assert again.always == made.always
    assert again.pieces == made.pieces


def test_ctranslate2_writes_only_what_is_allowed(start_folder, tmp_path):
    ctranslate2 = pytest.importorskip("ctranslate2")
    from align.training.pieces import Vocabulary
    from align.translation.convert import convert

    convert(start_folder, tmp_path / "ct2")
    vocabulary = Vocabulary(start_folder)
    source, other = (piece for piece in vocabulary.source_pieces()[2:4])
    always, extra = vocabulary.pieces[2:22:2], vocabulary.pieces[3]
    (tmp_path / "ct2" / "vmap.txt").write_text(f"\t</s> {' '.join(always)}\n{source}\t{extra}\n", encoding="utf-8")
    translator = ctranslate2.Translator(str(tmp_path / "ct2"), inter_threads=1, intra_threads=1)
    for pieces, allowed in (([source, "</s>"], {*always, extra}), ([other, "</s>"], {*always})):
        (result,) = translator.translate_batch([pieces], use_vmap=True, disable_unk=True, min_decoding_length=3)
        assert len(result.hypotheses[0]) >= 3
        assert set(result.hypotheses[0]) <= allowed


def test_a_piece_that_stands_in_a_hint_may_be_written_although_no_source_is_cut_into_it(known):
    made = make_shortlist(known, Reach(frequent=2, sounds=False))
    assert "▁Petrov" not in SOURCES
    assert made.allowed(["▁Petrov"]) == {*made.always, "▁Petrov"}
