"""Russian names in the spelling of another country: Tschernyschow (German), Iouri (French), Szojgu (Polish), Čubajs.

What another orthography writes for a Cyrillic letter gives it away, where the name is Russian, Ukrainian or Belarusian
by its given name or its ending; a name from elsewhere that Russian has transcribed (Schmidt, Louis) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.auditing.rule import Mark
from align.names.cases import without_possessive
from align.names.given import is_other_given
from align.names.inflection import nominatives
from align.names.palladius import is_family_name, is_pinyin, pinyin
from align.names.persons import given, is_accepted, is_turkic, spellings
from align.names.sounds import is_cyrillic, similarity, sounds
from align.names.transliteration import romanizations, romanize_russian

_ALIKE = 0.82
_ENGLISH = 4.0  # on the Zipf scale: a name that English has itself, Wayne
_SHORTEST = 4
_KNOWN = 2.0
_SURE = 0.94
# Letters of the original with what only another country's orthography writes for them.
_TELLING = (
    ("чжшщ", re.compile("tsch|tch|cz|sz|sch(?!uk)|[šžčß]")),
    ("йюяёе", re.compile("j|[ïěé]")),
    ("ую", re.compile("ou")),
    ("жЖ", re.compile("j")),
    ("вВ", re.compile("(?:[aeijo]w|off|eff)$|^w")),
    ("хцы", re.compile("^cz|[ćł]")),
)
_SOUTHERN = re.compile("[ćđ]", re.IGNORECASE)  # letters that Russian and Ukrainian names have in no transcription
_EASTERN = re.compile(r"(?:[оеёи]в|[иы]н|[сц]кий|ской|цкой|енко|[уюа]к|[еоа]вич|ый|ой|[оеё]ва|[иы]на|[сц]кая)$")


def misspelled(word: str, original: Original) -> str | None:
    """What English writes for a Russian surname that ``word`` spells as another country does; None where it does not.

    Only behind an East Slavic given name in the original.
    """
    folded = word.lower()
    form = original.form
    if not is_cyrillic(form) or word in spellings() or not _tells(folded, form.lower()) or not _follows_given(original):
        return None
    if is_turkic(word):
        return None
    for nominative in nominatives(form, "ru"):
        if nominative.endswith("а") != folded.endswith("a"):  # a case of the man's name, or a woman's
            continue
        if similarity(sounds(word), sounds(nominative), _ALIKE) and _EASTERN.search(nominative):
            accepted = {each.lower() for each in romanizations(nominative) if "j" not in each}
            if folded in accepted:
                return None
            return _news(nominative.capitalize())
    return None


def has_own_j(word: str, originals: Originals | None) -> bool:
    """Whether the J of a surname in -ov or -ev is that of English, as the original tells: Japarov for Жапаров.

    Without an original, or where that does not tell, by what only Turkic and Arabic roots have.
    """
    if "j" not in word.lower():
        return False
    alike = (each.form for each in originals.like(word) if _sounds_alike(word, each.form)) if originals else ()
    return is_turkic(word) or any(_is_hushed(word, form.lower()) for form in alike)


def is_own_j(word: str, originals: Originals) -> bool:
    """Whether the original has Ж or Дж where a Turkic name begins with J, and no other name with Я, Е or Ю there."""
    alike = [each.form.lower() for each in originals.like(word) if _sounds_alike(word, each.form)]
    soft = any(form.startswith(tuple("йяеёю")) for form in alike)
    return is_turkic(word) and not soft and any(_is_hushed(word, form) for form in alike)


def _is_hushed(word: str, form: str) -> bool:
    """Whether the J of the word stands for a hushing sound of the form."""
    if word.startswith("J"):
        return form.startswith(("ж", "дж", "ž", "dž"))
    return word.isascii() and form.count("ж") > word.lower().count("zh")


@lru_cache(maxsize=4096)
def _sounds_alike(word: str, form: str) -> bool:
    return similarity(sounds(word), sounds(form), _ALIKE) > 0


@lru_cache(maxsize=2**14)
def _tells(word: str, form: str) -> bool:
    """Whether the word has what only another orthography writes for a letter of the form; дж is English j too."""
    form = form.replace("дж", "")
    return any(set(letters) & set(form) and pattern.search(word) for letters, pattern in _TELLING)


@lru_cache(maxsize=4096)
def _news(nominative: str) -> str:
    """A Russian name as English news writes it: by the table of given names, else by letters."""
    spelled = romanize_russian(nominative)
    known = given(spelled)
    return known.english(known.is_ukrainian) if known else spelled


def given_in_another_scheme(word: str, originals: Originals) -> str | None:
    """What English writes for an East Slavic given name that another country's orthography spells: Iouri, Sergej."""
    others = is_other_given(word) and not word.endswith(("ej", "ij"))
    if len(word) < _SHORTEST or word in spellings() or others:
        return None
    if given(word) is None and frequency(word) >= _ENGLISH:
        return None
    if given(word) is not None and not _tells(word.lower(), "йюяёевуч"):
        return None
    for original in originals.like(word):
        if not is_cyrillic(original.form) or not _tells(word.lower(), original.form.lower()):
            continue
        for nominative in nominatives(original.form, "ru"):
            known = given(romanize_russian(nominative.capitalize()))
            if known and similarity(sounds(word), sounds(nominative), _ALIKE):
                written = known.english(False)
                return None if written == word or is_accepted(word) else written
    return None


