"""Arabic names with their article in two spellings: al-Sharaa and al-Shara, el-Masri and al-Masry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from align.auditing.context import Context, Token
from align.auditing.rule import Mark
from align.auditing.spelling.variant_letters import squeezed
from align.names.cases import without_possessive

_ARTICLES = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az"))
_SHORTEST = 4
_LIKELY = 0.93


@lru_cache(maxsize=2**14)
def _parts(word: str) -> tuple[str, str]:
    """The article and the name behind its hyphen, as they are written; empty for other words."""
    article, _, name = without_possessive(word).partition("-")
    good = article.lower() in _ARTICLES and len(name) >= _SHORTEST and name.isalpha() and name[0].isupper()
    return (article, name) if good and name[1:].islower() else ("", "")


def arabic_variants(context: Context) -> Iterator[Mark]:
    """The rarer spelling of a name behind an Arabic article, the later one on a tie; not of two men's names."""
    if not any(_parts(word)[1] for word in context.words if "-" in word):
        return
    groups: dict[str, dict[tuple[str, str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, token in enumerate(context.tokens):
        article, name = _parts(token.text) if "-" in token.text else ("", "")
        if name and not context.protected(token.start, token.end):
            groups[squeezed(name)][article.lower(), name].append(index)
    for spelled in groups.values():
        major, *others = sorted(spelled, key=lambda form: (-len(spelled[form]), spelled[form][0]))
        for minor in others:
            if not _are_two(context, spelled[major], spelled[minor]):
                yield from (_mark(context.tokens[index], major) for index in spelled[minor])


def _are_two(context: Context, ours: list[int], theirs: list[int]) -> bool:
    """Whether each spelling stands behind names that the other one has not."""
    one, other = ({context.texts[at - 1] for at in places if _is_named(context, at)} for places in (ours, theirs))
    return bool(one and other) and one.isdisjoint(other)


def _is_named(context: Context, index: int) -> bool:
    before = context.tokens[index - 1] if index else None
    return before is not None and before.is_capitalised and context.text[before.end] == " "


def _mark(token: Token, major: tuple[str, str]) -> Mark:
    article, name = major
    minor = without_possessive(token.text)
    written = f"{article.capitalize() if minor[0].isupper() else article}-{name}"
    message = f"“{minor}” stands for “{written}”, as it is written elsewhere in the text"
    return Mark(token.start, token.start + len(minor), message, written, _LIKELY)
