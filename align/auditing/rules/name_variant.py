"""One name in two spellings: Zelensky and Zelenskyy, Pasler and Passler; or not the spelling that the house prefers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.auditing.persons import persons, renders
from align.auditing.rule import Example, Mark, Rule
from align.auditing.spelling.arabic_variants import arabic_variants
from align.auditing.spelling.listed_variants import listed_variants
from align.auditing.spelling.near_variants import glued_places, near_variants
from align.auditing.spelling.schemes import is_own_j
from align.auditing.spelling.variant_letters import squeezed, unaccented
from align.memo import Memo
from align.names.cases import fold, nominative_forms, without_possessive
from align.names.exonyms import is_place
from align.names.given import is_given_name
from align.names.persons import is_transcribed
from align.names.sounds import Sounds, least_distance, similarity, sounds
from align.types import Document

_SHORTEST = 4
_SAME, _NIL = 0.93, 1e-6
_MOST = 40
_PREFERRED, _WITH_SOURCE, _ALONE = 0.98, 0.94, 0.8
_COMMON = 4.8
_ALIKE, _STEM = 0.8, 3


def check(context: Context) -> Iterator[Mark]:
    """A name stands in a spelling that the profile does not prefer, or in a rarer one of two in the same text.

    Two spellings are one name if they sound the same and render one word of the original.
    """
    preferred, forms = context.profile.preferred, defaultdict[str, list[Token]](list)
    kept = [*listed_variants(context), *arabic_variants(context)]
    yield from kept
    if context.aligned.source is None and not _may_find(context.words, preferred):
        return
    for token in context.tokens:
        name = _NAMES[token.text]
        if not name:
            continue
        if preferred.get(name):
            if not context.protected(token.start, token.end):
                message = f"“{name}” is written “{preferred[name]}” by the profile"
                yield _mark(token, name, preferred[name], message, _PREFERRED)
        elif _may_vary(name):
            forms[name].append(token)
    seen = {mark.start for mark in kept}
    if len(set(map(squeezed, forms))) < len(forms):
        yield from _unseen(_minorities(context, _unprotected(context, forms)), seen)
    yield from _unseen(_given_names(context, forms), seen)
    if context.originals is not None:
        yield from _unseen(near_variants(context, context.originals, forms), seen)


def _unseen(marks: Iterable[Mark], seen: set[int]) -> Iterator[Mark]:
    """The marks whose places no other has taken."""
    for mark in marks:
        if mark.start not in seen:
            seen.add(mark.start)
            yield mark


def _given_names(context: Context, forms: dict[str, list[Token]]) -> Iterator[Mark]:
    """Two spellings of a given name before one surname whose bearer has a single one in the original."""
    source = context.aligned.source
    bearers: defaultdict[str, dict[str, list[Token]]] = defaultdict(dict)
    for name, tokens in forms.items() if source is not None else ():
        for token in tokens:
            if is_given_name(name) and (surname := _surname(context, token)):
                bearers[surname].setdefault(name, []).append(token)
    for surname, spelled in bearers.items():
        if source is None or len(spelled) < 2 or not _have_one_original(list(spelled), surname, source):
            continue
        major, *others = sorted(spelled, key=lambda name: (-len(forms[name]), forms[name][0].start))
        for minor in others:
            message = f"“{minor}” stands for “{major}”, as {surname} is called elsewhere in the text"
            yield from (
                _mark(token, minor, major, message, _WITH_SOURCE)
                for token in spelled[minor]
                if not context.protected(token.start, token.end)
            )


def _have_one_original(given: list[str], surname: str, source: Document) -> bool:
    """Whether all these render the given name of the one person whom the original calls so."""
    lang = source.lang
    named = [one for one in persons(source.text, lang) if renders(surname, one.surname, lang, _ALIKE)]
    if not named or any(one.given[:_STEM] != named[0].given[:_STEM] for one in named):
        return False
    return all(renders(name, named[0].given, lang, _ALIKE) for name in given)


def _may_find(words: Iterable[str], preferred: Container[str]) -> bool:
    """Whether the profile prefers another spelling of one of these words, or two of them may be the same name."""
    names = set(map(_NAMES.__getitem__, words))
    varying = list(filter(_may_vary, names))
    return len(set(map(squeezed, varying))) < len(varying) or any(name in preferred for name in names)


def _name(word: str) -> str:
    """A capitalised word of letters alone without its possessive ending; empty for all others."""
    return without_possessive(word) if word[0].isupper() and without_possessive(word).isalpha() else ""


_NAMES: Memo[str] = Memo(_name)


@lru_cache(maxsize=2**14)
def _may_vary(name: str) -> bool:
    return len(name) >= _SHORTEST and name[1:].islower() and not is_place(name)


def _unprotected(context: Context, forms: dict[str, list[Token]]) -> dict[str, list[Token]]:
    """The forms without those of their tokens that no rule may change."""
    free = {
        name: [token for token in tokens if not context.protected(token.start, token.end)]
        for name, tokens in forms.items()
    }
    return {name: free[name] for name in sorted(filter(free.get, free), key=lambda name: free[name][0].start)}


def _mark(token: Token, name: str, written: str, message: str, confidence: float) -> Mark:
    return Mark(token.start, token.start + len(name), message, written, confidence)


def _minorities(context: Context, forms: dict[str, list[Token]]) -> Iterator[Mark]:
    originals = context.originals
    for group in _alike(forms):
        places = {name: [*forms[name], *glued_places(context, name)] for name in group}
        ordered = sorted(group, key=lambda name: (-len(places[name]), min(token.start for token in places[name])))
        major = ordered[0]
        for minor in ordered[1:]:
            confidence = _one_name(context, originals, major, minor)
            if confidence:
                message = f"“{minor}” stands for “{major}”, as it is written elsewhere in the text"
                yield from (
                    _mark(token, minor, major, message, confidence)
                    for token in forms[minor]
                    if not _is_other_person(context, token, forms[major])
                )


def _is_other_person(context: Context, token: Token, others: list[Token]) -> bool:
    """Whether a given name stands before a surname that none of the other spelling's places has."""
    if not is_given_name(without_possessive(token.text)) and not any(
        is_given_name(without_possessive(other.text)) for other in others
    ):
        return False
    bearers = {squeezed(surname) for other in others if (surname := _surname(context, other))}
    if surname := _surname(context, token):
        return bool(bearers) and squeezed(surname) not in bearers
    same = [each for each in context.tokens if each.text == token.text]
    named = [each for each in same if _surname(context, each)]
    return bool(named) and all(_is_other_person(context, each, others) for each in named)


