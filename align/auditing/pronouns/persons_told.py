"""The one person of a passage called "he" where the original tells of a woman, or "she" where it tells of a man."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_role
from align.auditing.persons import Person, persons, rendered
from align.auditing.pronouns.gender import woman_in_source, words
from align.names.cases import without_possessive
from align.names.given import is_country, is_foreign_nationality
from align.quantities.words import look_up

_WORD = re.compile(r"[^\W\d_]+")
_SWAPPED = {"he": "she", "his": "her", "she": "he", "her": "his"}
_FEMININE = frozenset(("she", "her", "hers", "herself"))
_MASCULINE = frozenset(("he", "him", "his", "himself"))
_SURNAME = re.compile(r"\w+ov(?:á|é|ou)")
_TITLE = 40  # characters before a name that may hold a title
_NEAR = 5  # words of a title
_KNOWN = 1.5  # on the Zipf scale
_ORIGINAL = {
    "cs": {
        "f": re.compile(r"\b(?:ona|její\w*|jí|ji|ní|sama)\b", re.IGNORECASE),
        "m": re.compile(r"\b(?:on|jeho|ho|mu|něj|něm|jím|ním|jemu|sám)\b", re.IGNORECASE),
    },
    "ru": {
        "f": re.compile(r"\b(?:она|её|ее|ей|ней|неё|нее|нею|ею|сама)\b", re.IGNORECASE),
        "m": re.compile(r"\b(?:он|его|ему|него|нему|им|ним|н[её]м|сам)\b", re.IGNORECASE),
    },
}
_KIN = frozenset(
    ("man", "men", "husband", "son", "father", "brother", "boy", "king", "prince", "couple", "pair", "duo", "uncle")
)
_QUOTES = frozenset(('"', "“", "”", "«", "»"))
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def wrong_persons(context: Context, pronouns: Sequence[int]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The pronouns of the wrong gender, as token indices, each with the right word and the person's name.

    Only for the person of the sentence before: neither text may name anybody else there. The original tells the gender
    by a woman's surname or title, or by all of its verbs in the past; inside a sentence it must have the pronoun too.
    """
    source = context.aligned.source
    if source is None or source.lang not in _ORIGINAL:
        return
    for index in pronouns:
        if word_at(context.tokens, index) not in _SWAPPED or _is_object(context.tokens, index):
            continue
        told = _told_person(context, index, source.lang)
        if told and told[1] != ("f" if word_at(context.tokens, index) in _FEMININE else "m"):
            yield index, (_SWAPPED[word_at(context.tokens, index)], told[0])


def _opens(context: Context, index: int) -> bool:
    """Whether the pronoun opens its sentence, or the clause behind "In the evening," or "Without waiting,"."""
    tokens, (start, _) = context.tokens, context.sentence_of(index)
    if index == start:
        return True
    led = is_a(word_at(tokens, start), "prepositions", "adverbs")
    return led and [at for at in range(start, index) if tokens[at].text == ","] == [index - 1]


def _is_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether "her" is no possessive: nothing that can be owned follows."""
    following = word_at(tokens, index + 1)
    return word_at(tokens, index) in ("his", "her") and (
        not following.isalpha() or is_a(following, "prepositions", "conjunctions", "determiners")
    )


def _told_person(context: Context, index: int, lang: str) -> tuple[str, str] | None:
    """The name and the gender, f or m, of the one person whom the pronoun can speak of."""
    tokens = context.tokens
    start, end = context.sentence_of(index)
    if not start:
        return None
    first, _ = context.sentence_of(start - 1)
    beads = [context.bead_at(tokens[at].start) for at in (first, index)]
    if any(bead is None for bead in beads):
        return None
    texts = [" ".join(one.text for one in context.source_of(bead)) for bead in beads if bead is not None]
    named = {person.surname: (person, text) for text in texts for person in persons(text, lang)}
    if len(named) != 1:
        return None
    ((person, text),) = named.values()
    place = _place(tokens, (first, start), person, lang)
    opens = _opens(context, index)
    if (
        place is None
        or _has_others(tokens, (first, index), place)
        or (opens and _has_opposite(tokens, index, first, end))
    ):
        return None
    gender = gender_of(person, text, lang)
    other = "m" if gender == "f" else "f"
    if gender is None or _ORIGINAL[lang][other].search(" ".join(texts)):
        return None
    told = _ORIGINAL[lang][gender].search(texts[-1]) is not None
    quoted = any(tokens[at].text in _QUOTES for at in range(first, index))
    if (not opens and (quoted or not told)) or (not told and other in _verb_genders(texts[-1], lang)):
        return None
    return f"{person.given} {person.surname}", gender


def _place(tokens: Sequence[Token], span: tuple[int, int], person: Person, lang: str) -> int | None:
    """Where the English has the person's surname."""
    found = [at for at in range(*span) if rendered(tokens[at : at + 1], person.surname, lang)]
    return found[0] if found else None


