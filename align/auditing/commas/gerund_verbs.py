"""Verbs that take another in "-ing" as their object, without a comma: "admitted killing", "could not resist adding"."""

from __future__ import annotations

from functools import cache

_REGULAR = (
    "admit advocate anticipate appreciate avoid cease commence consider continue defend delay deny deserve despise "
    "detest discuss dislike encourage enjoy escape favor favour finish hate imagine include involve justify like love "
    "mention merit mind miss need oppose permit postpone practice practise prefer prohibit propose recall recollect "
    "recommend regret remember report require resent resist resume risk start stop suggest tolerate try warrant"
)
_IRREGULAR = (
    "bear bears bore began begin begins begun can't couldn't describe described describes fancy fancied forget forgets "
    "forgot forgotten help helped helps keep keeps kept mean means meant quit quits stand stands stood understand "
    "understands understood worth"
)


@cache
def _forms() -> frozenset[str]:
    forms = set(_IRREGULAR.split())
    for base in _REGULAR.split():
        stem = base.removesuffix("e")
        stem = f"{base[:-1]}i" if base.endswith("y") and base[-2] not in "aeiou" else stem
        forms |= {base, f"{base}s", f"{stem}es", f"{stem}ed", f"{base}{base[-1]}ed"}
    return frozenset(forms)


def takes_gerund(word: str) -> bool:
    """Whether the word is a form of a verb that may have one in "-ing" as its object."""
    return word.lower().replace("’", "'") in _forms()
