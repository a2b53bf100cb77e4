"""Public persons whose English name no table of letters gives: I Če-mjong, Fam Min Tin, Mauru Vieyra."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_role
from align.auditing.originals import Originals
from align.auditing.rule import Mark
from align.auditing.spelling.schemes import bare, respelled
from align.names.cases import fold
from align.names.listed_persons import Listed, czech_full_names, first_words, letters_of, loose, persons_of

_SURE = 0.96
_SHORTEST, _COMMON = 5, 4.0
_WORD = re.compile(r"[ \u00a0\u2011-]?([^\W\d_]+)")


def begins_listed(word: str) -> bool:
    """Whether a name of the Czech table may begin with the word: a watch."""
    return any(each in czech_full_names() for each in first_words(word))


def listed(context: Context, originals: Originals | None) -> Iterator[Mark]:
    """Names as the Czech table spells them, and those of the Russian original that English has letter by letter."""
    for index in context.places(begins_listed):
        start = context.tokens[index].start
        firsts = dict.fromkeys(first_words(context.texts[index]))
        names = (name for first in firsts for name in czech_full_names().get(first, ()))
        for name in names:
            if end := name.match(context.text, start):
                yield from _marked(context, (start, end), name.english)
                break
    if originals is not None and originals.lang == "ru" and context.aligned.source is not None:
        persons = persons_of(context.aligned.source.text, originals.words)
        yield from _left(context, originals, persons) if persons else ()


def _marked(context: Context, span: tuple[int, int], english: str) -> Iterator[Mark]:
    mark = respelled(context.text[slice(*span)], span, english, _SURE)
    if mark and not context.protected(*span):
        yield mark


def _left(context: Context, originals: Originals, persons: Sequence[Listed]) -> Iterator[Mark]:
    """The names of these persons, full or the surname alone, that English has letter by letter."""
    first: dict[str, list[Listed]] = defaultdict(list)
    last: dict[str, Listed] = {}
    for person in persons:
        for spelled in {*letters_of(person.russian[0]), loose(person.parts[0])}:
            first[spelled].append(person)
        if len(person.parts) == len(person.russian) and _is_only_bearer(originals, person):
            last.update(dict.fromkeys(letters_of(person.russian[-1]), person))
    taken = 0
    for index, token in enumerate(context.tokens):
        if not token.is_capitalised or token.start < taken:
            continue
        named = ((each, _full(context.text, token.start, each)) for each in first.get(_first_part(token), ()))
        found = next(((each, end) for each, end in named if end), None)
        if found is not None:
            taken = found[1]
            yield from _marked(context, (token.start, taken), found[0].english)
        elif (bearer := last.get(loose(bare(token)))) and _is_surname(context, index, bearer):
            yield from _marked(context, (token.start, token.start + len(bare(token))), bearer.parts[-1])


def _first_part(token: Token) -> str:
    return loose(re.split("[-\u2011]", token.text)[0])


def _full(text: str, start: int, person: Listed) -> int:
    """The end of the person's full name that begins at ``start`` and is not yet written as it should; else 0."""
    parts: list[str] = []
    end = start
    for _ in person.russian:
        found = _WORD.match(text, end)
        if found is None:
            return 0
        parts.append(found[1])
        end = found.end()
    wanted = person.parts if len(person.parts) == len(parts) else [""] * len(parts)
    right = [fold(part) == fold(word) for part, word in zip(parts, wanted, strict=True)]
    left = [loose(part) in letters_of(word) for part, word in zip(parts, person.russian, strict=True)]
    named = all(one or other for one, other in zip(right, left, strict=True)) and not all(right)
    return end if named and not text[end : end + 1].isalpha() else 0


def _is_only_bearer(originals: Originals, person: Listed) -> bool:
    """Whether the original gives the surname to nobody else."""
    stem, before = person.russian[-1][:4], person.russian[-2][:3]
    same = (original for form, original in originals.forms.items() if form.startswith(stem))
    return all(not each or each.startswith(before) for original in same for each in original.before)


def _is_surname(context: Context, index: int, person: Listed) -> bool:
    """Whether the token is the person's surname alone, and not yet as it should be."""
    token = context.tokens[index]
    name, before = bare(token), context.tokens[index - 1] if index else None
    if len(name) < _SHORTEST or fold(name) == fold(person.parts[-1]) or frequency(name) >= _COMMON:
        return False
    joined = before is not None and before.is_capitalised and context.text[before.end : token.start] == " "
    return not joined or (before is not None and is_role(before.text))
