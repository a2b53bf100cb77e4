"""Clause or fragment: whether a stretch of English has a finite verb of its own, judged without a tagger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from align.segment.lexicon import word_sections

_TOKEN = re.compile(r"[^\W_]{1,60}+(?:[-'’.][^\W_]{1,60}+)*+|[,;:()]|[\"“”„«»]")
_REACH = 60  # tokens looked at; a longer stretch certainly has its verb earlier
QUOTES = frozenset('"“”„«»')
_CONTRACTED = ("'ll", "'re", "'ve", "'d", "'m", "n't")


@cache
def verbs(*kinds: str) -> frozenset[str]:
    """The verb forms of the kinds named, as the headings of ``data/verbs.en.txt`` call them."""
    return frozenset().union(*(word_sections("verbs.en")[kind] for kind in kinds))


def function(kind: str) -> frozenset[str]:
    """A closed class of words: determiner, preposition, subordinator, ..."""
    return word_sections("function.en")[kind]


def tokens(text: str) -> list[str]:
    """Words, commas, brackets and quotation marks of a stretch of text, in order."""
    return _TOKEN.findall(text.replace("’", "'"))


def finite(words: Sequence[str], index: int) -> bool:
    """Whether the word at ``index`` is, or begins, a finite verb group."""
    word = words[index]
    lower = word.lower()
    before = words[index - 1].lower() if index else ""
    if lower in verbs("auxiliary") or lower.endswith(_CONTRACTED):
        return True
    if word[:1].isupper() or _in_group(words, index):
        return False
    if before in function("person"):
        return lower in verbs("preterite", "third-person", "participle") or preterite(lower) or third_person(lower)
    if before in function("determiner") or before in function("preposition"):
        return False
    if lower in verbs("preterite", "third-person"):
        return True
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    if lower in verbs("participle") or preterite(lower):
        return after != "by" and index > 0 and before not in ("to", "and", "or")
    if lower in verbs("base"):
        return before in function("plural") or (before.endswith("s") and before[-2:] not in ("ss", "us", "'s"))
    return third_person(lower) and (
        before in function("subject")
        or before in QUOTES
        or _adverb(before)
        or words[index - 1][:1].isupper()
        or after in function("object")
        or after.isdigit()
    )


def preterite(word: str) -> bool:
    """Whether a lower-case word has the form of a regular preterite, which is that of the participle as well."""
    part = word.rpartition("-")[2]
    return part.endswith("ed") and len(part) > 3 and part.isalpha() and part not in function("no-preterite")


def third_person(word: str) -> bool:
    """Whether a lower-case word could be the third person singular of a verb."""
    bases = verbs("base")
    return word.endswith("s") and (word[:-1] in bases or word[:-2] in bases or word[:-3] + "y" in bases)


def has_main_verb(words: Sequence[str]) -> bool:
    """Whether a sentence that begins with ``words`` has got its main verb by their end.

    Each subordinate clause takes the next finite verb for itself; a verb joined to that by ``and`` belongs there too.
    """
    words = words[-_REACH:]
    comma = words.index(",") if "," in words else 0
    owed, paid = 0, -1
    for index in range(len(words)):
        if _opens_clause(words, index, comma):
            owed += 1
        elif finite(words, index):
            if owed:
                owed, paid = owed - 1, index
            elif not (_in_group(words, index) or (paid >= 0 and words[index - 1].lower() in ("and", "or", "but"))):
                return True
    return bool(words) and words[0].lower() in function("imperative")


def ends_in_clause(words: Sequence[str]) -> bool:
    """Whether ``words`` may be a sentence whose last clause has got its verb: not ``He said the head of the bank``."""
    edges = function("subordinator") | function("conjunction") | function("saying") | QUOTES | frozenset(",;:()")
    edge = next((index for index in reversed(range(len(words))) if words[index].lower() in edges), -1)
    return (
        any(finite(words, index) for index in range(edge + 1, len(words)))
        and words[0].lower() not in function("either")
        and has_main_verb(words)
    )


def _opens_clause(words: Sequence[str], index: int, comma: int) -> bool:
    """Whether a clause with a verb of its own begins at ``index``; ``comma`` is where the first comma stands."""
    lower = words[index].lower()
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    if lower in function("subordinator"):
        return not (after in ("", "to", ",") or after.endswith("ing") or _demonstrative(words, index))
    return lower in function("either") and index == 0 and any(finite(words, i) for i in range(1, comma))


def governs(words: Sequence[str]) -> bool:
    """Whether a sentence whose subject has just been named goes on, in ``words``, with that subject's finite verb."""
    words = words[:_REACH]
    owed = depth = 0
    commas = int(words[:1] == ["who"])  # the comma that belongs before it is as easily lost
    for index, word in enumerate(words):
        lower = word.lower()
        depth += (word == "(") - (word == ")")
        if depth > 0 or word == ")":
            continue
        if word in ",;:":
            commas += 1
        elif lower in function("subordinator"):
            owed += 1
        elif _directly(words, index) or finite(words, index):
            if index and words[index - 1].lower() in function("pronoun"):
                if not owed:
                    return False
                owed -= 1
            elif owed:
                owed -= not _in_group(words, index)
            elif commas != 1 and (not index or words[index - 1].lower() not in function("conjunction")):
                return True
    return False


def _in_group(words: Sequence[str], index: int) -> bool:
    """Whether an auxiliary stands one or two words before: ``had already been``, ``was held``."""
    if index and words[index - 1].lower() in verbs("auxiliary"):
        return True
    return index > 1 and _adverb(words[index - 1]) and words[index - 2].lower() in verbs("auxiliary")


def _adverb(word: str) -> bool:
    return word.lower() in function("adverb") or word.endswith("ly")


def _directly(words: Sequence[str], index: int) -> bool:
    """Whether a form that could be a noun or a participle too stands where the subject's verb must: ``Novak plans``."""
    lower = words[index].lower()
    if words[index][:1].isupper() or not all(_adverb(word) or word == ")" for word in words[max(0, index - 2) : index]):
        return False
    if index > 2 and ")" not in words[:index]:
        return False
    return lower in verbs("participle") or preterite(lower) or third_person(lower)


def _demonstrative(words: Sequence[str], index: int) -> bool:
    """``that`` at the beginning of a sentence or after a preposition: ``by that minister``."""
    before = words[index - 1].lower() if index else ""
    return words[index].lower() == "that" and (not index or before in function("preposition") | function("either"))
