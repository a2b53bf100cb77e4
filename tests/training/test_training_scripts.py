"""The maintainers' two scripts, from text and a parent to a model with a shortlist."""

import runpy
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from marian_writer import FLOAT, marian, parent_tensors

from align.errors import ModelError

pytest.importorskip("torch")
pytest.importorskip("sacrebleu")

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
if not SCRIPTS.is_dir():
    pytest.skip("the scripts are in the repository only", allow_module_level=True)


def call(script: str, *arguments: object):
    command = runpy.run_path(str(SCRIPTS / script))["main"]
    result = CliRunner().invoke(command, [str(each) for each in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def text(tmp_path, pairs) -> Path:
    path = tmp_path / "cs-en.tsv"
    path.write_text("".join(f"{pair.source}\t{pair.english}\tntrex.tsv\n" for pair in pairs), encoding="utf-8")
    return path


@pytest.fixture
def dev(tmp_path, pairs) -> Path:
    path = tmp_path / "small.cs-en.tsv"
    path.write_text("".join(f"{pair.source}\t{pair.english}\n" for pair in pairs[:6]), encoding="utf-8")
    return path


@pytest.fixture
def parent_folder(tmp_path, parent_spm) -> Path:
    from align.training.parent import parent_pieces

    folder = tmp_path / "parent"
    folder.mkdir()
    tensors = parent_tensors(len(parent_pieces(parent_spm)))
    rows = [(name, FLOAT, value.shape, value.astype(np.float32).tobytes()) for name, value in tensors.items()]
    (folder / "model.pten.intgemm.alphas.bin").write_bytes(marian(rows))
    (folder / "vocab.pten.spm").write_bytes(parent_spm)
    return folder


def test_the_model_is_rebuilt_by_one_command_and_given_a_shortlist(text, dev, parent_folder, tmp_path):
    options = ["--source-pieces", 60, "--steps", 4, "--pieces", 800, "--drop-worst", 0.02, "--out", tmp_path / "built"]
    result = call("train_model.py", "rebuild", "--text", text, "--dev", dev, "--parent", parent_folder, *options)
    assert "small.cs-en A BLEU" in result.output
    model = tmp_path / "built" / "run" / "model"
    assert (model / "ct2" / "model.bin").is_file()
    assert (model / "ct2" / "names.tsv").read_bytes() == (tmp_path / "built" / "start" / "names.tsv").read_bytes()
    assert (model.parent / "name-pairs.tsv").is_file()
    assert "small.cs-en numbers" in result.output
    assert "step 4 small.cs-en A: BLEU" in (model.parent / "log").read_text()

    out, kept = tmp_path / "vmap.txt", tmp_path / "counts.npz"
    options = ["--reach", "10:3", "--reach", "30:5:sounds", "--most-loss", 100, "--keep", kept, "--out", out]
    result = call("make_shortlist.py", model, "--text", text, *options)
    assert out.read_text(encoding="utf-8").startswith("\t</s> ")
    first = out.read_bytes()
    call("make_shortlist.py", model, *options)
    assert out.read_bytes() == first


def test_a_training_too_short_for_an_average_leaves_its_last_state(start_folder, tmp_path):
    path, out = tmp_path / "cs-en.tsv", tmp_path / "network"
    english = "The mayor, who was ill, said in {} that the road was closed."
    places = ["Brno", "Prague", "Zlín", "Opava", "Tábor", "Písek", "Louny", "Chomutov"]
    lines = "".join(f"Starosta řekl, že je to tak.\t{english.format(each)}\twmt-newstest08-20.tsv\n" for each in places)
    path.write_text(lines, encoding="utf-8")
    options = ["--minutes", 1e-9, "--width", 8, "--held-out", 4, "--out", out]
    assert "commas" in call("train_punctuation.py", "train", start_folder, "--text", path, *options).output
    assert (out / "weights.npz").is_file()


def test_two_models_are_blended_by_their_shares(start_folder, tmp_path):
    from safetensors.numpy import load_file, save_file

    other, out = tmp_path / "other", tmp_path / "blended"
    shutil.copytree(start_folder, other)
    ours = load_file(start_folder / "model.safetensors")
    theirs = {name: (value + 1).astype(np.float16) for name, value in ours.items()}
    save_file(theirs, other / "model.safetensors", metadata={"format": "pt"})
    call("blend_models.py", start_folder, other, "--share", 0.75, "--out", out)
    mixed = load_file(out / "model.safetensors")
    assert all(np.allclose(value, ours[name] + 0.25, atol=2e-3) for name, value in mixed.items())
    (other / "vocab.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="another vocabulary"):
        call("blend_models.py", start_folder, other, "--out", out)


def test_a_softened_model_divides_its_scores_and_nothing_else(start_folder, tmp_path):
    import torch

    from align.training.marian_model import open_model

    out = tmp_path / "softened"
    call("soften_model.py", start_folder, "--temperature", 2, "--out", out)
    source, written = torch.tensor([[5, 6, 7]]), torch.tensor([[8, 9]])
    with torch.no_grad():
        before, after = (
            open_model(folder)(input_ids=source, decoder_input_ids=written).logits[..., :20]
            for folder in (start_folder, out)
        )
    assert before.abs().max() > 0.1
    assert torch.allclose(after, before / 2, atol=1e-2)


def test_the_help_shows_the_recipe():
    assert "rebuild --text" in call("train_model.py", "--help").output
    assert "--keep build/associations.npz" in call("make_shortlist.py", "--help").output


def test_recalibrating_runs_every_step_in_order_and_stops_where_one_fails(tmp_path, monkeypatch):
    asked = []

    def run(command, check):
        asked.append([Path(part).name for part in command[1:]])
        return subprocess.CompletedProcess(command, 3 if "train_aligner.py" in asked[-1] else 0)

    monkeypatch.setattr("subprocess.run", run)
    command = runpy.run_path(str(SCRIPTS / "recalibrate.py"))["main"]
    text = tmp_path / "text.tsv"
    text.touch()
    options = ["--text", text, "--dev", text, "--alignment", tmp_path, "--findings", text]
    result = CliRunner().invoke(command, [str(each) for each in options])
    assert [each[0] for each in asked] == ["train_model.py", "make_shortlist.py", "train_model.py", "train_aligner.py"]
    assert result.exit_code == 1
    assert "go on with --from aligner" in result.output
    asked.clear()
    CliRunner().invoke(command, [*(str(each) for each in options), "--from", "confidences"])
    assert [each[0] for each in asked] == ["calibrate_audit.py", "check_sample.py"]
