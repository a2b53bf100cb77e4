"""The comma between a quoted sentence and the verb of saying: ``Novák said "We began.``, ``"We began" said Novák``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.gluing.glued_commas import ends_with_source
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_role, is_third_person
from align.auditing.phrases import is_noun_phrase, is_pronoun, subject_before
from align.auditing.rule import Mark
from align.auditing.watches import is_word
from align.auditing.watching import Pair
from align.names.given import is_given_name

_SURE = 0.95
_CLOSING = {'"': '"', "“": "”"}
_VERBS = frozenset(
    ("said", "says", "added", "replied", "explained", "wrote", "noted", "stressed", "remarked", "recalled", "stated")
)
# Verbs that end who says it behind a quoted sentence: "Labor Minister Jan Malý promised".
_TAGS = frozenset(
    ("acknowledged", "admitted", "announced", "argued", "assured", "boasted", "claimed", "commented", "complained",
     "concluded", "confessed", "confirmed", "continued", "countered", "cried", "declared", "emphasised", "emphasized",
     "exclaimed", "insisted", "joked", "lamented", "mused", "objected", "observed", "predicted", "promised",
     "protested", "quipped", "recounted", "reported", "responded", "retorted", "shouted", "tweeted", "vowed",
     "warned", "whispered")
)  # fmt: skip
# Verbs with the one who is told right behind them, and then what is told.
_SENDING = frozenset(
    ("told", "radioed", "texted", "messaged", "emailed", "e-mailed", "cabled", "wired", "telegraphed", "telegrammed",
     "phoned", "telephoned", "assured", "reminded", "warned", "informed", "advised", "promised", "begged", "wrote")
)  # fmt: skip
_PEOPLE = frozenset(
    ("him", "her", "them", "us", "me", "reporters", "journalists", "parents", "colleagues", "fans", "people", "police",
     "crowd", "audience", "court", "jury", "dispatchers", "tower", "headquarters", "control", "base", "crew", "family",
     "brother", "sister", "father", "mother", "son", "daughter", "wife", "husband", "friend", "friends", "children",
     "neighbor", "neighbors", "neighbour", "neighbours", "dispatcher", "operator", "rescuers", "visitors", "voters",
     "workers", "passengers", "pupils", "students", "soldiers", "troops", "guests", "listeners", "viewers", "readers")
)  # fmt: skip
# Behind a whole sentence in quotation marks nothing but who says it can follow "said the".
_PLAINLY = frozenset(("said", "says", "added", "replied", "declared", "explained", "exclaimed", "shouted", "recalled"))
_SPEAKERS = frozenset(("the", "a", "an", "another", "his", "her", "its", "their", "one"))
_TOLD = 3  # words between "told" and the quotation
_FEWEST, _LONGEST = 4, 80
_LONGEST_TITLE = 6  # words before a speaker's name
_INSIDE, _OUTSIDE = re.compile(r",[\"”](?=\s)"), re.compile(r"[\"”],(?=\s)")
_ENDS = (".", "?", "!", ",", "…")


def unquoted(context: Context) -> Iterator[Mark]:
    """A whole sentence is quoted, and no comma stands between it and the one who says it.

    Not for titles and for words that are only part of the sentence: what is quoted must have a verb.
    """
    tokens = context.tokens
    for quote in context.fresh_places(OPENS_QUOTE):
        closed = _sentence(tokens, quote)
        if closed is None or closed <= quote or not _says(tokens, quote - 1):
            continue
        verb, first = tokens[quote - 1], tokens[quote + 1]
        apart = tokens[quote].start == verb.end + 1 and first.start == tokens[quote].end
        if apart and tokens[closed - 1].text in _ENDS:
            yield _mark(context, verb, first, verb.end)
    yield from _resumed(context)
    for behind in context.fresh_places(BEHIND_QUOTE):
        quote = behind - 1
        start, end = context.sentence_of(quote)
        opened = next((at for at in range(quote - 1, start - 1, -1) if tokens[at].text in _CLOSING), None)
        if opened is None or opened != start or _sentence(tokens, opened) != quote:
            continue
        last, word = tokens[quote - 1], tokens[behind]
        apart = last.end == tokens[quote].start and word.start == tokens[quote].end + 1
        if apart and last.text[-1].isalnum() and _is_attribution(tokens, behind, end):
            yield _mark(context, last, word, last.end if _stands_inside(context.text) else tokens[quote].end)


def _stands_inside(text: str) -> bool:
    """Whether commas stand before closing marks, as in America, unless more of the text's own stand behind them."""
    return len(_INSIDE.findall(text)) >= len(_OUTSIDE.findall(text))


