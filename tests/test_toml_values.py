"""Values in TOML: whatever was written is what a reader of TOML gets."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from align.toml_values import toml_comment, toml_value

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from('"\\\x00\x1f\x7f\x85\u2028\U000e0001'))


@given(TEXTS | st.lists(TEXTS) | st.floats(0, 1) | st.integers(-(2**53), 2**53), TEXTS)
def test_a_value_and_a_key_are_read_back_as_they_were(value: object, key: str) -> None:
    assert tomllib.loads(f"{toml_value(key)} = {toml_value(value)}") == {key: value}


@given(TEXTS)
def test_a_comment_stays_a_comment(text: str) -> None:
    assert tomllib.loads(f"# {toml_comment(text)}\nkey = 1") == {"key": 1}
