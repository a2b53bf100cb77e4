"""Fine-tuning on the beads of a run: what is learned from, what is held out, what comes out."""

import json
import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from run_writer import write_run
from stories import audited, side

from align.cli.finetune import finetune as command
from align.cli.options import Settings
from align.errors import ConfigError, InputError, ModelError
from align.training import extra
from align.training.corpus import Pair, read_beads
from align.training.encoding import Recipe
from align.training.finetune import FEWEST, Plan, finetune, own_dropout, split_pairs
from align.training.options import Budget, Options
from align.translation.models import locate
from align.types import Audited, Segment


class Percent:
    def __init__(self) -> None:
        self.total = 0.0

    def update(self, n: float = 1, /) -> None:
        self.total += n


def run_of(folder: Path, pairs: list[Pair], **meta: str) -> Path:
    """A finished run in which every pair is a bead; every fourth bead is only half as certain."""
    stories = defaultdict(list)
    for pair in pairs:
        stories[pair.origin].append(pair)
    return write_run(folder, *(story_of(ident, story, **meta) for ident, story in sorted(stories.items())))


def story_of(ident: str, pairs: list[Pair], **meta: str) -> Audited:
    source = side(pairs[0].lang, *(pair.source for pair in pairs), doc=ident)
    english = side("en", *(pair.english for pair in pairs), doc=ident)
    story = audited(source, replace(english, meta=meta))
    beads = tuple(
        replace(bead, confidence=0.9 if number % 4 else 0.45) for number, bead in enumerate(story.aligned.beads, 1)
    )
    return replace(story, aligned=replace(story.aligned, beads=beads))


@pytest.fixture
def run(tmp_path, pairs) -> Path:
    return run_of(tmp_path / "run", pairs)


