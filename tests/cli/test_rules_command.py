"""`newsalign rules` and `profiles` as a user meets them."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.auditing import load_profile
from align.cli.main import cli
from align.errors import ConfigError


def shown(*arguments: object) -> str:
    result = CliRunner().invoke(cli, [*map(str, arguments)], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.stdout


def test_rules_show_their_examples() -> None:
    assert "glued-name" in shown("rules")
    page = shown("rules", "glued-name")
    assert "Found" in page
    assert "YouTube" in page
    with pytest.raises(ConfigError):
        shown("rules", "no-such-rule")


def test_profiles_are_listed_and_can_be_copied(tmp_path: Path) -> None:
    assert {line.split()[0] for line in shown("profiles", "list").splitlines()} == {"plain", "ap", "reuters", "bbc"}
    copied = shown("profiles", "show", "bbc")
    assert tomllib.loads(copied)["dialect"] == "british"
    (tmp_path / "copy.toml").write_text(copied)
    (tmp_path / "story.en.txt").write_text("Macron left Kiev for the color of it.\n")
    repaired = shown("normalize", tmp_path / "story.en.txt", "--profile", tmp_path / "copy.toml")
    assert repaired == shown("normalize", tmp_path / "story.en.txt", "--profile", "bbc")
    assert "Kyiv" in repaired


def test_what_a_profile_only_proposes_its_copy_proposes_too(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('propose = ["exonym"]\n')
    (tmp_path / "copy.toml").write_text(shown("profiles", "show", tmp_path / "mine.toml"))
    mine, copied = (load_profile(str(tmp_path / name)) for name in ("mine.toml", "copy.toml"))
    assert "exonym" not in mine.apply
    assert replace(copied, name="mine") == mine


def test_a_profile_with_control_characters_is_shown_as_toml(tmp_path: Path) -> None:
    mine = tmp_path / "my\x7fown\n.toml"
    mine.write_text('description = "a\\u007fb"\nguards = ["\\u007f"]\n', encoding="utf-8")
    assert tomllib.loads(shown("profiles", "show", mine))["description"] == "a\x7fb"
    assert json.loads(shown("profiles", "show", mine, "--format", "json"))["guards"][-1] == "\x7f"
