"""Machine translation of Czech and Russian sentences into English with Marian models."""

from __future__ import annotations

from align.translation.engine import ENGINES, DecodingOptions, Engine
from align.translation.translator import MOST_CHARACTERS, Translator, open_translator, require, sentences_at_once

__all__ = [
    "ENGINES",
    "MOST_CHARACTERS",
    "DecodingOptions",
    "Engine",
    "Translator",
    "open_translator",
    "require",
    "sentences_at_once",
]
