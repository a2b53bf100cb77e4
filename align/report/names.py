"""The file names of a site's pages: safe on every file system, the same on every run, one for each document."""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable

from align.documents.ids import is_device

_LONGEST = 80
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]*")


def page_name(ident: str) -> str:
    """The name of the page of a document: its id where that is a plain short name in small letters.

    Every other id is cut down to such a name and gets a tilde, which no plain name has, and a hash of itself: so ids
    that differ in the case of letters only, or in characters that a file name cannot have, have pages of their own.
    """
    if _PLAIN.fullmatch(ident) and len(ident) <= _LONGEST and not is_device(ident):
        return f"{ident}.html"
    stem = re.sub(r"[^a-z0-9_-]+", "-", ident.lower()).strip("-")[-_LONGEST // 2 :].strip("-") or "document"
    digest = hashlib.sha256(ident.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{stem}~{digest[:12]}.html"


def part_name(number: int) -> str:
    """The name of a further part of the index, counted from 1; the first is the report itself."""
    return f"~documents-{number}.html"


class Names:
    """A set of names in eight bytes each: what a run of a million documents can afford."""

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._sorted = True

    def add(self, name: str) -> None:
        """Take a name in."""
        self._hashes.append(_hash(name))
        self._sorted = False

    def update(self, names: Iterable[str]) -> None:
        """Take names in."""
        for name in names:
            self.add(name)

    def __contains__(self, name: str) -> bool:
        if not self._sorted:
            self._hashes, self._sorted = array("Q", sorted(self._hashes)), True
        wanted = _hash(name)
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8], "big")
