"""Commas before what answers, contrasts or adds: question tags, "not the driver", "primarily in the east", results.

"You knew the guard, didn't you?", "The council, not the builder, is to blame", "frost and hail, mainly in the south".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import name_start, word_at
from align.auditing.commas.gerund_verbs import takes_gerund
from align.auditing.commas.own_subjects import may_be_verb, may_end_clause
from align.auditing.commas.source_commas import source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_function, is_past
from align.auditing.phrases import is_noun_phrase, is_pronoun, is_sure_verb
from align.auditing.watching import Pair

_SURE = 0.94
_REACH = 30
_TAGS = frozenset(("i", "you", "he", "she", "it", "we", "they", "there"))
_ASKS = frozenset(("why", "how", "what", "who", "when", "where", "or", "and", "but", "so", "then", "if", "because"))
_WHOLE = frozenset(("you", "he", "she", "it", "we", "they", "i", "there", "this", "that"))
_PLACES = frozenset(("near", "in", "at", "outside", "off", "on", "above", "over"))
_HARMS = frozenset(("injuring", "killing", "wounding", "damaging", "destroying", "trapping", "blocking", "cutting"))
_AUXILIARIES = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "did", "does", "must", "should"))
_COUNTS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "several")
)
_MARKS = {
    "primarily": ("především|hlavně|zejména|v prvé řadě", "прежде всего|в первую очередь|главным образом"),
    "mainly": ("především|hlavně|zejména|převážně", "прежде всего|в первую очередь|главным образом|в основном"),
    "especially": ("především|hlavně|zejména|zvláště|obzvlášť", "прежде всего|особенно|в особенности"),
    "particularly": ("především|zejména|zvláště|obzvlášť", "прежде всего|особенно|в особенности|в частности"),
    "notably": ("především|zejména|jmenovitě", "прежде всего|в частности|в том числе"),
    "including": ("včetně|mimo jiné|mezi nimi", "в том числе|включая|среди них"),
}


def unanswered(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma of a tag, a contrast, a result or an addition is lost."""
    tokens = context.tokens
    for watch, judge in ((TAG, _is_tag), (NOT, _is_contrast), (HARM, _is_result)):
        for place in context.fresh_places(watch):
            start, end = context.sentence_of(place)
            if start < place < end - 1 and judge(tokens, place, (start, end)):
                yield place, _SURE
    for place in context.fresh_places(VERB):
        start, end = context.sentence_of(place)
        if start < place < end - 1 and _ends_contrast(tokens, place, (start, end)):
            yield place, _SURE
    for place in context.fresh_places(ADDITION):
        start, end = context.sentence_of(place)
        if start < place < end - 2 and _is_addition(context, place, (start, end)):
            yield place, _SURE


def _is_end(word: str) -> bool:
    return word[-1].isalnum()


def _is_denied_auxiliary(word: str) -> bool:
    return word.lower().replace("’", "'").endswith("n't") or word == "cannot"


def _is_not(word: str) -> bool:
    return word == "not"


def _is_harm(word: str) -> bool:
    return word in _HARMS


def _is_auxiliary(word: str) -> bool:
    return word in _AUXILIARIES


def _is_mark(word: str) -> bool:
    return word in _MARKS


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


TAG, NOT, HARM = Pair(_is_end, _is_denied_auxiliary), Pair(_is_end, _is_not), Pair(_is_name, _is_harm)
VERB, ADDITION = Pair(_is_end, _is_auxiliary), Pair(_is_end, _is_mark)
WATCHES = (TAG, NOT, HARM, VERB, ADDITION)


