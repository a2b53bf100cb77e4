"""Steps of training: they lower the loss, go on exactly where they were, and leave a Marian model."""

import itertools
from pathlib import Path

import pytest

from align.errors import ConfigError, InputError, ModelError
from align.training.batches import Draw, Order, Place, Stream
from align.training.encoding import Encoder, Recipe
from align.training.options import Budget, Options
from align.training.pieces import Vocabulary
from align.training.variants import NONE, Shares

torch = pytest.importorskip("torch")

from align.training.marian_model import open_model, state_of  # noqa: E402
from align.training.scoring import follow  # noqa: E402
from align.training.state import load_state  # noqa: E402
from align.training.trainer import Trainer  # noqa: E402

SMALL = {"pieces": 400, "rate": 3e-3, "warmup": 5, "negatives": 40, "fall": 0.5}


def run(trainer: Trainer, pairs, stop_at: int = 0) -> list[float]:
    """Train until the budget is used up, or to step ``stop_at``; the losses."""
    order = Order(trainer.options.pieces, lines=100)
    draw, losses = Draw(pairs, order), []
    recipe = Recipe(trainer.base, Shares(resampled=0.3), written=trainer.written, processes=1)

    def after() -> bool:
        losses.append(float(trainer.loss))
        return trainer.counters.step != stop_at

    stream = Stream(draw, Encoder(recipe), order, trainer.place)
    try:
        trainer.train(stream, draw.stretches, after)
    finally:
        stream.close()
    return losses


def weights(trainer: Trainer) -> dict:
    with trainer.averaged() as model:
        return {name: value.clone() for name, value in state_of(model).items()}


def same(one: dict, other: dict) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("softmax", [{"negatives": 40}, {"negatives": 0, "smoothing": 0.1}])
def test_training_from_start_weights_lowers_the_loss(softmax, start_folder, pairs):
    losses = run(Trainer(start_folder, Options(Budget(steps=40), **(SMALL | softmax))), pairs)
    assert sum(losses[-5:]) < 0.8 * sum(losses[:5])


def test_a_run_that_was_stopped_goes_on_exactly(start_folder, pairs, tmp_path):
    options = Options(Budget(steps=24), dropout=0.1, **SMALL)
    whole = Trainer(start_folder, options)
    losses = run(whole, pairs)
    first = Trainer(start_folder, options)
    before = run(first, pairs, stop_at=9)
    first.save(tmp_path / "state.pt")
    second = Trainer(start_folder, options)
    second.resume(tmp_path / "state.pt")
    after = run(second, pairs)
    assert [*before, *after] == losses
    assert second.counters.seen == whole.counters.seen
    assert same(weights(second), weights(whole))


def test_what_is_written_is_the_average_and_opens_as_a_marian_model(start_folder, pairs, tmp_path):
    trainer = Trainer(start_folder, Options(Budget(steps=12), **SMALL))
    run(trainer, pairs)
    now = [value.detach().clone() for value in trainer._params]
    trainer.write(tmp_path / "model")
    assert all(map(torch.equal, now, trainer._params))
    again = open_model(tmp_path / "model")
    for name, value in weights(trainer).items():
        assert torch.allclose(value, again.state_dict()[name], atol=2e-3, rtol=2e-3)
    assert not torch.equal(now[0], weights(trainer)["model.shared.weight"])
    assert str(start_folder.parent) not in (tmp_path / "model" / "config.json").read_text()
    assert {path.name for path in start_folder.iterdir()} == {path.name for path in (tmp_path / "model").iterdir()}


def test_source_pieces_stay_unwritten(start_folder, pairs, tmp_path):
    trainer = Trainer(start_folder, Options(Budget(steps=3), **SMALL))
    written = trainer.written
    assert written < len(Vocabulary(start_folder)) - 1
    run(trainer, pairs)
    trainer.write(tmp_path / "model")
    assert Vocabulary(tmp_path / "model").written == written


def test_a_passing_score_can_be_had_of_the_model_in_training(start_folder, pairs):
    texts = [pair.source for pair in pairs[:7]]
    found = follow(open_model(start_folder).eval(), Vocabulary(start_folder), texts)
    assert len(found) == 7
    assert follow(open_model(start_folder).eval(), Vocabulary(start_folder), texts[3:4]) == found[3:4]


@pytest.mark.parametrize("content", [b"", b"no state", None])
def test_a_damaged_state_is_refused(content, tmp_path):
    path = tmp_path / "state.pt"
    if content is None:
        torch.save({"format": 99, "counters": {}}, path)
    else:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"state\.pt"):
        load_state(path, "cpu")


def test_the_state_of_another_model_is_refused(start_folder, tmp_path):
    trainer = Trainer(start_folder, Options())
    trainer._params = trainer._params[:-1]
    trainer.save(tmp_path / "state.pt")
    with pytest.raises(ModelError, match="another model"):
        Trainer(start_folder, Options()).resume(tmp_path / "state.pt")


def test_the_state_of_another_optimizer_leaves_the_weights_as_they_were(start_folder, pairs, tmp_path):
    other = Trainer(start_folder, Options(Budget(steps=2), muon=True, **SMALL))
    run(other, pairs)
    other.save(tmp_path / "state.pt")
    trainer = Trainer(start_folder, Options())
    before = {name: value.clone() for name, value in state_of(trainer.model).items()}
    with pytest.raises(ModelError, match="another optimizer"):
        trainer.resume(tmp_path / "state.pt")
    assert same(state_of(trainer.model), before)


