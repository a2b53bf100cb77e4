"""A translation memory out to TMX or JSON Lines and in from TMX, in a stream.

What newsalign exported comes back as what the model gave, by properties that name the recipe and a checksum over the
entry. A unit without them, or one that was edited on the way, is somebody's translation: it is kept apart, as imported.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from pathlib import Path
from time import time
from typing import Any

from align.documents.tmx_reader import TmxUnit, read_units
from align.documents.units import Unit
from align.progress import Progress
from align.records import from_dict
from align.translation.memory import IMPORTED_FLAG, INSERT, digest_of, imported_digest, on_one_line, recipe_id
from align.translation.memory_bound import Bound, shrink
from align.translation.memory_file import MemoryFile
from align.translation.recipe import IMPORTED, Recipe
from align.types import TARGET_LANGUAGE

log = logging.getLogger(__name__)

_AT_ONCE = 5_000
_RENEW = INSERT.replace("OR IGNORE", "OR REPLACE")
_NAMES = ("lang", "source", "text", "score", "flags", "model", "options", "code", "name", "created", "used")
_ALL = f"SELECT {', '.join(_NAMES)} FROM unit JOIN recipe ON recipe.id = unit.recipe ORDER BY unit.id"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a sentence and its English. Times are seconds since 1970; recipe fields are those of ``Recipe``."""

    lang: str
    source: str
    text: str
    score: float
    flags: tuple[str, ...]
    model: str
    options: str
    code: str
    name: str
    created: int = 0
    used: int = 0

    @property
    def recipe(self) -> Recipe:
        """How it was made."""
        return Recipe(self.model, self.options, self.code, self.name)

    @property
    def checksum(self) -> str:
        """A hash over the entry without its times: it tells an edited one from what the model gave."""
        parts = (*self.recipe.identity, self.lang, self.source, self.text, repr(self.score), " ".join(self.flags))
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


@dataclass(slots=True)
class Taken:
    """What an import came to: new model entries and new imported translations, those known already, those left out.

    ``unusable`` had no English, no other language, or an empty side; ``dropped`` were old entries that made room.
    """

    model: int = 0
    imported: int = 0
    known: int = 0
    unusable: int = 0
    dropped: int = 0


def entries(file: MemoryFile) -> Iterator[Entry]:
    """All entries, in the order in which they came in."""
    with file.guarded():
        for row in map(_by_name, file.connection.execute(_ALL)):
            try:
                yield from_dict(Entry, {**row, "flags": row["flags"].split()})
            except (TypeError, AttributeError) as error:
                raise file.damaged(f"entry: {error}") from error


def _by_name(row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(_NAMES, row, strict=True))


def as_units(found: Iterable[Entry]) -> Iterator[Unit]:
    """The entries for the TMX writer; model entries carry what brings them back as they were."""
    for number, entry in enumerate(found, 1):
        facts = {"origin": IMPORTED.name}
        if entry.recipe.identity != IMPORTED.identity:
            facts = {
                "model": entry.name, "model-sha256": entry.model, "options": entry.options, "code-sha256": entry.code,
                "score": repr(entry.score), "flags": " ".join(entry.flags), "checksum": entry.checksum,
            }  # fmt: skip
        yield Unit(str(number), "", entry.source, entry.text, entry.lang, entry.score, 1.0, facts=facts)


def import_tmx(
    file: MemoryFile, path: Path, limit: int, taken: Taken, progress: Progress, name: str | None = None
) -> None:
    """Take in the units of a TMX file and keep the memory under ``limit`` bytes; ``progress`` counts units.

    Where a sentence was imported before, its new translation stands. A file that turns out to be damaged leaves a part
    behind: ``check`` it first. ``name`` is what messages call it.
    """
    units, bound = read_units(path, name), Bound(limit, imported=True)
    while batch := list(islice(units, _AT_ONCE)):
        with file.guarded(), file.writing():
            for unit in batch:
                _take(file, unit, taken)
            taken.dropped += bound.keep(file)
        progress.update(len(batch))
    with file.guarded():
        if file.size > limit:
            taken.dropped += shrink(file, limit)


def check(path: Path, name: str | None = None) -> None:
    """Read a TMX file to its end. Raises InputError for one that cannot be read or is damaged."""
    for _ in read_units(path, name):
        pass


def _take(file: MemoryFile, unit: TmxUnit, taken: Taken) -> None:
    english = unit.texts.get(TARGET_LANGUAGE, "")
    line = on_one_line(english)
    pairs = [(lang, text) for lang, text in unit.texts.items() if lang != TARGET_LANGUAGE]
    if not pairs:
        taken.unusable += 1
    for lang, source in pairs:
        entry = _made_here(unit.props, (lang, source, english))
        if entry:
            new = _insert(file, entry, digest_of(entry.recipe, source), INSERT)
            taken.model += new
            taken.known += not new
        elif source.strip() and line:
            _import(file, Entry(lang, source, line, 0.0, (IMPORTED_FLAG,), *_FIELDS), taken)
        else:
            taken.unusable += 1


_FIELDS = (*IMPORTED.identity, IMPORTED.name)


def _import(file: MemoryFile, entry: Entry, taken: Taken) -> None:
    key = imported_digest(entry.source, entry.lang)
    there = file.connection.execute("SELECT text FROM unit WHERE digest = ?", (key,)).fetchone()
    if there == (entry.text,):
        taken.known += 1
    else:
        taken.imported += _insert(file, entry, key, _RENEW)


def _made_here(props: Mapping[str, str], texts: tuple[str, str, str]) -> Entry | None:
    """The model's entry that the properties of a unit describe; None where they are not there or do not fit."""
    try:
        score = float(props["score"])
        recipe = (props["model-sha256"], props["options"], props["code-sha256"], props["model"])
        entry = Entry(*texts, score, tuple(props["flags"].split()), *recipe)
    except (KeyError, ValueError):
        return None
    return entry if isfinite(score) and entry.checksum == props.get("checksum") else None


def _insert(file: MemoryFile, entry: Entry, key: bytes, statement: str) -> int:
    now, ident = int(time()), recipe_id(file, entry.recipe)
    row = (key, ident, entry.lang, entry.source, entry.text, entry.score, " ".join(entry.flags), now, now)
    return file.connection.execute(statement, row).rowcount