def _is_tag(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> bool:
    """``You signed it, didn't you?``: the tag ends the question, and its clause asks nothing."""
    pronoun = word_at(tokens, place + 1)
    if pronoun not in _TAGS or word_at(tokens, place + 2) != "?":
        return False
    first = place
    while first > sentence[0] and (tokens[first - 1].text[0].isalnum() or tokens[first - 1].text == "-"):
        first -= 1
    words = [each.text.lower() for each in tokens[first:place]]
    if len(words) < 3 or words[0] in _ASKS or is_a(words[0], "auxiliaries") or words[-1] in _ASKS:
        return False
    asked = any(is_a(each, "relatives") or each in ("why", "how", "or", "if", "whether") for each in words)
    told = any(is_a(each, "auxiliaries") or is_finite(each) for each in words)
    return told and not asked and (pronoun in words or words[0] in _WHOLE | {"the"} or tokens[first].is_capitalised)


def _is_contrast(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> bool:
    """``The council, not the builder, is``: two noun phrases, and the verb behind the second comma."""
    comma = next((at for at in range(place + 1, min(sentence[1], place + 9)) if tokens[at].text == ","), None)
    if comma is None or comma + 1 >= sentence[1] or comma == place + 1:
        return False
    acts = tokens[comma + 1].text in _AUXILIARIES or (
        tokens[comma + 1].text.islower() and is_sure_verb(tokens, comma + 1)
    )
    return acts and _contrasts(tokens, (sentence[0], place), (place, comma))


def _ends_contrast(tokens: Sequence[Token], verb: int, sentence: tuple[int, int]) -> bool:
    """``The council, not the builder, is``, where the first comma stands."""
    comma = next((at for at in range(verb - 1, max(sentence[0], verb - 9), -1) if tokens[at].text == ","), None)
    if comma is None or word_at(tokens, comma + 1) != "not":
        return False
    return _contrasts(tokens, (sentence[0], comma), (comma + 1, verb))


def _contrasts(tokens: Sequence[Token], first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether a noun phrase that opens the sentence and one behind "not" stand there, each with an article or name."""
    one, other = tokens[first[0] : first[1]], tokens[second[0] + 1 : second[1]]
    if (
        not one
        or not other
        or word_at(tokens, second[0] + 1) in ("only", "just", "even", "all", "every", "necessarily")
    ):
        return False
    known = other[0].is_capitalised or is_a(other[0].text, "determiners")
    plain = not any(may_be_verb(tokens, at) and not is_past(tokens[at].text) for at in range(first[0] + 1, first[1]))
    opened = not is_a(one[0].text, "prepositions", "conjunctions", "auxiliaries") and not is_pronoun(one[0].text)
    return known and plain and opened and is_noun_phrase(one) and is_noun_phrase(other) and may_end_clause(one[-1])


def _is_result(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> bool:
    """``derailed near Lomnice, injuring 14 people``: a verb, the place behind it by name, and how many were harmed."""
    object_ = tokens[place + 1].text
    counted = object_[0].isdigit() or is_a(object_, "determiners") or object_ in _COUNTS
    first = name_start(tokens, place - 1, sentence[0])
    if not counted or first - 2 <= sentence[0] or tokens[first - 1].text not in _PLACES:
        return False
    if any(tokens[at].text == "," or is_a(tokens[at].text, "relatives") for at in range(sentence[0], place)):
        return False
    verb = tokens[first - 2].text
    return verb.islower() and is_past(verb) and not takes_gerund(verb) and not is_function(tokens[first - 3].text)


def _is_addition(context: Context, place: int, sentence: tuple[int, int]) -> bool:
    """``hail, mainly in the south``: the original has such a word behind its comma, and both have it once."""
    tokens, word = context.tokens, context.tokens[place].text
    before = tokens[place - 1]
    if sum(each.text in _MARKS for each in tokens[sentence[0] : sentence[1]]) != 1 or not before.text[0].isalpha():
        return False
    if is_function(before.text) or is_finite(before.text) or before.text.endswith(("ed", "en", "ing")):
        return False
    following = word_at(tokens, place + 1)
    if word != "including" and following not in ("in", "at", "on", "among", "from", "to", "by", "with"):
        return False
    source = source_sentence(context, place)
    marks = dict(zip(("cs", "ru"), _MARKS[word], strict=True)).get(source.lang) if source is not None else None
    if source is None or marks is None:
        return False
    return len(re.findall(rf",[ \u00a0]a?[ \u00a0]?(?:{marks})\b", source.text)) == 1
