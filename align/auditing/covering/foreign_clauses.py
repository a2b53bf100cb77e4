"""Clauses and phrases of the English that open with a word for which the original has nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from align.auditing.attribution import verb_kinds
from align.auditing.covering.clause_words import patterns
from align.auditing.covering.coverage import content, coverage
from align.auditing.covering.tails import USUAL, loops

_SILENT = 0.15
_LIST = re.compile(r"(?:the |an? )?[a-z]+(?: [a-z]+)?, (?P<clause>(?:the |an? )?[a-z]+),? and (?:the |an? )?[a-z]+")
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Foreign:
    """The span of the phrase in the English, and of what kind it is."""

    start: int
    end: int
    kind: str


def foreign_clauses(english: str, original: str, fresh: str, lang: str) -> Iterator[Foreign]:
    """The clauses of ``english`` that no word of ``original`` can have given, and of which ``fresh`` has nothing.

    ``fresh`` is the translation of ``original``. For a statement's source any verb of saying may stand.
    """
    if not original or max(len(english), len(original)) > _LONGEST or loops(english):
        return
    words = re.findall(r"\w+", original.lower())
    saying = any(verb_kinds(word, lang) for word in words)
    usual = len(original) * USUAL.get(lang, 1.05)
    for kind, sides in patterns("added").items():
        if lang not in sides or (kind == "source" and saying):
            continue
        pattern = sides[lang]
        if re.search(
            rf"\b(?:{pattern})\b" if kind != "person" else rf"[,–—:;()]|\b(?:{pattern})\b", original, re.IGNORECASE
        ):
            continue
        for found in re.finditer(sides["phrase"], english):
            clause = found["clause"]
            telling = content(clause)
            rest = len(english) - len(clause)
            if len(telling) < 2 or coverage(clause, fresh) > _SILENT or set(re.findall(r"\d+", clause)) & set(words):
                continue
            if kind == "person" and not (len(english) > 1.3 * usual and rest / usual >= 0.6):
                continue
            yield Foreign(found.start("clause"), found.end("clause"), kind)
    yield from _items(english, original, fresh, lang)


def _items(english: str, original: str, fresh: str, lang: str) -> Iterator[Foreign]:
    """The middle of three single things that English lists where the original has but two, with no comma."""
    joining = {"cs": r"a", "ru": r"и"}.get(lang)
    if joining is None or re.search(r"[,;:–—()-]", original) or len(re.findall(rf"\b{joining}\b", original)) != 1:
        return
    lists = list(_LIST.finditer(english))
    if len(lists) == 1 and english.count(",") == lists[0][0].count(","):
        item = lists[0]["clause"]
        if content(item) and not coverage(item, fresh) and not re.search(r"\d", item):
            yield Foreign(lists[0].start("clause"), lists[0].end("clause"), "item")
