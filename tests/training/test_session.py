"""A training from its first step to its last: logged, scored, stopped and gone on with."""

import signal

import pytest

from align.training.name_pairs import NamePairs
from align.training.options import Budget, Options
from align.training.scoring import DevelopmentSet, read_development_set
from align.training.variants import Shares

pytest.importorskip("torch")

from align.errors import InputError
from align.training.session import MODEL, STATE, Rhythm, Session
from align.training.trainer import Trainer

SMALL = {"pieces": 400, "rate": 3e-3, "warmup": 5, "negatives": 40}


@pytest.fixture
def dev(pairs) -> DevelopmentSet:
    english = tuple(pair.english for pair in pairs[:5])
    return DevelopmentSet("dev.cs-en", "cs", tuple(pair.source for pair in pairs[:5]), (english, english))


def session(start_folder, out, dev, budget: Budget) -> Session:
    trainer = Trainer(start_folder, Options(budget, **SMALL))
    if (out / STATE).exists():
        trainer.resume(out / STATE)
    return Session(trainer, out, [dev], Rhythm(evaluate=0, save=0, log=0))


def test_a_run_logs_scores_and_leaves_model_and_state(start_folder, pairs, dev, tmp_path, caplog):
    caplog.set_level("INFO", "align")
    session(start_folder, tmp_path, dev, Budget(steps=3)).run(pairs, NamePairs([]), Shares())
    assert {path.name for path in tmp_path.iterdir()} == {STATE, MODEL}
    assert "step 3 loss" in caplog.text
    assert "step 2 dev.cs-en A: BLEU" in caplog.text
    assert "ended at step 3" in caplog.text


def test_a_signal_saves_and_ends_and_the_next_run_goes_on(start_folder, pairs, dev, tmp_path, monkeypatch):
    first = session(start_folder, tmp_path, dev, Budget())
    step = first.trainer._step

    def interrupted(*arguments):
        step(*arguments)
        if first.trainer.counters.step == 4:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(first.trainer, "_step", interrupted)
    names = (signal.SIGTERM, signal.SIGINT)
    handlers = [signal.getsignal(name) for name in names]
    first.run(pairs, NamePairs([]), Shares())
    assert [signal.getsignal(name) for name in names] == handlers
    assert first.trainer.counters.step == 4
    second = session(start_folder, tmp_path, dev, Budget(steps=6))
    assert second.trainer.counters.step == 4
    second.run(pairs, NamePairs([]), Shares())
    assert second.trainer.counters.step == 6


def test_a_development_set_says_its_language_and_keeps_its_references(tmp_path):
    path = tmp_path / "news.ru-en.tsv"
    path.write_text("Да.\tYes.\tYeah.\nНет.\tNo.\tNope.\n", encoding="utf-8")
    found = read_development_set(path)
    assert (found.lang, found.sources, found.references) == (
        "ru",
        ("Да.", "Нет."),
        (("Yes.", "No."), ("Yeah.", "Nope.")),
    )
    assert found.head(1).references == (("Yes.",), ("Yeah.",))
    assert found.head(0) == found


@pytest.mark.parametrize("content", ["only a source\n", "Да.\tYes.\tYeah.\nНет.\tNo.\n"])
def test_a_development_set_of_another_form_is_refused(content, tmp_path):
    path = tmp_path / "news.ru-en.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"news\.ru-en\.tsv:\d"):
        read_development_set(path)
