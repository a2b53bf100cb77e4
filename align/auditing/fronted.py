"""The comma behind what opens a sentence, where the original says that it ends there.

"While rescuers dug in Derbent investigators left", "Speaking in Perm Vrba thanked them": the names of both sides, and
the original's comma between them, show the joint that English alone leaves in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import (
    is_a,
    is_finite,
    is_function,
    is_gerund,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.openings import is_answered
from align.auditing.phrases import is_pronoun
from align.auditing.source_commas import SourceSentence, source_sentence

_SURE = 0.95
_MISSED = 0.3  # the network's probability of a comma, from here on
_SHORTEST, _REACH, _LONGEST_SUBJECT = 2, 30, 9
_CLAUSES = frozenset(
    (
        *("although", "though", "while", "whilst", "when", "whenever", "if", "because", "since", "after", "before"),
        *("once", "unless", "until", "whereas", "as", "even"),
    )
)
_PHRASES = frozenset(("unlike", "despite", "besides", "instead", "thanks", "contrary", "apart", "like"))
_PURPOSE = frozenset(("to",))
_INSIDE = ("of", "for", "in", "from", "the")
_NO_SUBJECT = ("that", "her", "what", "all", "both", "each")
_RELATIVE = re.compile(r",[ \u00a0](?:\w{1,4} )?(?:kter\w|jenž|jehož|jejíž|kde\b|котор\w|где\b|чей\b|чь[яию]\b)")
_OPENS_SOURCE = {
    "cs": r"(?:i )?(?:ačkoliv?|ač|byť|když|přestože|třebaže|pokud|jestli(?:že)?|kdyby\w*|jakmile|než|dokud|protože"
    r"|jelikož|poněvadž|zatímco|aby\w*|poté, co|potom, co|předtím, než|až|jak)\b",
    "ru": r"(?:и )?(?:хотя|когда|если|пока|поскольку|так как|чтобы|едва|как только|прежде чем|будучи|в отличие от"
    r"|(?:после|до|с тех пор|перед|несмотря на|в то время|по мере|из-за|благодаря) ?\w*,? (?:как|чем|что)"
    r"|\w{3,}(?:ая|яя|ея|уя|юя|ляя|дя|тя|ся|ясь|ав|ив|ев|ув|ыв|яв|вши|вшись))\b",
}


def unparted(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, where the main clause begins without a comma, by what the original has there."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for opening in context.fresh_places(may_front):
        start, end = context.sentence_of(opening)
        if opening != start or end - opening < 2 * _SHORTEST + 1:
            continue
        places = list(_joints(tokens, opening, end))
        source = source_sentence(context, opening) if places else None
        if source is None:
            continue
        shown = [place for place in places if _is_shown(tokens, place, source)]
        found = shown or [place for place in places if _is_only_joint(context, (opening, place), source)]
        if len(found) == 1 and not is_answered(tokens, found[0], end):
            yield found[0], _SURE


def may_front(word: str) -> bool:
    """Whether a sentence may begin with the word and what a comma belongs behind."""
    if not word[0].isupper():
        return False
    small = word.lower()
    return small in _CLAUSES or small in _PHRASES or small in _PURPOSE or is_gerund(small) or is_participle(small)


def _joints(tokens: Sequence[Token], opening: int, end: int) -> Iterator[int]:
    """The places where the main clause may begin: a subject and its verb behind a noun, name or figure."""
    for place in range(opening + 1, min(end - 1, opening + _REACH)):
        token, before = tokens[place], tokens[place - 1]
        if not (token.is_word or token.text.isdecimal()):
            return
        if place < opening + _SHORTEST or token.start != before.end + 1 or not token.is_word:
            continue
        if is_function(before.text) or before.text.endswith(("'s", "’s")) or is_gerund(before.text):
            continue
        if _has_clause(tokens, place, end) and _is_opening(tokens, opening, place):
            yield place


def _is_opening(tokens: Sequence[Token], opening: int, place: int) -> bool:
    """Whether what stands before ``place`` is whole: a clause has its verb."""
    word = word_at(tokens, opening)
    if word in _CLAUSES:
        verb = any(_is_verb(tokens, at) for at in range(opening + 2, place))
        return verb or (word in ("while", "when", "once") and is_a(word_at(tokens, opening + 1), "prepositions"))
    if word in _PURPOSE:
        return is_a(word_at(tokens, opening + 1), "infinitives") or place > opening + 2
    return not any(_is_verb(tokens, at) and not is_participle(tokens[at].text) for at in range(opening + 1, place))


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or is_a(before, "determiners", "prepositions") or is_role(word):
        return False
    return is_finite(word) or is_third_person(word)


def _has_clause(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether a subject of few words begins here and its verb follows."""
    first = tokens[place].text
    if is_function(first) and not is_a(first, "determiners") and not is_pronoun(first):
        return False
    if first in _NO_SUBJECT or (first.islower() and is_finite(first)):
        return False
    for at in range(place + 1, min(end, place + _LONGEST_SUBJECT)):
        token, before = tokens[at], tokens[at - 1].text
        if is_pronoun(token.text) or not (token.is_word or token.text.isdecimal()):
            return False
        if token.is_capitalised and before.islower() and not (is_function(before) or is_role(before)):
            return False  # "the law Georgia will": the joint may be before the name
        if _is_verb(tokens, at):
            return not is_function(before) or is_pronoun(before) or is_a(before, "adverbs")
        opens = is_a(token.text, "determiners") and not is_function(before)
        if opens or (is_function(token.text) and token.text not in _INSIDE and not is_a(token.text, "adverbs")):
            return False
    return False


