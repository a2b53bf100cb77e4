"""The comma before "and", "so" and the like where a clause with a subject of its own follows, in the original too.

"Písek's skaters lost at home on Friday, and coach Karel Vrba resigned"; "talks broke down, so there will be no match".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.own_subjects import is_brief, may_be_verb, may_end_clause, only_verb, own_verb
from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_function
from align.auditing.phrases import is_pronoun
from align.auditing.watching import Pair

_SURE = 0.94
_SHORTEST, _SHORTEST_BEHIND, _LONGEST = 5, 4, 40
_LONG = 8  # from here on a clause needs the comma where the original has none to show
_AS_PURPOSE = frozenset(("can", "could", "may", "might", "would", "will"))
_OPENS_PHRASE = 5  # tokens before the comma behind a phrase that opens the sentence
_DENIED = frozenset(("not", "no", "nothing", "never", "all", "none", "nobody"))
_BOTH = frozenset(("both", "between", "either", "whether", "neither", "so", "such"))
_LINKS = {
    "and": {"cs": r"(?<!,)[ \u00a0]a(?=[ \u00a0])(?! to\b| tak\b| proto\b)", "ru": r",[ \u00a0][иа](?=[ \u00a0])"},
    "but": {
        "cs": r",[ \u00a0](?:(?:ale|avšak|jenže|leč|nicméně)(?=[ \u00a0])|(?:[\w-]+[ \u00a0]){1,5}(?:však|ale)\b)",
        "ru": r",[ \u00a0](?:но|однако|а|зато)(?=[ \u00a0])",
    },
    "yet": {
        "cs": r"(?:,|[ \u00a0]a)[ \u00a0](?:(?:ale|avšak|přesto|přitom|jenže|nicméně)(?=[ \u00a0])"
        r"|(?:[\w-]+[ \u00a0]){1,5}však\b)",
        "ru": r",[ \u00a0](?:но|однако|а|и[ \u00a0]все|тем[ \u00a0]не[ \u00a0]менее|при[ \u00a0]этом)(?=[ \u00a0])",
    },
    "so": {
        "cs": r",[ \u00a0](?:takže|proto|tudíž|tak)(?=[ \u00a0])|[ \u00a0]a[ \u00a0](?:tak|proto)(?=[ \u00a0])",
        "ru": r",[ \u00a0](?:(?:и[ \u00a0])?поэтому|так[ \u00a0]что|потому|следовательно"
        r"|и[ \u00a0]потому)(?=[ \u00a0])",
    },
}
_PREDICATES = {
    "cs": r"\b(?:\w{2,}(?:l|la|lo|li|ly|uje|ují|ává|ávají)|je|jsou|není|nejsou|bude|budou|má|mají|může|mohou)\b",
    "ru": r"\b(?:\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ят|ат|ут|ёт|ется|ются|ится|ятся)|будет|будут|есть|нет"
    r"|\w{3,}(?:ен|ён|ан|ена|ана|ено|ано|ены|аны|ит[оаы]?|ыт[оаы]?))\b",
}


def unjoined_clauses(context: Context) -> Iterator[tuple[int, float]]:
    """Each conjunction, with a confidence, before which the comma is missing between two main clauses."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for place in context.fresh_places(JOINT):
        start, end = context.sentence_of(place)
        first = _main_start(tokens, place, start)
        if first is None or place - first < _SHORTEST or end - place <= _SHORTEST_BEHIND:
            continue
        if not _is_main_clause(tokens, first, place) or not _has_own_subject(tokens, place, end):
            continue
        if is_brief(tokens, (first, place, end)):
            continue
        source = source_sentence(context, place)
        if (
            source is not None
            and _is_joined(source, tokens[place].text)
            and _is_proved(context, (first, place), source)
        ):
            yield place, _SURE


def _is_conjunction(word: str) -> bool:
    return word in _LINKS


def _may_end(word: str) -> bool:
    return (word[-1].isalnum() and (word[0].isupper() or not is_function(word) or is_a(word, "adverbs"))) or word == "%"


JOINT = Pair(_may_end, _is_conjunction)
WATCHES = (JOINT,)


