"""`newsalign review` where it prints instead of serving."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.decisions.model import Decision, Standing
from align.decisions.store import change, create
from align.errors import ConfigError, InputError


def call(*arguments: object) -> str:
    result = CliRunner().invoke(cli, ["review", *map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.stdout


def test_decisions_are_listed_as_json_lines(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no decisions"):
        call(tmp_path, "--list")
    create(tmp_path)
    made = [Decision("b", "f", "edited", "Kyjiv", "exonym", "Kiev"), Standing("rule", "acronym", "accepted")]
    change(tmp_path, made, "one")
    rows: list[dict[str, Any]] = [json.loads(line) for line in call(tmp_path, "--list").splitlines()]
    assert [row.get("replacement") for row in rows] == ["Kyjiv", ""]
    assert rows[1]["key"] == "acronym"


def test_profile_additions_need_a_run_and_one_output_is_asked_for_at_a_time(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="finished run"):
        call(tmp_path, "--profile-additions")
    with pytest.raises(ConfigError):
        call(tmp_path, "--profile-additions", "--list")
