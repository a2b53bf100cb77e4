"""Quotations that do not go on with the sentence they stand in: would "will not restrict", of "will not hide"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from align.auditing.lexicon import is_a, is_past, is_third_person
from align.auditing.quoting.doubled_grammar import MODALS, doubled_grammar, spoken_inside
from align.auditing.quoting.ungoverned import no_that, ungoverned

CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_OPENING_MARK = re.compile(r'(?<![^\s(])["“„«](?=[^\W\d_])')
_LONGEST, _REACH = 300, 110
_BREAK = re.compile(r"[.!?;:\n\"“”„«»()]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FINITE = MODALS | frozenset(["did", "does", "was", "were", "is", "are", "has", "had"])
_WISHES = re.compile(
    r"(?:want|wish|ask|demand|achiev|ensur|hop|insist|urg|request|prefer|need|seek|sought|striv|tr[yi]|mak|important)\w*",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"(?:agree|promis|decid|vow|pledg|undert[ao]ok|plan|intend|refus|order|offer|threaten|want)\w*", re.IGNORECASE
)
PURPOSE_OF_SOURCE = re.compile(r"\b(?:aby\w*|чтоб\w*)\b[^.!?\n]{0,80}[„“\"«]", re.IGNORECASE)
_SAID_OF_SOURCE = re.compile(r"(?:\bže|\bчто|[,:—–-])\s*[„“\"«]", re.IGNORECASE)
_FRAGMENT = re.compile(r"[„“\"«]([^\W\d_][^„“”\"«»]*)[“”\"»]")
_FIRST = re.compile(r"(?:I|[Ww]e)(?:['’](?:m|re|ve|ll|d)|\s(?:am|are|were|was|have|had|do|did|will|would|can|could)\b)")
_FIRST_OF_SOURCE = {
    "cs": re.compile(
        r"\b(?:já|my|mě|mi|mně|mnou|nás|nám|námi|jsem|jsme|bych|bychom|můj|moje|má|mé|mého|mou|náš|naše|naší|naši|našeho"
        r"|\w+(?:ám|áme|ím|íme|eme|uji|uju|ujeme|u|i|me))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:я|мы|нас|нам|нами|меня|мне|мной|мой|моя|мое|моё|мои|наш\w*|\w+(?:ю|у|ем|им|ём|юсь|усь|емся|имся|ла|ло|ли|л))\b",
        re.IGNORECASE,
    ),
}
_DOUBLY_DENIED = re.compile(
    r"\b(?:not|n['’]t)\b[^.,;]{0,40}\b(?:for |in |by |on )?not (?:a|one) single\b", re.IGNORECASE
)
_GOVERNED = frozenset(["of", "for", "by", "about", "with", "without", "from", "despite"])
_ASKING = re.compile(
    r"(?:call(?:s|ed)?|urg(?:e|es|ed)|ask(?:s|ed)?|appeal(?:s|ed)?|order(?:s|ed)?|advis(?:e|es|ed))", re.I
)
_FAR = 6  # words between the verb of asking and the quotation
_NOUN_BEFORE = frozenset(["his", "her", "their", "its", "my", "our", "your"])  # his last will


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: where it begins and ends with its marks, what it says, and the words before it in its clause."""

    start: int
    end: int
    inside: str
    before: tuple[re.Match[str], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Where the clause that the quotation breaks begins, the word that cannot govern it, and how certain that is."""

    quoted: Quoted
    start: int
    link: str
    certain: bool


def broken_clauses(text: str, source_at: Callable[[int], tuple[str, str]]) -> Iterator[Break]:
    """The quotations of an English text that do not go on with their sentence.

    ``source_at`` gives the text and the language of the original's sentences at an offset; empty where there are none.
    """
    for quoted in _quotations(text):
        found = _alone(text, quoted)
        if found is None:
            source, lang = source_at(quoted.start)
            found = _beside(text, quoted, source, lang) if source else None
            found = found or _ungoverned(text, quoted, source)
        if found is not None:
            yield Break(quoted, *found)


def _quotations(text: str) -> Iterator[Quoted]:
    end = 0
    for mark in _OPENING_MARK.finditer(text):
        if mark.start() < end:
            continue
        closing = closing_mark(text, mark.start())
        if closing is not None:
            end = closing + 1
            breaks = [found.end() for found in _BREAK.finditer(text, max(0, mark.start() - _REACH), mark.start())]
            first = breaks[-1] if breaks else max(0, mark.start() - _REACH)
            words = tuple(_WORD.finditer(text, first, mark.start()))
            yield Quoted(mark.start(), end, text[mark.end() : closing], words)


def closing_mark(text: str, opening: int) -> int | None:
    """The offset of the closing quotation mark on the same line, fewer than 300 characters behind ``opening``."""
    for index in range(opening + 1, min(len(text), opening + _LONGEST)):
        if text[index] == "\n":
            return None
        if text[index] in CLOSING[text[opening]]:
            return index
    return None


def _alone(text: str, quoted: Quoted) -> tuple[int, str, bool] | None:
    """A break that English alone shows: two finite verbs in a row, "of" before a denied verb, "in order the"."""
    words = [found[0] for found in quoted.before]
    inside = _WORD.findall(quoted.inside[:40])
    if spoken_inside(quoted.inside, text[quoted.end : quoted.end + 1]):
        return quoted.start, "said", True
    if not words or not inside or not _runs_on(text, quoted):
        return None
    if _DOUBLY_DENIED.search(quoted.inside):
        return quoted.start, "not", True
    if (again := doubled_grammar(words, inside, quoted.inside, text[quoted.end : quoted.end + 1])) is not None:
        return quoted.before[again].start(), words[again], True
    first, second = inside[0], inside[1] if len(inside) > 1 else ""
    if (asked := _asked(quoted, words, inside)) is not None:
        return asked
    if first not in _FINITE:
        return _after_order(quoted, words) if is_past(first) and first.islower() else None
    last = words[-1]
    if last in MODALS and words[-2:-1] and _NOUN_BEFORE.isdisjoint(map(str.lower, words[-3:-1])) and second:
        return quoted.before[-1].start(), last, True
    if last == "to" and first in MODALS:
        return quoted.before[max(0, len(words) - 3)].start(), last, True
    if last in _GOVERNED and second in ("not", "never", "be"):
        return quoted.before[max(0, len(words) - 3)].start(), last, True
    return _after_order(quoted, words)


def _ungoverned(text: str, quoted: Quoted, source: str) -> tuple[int, str, bool] | None:
    """A break at a word that cannot govern the form with which the quotation begins."""
    words, inside = [found[0] for found in quoted.before], _WORD.findall(quoted.inside)
    if not words or not inside or not _runs_on(text, quoted):
        return None
    if (praised := no_that(words)) is not None:
        return quoted.before[praised].start(), f"{words[praised]} that", True
    behind = quoted.inside.rstrip()[-1:] if quoted.inside.rstrip()[-1:] in ".,;" else text[quoted.end : quoted.end + 1]
    found = ungoverned(words, inside, behind, source)
    return None if found is None else (quoted.before[found[0]].start(), words[found[0]], found[1])


def _asked(quoted: Quoted, words: Sequence[str], inside: Sequence[str]) -> tuple[int, str, bool] | None:
    """An infinitive's place that another form takes: will "plays into", would "opened", urged them "do not turn"."""
    first = inside[0]
    third = is_third_person(first) and not is_past(f"{first}ed")
    finite = first.islower() and (third or is_past(first)) and not is_a(first, "infinitives")
    owned = not _NOUN_BEFORE.isdisjoint(map(str.lower, words[-3:-1]))
    if words[-1] in MODALS and finite and not owned:
        return quoted.before[-1].start(), words[-1], True
    if inside[:2] in (["do", "not"], ["don't"], ["don’t"]):
        for at in range(len(words) - 1, max(-1, len(words) - _FAR - 1), -1):
            if _ASKING.fullmatch(words[at]):
                return quoted.before[at].start(), words[at], True
            if words[at] in ("to", "that") or is_a(words[at], "auxiliaries"):
                return None
    return None


def _after_order(quoted: Quoted, words: Sequence[str]) -> tuple[int, str, bool] | None:
    """What follows "in order" is no infinitive but a subject: in order the verdict "did not destroy"."""
    for at in range(len(words) - 2):
        if (
            words[at].lower() == "in"
            and words[at + 1] == "order"
            and is_a(words[at + 2], "determiners", "subject_pronouns")
        ):
            return quoted.before[at].start(), "in order", True
    return None


def _runs_on(text: str, quoted: Quoted) -> bool:
    """Whether no comma parts the quotation from the words before it."""
    return text[quoted.before[-1].end() : quoted.start].strip() == ""


def _beside(text: str, quoted: Quoted, source: str, lang: str) -> tuple[int, str, bool] | None:
    """A break that the original explains: a purpose, an infinitive, a predicate that became another's speech."""
    words = [found[0] for found in quoted.before]
    if not words:
        return None
    inside = _WORD.findall(quoted.inside[:40])
    if PURPOSE_OF_SOURCE.search(source) and _runs_on(text, quoted) and (at := _purpose(words, inside)) is not None:
        return quoted.before[at].start(), words[at], True
    infinitive = inside[:1] == ["to"] or inside[:2] == ["not", "to"]
    agreed = len(words) > 1 and words[-1] == "that" and _AGREED.fullmatch(words[-2]) and _runs_on(text, quoted)
    if infinitive and agreed and not _SAID_OF_SOURCE.search(source):
        return quoted.before[-2].start(), words[-1], True
    if _FIRST.match(quoted.inside) and _is_anothers(source, lang):
        return quoted.before[-1].start() if _runs_on(text, quoted) else quoted.start, words[-1], False
    return None


def _purpose(words: Sequence[str], inside: Sequence[str]) -> int | None:
    """The index of the verb of wishing, or of "so", before "that" and a subject whose verb the quotation is."""
    if not inside or not inside[0].islower() or not (inside[0] in _FINITE - MODALS or is_past(inside[0])):
        return None
    for at in range(len(words) - 1, 0, -1):
        if is_a(words[at], "auxiliaries", "present") or words[at] in ("to", "not"):
            return None
        if words[at] == "that" and at < len(words) - 1:
            governed = words[at - 1] == "so" or _WISHES.fullmatch(words[at - 1])
            if not governed:
                return None
            wish = words[at - 1] == "so" and at > 1 and _WISHES.fullmatch(words[at - 2])
            return at - 2 if wish else at - 1
    return None


def _is_anothers(source: str, lang: str) -> bool:
    """Whether the one quotation of the original goes on with its sentence and has nothing of a first person."""
    fragments = _FRAGMENT.findall(source)
    pattern = _FIRST_OF_SOURCE.get(lang)
    if len(fragments) != 1 or pattern is None:
        return False
    return fragments[0][0].islower() and not pattern.search(fragments[0])
