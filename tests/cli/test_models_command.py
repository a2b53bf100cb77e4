"""`newsalign models`: what there is, and what is said about it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.cli.options import Settings
from align.errors import ModelError


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSALIGN_MODELS", str(tmp_path))

    def invoke(*arguments: str):
        result = CliRunner().invoke(cli, ["models", *arguments], obj=Settings())
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def test_the_list_names_each_model_with_its_languages_and_licence(run):
    rows = {row["name"]: row for row in json.loads(run("list", "--format", "json").stdout)}
    assert rows["sla-eng-tiny"]["present"]
    assert rows["sla-eng-tiny"]["licence"] == "MPL-2.0"
    assert rows["Helsinki-NLP/opus-mt-ru-en"]["languages"] == ["ru"]
    assert not rows["Helsinki-NLP/opus-mt-ru-en"]["present"]
    lines = run("list").stdout.splitlines()
    assert len(lines) == len(rows)
    assert all(name in line for name, line in zip(rows, lines, strict=True))


def test_show_gives_the_checksum_of_a_model_that_is_here(run):
    row = json.loads(run("show", "sla-eng-tiny", "--format", "json").stdout)
    assert len(row["sha256"]) == 64
    assert json.loads(run("show", row["folder"], "--format", "json").stdout)["sha256"] == row["sha256"]
    assert f"sha256:          {row['sha256']}" in run("show", "sla-eng-tiny").stdout


def test_show_says_where_a_model_will_be(run, tmp_path):
    shown = run("show", "Helsinki-NLP/opus-mt-cs-en").stdout
    assert str(tmp_path) in shown
    assert "sha256" not in shown


@pytest.mark.parametrize("command", ["show", "fetch", "convert"])
def test_what_is_not_there_is_answered(run, command):
    with pytest.raises(ModelError) as caught:
        run(command, "no-such-model")
    assert "no-such-model" in caught.value.message
    assert caught.value.hint


def test_convert_says_as_show_does_what_is_wrong_with_a_folder(run, tmp_path):
    with pytest.raises(ModelError, match="none: no such folder"):
        run("convert", str(tmp_path / "none"))
    said = []
    for command in ("show", "convert"):
        with pytest.raises(ModelError, match="holds no model: there is neither") as caught:
            run(command, str(tmp_path))
        said.append(str(caught.value))
    assert said[0] == said[1]


@pytest.mark.parametrize(("options", "quantization"), [((), "int8"), (("--quantization", "float32"), "float32")])
def test_convert_writes_the_numbers_that_are_asked_for(run, tmp_path, monkeypatch, options, quantization):
    done = []
    monkeypatch.setattr("align.translation.convert.convert", lambda *given: done.append(given))
    assert run("convert", str(tmp_path), *options).stdout == f"{tmp_path / 'ct2'}\n"
    assert done == [(tmp_path, tmp_path / "ct2", quantization)]


@pytest.mark.parametrize(("options", "kept"), [((), False), (("--keep-original",), True)])
def test_fetch_keeps_the_downloaded_weights_where_it_is_asked_to(run, tmp_path, monkeypatch, options, kept):
    done = []

    def fetch(model, *, keep_original):
        done.append((model.name, keep_original))
        return tmp_path

    monkeypatch.setattr("align.translation.fetch.fetch", fetch)
    assert run("fetch", "Helsinki-NLP/opus-mt-cs-en", *options).stdout == f"{tmp_path}\n"
    assert done == [("Helsinki-NLP/opus-mt-cs-en", kept)]
