"""Who does what to whom: an act whose doer and object have changed places in the English version.

The original tells the object by its case, wherever it stands: "Ministryni podpořil guvernér". Only acts of
which there is one on each side are compared, and only where the object's form can be no nominative.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from align.auditing.acting.parties import Party, cannot_act, find_party, parties
from align.auditing.acting.sides import Turned
from align.auditing.attribution import PASSIVE
from align.auditing.context import Token, tokenize
from align.auditing.lexicon import is_a
from align.names.inflection import parses

_PARTS = frozenset((",", ";", ":", '"', "“", "”", "„", "«", "»", "(", ")", "–", "—", "-", ".", "!", "?"))
_OPENS = _PARTS | {"that", "and", "but", "while", "as", "because", "after", "when", "although", "before", "if"}
_AND = ("a", "i", "и", "ale", "а", "но", "nebo", "или")
_FROM = {"cs": ("od", "ode", "k", "ke", "vůči"), "ru": ("у", "от", "к", "ко")}
_BESIDE = ("se", "si", "mu", "jí", "ho", "také", "ale", "však", "ve", "же", "также", "уже", "včera", "dnes", "вчера")
_REFLEXIVE = ("se", "si")
_PREPOSITIONS = frozenset(
    (
        *("v", "ve", "s", "se", "k", "ke", "o", "na", "pro", "od", "do", "z", "ze", "u", "za", "podle", "před", "po"),
        *("proti", "kvůli", "bez", "mezi", "nad", "pod", "při", "vůči", "kromě", "během", "díky", "dle", "přes"),
        *("в", "во", "с", "со", "к", "ко", "о", "об", "на", "для", "от", "до", "из", "у", "за"),
        *("jako", "по", "перед"),
        *("против", "из-за", "без", "между", "над", "под", "при", "кроме", "как", "через", "после"),
    )
)  # fmt: skip
_ADJECTIVE = re.compile(r"(?:ého|ému|ou|ího|ímu|ých|ím|ým|[íýéá]|ův|ova|ovu|ovi)$")
_NEAR, _OBJECT, _AGENT = 9, 14, 8


@cache
def _acts() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    table = tomllib.loads((Path(__file__).parents[1] / "data" / "acts.toml").read_text(encoding="utf-8"))
    return {
        kind: {lang: re.compile("|".join(map(_form, words.split()))) for lang, words in forms.items()}
        for kind, forms in table.items()
    }


def _form(word: str) -> str:
    return re.escape(word[:-1]) + r"\w{0,3}" if word.endswith("*") else re.escape(word)


def swapped_act(tokens: Sequence[Token], text: str, lang: str) -> Turned | None:
    """The clause of an English bead, ``tokens``, whose doer is the object of the same act in its original, ``text``."""
    if lang not in _FROM:
        return None
    theirs = tokenize(text)
    ours = act_verbs([token.text for token in tokens], "en")
    if not ours:
        return None
    for kind, verb in act_verbs([token.text.lower() for token in theirs], lang).items():
        if kind in ours and not _is_reflexive(theirs, verb, lang):
            found = _turned(tokens, ours[kind], _sides(theirs, verb, lang), lang)
            if found:
                return found
    return None


def act_verbs(words: Sequence[str], lang: str) -> Mapping[str, int]:
    """The kinds of acts of which the words have one verb, with its place."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        for kind in _kinds(word, lang):
            places.setdefault(kind, []).append(at)
    return {kind: found[0] for kind, found in places.items() if len(found) == 1}


@lru_cache(maxsize=2**14)
def _kinds(word: str, lang: str) -> tuple[str, ...]:
    return tuple(kind for kind, patterns in _acts().items() if patterns[lang].fullmatch(word))


def _is_reflexive(theirs: Sequence[Token], verb: int, lang: str) -> bool:
    if lang == "ru":
        return theirs[verb].text.endswith(("ся", "сь"))
    return any(token.text.lower() in _REFLEXIVE for token in theirs[max(0, verb - 2) : verb + 3])


