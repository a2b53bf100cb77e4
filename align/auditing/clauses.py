"""Just enough English grammar to say whether a comma belongs behind a name.

All work on token indices: ``start`` and ``end`` (exclusive) of a sentence, ``name`` the first token of the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.context import Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_participle, is_role, is_third_person
from align.names.given import is_given_name

_SINGLING_OUT = frozenset(
    (
        *("the", "that", "those", "this", "not", "no", "only", "a", "an", "another", "every", "same", "other", "even"),
        *("two", "three", "four", "five"),
    )
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_REACH = 40
_LONGEST_NAME = 12
_ENDS_PHRASE = (
    "prepositions",
    "conjunctions",
    "auxiliaries",
    "relatives",
    "reporting",
    "naming",
    "asking",
    "subject_pronouns",
)


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The token's text in lower case; empty outside the text."""
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""


def name_start(tokens: Sequence[Token], last: int, start: int) -> int:
    """The first token of the run of capitalised words that ends at ``last``: ``Ursula von der Leyen``, ``V. Putin``."""
    first = last
    while first > max(start, last - _LONGEST_NAME):
        before = tokens[first - 1]
        if before.text == "." and _is_initial(tokens, first - 2, start):
            first -= 2
        elif _belongs(tokens, first - 1, start):
            first -= 1
        else:
            break
    return first


