"""What a translator promises whatever the engine, and what the embedded model's engine keeps of it."""

from __future__ import annotations

import pytest

from align.errors import InputError, ModelError
from align.translation import MOST_CHARACTERS, DecodingOptions, open_translator
from align.translation.engine import Hypothesis


@pytest.fixture(scope="module")
def embedded():
    return open_translator(options=DecodingOptions(threads=1))


NEWS = (
    "Prezident řekl, že válka skončí.",
    "Vláda schválila rozpočet.",
    "Ministr zahraničí odletěl do Bruselu.",
    "Jednání potrvá do pátku, uvedl mluvčí ministerstva.",
    "Ano.",
    "Vláda schválila rozpočet.",
)


def test_one_translation_for_each_segment_in_their_order(scripted, segments):
    _, translator = scripted()
    asked = segments("Tři slova tady.", "Jedno.", "Tohle je o dost delší věta než ty druhé.", "Jedno.")
    made = translator.translate(asked)
    assert [(t.segment_id, t.text) for t in made] == [(s.id, s.text) for s in asked]


def test_a_sentence_that_comes_twice_is_decoded_once(scripted, segments):
    engine, translator = scripted()
    translator.translate(segments("Dobrý den.", "Dobrý den.", "Dobrý\u00a0 den.", "Dobrý den\u00ad."))
    assert sum(len(batch.sources) for batch in engine.batches) == 1


def test_blank_segments_are_empty_and_say_so(scripted, segments):
    engine, translator = scripted()
    made = translator.translate(segments("", " \u00a0\t", "\u200b"))
    assert [(t.text, t.flags) for t in made] == [("", ("empty",))] * 3
    assert not engine.batches


def test_the_embedded_model_translates_a_sentence_alike_whatever_stands_around_it(embedded, segments):
    together = embedded.translate(segments(*NEWS))
    alone = [embedded.translate(segments(text))[0] for text in NEWS]
    assert [(t.text, t.score, t.flags) for t in together] == [(t.text, t.score, t.flags) for t in alone]
    assert all(t.text and not t.flags and t.score < 0 for t in together)


def test_threads_and_batch_size_do_not_change_a_translation(embedded, segments):
    other = open_translator(options=DecodingOptions(threads=2, max_batch_tokens=16))
    assert other.translate(segments(*NEWS)) == embedded.translate(segments(*NEWS))


def test_a_batch_holds_sentences_of_one_length_within_the_budget(scripted, segments):
    engine, translator = scripted()
    translator.translate(segments(*(f"Věta číslo {n} o vládě a rozpočtu." for n in range(100))))
    for batch in engine.batches:
        assert len({len(pieces) for pieces in batch.sources}) == 1
        assert sum(len(pieces) + 1 for pieces in batch.sources) <= DecodingOptions().max_batch_tokens


@pytest.mark.parametrize("text", ["Vláda jedná, " * 1500, "slovo " * 3000, "Věta bez čárek. " * 800])
def test_a_sentence_beyond_the_models_length_is_split_and_nothing_dropped(scripted, segments, text):
    engine, translator = scripted()
    (made,) = translator.translate(segments(text))
    assert made.text.split() == text.split()
    assert made.flags == ()
    assert max(len(pieces) for batch in engine.batches for pieces in batch.sources) <= 160


def test_a_word_beyond_the_models_length_is_cut_kept_whole_and_flagged(scripted, segments):
    _, translator = scripted()
    (made,) = translator.translate(segments("x" * 4000))
    assert made.text == "x" * 4000
    assert made.flags == ("truncated",)


def test_a_sentence_of_a_megabyte_is_refused_with_its_place(scripted, segments):
    _, translator = scripted()
    with pytest.raises(InputError, match=r"doc\.cs:1:1.*5,000,000 characters") as caught:
        translator.translate(segments("a" * 5_000_000))
    assert caught.value.hint
    assert MOST_CHARACTERS > 3000 * 10


LOOP = ("▁the", "▁war", "▁and") * 6


