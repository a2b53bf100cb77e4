"""A surname that was taken for a word: Environment Minister Petr Smoothie."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import frequency, has_word_forms, is_function, is_role
from align.auditing.meanings import is_meaning, meaning_words, translated_places
from align.auditing.persons import Person, persons, rendered, renders
from align.auditing.rule import Example, Mark, Rule
from align.auditing.second_mentions import second_mentions
from align.auditing.watches import is_capitalised
from align.auditing.watching import Pair
from align.names.cases import without_possessive
from align.names.exonyms import is_place
from align.names.given import is_given_name
from align.names.sounds import first_sounds, sounds

_FAIR, _RARE = 3.0, 2.4
_CONFIDENCE = 0.85
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_BESIDE = Pair(is_capitalised, is_capitalised)


def check(context: Context) -> Iterator[Mark]:
    """A surname of the original stands as an English word.

    Behind the given name there is a word of English that sounds nothing like the surname, and the surname is nowhere.
    """
    source = context.aligned.source
    if source is None:
        return
    for found, name in translated_places(context.text, source.text, source.lang):
        if not context.protected(found.start(), found.end()):
            message = f"“{found[0]}” stands for the place {name}"
            yield Mark(found.start(), found.end(), message, name, _CONFIDENCE, {"better": name}, review=True)
    named: dict[str, list[Person]] = {}
    for person in persons(source.text, source.lang):
        named.setdefault(person.given, []).append(person)
    if not named:
        return
    tokens = context.tokens
    for index in context.places(_BESIDE):
        before, token = tokens[index - 1 : index + 1]
        meant = without_possessive(token.text).lower() in meaning_words()
        if not (_may_be(context, before, token) or (meant and _stand_together(context, before, token))):
            continue
        candidates = [
            person
            for given, group in named.items()
            if renders(before.text, given, source.lang, 0.85)
            for person in group
        ]
        word = without_possessive(token.text)
        if meant and not any(is_meaning(word, person.surname, source.lang) for person in candidates):
            meant = False
        if not candidates or not (meant or _may_be(context, before, token)):
            continue
        if not meant and any(_is_same(word, person.surname, source.lang) for person in candidates):
            continue
        stands_for = [person for person in candidates if meant and is_meaning(word, person.surname, source.lang)]
        if meant and any(_is_same(word, each.surname, source.lang) for each in candidates if each not in stands_for):
            continue
        others = [each for each in tokens if each.text != token.text and each.text not in MONTHS]
        unseen = (each for each in candidates if not rendered(others, each.surname, source.lang, context.names))
        lost = next(unseen, stands_for[0] if stands_for else None)
        if lost:
            yield Mark(
                token.start,
                token.start + len(word),
                f"“{word}” stands for the surname {lost.surname}",
                None,
                _CONFIDENCE,
                {"source": f"{lost.given} {lost.surname}", "source_start": lost.start},
                review=True,
            )
    people = [person for group in named.values() for person in group]
    for start, end, person in second_mentions(context, people, source.lang):
        message = f"“{context.text[start:end]}” stands for the surname {person.surname}"
        evidence = {"source": f"{person.given} {person.surname}", "source_start": person.start}
        yield Mark(start, end, message, None, _CONFIDENCE, evidence, review=True)


def _is_same(word: str, surname: str, lang: str) -> bool:
    """Whether the word is the surname in English letters; Plumber and Klempíř share sounds, but not the first."""
    return renders(word, surname, lang) and bool(first_sounds(sounds(word)) & first_sounds(sounds(surname)))


def _stand_together(context: Context, before: Token, token: Token) -> bool:
    """Whether two capitalised words belong together."""
    return (
        not is_function(before.text.lower())
        and len(token.text) > 2
        and context.text[before.end : token.start] in (" ", "\u00a0")
        and not context.protected(token.start, token.end)
    )


def _may_be(context: Context, before: Token, token: Token) -> bool:
    """Whether a given name and a capitalised word of English stand side by side."""
    return (
        _stand_together(context, before, token)
        and not is_given_name(token.text)
        and not is_place(f"{before.text} {token.text}")
        and _is_english(without_possessive(token.text))
    )


def _is_english(word: str) -> bool:
    """Whether a word has other forms that English uses, as its own words do and names do not."""
    lowered = word.lower()
    if lowered in _WEEKDAYS or is_role(lowered):
        return lowered in _WEEKDAYS or frequency(lowered) >= _FAIR
    return has_word_forms(lowered, _RARE)


RULE = Rule(
    name="name-translated",
    severity="error",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example("Minister Oto [Plumber] agreed.", "Ministr Oto Klempíř souhlasil."),
        Example("The minister Pavel [Hedgehog] agreed.", "Ministr Pavel Ježek souhlasil."),
        Example("The Union's Pavel [Crow] agreed.", "Za Unii souhlasil Pavel Vrána."),
        Example("March 3. Ivan [Frost] agreed.", "3 марта. Иван Мороз согласился.", "ru"),
        Example("Viktor [Falcons] agreed.", "Виктор Соколов согласился.", "ru"),
        Example("The judge Milan [Violet] agreed.", "Soudce Milan Fiala souhlasil."),
        Example("Ivan [Rose] agreed.", "Иван Розов согласился.", "ru"),
        Example("Fog lay over [Lower Tagil].", "Туман лежал над Нижним Тагилом.", "ru"),
    ),
    good=(
        Example("The minister Pavel Ježek agreed.", "Ministr Pavel Ježek souhlasil."),
        Example("The actor Milan Rose agreed.", "Herec Milan Rose souhlasil."),
        Example("Aid for Krivoy Rog came.", "Pomoc pro Kryvyj Rih přišla."),
        Example("Tony Blair's wife Cherie Booth and Tony Blair.", "Žena Tonyho Blaira Cherie Boothová a Tony Blair."),
    ),
    watches=(_BESIDE,),
    needs_source=True,
)
