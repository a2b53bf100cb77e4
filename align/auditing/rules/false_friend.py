"""A word that looks like the original's and means something else: actual for aktuální."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context, Token
from align.auditing.false_friends import FalseFriend, false_friends
from align.auditing.rule import Example, Mark, Rule
from align.types import Bead

_WORD = re.compile(r"[^\W\d_]+")
_SURE, _PLAIN, _DOUBTED = 0.9, 0.8, 0.6


def check(context: Context) -> Iterator[Mark]:
    """An English word stands for a word of the original that only looks like it.

    Both must be in the bead, and no other word of the original may have the English one as its translation. The fresh
    translation is heard: where it has the right word, the mark is surer, where it has the same one, less sure.
    """
    source = context.aligned.source
    if source is None:
        return
    table = false_friends()
    used: set[tuple[str, int, str]] = set()
    for token in context.tokens:
        for friend in table.get(token.text.lower(), ()):
            bead = context.bead_at(token.start)
            if bead is None or context.protected(token.start, token.end) or _is_name(context, token):
                continue
            found = _behind(context, bead, friend, source.lang)
            key = (bead.id, found.start(), token.text.lower()) if found else None
            if found is None or key is None or key in used:
                continue
            used.add(key)
            yield Mark(
                token.start,
                token.end,
                f"“{token.text}” is a false friend of “{found[0]}”; English says “{friend.better}”",
                friend.better.split(",")[0],
                _confidence(context, bead, token, friend),
                {"source": found[0], "better": friend.better},
                review=True,
            )


def _is_name(context: Context, token: Token) -> bool:
    """A capital inside a sentence: the word is part of a name (Invalids' Square, The Fabric)."""
    if not token.is_capitalised:
        return False
    index = context.token_at(token.start)
    start, _ = context.sentence_of(index)
    return any(one.is_word for one in context.tokens[start:index])


def _behind(context: Context, bead: Bead, friend: FalseFriend, lang: str) -> re.Match[str] | None:
    """The word of the original, unless another one explains the English."""
    pattern = friend.behind.get(lang)
    texts = [segment.text for segment in context.source_of(bead)]
    if pattern is None or (friend.right and any(friend.right.search(text) for text in texts)):
        return None
    return next((found for text in texts if (found := pattern.search(text))), None)


def _confidence(context: Context, bead: Bead, token: Token, friend: FalseFriend) -> float:
    fresh = {word.lower() for word in _WORD.findall(context.hypothesis_of(bead))}
    if fresh & {word.lower() for word in _WORD.findall(friend.better)}:
        return _SURE
    return _DOUBTED if token.text.lower() in fresh else _PLAIN


RULE = Rule(
    name="false-friend",
    severity="warning",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example("The [actual] state of the river is measured.", "Aktuální stav řeky se měří."),
        Example("No plan for a [personal] meeting was agreed.", "Plán osobního setkání dohodnut nebyl."),
        Example("The [dotation] for the theater was cut.", "Dotace pro divadlo klesla."),
        Example("He called the projects [perspective].", "Он назвал проекты перспективными.", "ru"),
        Example("Thousands came to the [meeting] on the square.", "Тысячи людей пришли на митинг на площади.", "ru"),
    ),
    good=(
        Example("The current state of the river is measured.", "Aktuální stav řeky se měří."),
        Example("The actual state is worse than the current data.", "Skutečný stav je horší než aktuální údaje."),
        Example("The stipend of the doctoral students rose.", "Stipendium doktorandů vzrostlo."),
        Example("A personal matter was the topic of the meeting.", "Tématem schůzky byla osobní záležitost."),
        Example("The magazine writes about shops.", "Журнал пишет о магазинах.", "ru"),
    ),
    needs_source=True,
)