def chinese(words: Sequence[str], originals: Originals) -> str | None:
    """The pinyin of a Chinese name of two words that English took over letter by letter: ``Chzhan Tszyanguo``.

    The original must have both words side by side, the family name of one syllable first.
    """
    family, personal = words
    if is_pinyin(family) and is_pinyin(personal):
        return None
    for one in originals.like(personal):
        surnames = [surname for before in one.before if (surname := _family_name(before))]
        shorter = [each for each in nominatives(one.form, "ru") if len(each) <= len(one.form)] if surnames else []
        for surname in surnames:
            for name in shorter:
                spelled = pinyin(surname), pinyin(name)
                if None in spelled or spelled == (family, personal):
                    continue
                alike = similarity(sounds(personal), sounds(name), _ALIKE) or _is_letters_of(personal, name)
                if _is_letters_of(family, surname) and alike:
                    return f"{spelled[0]} {spelled[1]}"
    return None


@lru_cache(maxsize=4096)
def _family_name(form: str) -> str:
    """The Chinese family name that a Russian word is a case of, else nothing."""
    return next((each for each in nominatives(form, "ru") if is_family_name(each)), "") if form else ""


def _is_letters_of(word: str, form: str) -> bool:
    """Whether the English word is the Russian one letter by letter."""
    return word.lower() in {each.lower() for each in romanizations(form.capitalize())}


def _follows_given(original: Original) -> bool:
    """Whether an East Slavic given name stands right before the word somewhere in the original."""
    return any(before and _is_eastern_given(before) for before in original.before)


@lru_cache(maxsize=4096)
def _is_eastern_given(form: str) -> bool:
    return any(given(romanize_russian(each.capitalize())) for each in nominatives(form, "ru"))


def bare(token: Token) -> str:
    """The word without its possessive ending."""
    return without_possessive(token.text)


def respelled(text: str, span: tuple[int, int], written: str, confidence: float) -> Mark | None:
    """The mark of a name (``text`` at ``span``) that English writes otherwise; None where it is written so."""
    written = _with_capitals(written, text)
    if written == text:
        return None
    return Mark(*span, f"“{text}” is not how English writes the name: {written}", written, confidence)


def _with_capitals(written: str, like: str) -> str:
    """A name with the capitals behind its hyphens that the text has there: Rimsky-Korsakov."""
    parts, models = written.split("-"), like.split("-")
    if len(parts) != len(models):
        return written
    pairs = zip(parts, models, strict=True)
    return "-".join(part[:1].upper() + part[1:] if model[:1].isupper() else part for part, model in pairs)


def with_given(context: Context, originals: Originals | None, marks: Sequence[Mark]) -> list[Mark]:
    """The marks; one of a surname takes in the given name before it that the original has too: Mihail Piotrovskij.

    The given name alone may be a Romanian's or a Serb's; before such a surname it is the one that the original has.
    """
    return [_with_given(context, originals, mark) if originals is not None else mark for mark in marks]


def _with_given(context: Context, originals: Originals, mark: Mark) -> Mark:
    at = context.token_at(mark.start)
    before, surname = context.tokens[at - 1], context.tokens[at]
    single = mark.replacement is not None and mark.end <= surname.end and " " not in mark.replacement
    if not at or not single or context.text[before.end : surname.start] != " " or is_accepted(before.text):
        return mark
    if not before.is_capitalised or given(before.text) is not None or context.protected(before.start, before.end):
        return mark
    for original in originals.like(bare(surname)):
        for form in original.before:
            for nominative in nominatives(form, originals.lang) if form else ():
                known = given(romanize_russian(nominative.capitalize()) if is_cyrillic(form) else nominative)
                if known and similarity(sounds(before.text), sounds(nominative), _ALIKE):
                    span, written = (before.start, mark.end), f"{known.english(False)} {mark.replacement}"
                    return respelled(context.text[slice(*span)], span, written, mark.confidence) or mark
    return mark


def before_southern(context: Context, at: int) -> bool:
    """Whether a surname in the letters of Serbs and Croats stands behind the word: Mirjana Dražić keeps her J."""
    behind = context.tokens[at + 1].text if at + 1 < len(context.tokens) else ""
    return behind[:1].isupper() and _SOUTHERN.search(behind) is not None


def other_schemes(context: Context, originals: Originals) -> Iterator[Mark]:
    """Names of a Russian original in another country's spelling; runs of two words are one name."""
    tokens, at = context.tokens, 0
    while at < len(tokens):
        token = tokens[at]
        length = 1
        if token.is_word and token.is_capitalised:
            found, length = _in_another_scheme(context, originals, at)
            if found and not context.protected(token.start, tokens[at + length - 1].end):
                last = tokens[at + length - 1]
                span = (token.start, last.start + len(bare(last)))
                if mark := respelled(context.text[slice(*span)], span, found, _SURE):
                    yield mark
        at += length


def _in_another_scheme(context: Context, originals: Originals, at: int) -> tuple[str | None, int]:
    tokens = context.tokens
    first = bare(tokens[at])
    second = tokens[at + 1] if at + 1 < len(tokens) else None
    joined = second is not None and second.is_capitalised and context.text[tokens[at].end : second.start] == " "
    if second is not None and joined:
        if before_southern(context, at):
            return None, 2
        if found := chinese((first, bare(second)), originals):
            return found, 2
        name, surname = given_in_another_scheme(first, originals), _surname(context, originals, bare(second))
        if name and surname:
            return f"{name} {surname}", 2
        if name:
            return name, 1
    return _surname(context, originals, first), 1


def _surname(context: Context, originals: Originals, word: str) -> str | None:
    """What English writes for a surname in another scheme, unless the text has that spelling too (name-variant)."""
    for original in originals.like(word) if frequency(word) < _KNOWN else ():
        written = misspelled(word, original)
        if written:
            return None if written in context.words else written
    return None
