"""Hints among the pieces of a source, put in, found again and taken out."""

from dataclasses import replace

import pytest

from align.translation.engine import Hypothesis
from align.translation.hints import CLOSE, OPEN, Hint, hints_in, in_place, with_hints, without_hints


def words(text: str) -> list[str]:
    return text.split()


def test_a_hint_stands_behind_the_word_it_is_for_its_punctuation_included():
    hints = [Hint(6, "Tusk")]
    assert with_hints("Туску, сказал", hints, words, words) == ["Туску,", OPEN, "Tusk", CLOSE, "сказал"]


def test_hints_come_in_the_order_of_the_text_and_none_twice_behind_one_word():
    text = "Праха-Прага и Вена"
    hints = [Hint(18, "Vienna"), Hint(5, "Prague"), Hint(11, "Prague")]
    assert with_hints(text, hints, words, words) == [
        "Праха-Прага", OPEN, "Prague", CLOSE, "и", "Вена", OPEN, "Vienna", CLOSE,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "Jedno", "  dva   tři "])
def test_without_hints_the_text_is_cut_as_a_whole(text):
    assert with_hints(text, [], words, words) == words(text)


def test_cutting_around_hints_changes_no_other_piece(original):
    from align.translation.tokenize import _load

    source = _load(original / "source.spm")

    def cut(text: str) -> list[str]:
        return list(source.encode(text, out_type=str))

    text = "Obránce Filip Novák pomohl „Trabzonsporu“, vyhrál 2:1 a dal 1 000 korun."
    hints = [Hint(text.index(" pomohl"), "Novák"), Hint(text.index("“"), "Trabzonspor"), Hint(len(text) - 8, "1,000")]
    pieces = with_hints(text, hints, cut, lambda english: [f"={english}"])
    kept, inside = [], False
    for piece in pieces:
        inside = inside or piece == OPEN
        if not inside:
            kept.append(piece)
        inside = inside and piece != CLOSE
    assert kept == cut(text)
    assert [piece for piece in pieces if piece.startswith("=")] == ["=Novák", "=Trabzonspor", "=1,000"]


def test_hints_are_found_again_among_the_pieces():
    hints = [Hint(4, "Donald Tusk"), Hint(15, "25")]
    assert hints_in(with_hints("Туск сказал, 25", hints, words, words)) == [["Donald", "Tusk"], ["25"]]
    assert hints_in(["a", OPEN]) == [[]]
    assert hints_in([CLOSE, "a"]) == []
    assert without_hints(with_hints("Туск сказал, 25", hints, words, words)) == ["Туск", "сказал,", "25"]


def test_names_take_the_place_of_their_words():
    text = "V Praze Zemana, Fialu i Zemana viděl Tusk."
    hints = [Hint(7, "Prague"), Hint(14, "Zeman"), Hint(21, "Fiala"), Hint(30, "Zeman"), Hint(41, "Tusk")]
    told, left = in_place(text, hints[::-1], {"Zeman", "Tusk"})
    assert told == "V Praze Zeman, Fialu i Zeman viděl Tusk."
    assert [(told[: hint.end].split()[-1], hint.english) for hint in left] == [("Praze", "Prague"), ("Fialu", "Fiala")]
    assert in_place(text, hints, ()) == (text, hints)


@pytest.mark.parametrize(("text", "hint"), [("pětadvacet lidí", Hint(10, "25")), ("3M", Hint(1, "Three"))])
def test_figures_take_nobodys_place(text, hint):
    assert in_place(text, [hint], {hint.english}) == (text, [hint])


def test_where_a_name_is_lost_a_wider_search_reads_it_in_english(scripted, segments):
    def write(pieces, search):
        poor = Hypothesis(("▁He", "▁left", "."), -0.1, True)
        if search.beam_size == 5:
            return poor
        assert hints_in(pieces) == []
        named = ["▁Zeman"] if "▁Potom▁Zeman▁viděli." in "".join(pieces) else []
        return replace(poor, others=(poor, Hypothesis((*named, "▁left", "."), -0.5, True)))

    engine, translator = scripted(write)
    (made,) = translator.translate(segments("Potom Zemana viděli."))
    assert made.text == "Zeman left."
    assert [batch.search.hypotheses for batch in engine.batches] == [5, 8]


def test_for_an_acronym_alone_nobody_looks_again(scripted, segments):
    engine, translator = scripted(lambda pieces, search: Hypothesis(("▁He", "▁left", "."), -0.1, True))
    for text, searches in (("Potom ODS viděli.", [5]), ("Potom ODS a Zemana viděli.", [5, 8])):
        engine.batches.clear()
        translator.translate(segments(text))
        assert [batch.search.hypotheses for batch in engine.batches] == searches


def test_where_no_hypothesis_has_the_hint_the_first_stays(scripted, segments):
    _, translator = scripted(lambda pieces, search: Hypothesis(("▁He", "▁left", "."), -0.1, True))
    (made,) = translator.translate(segments("Potom Zemana viděli."))
    assert (made.text, made.score) == ("He left.", pytest.approx(-0.1))


def test_a_number_in_words_that_stays_lost_is_read_as_a_figure(scripted, segments):
    def write(pieces, search):
        read = "".join(without_hints(pieces))
        return Hypothesis(("▁25", "▁cases") if "25" in read else ("▁five", "▁cases"), -0.1, True)

    engine, translator = scripted(write)
    (made,) = translator.translate(segments("pětadvacet případů"))
    assert made.text == "25 cases"
    assert [batch.search.hypotheses for batch in engine.batches] == [5, 8, 8]


def test_a_figure_inside_another_is_not_the_hint(scripted, segments):
    engine, translator = scripted(lambda pieces, search: Hypothesis(("▁in", "▁1999"), -0.1, True))
    translator.translate(segments("zápas, 9 gólů, rok 1999"))
    assert [batch.search.hypotheses for batch in engine.batches] == [5, 8]


def test_a_figure_may_touch_its_unit(scripted, segments):
    engine, translator = scripted(lambda pieces, search: Hypothesis(("▁750m", "m"), -0.1, True))
    translator.translate(segments("tlak 750 mm"))
    assert [batch.search.hypotheses for batch in engine.batches] == [5]


def test_the_first_search_may_have_a_hypothesis_with_the_hint(scripted, segments):
    def write(pieces, search):
        poor = Hypothesis(("▁He", "▁left", "."), -0.1, True)
        return replace(poor, others=(Hypothesis(("▁Zeman", "▁left", "."), -0.3, True),))

    engine, translator = scripted(write)
    (made,) = translator.translate(segments("Potom Zemana viděli."))
    assert (made.text, made.score) == ("Zeman left.", pytest.approx(-0.3))
    assert [batch.search.hypotheses for batch in engine.batches] == [5]