def _surname(context: Context, token: Token) -> str:
    """The capitalised word right behind a given name; empty where another kind of word follows."""
    index = context.token_at(token.start) + 1
    following = context.tokens[index] if index < len(context.tokens) else None
    if following is None or not following.is_capitalised or context.text[token.end : following.start] != " ":
        return ""
    return without_possessive(following.text)


def _alike(forms: dict[str, list[Token]]) -> Iterator[list[str]]:
    """Groups of two or more spellings that sound the same, where two of their first letter are written alike."""
    by_key: dict[object, list[list[tuple[str, Sounds]]]] = defaultdict(list)
    counted = Counter(map(squeezed, forms))
    paired = {squeezed[:1] for squeezed, count in counted.items() if count > 1}
    for name in forms:
        if squeezed(name)[:1] not in paired:
            continue
        heard = sounds(name)
        groups = by_key[squeezed(name)[:1]]
        group = next(
            (
                each
                for each in groups[:_MOST]
                if squeezed(each[0][0]) == squeezed(name) or _sound_alike(heard, each[0][1])
            ),
            None,
        )
        if group is None:
            groups.append([(name, heard)])
        else:
            group.append((name, heard))
    for groups in by_key.values():
        yield from ([name for name, _ in group] for group in groups if len(group) > 1)


def _sound_alike(one: Sounds, other: Sounds) -> bool:
    if abs(len(one) - len(other)) > 2 or least_distance(one, other) > (1.0 - _SAME) * max(len(one), len(other)) + _NIL:
        return False
    return similarity(one, other, _SAME) >= _SAME