def _belongs(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether the token continues a name to the left."""
    if is_a(tokens[index].text, "particles"):
        return index > start and tokens[index - 1].is_capitalised
    if _ORDINAL.fullmatch(tokens[index].text):
        return tokens[index + 1].is_capitalised  # the 1st Belorussian Front
    return tokens[index].is_capitalised and not is_a(tokens[index].text, "determiners", "prepositions", "conjunctions")


def _is_initial(tokens: Sequence[Token], index: int, start: int) -> bool:
    return index >= start and len(tokens[index].text) <= 2 and tokens[index].is_capitalised


def noun_phrase_start(tokens: Sequence[Token], name: int, start: int) -> int:
    """The first token of the titles before a name (``the deputy minister Alexei``); ``name`` where there are none."""
    first = name
    while first > max(start, name - _REACH) and (
        (tokens[first - 1].is_word and not ends_phrase(tokens[first - 1].text))
        or _is_stray_stop(tokens, first - 1, start)
    ):
        first -= 1
    roles = any(is_role(token.text) for token in tokens[first:name])
    return first if roles else name


def _is_stray_stop(tokens: Sequence[Token], index: int, start: int) -> bool:
    return index > start and tokens[index].text == "." and is_role(tokens[index - 1].text)


def ends_phrase(word: str) -> bool:
    """Whether the word cannot belong to the noun phrase before it: a verb, a small word, and nobody's office."""
    return is_a(word, *_ENDS_PHRASE) and not is_role(word)


def closing_comma(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """The comma behind ``index`` that a finite verb follows: where an inserted clause ends and the sentence goes on."""
    for place in range(index, min(end, index + _REACH)):
        if tokens[place].text == ",":
            follower = place + 1
            while follower < end and (
                is_a(tokens[follower].text, "adverbs") or word_at(tokens, follower).endswith("ly")
            ):
                follower += 1
            if follower < end and _is_predicate(tokens[follower].text):
                return place
    return None


def _is_predicate(word: str) -> bool:
    return word[0].islower() and (is_finite(word) or is_third_person(word))


def is_cleft(tokens: Sequence[Token], phrase: int, start: int) -> bool:
    """Whether "it was" or "it is not only" stands right before the noun phrase: its "who" is no inserted clause.

    So with "was it", "there is" and "turned out to be".
    """
    index, verbs = phrase - 1, 0
    if word_at(tokens, index) in ("it", "that", "this") and index > start:
        return is_a(tokens[index - 1].text.lower(), "auxiliaries")
    if word_at(tokens, index) == "be" and word_at(tokens, index - 1) == "to":
        return True
    while index >= start and word_at(tokens, index) != "there" and _may_stand_in_cleft(tokens[index].text):
        verbs += is_a(tokens[index].text, "auxiliaries")
        index -= 1
    word = word_at(tokens, index).replace("’", "'") if index >= start else ""
    return word in ("it's", "that's", "there's") or (verbs > 0 and word in ("it", "that", "this", "there"))


def _may_stand_in_cleft(word: str) -> bool:
    return is_a(word, "auxiliaries") or is_adverb(word) or word in ("not", "been")


def _may_answer(tokens: Sequence[Token], name: int, start: int) -> bool:
    """Whether "it is" may be answered by the "who" behind a series: "it is people from Perm, Tver and Orel who"."""
    asked = any(
        word_at(tokens, at) == "it" and word_at(tokens, at + 1) in ("is", "was", "are", "were")
        for at in range(start, name - 1)
    )
    return asked and word_at(tokens, name - 1) in ("and", "or")


def is_defining(tokens: Sequence[Token], name: int, start: int) -> bool:
    """Whether a "who" behind the name may ask or define: "the Merz who", "asked Merz who", "not Merz who"."""
    before = noun_phrase_start(tokens, name, start)
    word = word_at(tokens, before - 1) if before > start else ""
    if word in _SINGLING_OUT and before == name:
        return word != "the" or not _holds_person(tokens, name)
    if word in ("but", "like") and before > start:  # "not Fiala but Merz who", "people like Merz who"
        return word == "like" or any(word_at(tokens, at) == "not" for at in range(max(start, before - _REACH), before))
    asked = is_a(word, "prepositions") and any(
        is_a(token.text, "deciding") for token in tokens[max(start, before - 4) : before]
    )
    picked = is_cleft(tokens, before, start) or (before == name and _may_answer(tokens, name, start))
    return asked or is_a(word, "asking") or word in ("named", "called") or picked


def _holds_person(tokens: Sequence[Token], name: int) -> bool:
    """Whether a run of capitals is an institution and somebody's full name: "the Kladno Court Jana Veselá"."""
    for place in range(name + 1, min(len(tokens) - 1, name + _LONGEST_NAME)):
        if not tokens[place].is_capitalised:
            return False
        if is_given_name(tokens[place].text) and tokens[place + 1].is_capitalised:
            return not is_role(tokens[place - 1].text)
    return False


def is_appositive_end(tokens: Sequence[Token], name: int, start: int) -> bool:
    """Whether the name stands behind a comma as another name of a noun phrase: "the minister, Sergei Shoigu"."""
    if word_at(tokens, name - 1) == "the":
        name -= 1
    if name - 1 <= start or tokens[name - 1].text != ",":
        return False
    first = name - 1
    while first > max(start, name - _REACH) and tokens[first - 1].text not in (",", ";", ":", "“", '"', "—", "–"):
        first -= 1
    phrase = [token for token in tokens[first : name - 1] if token.is_word]
    return bool(phrase) and _is_noun_phrase(phrase)


def _is_noun_phrase(phrase: Sequence[Token]) -> bool:
    words = [token.text for token in phrase]
    tail = _after_last_verb(words)
    if any(is_a(word, "time") for word in tail[-2:]):
        return False
    if any(is_role(word) for word in tail):
        return tail is not words or not is_a(words[0], "prepositions")
    return is_a(words[0], "determiners") and not any(is_finite(word) and word.islower() for word in words)


def _after_last_verb(words: Sequence[str]) -> Sequence[str]:
    """What follows the last verb or "with"/"to" phrase: the object, if the phrase is a clause."""
    for index in range(len(words) - 1, -1, -1):
        noun = index > 0 and is_a(words[index - 1], "determiners", "prepositions")
        if (
            words[index].islower()
            and not noun
            and (is_finite(words[index]) or words[index] in ("with", "that", "which"))
        ):
            return words[index + 1 :]
    return words


def is_verb_form(word: str) -> bool:
    """Whether a small word can only be the finite verb of a clause."""
    return word.islower() and is_a(word, "auxiliaries", "reporting")


def introduces(tokens: Sequence[Token], name: int, start: int) -> bool:
    """Whether "According to" opens the sentence and nothing but the name's titles follows it up to ``name``."""
    index = name - 1
    while index > start and index > name - 12 and word_at(tokens, index) != "to":
        if not (tokens[index].text[0].isalnum() or _is_stray_stop(tokens, index, start)) or is_finite(
            tokens[index].text
        ):
            return False
        index -= 1
    if word_at(tokens, index - 1) != "according" or word_at(tokens, index) != "to":
        return False
    return index - 1 <= start or not tokens[index - 2].is_word


def governor(tokens: Sequence[Token], phrase: int, start: int) -> str:
    """The preposition before a noun phrase, behind which another noun may be the one that "who" speaks of."""
    before = word_at(tokens, phrase - 1) if phrase > start else ""
    return before if is_a(before, "prepositions") or before == "like" else ""


def is_new_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether "and" or "but" at ``index`` joins a clause with a subject of its own."""
    follower = word_at(tokens, index + 1).replace("’", "'")
    return is_a(follower, "subject_pronouns") and (
        "'" in follower or is_finite(word_at(tokens, index + 2)) or is_a(word_at(tokens, index + 2), "adverbs")
    )


def is_passive(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a participle at ``index`` begins an inserted clause: "quoted by Reuters, said"."""
    if not is_participle(word_at(tokens, index)):
        return False
    following = word_at(tokens, index + 1)
    if following == "by":
        return True
    return is_a(following, "prepositions") and closing_comma(tokens, index, end) is not None


def follows_speech(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether a verb of saying stands right before ``index``: the name there is the speaker's."""
    return index > start and is_a(tokens[index - 1].text, "reporting")
