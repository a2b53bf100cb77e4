"""Forms that English joins though they do not match, where the original joins two of one form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.coordinating.parallels import Unparallel
from align.auditing.coordinating.resumptions import may_be_verb, relative_before
from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_gerund, is_participle, is_third_person
from align.names.inflection import parses

_REACH = 20  # tokens before the joint
_END = (".", ";", ":", "!", "?", ")", '"', "“", "”")
_WHO = ("who", "whom", "whose", "which")
_ASKING = frozenset((*_WHO, "that", "what", "how", "when", "where", "why", "whether", "if"))
_COMMON = 2.5
_RELATIVE_AGAIN = {
    "cs": re.compile(
        r"\b(?:a|i|ale|však|nebo)\s+(?:\w{1,3}\s+)?(?:kter\w+|jenž|jež|jehož|jejíž|jemuž|níž|němž|již)\b", re.I
    ),
    "ru": re.compile(r"\b(?:и|а|но|или)\s+(?:\w{1,3}\s+)?котор\w+", re.I),
}
_NEXT = {
    "cs": re.compile(r"\b(?:a|nebo|či)\s+(?P<words>(?:[^\W\d_]+\s+){0,5}?[^\W\d_]+)", re.I),
    "ru": re.compile(r"\b(?:и|или)\s+(?P<words>(?:[^\W\d_]+\s+){0,2}?[^\W\d_]+)", re.I),
}
_NOT_ONLY = {
    "cs": re.compile(
        r"\bnejen(?:om)?(?:že)?\s+(?P<first>\w+)\b[^.;:!?]{2,120}?\bale\s+(?:také\s+|i\s+|rovněž\s+|dokonce\s+)?(?P<second>\w+)"
        r"(?P<also>\s+(?:i|také|rovněž|dokonce)\b)?",
        re.I,
    ),
    "ru": re.compile(
        r"\bне только\s+(?P<first>\w+)\b[^.;:!?]{2,120}?\bно\s+(?:и\s+|также\s+|даже\s+)?(?P<second>\w+)"
        r"(?P<also>\s+(?:и|также)\b)?",
        re.I,
    ),
}
_CZECH_INFINITIVE = re.compile(r"\w{2,}(?:[aeiíyýouě]t|[eé]ci|ci|st|zt)")
_CZECH_PAST = re.compile(r"\w{2,}(?:l|la|lo|li|ly)")
_CZECH_PRESENT = re.compile(r"\w{2,}(?:í|uje|ují|ne|nou|á|ají|e|ou)")
_GIVEN = frozenset(
    ("denied", "refused", "given", "granted", "offered", "promised", "told", "asked", "forced", "shown", "taught")
)
_AGAINST = frozenset(
    ("awarded", "fired", "sacked", "paid", "allowed", "stopped", "prevented", "disappointed", "forbidden")
)
_PARTICLES = ("out", "up", "off", "down", "in", "back", "away", "through")
_LATER = ("not", "yet", "never", "already", "still", "since", "also", "then", "later", "so", "far")


def unlike(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """The clause in which "and" or "but" at ``joint`` joins what the original has in one form and English in two."""
    if context.aligned.source is None or context.aligned.source.lang not in _NEXT:
        return None
    tokens, word = context.tokens, word_at(context.tokens, joint)
    if word == "but" and (found := _lone_noun(context, joint, sentence) or _late_only(context, joint, sentence)):
        return found
    if word in ("and", "or") and (found := _row(context, joint, sentence) or _and_who(context, joint, sentence)):
        return found
    return _then_passive(tokens, joint, sentence) if word in ("and", "but") else None


def _originals(context: Context, joint: int) -> tuple[str, str]:
    """The original of the bead, and its language."""
    bead, source = context.bead_at(context.tokens[joint].start), context.aligned.source
    if bead is None or source is None:
        return "", ""
    return " ".join(segment.text for segment in context.source_of(bead)), source.lang


def _fresh(context: Context, joint: int) -> Sequence[str]:
    bead = context.bead_at(context.tokens[joint].start)
    return context.hypothesis_of(bead).lower().split() if bead is not None else ()


def _and_who(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "the skier, training in Jasná and who will be 20": a participle, then "who", which both were."""
    tokens, (start, end) = context.tokens, sentence
    theirs, lang = _originals(context, joint)
    if word_at(tokens, joint + 1) not in _WHO or not lang or not _RELATIVE_AGAIN[lang].search(theirs):
        return None
    if any(word_at(tokens, at) in _ASKING for at in range(start, joint)):
        return None
    comma = next((at for at in range(joint - 2, max(start, joint - _REACH), -1) if tokens[at].text == ","), None)
    if comma is None:
        return None
    word = tokens[comma + 1].text
    led = word.islower() and (is_gerund(word) or is_participle(word)) and not word.startswith("includ")
    return Unparallel(comma + 1, _clause_end(tokens, joint + 2, end), joint + 1) if led else None


