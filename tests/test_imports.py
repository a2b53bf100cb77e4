"""Which parts of the package may know which: a later one the earlier ones, never the other way round."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "align"
ORDER = ("auditing", "decisions", "job", "review", "cli")


def imported(path: Path) -> Iterator[str]:
    """What a module imports, wherever in it: modules, and names that may be modules of a package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


@pytest.mark.parametrize("part", ORDER)
def test_no_part_imports_a_later_one(part: str):
    later = {f"align.{each}" for each in ORDER[ORDER.index(part) + 1 :]}
    modules = sorted((PACKAGE / part).rglob("*.py"))
    assert modules
    found = [(path.name, name) for path in modules for name in imported(path)]
    assert [each for each in found if ".".join(each[1].split(".")[:2]) in later] == []
