"""The comma before a clause about what there is but one of: "the Brno Chamber Philharmonic, which he led"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import is_cleft, name_start, word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_third_person
from align.auditing.phrases import is_pronoun
from align.auditing.watching import Pair

_SURE = 0.94
_REACH = 6
# What a proper name of an institution or a building ends in, beside the bodies of the word list.
_KINDS = frozenset(
    (
        *("academy", "airport", "archive", "basilica", "bridge", "castle", "cathedral", "center", "centre", "church"),
        *("circus", "college", "collegium", "conservatory", "dam", "ensemble", "faculty", "factory", "festival"),
        *("foundation", "gallery", "garden", "hospital", "institute", "laboratory", "library", "ministry", "monastery"),
        *("mosque", "museum", "observatory", "opera", "orchestra", "palace", "philharmonic", "plant", "quartet"),
        *("reserve", "school", "shipyard", "stadium", "symphony", "synagogue", "theater", "theatre", "tower"),
        *("university", "zoo"),
    )
)
_SINGLED = frozenset(("only", "not", "than", "like", "called", "named", "same"))


def unparted_institutions(context: Context) -> Iterator[tuple[int, float]]:
    """Each "which" or "where", with a confidence, behind the full name of an institution that does not open a sentence.

    One of two words at least before its kind, so that "the Prague castle which" and "the Ministry which" may mean one
    of several. The clause ends the sentence, or a comma ends it.
    """
    tokens = context.tokens
    for index in context.fresh_places(NAMED_WHICH):
        start, end = context.sentence_of(index)
        name = name_start(tokens, index - 1, start)
        article = name - 1
        if index - name < 2 or article <= start or word_at(tokens, article) != "the":
            continue
        if tokens[index].start != tokens[index - 1].end + 1 or not _is_kind(tokens[index - 1].text):
            continue
        if word_at(tokens, article - 1) in _SINGLED or is_cleft(tokens, article, start):
            continue
        asked = any(
            is_a(each.text, "asking", "deciding", "thinking") for each in tokens[max(start, article - 3) : article]
        )
        told = any(_is_verb(each.text) for each in tokens[start + 1 : article])
        if told and not asked and _ends_with_clause(tokens, index, end):
            yield index, _SURE


def _may_end_name(word: str) -> bool:
    return word[0].isupper() and _is_kind(word)


def _is_kind(word: str) -> bool:
    return word.lower() in _KINDS or is_a(word, "bodies", "gatherings")


def _opens(word: str) -> bool:
    return word in ("which", "where", "whose")


NAMED_WHICH = Pair(_may_end_name, _opens)
WATCHES = (NAMED_WHICH,)


def _is_verb(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word))


def _ends_with_clause(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a verb follows, and but one clause up to the stop or comma behind it."""
    near = tokens[index + 1 : min(end, index + _REACH)]
    acts = any(_is_verb(each.text) for each in near) or (bool(near) and is_pronoun(near[0].text))
    stop = next((at for at in range(index, end) if tokens[at].text in (".", ",", ";")), None)
    return acts and stop is not None and tokens[stop - 1].text[0].isalnum()
