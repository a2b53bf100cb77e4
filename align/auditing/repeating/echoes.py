"""Words of one stem that say the same twice with something between: the organizers are organizing, won four wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_participle, is_past, is_regular_past
from align.auditing.stems import are_kin
from align.auditing.watching import Pair

_LEAST = 4
_OF_REACH, _CLAUSE = 8, 5
_MODALS = ("will", "would", "must", "can", "may", "could", "should", "might")
_OBJECT = 7  # tokens
_COGNATE = ("danc", "di", "dream", "fight", "laugh", "liv", "race", "run", "sing", "sleep", "smil", "think")
_DOERS = ("er", "or", "ers", "ors", "ee", "ees", "ing")
_NATURAL = ("work", "play", "liv", "us")  # workers work


def _may_lead(word: str) -> bool:
    return word in (",", "to") or is_count(word) or is_a(word, "auxiliaries", "adverbs") or is_regular_past(word)


MAY_ECHO = Pair(_may_lead, str.islower)  # the second words of such pairs, and many others


def echoes(tokens: Sequence[Token], places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last token of each such pair whose last token is at one of the ``places``, as indices."""
    for index in places:
        before = tokens[index - 1].text
        if before == "to":
            first = _begun_again(tokens, index)
        elif before == ",":
            first = _said_before(tokens, index)
        elif is_regular_past(before):
            first = index - 1 if _is_plain_object(before, tokens[index].text) else None
        else:
            first = _counted(tokens, index) if is_count(before) else _subject_of(tokens, index)
        if first is not None:
            yield first, index
        elif before in _MODALS and (last := _own_object(tokens, index)) is not None:
            yield index, last


def _own_object(tokens: Sequence[Token], index: int) -> int | None:
    """The object that is made of the verb behind "will": "will lecture a lecture", "will report on two reports".

    One dreams a dream and fights a fight; a verb of another sense ("will plan the plan of") needs its article.
    """
    verb, articled = tokens[index].text, False
    if verb.startswith((*_NATURAL, *_COGNATE)) or is_a(verb, "auxiliaries", "adverbs"):
        return None
    for place in range(index + 1, min(len(tokens), index + _OBJECT)):
        word = tokens[place].text
        if word.islower() and articled and _kin(verb, word) and not is_past(word) and not word.endswith(_DOERS):
            return place
        articled = articled or word in ("a", "an") or is_count(word) or word.isdecimal()
        links = is_a(word, "determiners", "prepositions") or word in ("more", "less", "than")
        if not (links or is_count(word) or word.isdecimal()):
            return None
    return None


def _is_plain_object(verb: str, noun: str) -> bool:
    """Whether the noun is the verb's own with nothing but an ending: "awarded awards"."""
    plain = noun.endswith("s") and verb in (f"{noun[:-1]}ed", f"{noun[:-1]}d")
    return plain and len(noun) > _LEAST and not noun.startswith((*_NATURAL, *_COGNATE))


def _kin(one: str, other: str) -> bool:
    return one.islower() and are_kin(one, other, _LEAST) and not other.startswith(_NATURAL)


def _subject_of(tokens: Sequence[Token], index: int) -> int | None:
    """The subject of a compound verb made of it: "the organizers are organizing", "the opening of … will open"."""
    at = index - 1
    while at > 0 and is_a(tokens[at].text, "auxiliaries", "adverbs"):
        at -= 1
    chain = [token.text for token in tokens[at + 1 : index]]
    verb = tokens[index].text
    if not chain or at < 1:
        return None
    if _is_doubly_done(tokens, at, chain, verb):
        return at - 1
    if not _is_compound(chain, verb):
        return None
    if _kin(tokens[at].text, verb) and _is_subject(tokens, at):
        return at
    for place in range(at, max(1, at - _OF_REACH), -1):
        word = tokens[place].text
        if not tokens[place].is_word or is_finite(word) or is_a(word, "relatives", "conjunctions"):
            return None
        if is_a(word, "prepositions"):
            head = place - 1
            if _kin(tokens[head].text, verb) and is_a(word_at(tokens, head - 1), "determiners"):
                return head
            if word == "of":
                return None
    return None


def _is_doubly_done(tokens: Sequence[Token], at: int, chain: Sequence[str], verb: str) -> bool:
    """Whether a participle before the subject says what the verb does: "the deciding goal was decided by"."""
    before = tokens[at - 1].text
    done = chain[-1] in ("is", "are", "was", "were", "been", "be") and is_regular_past(verb)
    participle = before.islower() and before.endswith(("ing", "ed")) and tokens[at].text.islower()
    return done and participle and _kin(before, verb) and is_a(word_at(tokens, at - 2), "determiners")


def _is_compound(chain: Sequence[str], verb: str) -> bool:
    if verb.endswith("ing"):
        return "being" not in chain and bool({"is", "are", "was", "were", "been", "be"} & {*chain})
    if not any(word in _MODALS for word in chain):
        return False
    return is_regular_past(verb) if "be" in chain else not (verb.endswith("ed") or is_a(verb, "determiners"))


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    owner = word_at(tokens, at - 1)
    return is_a(owner, "determiners") or owner.endswith(("'s", "’s", "s'", "s’")) or tokens[at].text.endswith("s")


def _begun_again(tokens: Sequence[Token], index: int) -> int | None:
    """A verb in the past with its own infinitive: "has begun to begin"."""
    before = word_at(tokens, index - 2)
    past = before != tokens[index].text and before.islower() and (is_past(before) or is_participle(before))
    return index - 2 if past and before != "used" and _kin(before, tokens[index].text) else None


def _counted(tokens: Sequence[Token], index: int) -> int | None:
    """A verb of the past, a number, and the noun made of the verb: "won four wins"."""
    verb = word_at(tokens, index - 2)
    return index - 2 if index > 1 and verb.islower() and is_past(verb) and _kin(verb, tokens[index].text) else None


def _said_before(tokens: Sequence[Token], index: int) -> int | None:
    """The same verb behind its own clause: "postponed the start, postponing it"."""
    if not tokens[index].text.endswith("ing"):
        return None
    for place in range(index - 3, max(-1, index - 2 - _CLAUSE), -1):
        word = tokens[place].text
        if not tokens[place].is_word:
            return None
        if is_past(word) and _kin(word, tokens[index].text):
            return place
    return None
