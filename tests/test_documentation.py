"""The public documents: their commands exist, with their options, and the sample finding is what is printed."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.cli.options import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "README.md",
    *(path for each in ("models", "parallel_data", "scripts") for path in (ROOT / each).rglob("README.md")),
]
_FENCE = re.compile(r"^```(?:sh|console)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")
_ENDS = re.compile(r" (?:#|>|&&|\|) ?.*")


def commands(page: Path) -> Iterator[str]:
    """The calls of newsalign and of scripts, in blocks and in running text."""
    text = page.read_text(encoding="utf-8")
    blocks = [line for block in _FENCE.findall(text) for line in block.replace("\\\n", " ").splitlines()]
    lines = [part.strip() for line in blocks for part in line.removeprefix("$ ").split("&&")]
    for line in (*lines, *(" ".join(found.split()) for found in _INLINE.findall(_FENCE.sub("", text)))):
        call = _ENDS.sub("", line.removeprefix(".venv/bin/"))
        if re.match(r"newsalign [a-z]|(?:\w+=\S+ )?(?:python )?scripts/\w+\.py", call):
            yield call.replace("\\|", "|")


CALLS = sorted({(str(page.relative_to(ROOT)), call) for page in PAGES for call in commands(page)})


def test_the_pages_have_commands():
    assert {page for page, _ in CALLS} >= {"README.md", "scripts/README.md", "models/sla-eng-tiny/README.md"}
    assert len(CALLS) > 40


@pytest.mark.parametrize(("page", "call"), CALLS)
def test_commands_and_their_options_exist(page, call):
    words = shlex.split(call)
    given = [word.partition("=")[0] for word in words if word.startswith("--")]
    if words[0] == "newsalign":
        assert all(set(given) <= options | {"--help"} for options in map(options_of, spread(words[1:])))
        return
    script = next(word for word in words if word.startswith("scripts/"))
    source = (ROOT / script).read_text(encoding="utf-8")
    assert given == [] or "python" in words, "write it as it is run: python scripts/..."
    shared = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "align" / "training").glob("*.py"))
    assert all(f'"{option}' in source + shared for option in given if option != "--help")


def spread(words: list[str]) -> Iterator[list[str]]:
    """``models list|show`` as the commands that it stands for."""
    if len(words) > 1 and "|" in words[1]:
        yield from ([words[0], each, *words[2:]] for each in words[1].split("|"))
    else:
        yield words


def options_of(words: list[str]) -> set[str]:
    command: click.Command = cli
    for word in words:
        if not isinstance(command, click.Group):
            break
        found = command.get_command(click.Context(command), word)
        assert found is not None, word
        command = found
    return {name for param in command.params for name in (*param.opts, *param.secondary_opts)}


def test_the_sample_finding_is_printed_as_the_readme_shows_it(monkeypatch):
    monkeypatch.chdir(ROOT)
    [block] = re.findall(
        r"```console\n.*?\$ newsalign ([^\n]*)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    done = CliRunner().invoke(cli, shlex.split(block[0]), obj=Settings())
    assert done.stdout + done.stderr.splitlines(keepends=True)[-1] == block[1]


def test_the_licences_that_are_declared_have_their_texts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in project["license-files"]}
    titles = {
        "Apache-2.0": "Apache License",
        "MPL-2.0": "Mozilla Public License Version 2.0",
        "CC0-1.0": "CC0 1.0 Universal",
        "Unicode-3.0": "UNICODE LICENSE V3",
    }
    declared = project["license"].split(" AND ")
    assert set(declared) == set(titles)
    assert all(any(titles[name] in text[:200] for text in texts.values()) for name in declared)
