"""JSON as it was written by us and may have been changed since: no value that Python reads and nobody can write."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass
from types import UnionType
from typing import Any, Literal, NoReturn, Union, get_args, get_origin

_LARGEST = 2**53
"""Beyond it JSON's numbers are not exact (RFC 8259, section 6), and no count, offset or score of ours is."""
_DEEPEST = 50  # a metadatum has a few levels, and functions that call themselves give up at some hundreds

Fits = Callable[[Any], bool]
"""Whether a JSON value is one of those that a type has."""


def parse_json(text: str | bytes) -> Any:
    """The value in a text.

    Raises UnicodeError for a string that holds half of a surrogate pair, RecursionError for one nested too deeply,
    ValueError for all else that is no JSON, such as NaN and numbers too large for a float.
    """
    value = json.loads(text, parse_constant=_no_number, parse_float=_finite)
    if ("\\u" if isinstance(text, str) else b"\\u") in text:  # type: ignore[operator]
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _no_number(digits)
    return number


def fitting(hint: Any) -> Fits:
    """The check for the type of a field; what is in a record inside is left to whoever makes that."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        checks = [fitting(part) for part in inner]
        return lambda value: any(check(value) for check in checks)
    if origin is Literal:
        return lambda value: isinstance(value, str) and value in inner
    if origin is tuple:
        return _sequence(fitting(inner[0]))
    if isinstance(origin or hint, type) and issubclass(origin or hint, Mapping):
        return _mapping(fitting(inner[-1]) if len(inner) > 1 else _is_count)
    if is_dataclass(hint):
        return lambda value: isinstance(value, dict)
    return _PLAIN.get(hint, _is_shallow)


def _sequence(item: Fits) -> Fits:
    return lambda value: isinstance(value, (list, tuple)) and all(map(item, value))


def _mapping(item: Fits) -> Fits:
    return lambda value: isinstance(value, dict) and all(map(item, value.values()))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return type(value) is int and abs(value) <= _LARGEST


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) <= _LARGEST


_PLAIN: Mapping[Any, Fits] = {
    str: _is_text,
    int: _is_count,
    float: _is_number,
    bool: lambda value: isinstance(value, bool),
    type(None): lambda value: value is None,
}


def shallow(value: Any) -> Any:
    """The value itself. Raises RecursionError for one nested so deeply that functions which call themselves give up."""
    if not _is_shallow(value):
        raise RecursionError("nested too deeply")
    return value


def _is_shallow(value: Any, room: int = _DEEPEST) -> bool:
    if isinstance(value, dict):
        return room > 0 and all(_is_shallow(each, room - 1) for each in value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return room > 0 and all(_is_shallow(each, room - 1) for each in value)
    return True