def test_dropout_is_where_it_was_asked_for(start_folder):
    layer = open_model(start_folder, 0.05, inner_dropout=0.1).model.encoder.layers[0]
    assert (layer.dropout, layer.activation_dropout, layer.self_attn.dropout) == (0.05, 0.1, 0.0)


def test_a_folder_that_is_no_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match=r"config\.json"):
        Trainer(tmp_path, Options())


@pytest.mark.parametrize("wrong", [{"dropout": 1.5}, {"inner_dropout": -1}, {"rate": 0}, {"pieces": 0}, {"fall": -1}])
def test_settings_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ConfigError):
        Options(**wrong)


def test_the_rate_rises_then_holds_then_falls():
    options = Options(rate=1.0, warmup=10, fall=0.5)
    assert options.rate_at(0, 0.0) == pytest.approx(0.1)
    assert options.rate_at(50, 0.4) == 1.0
    assert options.rate_at(90, 0.9) == pytest.approx(0.2)
    assert options.rate_at(99, 1.0) > 0


def test_a_budget_is_used_up_by_whatever_was_asked_for():
    assert Budget().share(10**6, 10**6, 10**3) == 0
    assert Budget(steps=10).share(5, 99, 99) == 0.5
    assert Budget(minutes=2).share(5, 3, 99) == 1.5
    assert Budget(passes=4).share(5, 3, 1) == 0.25


def encoder(folder: Path, shares: Shares = NONE) -> Encoder:
    return Encoder(Recipe(folder, shares, processes=1))


def taken(folder: Path, pairs, order: Order, place: Place, count: int) -> list:
    stream = Stream(Draw(pairs, order), encoder(folder, Shares(resampled=0.5)), order, place)
    try:
        return list(itertools.islice(stream, count))
    finally:
        stream.close()


def test_a_stream_can_be_taken_up_at_any_place(start_folder, pairs):
    order = Order(300, lines=60)
    whole = taken(start_folder, pairs, order, Place(), 40)
    assert whole[-1].place.stretch > 1
    for number in (0, 7, 25):
        again = taken(start_folder, pairs, order, whole[number].place, 3)
        for one, other in zip(again, whole[number + 1 :], strict=False):
            assert one.place == other.place
            assert (one.source == other.source).all()
            assert (one.target == other.target).all()


def test_a_batch_holds_no_more_than_asked_and_every_line_comes_once_a_pass(start_folder, pairs):
    order, lines = Order(300), 0
    stream = Stream(Draw(pairs, order), encoder(start_folder), order, Place())
    for batch in stream:
        assert max(batch.source.size, batch.target.size) <= 300
        lines += len(batch.source)
        if batch.place.stretch:
            break
    stream.close()
    assert lines == len(pairs)


def test_weights_say_how_often_a_pair_is_drawn(pairs):
    from dataclasses import replace

    weighted = [replace(pairs[0], weight=2.5), replace(pairs[1], weight=0.25), replace(pairs[2], weight=0.0)]
    draw = Draw(weighted, Order(100))
    drawn = [pair for number in range(400) for pair in draw.stretch(number)]
    counts = [drawn.count(pair) / 400 for pair in weighted]
    assert counts == pytest.approx([2.5, 0.25, 0.0], abs=0.1)
    assert draw.stretch(3) == draw.stretch(3)


def test_an_error_in_the_feeding_thread_reaches_the_reader(tmp_path, pairs):
    order = Order(300)
    with pytest.raises(ModelError, match=r"vocab\.json"):
        next(iter(Stream(Draw(pairs, order), encoder(tmp_path), order, Place())))


def test_text_that_the_model_cannot_write_ends_the_run(start_folder, pairs):
    order = Order(300, lines=2)
    nothing = Encoder(Recipe(start_folder, NONE, longest=1, processes=1))
    stream = Stream(Draw(pairs[:10], order), nothing, order, Place())
    try:
        with pytest.raises(InputError, match="none of the 10 pairs"):
            next(iter(stream))
    finally:
        stream.close()


def test_the_number_of_processes_changes_nothing(start_folder, pairs, monkeypatch):
    from align.training import encoding

    monkeypatch.setattr(encoding, "_CHUNK", 100)
    shares = Shares(resampled=0.5, copies=0.5)
    made = []
    for processes in (1, 2):
        work = Encoder(Recipe(start_folder, shares, processes=processes))
        made.append(work.encode(pairs, 4))
        work.close()
    assert (made[0].source.flat == made[1].source.flat).all()
    assert (made[0].target.lengths == made[1].target.lengths).all()


def test_lines_with_pieces_that_cannot_be_written_are_left_out(start_folder, pairs):
    whole = encoder(start_folder).encode(pairs)
    most = int(whole.target.flat.max())
    assert whole.pairs.tolist() == list(range(len(pairs)))
    fewer = Encoder(Recipe(start_folder, NONE, written=most, processes=1)).encode(pairs)
    assert 0 < len(fewer) < len(whole)
    assert int(fewer.target.flat.max()) < most
    assert all((fewer.target.row(n) == whole.target.row(int(k))).all() for n, k in enumerate(fewer.pairs[:20]))
