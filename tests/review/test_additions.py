"""Decisions about rules and spellings as a profile: it can be loaded, and it decides the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from align.api import align
from align.auditing import audit, load_profile
from align.decisions.model import Standing
from align.review.additions import additions
from align.types import Document


def profile(tmp_path: Path, *made: Standing, name: str = "plain") -> tuple[str, Path]:
    text = additions({(each.kind, each.key): each for each in made}, name)
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    return text, path


def test_the_profile_decides_as_the_review_did(tmp_path: Path) -> None:
    made = (
        Standing("spelling", "Kiev", "rejected"),
        Standing("spelling", "Zelensky", "accepted", "Zelenskyy"),
        Standing("rule", "boilerplate", "rejected"),
        Standing("rule", "quote-typography", "accepted"),
    )
    _, path = profile(tmp_path, *made)
    one = align(None, Document("a", "en", "Mr Zelensky left Kiev and Lvov.\nTASS\n"))
    found = {each.text.strip(): each.applied for each in audit(one, load_profile(str(path)))}
    assert found == {"Zelensky": True, "Lvov": True}
    assert set(load_profile(str(path)).apply) == {"exonym", "name-variant", "quote-typography"}


def test_spellings_decided_one_after_the_other_make_a_profile_that_can_be_loaded(tmp_path: Path) -> None:
    made = [
        Standing("spelling", "Zelenskiy", "accepted", "Zelensky"),
        Standing("spelling", "Zelensky", "accepted", "Zelenskyy"),
    ]
    _, path = profile(tmp_path, *made)
    assert (
        dict(load_profile(str(path)).preferred).items() >= {"Zelenskiy": "Zelenskyy", "Zelensky": "Zelenskyy"}.items()
    )
    text, path = profile(tmp_path, *made, Standing("spelling", "Zelenskyy", "accepted", "Zelensky"))
    assert "decided the other way round as well" in text
    load_profile(str(path))


def test_a_rejected_rule_is_applied_no_more(tmp_path: Path) -> None:
    text, _ = profile(tmp_path, Standing("rule", "exonym", "rejected"), name="bbc")
    table = tomllib.loads(text)
    assert table["inherits"] == "bbc"
    assert table["off"] == ["exonym"]
    assert "exonym" not in table["apply"]
    assert "acronym" in table["apply"]


def test_what_a_profile_cannot_say_is_a_comment(tmp_path: Path) -> None:
    made = (
        Standing("rule", "number-mismatch", "accepted"),
        Standing("spelling", "programme", "accepted", "program"),
        Standing("rule", "gone-rule", "rejected"),
    )
    text, path = profile(tmp_path, *made)
    assert set(tomllib.loads(text)) == {"inherits"}
    assert all(each.key in text for each in made)
    load_profile(str(path))


def test_a_profile_of_ones_own_is_not_known_here(tmp_path: Path) -> None:
    text, path = profile(tmp_path, Standing("spelling", "Kiev", "rejected"), name='my "house"\nstyle')
    assert tomllib.loads(text) == {"keep": ["Kiev"]}
    assert "put these lines into its file" in text
    load_profile(str(path))


@pytest.mark.parametrize("word", ['Ki"ev', "Ki\\ev", "Kïev\x7f", "K#iev"])
def test_any_spelling_is_written_as_toml_reads_it(tmp_path: Path, word: str) -> None:
    text, _ = profile(
        tmp_path, Standing("spelling", word, "rejected"), Standing("spelling", f"{word}x", "accepted", "y")
    )
    assert tomllib.loads(text)["keep"] == [word]


def test_without_decisions_it_says_so(tmp_path: Path) -> None:
    text, path = profile(tmp_path)
    assert "none so far" in text
    load_profile(str(path))