def _is_shown(tokens: Sequence[Token], place: int, source: SourceSentence) -> bool:
    """Whether the original's first comma stands beside the same name or figure, or it has the two names far apart."""
    before, token = tokens[place - 1 : place + 1]
    first = source.commas[0] if source.commas and _opens_clause(source) else None
    if first is not None:
        if (before.is_capitalised or before.text.isdecimal()) and source.comma_behind(before.text) == first:
            return True
        joined = is_role(before.text) or (before.is_capitalised and not source.spots(before.text))
        if token.is_capitalised and source.comma_before(token.text) == first and not joined:
            return True
    both = before.is_capitalised and token.is_capitalised
    return both and source.parts(before.text, token.text) and _follows(tokens, place)


def _is_only_joint(context: Context, places: tuple[int, int], source: SourceSentence) -> bool:
    """Whether the original's first comma is behind its opening, and a subject begins here that nothing else can be.

    No clause about a noun may follow it, which English needs no word for ("the man the police seek"); where there are
    more commas, the network has to miss this one too.
    """
    (opening, place), tokens = places, context.tokens
    if not source.commas or not _opens_clause(source):
        return False
    before, token = tokens[place - 1 : place + 1]
    if not (is_pronoun(token.text) or is_a(token.text, "determiners")):
        return False
    described = _RELATIVE.match(source.text, source.commas[0]) is not None
    if described or (len(source.commas) > 1 and context.punctuation.commas[place - 1] < _MISSED):
        return False
    governs = _is_verb(tokens, place - 1) and not is_a(before.text, "intransitive_past")
    return not governs and not any(is_a(each.text, "naming") for each in tokens[opening:place])


def _follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing but the rest of a name stands between ``place`` and the verb."""
    while place < len(tokens) and tokens[place].is_capitalised:
        place += 1
    word = word_at(tokens, place)
    return place < len(tokens) and tokens[place].text.islower() and (is_past(word) or is_finite(word))


def _opens_clause(source: SourceSentence) -> bool:
    pattern = _OPENS_SOURCE.get(source.lang, "(?!)")
    return re.match(rf"[\W_]*(?:{pattern})", source.text, re.IGNORECASE) is not None
