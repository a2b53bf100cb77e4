"""What the names of a page's elements (class, id) say about them: noise, body, lead. The names are data files."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from align.tables import read_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+")
_MOST_NAME = 80  # generated names can be of any length


@cache
def elements(kind: str) -> frozenset[str]:
    """The names in one table of ``data/page_elements.toml``."""
    return frozenset(tomllib.loads((_DATA / "page_elements.toml").read_text("utf-8"))[kind].split())


def entries(kind: str) -> tuple[str, ...]:
    """The lines of ``data/page_KIND.txt`` that are neither blank nor comments."""
    return tuple(line.strip() for line in read_lines(_DATA / f"page_{kind}.txt"))


@cache
def _table(kind: str) -> tuple[frozenset[tuple[str, ...]], frozenset[str], int]:
    whole = frozenset(line[1:] for line in entries(kind) if line.startswith("="))
    parts = frozenset(tuple(line.split()) for line in entries(kind) if not line.startswith("="))
    return parts, whole, max(map(len, parts))


@lru_cache(maxsize=2**14)
def says(kind: str, name: str) -> bool:
    """Whether a name holds, as whole words, one of the entries of that kind (``noise``, ``body``, ``lead``)."""
    parts, whole, longest = _table(kind)
    words = tuple(word.lower() for word in _WORD.findall(name[:_MOST_NAME]))
    runs = (words[i : i + n] for i in range(len(words)) for n in range(1, longest + 1))
    return name.lower() in whole or any(run in parts for run in runs)


def names(element: _Element) -> list[str]:
    """The classes and the id of an element."""
    return [*element.get("class", "").split(), *element.get("id", "").split()]


def named(element: _Element, kind: str) -> bool:
    """Whether one of the element's names is of that kind."""
    return any(says(kind, name) for name in names(element))
