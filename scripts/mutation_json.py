# ruff: noqa: E501  rows of data
"""Hostile JSON: ids that lead astray, values that a field was not made for, rows and whole documents changed by them."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mutations import Lure

IDS = (
    "../../outside", "../../../../outside", "/outside", "a/../../../outside", "..", ".", "", " ", "a\0b", "a\nb", "CON", "nul.txt", "com1",
    "A", "a", "\u00e1", "a\u0301", "K", "\u212a", "stra\u00dfe", "STRASSE", "x" * 300, "y/" * 400 + "y", "a//b", "-rf", "~", "~root",
    "$HOME", "a\\..\\b", "C:\\x", "\\\\host\\x", ".newsalign", ".newsalign/lock", "run.json", "a.", "a ", "\ud800", "\u202etxt.en",
    "a:b", "a.en:1:1", "x.cs", "x.en.txt", "%2e%2e%2f", "<script>alert(1)</script>", "&amp;", "\u2028", "\ufeff", "\U0001f600",
)  # fmt: skip


def json_value(random: Random) -> str:
    """A JSON value that the field was not made for, as it would stand in a file."""
    texts = (
        "null", "true", "[]", "{}", "0", "-1", "1e999", "-1e999", "NaN", "Infinity", "1" + "0" * 400, "9" * 5000, '""',
        '"\\ud800"', '"\\u0000"', '"\\udc00\\ud800"', '"\\ud83d\\ude00"', '"' + "x" * 70_000 + '"', "[" * 100_000,
        "[" * 800 + "]" * 800, '{"a":' * 3000 + "1" + "}" * 3000, "[[[[]]]]", '{"start": -5, "end": 1e9}', "01", "'x'",
        json.dumps(random.choice(IDS)), '["x", 1, null]', '{"$ref": "file:///etc/passwd"}', "1.5", '"cs"', '"uk"',
        '[{"kind": "strong", "start": "x", "end": null}]', '{"title": {"a": 1}, "date": [1], "spans": 7, "ignored": [3]}',
        '{"byline": 5, "boilerplate": 7, "outlet": [1], "url": 3, "title": false}', '{"suppress": {"exonym": 1}, "ignored": [{"start": -1, "end": 99999, "kind": []}]}', '{"url": "javascript:alert(1)"}',
    )  # fmt: skip
    return random.choice(texts)


def json_field(data: bytes, random: Random, lure: Lure) -> bytes:
    """A field of a row holds another value, is missing, stands twice, or has another name."""
    lines = [line for line in data.decode("utf-8", "replace").split("\n") if line.strip()]
    number = random.randrange(len(lines)) if lines else 0
    try:
        row = dict(json.loads(lines[number]))
        key = random.choice(sorted(row))
    except (ValueError, IndexError, TypeError, KeyError, RecursionError):
        return json_value(random).encode()
    fields = {name: json.dumps(value, ensure_ascii=random.random() < 0.5) for name, value in row.items()}
    parts = [f"{json.dumps(name)}: {value}" for name, value in fields.items() if name != key]
    choice = random.random()
    if choice < 0.8:
        parts.insert(random.randrange(len(parts) + 1), f"{json.dumps(key)}: {json_value(random)}")
    if choice < 0.2:
        parts.append(f"{json.dumps(key)}: {fields[key]}")
    lines[number] = "{" + ", ".join(parts) + "}"
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def json_id(data: bytes, random: Random, lure: Lure) -> bytes:
    """Ids that lead out of the folder, that no file system takes, or that are one and the same on some."""
    lines = [line for line in data.decode("utf-8", "replace").split("\n") if line.strip()]
    try:
        rows = [dict(json.loads(line)) for line in lines]
    except (ValueError, TypeError, RecursionError):
        return data
    named = [{**row, next(iter(row), "id"): random.choice(IDS)} for row in rows for _ in range(2)]
    return "".join(json.dumps(row) + "\n" for row in named).encode()


_MARK = '"a value that another one stands for"'


def json_node(data: bytes, random: Random, lure: Lure) -> bytes:
    """A value anywhere in a document, or in one of its lines, is another one, is missing, or has another key."""
    whole = _loaded(data.decode("utf-8", "replace"))
    texts = [data.decode("utf-8", "replace")] if whole is not None else data.decode("utf-8", "replace").split("\n")
    number = random.randrange(len(texts))
    changed = _with_mark(_loaded(texts[number]), random)
    texts[number] = changed.replace(_MARK, json_value(random), 1)
    return "\n".join(texts).encode("utf-8", "surrogatepass")


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _with_mark(node: Any, random: Random) -> str:
    """The JSON text of ``node`` with a mark in the place of a value in it."""
    inside, mark = node, json.loads(_MARK)
    while isinstance(inside, (dict, list)) and inside:
        key = random.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
        if not isinstance(inside[key], (dict, list)) or not inside[key] or random.random() < 0.3:
            if isinstance(inside, dict) and random.random() < 0.2:
                inside[random.choice(IDS)] = inside.pop(key)
            elif random.random() < 0.1:
                del inside[key]
            else:
                inside[key] = mark
            return json.dumps(node, ensure_ascii=random.random() < 0.5)
        inside = inside[key]
    return _MARK
