"""The comma before "but" where a clause with a subject of its own follows: "Písek led at halftime, but Tábor won"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.own_subjects import is_brief
from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_past, is_role, is_third_person
from align.auditing.phrases import is_pronoun
from align.auditing.watching import Pair

_SURE = 0.94
_SHORTEST, _REACH, _LONGEST = 4, 8, 60  # tokens of a clause, of a subject, and before "but"
_DENIED = frozenset(("not", "nothing", "no", "never", "all", "anything", "everything", "none", "nobody", "nowhere"))
_BUT = {
    "cs": r", (?:(?:ale|avšak|však|jenže|nicméně|leč|kdežto|zatímco)(?= )|(?:\w+ ){1,3}(?:ale|však)\b)",
    "ru": r", (?:но|однако|а|зато|впрочем|да)(?= )",
}


def unparted_contrasts(context: Context) -> Iterator[tuple[int, float]]:
    """Each "but", with a confidence, before which the comma is missing: both sides are clauses, in the original too."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for place in context.fresh_places(BUT):
        start, end = context.sentence_of(place)
        first = _clause_start(tokens, place, start) if place - start <= _LONGEST else None
        if first is None or end - place < _SHORTEST + 1 or not _is_plain_clause(tokens, first, place):
            continue
        subject = None if is_brief(tokens, (first, place, end)) else _subject_end(tokens, place + 1, end)
        source = source_sentence(context, place) if subject is not None else None
        if source is not None and subject is not None and _is_joined(source, tokens[place + 1 : subject]):
            yield place, _SURE


def _is_but(word: str) -> bool:
    return word == "but"


def _may_end_clause(word: str) -> bool:
    return word[0].isalnum() and (word[0].isupper() or not is_function(word))


BUT = Pair(_may_end_clause, _is_but)
WATCHES = (BUT,)


def _clause_start(tokens: Sequence[Token], place: int, start: int) -> int | None:
    """The sentence's begin, if nothing but words, figures and scores stands between; or where its opening ends."""
    for at in range(place - 1, start - 1, -1):
        text = tokens[at].text
        if text == "," and at - start <= _SHORTEST and is_a(tokens[start].text, "prepositions", "adverbs", "time"):
            return at + 1
        if not (text[0].isalnum() or text in ("-", "–", ":", "%")):
            return None
    return start


def _is_plain_clause(tokens: Sequence[Token], first: int, place: int) -> bool:
    """Whether one main clause with its verb stands there: none that depends, no "not" that "but" could answer."""
    words = tokens[first:place]
    if len(words) < _SHORTEST or is_a(words[0].text, "conjunctions", "relatives"):
        return False
    joined = any(is_a(word.text, "relatives", "conjunctions") or word.text == "that" for word in words)
    denied = any(word.text in _DENIED for word in words)
    verbs = [at for at in range(first + 1, place) if _is_verb(tokens, at)]
    said = any(is_a(tokens[at].text, "reporting") for at in verbs)
    said = said or (len(verbs) > 1 and any(is_a(tokens[at].text, "thinking") for at in verbs))
    return not (joined or denied or said) and bool(verbs)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or is_role(word) or is_a(before, "determiners", "prepositions"):
        return False
    return is_finite(word) or is_third_person(word)


def _subject_end(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The verb behind "but" and a subject of its own: "he lost", "Tábor equalized", "the club has"."""
    token = tokens[first]
    if is_pronoun(token.text):
        at = first + 1
        while at < end and is_adverb(word_at(tokens, at)):
            at += 1
        return at if at < end and _may_act(tokens[at].text) else None
    bare = not (token.is_capitalised or is_a(token.text, "determiners"))
    if token.text == "that" or (bare and (is_function(token.text) or is_past(token.text) or not token.is_word)):
        return None
    for at in range(first + 1, min(end - 1, first + _REACH)):
        word, before = tokens[at].text, tokens[at - 1].text
        if not word[0].isalpha():
            return None
        if word.islower() and not is_role(word) and not is_a(before, "determiners", "prepositions"):
            named = tokens[at - 1].is_capitalised and (is_third_person(word) or word.endswith("ed"))
            direct = at == first + 1 and before.endswith("s")  # "but engineers lost contact"
            if (named and not bare) or is_a(word, "auxiliaries") or (is_past(word) and (direct or not bare)):
                return at if not is_function(before) else None
        if is_function(word) and word not in ("of", "in", "the"):
            return None
    return None


def _may_act(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word) or not is_function(word))


def _is_joined(source: SourceSentence, subject: Sequence[Token]) -> bool:
    """Whether the original has one contrast, behind a comma; a name that is the subject stands behind it there too."""
    found = list(re.finditer(_BUT.get(source.lang, "(?!)"), source.text))
    if len(found) != 1:
        return False
    names = [source.spots(token.text) for token in subject if token.is_capitalised]
    return all(any(start > found[0].start() for start, _ in spots) for spots in names if spots)
