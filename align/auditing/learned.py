"""What commas the punctuation network finds, weighed against the original and its fresh translation.

The network's probabilities stand for classes only (certain, likely, none), so that their last digits, which differ from
one processor to another, never show in a finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.auditing.clauses import closing_comma, is_defining, name_start
from align.auditing.commas.fresh_closings import is_open, is_small_verb
from align.auditing.commas.half_pairs import closes_half, opens_half
from align.auditing.commas.openings import may_be_answered, opens_with_clause
from align.auditing.commas.own_subjects import may_be_verb
from align.auditing.commas.speeches import is_saying
from align.auditing.commas.witnesses import fresh_comma
from align.auditing.context import Context
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_past, is_role
from align.auditing.phrases import clause_verb
from align.auditing.tokens import Token, parts_of

CERTAIN, LIKELY = 0.96, 0.6  # the confidences that are given
NEVER = 2.0  # above any probability
_GLUED = 0.9  # from here on a comma belongs between two words that were one
_OPENING = 6  # tokens
_FAR = 40  # tokens that are looked back over
_AROUND = 300  # characters either side that decide about a comma between words that were one
_NAMING = 5  # tokens from a verb of naming to what somebody is named
_SEEING = frozenset(("saw", "see", "sees", "heard", "hears", "watched", "caught", "found", "filmed", "showed", "shows"))
_DEGREES = frozenset(("however", "whatever", "whoever", "whichever", "wherever"))
_NUMBERS = ("no", "nos", "nr", "number", "numbers", "№", "#")
_SINCE = ("from", "since", "until")
_COUNTS = frozenset(("two", "three", "four", "five", "six", "ten", "just", "only", "last", "next", "later"))


class Bars(NamedTuple):
    """From which probability on something is certainly, and likely, wrong."""

    certain: float
    likely: float


# By what stands around the gap: "who" and "and", where the sentence alone seldom tells whether a comma belongs, and
# verbs and prepositions where no insertion is open; two capitals; behind an opening such as "On Monday", where many
# write none; behind a clause that opens the sentence ("Although"), where one belongs ("unclear": unless a noun goes
# on); else "".
_COMMA = {
    "joint": Bars(NEVER, 0.985),
    "names": Bars(NEVER, 0.97),
    "opening": Bars(NEVER, 0.97),
    "fronted": Bars(0.75, 0.5),
    "unclear": Bars(NEVER, 0.7),
    "": Bars(0.985, 0.93),
}
# The same where the fresh translation has a comma between the same two words.
_AGREED = {
    "joint": Bars(NEVER, 0.9),
    "names": Bars(0.9, 0.5),
    "opening": Bars(NEVER, 0.75),
    "fronted": Bars(0.5, 0.35),
    "unclear": Bars(0.9, 0.5),
    "": Bars(0.6, 0.35),
}
_LEAST = 0.35
# What opens a clause that may end its sentence without a comma.
_ENDING_CLAUSES = frozenset(("if", "when", "because", "before", "after", "until", "unless", "that", "than", "since"))
_JOINING = frozenset(("and", "but", "that", "because", "so"))
_TIMES = frozenset(("Last", "Next", "This", "That", "Every", "Each", "Two", "Three", "Four", "Five", "Six", "Ten"))
_SHORT = 3  # words
_JOINTS = frozenset(("and", "or", "but", "nor", "as", "so", "yet"))


def lost_commas(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the network misses a comma."""
    tokens, chances = context.tokens, context.punctuation.commas
    for at in (chances > _LEAST).nonzero()[0].tolist():
        if at + 1 >= len(tokens) or not tokens[at].text[0].isalnum() or not tokens[at + 1].text[0].isalnum():
            continue
        if tokens[at + 1].text in _ENDING_CLAUSES or _is_free(context, at) or _is_rank(tokens, at):
            continue
        agreed = fresh_comma(context, at + 1)
        bars = (_AGREED if agreed else _COMMA)[_kind(context, at)]
        chance = float(chances[at])
        denied = bool(context.aligned.translations) and not agreed  # no proposal against the fresh translation
        if chance > (bars.certain if denied else bars.likely) and not _may_go_on(context, at + 1):
            titled = _is_titled(tokens, at)
            if opens_half(context, at) or (titled and (at == 0 or not tokens[at - 1].is_word)):  # "Driver Josef Kos"
                continue
            sure = chance > bars.certain and not titled and not closes_half(context, at)
            if sure or not context.aligned.translations:  # with a translation, two of fourteen likely ones were right
                yield at + 1, CERTAIN if sure else LIKELY


