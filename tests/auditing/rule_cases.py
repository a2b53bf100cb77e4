"""Names for the examples beside the rules, as the tests list them."""

from __future__ import annotations

from collections.abc import Iterable

from align.auditing.rule import Example


def ids(cases: Iterable[tuple[str, Example]]) -> list[str]:
    """The rule of each case and how its English begins."""
    return [f"{name}: {example.english[:40]!r}" for name, example in cases]
