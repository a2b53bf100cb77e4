"""Full stops that what stands behind them gives away: a small letter, a comma, or the stop of an abbreviation before.

No English sentence begins with "because" in small letters, and none ends before a comma. What may carry a stop inside a
sentence is left alone: abbreviations, initials, addresses, the numbers of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from align.auditing.clauses import is_new_clause
from align.auditing.context import Context
from align.auditing.lexicon import (
    frequency,
    has_word_forms,
    is_a,
    is_finite,
    is_function,
    is_past,
    is_role,
)
from align.auditing.rule import Mark
from align.auditing.stopping.learned_stops import reads_foreign
from align.auditing.stopping.sides import parts_clauses
from align.letters import UPPER
from align.names import NameIndex
from align.segment.lexicon import lexicon

ALIKE = 0.85  # how well a name must sound like the original's
_SURE, _ALONE = 0.96, 0.93
_RARE, _KNOWN, _COMMON, _FREQUENT = 2.0, 3.0, 3.5, 5.0
_WHOLE = 4.0  # a word of its own, though it has no other forms
_SHORTENED = frozenset(
    (
        *("alt", "assn", "corp", "dept", "est", "ext", "fig", "figs", "govt", "intl", "lat", "max", "misc", "natl"),
        *("pop", "rep", "reps", "temp", "temps", "univ"),
    )
)
_MEASURES = frozenset(("in", "ft", "yd", "mi", "oz", "lb", "gal", "pt", "qt", "min", "sec"))
_MEASURED = re.compile(r"(?:\d|[½¼¾])[ \u00a0-]\Z")
_GO_ON = frozenset(("and", "or", "but", "that", "because", "of", "than", "by", "who", "whose", "whom", "when", "where"))
_DOUBTFUL = 0.6
_SHORT = 3
_LONG = 6  # letters of a name that is longer than abbreviations are
_QUOTED = 3  # words in quotation marks that are no sentence

_WORD = r"[^\W\d_]{1,40}+(?:['’-][^\W\d_]{1,30}+){0,3}"
_SMALL = re.compile(
    rf"(?:(?<![\w.,:])(?P<number>\d{{1,6}}+(?:[.,:]\d{{1,6}}+){{0,3}})|(?<![\w.'’-])(?P<word>{_WORD})|(?P<closer>[\"”»)%]))"
    r"\. (?P<behind>[a-z]{1,20}+)(?!\.\w|[\w@'’-])"
)
_NAMED = re.compile(rf"(?<![\w.'’-])(?P<word>[{UPPER}](?:[^\W\d_]|['’-](?=[^\W\d_])){{2,40}}+)\.(?=,[\s\"”’»])")
_INSIDE = re.compile(
    r"(?P<opener>[\"“„«])(?P<held>[a-z][^\"“”„«»\n.,:;!?]{0,60}+)\.(?P<closer>[\"”»]) (?P<behind>[a-z]{1,20}+)"
)
_TWICE = re.compile(
    r"(?<![\w.])(?P<word>(?:[^\W\d_]{1,3}\.){1,4}[^\W\d_]{1,3}|[^\W\d_]{1,12}|\d{1,6}(?:[.,:]\d{1,4}){0,3})\.\.(?=[\s\"”,]|\Z)"
)
_GOES_ON = re.compile(r"\.(?:,| [^\W\d_A-Z])")
_ANY_SMALL = re.compile(r"\. [a-z]")
_COUNTED = re.compile(r"(?<![\w.,])(?<!\d[ \u00a0])(\d{1,4})[ \u00a0]([^\W\d_]{2,30})")
_NUMBERED = re.compile(rf"(?<![\w.,:])(?P<number>\d{{1,4}})\. (?P<behind>[{UPPER}][^\W\d_]{{1,30}})")
# What does not open a main clause: behind it, a sentence that has lost its capital is not to be thought of.
_CONTINUE = frozenset(
    (
        *("that", "because", "of", "than", "by", "until", "unless", "who", "whose", "whom", "since", "after", "before"),
        *("at", "in", "on", "for", "from", "with", "to", "into", "near", "against", "during", "between", "among"),
        *("through", "over", "under", "without", "within", "towards", "toward", "via", "per", "when", "where", "about"),
    )
)
_COUNTED_IN = ("million", "billion", "trillion", "thousand", "percent")
_ORDINAL = re.compile(r"(?:\b[Tt]he|\d\.)\Z")


def inner_stops(context: Context) -> Iterator[Mark]:
    """Marks for the stops before small letters and commas, doubled behind abbreviations, and in short quotations."""
    text = context.text
    for found in _SMALL.finditer(text) if _ANY_SMALL.search(text) else ():
        if confidence := _before_small(context, found):
            comma = "," if _opens_clause(context, found.start("behind")) else ""
            yield _mark(context, found.start(), found.start("behind") - 1, comma, confidence)
    if ".," in text:
        for found in _NAMED.finditer(text):
            if confidence := _name(context, found["word"]):
                yield _mark(context, found.start(), found.end(), "", confidence)
    if '." ' in text or ".” " in text or ".» " in text:
        for found in _INSIDE.finditer(text):
            if _is_phrase(found["held"]) and not is_a(found["behind"], "reporting"):
                yield _quoted(found)
    if ".." in text:
        yield from _twice(context)
    yield from _numbered(context)


def _mark(context: Context, start: int, end: int, comma: str, confidence: float) -> Mark:
    word = context.text[start : end - 1]
    message = f"the full stop behind “{word}” stands inside a sentence"
    return Mark(start, end, message, word + comma, confidence, {"reason": "inside"})


def _quoted(found: re.Match[str]) -> Mark:
    last = found["held"].split()[-1]
    start = found.start("held") + len(found["held"].rstrip()) - len(last)
    message = f"the full stop behind “{last}” stands inside a sentence"
    return Mark(start, found.end("closer"), message, last + found["closer"], _SURE - 0.02, {"reason": "quoted"})


def _before_small(context: Context, found: re.Match[str]) -> float:
    """How certainly a stop before a small letter ends nothing; 0 where it may be right."""
    behind = found["behind"]
    known = is_function(behind) or is_finite(behind) or frequency(behind) >= _COMMON
    if not known or _is_particle(behind) or context.protected(found.start(), found.start("behind")):
        return 0.0
    if len(behind) <= _SHORT and context.text.startswith(".", found.end()):  # p. 5
        return 0.0
    if reads_foreign(context, context.token_at(found.start("behind"))):  # a second sentence in another language
        return 0.0
    if found["number"]:
        return _behind_number(context, found)
    if found["word"] and (not _is_whole(context, found["word"]) or _is_measure(context.text, found)):
        return 0.0
    if _is_one_sentence(context, found.start("behind")):
        return _SURE
    unsourced = context.aligned.source is None or context.bead_at(found.start()) is None
    named = bool(found["word"]) and found["word"][0].isupper() and not is_a(found["word"], "calendar")
    continues = behind in _CONTINUE and (unsourced or behind in ("that", "because", "of", "than"))
    return _ALONE if continues and not named else 0.0


def _is_measure(text: str, found: re.Match[str]) -> bool:
    """Whether the word is a unit behind its number: ``12 in. of rain``."""
    return found["word"] in _MEASURES and _MEASURED.search(text, max(0, found.start() - 2), found.start()) is not None


def _behind_number(context: Context, found: re.Match[str]) -> float:
    """The same behind a number, which is neither that of a list nor an ordinal or a day of other languages.

    Between two clauses it is rather the capital that is lost: "He won in 2011. the next year he lost."
    """
    text, number, behind = context.text, found["number"], found["behind"]
    before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" (\t")
    if not before or _ORDINAL.search(before):
        return 0.0
    if behind in _COUNTED_IN:
        return _SURE
    follows = behind in _CONTINUE or is_function(behind) or is_past(behind)
    if not follows or not number.isdigit():
        return 0.0
    parted = behind not in _GO_ON and parts_clauses(context, context.token_at(found.end("number")), loose=True)
    return _DOUBTFUL if parted and not _is_one_sentence(context, found.start("behind")) else _SURE


def _is_particle(word: str) -> bool:
    """Whether a name may begin with the small word: "de Gaulle said"."""
    return is_a(word, "particles") and not is_function(word)


def _is_whole(context: Context, word: str) -> bool:
    """Whether a word is no abbreviation: it has other forms, or is short and of a closed class; names by the source."""
    words = lexicon("en")
    lists = (words.ambiguous, words.before_name, words.before_number, words.final, words.counted, words.units)
    if len(word) == 1 or any(each.match(word) for each in lists):
        return False
    if not word.islower():
        return is_a(word, "calendar") or bool(_name(context, word)) or (is_role(word) and len(word) > _SHORT)
    if len(word) <= _SHORT:
        return is_function(word) or is_past(word) or frequency(word) >= _FREQUENT
    formed = has_word_forms(word) or is_past(word) or is_function(word)
    return frequency(word) >= (_KNOWN if formed else _WHOLE) and word not in _SHORTENED


def _name(context: Context, word: str) -> float:
    """How certainly the word is a name and no abbreviation of one; the original's names stand in it without a stop."""
    words = lexicon("en")
    if (
        any(each.match(word) for each in (words.ambiguous, words.before_name))
        or not word[1:].replace("-", "").islower()
    ):
        return 0.0
    source = context.aligned.source
    match = context.names.find(word) if context.names is not None and len(word) > _SHORT else None
    if match is not None and source is not None and match.score >= ALIKE:
        return 0.0 if _GOES_ON.match(source.text, match.start + len(match.source)) else _SURE
    return _ALONE if len(word) > _LONG and word.isalpha() and word.lower() not in words.long else 0.0


