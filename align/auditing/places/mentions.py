"""A place name that is spoken of, not used: "Dnepropetrovsk (now Dnipro)", "the spelling Kiev", "renamed Bakhmut"."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.lexicon import is_function
from align.auditing.places.surroundings import words_of
from align.letters import UPPER
from align.names.exonyms import Exonym, family

_REACH = 60
# What stands right before a name that is mentioned.
_BEFORE = re.compile(
    r"""(?:
        \b(?:spell(?:ed|t|ings?)|written|transliterated|romani[sz]ed)\ (?:(?:as|of|the|city|town)\ )*
      | \b(?:renamed|formerly|known\ as|names?)\ (?:(?:as|to|from|the|city|town|of)\ )*
      | \b(?:is|was|were|are|be|been|being|city|town|also|once|then|previously|officially)\ (?:called|named)\ (?:the\ )?
      | \b(?:is|was|were|are|be|been|being|(?:is|was)n['’]t|not|never)
        \ (?:(?!that|who|which|when|and|he|she|they)[\w'’-]+\ ){1,3}(?:called|named)\ (?:the\ )?
      | \b(?:[Tt]he|a|[Tt]his|[Tt]hat)\ (?:\w+\ )?(?:word|term|label|inscription|toponym)s?\ (?:of\ )?
      | \bcall(?:s|ed|ing)?\ (?:it|this|the\ (?:city|town|place|capital))\ (?:as\ )?
    )["“”'‘«]?\Z""",
    re.VERBOSE,
)
# What stands right behind it: another name.
_BEHIND = re.compile(
    rf"""\A["”'’»]?(?:
        (?:\ \(|,\ |\ [-–—]\ )(?:now|today|today['’]s|currently|nowadays|modern|present-day|renamed|known\ as|called)
            \ (?:called\ |known\ as\ |the\ city\ of\ )?["“'‘«]?[{UPPER}]
    )""",
    re.VERBOSE,
)
_RENAMED = re.compile(r"\A (?:was|were|is|got) (?:\w+ )?renamed\b")
_PLACED = re.compile(r"\b(?:in|near|from|of|to|at|around|outside) \Z")  # "a street in Kiev was renamed"
# What a sentence with the old and the new name says of them.
_RENAMING = re.compile(
    r"""\b(?:renam\w+|bec(?:a|o)me|formerly|former\ name|spell(?:ed|t|ings?)|written|writes?|names?|named
      |call(?:s|ed)?(?!\ (?:on|for|to|up|off)\b)|known|transliterat\w+|romani[sz]\w+|instead\ of|rather\ than
      |(?:and|but),?\ not|versus|vs)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What joins two names of one place that stand side by side.
_JOINT = r"""["”'’»]?(?:
        \ ?(?:/|=|→|->)\ ?
      | \ [(\[](?:(?:or|also|Russian|in\ Russian|once|now),?:?\ )?
      | ,?\ (?:or|not|but|into|to|with|for|by|aka|a\.k\.a\.)[ ]
      | (?P<and>\ and\ )
    )["“'‘«]?"""
_OWNER = re.compile(r"['’]s|[-‑][^\W\d_]")
_FOLLOWING = re.compile(r" (\w+)")
_QUOTES = ("“”", '""', "‘’", "''", "«»", "„“")


def is_mentioned(text: str, span: tuple[int, int], sentence: str, rows: tuple[Exonym, ...]) -> bool:
    """Whether the place name at ``span`` of ``text`` is spoken of as a name, so that it has to stay.

    It stands alone in quotation marks, behind "called", "the spelling" or the like, before "now" and another name,
    side by side with the new name, or in a ``sentence`` that has the new name too and speaks of names. ``rows`` are
    what the word may stand for.
    """
    start, end = span
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if any(before.endswith(pair[0]) and behind.startswith(pair[1]) for pair in _QUOTES):
        return True
    if behind.startswith(("'s", "’s")):
        return False
    if _BEFORE.search(before) or _BEHIND.match(behind) or (_RENAMED.match(behind) and not _PLACED.search(before)):
        return True
    new = _new_names(text[start:end], rows)
    return re.search(rf"\b(?:{new})\b", sentence, re.IGNORECASE) is not None and (
        _RENAMING.search(sentence) is not None or _is_beside(before, behind, new)
    )


def _is_beside(before: str, behind: str, new: str) -> bool:
    """Whether a new name is joined to the old one, so that one name would stand there twice: ``from Kiev to Kyiv``.

    Not where the second name owns something or begins a longer one: ``Kyiv and Kiev Region``, ``Kiev and Kyiv's army``.
    """
    tail = behind
    joint = re.search(rf"\b(?:{new}){_JOINT}\Z", before, re.VERBOSE | re.IGNORECASE)
    if joint is None and (joint := re.match(rf"{_JOINT}(?:{new})\b", behind, re.VERBOSE | re.IGNORECASE)):
        tail = behind[joint.end() :]
    if joint is None or _OWNER.match(tail):
        return False
    if (following := _FOLLOWING.match(tail)) is None:
        return True
    word = following[1]
    if word.istitle() or word.lower() in words_of("place_behind"):
        return False
    return joint["and"] is None or is_function(word.lower())


@lru_cache(maxsize=256)
def _new_names(old: str, rows: tuple[Exonym, ...]) -> str:
    """Other names of the same places, as a pattern."""
    names = {name for row in rows for each in family(row.preferred) for name in (each.preferred, each.before) if name}
    return "|".join(re.escape(name) for name in sorted(names - {old}, key=len, reverse=True)) or "(?!)"
