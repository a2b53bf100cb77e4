"""What is derived of a Marian model that has no settings of ours beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from align.errors import ModelError
from align.translation.settings import read_settings


def languages(folder: Path, **stated: str) -> tuple[str, ...]:
    (folder / "tokenizer_config.json").write_text(json.dumps(stated))
    return read_settings(folder).languages


@pytest.mark.parametrize(
    ("source", "expected"),
    [("ces", ("cs",)), ("ru", ("ru",)), ("sla", ("cs", "ru")), ("", ("cs", "ru")), ("deu", ("deu",)), ("uk", ("uk",))],
)
def test_a_model_reads_the_language_that_it_states(source: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    assert languages(tmp_path, source_lang=source, target_lang="eng") == expected


def test_a_model_that_states_nothing_is_taken_on_trust(tmp_path: Path) -> None:
    assert read_settings(tmp_path).languages == languages(tmp_path) == ("cs", "ru")


def test_a_model_into_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="translates into ces, not into English"):
        languages(tmp_path, source_lang="eng", target_lang="ces")