def _is_one_sentence(context: Context, offset: int) -> bool:
    """Whether the original has one sentence, without a stop inside, for what stands before and behind."""
    bead = context.bead_at(offset)
    sources = context.source_of(bead) if bead else ()
    if len(sources) != 1 or bead is None or len(bead.target_ids) != 1:
        return False
    return re.search(rf"[^\W\d_]{{3,}}[.!?…][\"“”»]? [„\"«]?[{UPPER}]", sources[0].text) is None


def _opens_clause(context: Context, offset: int) -> bool:
    """Whether "and" or "but" with a subject of its own follows, which wants a comma."""
    index = context.token_at(offset)
    return context.tokens[index].text in ("and", "but", "so", "yet") and is_new_clause(context.tokens, index)


def _is_phrase(held: str) -> bool:
    """Whether what stands in quotation marks is a few words without a verb, the last of them no abbreviation."""
    words = held.split()
    last = words[-1]
    if len(words) > _QUOTED or not last.islower() or frequency(last) < _RARE or len(last) <= _SHORT:
        return False
    shortened = lexicon("en").ambiguous.match(last) or lexicon("en").before_name.match(last)
    verb = any(is_a(word, "auxiliaries", "subject_pronouns") for word in words)
    return not shortened and not verb


def _twice(context: Context) -> Iterator[Mark]:
    """Two stops behind what carries one of its own, a number, or a name of the original."""
    for found in _TWICE.finditer(context.text):
        word, behind = found["word"], context.text[found.end() :].lstrip()[:1]
        ends = not behind or not behind.islower()
        words = lexicon("en")
        listed = any(each.match(word) for each in (words.ambiguous, words.before_name))
        shortened = listed or ("." in word and word[0].isalpha())
        initial = len(word) == 1 and word.isupper() and ends
        if (
            shortened
            or initial
            or (ends and (word[0].isdigit() or (word[0].isupper() and _is_in_source(context, word))))
        ):
            message = f"the full stop behind “{word}” stands twice"
            yield Mark(found.start(), found.end(), message, f"{word}.", _SURE, {"reason": "doubled"})


def _is_in_source(context: Context, word: str) -> bool:
    match = context.names.find(word) if context.names is not None else None
    return match is not None and match.score >= ALIKE


def _numbered(context: Context) -> Iterator[Mark]:
    """A number that the original has right before the name behind the stop: ``50. Let Pobedy``."""
    source = context.aligned.source
    counted = _counted(source.text) if source is not None else {}
    for found in _NUMBERED.finditer(context.text) if counted else ():
        word = counted.get(found["number"])
        if source is None or not word or context.protected(*found.span()):
            continue
        if _index_of(word, source.lang).find(found["behind"]):
            yield _mark(context, found.start(), found.end("number") + 1, "", _SURE)


@lru_cache(maxsize=1)
def _counted(text: str) -> Mapping[str, str]:
    """The last word right behind each number of a text."""
    return dict(_COUNTED.findall(text))


@lru_cache(maxsize=256)
def _index_of(word: str, lang: str) -> NameIndex:
    """An index of one word, as if it were a name."""
    return NameIndex((f"x {word.capitalize()}",), lang)