def _is_free(context: Context, at: int) -> bool:
    """Whether many leave the comma out: behind few words of time or place, and behind "but according to a source".

    "After his speech Vrba left", "Last year 40 people came"; "Because he left" is a clause and no such phrase.
    """
    tokens, (start, _) = context.tokens, context.sentence_of(at)
    comma = bisect_left(context.commas, at) - 1
    first = max(start, context.commas[comma] + 1 if comma >= 0 else 0)
    joined = tokens[first].text in _JOINING and first < at
    opening = tokens[first + joined : at + 1]
    if not opening or not all(each.is_word or each.text.isdecimal() for each in opening):
        return False
    if joined and is_a(opening[0].text, "prepositions", "openers"):
        return not any(each.text.islower() and is_finite(each.text) for each in opening)
    timed = is_a(opening[0].text, "prepositions") or opening[0].text in _TIMES
    short = first == start and len(opening) <= _SHORT and timed
    return short and not any(each.text.islower() and is_past(each.text) for each in opening[1:])


def _is_titled(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token may be somebody's title, and a name follows."""
    word = tokens[at].text
    return tokens[at + 1].is_capitalised and (is_role(word) or is_a(word, "trades", "callings"))


def _is_rank(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number says which one it is, and what it numbers may follow: "World No. 1 Jannik Sinner"."""
    first = at - 1 - (at > 0 and tokens[at - 1].text == ".")
    return tokens[at].text.isdecimal() and first >= 0 and tokens[first].text.lower() in _NUMBERS


def _kind(context: Context, at: int) -> str:
    """What stands around the gap behind token ``at``: a key of the tables of bars."""
    before, behind = context.tokens[at : at + 2]
    parted = is_small_verb(behind.text) and not is_open(context, at + 1)  # a subject and its verb
    added = behind.text.islower() and is_a(behind.text, "prepositions") and not is_open(context, at + 1)
    if parted or added or is_a(behind.text, "relatives") or behind.text in _JOINTS:
        return "joint"
    if before.is_capitalised and not behind.text[0].islower():
        return "names"
    if _behind_clause(context, at):
        answered = may_be_answered(context.tokens, at + 1, context.sentence_of(at)[1])
        if is_a(behind.text, "determiners", "subject_pronouns"):  # "If he sells the barn the firm built, we leave"
            return "joint" if answered else "fronted"
        if not answered:
            return "unclear"
    return "opening" if _behind_opening(context, at) else ""


def _may_go_on(context: Context, behind: int) -> bool:
    """Whether what follows may well belong to the word before without a comma, as the network cannot tell.

    "It was Veselá who", "a baker in Kladno who", "drivers who"; "named Veselá the best coach"; "made rules stricter";
    "saw Veselá leaving"; "however hard"; "In March, Veselá told"; "said earlier the head of".
    """
    tokens = context.tokens
    start, _ = context.sentence_of(behind)
    word, last = tokens[behind].text.lower(), tokens[behind - 1]
    comma = bisect_left(context.commas, behind) - 1
    first = max(start, context.commas[comma] + 1 if comma >= 0 else 0)
    before = tokens[max(first, behind - _FAR) : behind]
    if word == "but":  # "not in Perm but in Tver", "praised it but warned": no clause follows
        return clause_verb(tokens, behind + 1, context.sentence_of(behind)[1]) is None
    if is_a(word, "relatives"):
        whole = (
            last.is_capitalised
            and behind - 1 > start
            and not any(token.text.lower() in ("a", "an") for token in before)
        )
        return not whole or is_defining(tokens, name_start(tokens, behind - 1, start), start)
    named = any(is_a(token.text, "naming") for token in before[-_NAMING:])
    if is_a(word, "determiners"):
        return named or _is_inverted(before) or _is_qualified(context, behind)
    if named and _may_describe(tokens[behind].text):
        return True
    if word.endswith("ing"):
        return any(token.text in _SEEING for token in before[-_NAMING:])
    capitals = all(token.is_capitalised or token.text == "." for token in before)
    opened = first > start and is_a(tokens[start].text.lower(), "prepositions", "determiners", "adverbs")
    return last.text.lower() in _DEGREES or (capitals and opened and is_finite(word))


def _may_describe(word: str) -> bool:
    """Whether the word may say what something is made or called: "made the rules stricter", "found it empty"."""
    return word.islower() and not (is_function(word) or is_adverb(word) or is_finite(word) or word.endswith("ing"))


def _is_inverted(before: Sequence[Token]) -> bool:
    """Whether a verb of saying and an adverb stand last, so that a subject may follow: "he left, said earlier"."""
    return len(before) > 1 and is_adverb(before[-1].text) and is_saying(before[-2].text)


def _is_qualified(context: Context, article: int) -> bool:
    """Whether what somebody is stands here between commas: "Veselá, since 2015 the head of", "incidentally a poet"."""
    tokens = context.tokens
    start, end = context.sentence_of(article)
    first = article - 1
    if not is_adverb(tokens[first].text) or tokens[first - 1].text in _SINCE:
        first -= 1
    opened = first > start and (is_adverb(tokens[first].text) or tokens[first].text in _SINCE)
    before = tokens[first - 1 - (tokens[first - 1].text == ",")] if opened else None
    return before is not None and before.is_capitalised and closing_comma(tokens, article, end) is not None


def _behind_clause(context: Context, at: int) -> bool:
    """Whether all before, without a comma, is what "Although" or "According to" at the sentence's begin opens."""
    tokens = context.tokens
    start, _ = context.sentence_of(at)
    first = bisect_left(context.commas, start)
    parted = first < len(context.commas) and context.commas[first] <= at
    fronted = at > start + 1 and not parted and opens_with_clause(tokens, start)
    if fronted and is_a(tokens[start].text, "conjunctions") and is_a(tokens[start].text, "prepositions"):
        fronted = any(may_be_verb(tokens, place) for place in range(start + 2, at + 1))  # not "After the New Year"
    return fronted


def _behind_opening(context: Context, at: int) -> bool:
    """Whether all before is a short phrase that opens the sentence, and that many leave without a comma: On Monday."""
    start, _ = context.sentence_of(at)
    opening = context.tokens[start : min(at, start + _OPENING) + 1]
    if len(opening) > _OPENING or any(token.text == "," for token in opening):
        return False
    first = opening[0].text.lower()
    return is_a(first, "prepositions") or not first.isalpha() or first in _COUNTS


def parted_by_comma(context: Context, token: Token, cut: int) -> bool:
    """Whether the network wants a comma where a token is cut in two: ``Interfaxciting``.

    Verbs and "who" are left to grammar: they may follow a name with and without.
    """
    from align.punctuation import judge

    rest = token.text[cut:]
    if is_a(rest, "relatives") or is_finite(rest):
        return False
    text, at = context.text, token.start + cut
    start = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
    line = f"{text[start:at]} {text[at : at + _AROUND].partition(chr(10))[0]}"
    parts = parts_of(line)
    place = bisect_left(parts.starts, at - start) - 1
    return bool(judge(line, *parts).commas[place] > _GLUED)
