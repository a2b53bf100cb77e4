"""Japanese names that English took over from Czech or Russian as they were: Hiroši Jamakawa, Sigeru Isiba."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency
from align.auditing.originals import Originals
from align.auditing.rule import Mark
from align.auditing.spelling.schemes import bare, respelled
from align.names.cases import fold, without_possessive
from align.names.given import is_given_name
from align.names.japanese import hepburn_from_czech, hepburn_from_russian, is_japanese, is_telling
from align.names.transliteration import romanizations

_SURE, _ALONE = 0.94, 0.85
_LONG, _SHORT = 6, 4  # letters of a name that stands alone: long enough to tell, and where Japan is spoken of
_KNOWN = 1.5
_JAPAN = re.compile("Japan|Tokyo|Japon|Toki[oj]|Япон|Токио")
_ENDINGS = (("", ""), ("ой", "а"), ("ы", "а"), ("е", "а"), ("у", "а"), ("а", ""), ("у", ""), ("ом", ""), ("е", ""))


def is_transcribed_japanese(word: str) -> bool:
    """Whether the word may be a Japanese name in the Czech transcription: the watch of this module."""
    name = without_possessive(word)
    return word[0].isupper() and hepburn_from_czech(name) not in (None, name)


def japanese(context: Context, originals: Originals | None) -> Iterator[Mark]:
    """Japanese names in the transcription of the original; both words of a full name are one mark."""
    if originals is not None and originals.lang == "ru":
        yield from _from_russian(context, originals)
    else:
        yield from _from_czech(context)


def _from_czech(context: Context) -> Iterator[Mark]:
    taken = -1
    introduced: set[str] = set()
    for index in context.places(is_transcribed_japanese):
        run = _run(context, index)
        if index <= taken or context.protected(run[0].start, run[-1].end):
            continue
        taken = index + len(run) - 1
        names = [bare(token) for token in run]
        confidence = _SURE if len(run) == 1 and names[0] in introduced else _judge(context, names)
        if not confidence:
            continue
        introduced.update(names if len(names) > 1 else ())
        span = (run[0].start, run[-1].start + len(names[-1]))
        written = " ".join(hepburn_from_czech(name) or name for name in names)
        if mark := respelled(context.text[slice(*span)], span, written, confidence):
            yield mark


def _run(context: Context, index: int) -> Sequence[Token]:
    """The token and, where one of them may be Japanese too, the capitalised one before or behind it."""
    tokens = context.tokens
    for first in (index - 1, index):
        pair = tokens[first : first + 2] if first >= 0 else ()
        joined = len(pair) == 2 and context.text[pair[0].end : pair[1].start] in (" ", "\u00a0")
        if joined and all(token.is_capitalised and hepburn_from_czech(bare(token)) for token in pair):
            return pair
    return (tokens[index],)


def _judge(context: Context, names: Sequence[str]) -> float:
    """How sure it is that the names are Japanese in the Czech transcription; 0 where they may be somebody else's."""
    source = context.aligned.source
    written = [hepburn_from_czech(name) or "" for name in names]
    if any(map(is_given_name, names)) or any(is_japanese(name) and name not in written for name in names):
        return 0.0
    if source is not None and not all(re.search(rf"(?<!\w){re.escape(name[:-1])}", source.text) for name in names):
        return 0.0
    spoken_of = any(_JAPAN.search(text) for text in (context.text, source.text if source is not None else ""))
    telling, known = any(map(is_telling, names)), any(map(is_japanese, written))
    if len(names) > 1:
        found = known and (telling or all(map(is_japanese, written)))
    else:
        strange = telling or frequency(names[0]) < _KNOWN
        found = known and strange and len(names[0]) >= (_SHORT if spoken_of else _LONG) and (telling or spoken_of)
    if not found:
        return _ALONE if source is not None and spoken_of and telling and len(names) > 1 else 0.0
    return _SURE if source is not None else _ALONE


def _from_russian(context: Context, originals: Originals) -> Iterator[Mark]:
    wanted = _wanted(originals, spoken_of=_JAPAN.search(context.text) is not None)
    for token in context.tokens if wanted else ():
        name = bare(token)
        written = wanted.get(_key(name)) if token.is_capitalised else None
        if not written or context.protected(token.start, token.end):
            continue
        if mark := respelled(name, (token.start, token.start + len(name)), written, _SURE):
            yield mark


def _wanted(originals: Originals, *, spoken_of: bool) -> Mapping[str, str]:
    """What English may have written letter by letter for the Japanese names of a Russian original, and their Hepburn.

    A name is Japanese if it is a frequent one of a country that is spoken of, or stands beside a frequent one.
    """
    spoken_of = spoken_of or any(_JAPAN.match(form) for form in originals.forms)
    found: dict[str, str] = {}
    for original in originals.forms.values():
        own = _japanese_of(original.form)
        for before in original.before if own else ():
            first = _japanese_of(before) if before else ()
            known = any(is_japanese(hepburn) for _, hepburn in (*own, *first))
            if known and (first or spoken_of):
                for nominative, hepburn in (*_frequent(own), *_frequent(first)):
                    found.update((_key(each), hepburn) for each in romanizations(nominative.capitalize()))
    return {key: hepburn for key, hepburn in found.items() if key != hepburn.lower()}


def _frequent(readings: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The readings that are frequent names; where none is, the form as it stands."""
    return [reading for reading in readings if is_japanese(reading[1])] or readings[:1]


@lru_cache(maxsize=8192)
def _japanese_of(form: str) -> tuple[tuple[str, str], ...]:
    """The nominatives that a Russian form may have if it is Japanese, each with its Hepburn, the form itself first."""
    lowered = form.lower()
    stems = (lowered.removesuffix(end) + last for end, last in _ENDINGS if lowered.endswith(end))
    spelled = ((stem, hepburn_from_russian(stem)) for stem in stems)
    return tuple((stem, hepburn) for stem, hepburn in spelled if hepburn)


def _key(word: str) -> str:
    return fold(word).replace("kh", "h").replace("w", "v")
