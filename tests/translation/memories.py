"""Translation memories with a clock of their own, and what may be put into them."""

from __future__ import annotations

from pathlib import Path

from align.translation.memory import MemoryOptions, Rendering, TranslationMemory
from align.translation.recipe import Recipe

BEAM4 = Recipe("model", "beam4", "code")
MADE = {"Ano.": Rendering("Yes.", -0.1234567890123, ()), "Ne „ne“.": Rendering("No.", -1.5, ("loop", "truncated"))}
CS = dict.fromkeys(MADE, "cs")


def opened(path: Path, recipe: Recipe = BEAM4, limit_mb: int = 100, at: float = 1e9) -> TranslationMemory:
    return TranslationMemory(MemoryOptions(path, limit_mb), recipe, lambda: at)


def filled(path: Path, names: range, at: float = 1e9, limit_mb: int = 100) -> TranslationMemory:
    memory = opened(path, limit_mb=limit_mb, at=at)
    memory.put({str(n): Rendering("x" * 500, 0.0) for n in names}, {str(n): "cs" for n in names})
    return memory
