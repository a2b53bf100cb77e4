"""Spellings that a house keeps: a repair that would respell one of them is not made, and not proposed."""

from __future__ import annotations

from collections.abc import Collection

_POSSESSIVE = ("'s", "’s")


def changed_word(text: str, replacement: str) -> tuple[str, str] | None:
    """The one word that is spelled differently in ``replacement``, before and after, possessive endings set aside.

    None unless both have the same words but for that one, and it has a letter before and after.
    """
    old, new = text.split(), replacement.split()
    if len(old) != len(new):
        return None
    changed = [pair for pair in zip(map(_bare, old), map(_bare, new), strict=True) if pair[0] != pair[1]]
    if len(changed) != 1 or not all(any(map(str.isalpha, word)) for word in changed[0]):
        return None
    return changed[0]


def is_kept(keep: Collection[str], text: str, replacement: str | None) -> bool:
    """Whether a repair of ``text`` would respell one that stays."""
    if not keep or replacement is None:
        return False
    change = changed_word(text, replacement)
    return _bare(text) in keep or (change is not None and change[0] in keep)


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(_POSSESSIVE) else word
