"""Pairs of words that want one form behind both: not only raised, but also cut; neither confirmed nor denied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.coordinating.parallels import Unparallel
from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_gerund, is_participle, is_third_person

_REACH = 14  # tokens between the two words
_END = (".", ";", ":", "!", "?", ")")
_MODALS = frozenset(("will", "would", "can", "could", "must", "may", "might", "shall", "should", "cannot"))
_HAVE, _BE = ("has", "have", "had"), frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))
_CHARGED = frozenset(("accused", "suspected", "convicted", "guilty", "acquitted", "accuses", "accuse", "suspects"))
_COMMON, _SHORTEST = 2.5, 3
_SAME_FORM = frozenset(
    ("become", "come", "run", "put", "set", "cut", "let", "hit", "hurt", "cost", "read", "overcome", "beat", "shut")
)
_TOO = frozenset(("also", "never", "not", "always", "already", "then", "later", "subsequently", "soon", "still"))
_TWO_VERBS = {
    "cs": re.compile(r"\s(?:a|nebo)\s+(?:(?:se|si|také|pak|poté|tam|už|nyní)\s+)*\w{2,}(?:l|la|li|lo|ly)\b", re.I),
    "ru": re.compile(
        r"\s(?:и|или)\s+(?:(?:также|затем|потом|уже|там)\s+)*\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)\b", re.I
    ),
}


def mismatched(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """The clause in which "and", "or", "nor" or "but" at ``joint`` joins a form that its partner does not have."""
    tokens, word = context.tokens, word_at(context.tokens, joint)
    if word == "but":
        return _not_only(tokens, joint, sentence)
    if word in ("and", "or") and (
        found := _has_and_will(tokens, joint, sentence) or _can_and_has(tokens, joint, sentence)
    ):
        return found
    found = _neither(tokens, joint, sentence) if word in ("or", "nor") else None
    found = found or (_either(tokens, joint, sentence) if word in ("and", "or") else None)
    if word == "and":
        found = found or _charged(tokens, joint, sentence) or _second_verb(context, joint, sentence)
    return found


def _not_only(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "has not only raised fares but also cutting": a verb behind the first, a gerund behind the second."""
    start, end = sentence
    second = joint + 1 + (word_at(tokens, joint + 1) in ("also", "even"))
    only = _before(tokens, joint, start, "only")
    if only is None or word_at(tokens, only - 1) != "not" or second + 1 >= end:
        return None
    if _is_finite_for_infinitive(tokens, only + 1, second):
        return Unparallel(only - 1, _clause_end(tokens, second, end), second)
    if not _is_gerund(tokens[second]):
        return None
    first, subject = tokens[only + 1].text, word_at(tokens, only - 2)
    if word_at(tokens, only + 1) == "to":
        return Unparallel(only - 1, _clause_end(tokens, second, end), second)
    led = subject in _HAVE or subject in _MODALS or subject in ("did", "does", "do", "to")
    plain = subject.isalpha() and not is_function(subject) and not _is_verb(subject)
    if not first.islower() or subject in _BE or not (led or (plain and _is_verb(first))):
        return None
    if not (_is_verb(first) or is_participle(first) or (led and subject not in _HAVE and _is_base(first))):
        return None
    return Unparallel(only - 1, _clause_end(tokens, second, end), second)


def _is_finite_for_infinitive(tokens: Sequence[Token], to: int, second: int) -> bool:
    """Such as "not only to build but also opens a school": an infinitive, then a third person with an object."""
    verb, following = tokens[second].text, word_at(tokens, second + 1)
    plain = word_at(tokens, to + 1)
    infinitive = word_at(tokens, to) == "to" and (_is_base(plain) or plain in _SAME_FORM)
    object_follows = is_a(following, "determiners") or following in ("it", "them", "him", "her", "people")
    return infinitive and verb.islower() and is_third_person(verb) and object_follows


