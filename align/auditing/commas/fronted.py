"""The comma behind what opens a sentence, where the original says that it ends there.

"While rescuers dug in Derbent investigators left", "Speaking in Perm Vrba thanked them": the names of both sides, and
the original's comma between them, show the joint that English alone leaves in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.openings import is_answered
from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import (
    has_word_forms,
    is_a,
    is_finite,
    is_function,
    is_gerund,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.phrases import is_pronoun

_SURE = 0.95
_MISSED = 0.3  # the network's probability of a comma, from here on
_SHORTEST, _REACH, _LONGEST_SUBJECT = 2, 30, 9
_CLAUSES = frozenset(
    (
        *("although", "though", "while", "whilst", "when", "whenever", "if", "because", "since", "after", "before"),
        *("once", "unless", "until", "whereas", "as", "even"),
    )
)
_ALWAYS_CLAUSES = frozenset(("although", "because", "if", "though", "unless", "when", "whenever", "whereas"))
_PHRASES = frozenset(("unlike", "despite", "besides", "instead", "thanks", "contrary", "apart", "like", "according"))
_ADVERBIAL = frozenset(("having", "being"))
_PARTICLES = frozenset(("away", "back", "down", "off", "on", "out", "over", "up"))  # "When the plane took off"
_LATE = frozenset(
    ("abroad", "again", "overnight", "soon", "today", "together", "tomorrow", "yesterday")
)  # end a clause
_INSIDE = ("of", "for", "in", "from", "the")
_NO_SUBJECT = ("that", "her", "what", "all", "both", "each")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_ARTICLE = re.compile(r"\A(?:the|an?) ")
_TITLE = re.compile(r"(?:\s+[\w.-]+){1,6}\s+")  # words before a name
_RELATIVE = re.compile(r",[ \u00a0](?:\w{1,4} )?(?:kter\w|jenž|jehož|jejíž|kde\b|котор\w|где\b|чей\b|чь[яию]\b)")
_OPENS_SOURCE = {
    "cs": r"(?:i )?(?:ačkoliv?|ač|byť|když|přestože|třebaže|pokud|jestli(?:že)?|kdyby\w*|jakmile|než|dokud|protože"
    r"|jelikož|poněvadž|zatímco|aby\w*|(?:poté|potom),? co|předtím,? než|až|jak)\b",
    "ru": r"(?:(?:и|не) )?(?:хотя|когда|если"
    r"|пока|поскольку|так как|чтобы|едва|как только|прежде чем|будучи|в отличие от"
    r"|по (?:словам|мнению|данным)|несмотря на|благодаря|вопреки"
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
        shown = [place for place in places if _is_shown(context, (opening, place), source)]
        found = shown or [place for place in places if _is_only_joint(context, (opening, place), source)]
        if len(found) == 1 and not is_answered(tokens, found[0], end):
            yield found[0], _SURE


def may_front(word: str) -> bool:
    """Whether a sentence may begin with the word and what a comma belongs behind."""
    if not word[0].isupper():
        return False
    small = word.lower()
    known = small in _CLAUSES or small in _PHRASES or small in _ADVERBIAL or small == "to"
    return known or is_gerund(small) or is_participle(small)


WATCHES = (may_front,)


def _joints(tokens: Sequence[Token], opening: int, end: int) -> Iterator[int]:
    """The places where the main clause may begin: a subject and its verb behind a noun, name or figure."""
    for place in range(opening + 1, min(end - 1, opening + _REACH)):
        token, before = tokens[place], tokens[place - 1]
        if not (token.is_word or token.text.isdecimal()):
            return
        if place < opening + _SHORTEST or token.start != before.end + 1 or not token.is_word:
            continue
        if (
            (is_function(before.text) and before.text not in _LATE and not _is_particle(tokens, opening, place - 1))
            or before.text.endswith(("'s", "’s"))
            or is_gerund(before.text)
        ):
            continue
        if _has_clause(tokens, place, end) and _is_opening(tokens, opening, place):
            yield place


def _is_particle(tokens: Sequence[Token], opening: int, at: int) -> bool:
    """Whether a verb's particle ends what opens the sentence: "When the plane took off"; not "Commenting on the"."""
    return at > opening + 1 and tokens[at].text in _PARTICLES and _may_be_verb(tokens[at - 1].text)


def _is_opening(tokens: Sequence[Token], opening: int, place: int) -> bool:
    """Whether what stands before ``place`` is whole: a clause has its verb."""
    word, second = word_at(tokens, opening), word_at(tokens, opening + 1)
    if word == "to":
        return place > opening + 2 or is_a(second, "infinitives")
    if word in _ALWAYS_CLAUSES and place > opening + 2 and not (is_gerund(second) or is_participle(second)):
        return True
    if word in _CLAUSES and not (is_gerund(second) or is_participle(second)):
        words = (tokens[at] for at in range(opening + 2, place) if not _is_governed(tokens, at))
        return any(each.text.islower() and _may_be_verb(each.text) for each in words)
    if is_participle(word) and not is_a(second, "prepositions"):  # "Wounded soldiers"
        return False
    return not any(_is_verb(tokens, at) and not is_participle(tokens[at].text) for at in range(opening + 1, place))


