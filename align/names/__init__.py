"""People and places across Czech, Russian, Ukrainian and English: matching, transliteration, inflection, exonyms."""

from __future__ import annotations

from align.names.index import Match, NameIndex

__all__ = ["Match", "NameIndex"]
