"""How files are named: ``STEM.LANG.EXT``; letter case makes no difference in language and ending."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_NAMED = re.compile(r"(?P<stem>.+)\.(?P<lang>cs|ru|en)\.(?P<kind>[^./]+)", re.DOTALL | re.IGNORECASE)


class Naming(NamedTuple):
    """The parts of a name; ``lang`` and ``kind`` (the ending without its dot) in small letters."""

    stem: str
    lang: str
    kind: str


def naming(name: str) -> Naming | None:
    """The parts of a file's name, or of a path, whose stem has the folders then; None for one not named so."""
    found = _NAMED.fullmatch(name)
    return Naming(found["stem"], found["lang"].lower(), found["kind"].lower()) if found else None


def kind_of(name: str | Path) -> str:
    """The ending of a file's name, in small letters, without its dot."""
    return Path(name).suffix.removeprefix(".").lower()


def stem_of(name: str) -> str:
    """The name of a file without ``.LANG.EXT``, or without its ending."""
    parts = naming(Path(name).name)
    return parts.stem if parts else Path(name).stem