def _can_and_has(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "can and has already moved": "can" wants another form of the verb than "has"."""
    start, end = sentence
    modal, have = joint - 1, joint + 1
    while modal > start and word_at(tokens, modal) in _TOO:
        modal -= 1
    verb = have + 1
    while verb < end and word_at(tokens, verb) in _TOO:
        verb += 1
    if word_at(tokens, modal) not in _MODALS or word_at(tokens, have) not in _HAVE or verb >= end:
        return None
    word = tokens[verb].text
    if word in _SAME_FORM or not (word == "been" or (word.islower() and is_participle(word))):
        return None
    return Unparallel(modal, _clause_end(tokens, verb, end), verb)


def _neither(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "neither confirmed or denied", "neither confirmed nor denying": verbs behind a subject."""
    start, end = sentence
    at = _before(tokens, joint, start, "neither")
    if at is None or at == start or joint + 1 >= end or not tokens[at].text.islower():
        return None
    before, first, second = word_at(tokens, at - 1), tokens[at + 1].text, tokens[joint + 1]
    if not before.isalpha() or is_a(before, "conjunctions", "prepositions", "relatives") or not first.islower():
        return None
    led = before in _MODALS or before in ("did", "does", "do")
    verb = (_is_verb(first) and not is_a(first, "auxiliaries")) or (led and _is_base(first))
    if not verb or any(word_at(tokens, place) in ("nor", "or", "and", ",") for place in range(at + 1, joint)):
        return None
    alike = _is_verb(second.text) or is_participle(second.text) or (led and _is_base(second.text))
    wrong = (_is_gerund(second) and not first.endswith("ing")) or (
        word_at(tokens, joint) == "or" and second.text.islower() and alike
    )
    return Unparallel(at, _clause_end(tokens, joint + 1, end), joint + 1) if wrong else None


def _either(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "can either come in person and sending": a plain verb behind "either", a gerund behind "and" or "or"."""
    start, end = sentence
    at = _before(tokens, joint, start, "either")
    if at is None or joint + 1 >= end or not _is_gerund(tokens[joint + 1]):
        return None
    first, before = tokens[at + 1].text, word_at(tokens, at - 1)
    led = before in _MODALS or before in ("to", "did", "does", "do")
    if any(token.text.endswith("ing") for token in tokens[at:joint]) or not first.islower():
        return None
    if not ((led and _is_base(first)) or (before.isalpha() and _is_verb(first) and not is_function(before))):
        return None
    return Unparallel(at, _clause_end(tokens, joint + 1, end), joint + 1)


def _charged(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "accused of fraud and that he forged": a clause in a row with what somebody is accused "of"."""
    start, end = sentence
    if word_at(tokens, joint + 1) != "that" or joint + 3 >= end:
        return None
    if not is_a(tokens[joint + 2].text, "subject_pronouns", "determiners") and not tokens[joint + 2].is_capitalised:
        return None
    for at in range(joint - 1, max(start, joint - _REACH), -1):
        word = word_at(tokens, at)
        if word in (*_END, ",", "that") or is_a(word, "reporting", "thinking", "asking"):
            return None
        if word in _CHARGED:
            of = any(word_at(tokens, place) == "of" for place in range(at + 1, joint))
            return Unparallel(at, _clause_end(tokens, joint + 1, end), joint + 1) if of else None
    return None


def _has_and_will(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "has never and will not abandon": "has" wants another form of the verb than "will"."""
    start, end = sentence
    have = joint - 1
    while have > start and word_at(tokens, have) in _TOO:
        have -= 1
    modal = joint + 1
    verb = modal + 1
    while verb < end and word_at(tokens, verb) in _TOO:
        verb += 1
    if word_at(tokens, have) not in _HAVE or word_at(tokens, modal) not in _MODALS or verb >= end:
        return None
    word = tokens[verb].text
    if word in _SAME_FORM or not (word == "be" or _is_base(word)):
        return None
    return Unparallel(have, _clause_end(tokens, verb, end), verb)


def _second_verb(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "traveled to Brno and meeting envoys" where the original has two verbs of the past that "and" joins."""
    tokens, (start, end) = context.tokens, sentence
    if joint + 2 >= end or not _is_gerund(tokens[joint + 1]) or word_at(tokens, joint - 1) == ",":
        return None
    before = tokens[start:joint]
    if any(_is_gerund(token) or word_at(before, at) in ("and", ",", "from") for at, token in enumerate(before)):
        return None
    verbs = [at for at in range(start + 1, joint) if tokens[at].text.islower() and _is_past(tokens, at)]
    bead = context.bead_at(tokens[joint].start)
    source = context.aligned.source
    pattern = _TWO_VERBS.get(source.lang) if source is not None else None
    if len(verbs) != 1 or bead is None or pattern is None:
        return None
    by = any(
        word_at(tokens, at) in ("by", "of", "for", "in", "with", "after", "before", "about", "without")
        and word_at(tokens, at + 1) == word_at(tokens, joint - 1)
        for at in range(verbs[0], joint)
    )
    texts = [segment.text for segment in context.source_of(bead)]
    if by or not any(pattern.search(text) for text in texts):
        return None
    if tokens[joint + 1].text.lower() in context.hypothesis_of(bead).lower().split():
        return None
    return Unparallel(verbs[0], _clause_end(tokens, joint + 1, end), joint + 1)


def _is_past(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, word_at(tokens, at - 1)
    follows = is_a(before, "determiners", "prepositions", "conjunctions") or not before.isalpha()
    return is_finite(word) and not is_a(word, "present", "auxiliaries") and not follows


def _before(tokens: Sequence[Token], joint: int, start: int, word: str) -> int | None:
    """The place of the word before ``joint`` in its clause; None where a mark ends that or "that" begins another."""
    for at in range(joint - 1, max(start, joint - _REACH) - 1, -1):
        if word_at(tokens, at) == word:
            return at if at + 1 < joint else None
        if tokens[at].text in (*_END, '"', "“", "”"):
            return None
    return None


def _is_gerund(token: Token) -> bool:
    word = token.text
    stem = word.removesuffix("ing")
    if stem == word or not word.islower() or len(stem) < _SHORTEST:
        return False
    bases = (stem, stem[:-1], f"{stem}e")  # hold, cut, drive
    return is_gerund(word) or any(is_a(base, "infinitives") for base in bases) or is_participle(f"{stem[:-1]}ied")


def _is_verb(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word))


def _is_base(word: str) -> bool:
    plain = word.islower() and word.isalpha() and not is_function(word) and frequency(word) >= _COMMON
    return plain and not is_finite(word) and not word.endswith(("ing", "ly"))


def _clause_end(tokens: Sequence[Token], place: int, end: int) -> int:
    return next((at for at in range(place, end) if tokens[at].text in (*_END, ",")), end)
