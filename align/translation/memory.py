"""The translation memory: what a model gave for a sentence, kept in one SQLite file that runs and processes share.

The key is the recipe (the model's checksum, the decoding options that matter, the code in between) and the sentence as
the model read it, so that a hit is exactly what the model gave. Translations imported from elsewhere are kept apart and
used only where that was asked for. The file is bounded: what was not used for longest goes first, of the entries that a
model made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from threading import Lock
from time import time
from typing import Any

from align.translation.memory_bound import Bound
from align.translation.memory_file import MemoryFile
from align.translation.recipe import IMPORTED, Recipe

LIMIT_MB = 2_000
"""The default bound, in units of 1,000,000 bytes: some five million sentences of news."""

IMPORTED_FLAG = "imported"
_ASK_AT_ONCE = 500
_KINDS = (str, float, str, int)  # of text, score, flags and last use
_FRESH_SECONDS = 3600  # a use is noted again only after that, so that reading seldom writes
INSERT = """INSERT OR IGNORE INTO unit (digest, recipe, lang, source, text, score, flags, created, used)
            VALUES (?,?,?,?,?,?,?,?,?)"""
"""A new entry; one that is there already stays as it is."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the model made of a sentence, whichever segment it stands in. Fields as in ``Translation``."""

    text: str
    score: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoryOptions:
    """Which memory to use and how: its bound in MB, and whether imported translations come before the model's own."""

    path: Path
    limit_mb: int = LIMIT_MB
    imported: bool = False

    def parameters(self) -> dict[str, str]:
        """What results depend on besides the model, for a signature: nothing, unless imported translations are used.

        Raises JobError where the memory that holds them cannot be read.
        """
        return {"imported": imported_sha256(self.path)} if self.imported else {}


def digest_of(recipe: Recipe, source: str) -> bytes:
    """The key of an entry: 128 bits of a hash over the recipe and the sentence as the model reads it."""
    return hashlib.blake2b("\0".join((*recipe.identity, source)).encode(), digest_size=16).digest()


def imported_digest(source: str, lang: str) -> bytes:
    """The key of an imported entry: of a sentence in its language, whatever its quotation marks and spaces."""
    from align.translation.tokenize import clean

    plain = clean(clean(source, lang, "moses"), lang, "moses")  # what a model reads went through it once
    return digest_of(IMPORTED, f"{lang}\0{plain}")


def on_one_line(text: str) -> str:
    """The text with all its white space, line breaks too, as single spaces."""
    return " ".join(text.split())


class TranslationMemory:
    """The renderings that one recipe gave before.

    The file is made if it is not there. Raises JobError for one that is damaged, locked, not writable, or something
    else, and where the disk is full. ``clock`` gives seconds since 1970.
    """

    def __init__(self, options: MemoryOptions, recipe: Recipe, clock: Callable[[], float] = time) -> None:
        self._options, self._recipe, self._clock, self._lock = options, recipe, clock, Lock()
        self._bound = Bound(options.limit_mb * 1_000_000, imported=False)
        self._file = MemoryFile(options.path, create=True)
        with self._file.guarded(), self._file.writing():
            self._id = recipe_id(self._file, recipe)

    def get(self, sources: Iterable[str]) -> dict[str, Rendering]:
        """What is known of these sentences."""
        return self._find({digest_of(self._recipe, source): [source] for source in sources})

    def imported(self, langs: Mapping[str, str]) -> dict[str, Rendering]:
        """What was imported for these sentences, each of a language; nothing unless the options ask for it.

        White space in a translation is one space: a line stays a line.
        """
        if not self._options.imported:
            return {}
        wanted: dict[bytes, list[str]] = {}
        for source, lang in langs.items():
            wanted.setdefault(imported_digest(source, lang), []).append(source)
        return {source: replace(made, text=on_one_line(made.text)) for source, made in self._find(wanted).items()}

    def put(self, renderings: Mapping[str, Rendering], langs: Mapping[str, str]) -> None:
        """Keep these; what is there already stays as it is. ``langs`` says of which language each sentence is."""
        now = int(self._clock())
        rows = [
            (digest_of(self._recipe, source), self._id, langs[source], source, made.text, made.score,
             " ".join(made.flags), now, now)
            for source, made in renderings.items()
        ]  # fmt: skip
        with self._lock, self._file.guarded(), self._file.writing():
            self._file.connection.executemany(INSERT, rows)
            self._bound.keep(self._file)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _find(self, wanted: Mapping[bytes, Sequence[str]]) -> dict[str, Rendering]:
        keys, found = list(wanted), dict[str, Rendering]()
        stale: list[tuple[int]] = []
        before = int(self._clock()) - _FRESH_SECONDS
        with self._lock, self._file.guarded():
            for first in range(0, len(keys), _ASK_AT_ONCE):
                for key, text, score, flags, ident, used in self._ask(keys[first : first + _ASK_AT_ONCE]):
                    if (type(text), type(score), type(flags), type(used)) != _KINDS or not isfinite(score):
                        raise self._file.damaged(f"entry {ident} is no translation")  # SQLite keeps what it is given
                    found |= dict.fromkeys(wanted[key], Rendering(text, score, tuple(flags.split())))
                    stale += [(ident,)] * (used < before)
            if stale:
                self._note_use(stale)
        return found

    def _ask(self, keys: Sequence[bytes]) -> Sequence[tuple[Any, ...]]:
        marks = ",".join("?" * len(keys))
        query = f"SELECT digest, text, score, flags, id, used FROM unit WHERE digest IN ({marks})"  # noqa: S608
        return self._file.connection.execute(query, keys).fetchall()

    def _note_use(self, idents: Sequence[tuple[int]]) -> None:
        query = f"UPDATE unit SET used = {int(self._clock())} WHERE id = ?"  # noqa: S608  a number of ours
        with self._file.writing():
            self._file.connection.executemany(query, idents)


def imported_sha256(path: Path) -> str:
    """One hash over all that was imported into a memory: results that use it depend on it. Raises JobError."""
    digest = hashlib.sha256()
    query = """SELECT unit.lang, source, text FROM unit JOIN recipe ON recipe.id = unit.recipe
               WHERE model = ? AND options = ? AND code = ? ORDER BY digest"""
    with MemoryFile(path, write=False) as file, file.guarded():
        for row in file.connection.execute(query, IMPORTED.identity):
            if set(map(type, row)) != {str}:
                raise file.damaged("an imported entry is no translation")
            digest.update("\0".join((*row, "")).encode())
    return digest.hexdigest()


def recipe_id(file: MemoryFile, recipe: Recipe) -> int:
    """The number of a recipe in a file, which gets it where it is new."""
    file.connection.execute(
        "INSERT OR IGNORE INTO recipe (model, options, code, name) VALUES (?,?,?,?)", (*recipe.identity, recipe.name)
    )
    return file.number("SELECT id FROM recipe WHERE model = ? AND options = ? AND code = ?", recipe.identity)
