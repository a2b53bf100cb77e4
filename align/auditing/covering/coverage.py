"""How much of what one text says another says too: names, numbers and content words, inflection set aside."""

from __future__ import annotations

import re
from functools import lru_cache

from align.names.cases import without_possessive

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STEM = 5
_SHORTEST = 3
_FUNCTION_WORD = 6.0


def content(text: str) -> list[str]:
    """The stems of an English text's content words and its figures, in order."""
    words = (without_possessive(found.lower()) for found in _WORD.findall(text))
    return [word[:_STEM] for word in words if word[0].isdigit() or (len(word) >= _SHORTEST and _is_content(word))]


@lru_cache(maxsize=2**14)
def _is_content(word: str) -> bool:
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(word, "en") < _FUNCTION_WORD)


def coverage(part: str, whole: str) -> float:
    """The share of ``part``'s content words that ``whole`` has, 0 to 1; 0 where ``part`` has none."""
    wanted = content(part)
    known = set(content(whole))
    return sum(stem in known for stem in wanted) / len(wanted) if wanted else 0.0