def _may_be_verb(word: str) -> bool:
    return is_finite(word) or word.endswith(("s", "ed"))


def _is_governed(tokens: Sequence[Token], at: int) -> bool:
    return is_a(tokens[at - 1].text, "determiners", "prepositions")


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    if not word.islower() or _is_governed(tokens, at) or is_role(word):
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


def _is_shown(context: Context, places: tuple[int, int], source: SourceSentence) -> bool:
    """Whether the first comma stands beside the same word in the original or its fresh translation.

    Or whether the original has the names on both sides of ``place``, and not side by side.
    """
    (opening, place), tokens = places, context.tokens
    before, token = tokens[place - 1 : place + 1]
    joined = is_role(before.text) or (before.is_capitalised and not source.spots(before.text))
    first = source.commas[0] if source.commas and _opens_clause(source) else None
    if first is not None:
        inside = before.is_capitalised and token.is_capitalised and not source.spots(token.text)  # "Taiga | Station"
        named = before.is_capitalised or before.text.isdecimal()
        if named and not inside and source.comma_behind(before.text) == first:
            return True
        if token.is_capitalised and source.comma_before(token.text) == first and not joined:
            return True
        if not joined and (_is_in_fresh(context, opening, place) or _is_title(tokens, place, source)):
            return True
    if not (before.is_capitalised and token.is_capitalised and _follows(tokens, place)):
        return False
    placed = word_at(tokens, opening) not in _CLAUSES and is_a(word_at(tokens, place - 2), "prepositions")
    alone = placed and not has_word_forms(before.text) and source.stands_alone(before.text, token.text)
    return alone or source.parts(before.text, token.text)


def _is_title(tokens: Sequence[Token], place: int, source: SourceSentence) -> bool:
    """Whether somebody's title begins here behind a noun, and with the name behind the original's first comma."""
    if not tokens[place - 1].text.islower():
        return False
    last = place
    while last + 1 < len(tokens) and tokens[last + 1].is_capitalised:
        last += 1
    if not any(is_role(each.text) for each in tokens[place:last]):
        return False
    spots = [start for start, _ in source.spots(tokens[last].text)]
    first = source.commas[0]
    return any(first < at and _TITLE.fullmatch(source.text, first + 1, at) for at in spots)


def _is_in_fresh(context: Context, opening: int, place: int) -> bool:
    """Whether the fresh translation opens with the same word, and has its first comma beside the same content word."""
    tokens = context.tokens
    bead = context.bead_at(tokens[opening].start)
    fresh = context.hypothesis_of(bead) if bead is not None else ""
    if not fresh.startswith(f"{tokens[opening].text} "):
        return False
    opened, _, rest = fresh.partition(", ")
    before, token = tokens[place - 1].text, tokens[place].text
    telling = not is_function(token) and not is_pronoun(token)
    return opened.endswith(f" {before}") or (telling and _ARTICLE.sub("", rest).startswith(f"{token} "))


def _is_only_joint(context: Context, places: tuple[int, int], source: SourceSentence) -> bool:
    """Whether the original's first comma is behind its opening, and a subject begins here that nothing else can be.

    No clause about a noun may follow it, which English needs no word for ("the man the police seek"); where there are
    more commas, the network has to miss this one too. Behind a verb, the subject must be one that is no object as well:
    in "crossed the border guards" only the guards may be.
    """
    (opening, place), tokens = places, context.tokens
    if not source.commas or not _opens_clause(source) or word_at(tokens, opening) == "according":
        return False
    before, token = tokens[place - 1 : place + 1]
    dated = _YEAR.fullmatch(before.text) is not None and token.text.islower()
    if not (dated or is_pronoun(token.text) or is_a(token.text, "determiners")):
        return False
    described = _RELATIVE.match(source.text, source.commas[0]) is not None
    if described or (len(source.commas) > 1 and context.punctuation.commas[place - 1] < _MISSED):
        return False
    governs = _is_verb(tokens, place - 1) and not is_a(before.text, "intransitive_past")
    simple = place + 2 < len(tokens) and is_a(tokens[place + 2].text, "auxiliaries")
    return not (governs and not simple) and not any(is_a(each.text, "naming") for each in tokens[opening:place])


def _follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing but the rest of a name stands between ``place`` and the verb."""
    while place < len(tokens) and tokens[place].is_capitalised:
        place += 1
    word = word_at(tokens, place)
    return place < len(tokens) and tokens[place].text.islower() and (is_past(word) or is_finite(word))


def _opens_clause(source: SourceSentence) -> bool:
    pattern = _OPENS_SOURCE.get(source.lang, "(?!)")
    return re.match(rf"[\W_]*(?:{pattern})", source.text, re.IGNORECASE) is not None
