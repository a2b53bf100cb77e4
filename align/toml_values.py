"""Values and comments as TOML writes them, for profiles that the package proposes, prints or adds to."""

from __future__ import annotations

import json


def toml_value(value: object) -> str:
    """A string, a number or a list of these in TOML 1.0, on one line; all that is not printable is escaped.

    JSON writes them as TOML does, but leaves U+007F, which TOML forbids, as it is.
    """
    return "".join(char if char.isprintable() else _escape(ord(char)) for char in json.dumps(value, ensure_ascii=False))


def toml_comment(text: str) -> str:
    """The text on one line, as a TOML comment may hold it: no control characters."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