def test_a_loop_is_tried_again_and_the_better_text_taken(scripted, segments):
    def write(pieces, search):
        return Hypothesis(("▁fine",) if search.no_repeat_ngram_size else LOOP, -1.0, True)

    engine, translator = scripted(write)
    (made,) = translator.translate(segments("Válka skončí."))
    assert (made.text, made.flags) == ("fine", ())
    assert [batch.search.no_repeat_ngram_size > 0 for batch in engine.batches] == [False, True]


def test_a_loop_that_stays_is_flagged_and_not_hidden(scripted, segments):
    _, translator = scripted(lambda pieces, search: Hypothesis(LOOP, -1.0, True))
    (made,) = translator.translate(segments("Válka skončí."))
    assert made.flags == ("loop",)
    assert made.text.startswith("the war and the war and")


def test_what_did_not_end_by_itself_is_flagged(scripted, segments):
    _, translator = scripted(lambda pieces, search: Hypothesis(("▁the", "▁war"), -1.0, False))
    assert translator.translate(segments("Válka skončí."))[0].flags == ("truncated",)


def test_the_output_is_bounded_by_the_length_of_the_source(scripted, segments):
    engine, translator = scripted()
    translator.translate(segments("Ano.", "Vláda dnes ráno schválila rozpočet na příští rok."))
    for batch in engine.batches:
        assert len(batch.sources[0]) < batch.search.max_pieces <= 2 * len(batch.sources[0]) + 10


def test_a_line_in_capitals_is_read_in_small_letters_and_given_back_in_capitals(scripted, segments):
    engine, translator = scripted()
    made = translator.translate(segments("PREZIDENT PODEPSAL ZÁKON", "USA A EU", "OSN"))
    read = {"".join(pieces).replace("▁", " ").strip() for batch in engine.batches for pieces in batch.sources}
    assert read == {"Prezident podepsal zákon", "USA A EU", "OSN"}
    assert [t.text for t in made] == ["PREZIDENT PODEPSAL ZÁKON", "USA A EU", "OSN"]


def test_a_language_that_the_model_does_not_know_is_refused_with_those_it_knows(scripted, segments):
    _, translator = scripted()
    translator.require("ru")
    for code in ("de", "english", ""):
        with pytest.raises(ModelError, match="sla-eng-tiny") as caught:
            translator.require(code)
        assert "cs, ru" in caught.value.hint
    with pytest.raises(ModelError, match="'de'"):
        translator.translate(segments("Guten Tag.", lang="de"))


def test_the_memory_gives_what_the_model_gave(scripted, segments, tmp_path):
    asked = segments("Válka skončí.", "", "Vláda jedná.", "VÁLKA SKONČILA V PÁTEK")
    _, first = scripted(lambda pieces, search: Hypothesis(("▁he", "llo"), -0.123456789, False), tmp_path / "tm.sqlite")
    made = first.translate(asked)
    engine, second = scripted(memory=tmp_path / "tm.sqlite")
    assert second.translate(asked) == made
    assert not engine.batches


def test_the_memory_of_other_options_is_not_used(tmp_path, segments):
    memory = tmp_path / "tm.sqlite"
    greedy = open_translator(options=DecodingOptions(beam_size=1), memory=memory).translate(segments(*NEWS))
    fresh = open_translator(options=DecodingOptions(beam_size=4)).translate(segments(*NEWS))
    assert open_translator(options=DecodingOptions(beam_size=4), memory=memory).translate(segments(*NEWS)) == fresh
    assert [t.score for t in greedy] != [t.score for t in fresh]


def test_progress_counts_every_segment(scripted, segments, tmp_path):
    class Count:
        total = 0.0

        def update(self, n: float = 1, /) -> None:
            self.total += n

    _, translator = scripted(memory=tmp_path / "tm.sqlite")
    for _ in range(2):  # the second time everything comes out of the memory
        count = Count()
        translator.translate(segments("Ano.", "", "Ano.", "Ne, děkuji.", "slovo " * 600), count)
        assert count.total == 5


def test_odd_characters_are_survived(embedded, segments):
    texts = ["\ud800 vláda", "vláda\x07", "🎉🎉🎉", "</s> <unk> <pad>", ">>eng<< vláda", "政府批准了預算", "½ ﬁ №5"]
    made = embedded.translate(segments(*texts))
    assert all(t.text.encode("utf-8") is not None and "<unk>" not in t.text.replace("<unk> <pad>", "") for t in made)
