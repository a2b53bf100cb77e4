"""Looking after a translation memory: what is in it, and letting go of what is not wanted any more."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from align.errors import ConfigError
from align.translation.memory_bound import shrink
from align.translation.memory_file import MemoryFile
from align.translation.recipe import IMPORTED, code_sha256

log = logging.getLogger(__name__)

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class RecipeStats:
    """The entries of one recipe. ``current`` says whether this version of newsalign still uses them."""

    model: str
    sha256: str
    options: str
    code: str
    current: bool
    entries: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a memory holds; ``bytes`` of it are in use. Times (UTC, ISO 8601) are empty where it holds nothing."""

    file: str
    entries: int
    bytes: int
    languages: dict[str, int]
    recipes: tuple[RecipeStats, ...]
    oldest: str
    newest: str
    last_used: str


@dataclass(frozen=True, slots=True)
class Unwanted:
    """What may go.

    Entries not used for so many days, those of a model (its name or the beginning of its sha256), imported ones, those
    of other versions of newsalign, and what was not used for longest, down to ``to_bytes``.
    """

    days: int | None = None
    model: str = ""
    imported: bool = False
    outdated: bool = False
    to_bytes: int | None = None


@dataclass(slots=True)
class Pruned:
    """How many entries went, and how large the file was and is, in bytes."""

    removed: int = 0
    left: int = 0
    before: int = 0
    after: int = 0


def stats(file: MemoryFile) -> Stats:
    """Count what is there."""
    with file.guarded():
        run = file.connection.execute
        counted = run(
            """SELECT name, model, options, code, count(*) FROM unit JOIN recipe ON recipe.id = unit.recipe
               GROUP BY recipe.id ORDER BY recipe.id"""
        ).fetchall()
        languages = dict(run("SELECT lang, count(*) FROM unit GROUP BY lang ORDER BY lang").fetchall())
        times = run("SELECT min(created), max(created), max(used) FROM unit").fetchone()
        size = file.size
    recipes = tuple(
        RecipeStats(name, model, options, code, code in ("", code_sha256()), count)
        for name, model, options, code, count in counted
    )
    entries = sum(recipe.entries for recipe in recipes)
    texts = [*languages, *(text for name, *rest, _ in counted for text in (name, *rest))]
    try:
        when = [_when(seconds) for seconds in times]
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise file.damaged(f"a time is none: {error}") from error
    if not all(isinstance(text, str) for text in texts):
        raise file.damaged("a language or a model has no name")
    return Stats(str(file.path), entries, size, languages, recipes, *when)


def _when(seconds: int | None) -> str:
    return "" if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def prune(file: MemoryFile, unwanted: Unwanted, now: float) -> Pruned:
    """Drop what may go and give the room back to the disk; ``now`` is in seconds since 1970."""
    done = Pruned(before=file.path.stat().st_size)
    with file.guarded():
        with file.writing():
            for condition, values in _conditions(unwanted, now):
                query = f"DELETE FROM unit WHERE {condition}"  # noqa: S608  conditions of ours
                done.removed += file.connection.execute(query, values).rowcount
            # Recipes stay, entries or none: another process may be about to put some.
        if unwanted.to_bytes is None:
            file.connection.execute("VACUUM")
        else:
            done.removed += shrink(file, unwanted.to_bytes)
        if file.number("PRAGMA wal_checkpoint(TRUNCATE)"):
            log.warning("%s: in use by another process: the file gets smaller once that lets go of it", file.path)
        done.left = file.number("SELECT count(*) FROM unit")
    done.after = file.path.stat().st_size
    return done


def require_model(file: MemoryFile, model: str) -> None:
    """Raise ConfigError, with the models that there are, unless one has this name or a sha256 that begins so."""
    with file.guarded():
        known = file.connection.execute("SELECT name, model FROM recipe ORDER BY id").fetchall()
        if not all(isinstance(text, str) for row in known for text in row):
            raise file.damaged("a model has no name")
    if not any(model == name or sha256.startswith(model) for name, sha256 in known):
        names = ", ".join(dict.fromkeys(name for name, _ in known)) or "none"
        raise ConfigError(f"{file.path}: no entries of a model {model!r}", f"There are: {names}.")


def _conditions(unwanted: Unwanted, now: float) -> list[tuple[str, tuple[object, ...]]]:
    of_recipe = "recipe IN (SELECT id FROM recipe WHERE {})"
    found: list[tuple[str, tuple[object, ...]]] = []
    if unwanted.days is not None:
        found.append(("used < ?", (max(0, int(now) - unwanted.days * _DAY),)))
    if unwanted.model:
        found.append((of_recipe.format("name = ?1 OR substr(model, 1, length(?1)) = ?1"), (unwanted.model,)))
    if unwanted.imported:
        found.append((of_recipe.format("options = ?"), (IMPORTED.options,)))
    if unwanted.outdated:
        found.append((of_recipe.format("code NOT IN (?, '')"), (code_sha256(),)))
    return found
