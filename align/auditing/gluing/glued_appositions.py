"""The first word of what says who somebody is, glued to the name: ``Hudáka lawyer``, ``Petrovone of the pilots``."""

from __future__ import annotations

from align.auditing.clauses import word_at
from align.auditing.commas.inserted import is_apposition
from align.auditing.commas.witnesses import source_comma
from align.auditing.context import Context, Token
from align.auditing.gluing.splits import EXACT, Split, is_kept, is_whole_name
from align.auditing.lexicon import frequency, is_a, is_role
from align.auditing.russian_tellers import told_by
from align.names.cases import fold

_VOWELS = "aeiouhAEIOUFHLMNRSX"  # what "an" may stand before
_AMBIGUOUS = ("ovi", "ou", "y")  # Czech cases of men in -a as of others: Krupovi is Krup or Krupa


def apposed(context: Context, index: int) -> Split | None:
    """The split of a name and an article or "one" that opens the words behind it; None for one word."""
    token = context.tokens[index]
    if not token.text.endswith(("a", "an", "one")) or frequency(token.text) > 0 or is_kept(context, token):
        return None
    return _one(context, index) or _article(context, index)


def _one(context: Context, index: int) -> Split | None:
    """``Petrovone of the pilots``."""
    name = context.tokens[index].text.removesuffix("one")
    if name == context.tokens[index].text or word_at(context.tokens, index + 1) != "of":
        return None
    whole, match = (context.names.find(word) if context.names else None for word in (context.tokens[index].text, name))
    if match is None or match.score < EXACT or (whole is not None and whole.score >= EXACT):
        return None
    return Split(len(name), 0.95, {"name": name})


def _article(context: Context, index: int) -> Split | None:
    """``Portilloan expert``, ``Hudáka lawyer``: an article opens the words that say who somebody of the original is.

    Where the name with "a" may be a case of it, the original must have a comma right behind the name.
    """
    token, tokens = context.tokens[index], context.tokens
    for article, openers in (("an", _VOWELS), ("a", "")):
        name = token.text.removesuffix(article)
        if name == token.text:
            continue
        if article == "an" and not is_whole_name(context, token.text, name):
            continue
        if article == "a" and not _is_followed_by_comma(context, index, name):
            continue
        _, end = context.sentence_of(index)
        following = (Token(article, token.end - len(article), token.end), *tokens[index + 1 : end])
        first = following[1].text if len(following) > 1 else ""
        fits = first[:1] in openers if openers else first[:1] not in "aeioAEIO"
        if first and fits and not is_a(first, "telling", "reporting") and is_apposition(following, 0, len(following)):
            return Split(len(name), 0.95, {"name": name})
    return None


def _is_followed_by_comma(context: Context, index: int, name: str) -> bool:
    """Whether the original has exactly this name before a comma, and the whole word as nobody's name."""
    source, whole = context.aligned.source, context.tokens[index].text
    match = context.names.find(name) if context.names is not None else None
    if source is None or match is None or match.score < EXACT or not source_comma(context, name):
        return False
    if source.lang == "cs" and match.source.endswith(_AMBIGUOUS) and fold(match.source) != fold(name):
        return name in context.words
    if source.lang == "cs" and fold(whole) in fold(source.text):
        return False
    return name[-1] == "a" or match.source[-1] not in "aа" or _is_mans(context, index, match.source)


def _is_mans(context: Context, index: int, form: str) -> bool:
    """``Stefan Petrova driver from Varna``: a man by his genitive, and a bare noun where English has an article."""
    originals, tokens = context.originals, context.tokens
    following, behind = word_at(tokens, index + 1), word_at(tokens, index + 2)
    if originals is None or originals.lang != "ru" or not (is_role(following) or is_a(following, "trades")):
        return False
    original = originals.forms.get(form)
    if original is None or not (behind == "," or is_a(behind, "prepositions")):
        return False
    return tokens[index - 1].is_capitalised and told_by(context, originals, tokens[index].text, original) is not None
