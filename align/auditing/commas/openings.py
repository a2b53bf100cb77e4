"""The comma behind what opens a sentence: "However", "According to the ministry", "When the dam broke"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.own_subjects import may_be_verb, only_verb, own_verb
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_function, is_role, is_third_person
from align.auditing.phrases import clause_verb, is_pronoun, is_sure_verb, subject_before
from align.names.given import is_given_name

_SURE = 0.93
_REACH = 30
_QUOTES = ('"', "“")
_LINKS = (
    ("however",), ("moreover",), ("furthermore",), ("nevertheless",), ("nonetheless",), ("consequently",),
    ("in", "addition"), ("in", "contrast"), ("in", "other", "words"), ("in", "fact"), ("in", "turn"),
    ("on", "the", "other", "hand"), ("on", "the", "contrary"), ("on", "the", "one", "hand"),
    ("for", "example"), ("for", "instance"), ("as", "a", "result"), ("as", "a", "consequence"),
    ("by", "contrast"), ("first", "of", "all"), ("above", "all"),
)  # fmt: skip
_PREFIXES = (
    ("according", "to"), ("despite",), ("unlike",), ("besides",), ("thanks", "to"), ("due", "to"), ("because", "of"),
    ("in", "addition", "to"), ("instead", "of"), ("in", "spite", "of"), ("contrary", "to"), ("apart", "from"),
)  # fmt: skip
_SUBORDINATE = frozenset(
    ("when", "if", "although", "though", "because", "unless", "whereas", "while", "since", "after", "before", "once")
)
_AS_SOON = (("as", "soon", "as"), ("as", "long", "as"))
_PARTICIPLES = frozenset(
    (
        *("speaking", "commenting", "responding", "reacting", "answering", "addressing", "referring", "opening"),
        *("asked", "born", "founded", "built", "elected", "appointed", "contacted", "interviewed", "questioned"),
    )
)
_FIRST = frozenset((*(words[0] for words in (*_LINKS, *_PREFIXES)), *_SUBORDINATE, *_PARTICIPLES))
_NOBODY = ("nobody", "no", "everyone", "everybody", "somebody", "someone", "nothing", "most")
_NO_LINK = ("of", "to", "than", "between", "with", "by", "from")
_ASKING = ("that", "what", "how", "why", "whatever")
_SHORTEST = 3  # words of a clause that opens a sentence


def unseparated(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, where the main clause begins without a comma behind what opens the sentence."""
    tokens = context.tokens
    for opening in context.fresh_places(may_open):
        start, end = context.sentence_of(opening)
        if start + 2 >= end or opening != start + (tokens[start].text in _QUOTES):
            continue
        if opening > start and word_at(tokens, opening) in _SUBORDINATE:  # people who speak are quoted without
            continue
        index = _main_clause(tokens, opening, end)
        if index is not None and tokens[index].start == tokens[index - 1].end + 1:
            yield index, _SURE


def may_open(word: str) -> bool:
    """Whether a sentence may begin with the word that a comma belongs behind, or behind what it begins."""
    return word[0].isupper() and word.lower() in _FIRST


WATCHES = (may_open,)


def opens_with_clause(tokens: Sequence[Token], opening: int) -> bool:
    """Whether "Although", "According to" or the like stands at ``opening``: a comma belongs behind what they begin."""
    return word_at(tokens, opening) in _SUBORDINATE or _length(tokens, opening, _PREFIXES) > 0


