"""A new vocabulary beside a parent's, whose English pieces keep their numbers."""

import pytest
from sentencepiece import SentencePieceProcessor

from align.errors import InputError, ModelError
from align.training.corpus import Pair
from align.training.pieces import END, PADDING, UNKNOWN, Vocabulary
from align.training.spm_file import with_pieces
from align.training.vocabulary import Plan, build, train_source


def test_appended_pieces_are_used_and_the_others_keep_their_numbers(parent_spm):
    before = SentencePieceProcessor(model_proto=parent_spm)
    after = SentencePieceProcessor(model_proto=with_pieces(parent_spm, ["“", "é" * 70], -20.0))
    size = before.get_piece_size()
    assert [after.id_to_piece(n) for n in range(size)] == [before.id_to_piece(n) for n in range(size)]
    assert before.encode("“said", out_type=int).count(before.unk_id()) == 1
    assert "“" in after.encode("“said", out_type=str)
    assert after.id_to_piece(size + 1) == "é" * 70
    assert after.get_score(size) == pytest.approx(-20.0)


def test_written_pieces_come_first_and_padding_last(vocabulary_folder):
    vocabulary = Vocabulary(vocabulary_folder)
    assert vocabulary.pieces[:2] == [END, UNKNOWN]
    assert vocabulary.pieces[-1] == PADDING
    assert sorted(vocabulary.numbers.values()) == list(range(len(vocabulary)))
    source_only = set(vocabulary.source_pieces()) - set(vocabulary.target_pieces())
    english = {vocabulary.pieces[n] for n in vocabulary.target("The president said that prices would fall.")}
    last_written = max(vocabulary.numbers[piece] for piece in english)
    assert source_only
    assert last_written < min(vocabulary.numbers[piece] for piece in source_only)


def test_texts_are_cut_and_put_together_again(vocabulary_folder, pairs):
    vocabulary = Vocabulary(vocabulary_folder)
    for pair in pairs[:20]:
        numbers = vocabulary.target(pair.english)
        assert vocabulary.unknown not in numbers
        assert vocabulary.text([*numbers, vocabulary.end, vocabulary.padding]) == pair.english
        assert vocabulary.unknown not in vocabulary.source(pair.source)


def test_characters_that_the_parent_lacks_can_be_written(parent_spm, pairs, tmp_path):
    quoted = [*pairs, *[Pair("Řekl: „Ano.“", "He said: “Yes.”", 1.0)] * 3]
    build(quoted, parent_spm, tmp_path, Plan(source_pieces=60, fewest_characters=3))
    vocabulary = Vocabulary(tmp_path)
    assert vocabulary.text(vocabulary.target("“the”")) == "“the”"


def test_too_little_text_is_said():
    with pytest.raises(InputError, match="5000 source pieces"):
        train_source(["Vláda padla."], Plan(source_pieces=5000))


@pytest.mark.parametrize(("name", "content"), [("vocab.json", "[]"), ("vocab.json", "{"), ("source.spm", "x")])
def test_damaged_files_are_refused(name, content, vocabulary_folder, tmp_path):
    for file in vocabulary_folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / name).write_text(content)
    with pytest.raises(ModelError, match=name):
        Vocabulary(tmp_path)


def test_the_source_model_has_marians_marks(pairs):
    model = SentencePieceProcessor(model_proto=train_source([pair.source for pair in pairs], Plan(source_pieces=60)))
    assert (model.id_to_piece(0), model.id_to_piece(1), model.bos_id(), model.pad_id()) == (END, UNKNOWN, -1, -1)
