"""Where the bearer of an East Slavic name is from, as the text and its original tell beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.context import Context, Token
from align.auditing.lexicon import is_finite, is_function, is_role
from align.names.cases import without_possessive

_REACH, _BEHIND = 6, 9
_POSTED = frozenset(("to", "in", "at", "for", "of"))
_UKRAINE = re.compile(r"Ukrain")
_LATIN = re.compile(
    r"(?:Austria|German|Swiss|Switzerland|Sloven|Croat|Slovak|Serb|Montenegr|Bosnia|Polish|Poland|Finnish|Finland|Eston|Latvia|Lithuan|Norw|Swed|Danish|Dutch|Sorb)"
)
_NO_LINK = r"(?!(?:s|se|a|i|k|ke|v|ve|na|o|do|z|ze|od|pro|u|si|je|že|proti|po|za) )"
_NO_VERB = r"(?!(?!sil )\w+(?:l|la|li|lo|ly) )"
_APPOSED = rf"(?<!\w)[uU]krajin[sc]\w+(?: {_NO_LINK}{_NO_VERB}[^\W\d_A-Z]\w*){{0,4}} "


def writes_latin(tokens: Sequence[Token], index: int, length: int) -> bool:
    """Whether the words beside the name say that its bearer comes from a country that writes Jurij itself."""
    for at in range(index - 1, max(0, index - _REACH) - 1, -1):
        token = tokens[at]
        if _LATIN.match(token.text):
            return True
        if not token.is_word or is_finite(token.text) or (is_function(token.text) and not _is_posted(tokens, at)):
            break
    behind = [token.text for token in tokens[index + length : index + length + 2]]
    return len(behind) == 2 and behind[0] in ("of", "from") and _LATIN.match(behind[1]) is not None


def _is_posted(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word joins an office to its place, so that a name may follow: Ambassador to Moscow, envoy in Kyiv."""
    return at > 0 and tokens[at].text in _POSTED and tokens[at - 1].is_word and is_role(tokens[at - 1].text)


def is_told_ukrainian(context: Context, index: int, length: int) -> bool:
    """Whether an apposition calls the bearer Ukrainian: behind the name in English, or before it in the original."""
    tokens = context.tokens[index + length : index + length + _BEHIND]
    if [token.text for token in tokens[:1]] == [","]:
        words = [token.text for token in tokens[1:]]
        end = next((at for at, word in enumerate(words) if not word[0].isalpha() or is_finite(word)), len(words))
        roles = [at for at, word in enumerate(words[:end]) if is_role(word)]
        if roles and roles[0] <= 2 and any(map(_UKRAINE.match, words[:end])):
            return True
    source = context.aligned.source
    if source is None or source.lang != "cs":
        return False
    name = without_possessive(" ".join(context.texts[index : index + length]))
    return name in source.text and re.search(rf"{_APPOSED}{re.escape(name)}(?!\w)", source.text) is not None
