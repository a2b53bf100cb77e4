"""A thing that English calls "she" because the original's word is feminine: Ukraine … her position."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_a, is_adverb, is_role
from align.auditing.pronouns.gender import woman_in_english, woman_in_source, words
from align.auditing.pronouns.persons_told import wrong_persons
from align.auditing.pronouns.reflexives import is_of_another, is_owner_beside, owner_of_reflexive
from align.auditing.pronouns.thing_as_man import thing_called_he
from align.auditing.pronouns.things import (
    is_in_name,
    is_its_subject,
    is_of_state,
    is_own_clause,
    is_thing,
    may_be_vessel,
    opening_thing,
)
from align.auditing.pronouns.told_genders import is_told_man, names_woman
from align.auditing.rule import Example, Mark, Rule
from align.letters import UPPER
from align.names.cases import without_possessive
from align.types import Bead

_PRONOUNS = {"her": "its", "she": "it", "hers": "its", "herself": "itself"}
_MASCULINE = {"his": "its", "he": "it", "him": "it", "himself": "itself"}
_BEHIND = {
    "cs": re.compile(
        r"\b(?:její\w*|jí|ji|ní|ona|svou|své|svůj|svá|svým\w*|svoj\w*|sv[ée]ho|sama|sebe|se)\b", re.IGNORECASE
    ),
    "ru": re.compile(r"\b(?:её|ее|ей|ней|неё|нее|ею|нею|она|сво\w+|сама|себя|себе)\b", re.IGNORECASE),
}
_BEFORE = 240
_LONGEST = 400  # words of a sentence
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"(?:Její\w*|Е[её]|Её)\b")
_TITLED = re.compile(rf"[\"«„“][{UPPER}][^\"»“”]{{1,40}}[\"»“”]")  # a company's name
_SURE, _PLAIN, _CLAUSE, _ALONE = 0.9, 0.8, 0.65, 0.5
_WITNESSED = 0.85
_NO_NOUN = ("prepositions", "conjunctions", "subject_pronouns")  # "told her he would come"
_LEAST, _STEM = 2, 5  # words before the pronoun, letters of the noun behind it
_KINDS = (
    r"\b(?:společnost|firm|agentur|bank|pojišťovn|organizac|nadac|stran|компани|фирм|корпораци|авиакомпани"
    r"|организаци|групп|парти|федераци|газет|радиостанци)"
)


def check(context: Context) -> Iterator[Mark]:
    """A feminine pronoun speaks of a country, a city, an organization or another thing.

    The thing must stand before the pronoun in its sentence or the one before, and neither text may name a woman up to
    there; with a woman around, only a thing in the very clause of the pronoun counts.
    """
    persons = dict(wrong_persons(context, _in_sentences(context, _is_of_person)))
    for index, right in persons.items():
        yield _of_person(context.tokens[index], *right)
    yield from _masculine(context, [index for index in _in_sentences(context, _is_masculine) if index not in persons])
    tokens, pronouns = context.tokens, [index for index in _in_sentences(context, _is_feminine) if index not in persons]
    women = _women(context) if pronouns else ()
    for index in pronouns:
        token = tokens[index]
        neuter = _PRONOUNS[token.text.lower()]
        if owner := owner_of_reflexive(context, index):
            yield _mark(token, owner, neuter, _WITNESSED)
            continue
        if _is_personal(tokens, index) or is_of_another(context, index) or context.protected(token.start, token.end):
            continue
        bead = context.bead_at(token.start)
        thing, near = _antecedent(context, index)
        if bead is not None and (owner := _witnessed(context, index, bead)) and not may_be_vessel(tokens, index, owner):
            yield _mark(token, owner, neuter, _WITNESSED)
            continue
        if thing is None or (context.aligned.source is not None and (bead is None or not _is_told(context, bead))):
            continue
        if may_be_vessel(tokens, index, thing):
            continue
        confidence = _confidence(context, (index, bead), women, near=near)
        if context.aligned.source is None and thing.start < tokens[context.sentence_of(index)[0]].start:
            continue
        if confidence:
            yield _mark(token, thing, neuter, confidence)


def _in_sentences(context: Context, watch: Callable[[str], bool]) -> list[int]:
    """The watched words of sentences that can be one: a list of hundreds of words has no subject."""
    bounds = {index: context.sentence_of(index) for index in context.places(watch)}
    return [index for index, (start, end) in bounds.items() if end - start <= _LONGEST]


def _mark(token: Token, thing: Token, neuter: str, confidence: float) -> Mark:
    message = f"“{token.text}” speaks of “{thing.text}”: “{neuter}”"
    written = neuter.capitalize() if token.is_capitalised else neuter
    return Mark(token.start, token.end, message, written, confidence, {"antecedent": thing.text}, review=True)


def _of_person(token: Token, right: str, name: str) -> Mark:
    message = f"“{token.text}” speaks of {name}: “{right}”"
    written = right.capitalize() if token.is_capitalised else right
    return Mark(token.start, token.end, message, written, _WITNESSED, {"antecedent": name}, review=True)


def _masculine(context: Context, pronouns: Sequence[int]) -> Iterator[Mark]:
    """A court or a club that English calls "he"."""
    for index in pronouns:
        thing = owner_of_reflexive(context, index) or thing_called_he(context, index)
        token = context.tokens[index]
        if thing and not context.protected(token.start, token.end):
            yield _mark(token, thing, _MASCULINE[token.text.lower()], _WITNESSED)


def _witnessed(context: Context, index: int, bead: Bead) -> Token | None:
    """The subject of the sentence where the fresh translation has "its" before the noun that "her" stands before.

    The translation sees one sentence: its subject must be a thing, or a name that is nobody's, and no person and no
    woman may be in either.
    """
    tokens, source = context.tokens, context.aligned.source
    start, _ = context.sentence_of(index)
    owned = word_at(tokens, index + 1)
    if source is None or word_at(tokens, index) != "her" or not owned.isalpha() or index - start < _LEAST:
        return None
    fresh = context.hypothesis_of(bead).lower()
    told = re.search(rf"\b(?:its|their) (?:\w+ )?{re.escape(owned[:_STEM])}", fresh) is not None
    if told and re.search(r"\b(?:her|she)\b", fresh):
        return None
    before = tokens[start:index]
    persons = any(is_role(token.text) or is_a(token.text, "trades") for token in before)
    if persons or woman_in_english(token.text for token in before) or not _is_told(context, bead):
        return None
    theirs = context.source_of(bead)
    if any(woman_in_source(segment.text, source.lang) for segment in theirs):
        return None
    if theirs and names_woman(context, theirs[0].start - _BEFORE, theirs[-1].end):
        return None
    owner = opening_thing(context, start, index)
    return owner if owner and (told or _is_company(context, owner, bead)) else None


def _is_company(context: Context, name: Token, bead: Bead) -> bool:
    """Whether the original calls the name a company or the like: компания "Волга", společnost Volga."""
    match = context.names.find(name.text) if context.names is not None else None
    if match is None:
        return False
    kind = re.compile(rf"{_KINDS}\w*[ \u00a0][„“\"«]?{re.escape(match.source)}", re.IGNORECASE)
    return any(kind.search(segment.text) for segment in context.source_of(bead))


def _is_feminine(word: str) -> bool:
    return word.lower() in _PRONOUNS


def _is_masculine(word: str) -> bool:
    return word.lower() in _MASCULINE


def _is_of_person(word: str) -> bool:
    return _is_feminine(word) or _is_masculine(word)


def _may_be_woman(word: str) -> bool:
    return _is_feminine(word) or woman_in_english((word,))


def _is_personal(tokens: Sequence[Token], index: int) -> bool:
    """Whether what follows belongs to persons only: her husband, she said."""
    pronoun, following = word_at(tokens, index), word_at(tokens, index + 1)
    if word_at(tokens, index - 1) in ("or", "/") and word_at(tokens, index - 2) in ("his", "he", "him"):
        return True
    if pronoun == "she":
        if word_at(tokens, index - 1) in ("is", "was") and word_at(tokens, index - 2) == "it":
            return True
        verb = index + 1
        while is_adverb(word_at(tokens, verb)) and verb + 1 < len(tokens):  # "she sometimes asks"
            verb += 1
        following = word_at(tokens, verb)
        if following in words()["states"] and verb + 1 < len(tokens):
            following = word_at(tokens, verb + 1)
        return following in words()["deeds"] or is_a(following, "reporting")
    if pronoun == "her":
        ahead = [word_at(tokens, at) for at in range(index + 1, index + 4)]
        possessive = bool(ahead[0]) and ahead[0][0].isalnum() and not is_a(ahead[0], *_NO_NOUN)
        if not possessive and word_at(tokens, index - 2) == "according":
            return True
        if not possessive:
            return not is_a(word_at(tokens, index - 1), "prepositions")
        if ahead[0] in words()["of_states"] or ahead[:2] == ["order", "book"]:
            return False
        return ahead[0] in words()["personal"] or (ahead[1] in words()["personal"] and frequency(ahead[0]) < 7)
    return pronoun == "herself"


def _antecedent(context: Context, index: int) -> tuple[Token | None, bool]:
    """The nearest thing before the pronoun, and whether both stand in a clause with no woman in it."""
    tokens = context.tokens
    start, _ = context.sentence_of(index)
    earlier = context.sentence_of(start - 1)[0] if start > 0 else start
    for at in range(index - 1, max(earlier, index - _BEFORE) - 1, -1):
        token = tokens[at]
        if is_role(token.text) and not is_thing(token):
            if is_told_man(context, at):
                continue
            return None, False
        if is_thing(token) and not is_in_name(tokens, at):
            near = at >= start and without_possessive(token.text) in words()["places"]
            return token, near and (
                is_own_clause(tokens, at, index, start)
                or is_its_subject(tokens, at, index, start)
                or is_of_state(tokens, at, index, start)
                or (at == index - 2 and is_owner_beside(context, index))
            )
    return None, False


def _is_told(context: Context, bead: Bead) -> bool:
    """Whether the original has a feminine or reflexive pronoun in the bead, or a verb that carries one."""
    source = context.aligned.source
    pattern = _BEHIND.get(source.lang) if source else None
    return pattern is None or any(pattern.search(segment.text) for segment in context.source_of(bead))


def _confidence(context: Context, place: tuple[int, Bead | None], women: Sequence[int], *, near: bool) -> float:
    index, bead = place
    fresh = {word.lower() for word in _WORD.findall(context.hypothesis_of(bead))} if bead else set()
    if _has_woman(context, index, bead, women):
        return _CLAUSE if near and bead is not None and context.tokens[index].text == "her" else 0.0
    if context.aligned.source is None:
        return _ALONE
    return _SURE if fresh & {"its", "it", "their", "itself"} and not fresh & {"her", "she"} else _PLAIN


def _has_woman(context: Context, index: int, bead: Bead | None, women: Sequence[int]) -> bool:
    """Whether either text names a woman before the pronoun or in its sentence. ``women`` are token indices."""
    start, end = context.sentence_of(index)
    if index == start:
        end = index  # "Her chairwoman"
    if any(at != index for at in women[bisect_left(women, index - _BEFORE) : bisect_left(women, end)]):
        return True
    source = context.aligned.source
    if source is None or bead is None:
        return False
    theirs = context.source_of(bead)
    last = max((segment.end for segment in theirs), default=0)
    if index == start and theirs and _OPENING.match(theirs[0].text):
        last = theirs[0].start
    told = _TITLED.sub(" ", source.text[max(0, last - 6 * _BEFORE) : last])
    return woman_in_source(told, source.lang) or names_woman(context, last - 6 * _BEFORE, last)


def _women(context: Context) -> list[int]:
    """The tokens that speak of a woman: nouns, names, and pronouns with what only a person has or does."""
    tokens = context.tokens
    return [
        index
        for index in context.places(_may_be_woman)
        if (woman_in_english((tokens[index].text,)) and not _names_thing(tokens, index)) or _is_personal(tokens, index)
    ]


def _names_thing(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name is the second word of a company's: the shipping company Volga Marine."""
    before = tokens[max(0, index - 2) : index]
    return len(before) == 2 and before[1].is_capitalised and before[1].is_word and is_thing(before[0])


RULE = Rule(
    name="pronoun-gender",
    severity="error",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example("The region asked for help, and [her] authorities declared an emergency."),
        Example("Poland took a step on [her] path to the union.", "Polsko učinilo krok na své cestě do unie."),
        Example(
            "The library opened. From [her] collections, 120 books are shown.",
            "Knihovna otevřela. Z jejích sbírek je tu 120 knih.",
        ),
    ),
    good=(
        Example("The region asked for help, and its authorities declared an emergency."),
        Example("The region's governor, a woman from Brno, and her authorities declared an emergency."),
        Example("The city welcomed Jana Nováková and her husband.", "Město přivítalo Janu Novákovou a jejího muže."),
        Example("She said the country was ready."),
        Example("The car stopped. The driver told her he would wait.", "Auto stálo. Řidič jí řekl, že počká."),
        Example("The car stopped. It is late, she quietly said.", "Auto stálo. Je pozdě, řekla tiše."),
        Example(
            "The prime minister met Jana Malá. In Poland her government lost.",
            "Premiér se setkal s Janou Malou. V Polsku její vláda prohrála.",
        ),
    ),
    signs=(_is_of_person,),
    watches=(_is_feminine, _is_masculine, _may_be_woman),
)
