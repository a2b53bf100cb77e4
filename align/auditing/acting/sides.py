"""Whether speaker and addressee changed sides: the original's subject is the object of the English verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.auditing.attribution import PASSIVE, Speaker, verb_kinds
from align.auditing.clauses import word_at
from align.auditing.context import Token, tokenize
from align.auditing.lexicon import is_a
from align.names import NameIndex
from align.names.cases import without_possessive
from align.names.sounds import is_cyrillic

_OBJECT = 16  # words behind the verb
_ADJACENT = 2
_PREPOSITION = 3  # letters of a small word that puts the name into another case
_NEAR = 9  # words between a name and the verb that it may be the subject of
_PARTING = frozenset(
    ("že", "aby", "zda", "jestli", "что", "чтобы", "который", "která", "který", "которая", ";", "„", '"', "«")
)
_OPENS = frozenset(
    (",", ";", ":", '"', "“", "”", "«", "»", "(", ")", "–", "—", "that", "and", "but", "while", "as", ".")
)
_VOWELS = "aeiouyáéíóúýůěäöü"
_CASE_ENDINGS = ("а", "у", "ом", "ем", "е", "a", "u", "em", "ovi")
_PERSONAL = ("subject_pronouns", "relatives")


@dataclass(frozen=True, slots=True)
class Turned:
    """The English clause whose subject is somebody else: its first token and its verb."""

    first: int
    verb: int


def turned(tokens: Sequence[Token], original: Speaker, text: str, lang: str) -> Turned | None:
    """The English verb of the original's kind whose object, or what it says, has the original's speaker.

    ``tokens`` are of one English sentence, ``text`` is its original. None where the speaker stands before the verb, or
    where what stands there is a pronoun or may be the subject in the original too.
    """
    verbs = [at for at, token in enumerate(tokens) if _kinds_of(token.text) & original.kinds]
    if len(verbs) != 1 or not original.words or not _is_certain(tokenize(text), original, lang):
        return None
    verb = verbs[0]
    first = _clause_start(tokens, verb)
    subject = tokens[first:verb]
    if subject and subject[-1].text.lower() in PASSIVE:
        return None
    speaker = NameIndex((" ".join(("x", *original.words)),), lang)
    if not _is_subject(subject) or _has(subject, speaker) or _has(tokens[:first], speaker):
        return None
    if verb + 1 < len(tokens) and _is_inverted(tokens, verb, speaker):
        return None
    behind = tokens[verb + 1 : verb + 1 + _OBJECT]
    if not _has(behind, speaker) or _is_owner(behind, tokenize(text), original, lang):
        return None
    return None if may_be_subject(subject, text, original, lang) else Turned(first, verb)


def _kinds_of(word: str) -> frozenset[str]:
    """The kinds of an English verb in the past or, with -s, in the present."""
    kinds = verb_kinds(word, "en")
    if word.endswith("s") and not kinds:
        kinds = verb_kinds(f"{word[:-1]}d", "en") | verb_kinds(f"{word[:-1]}ed", "en")
    return kinds


def _is_certain(theirs: Sequence[Token], original: Speaker, lang: str) -> bool:
    """Whether the speaker stands right before the verb in the original and nothing else can be the subject."""
    last = original.first + len(original.words) - 1
    if not 0 < original.verb - last <= _ADJACENT:
        return False
    before = theirs[original.first - 1].text if original.first else ""
    if before.islower() and len(before) <= _PREPOSITION:
        return False
    if lang != "ru":
        return True
    from align.names.inflection import parses

    if not any(is_cyrillic(word) for word in original.words):
        return False
    clause = theirs[_clause_start(theirs, original.verb) : original.verb]
    others = [token.text.lower() for token in clause if token.text not in original.words and token.text.islower()]
    nouns = [parse.tag for word in others[-_ADJACENT:] for parse in parses(word)[:1]]
    return not any(tag.POS == "NOUN" and "nomn" in tag and "plur" in tag for tag in nouns)


def _clause_start(tokens: Sequence[Token], verb: int) -> int:
    first = verb
    while first > 0 and tokens[first - 1].text.lower() not in _OPENS:
        first -= 1
    return first


def _is_subject(subject: Sequence[Token]) -> bool:
    """Whether the words are a noun phrase of their own: no pronoun, no preposition first, not only adverbs."""
    words = [token.text for token in subject if not is_a(token.text, "adverbs", "auxiliaries")]
    if not words or any(is_a(word, *_PERSONAL) for word in words):
        return False
    return not is_a(words[0], "prepositions", "conjunctions") and any(token.is_word for token in subject)


def _is_inverted(tokens: Sequence[Token], verb: int, speaker: NameIndex) -> bool:
    """``said Novak``: the name right behind a verb that a quotation stands before."""
    return word_at(tokens, verb - 1) in ("”", '"', ",", "“") and _has(tokens[verb + 1 : verb + 5], speaker)


def _is_owner(tokens: Sequence[Token], theirs: Sequence[Token], original: Speaker, lang: str) -> bool:
    """Whether the name is a genitive behind its noun: ``návrh Lublaně`` of Ljubljana's proposal."""
    before = theirs[original.first - 1].text if original.first else ""
    if len(original.words) > 1 or not before.islower():
        return False
    name = NameIndex((f"x {original.words[0]}",), lang)
    owners = (
        without_possessive(token.text)
        for at, token in enumerate(tokens)
        if without_possessive(token.text) != token.text or word_at(tokens, at - 1) in ("of", "by", "from")
    )
    return any(name.find(owner) and is_declined(original.words[0], owner) for owner in owners)


def _has(tokens: Sequence[Token], names: NameIndex) -> bool:
    return any(token.is_word and token.is_capitalised and names.find(token.text) for token in tokens)


def may_be_subject(subject: Sequence[Token], text: str, original: Speaker, lang: str) -> bool:
    """Whether a name of the English subject stands near the original's verb in a form that may be the nominative."""
    from align.names.inflection import is_oblique

    theirs = tokenize(text)
    names = [token.text for token in subject if token.is_word and token.is_capitalised]
    for at, token in enumerate(theirs):
        if (
            not token.is_capitalised
            or not token.is_word
            or token.text in original.words
            or is_oblique(token.text, lang)
            or (_joins(theirs, at, lang) and is_oblique(theirs[at + 1].text, lang))
            or (at and _joins(theirs, at - 1, lang) and is_oblique(theirs[at - 1].text, lang))
        ):
            continue
        low, high = sorted((at, original.verb))
        near = high - low <= _NEAR and not any(one.text.lower() in _PARTING for one in theirs[low:high])
        index = NameIndex((f"x {token.text}",), lang) if near else None
        if index and any(index.find(name) and not is_declined(token.text, name) for name in names):
            return True
    return False


def is_declined(form: str, name: str) -> bool:
    """Whether a form has an ending that the name, which ends in a consonant, has not: Бланара of Blanár."""
    if form.lower().endswith(("ého", "ого")):
        return True
    return name[-1:].lower() not in _VOWELS and form.lower().endswith(_CASE_ENDINGS)


def _joins(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Whether two capitalised words stand side by side: given name and surname are in the same case."""
    from align.names.inflection import are_two_persons

    if at + 1 >= len(tokens) or not tokens[at].is_capitalised:
        return False
    following = tokens[at + 1]
    if not (following.is_word and following.is_capitalised and following.start == tokens[at].end + 1):
        return False
    return not are_two_persons(tokens[at].text, following.text, lang)
