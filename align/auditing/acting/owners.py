"""Whose proposal, visit or plan somebody judges: the owner and the judge that English has exchanged.

The original has the object first, with its owner in the genitive, and the subject behind the verb: "Návrh ministra
odmítl senátor", which is not the minister's doing.
"""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.acting.acts import act_verbs
from align.auditing.acting.parties import Party, find_party, parties
from align.auditing.acting.sides import Turned
from align.auditing.attribution import PASSIVE
from align.auditing.clauses import word_at
from align.auditing.context import Token, tokenize
from align.auditing.lexicon import is_a
from align.names.cases import without_possessive

_BEHIND = 8  # words behind the verb, or behind "by"
_STOPS = (",", ";", ":", ".", '"', "“", "”", "(", ")")
_LANGUAGES = ("cs", "ru")


def swapped_owner(tokens: Sequence[Token], text: str, lang: str) -> Turned | None:
    """The clause of an English bead, ``tokens``, in which the owner judges what belongs to the judge of ``text``."""
    ours = act_verbs([token.text for token in tokens], "en") if lang in _LANGUAGES else {}
    theirs = tokenize(text) if ours else []
    for kind, verb in act_verbs([token.text.lower() for token in theirs], lang).items() if ours else ():
        pair = _owner_and_judge(theirs, verb, lang)
        if kind in ours and pair and (first := _exchanged(tokens, ours[kind], pair, lang)) is not None:
            return Turned(first, ours[kind])
    return None


def _owner_and_judge(theirs: Sequence[Token], verb: int, lang: str) -> tuple[Party, Party] | None:
    """The party in the genitive before the verb, behind the noun that opens the clause, and the subject behind."""
    low = verb
    while low and theirs[low - 1].text not in _STOPS:
        low -= 1
    end = next((at for at in range(verb, len(theirs)) if theirs[at].text in _STOPS), len(theirs))
    found = list(parties(theirs, (low, end), verb, lang))
    owners = [one for one in found if one.last == verb - 1 and one.first == low + 1 and one.oblique and not one.dative]
    judges = [one for one in found if one.first == verb + 1 and not one.oblique]
    return (owners[0], judges[0]) if owners and judges and len(found) == len(owners) + len(judges) else None


def _exchanged(tokens: Sequence[Token], verb: int, pair: tuple[Party, Party], lang: str) -> int | None:
    """The first token of the clause where the owner acts on what is the judge's."""
    owner, judge = pair
    last = verb - 1
    while last >= 0 and is_a(tokens[last].text, "adverbs", "auxiliaries"):
        last -= 1
    first = last + 1
    while first > 0 and tokens[first - 1].text not in _STOPS:
        first -= 1
    passive = any(token.text in PASSIVE for token in tokens[last + 1 : verb])
    by = next((at for at in range(verb + 1, min(len(tokens), verb + 4)) if tokens[at].text == "by"), None)
    if first > last or passive != (by is not None):
        return None
    behind = range((by or verb) + 1, min(len(tokens), (by or verb) + _BEHIND))
    behind = range(behind.start, next((at for at in behind if tokens[at].text in _STOPS), behind.stop))
    agent, patient = (behind, range(first, last + 1)) if passive else (range(first, last + 1), behind)
    acts = find_party(tokens, agent, owner, lang) is not None and find_party(tokens, agent, judge, lang) is None
    return first if acts and _owns(tokens, patient, judge, lang) and not _owns(tokens, patient, owner, lang) else None


def _owns(tokens: Sequence[Token], places: range, party: Party, lang: str) -> bool:
    """Whether the party owns something there: the bank's plan, the plan of the bank."""
    for at in places:
        bare = without_possessive(tokens[at].text)
        owning = bare != tokens[at].text or "of" in (word_at(tokens, at - 1), word_at(tokens, at - 2))
        plain = [*tokens[:at], tokens[at]._replace(text=bare), *tokens[at + 1 :]]
        if owning and find_party(plain, range(at, at + 1), party, lang) is not None:
            return True
    return False
