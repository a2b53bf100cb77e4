"""The words that open clauses and stand before names, as patterns from ``data/clauses.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def patterns(part: str) -> Mapping[str, Mapping[str, str]]:
    """The patterns of one part of the file: for each kind those of the languages, lists joined as alternatives."""
    path = Path(__file__).parents[1] / "data" / "clauses.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))[part]
    return {
        kind: {name: each if isinstance(each, str) else "|".join(each) for name, each in sides.items()}
        for kind, sides in table.items()
    }
