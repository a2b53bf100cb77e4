"""Two spellings of one name that differ in more than letters of the same sound: Mirzaliyev and Mirzoliyev.

They are one name where the original has one word for both and nothing else that the rarer one could render.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_function
from align.auditing.originals import Originals
from align.auditing.rule import Mark
from align.names.cases import fold, without_possessive
from align.names.inflection import nominatives
from align.names.sounds import Sounds, similarity, sounds

_SHORTEST = 6
_KNOWN = 2.5  # in English, on the Zipf scale
_ALIKE, _RENDERED, _FURTHER = 0.8, 0.75, 0.12
_MOST = 40
_LIKELY = 0.92


def near_variants(context: Context, originals: Originals, forms: Mapping[str, Sequence[Token]]) -> Iterator[Mark]:
    """The rare spellings among these names of a text that has another one for the same word more than once."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in forms:
        if len(name) >= _SHORTEST:
            groups[_key(name)].append(name)
    for name, tokens in forms.items():
        if len(name) < _SHORTEST - 1 or name in originals.forms:
            continue
        others = groups[_key(name)][:_MOST] if frequency(name) < _KNOWN and len(tokens) == 1 else []
        same = next((each for each in others if _is_same(originals, name, each, forms)), None)
        same = same or _without_i(originals, name, forms)
        for token in tokens[:_MOST]:
            major = same or _behind_same(context, originals, token, forms)
            if major and not context.protected(token.start, token.end):
                message = f"“{name}” stands for “{major}”, as it is written elsewhere in the text"
                yield Mark(token.start, token.start + len(name), message, major, _LIKELY)


def glued_places(context: Context, name: str) -> Iterator[Token]:
    """The tokens that are this name with the function word behind it glued to it."""
    for token in context.tokens:
        rest = token.text.removeprefix(name)
        if rest != token.text and len(rest) > 1 and rest.islower() and is_function(rest):
            yield token


def _key(name: str) -> tuple[str, str]:
    """What both spellings have in common: the first letter and the end, which may be a case ending."""
    plain = fold(name)
    return plain[0], plain[-2:]


def _is_same(originals: Originals, name: str, major: str, forms: Mapping[str, Sequence[Token]]) -> bool:
    if major == name or len(forms[major]) < 2 or frequency(major) >= _KNOWN or abs(len(major) - len(name)) > 2:
        return False
    return similarity(sounds(name), sounds(major), _ALIKE) > 0 and _have_one_word(originals, name, major)


def _without_i(originals: Originals, name: str, forms: Mapping[str, Sequence[Token]]) -> str | None:
    """The commoner spelling without Georgian -i (Batum, Batumi), where no form of the original ends so."""
    major = name.removesuffix("i")
    if major == name or len(forms.get(major, ())) < 2 or len(forms[name]) > 1:
        return None
    ours = [form for form in originals.forms if similarity(sounds(major), sounds(form), _RENDERED)]
    return major if ours and not any(form.endswith(("и", "ы", "i", "í", "y")) for form in ours) else None


def _have_one_word(originals: Originals, name: str, major: str) -> bool:
    """Whether the original has one word, in its cases, that the major spelling renders, and no other near the name."""
    heard, ours, lang = sounds(name), sounds(major), originals.lang
    scored = [(form, _score(heard, form, lang), _score(ours, form, lang)) for form in originals.forms]
    best = max((score for _, _, score in scored), default=0.0)
    if best < _ALIKE:
        return False
    rendered = {form for form, _, score in scored if score >= best - 0.02}
    words = {each for form in rendered for each in nominatives(form, lang)}
    mine = max(score for form, score, _ in scored if form in rendered)
    return mine >= _RENDERED and all(
        score < mine - _FURTHER or not words.isdisjoint(nominatives(form, lang)) for form, score, _ in scored
    )


def _score(heard: Sounds, form: str, lang: str) -> float:
    return max(similarity(heard, sounds(each), 0.6) for each in nominatives(form, lang))


def _behind_same(
    context: Context, originals: Originals, token: Token, forms: Mapping[str, Sequence[Token]]
) -> str | None:
    """A spelling that stands elsewhere behind the same capitalised word: Ould Chenna, Ould Shenna."""
    name, before = without_possessive(token.text), _before(context, token)
    if len(before) < _SHORTEST - 2:
        return None
    for major, tokens in forms.items():
        if major != name and major[-2:] == name[-2:] and len(tokens) > 1 and abs(len(major) - len(name)) < 2:
            beside = sum(_before(context, each) == before for each in tokens)
            if (
                beside > 1
                and similarity(sounds(name), sounds(major), _ALIKE)
                and _have_one_word(originals, name, major)
            ):
                return major
    return None


def _before(context: Context, token: Token) -> str:
    """The capitalised word right before; empty for another kind of word."""
    index = context.token_at(token.start)
    before = context.tokens[index - 1] if index else None
    if before is None or not before.is_capitalised or context.text[before.end : token.start] != " ":
        return ""
    return before.text