def _sides(theirs: Sequence[Token], verb: int, lang: str) -> tuple[list[Party], list[Party]]:
    """The parties that may be the object of the verb, and those that may be its subject."""
    low, high = verb, verb + 1
    while low > max(0, verb - _NEAR) and theirs[low - 1].text not in _PARTS:
        low -= 1
    while high < min(len(theirs), verb + _NEAR) and theirs[high].text not in _PARTS:
        high += 1
    objects: list[Party] = []
    subjects: list[Party] = []
    first = low
    for party in parties(theirs, (low, high), verb, lang):
        between = theirs[min(party.last, verb) + 1 : max(party.first, verb)]
        if any(token.text.lower() in _AND for token in between):
            continue
        before = _before(theirs, party.first, low, lang)
        prepositional = before.lower() in _PREPOSITIONS
        doer = subjects[-1] if subjects else None
        behind = doer is not None and not doer.english and doer.last == party.first - 1 > verb
        if party.dative or behind or not before or before.lower() in _BESIDE or before == theirs[verb].text:
            if not prepositional:
                objects.append(party)
        elif before.lower() in _FROM[lang] or _is_behind(party, subjects, (first, verb), lang):
            objects.append(party)
        if not party.oblique and not prepositional and not _is_attribute(theirs, party, verb, before, lang):
            subjects.append(party)
    return objects, subjects


def _is_behind(party: Party, subjects: Sequence[Party], clause: tuple[int, int], lang: str) -> bool:
    """Whether the Russian clause is subject, verb, and a name that is not declined: ``Чад обвинил во лжи НАТО``."""
    first, verb = clause
    opens = len(subjects) == 1 and subjects[0].first == first and subjects[0].last == verb - 1
    return lang == "ru" and opens and party.first > verb and _is_fixed(party)


def _is_fixed(party: Party) -> bool:
    """Whether the party is a name in capitals, which has one form for all cases."""
    return not party.english and len(party.name) > 1 and party.name.isupper()


def _before(theirs: Sequence[Token], first: int, low: int, lang: str) -> str:
    """The word before a party and its adjectives; empty where the clause begins with them."""
    at = first - 1
    while at >= low and _is_adjective(theirs[at].text, lang):
        at -= 1
    return theirs[at].text if at >= low else ""


def _is_adjective(word: str, lang: str) -> bool:
    if lang == "cs":
        return word.islower() and len(word) > 3 and _ADJECTIVE.search(word) is not None
    return any(parse.tag.POS in ("ADJF", "PRTF") for parse in parses(word.lower())[:2])


def _is_attribute(theirs: Sequence[Token], party: Party, verb: int, before: str, lang: str) -> bool:
    """Whether the party may be another noun's genitive: behind a word that is neither the verb nor a small one."""
    if lang == "cs" or party.english or not before or before == theirs[verb].text or before.lower() in _BESIDE:
        return False
    genitive = any(parse.tag.case == "gent" for parse in parses(party.name.lower()))
    return genitive and any(parse.tag.POS == "NOUN" for parse in parses(before.lower())[:1])


def _turned(tokens: Sequence[Token], verb: int, sides: tuple[list[Party], list[Party]], lang: str) -> Turned | None:
    objects, subjects = sides
    last = verb - 1
    while last >= 0 and is_a(tokens[last].text, "adverbs", "auxiliaries"):
        last -= 1
    first = last
    while first > 0 and tokens[first - 1].text not in _OPENS:
        first -= 1
    if last < 0 or tokens[last].text in _OPENS:
        return None
    passive = any(token.text in PASSIVE for token in tokens[last + 1 : verb])
    by = next((at for at in range(verb + 1, min(len(tokens), verb + _AGENT)) if tokens[at].text == "by"), None)
    if passive != (by is not None):
        return None
    end = next((at for at in range((by or verb) + 1, len(tokens)) if tokens[at].text in _PARTS), len(tokens))
    behind, before = range((by or verb) + 1, min(end, verb + _OBJECT)), range(first, last + 1)
    for told in objects:
        for doer in subjects:
            if doer.first == told.first or _alike(told, doer):
                continue
            agent, patient = (behind, before) if passive else (before, behind)
            acting, suffering = find_party(tokens, agent, told, lang), find_party(tokens, patient, doer, lang)
            if (
                acting is None
                or suffering is None
                or not (cannot_act(told, tokens[acting].text) or (_is_fixed(told) and doer.last < told.first))
            ):
                continue
            head = acting if not passive else suffering
            if _is_head(tokens, head, last) and find_party(tokens, agent, doer, lang) is None:
                return Turned(first, verb)
    return None


def _alike(one: Party, other: Party) -> bool:
    """Whether both have an office in common, so that the English word may be either."""
    return bool(one.english & other.english) or (one.name != "" and one.name == other.name)


def _is_head(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the word is the head of the subject that ends at ``last``: no possessive, no attribute."""
    if at == last:
        return True
    following = tokens[at + 1]
    if at + 1 == last and following.text in ("who", "that"):
        return True
    return following.text in ("of", "for", "in", "at", "from") or following.is_capitalised
