"""The comma before a participle that tells what came of it: "fell on a shed damaging four cars"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from align.auditing.clauses import word_at
from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_gerund, is_past, is_role, is_third_person
from align.auditing.watching import Pair

_SURE = 0.94
_CLITIC = re.compile("['’](?:s|re|m|ve|ll|d)$", re.IGNORECASE)  # we're causing, the storm's damaging winds
_SHORTEST = 3
_REACH, _LONGEST = 40, 120  # tokens looked back over, and of a sentence
_NOUN_PHRASE = 3  # words before a noun
_KNOWN = ("the", "this", "that", "these", "those", "his", "her", "its", "their")
_ABSOLUTE = frozenset(
    ("with", "without", "despite", "about", "like", "than", "from", "as", "for", "against", "regarding", "including")
)
# A clause or a participle that says which one is meant; not the nouns and adjectives that have the same form.
_DEFINING = {
    "cs": r"\b(?:kter\w{1,4}|jenž|jež|jehož|jejíž"
    r"|(?<=[\w,] )(?!cestuj|budouc|následuj|stávaj|vedouc|rozhoduj)\w+(?:jící|oucí)\w{0,3})\b",
    "ru": r"\b(?:котор\w{2,4}|(?!будущ|следующ|настоящ)\w+(?:ущ|ющ|ащ|ящ)\w{2,3}(?:ся)?"
    r"|\w+[аеиоуыя]вш(?:ий|ая|ее|ие|его|ему|ей|их|им|ую)(?:ся)?)\b",
}
# An adverbial participle of what is over, or a clause that tells what came of it.
_ADVERBIAL = re.compile(
    r",[ \u00a0](?:(?:при этом|тем самым|чем|также|таким образом) )?[а-яё]{2,}"
    r"(?:[аиуыя]в|[бвдмнпрстх]ев|вши|вшись|[сдт]ясь|[еий]дя|неся)\b"
)
_GOING_ON = re.compile(r",[ \u00a0](?:(?:тем самым|при этом) )?[а-яё]{3,}(?:ая|яя|уя|юя)\b")
_AND = re.compile(r"\b[aiи]\b")
_REASONED = re.compile(r"\bs (?:tím|vysvětlením|poznámkou|dodatkem|odůvodněním), že\b|\bs (?:odkazem|poukazem) na\b")
_JOINED = {
    "cs": r"(?:, (?:čímž|což|přičemž|takže)|\ba)[ \u00a0](?:\w+ ){0,4}\w{2,}(?:l[aoiy]?|uje|ují)\b",
    "ru": r"(?:, что[ \u00a0](?:\w+ )?\w{2,}ло(?:сь)?"
    r"|(?:, (?:из-за чего|в результате чего|отчего)|\bи)[ \u00a0](?:\w+ ){0,4}\w{2,}л[аои]?(?:сь|ся)?)\b",
}


@cache
def _words(key: str) -> frozenset[str]:
    """A list of ``data/participles.toml``."""
    table = tomllib.loads((Path(__file__).parents[1] / "data" / "participles.toml").read_text(encoding="utf-8"))
    return frozenset(table[key].split())


def unparted_results(context: Context) -> Iterator[tuple[int, float]]:
    """The participles, with a confidence, before which the comma is missing, as the original has a clause there."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for place in context.fresh_places(RESULTS):
        start, end = context.sentence_of(place)
        if not _SHORTEST <= place - start < end - start - 1 <= _LONGEST or not _may_tell(tokens, place, (start, end)):
            continue
        source = source_sentence(context, place)
        links = sum(token.text == "and" for token in tokens[start:end])
        if source is not None and _is_clause(tokens[place].text, source, links):
            yield place, _SURE


def _is_noun(word: str) -> bool:
    if _CLITIC.search(word):
        return False
    return (word[0].isalpha() and not is_function(word) and not is_adverb(word)) or word.isdecimal() or word == "%"


def _is_small_gerund(word: str) -> bool:
    return word.islower() and (word in _words("effects") or is_gerund(word))


RESULTS = Pair(_is_noun, _is_small_gerund)
WATCHES = (RESULTS,)


def _may_tell(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> bool:
    """Whether a whole clause stands before the participle, and its verb takes none."""
    start, end = sentence
    first = next((at + 1 for at in range(place - 1, start - 1, -1) if not _runs_on(tokens[at])), start)
    if tokens[place].start != tokens[place - 1].end + 1 or place - first < _SHORTEST:
        return False
    before = tokens[place - 1].text
    if before.islower() and (is_finite(before) or is_gerund(before)) and not is_role(before):
        return False
    words = [token.text.lower() for token in tokens[max(first, place - _REACH) : place]]
    if not _words("takes_participle").isdisjoint(words) or any(
        is_a(word, "relatives", "conjunctions") for word in words
    ):
        return False
    verbs = [at for at in range(first + 1, place - 1) if _is_verb(tokens, at)]
    if not verbs or any(_is_new_document(tokens, verbs[-1], at) for at in range(verbs[-1] + 1, place)):
        return False
    preposition = next((word for word in reversed(words) if is_a(word, "prepositions")), "")
    others = [at for at in range(start, end) if at != place and _is_small_gerund(tokens[at].text)]
    alone = not any(tokens[at - 1].text == "," or _is_noun(tokens[at - 1].text) for at in others if at > start)
    joined = any(tokens[at].text == "and" and is_past(tokens[at + 1].text) for at in range(place, end - 1))
    return preposition not in _ABSOLUTE and alone and not joined and _has_object(tokens, place, end)


def _is_new_document(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether something written is spoken of as new, so that what follows may tell what it says: "a new law"."""
    known = any(word_at(tokens, before) in _KNOWN for before in range(max(verb, at - _NOUN_PHRASE), at))
    return tokens[at].text in _words("documents") and not known


def _runs_on(token: Token) -> bool:
    return token.text[0].isalnum() or token.text in ("%", "'", "’", "-")


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or is_a(before, "determiners", "prepositions"):
        return False
    return is_past(word) or word.endswith("ed") or is_a(word, "auxiliaries", "present") or is_third_person(word)


def _has_object(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether something follows that the participle governs: "causing a fire", "leading to", "killing two"."""
    following = word_at(tokens, place + 1)
    if not following[:1].isalnum() or is_a(following, "auxiliaries", "relatives"):
        return False
    if is_a(following, "prepositions"):
        return following in ("to", "in") and tokens[place].text in ("leading", "resulting", "ending")
    return place + 1 < end


def _is_clause(word: str, source: SourceSentence, links: int) -> bool:
    """Whether the original tells it in a clause of its own or an adverbial participle, and defines no noun.

    ``links`` is how often the English has "and": the original needs one more for a clause that "and" joins.
    """
    if re.search(_DEFINING.get(source.lang, "(?!)"), source.text, re.IGNORECASE):
        return False
    if source.lang == "ru":
        over, going_on = (len(pattern.findall(source.text)) for pattern in (_ADVERBIAL, _GOING_ON))
        if over + going_on == 1 and (over or word in _words("effects")):
            return True
    if word in _words("speaking"):
        return _REASONED.search(source.text) is not None
    joined = re.findall(_JOINED.get(source.lang, "(?!)"), source.text, re.IGNORECASE)
    told = len(joined) == 1 and (joined[0].startswith(",") or len(_AND.findall(source.text)) > links)
    return told and word in _words("effects")
