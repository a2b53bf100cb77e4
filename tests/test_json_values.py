"""JSON that Python reads and nobody can write, and values that a type has not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

import pytest

from align.json_values import fitting, parse_json, shallow


@pytest.mark.parametrize("text", ["NaN", "[-Infinity]", "1e999", '"\\ud800"', '{"a": "\\udc00\\ud800"}', "9" * 5000])
def test_what_could_not_be_written_again_is_refused(text: str) -> None:
    for form in (text, text.encode()):
        with pytest.raises(ValueError, match=r"JSON number|surrogates|digits"):
            parse_json(form)


def test_all_else_is_read() -> None:
    assert parse_json('{"a": ["\\ud83d\\ude00", "\\u0000", -1.5e3]}') == {"a": ["\U0001f600", "\0", -1500.0]}


def test_a_value_may_not_be_nested_for_ever() -> None:
    assert shallow([[["a"]]]) == [[["a"]]]
    with pytest.raises(RecursionError):
        shallow(parse_json('{"a":' * 200 + "[]" + "}" * 200))


@pytest.mark.parametrize(
    ("hint", "good", "bad"),
    [
        (str, ["", "a"], [None, 1, b"a"]),
        (int, [0, -1, 2**53], [True, 1.0, 2**53 + 1, "1"]),
        (float, [0, 0.5, -1e9], [1e300, 10**400, float("nan"), float("inf"), True, "1"]),
        (bool, [True, False], [0, None]),
        (str | None, ["a", None], [0]),
        (Literal["a", "b"], ["a"], ["c", ["a"], None]),
        (tuple[str, ...], [[], ["a"]], ["a", [1], {"a": 1}, None]),
        (dict[str, str], [{}, {"a": "b"}], [{"a": 1}, []]),
        (Counter[str], [{"a": 1}], [{"a": "b"}, ["a"]]),
        (Mapping[str, Any], [{"a": [None, {}]}], [[], None, json.loads("[" * 80 + "]" * 80)]),
    ],
)
def test_a_value_fits_its_type(hint: Any, good: list[Any], bad: list[Any]) -> None:
    fits = fitting(hint)
    assert all(map(fits, good))
    assert not any(map(fits, bad))
