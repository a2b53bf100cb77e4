"""Small things written with a name as one word: a number before it, a particle of the name, an acronym."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.gluing.gluing import is_closed, is_nation
from align.auditing.gluing.splits import ALIKE, EXACT, Split, stands
from align.auditing.lexicon import frequency, is_a, is_regular_past
from align.auditing.rules.acronym import acronyms
from align.names.cases import fold
from align.names.given import is_given_name

_NUMBERED = re.compile(r"(\d{1,4})([A-Z][a-z]{3,30}|[a-z]{3,30})")
_DATED = re.compile(r"([A-Z][a-z]{2,8})(\d{1,2}|(?:19|20)\d\d)")
_MONTHS = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December")
)  # fmt: skip
_PARTICLES = ("della", "von", "van", "bin", "ibn", "ben", "der", "den", "del", "de", "da", "di", "du", "la", "le", "al")
_PAIRED = frozenset(("von", "van", "bin", "ibn", "ben", "der", "den", "del", "della"))
_KNOWN, _COMMON = 2.5, 3.5
_LONGEST = 40
_SHORTEST_NAME, _SHORTEST_HEAD, _LONGEST_ACRONYM = 3, 4, 6


def small(context: Context, index: int) -> Split | None:
    """The split of such a word at token ``index``; None for any other."""
    token = context.tokens[index]
    if context.protected(token.start, token.end) or token.text in context.profile.keep:
        return None
    source = context.aligned.source
    if source is not None and _has_word(source.text, token.text):
        return None
    split = _with_number(context, token.text) or _with_particle(context, index) or _of_two_letters(context, index)
    return split or _before_acronym(context, index)


def _has_word(text: str, word: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def may_be_small(word: str) -> bool:
    """Whether the word may be taken apart here."""
    if len(word) > _LONGEST:
        return False
    return any(cut(word) > 0 for cut in (number_cut, particle_cut, two_letter_cut, acronym_cut))


def number_cut(word: str) -> int:
    """Where a number and what it counts come apart, or a month and its day: ``14Finns``, ``30people``, ``July4``."""
    dated = _DATED.fullmatch(word)
    if dated and dated[1] in _MONTHS:
        return dated.end(1)
    found = _NUMBERED.fullmatch(word)
    if not found or frequency(word) > 0:
        return 0
    rest = found[2]
    known = (
        is_closed(rest) if len(rest) == _SHORTEST_NAME else frequency(rest) >= (_COMMON if rest.islower() else _KNOWN)
    )
    return found.end(1) if known or _is_people(rest) else 0


def _is_people(word: str) -> bool:
    """Whether the word is the plural of a nation's adjective: Lithuanians."""
    return is_nation(word.removesuffix("s"))


def particle_cut(word: str) -> int:
    """Where a given name and the particle behind it come apart: ``Annavon``; 0 for any other word."""
    if not (word.isalpha() and word.istitle()) or frequency(word) >= _KNOWN:
        return 0
    cuts = (len(word) - len(particle) for particle in _PARTICLES if word.endswith(particle))
    return next((cut for cut in cuts if cut >= _SHORTEST_NAME), 0)


def acronym_cut(word: str) -> int:
    """Where a common word in small letters and an acronym come apart: ``memberEU``; 0 for any other word."""
    at = next((at for at, letter in enumerate(word) if letter.isupper()), 0)
    head, name = word[:at], word[at:]
    shaped = len(head) >= _SHORTEST_HEAD and 2 <= len(name) <= _LONGEST_ACRONYM and head.isalpha() and name.isalpha()
    return at if shaped and name.isupper() and frequency(head) >= _COMMON and frequency(word) <= 0 else 0


def two_letter_cut(word: str) -> int:
    """2 where a name of two letters and a word that tells come apart: ``Xisaid``; 0 for any other word."""
    if not (word.isalpha() and word.istitle()) or frequency(word) > 0 or not is_a(word[:2], "short_names"):
        return 0
    rest = word[2:]
    return 2 if is_a(rest, "telling", "reporting") or (len(rest) > 4 and is_regular_past(rest)) else 0


def _with_number(context: Context, word: str) -> Split | None:
    """``14Finns`` where the original has the number as a word of its own, or a people follows; ``July4`` always."""
    cut = number_cut(word)
    if not cut:
        return None
    if word[0].isalpha():
        return Split(cut, 0.96, {"number": word[cut:]})
    source = context.aligned.source
    counted = source is not None and re.search(rf"(?<![\w.,]){word[:cut]}[ \u00a0]", source.text)
    rest = word[cut:]
    if counted or _is_people(rest) or is_closed(rest):
        return Split(cut, 0.95, {"number": word[:cut]})
    return None


def _with_particle(context: Context, index: int) -> Split | None:
    """``Annavon Huber``: another part of the name follows, and the first is one of the original's or a given name."""
    word = context.tokens[index].text
    cut = particle_cut(word)
    if not cut or index + 1 >= len(context.tokens):
        return None
    name, particle, following = word[:cut], word[cut:], context.tokens[index + 1]
    goes_on = following.is_capitalised or following.text in _PAIRED
    if is_a(following.text, "calendar"):  # Peskovon Friday
        return None
    if not goes_on or context.text[context.tokens[index].end : following.start] != " ":
        return None
    if context.names is None:
        sure = particle in _PAIRED and is_given_name(name) and frequency(word) <= 0
        return Split(cut, 0.93, {"particle": particle}) if sure else None
    whole, part = context.names.find(word), context.names.find(name)
    if part is None or (whole is not None and whole.score >= part.score):
        return None
    sure = part.score >= EXACT or (particle in _PAIRED and part.score >= ALIKE)
    return Split(cut, 0.96, {"particle": particle, "source": part.source, "source_start": part.start}) if sure else None


def _of_two_letters(context: Context, index: int) -> Split | None:
    """``Xisaid``: the original has no such name as the whole."""
    word = context.tokens[index].text
    cut = two_letter_cut(word)
    if not cut or context.names is None or context.names.find(word) is not None:
        return None
    return Split(cut, 0.94, {"name": word[:cut]})


def _before_acronym(context: Context, index: int) -> Split | None:
    """``memberEU``: the acronym stands elsewhere, or in the original as its own language has it."""
    token, source = context.tokens[index], context.aligned.source
    cut = acronym_cut(token.text)
    if not cut:
        return None
    name = token.text[cut:]
    sourced = source is not None and not _originals(source.lang, name).isdisjoint(_capitals(source.text))
    return Split(cut, 0.95, {"elsewhere": name}) if sourced or stands(context, token, name) else None


@lru_cache(maxsize=512)
def _originals(lang: str, acronym: str) -> frozenset[str]:
    """What an English acronym may be in the original: itself too, where only accents tell them apart."""
    entries = (entry for each in acronyms(lang).values() for entry in each)
    return frozenset((acronym.lower(), *(fold(entry.original) for entry in entries if entry.english == acronym)))


@lru_cache(maxsize=16)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"\b[^\W\d_]{2,}\b", text) if word.isupper())
