"""The comma that ends what somebody is, behind the name, or the name behind what somebody is.

"Jana Tichá, head of the mill in Lhota announced", "The mill's chief engineer, Timur Saidov told reporters", "..., Lev
Orlov, head of the carrier Polet told a briefing", "sentenced Lev Orlov, former head of Polet to five years".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, name_start, word_at
from align.auditing.commas.left_verbs import left_verb
from align.auditing.commas.source_commas import source_sentence
from align.auditing.commas.source_inserts import inserts
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_participle, is_role, is_third_person
from align.auditing.phrases import is_noun_phrase
from align.auditing.watches import is_comma
from align.auditing.watching import Pair
from align.names.given import is_given_name

_SURE = 0.94
_LONGEST_SUBJECT, _REACH, _HEAD = 14, 24, 5
_DETERMINERS = ("a", "an", "the", "his", "her", "its", "their")
_DEFINITE = ("the", "his", "her", "its", "their", "our")
# Who may be spoken of so in front of a subject as well: "The son of a miner, Jan Novák left school at ten".
_FRONTED = frozenset(
    ("author", "child", "creator", "daughter", "founder", "graduate", "grandson", "holder", "mother",
     "father", "native",
     "son", "veteran", "victim", "winner", "champion", "runner-up", "survivor", "member", "heir", "widow", "descendant")
)  # fmt: skip
_KIN = frozenset(
    ("brother", "cousin", "daughter", "father", "fiancé", "fiancée", "grandfather", "grandmother",
     "grandson", "husband",
     "mother", "nephew", "niece", "partner", "sister", "son", "uncle", "wife", "widow")
)  # fmt: skip
# Whom somebody has one of at a time, or speaks of as one.
_RELATED = frozenset(
    ("accomplice", "adversary", "ally", "boss", "challenger", "client", "co-author", "co-driver", "colleague",
     "companion", "competitor", "counterpart", "critic", "deputy", "employer", "friend", "guest", "heir", "host",
     "lawyer", "mentor", "neighbor", "neighbour", "opponent", "partner", "predecessor", "pupil", "rival", "roommate",
     "running-mate", "student", "subordinate", "substitute", "successor", "superior", "teacher", "teammate")
)  # fmt: skip
_HOLDING = frozenset(("acting", "current", "deputy", "fellow", "former", "incumbent", "interim", "outgoing", "retired"))
_OPENERS = ('"', "“", "”", ":", ";", "—", "–")
_AT = frozenset(("to", "on", "in", "for", "with", "at", "after", "from", "by", "during", "over", "before"))


def unended_people(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that ends an apposition of a person."""
    tokens = context.tokens
    for opener in context.fresh_places(APPOSED_PERSON):
        comma = opener - 1
        start, end = context.sentence_of(comma)
        if comma <= start or tokens[end - 1].text[0].isalnum():
            continue
        index = None
        if _is_person(context, start, comma) and _is_office(tokens, opener, end):
            index = _behind_office(context, opener, (start, end))
        elif is_noun_phrase(tokens[start:comma]):
            index = _behind_name(tokens, opener, (start, end))
        if index is not None:
            yield index, _SURE


def _may_appose(word: str) -> bool:
    return word in _DETERMINERS or (word[0].isalpha() and not is_function(word))


APPOSED_PERSON = Pair(is_comma, _may_appose)
WATCHES = (APPOSED_PERSON,)


def _is_person(context: Context, start: int, comma: int) -> bool:
    """Whether somebody's name ends right before the comma: a given name and a surname, or a name behind an office."""
    tokens, last = context.tokens, comma - 1
    if not tokens[last].is_capitalised or is_role(tokens[last].text) or is_function(tokens[last].text):
        return False
    name = name_start(tokens, last, start)
    if any(is_given_name(token.text) for token in tokens[name:last]):
        return True
    titled = name > start and tokens[name - 1].text.islower() and is_role(tokens[name - 1].text)
    known = context.names is not None and context.names.find(tokens[last].text) is not None
    return known and (titled or last > name)


def _may_be_office(word: str) -> bool:
    return word in _HOLDING or is_role(word) or is_a(word, "callings", "trades")


def _is_office(tokens: Sequence[Token], opener: int, end: int) -> bool:
    """Whether what somebody is begins at ``opener``: "head of", "the former deputy mayor of"; no name behind it."""
    for at in range(opener, min(end - 1, opener + _HEAD)):
        token = tokens[at]
        if at > opener and (is_function(token.text) or not token.is_word):
            return False
        if (is_role(token.text) or is_a(token.text, "trades")) and token.text.islower():
            following = tokens[at + 1].text
            if not is_role(following) and not is_a(following, "trades"):
                return following in ("of", "for", "at", "in", "with")
    return False