def _has_opposite(tokens: Sequence[Token], index: int, first: int, end: int) -> bool:
    """Whether there is a pronoun of the other gender."""
    opposite = _MASCULINE if word_at(tokens, index) in _FEMININE else _FEMININE
    return any(word_at(tokens, at) in opposite for at in range(first, end))


def _has_others(tokens: Sequence[Token], span: tuple[int, int], place: int) -> bool:
    """Whether the English speaks of anybody else before the pronoun."""
    first, index = span
    for at in range(first, index):
        token = tokens[at]
        lowered, bare = token.text.lower(), without_possessive(token.text)
        if lowered in words()["women"] or lowered in _KIN:
            return True
        title = place - _NEAR <= at <= place
        if title or at in (first, place + 1) or not token.is_word:
            continue
        if is_role(token.text) and not token.text.endswith("s") and lowered != "person":
            return True
        known = (
            bare in words()["places"]
            or is_country(bare)
            or is_foreign_nationality(token.text)
            or lowered in _DAYS
            or _is_month(lowered)
        )
        led = (
            is_a(word_at(tokens, at - 1), "prepositions")
            or not tokens[at - 1].is_word
            or word_at(tokens, at - 1) == "the"
        )
        if token.is_capitalised and not known and not led:
            return True
    return False


def _is_month(word: str) -> bool:
    found = look_up(word, "en")
    return found is not None and found.kind == "month"


def gender_of(person: Person, text: str, lang: str) -> str | None:
    """What the original says the person is: by surname, title, or all verbs of the sentence; None where unclear."""
    title = text[max(0, person.start - _TITLE) : person.start].rpartition(".")[2]
    genders = _verb_genders(text, lang)
    if lang == "cs":
        if _SURNAME.fullmatch(person.surname):
            return "f" if genders != {"m"} else None
        if person.surname.endswith("á"):
            return "f" if genders == {"f"} else None
        if woman_in_source(title, lang) or woman_in_source(person.given, lang):
            return "f" if genders == {"f"} else None
    return next(iter(genders)) if len(genders) == 1 else None


def _verb_genders(text: str, lang: str) -> set[str]:
    """The genders, f and m, of the verbs in the past, singular."""
    return {gender for word in _WORD.findall(text) if word.islower() and (gender := _verb_gender(word, lang))}


@lru_cache(maxsize=2**14)
def _verb_gender(word: str, lang: str) -> str | None:
    if lang == "ru":
        from align.names.inflection import parses

        tags = [parse.tag for parse in parses(word)[:1] if parse.tag.POS == "VERB" and "past" in parse.tag]
        return next(({"femn": "f", "masc": "m"}.get(tag.gender) for tag in tags), None)
    return _czech_gender(word)


def _czech_gender(word: str) -> str | None:
    """The gender of a participle in -l or -la whose other forms are words too: přišla beside přišel and přišli."""
    from wordfreq import zipf_frequency

    if word.endswith("la") and len(word) > 3:
        stem = word[:-2]
        gender = "f"
    elif word.endswith("l") and len(word) > 3:
        stem = word[:-2] if word.endswith("el") and zipf_frequency(f"{word[:-2]}la", "cs") >= _KNOWN else word[:-1]
        gender = "m"
    else:
        return None
    forms = (f"{stem}la", f"{stem}li")
    return gender if all(zipf_frequency(form, "cs") >= _KNOWN for form in forms) else None