def _one_name(context: Context, originals: Originals | None, major: str, minor: str) -> float:
    """How sure it is that both are the same name; 0 where they may be two, or one word and a form of it."""
    if _is_word(major) or _is_word(minor) or not _differ_little(major, minor):
        return 0.0
    if ("zh" in fold(major)) != ("zh" in fold(minor)):
        if originals is None or originals.lang != "ru" or not is_own_j(min(major, minor), originals):
            return 0.0  # Zhang and Jang; only Ж and Дж of Turkic names are both zh and j
    elif (is_transcribed(major) and not is_transcribed(minor)) or major.replace("j", "y") == minor:
        return 0.0  # romanization's matter: the rarer one is the right one
    if originals is None:
        return _ALONE if frequency(major) < 3 and frequency(minor) < 3 else 0.0
    if originals.lang == "cs" and {major, minor} <= originals.forms.keys():
        return 0.0
    if (
        unaccented(major) == unaccented(minor)
        and len(major) > _SHORTEST
        and not {major, minor} <= originals.forms.keys()
    ):
        return _WITH_SOURCE
    ours = _best(originals, major) or _found(context, major, originals.lang)
    theirs = _best(originals, minor) or _found(context, minor, originals.lang)
    if ours is None or theirs is None or ours.isdisjoint(theirs):
        return 0.0
    return _WITH_SOURCE


def _is_word(name: str) -> bool:
    return frequency(name) >= _COMMON


def _differ_little(one: str, other: str) -> bool:
    """A doubled letter, an accent, or y for i: not a case ending."""
    return squeezed(one) == squeezed(other)


def _best(originals: Originals, name: str) -> frozenset[str] | None:
    """The nominatives of the source words that the name renders best."""
    heard = sounds(name)
    scored: list[tuple[float, Original]] = []
    for original in originals.like(name):
        score = max(
            similarity(heard, sounds(form), 0.85)
            for form in (original.form, *(form for form, _ in nominative_forms(original.form, originals.lang)))
        )
        if score:
            scored.append((score, original))
    if not scored:
        return None
    top = max(score for score, _ in scored)
    return frozenset(
        form
        for score, original in scored
        if score >= top - 0.02
        for form in (original.form.lower(), *(form for form, _ in nominative_forms(original.form, originals.lang)))
    )


def _found(context: Context, name: str, lang: str) -> frozenset[str] | None:
    """The nominatives of the source's name that the English one renders in another alphabet's letters: Šovkovskyj."""
    match = context.names.find(name) if context.names else None
    if match is None:
        return None
    return frozenset((match.source.lower(), *(form for form, _ in nominative_forms(match.source, lang))))


RULE = Rule(
    name="name-variant",
    severity="note",
    fix="profile",
    mqm="Inconsistent terms",
    check=check,
    bad=(
        Example(
            "Governor Sitnikov left. [Sittnikov] will be back. Sitnikov agreed.",
            "Губернатор Ситников уехал. Ситников вернётся. Ситников согласился.",
            "ru",
        ),
        Example("It was said by [Zelensky]."),
        Example("Dmytro Hrynko and [Dmitry] Hrynko.", "Dmytro Hryňko a Dmytro Hryňko."),
        Example("Sybiha left. Sybiha wrote. [Sibiha] knows.", "Sybiha odjel. Sybiha psal. Sybiha ví."),
        Example("Jakiyev left. [Zhakiyev] agreed.", "Жакиев уехал. Жакиев согласился.", "ru"),
        Example("Yuri Petrov met [Yury] Petrov.", "Юрий Петров встретил Юрия Петрова.", "ru"),
    ),
    good=(
        Example("Yuri Petrov met Yury Sokolov.", "Юрий Петров встретил Юрия Соколова.", "ru"),
        Example("Yuri Petrov met Yury Sokolov. Yury left.", "Юрий Петров встретил Юрия Соколова. Юрий уехал.", "ru"),
        Example("Ana met Anna.", "Ana potkala Annu."),
        Example("Jaliyev met Zhaliyev.", "Ялиев встретил Жалиева.", "ru"),
        Example("Zheng met Jeng."),
        Example("Russia and the Russian army.", "Россия и российская армия.", "ru"),
    ),
)