@pytest.fixture(autouse=True)
def converted_models_stay_here(monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSALIGN_MODELS", str(tmp_path / "converted"))


def test_beads_are_read_by_their_confidence(run, pairs):
    certain, every = list(read_beads(run, 0.7)), list(read_beads(run, 0.0))
    assert len(every) == len(pairs)
    assert 0 < len(certain) < len(every)
    assert {(pair.source, pair.english) for pair in every} == {(pair.source, pair.english) for pair in pairs}
    assert {pair.lang for pair in every} == {"cs"}


def test_our_own_translations_teach_nothing(tmp_path, pairs):
    folder = run_of(tmp_path / "run", pairs[:20], english_origin="translation")
    assert list(read_beads(folder, 0.0)) == []


def test_a_model_learns_from_a_run_and_is_scored_before_and_after(run, start_folder, tmp_path):
    from align.training.options import Budget

    bar = Percent()
    out = tmp_path / "mine"
    outcome = finetune(run, out, Plan(str(start_folder), 0.7, Budget(passes=12), 1e-2), bar)
    assert outcome.steps > 20
    assert 0 < outcome.held_out < outcome.trained
    assert [metric.name for metric in outcome.after] == ["BLEU", "chrF"]
    assert outcome.after[1].score > outcome.before[1].score + 5
    assert 90 < bar.total <= 100.1

    from align.translation import open_translator

    translator = open_translator(str(out))
    assert translator.languages == {"cs", "ru"}
    sentence = "Prezident včera řekl, že válka skončí."
    (translation,) = translator.translate([Segment("d.cs:1:1", sentence, "cs", 0, len(sentence))])
    assert translation.text


def test_documents_are_held_out_whole_and_always_the_same(pairs):
    split = split_pairs(pairs)
    assert not {pair.origin for pair in split.training} & {pair.origin for pair in split.held_out}
    assert len(split.training) + len(split.held_out) == len(pairs)
    assert len(pairs) / 20 < len(split.held_out) < len(pairs) / 3
    assert split_pairs(pairs) == split


def test_a_run_of_one_document_is_split_inside(pairs):
    split = split_pairs([replace(pair, origin="one") for pair in pairs])
    assert len(split.held_out) == len(pairs) // 10
    assert not {pair.source for pair in split.training} & {pair.source for pair in split.held_out}


def test_one_large_document_is_not_held_out_whole(pairs):
    uneven = [replace(pair, origin="large" if number > 20 else "small") for number, pair in enumerate(pairs)]
    assert {pair.origin for pair in split_pairs(uneven).held_out} == {"small"}


def test_of_several_documents_the_first_ones_by_their_hash_are_held_out_until_they_are_enough(pairs):
    held_out = split_pairs(pairs).held_out
    assert len({pair.origin for pair in held_out}) == 2  # of twelve of 25 pairs each; 30 are wanted


def test_too_few_pairs_are_refused_with_their_number(tmp_path, pairs, start_folder):
    folder = run_of(tmp_path / "run", [replace(pair, origin="one") for pair in pairs[:40]])
    with pytest.raises(InputError, match=rf"30 aligned pairs .* {FEWEST} are needed") as caught:
        finetune(folder, tmp_path / "out", Plan(str(start_folder)), Percent())
    assert "--min-confidence" in caught.value.hint
    assert not (tmp_path / "out").exists()


def test_pairs_in_a_language_that_the_model_does_not_read_do_not_count(tmp_path, pairs, start_folder):
    folder = run_of(tmp_path / "run", [replace(pair, lang="uk") for pair in pairs])
    with pytest.raises(InputError, match="0 aligned pairs"):
        finetune(folder, tmp_path / "out", Plan(str(start_folder)), Percent())


def test_a_folder_in_use_is_not_overwritten(run, start_folder, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("dear")
    with pytest.raises(ConfigError, match="is there already"):
        finetune(run, tmp_path / "out", Plan(str(start_folder)), Percent())


def test_a_folder_that_is_no_run_is_refused(start_folder, tmp_path):
    with pytest.raises(InputError, match="not the folder of a finished run"):
        finetune(tmp_path, tmp_path / "out", Plan(str(start_folder)), Percent())


def test_without_torch_the_line_that_installs_it_is_given(run, tmp_path, monkeypatch):
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extra, "import_module", absent)
    with pytest.raises(ModelError) as caught:
        finetune(run, tmp_path / "out", Plan(), Percent())
    assert "pip install 'newsalign[torch]'" in caught.value.hint


def call(*arguments: object):
    return CliRunner().invoke(command, [str(each) for each in arguments], obj=Settings(), standalone_mode=False)


def test_the_command_prints_scores_and_the_folder(run, start_folder, tmp_path):
    result = call(run, "--base", start_folder, "--out", tmp_path / "mine", "--epochs", 1, "--format", "json")
    assert result.exception is None
    row = json.loads(result.stdout)
    assert row["model"] == str(tmp_path / "mine")
    assert {metric["name"] for metric in row["before"]} == {"BLEU", "chrF"}
    assert all("version:" in metric["signature"] for metric in row["after"])


def test_epochs_and_minutes_exclude_each_other(run, tmp_path):
    result = call(run, "--out", tmp_path / "mine", "--epochs", 1, "--minutes", 1)
    assert isinstance(result.exception, ConfigError)


def test_a_model_is_trained_on_with_the_dropout_that_it_knows(tmp_path):
    (tmp_path / "config.json").write_text('{"dropout": 0.25}')
    assert own_dropout(tmp_path) == 0.25
    assert own_dropout(locate("sla-eng-tiny", "marian").folder) == 0.0


@pytest.mark.parametrize(("own", "inside"), [(0.0, 0.1), (0.25, 0.0)])
def test_only_a_model_that_knows_no_dropout_gets_it_inside_its_layers(
    run, start_folder, tmp_path, monkeypatch, own, inside
):
    from align.training import finetune as module

    base = tmp_path / "base"
    shutil.copytree(start_folder, base)
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    (base / "config.json").write_text(json.dumps({**config, "dropout": own}), encoding="utf-8")
    given = []
    monkeypatch.setattr(module, "Options", lambda *args, **named: given.append(Options(*args, **named)) or given[0])
    finetune(run, tmp_path / "out", Plan(str(base), budget=Budget(steps=1)), Percent())
    assert (given[0].dropout, given[0].inner_dropout) == (own, inside)


def test_a_model_that_reads_hints_is_trained_with_them_and_keeps_its_table(run, start_folder, tmp_path, monkeypatch):
    from align.training import finetune as module

    base = tmp_path / "base"
    shutil.copytree(start_folder, base)
    (base / "names.tsv").write_text("Zemana\tZeman\nEvropská\t-\n", encoding="utf-8")
    recipes = []
    monkeypatch.setattr(module, "Recipe", lambda *given, **named: recipes.append(Recipe(*given, **named)) or recipes[0])
    finetune(run, tmp_path / "out", Plan(str(base), budget=Budget(steps=1)), Percent())
    assert recipes[0].names == (("Zemana", "Zeman"),)
    assert recipes[0].shares.hinted > 0
    assert (tmp_path / "out" / "names.tsv").read_bytes() == (base / "names.tsv").read_bytes()
