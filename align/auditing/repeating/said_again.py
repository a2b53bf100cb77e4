"""Nouns beside the verbs made of them, and adverbs that say "again" twice: the launch of launching, again once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Token
from align.auditing.lexicon import is_a, is_past, is_regular_past, is_third_person
from align.auditing.stems import are_kin
from align.auditing.watching import Pair

_LEAST = 4
_AGAIN = (("again", "once", "more"), ("once", "again", "again"), ("once", "more", "again"), ("again", "anew"))
_HOUSED = ("process", "house", "building", "meaning", "business", "feeling", "beginning", "work", "play", "live", "use")
_FAR = 7  # tokens between two of "again"


def _may_begin(word: str) -> bool:
    return word.islower() and len(word) > 1


def _may_say_again(word: str) -> bool:
    if word in ("again", "anew", "once"):
        return True
    return word.islower() and len(word) > _LEAST and (word.endswith("ing") or is_past(word) or is_third_person(word))


SAID_AGAIN = Pair(_may_begin, _may_say_again)


def said_again(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The first and the last token of words that say the same twice, the second of them at ``index``."""
    looks = (_again, _of_doing, _doing, _by_its_noun, _that_he)
    return next((found for look in looks if (found := look(tokens, index))), None)


def _again(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Such as "repeated again once more"; "has again been extended again" in one clause."""
    for phrase in _AGAIN:
        if all(word_at(tokens, index + at) == word for at, word in enumerate(phrase)):
            return index, index + len(phrase) - 1
    if word_at(tokens, index) != "again" or word_at(tokens, index + 1) in ("and", "again"):
        return None
    for at in range(index + 2, min(len(tokens), index + _FAR)):
        word = word_at(tokens, at)
        if not tokens[at].is_word or is_a(word, "conjunctions", "relatives"):
            return None
        if word == "again":
            return index, at
    return None


def _of_doing(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Such as "the launch of launching", "the attack that attacked": a noun with an article."""
    link, noun = word_at(tokens, index - 1), word_at(tokens, index - 2)
    verb = tokens[index].text
    doing = (link == "of" and verb.endswith("ing")) or (link in ("that", "which") and is_regular_past(verb))
    if not doing or not tokens[index - 2].text.islower() or not is_a(word_at(tokens, index - 3), "determiners"):
        return None
    return (index - 2, index) if _kin(noun, verb) else None


def _doing(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Such as "the head heading the delegation": a noun with an article, its own participle, and an object."""
    noun, verb = tokens[index - 1].text, tokens[index].text
    object_follows = is_a(word_at(tokens, index + 1), "determiners")
    if not verb.endswith("ing") or noun.endswith("ing") or not object_follows:
        return None
    return (index - 1, index) if is_a(word_at(tokens, index - 2), "determiners") and _kin(noun, verb) else None


def _by_its_noun(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Such as "extended by an extension": a verb of the past and, behind a preposition and an article, its noun."""
    by = index + 1 + is_a(word_at(tokens, index + 1), "adverbs")
    if not is_regular_past(tokens[index].text) or word_at(tokens, by) not in ("by", "in", "with", "through"):
        return None
    noun = by + 2
    if not is_a(word_at(tokens, by + 1), "determiners") or not word_at(tokens, noun).endswith("ion"):
        return None
    return (index, noun) if _kin(word_at(tokens, noun), tokens[index].text) else None


def _that_he(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Such as "the fear that he feared": what somebody thinks and the verb that says that he thinks it."""
    that = index - 2
    if index < _LEAST or not is_a(tokens[index - 1].text, "subject_pronouns") or word_at(tokens, that) != "that":
        return None
    noun, verb = word_at(tokens, that - 1), tokens[index].text
    thought = (
        is_a(verb, "thinking")
        and noun.islower()
        and (verb in (noun, f"{noun}s", f"{noun}d", f"{noun}ed") or are_kin(noun, verb, _LEAST))
    )
    return (that - 1, index) if thought else None


def _kin(noun: str, verb: str) -> bool:
    return noun.islower() and not noun.startswith(_HOUSED) and noun != verb and are_kin(noun, verb, _LEAST)


def spans(tokens: Sequence[Token], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The words that say the same twice at some places, the first of those that overlap."""
    taken = -1
    for index in places:
        found = said_again(tokens, index) if index > 0 else None
        if found is not None and found[0] > taken:
            taken = found[1]
            yield found