def _main_clause(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Where the main clause begins behind what stands at ``opening``; None where nothing is sure to open it."""
    behind_link, behind_prefix = (_length(tokens, opening, each) for each in (_LINKS, _PREFIXES))
    if behind_prefix:
        return _behind_phrase(tokens, opening + behind_prefix, end)
    if behind_link:
        return _behind_link(tokens, opening + behind_link, end)
    word = word_at(tokens, opening)
    if word in _SUBORDINATE or _length(tokens, opening, _AS_SOON):
        return _behind_clause(tokens, opening, end)
    return _behind_participle(tokens, opening, end) if word in _PARTICIPLES else None


def _behind_link(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """``index`` if a clause, or another word stands behind "Moreover" that may begin one; not "however hard"."""
    if index >= end:
        return None
    if clause_verb(tokens, index, end) is not None:
        return None if is_answered(tokens, index, end) else index
    word = tokens[index].text
    if not word.islower() or index + 2 >= end or word in _NO_LINK:
        return None
    if word_at(tokens, index - 1) == "however":
        return index if word in _NOBODY else None
    verb = is_finite(word) or is_third_person(word)
    return None if verb or is_a(word, "conjunctions", "relatives") or is_answered(tokens, index, end) else index


def _length(tokens: Sequence[Token], index: int, table: Sequence[Sequence[str]]) -> int:
    words = tuple(word_at(tokens, index + step) for step in range(4))
    return max((len(each) for each in table if words[: len(each)] == each), default=0)


def is_answered(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a comma comes later with a clause behind it: "However the court decides, he will appeal"."""
    return any(clause_verb(tokens, comma + 1, end) is not None for comma in _commas(tokens, index, end))


def may_be_answered(tokens: Sequence[Token], index: int, end: int) -> bool:
    """The same for a clause that opens the sentence, whatever its main clause begins with: "it's over", "work stops".

    So too where a verb stands right before the comma: "If it rejects the appeal the club filed, work stops".
    """
    commas = list(_commas(tokens, index, end))
    return (bool(commas) and _ends_in_verb(tokens, index, end)) or any(
        _may_be_main(tokens, comma + 1, end) for comma in commas
    )


def _commas(tokens: Sequence[Token], index: int, end: int) -> Iterator[int]:
    return (at for at in range(index, min(end - 1, index + _REACH)) if tokens[at].text == ",")


def _ends_in_verb(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a verb stands right before the next comma, as in a clause about the noun before it.

    "If it rejects the appeal the club filed, work stops".
    """
    comma = next((at for at in range(index, min(end, index + _REACH)) if tokens[at].text == ","), None)
    return comma is not None and comma > index and may_be_verb(tokens, comma - 1)


def _may_be_main(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a clause begins here: "he left", "it's over", "work stops", "Kos retired"; not "officials said"."""
    word = word_at(tokens, first).replace("’", "'")
    if clause_verb(tokens, first, end) is not None or (is_a(word, "subject_pronouns") and "'" in word):
        return True
    verb = own_verb(tokens, first, end) or only_verb(tokens, first, end) or _short_verb(tokens, first, end)
    return verb is not None and not is_a(tokens[verb].text, "reporting")


def _short_verb(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The verb that ends a clause of a subject and little more: "work stops", "Kos retired on Monday"."""
    for place in range(first + 1, min(end, first + _SHORTEST + 1)):
        if not tokens[place - 1].is_word or is_a(tokens[first].text, "prepositions", "conjunctions", "relatives"):
            return None
        if may_be_verb(tokens, place) and not is_function(tokens[place - 1].text):
            return place
    return None


def _behind_phrase(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """Where a second noun phrase begins right behind the first: "the ministry the dam will", and has its verb."""
    if index >= end or not tokens[index].text[0].isalnum():
        return None
    for place in range(index + 1, min(end, index + _REACH)):
        token, before = tokens[place], tokens[place - 1]
        if not token.is_word and not token.text[0].isdigit():
            return None
        if not token.is_capitalised and _begins(token, before) and not is_function(before.text):
            verb = clause_verb(tokens, place, end)
            sure = verb is not None and verb + 1 < end and tokens[verb + 1].text[0].isalnum()
            return place if sure and not is_answered(tokens, place, end) else None
        if is_a(token.text, "relatives", "auxiliaries", "subject_pronouns") or token.text in ("that", "and"):
            return None
    return None


def _begins(token: Token, before: Token) -> bool:
    """Whether a noun phrase of its own may begin at ``token``: an article, a pronoun, a name behind a small word."""
    if is_pronoun(token.text):
        return True
    if is_a(token.text, "determiners"):
        return token.text != "that"
    return token.is_capitalised and (before.text.islower() or before.text[0].isdigit()) and not is_role(before.text)


def _behind_clause(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Where the main clause begins behind "When the dam broke": the subject of the sentence's second verb."""
    opening += 2 * (_length(tokens, opening, _AS_SOON) > 0)
    verb = clause_verb(tokens, opening + 1, end)
    if verb is None or _takes_clause(tokens[verb].text):
        return None
    for place in range(verb + 1, min(end, verb + _REACH)):
        token = tokens[place]
        if not token.text[0].isalnum() or is_a(token.text, "relatives", "conjunctions") or token.text in _ASKING:
            return None
        if token.text.islower() and _takes_clause(token.text):
            return None
        if place > verb + 1 and is_sure_verb(tokens, place) and not is_function(tokens[place - 1].text):
            return None if _ends_in_verb(tokens, place, end) else _subject(tokens, place, verb + 1, end)
        if is_pronoun(token.text) and place > verb:
            begins = clause_verb(tokens, place, end) is not None and not _plain_end(tokens, place)
            return place if begins and not may_be_answered(tokens, place, end) else None
    return None


def _plain_end(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word before cannot end a clause: "when he gave it", "if in it"."""
    before = tokens[place - 1].text
    return is_function(before) and not is_a(before, "adverbs", "auxiliaries")


def _takes_clause(word: str) -> bool:
    return is_a(word, "reporting", "naming", "asking", "deciding", "thinking")


def _subject(tokens: Sequence[Token], verb: int, floor: int, end: int) -> int | None:
    """The subject of the verb at ``verb``, if it is simple, and what stands before it may end a clause."""
    first = subject_before(tokens, verb, floor)
    if first is None or first < floor or is_function(tokens[first - 1].text):
        return None
    if not _begins(tokens[first], tokens[first - 1]) or _has_comma(tokens, first, end):
        return None
    return first


def _has_comma(tokens: Sequence[Token], index: int, end: int) -> bool:
    return any(tokens[at].text == "," and _may_be_main(tokens, at + 1, end) for at in range(index, end - 1))


def _behind_participle(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Where the main clause begins behind "Speaking at the forum": the subject of the sentence's first verb."""
    for place in range(opening + _SHORTEST, min(end - 1, opening + _REACH)):
        token = tokens[place]
        if not token.text[0].isalnum() or is_a(token.text, "relatives", "conjunctions") or token.text in _ASKING:
            return None
        said = token.text.islower() and is_a(token.text, "reporting")
        if is_sure_verb(tokens, place) or said or (token.text.endswith("ed") and tokens[place - 1].is_capitalised):
            first = _subject(tokens, place, opening + 1, end)
            if first is not None and first >= opening + _SHORTEST:
                return first
            return _behind_body(tokens, opening, place, end)
    return None


def _behind_body(tokens: Sequence[Token], opening: int, verb: int, end: int) -> int | None:
    """The title of the speaker whose name ends before ``verb``, behind a body: "the Duma Finance Minister Oleg"."""
    given = next((at for at in range(opening + _SHORTEST, verb - 1) if is_given_name(tokens[at].text)), None)
    if given is None or not is_role(tokens[given - 1].text) or _has_comma(tokens, given, end):
        return None
    first = given - 1
    while first > opening + 1 and not is_a(tokens[first - 1].text, "bodies", "gatherings"):
        first -= 1
    if first < opening + _SHORTEST or not all(token.is_capitalised for token in tokens[first - 1 : verb]):
        return None
    return first