def _resumed(context: Context) -> Iterator[Mark]:
    """A quotation that goes on behind who says it: ``"The stage," Novák said "has passed all tests."``."""
    tokens = context.tokens
    for quote in context.fresh_places(OPENS_QUOTE):
        if quote < _FEWEST or quote + 1 >= len(tokens) or tokens[quote - 1].text not in _VERBS:
            continue
        verb, first = tokens[quote - 1], tokens[quote + 1]
        apart = tokens[quote].start == verb.end + 1 and first.start == tokens[quote].end
        start, _ = context.sentence_of(quote)
        closing = _CLOSING[tokens[quote].text]
        begun = next((at for at in range(quote - 2, start, -1) if tokens[at].text == closing), None)
        broken = begun is not None and tokens[begun - 1].text == "," and tokens[begun - 1].end == tokens[begun].start
        if apart and broken and first.text[0].islower():
            yield _mark(context, verb, first, verb.end)


def _is_quote(word: str) -> bool:
    return word in ('"', "“")


def _is_closing(word: str) -> bool:
    return word in ('"', "”")


def _may_introduce(word: str) -> bool:
    return word in _VERBS or word[0].isalpha()


OPENS_QUOTE = Pair(_may_introduce, _is_quote)
BEHIND_QUOTE = Pair(_is_closing, is_word)
WATCHES = (OPENS_QUOTE, BEHIND_QUOTE)


def _mark(context: Context, before: Token, behind: Token, at: int) -> Mark:
    text = context.text
    why = f"a comma is missing between the quotation and “{before.text if before.text in _VERBS else behind.text}”"
    return Mark(before.start, behind.end, why, f"{text[before.start : at]},{text[at : behind.end]}", _SURE)


def _sentence(tokens: Sequence[Token], quote: int) -> int | None:
    """Where the quotation ends that begins at ``quote``, if a sentence is quoted; None for a title or a few words."""
    closing = _CLOSING[tokens[quote].text]
    stop = min(len(tokens), quote + _LONGEST)
    closed = next((at for at in range(quote + 1, stop) if tokens[at].text == closing), None)
    if closed is None or not tokens[quote + 1].is_capitalised:
        return None
    words = [at for at in range(quote + 1, closed) if tokens[at].is_word]
    small = sum(tokens[at].text[0].islower() for at in words)
    fewest = _FEWEST - is_pronoun(tokens[quote + 1].text)  # "It was cold"
    if len(words) < fewest or 2 * small < len(words):
        return None
    return closed if any(_is_predicate(tokens, at) for at in words[1:]) else None


def _is_predicate(tokens: Sequence[Token], place: int) -> bool:
    word, before = tokens[place].text, word_at(tokens, place - 1)
    contracted = is_a(word, "subject_pronouns") and ("'" in word or "’" in word)
    verb = word.islower() and (is_finite(word) or is_third_person(word)) and not is_a(before, "determiners")
    return contracted or verb or (is_pronoun(before) and word.islower())


def _says(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb of saying stands here, or "told", "radioed" and whoever was told."""
    if tokens[place].text in _VERBS:
        return True
    near = range(place, max(0, place - _TOLD), -1)
    sent = next((at for at in near if tokens[at].text in _SENDING), None)
    if sent is None or sent == place or not all(tokens[at].is_word for at in range(sent, place + 1)):
        return False
    last = tokens[place]
    person = last.text in _PEOPLE or is_role(last.text) or is_a(last.text, "trades", "callings", "bodies")
    return tokens[sent].text == "told" or last.is_capitalised or person


def _is_titled(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a name stands at ``index`` behind its title: "student Daryna Boiko", "mountain rescue chief Jan Kos"."""
    name = index
    while name < min(end, index + _LONGEST_TITLE) and tokens[name].text.islower():
        if not tokens[name].is_word or is_function(tokens[name].text) or is_count(tokens[name].text):
            return False
        name += 1
    if not index < name < end or not tokens[name].is_capitalised:
        return False
    titled = any(is_role(each.text) or is_a(each.text, "trades") for each in tokens[index:name])
    return titled or (name + 1 < end and tokens[name + 1].is_capitalised and is_given_name(tokens[name].text))


def _is_attribution(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether "said Novák", "said the minister", "Novák said" or "he told reporters" stands at ``index``."""
    word = tokens[index].text
    if word in _VERBS or word in _TAGS or is_a(word, "reporting"):
        following = tokens[index + 1] if index + 1 < end else None
        if following is None or is_pronoun(following.text) or following.is_capitalised:
            return following is not None
        if _is_titled(tokens, index + 1, end) or (word in _PLAINLY and following.text in _SPEAKERS):
            return True
        return following.text == "the" and any(is_role(word_at(tokens, at)) for at in range(index + 2, index + 6))
    if word == "according":
        return ends_with_source(tokens, index + 1, end)
    verbs = (at for at in range(index + 1, min(end, index + 8)) if tokens[at].text in (*_VERBS, *_TAGS, "told"))
    verb = next(verbs, None)
    if verb is None:
        return False
    titled = tokens[verb - 1].is_capitalised and is_noun_phrase(tokens[index:verb])  # his attorney Tomáš Vrba told
    if subject_before(tokens, verb, index) != index and not titled:
        return False
    return (
        tokens[verb].text == "told"
        or verb + 1 >= end
        or not tokens[verb + 1].is_word
        or is_a(tokens[verb + 1].text, "prepositions")
    )