def _main_start(tokens: Sequence[Token], place: int, start: int) -> int | None:
    """Where the first clause begins: with the sentence, or behind a short phrase and its comma."""
    for at in range(place - 1, max(start, place - _LONGEST) - 1, -1):
        text = tokens[at].text
        if text == "," and at - start <= _OPENS_PHRASE and is_a(tokens[start].text, "prepositions", "adverbs"):
            return at + 1
        if not (text[0].isalnum() or text in ("-", "–", ":", "%", "$", "€")):
            return None
    return start if place - start <= _LONGEST else None


def _is_main_clause(tokens: Sequence[Token], first: int, place: int) -> bool:
    """Whether one clause with its verb stands there, none that depends on a word, and no list that goes on."""
    words, link = tokens[first:place], tokens[place].text
    verbs = [at for at in range(first + 1, place) if may_be_verb(tokens, at)]
    if not verbs or not may_end_clause(tokens[place - 1]):
        return False
    if is_a(words[0].text, "conjunctions", "relatives") and not is_a(words[0].text, "prepositions"):
        return False
    linked = any(
        is_a(each.text, "relatives")
        or (_subordinates(tokens, at, place) and not (link == "yet" and each.text == "that"))
        for at, each in enumerate(words, first)
    )
    taken = link != "yet" and any(is_a(tokens[at].text, "reporting", "thinking", "asking") for at in verbs[:-1])
    paired = any(each.text.lower() in _BOTH for each in words)
    denied = link == "but" and any(each.text in _DENIED for each in words)
    return not (linked or taken or paired or denied)


def _subordinates(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Whether a clause may depend on the word: "that", "because", "after the dam broke"; not "after the match"."""
    word = tokens[at].text.lower()
    if word in ("and", "or", "but", "nor", "as", "than") or not is_a(word, "conjunctions"):
        return word in ("that", "how", "why", "what")
    return not is_a(word, "prepositions") or own_verb(tokens, at + 1, place) is not None


def _has_own_subject(tokens: Sequence[Token], place: int, end: int) -> bool:
    first = place + 1
    while first < end and is_adverb(tokens[first].text) and tokens[first].text != "there":
        first += 1
    verb = own_verb(tokens, first, end) or only_verb(tokens, first, end)
    if verb is None or verb + 1 >= end or not tokens[verb + 1].text[0].isalnum():
        return False
    if tokens[place].text == "and" and any(each.text == "and" for each in tokens[first:verb]):
        return False  # "the captain and his men and the club lost"
    if tokens[place].text == "so":
        return tokens[verb].text not in _AS_PURPOSE or word_at(tokens, first) == "there"
    return tokens[place].text != "and" or not is_pronoun(tokens[first].text)


def _is_proved(context: Context, clause: tuple[int, int], source: SourceSentence) -> bool:
    """Whether the original's "a" before no comma leads to somebody's name there as here; other words prove it alone."""
    first, place = clause
    if source.lang != "cs" or context.tokens[place].text != "and":
        return True
    joint = re.search(_LINKS["and"]["cs"], source.text)
    end = context.sentence_of(place)[1]
    verb = own_verb(context.tokens, place + 1, end) or only_verb(context.tokens, place + 1, end)
    if joint is None or verb is None or place - first < _LONG:
        return False
    names = [each for each in context.tokens[place + 1 : verb] if each.is_capitalised]
    spots = [start for each in names for start, _ in source.spots(each.text)]
    return bool(spots) and min(spots) > joint.start()


def _is_joined(source: SourceSentence, link: str) -> bool:
    """Whether the original joins two clauses with one such word, a verb before it and one behind."""
    found = list(re.finditer(_LINKS[link].get(source.lang, "(?!)"), source.text))
    if len(found) != 1:
        return False
    predicate = _PREDICATES[source.lang]
    behind = source.text[found[0].start() + 1 :]
    told = source.lang == "cs" and link != "and"  # any form of the present may follow, which looks like a noun
    return re.search(predicate, source.text[: found[0].start()]) is not None and (
        told or re.search(predicate, behind) is not None
    )
