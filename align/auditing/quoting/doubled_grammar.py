"""Grammar that stands on both sides of an opening mark: would "it will not", is "is a mistake"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.lexicon import is_a, is_past

MODALS = frozenset(["will", "would", "can", "cannot", "could", "shall", "should", "must", "may", "might"])
_BE = frozenset(["is", "are", "was", "were"])
_FINITE = MODALS | _BE | frozenset(["did", "does", "has", "had"])
_CALLED = re.compile(
    r"(?:call(?:s|ed)?|dub(?:s|bed)?|label(?:s|ed|led)?|brand(?:s|ed)?|term(?:s|ed)|deem(?:s|ed)?|consider(?:s|ed)?"
    r"|declare[sd]?|pronounce[sd]?|name[sd])",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:describ|character|label|brand|regard|prais|hail|condemn|dismiss|rat|assess|evaluat|perceiv|view|see|saw"
    r"|present|portray|denounc|refer)\w*",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:call|urg|ask|appeal|order|advis|invit|encourag|instruct|recommend|want|warn|t[eo]l[ld]|forc|oblig|request)\w*",
    re.IGNORECASE,
)
_THOUGHT = ("reporting", "thinking")
_FAR = 8  # words between the verb and the quotation
_SPOKEN = re.compile(
    r"[,.]\s(?:he|she|they|it|the\s[a-z]+|(?:[A-Z][^\W\d_]+\s){0,2}[A-Z][^\W\d_]+)\s(?P<verb>[a-z]+),?\s$"
    r"|[,.]\s(?P<said>[a-z]+)\s(?:he|she|they|the\s[a-z]+|(?:[A-Z][^\W\d_]+\s){0,2}[A-Z][^\W\d_]+),?\s$"
)
_QUESTION = ("what", "who", "whatever", "all", "how", "where")


def doubled_grammar(words: Sequence[str], inside: Sequence[str], quotation: str, behind: str) -> int | None:
    """The index of the word before the quotation that its beginning says again or contradicts; None where it goes on.

    ``words`` stand before the quotation in its clause, ``inside`` are its first words, ``behind`` follows its end.
    """
    last, first = words[-1], inside[0]
    second = inside[1] if len(inside) > 1 else ""
    if not first.islower() or not second or quotation.rstrip().endswith("?"):
        return None
    clause = is_a(first, "subject_pronouns") and _is_finite(second)
    lowered = [word.lower() for word in words]
    if last in MODALS and clause and len(words) > 1 and not is_a(words[-2], "determiners"):
        return len(words) - 1
    if first in _FINITE and last in _FINITE - MODALS and not any(word in _QUESTION for word in lowered):
        return len(words) - 1 if len(words) > 1 and not is_a(second, "subject_pronouns") else None
    if last == "as" and (clause or first in _BE):
        return _verb_before(words, _DESCRIBED)
    if last == "to" and clause:
        return _verb_before(words, _ASKED)
    if first in _BE and is_a(second, "determiners", "adverbs"):
        called = _verb_before(words, _CALLED)
        if called is not None and called < len(words) - 1 and not any(is_a(word, "relatives") for word in words):
            return called if not any(_is_finite(word) for word in words[called + 1 :]) else None
    if first in _BE and last.endswith("ing") and len(words) > 1 and words[-2] in _BE:
        return len(words) - 1 if not any(word in _QUESTION for word in lowered) else None
    return _conjunction(words, first, second, behind)


def spoken_inside(quotation: str, behind: str) -> bool:
    """Whether who speaks stands inside the marks, and a second quotation opens where this one ends.

    ``"We shall not wait, she added, "that ...``: what closes the first quotation is an opening mark.
    """
    found = _SPOKEN.search(quotation[-60:]) if quotation.endswith(" ") and behind[:1].isalpha() else None
    return found is not None and is_a(found["verb"] or found["said"], "reporting")


def _is_finite(word: str) -> bool:
    return word in _FINITE or is_past(word) or word.endswith("ed") or word in ("are", "have", "do")


def _verb_before(words: Sequence[str], verb: re.Pattern[str]) -> int | None:
    near = range(len(words) - 1, max(-1, len(words) - _FAR - 1), -1)
    return next((at for at in near if verb.fullmatch(words[at])), None)


def _conjunction(words: Sequence[str], first: str, second: str, behind: str) -> int | None:
    """The "that" of a clause that the quotation begins with "that" again: fears that the toll "that could ruin"."""
    if first != "that" or not _is_finite(second) or behind[:1] not in (".", ",", ";", ""):
        return None
    for at in range(len(words) - 2, max(0, len(words) - _FAR) - 1, -1):
        if words[at] == "that":
            thought = is_a(words[at - 1], *_THOUGHT, "present") or words[at - 1].startswith("fear")
            return at if at and thought else None
        if _is_finite(words[at]) or is_a(words[at], "relatives"):
            return None
    return None