def _behind_office(context: Context, opener: int, sentence: tuple[int, int]) -> int | None:
    """Where the clause goes on behind the office of the person before ``opener``."""
    tokens, (start, end) = context.tokens, sentence
    if _goes_on_with_names(tokens, opener, end):
        return None
    name = name_start(tokens, opener - 2, start)
    if is_noun_phrase([token for token in tokens[start : opener - 1] if token.text != "."]) or _begins(
        tokens, name, start
    ):
        verb = left_verb(tokens, opener + 2, end, plural=False)
        if verb is not None and closing_comma(tokens, verb, end) is None:
            return verb
        return None
    return _by_source(context, opener, end)


def _begins(tokens: Sequence[Token], name: int, start: int) -> bool:
    """Whether the name stands right behind a comma that ends a clause or a setting, not another name."""
    if name - 1 <= start or tokens[name - 1].text != ",":
        return False
    words = tokens[start : name - 1]
    clause = any(token.text.islower() and is_finite(token.text) for token in words)
    return (clause or is_a(words[0].text, "prepositions")) and not any(token.text in _OPENERS for token in words)


def _goes_on_with_names(tokens: Sequence[Token], opener: int, end: int) -> bool:
    """Whether another person is joined to the office: "head of the mill and Lev Orlov said"."""
    for at in range(opener, min(end - 2, opener + _REACH)):
        if tokens[at].text == "," or (
            at > opener and tokens[at].text.islower() and is_a(tokens[at].text, "auxiliaries")
        ):
            return False
        if tokens[at].text == "and" and not is_count(tokens[at - 1].text):
            following = tokens[at + 1].text
            if following.lower() in _DETERMINERS or is_role(following) or is_given_name(following):
                return True
    return False


def _by_source(context: Context, opener: int, end: int) -> int | None:
    """The preposition behind a name that ends the office of an object, where the original has its comma."""
    tokens = context.tokens
    sentence = source_sentence(context, opener) if context.aligned.source is not None else None
    if sentence is None:
        return None
    first = sentence.comma_behind(tokens[opener - 2].text)
    for at in range(opener + 2, min(end - 1, opener + _REACH)):
        token, before = tokens[at], tokens[at - 1]
        if not before.text[0].isalnum() or (before.text.islower() and is_finite(before.text)):
            return None
        if before.is_capitalised and token.text in _AT:
            closing = sentence.comma_behind(before.text)
            if first is not None and closing is not None:
                closed = any(each.start == first and each.end == closing for each in inserts(sentence))
                before_it = any(place < first for place, _ in sentence.spots(tokens[at + 1].text))
                return at if closed and not before_it and closing_comma(tokens, at, end) is None else None
    return None


def _behind_name(tokens: Sequence[Token], opener: int, sentence: tuple[int, int]) -> int | None:
    """The verb right behind the name in "The mill's chief engineer, Timur Saidov told": the office is the subject."""
    start, end = sentence
    office = [token.text for token in tokens[start : opener - 1]]
    head = next((at for at, word in enumerate(office) if at and word in ("of", "for", "in", "at")), len(office)) - 1
    owned = office[0].lower() in _DEFINITE or any(word.endswith(("'s", "’s")) for word in office[:head])
    kin = head == 1 and office[0].lower() in ("his", "her", "their", "my", "our") and office[head] in _KIN
    related = office[0].lower() != "the" and office[head] in _RELATED
    known = kin or related or (is_role(office[head]) and office[head] not in _FRONTED)
    if not owned or not known or not office[head].islower():
        return None
    name = opener
    while name < end and tokens[name].text.islower() and _may_be_office(tokens[name].text):
        name += 1
    verb = name
    while verb < end and tokens[verb].is_capitalised and tokens[verb].is_word:
        verb += 1
    titled = (
        name > opener and verb - name == 2 and word_at(tokens, name - 1) not in _HOLDING
    )  # "incumbent mayor Ion Tudor"
    if verb - name < 2 or verb + 1 >= end or not (titled or is_given_name(tokens[name].text)):
        return None
    word, following = tokens[verb].text, word_at(tokens, verb + 1)
    finite = word.islower() and (is_finite(word) or is_third_person(word)) and not is_role(word)
    described = (is_participle(word) and following == "by") or is_a(word, "states")
    if not finite or described or not following[0].isalnum() or closing_comma(tokens, verb, end) is not None:
        return None
    return verb
