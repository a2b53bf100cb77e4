"""Women whom the text or its original calls Czech or Slovak: they keep the ending -ová."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import is_finite, is_function

_ADJECTIVE = r"(?:[sS]lovensk|[čČ]esk|[čČ]eskoslovensk|[mM]oravsk|[sS]lezsk)"
_NOUN = r"(?:[sS]lovenk|[čČ]ešk|[mM]oravank)"
_NO_LINK = r"(?!(?:s|se|a|i|k|ke|v|ve|na|o|do|z|ze|od|pro|u|si|je|proti|po|za)[ \u00a0])"
_BETWEEN = rf"[ \u00a0](?:{_NO_LINK}[^\W\d_]+[ \u00a0]){{0,6}}?"
_AGREES = (("á", "a", "ová"), ("ou", "u", "ovou"), ("ou", "ou", "ovou"), ("é", "[ye]", "ové"))
_ENGLISH = frozenset(("Czech", "Slovak"))
_REACH = 7


def is_compatriot(context: Context, stem: str, first: int) -> bool:
    """Whether the woman whose surname has this stem is Czech or Slovak; in the English her name begins at ``first``."""
    source = context.aligned.source
    if source is not None and source.lang == "cs" and _pattern(stem).search(source.text):
        return True
    for token in reversed(context.tokens[max(0, first - _REACH) : first]):
        if token.text in _ENGLISH:
            return True
        if not token.is_word or is_function(token.text) or is_finite(token.text):
            return False
    return False


@lru_cache(maxsize=1024)
def _pattern(stem: str) -> re.Pattern[str]:
    """The surname in Czech behind an adjective or noun of the country in the same case, no other phrase between."""
    told = (
        rf"(?:{_ADJECTIVE}{adjective}|{_NOUN}{noun}){_BETWEEN}(?:[^\W\d_]+-)?{re.escape(stem)}{surname}(?!\w)"
        for adjective, noun, surname in _AGREES
    )
    return re.compile("|".join(rf"(?<!\w){each}" for each in told))