def _row(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "wants to mend the roof, paint the hall and renting it out": a gerund in a row of infinitives."""
    tokens, (start, end) = context.tokens, sentence
    gerund = joint + 1
    if gerund + 1 >= end or not _is_gerund(tokens[gerund]) or sum(_is_and(tokens, at) for at in range(start, end)) > 1:
        return None
    to = None
    for at in range(joint - 1, max(start, joint - _REACH), -1):
        word = word_at(tokens, at)
        if word == "to" and _is_base(tokens[at + 1].text) and _leads(tokens[at - 1].text):
            to = at
            break
        if word in _END or word in _ASKING or word.endswith("ing"):
            return None
    if to is None or tokens[gerund].text in _fresh(context, joint):
        return None
    items = [at + 1 for at in range(to, joint) if tokens[at].text == ","]
    if not all(_is_base(tokens[at].text) for at in items):
        return None
    theirs, lang = _originals(context, joint)
    found = _NEXT[lang].finditer(theirs) if lang else ()
    if not any(_is_infinitive(each, lang) for row in found for each in row["words"].split()):
        return None
    if not items and any(is_a(word_at(tokens, at), "prepositions") for at in range(to + 1, joint)):
        return None
    return Unparallel(to - 1, _clause_end(tokens, gerund, end), gerund)


def _lone_noun(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "not only closed the office but also the demand that": a verb, then a noun, where both were verbs."""
    tokens, (start, end) = context.tokens, sentence
    second = joint + 1 + (word_at(tokens, joint + 1) in ("also", "even"))
    only = _only(tokens, joint, start)
    if only is None or second == joint + 1 or second + 2 >= end:
        return None
    first = tokens[only + 1].text
    if not (first.islower() and (is_finite(first) or is_third_person(first)) and not is_a(first, "auxiliaries")):
        return None
    after = tokens[second + 2 : _clause_end(tokens, second, end)]
    lone = is_a(tokens[second].text, "determiners") and not any(is_a(token.text, "auxiliaries") for token in after[:4])
    if not lone or not _both_verbs(*_originals(context, joint)):
        return None
    return Unparallel(only - 1, _clause_end(tokens, second, end), second)


def _late_only(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "will cut not only costs but also protect the river": "not only" before a noun, "but also" a verb."""
    tokens, (start, end) = context.tokens, sentence
    second = joint + 1 + (word_at(tokens, joint + 1) in ("also", "even"))
    only = _only(tokens, joint, start)
    if only is None or second == joint + 1 or second + 1 >= end or only < start + 3:
        return None
    verb = only - 2 - (word_at(tokens, only - 2) in _PARTICLES)
    led = is_a(word_at(tokens, verb - 1), "auxiliaries") or word_at(tokens, verb - 1) == "to"
    if not led or not _is_base(tokens[verb].text) or not _is_base(tokens[second].text):
        return None
    word, following = tokens[second].text, tokens[second + 1].text
    if _is_base(tokens[only + 1].text) and is_a(tokens[only + 2].text, "determiners"):
        return None
    verbal = any(is_participle(form) for form in (f"{word}ed", f"{word}d", f"{word[:-1]}ied")) or is_a(
        word, "infinitives"
    )
    follows = following.isalnum() and not is_a(following, "prepositions", "conjunctions", "auxiliaries")
    theirs, lang = _originals(context, joint)
    found = _NOT_ONLY[lang].search(theirs) if lang else None
    if not (verbal and follows) or found is None or not _is_verb(found["second"], lang, sure=found["also"] is not None):
        return None
    return Unparallel(verb, _clause_end(tokens, second, end), second)


def _then_passive(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """Such as "which the board has approved but has not been built": an object that turns into a subject."""
    start, end = sentence
    before = joint - (word_at(tokens, joint - 1) == ",")
    relative = relative_before(tokens, before, start)
    if relative is None or word_at(tokens, relative) != "which" or is_a(word_at(tokens, relative - 1), "prepositions"):
        return None
    if not may_be_verb(tokens[before - 1]):
        return None
    verb = joint + 2
    while verb < end and (word_at(tokens, verb) in _LATER or tokens[verb].text.endswith("ly")):
        verb += 1
    have, be = (
        word_at(tokens, joint + 1) in ("has", "have", "had"),
        word_at(tokens, joint + 1) in ("was", "were", "is", "are"),
    )
    if have and word_at(tokens, verb) != "been":
        return None
    verb += have
    if not (have or be) or verb >= end:
        return None
    last = verb + 1 if word_at(tokens, verb + 1) in _PARTICLES else verb
    word = tokens[verb].text
    if word in _GIVEN or (word in _AGAINST and last == verb) or not (word.islower() and is_participle(word)):
        return None
    closes = last + 1 >= end or not tokens[last + 1].is_word
    return Unparallel(relative, last + 1, verb) if closes else None


def _only(tokens: Sequence[Token], joint: int, start: int) -> int | None:
    """The "only" of "not only" before the joint, in its clause."""
    for at in range(joint - 1, max(start, joint - _REACH), -1):
        if word_at(tokens, at) == "only" and word_at(tokens, at - 1) == "not":
            return at if at + 1 < joint else None
        if tokens[at].text in _END:
            return None
    return None


def _both_verbs(theirs: str, lang: str) -> bool:
    """Whether the original has a verb behind "not only" and one behind "but also"."""
    found = _NOT_ONLY[lang].search(theirs) if lang else None
    return found is not None and all(_is_verb(found[name], lang, sure=True) for name in ("first", "second"))


def _is_verb(word: str, lang: str, *, sure: bool) -> bool:
    """Whether a word of the original is a verb; of a Czech present only where ``sure``, as it may be a noun by form."""
    if lang == "ru":
        return any(parse.tag.POS in ("VERB", "INFN") for parse in parses(word.lower())[:1])
    lowered = word.lower()
    return _CZECH_PAST.fullmatch(lowered) is not None or (sure and _CZECH_PRESENT.fullmatch(lowered) is not None)


def _is_infinitive(word: str, lang: str) -> bool:
    if lang == "ru":
        return any(parse.tag.POS == "INFN" for parse in parses(word.lower())[:1])
    return _CZECH_INFINITIVE.fullmatch(word.lower()) is not None


def _is_and(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at) in ("and", "or")


def _leads(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word) or is_a(word, "auxiliaries"))


def _is_gerund(token: Token) -> bool:
    word = token.text
    bases = (word[:-3], f"{word[:-3]}e", word[:-4])
    return (
        word.islower()
        and word.endswith("ing")
        and (is_gerund(word) or any(is_a(each, "infinitives") for each in bases))
    )


def _is_base(word: str) -> bool:
    plain = word.islower() and word.isalpha() and not is_function(word) and frequency(word) >= _COMMON
    return plain and not word.endswith(("ing", "ly")) and (not is_finite(word) or is_a(word, "infinitives"))


def _clause_end(tokens: Sequence[Token], place: int, end: int) -> int:
    return next((at for at in range(place, end) if tokens[at].text in (*_END, ",")), end)
