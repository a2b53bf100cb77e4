"""Phrases that stand there twice on end where nobody says them so on purpose: the draft the draft the; Japan, Japan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import eq

from align.auditing.context import Token
from align.auditing.lexicon import is_a, is_gerund, is_participle

_LONGEST, _LONGEST_SAID = 8, 3  # tokens of a phrase that is looked for; its words, at most
_BEFORE_IS = ("what", "all", "who", "where", "how", "it", "this", "that", "there", "he", "she", "thing", "one")
_NOUNS_OF_IS = ("problem", "point", "fact", "truth", "reality", "issue", "question", "answer", "reason", "idea")
_QUOTES = frozenset('"“”„«»?')


@dataclass(frozen=True, slots=True)
class Loop:
    """``tokens[start:end]`` repeats itself every ``period`` tokens."""

    start: int
    end: int
    period: int

    @property
    def copies(self) -> float:
        """How many times the phrase stands there; the last may be cut short."""
        return (self.end - self.start) / self.period


def doubled(line: Sequence[Token], words: Sequence[str], *, alone: bool) -> Iterator[Loop]:
    """The phrases of a line that stand there exactly twice on end; ``alone`` where no original can speak for them.

    ``words`` are the line's tokens in small letters.
    """
    taken = 0
    for period in range(2, min(_LONGEST, len(words) // 2) + 1):
        if b"\1" * period not in bytes(map(eq, words, words[period:])):
            continue  # nowhere does a phrase of this length follow itself
        start = 0
        for index in range(period, len(words) + 1):
            if index < len(words) and words[index] == words[index - period]:
                continue
            loop = Loop(start, index, period)
            if 2 * period <= index - start < 3 * period - (period >= 3) and start >= taken and _is_one(line, loop):
                taken = index
                yield loop
            start = index - period + 1
    if not alone and words.count(",") > 1:
        yield from _listed(line, words)
    for at in range(1, len(words) - 2) if ("is", "is") in pairwise(words) else ():
        if words[at] == words[at + 1] == "is" and _is_twice(words, at):
            yield Loop(at, at + 2, 1)


def _is_one(line: Sequence[Token], loop: Loop) -> bool:
    """Whether nobody says the phrase twice on purpose, as "more and more and", "face to face to"."""
    phrase = line[loop.start : loop.start + loop.period]
    words = [token.text.lower() for token in phrase]
    if not all(token.is_word for token in phrase) or len(set(words)) == 1 or len(words) > _LONGEST_SAID:
        return False
    if all(token.is_capitalised for token in phrase) or is_a(words[0], "subject_pronouns", "relatives"):
        return False
    if all(is_a(word, "emphatic", "conjunctions") for word in words):
        return False
    if words[0] == "of" and words[1] in ("a", "an", "one"):  # a billionth of a billionth of a meter
        return False
    before = [token.text.lower() for token in line[max(0, loop.start - _LONGEST) : loop.start]]
    if before and before[-1] in ("what", "whatever", "who"):
        return False  # what was done was done
    if before[-1:] == ["to"] and any(is_a(word, "relatives") or word == "that" for word in before):
        return False  # things that have to get done get done
    if loop.period > 2:
        return not any(is_a(word, "conjunctions") for word in words)
    return _is_pair(words, (loop.end - loop.start) % loop.period == 1)


def _is_pair(words: Sequence[str], goes_on: bool) -> bool:
    """Whether two words are no way of speaking: "stressed and stressed and stressed", not "miles and miles and"."""
    first, second = words
    if is_a(second, "conjunctions") or second == "to":
        return second == "and" and goes_on and is_a(first, "reporting")
    if is_a(second, "prepositions"):
        return False
    if first in ("and", "or"):
        varied = second.endswith(("er", "s")) or is_participle(second) or is_a(second, "adverbs", "auxiliaries")
        return len(second) > _LONGEST_SAID and not varied
    return not is_a(first, "conjunctions") and not all(is_a(word, "auxiliaries") for word in words)


def _listed(line: Sequence[Token], words: Sequence[str]) -> Iterator[Loop]:
    """Items of a list that stand there again: Canada, Japan, Japan and Australia."""
    for at in range(2, len(words) - 3):
        if words[at] != "," or words[at + 1] != words[at - 1] or words[at - 2] != "," or not line[at - 1].is_word:
            continue
        if at > 2 and words[at - 3] == words[at - 1]:
            continue
        last = at + 1
        while last + 2 < len(words) and words[last + 1] == "," and words[last + 2] == words[at - 1]:
            last += 2
        behind = words[last + 1] if last + 1 < len(words) else ""
        item = at > 2 and line[at - 3].is_word and line[at - 3].is_capitalised == line[at - 1].is_capitalised
        quoted = not _QUOTES.isdisjoint(words)
        if item and behind in ("and", "or") and not quoted and not is_a(words[at - 1], "emphatic", "adverbs"):
            yield Loop(at - 1, last + 1, 2)


def _is_twice(words: Sequence[str], at: int) -> bool:
    """Whether "is is" is no "what it is is": a noun stands before it, and a participle behind it."""
    before, behind = words[max(0, at - _LONGEST) : at], words[at + 2]
    if not before[-1].isalpha() or any(word in _BEFORE_IS for word in before) or before[-1] in _NOUNS_OF_IS:
        return False
    return is_gerund(behind) or is_participle(behind) or behind.endswith("ing") or behind in ("a", "an", "the")
