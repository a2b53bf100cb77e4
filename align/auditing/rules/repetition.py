"""The same said twice: ``called the call``, ``adopted the adopted law``, ``of of``, a whole sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, count, islice
from operator import eq

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token, tokenize
from align.auditing.lexicon import is_a, is_finite, is_function, is_past, is_regular_past, is_third_person
from align.auditing.repeating.echoes import MAY_ECHO, echoes
from align.auditing.repeating.kindred_subjects import MAY_BE_KIN, kindred_subjects
from align.auditing.repeating.repeated import repeated_sentences
from align.auditing.repeating.said_again import SAID_AGAIN, spans
from align.auditing.repeating.told_twice import ESTIMATED, TIMES, VAGUE, told_twice
from align.auditing.rule import Example, Mark, Rule
from align.auditing.stems import stems_of
from align.auditing.watching import Pair

_REACH = 5
_NEAR, _WHOLE = 3, 12  # words between two of the original that begin alike
_SHORTEST_STEM = 3
_LEAST_KIN, _LEAST_BESIDE, _AGENT = 5, 4, 10
_AGENTS = ("er", "or", "ers", "ors", "ant", "ants", "ent", "ents")


def check(context: Context) -> Iterator[Mark]:
    """A verb is repeated as its own object, a small word is doubled, or a sentence stands there twice.

    Not where the source repeats it too.
    """
    yield from _doubled(context)
    yield from _stems(context)
    yield from _kin(context)
    yield from _echoes(context)
    for segment, message, confidence in repeated_sentences(context):
        yield Mark(segment.start, segment.end, message, "", confidence)
    for start, end in told_twice(context):
        if not context.protected(start, end):
            yield Mark(start, end, f"“{context.text[start:end]}” says what the sentence has said", None, 0.8)


def _doubled(context: Context) -> Iterator[Mark]:
    tokens, texts = context.tokens, context.texts
    for index in compress(count(), map(eq, texts, islice(texts, 1, None))):
        token, following = tokens[index : index + 2]
        if context.text[token.end : following.start] != " ":
            continue
        if _never_doubled(token.text) or (_hardly_doubled(token.text) and not _source_repeats(context, token)):
            yield Mark(token.start, following.end, f"“{token.text}” is doubled", token.text, 0.9)


def _never_doubled(word: str) -> bool:
    return word.islower() and is_a(word, "never_doubled")


def _hardly_doubled(word: str) -> bool:
    """Whether a word of some length is never doubled, for emphasis or in two parts of speech ("that that")."""
    return len(word) >= _LEAST_BESIDE and word.isalpha() and word.islower() and not is_a(word, "emphatic", "doubled")


def _stems(context: Context) -> Iterator[Mark]:
    tokens, texts = context.tokens, context.texts
    for index in (place - 1 for place in context.places(_MAY_ECHO)):
        token, beginning = tokens[index], texts[index][:_SHORTEST_STEM]
        if not any(text.startswith(beginning) for text in texts[index + 2 : index + 1 + _REACH]):
            continue
        if texts[index + 1] == token.text and _never_doubled(token.text):
            continue
        if (last := _echo(tokens, index)) is not None and not _source_repeats(context, token):
            span = context.text[token.start : tokens[last].end]
            yield Mark(token.start, tokens[last].end, f"“{span}” says the same twice", None, 0.8)


def _is_verb(word: str) -> bool:
    return word.islower() and bool(_verb_stems(word))


def _may_open_object(word: str) -> bool:
    return _leads_on(word.lower())


# A verb whose object may be made of it.
_MAY_ECHO = Pair(_is_verb, _may_open_object)


def _kin(context: Context) -> Iterator[Mark]:
    """A verb beside a noun or verb of its own stem: participants participated; recalled, recalling; presented by ..."""
    tokens = context.tokens if context.aligned.source is not None else ()
    for index in range(1, len(tokens)):
        token = tokens[index]
        if (
            not token.text.islower()
            or len(token.text) < _LEAST_KIN
            or not (_verb_like(token.text, tokens[index - 1].text) or token.text == f"{tokens[index - 1].text}s")
        ):
            continue
        other = _kindred(tokens, index)
        if other is None or _source_repeats(context, token):
            continue
        first, last = tokens[min(other, index)], tokens[max(other, index)]
        if "\n" not in context.text[first.start : last.end] and not context.protected(first.start, last.end):
            span = context.text[first.start : last.end]
            yield Mark(first.start, last.end, f"“{span}” says the same twice", None, 0.75)


def _echoes(context: Context) -> Iterator[Mark]:
    """A verb and its noun with something between: the organizers are organizing, begun to begin, won four wins."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    again = spans(tokens, context.places(SAID_AGAIN))
    subjects = list(kindred_subjects(tokens, context.places(MAY_BE_KIN)))
    for first, last in (*echoes(tokens, context.places(MAY_ECHO)), *again, *subjects):
        start, end = tokens[first].start, tokens[last].end
        span, reach = context.text[start:end], _WHOLE if (first, last) in subjects else _NEAR
        repeats = _source_repeats(context, tokens[last], reach)
        if "\n" not in span and not context.protected(start, end) and not repeats:
            yield Mark(start, end, f"“{span}” says the same twice", None, 0.75)


def _kindred(tokens: Sequence[Token], index: int) -> int | None:
    """The word of the same stem: the subject before, the agent behind "by", the same verb behind a comma."""
    stems = stems_of(tokens[index].text)
    before = tokens[index - 1].text
    verb = is_past(tokens[index].text) or is_third_person(tokens[index].text)
    if before.islower() and verb and _same(stems, before, _LEAST_BESIDE) and _is_subject(tokens, index - 1):
        return index - 1
    if before.islower() and tokens[index].text == f"{before}s" and _is_own_subject(tokens, index):
        return index - 1
    if before in ("will", "would", "must", "can", "may") and index > 1 and _same(stems, tokens[index - 2].text):
        return index - 2 if _is_subject(tokens, index - 2) else None
    if word_at(tokens, index - 1) == "," and tokens[index].text.endswith("ing") and index > 1:
        return index - 2 if is_past(tokens[index - 2].text) and _same(stems, tokens[index - 2].text) else None
    if is_regular_past(tokens[index].text):
        for at in range(index + 1, min(len(tokens) - 1, index + _AGENT)):
            if not tokens[at].is_word:
                return None
            if tokens[at].text == "by":
                agent = at + 1 + is_a(word_at(tokens, at + 1), "determiners")
                found = agent < len(tokens) and tokens[agent].text.islower() and _same(stems, tokens[agent].text)
                return agent if found and tokens[agent].text.endswith(_AGENTS) else None
    return None


def _verb_like(word: str, before: str) -> bool:
    return (
        is_past(word)
        or word.endswith("ing")
        or is_third_person(word)
        or before in ("will", "would", "must", "can", "may")
    )


def _is_own_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words are a noun with a possessive or an article and its verb: "the plan plans a park"."""
    owner, following = word_at(tokens, index - 2), word_at(tokens, index + 1)
    owned = owner.endswith(("'s", "’s", "s'", "s’", "'", "’")) or is_a(owner, "determiners")
    return owned and following[:1].isalpha() and not is_a(following, "auxiliaries")


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a noun with an article or the like, or a plural: "the warning", "participants"."""
    return is_a(word_at(tokens, at - 1), "determiners") or tokens[at].text.endswith("s")


def _same(stems: frozenset[str], word: str, least: int = _LEAST_KIN) -> bool:
    """Whether the words share a stem of some length."""
    ours = {stem for stem in stems_of(word) if len(stem) >= least}
    return any(len(stem) >= least and stem in ours for stem in stems)


def _echo(tokens: Sequence[Token], index: int) -> int | None:
    """The last token of a verb's object that is made of the verb itself; None where there is none."""
    before = tokens[index - 1] if index else None
    stems = _verb_stems(tokens[index].text)
    if not stems or not _leads_on(word_at(tokens, index + 1)):
        return None
    if not is_past(tokens[index].text) and not (
        before and (before.is_capitalised or is_a(before.text, "subject_pronouns", "relatives"))
    ):
        return None  # "tests the test": a noun
    for place in range(index + 1, min(len(tokens), index + 1 + _REACH)):
        word = tokens[place].text
        if place > index + 1 and word.islower() and stems & stems_of(word) and _is_object(tokens, place):
            return place + _modifies(tokens, place)
        if is_a(tokens[place - 1].text, "determiners") and word.islower() and not is_function(word):
            noun = word_at(tokens, place + 1)  # "addressed a warm address"
            return place + 1 if noun.islower() and stems & stems_of(noun) else None
        if not _leads_on(word):
            return None
    return None


def _leads_on(word: str) -> bool:
    """Whether the word may stand between a verb and the noun of its object."""
    return is_a(word, "determiners", "prepositions") or word in ("him", "them", "her", "us", "me", "it")


def _is_object(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word is, or belongs to, a noun with an article or a pronoun of its own."""
    return is_a(tokens[place - 1].text, "determiners") and tokens[place - 1].text not in ("no", "some", "any", "each")


def _modifies(tokens: Sequence[Token], place: int) -> int:
    """1 where the word is a participle before its noun (``adopted law``), else 0."""
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    noun = following.islower() and not is_a(following, "determiners", "prepositions", "conjunctions", "auxiliaries")
    return int(is_regular_past(tokens[place].text) and noun)


def _verb_stems(word: str) -> frozenset[str]:
    """The stems of a finite verb; empty for any other word."""
    if len(word) < 4 or is_a(word, "auxiliaries") or not (is_finite(word) or is_third_person(word)):
        return frozenset()
    return stems_of(word)


def _source_repeats(context: Context, token: Token, reach: int = _NEAR) -> bool:
    """Whether two words near each other in the original begin alike."""
    bead = context.bead_at(token.start)
    return bead is not None and any(_alliterates(segment.text, reach) for segment in context.source_of(bead))


@lru_cache(maxsize=256)
def _alliterates(text: str, reach: int) -> bool:
    words = [one.text.lower() for one in tokenize(text) if one.is_word]
    return any(
        len(word) > _SHORTEST_STEM and any(other[:4] == word[:4] for other in words[index + 1 : index + 1 + reach])
        for index, word in enumerate(words)
    )


RULE = Rule(
    name="repetition",
    severity="note",
    fix="review",
    mqm="Awkward",
    check=check,
    bad=(
        Example("On the radio he [called the call] “useful”.", "V rozhlase označil hovor za „užitečný“."),
        Example("The council [approved the approved plan] on Monday."),
        Example("She [thanked him for the thanks] and left."),
        Example("The mayor [addressed a warm address] to the guests."),
        Example("He issued a [warning warning] of fires."),
        Example("It is part [of of] the plan."),
        Example("The [participants participated] in the race.", "Účastníci závodili."),
        Example("The region's [budget budgets] for new schools.", "Kraj v rozpočtu počítá s novými školami."),
        Example("It was [presented at noon by presenter] Vrba.", "V poledne ji uvedl moderátor Vrba."),
        Example("The [deciding goal was decided] by Vanat.", "O výhře rozhodl Vanat."),
        Example("The [raid that raided] the town took two lives.", "Nálet na město si vyžádal dva životy."),
        Example("The [release of releasing] the album was put off.", "Vydání alba odložili."),
        Example("The [guide guiding] the group was late.", "Průvodce skupiny se opozdil."),
        Example("She voiced the [hope that she hoped] for rain.", "Vyslovila naději v déšť."),
        Example("He spoke of the [fear that he feared] a war.", "Vyslovil obavu z války."),
        Example("The count will be repeated [again once more] in May.", "Sčítání se bude v květnu opakovat."),
        Example("The deal was [extended again by an extension].", "Dohodu opět prodloužili."),
        Example("The [exhibition in the hall will exhibit] forty works.", "Výstava představí čtyřicet děl."),
        Example("The bridge was closed on Friday night. It rains. [The bridge was closed on Friday night.]"),
    ),
    good=(
        Example("He had had enough of what that that man said."),
        Example("Time and again he said it. The process of processing it took long.", "Říkal to často. Trvalo to."),
        Example("They answered the call and called the mayor."),
        Example("The reported reports were reported by reporters."),
        Example("Defenses shot down 25 drones over the region. Defenses shot down 14 drones over the region."),
        Example("Turnout in the first district was 41%. It rains. Turnout in the first district was 52%."),
        Example("They lost three of their trucks near the bridge. They lost four of their trucks near the bridge."),
        Example("10:15 The keeper saves for the 2nd time.\n\n11:40 The keeper saves for the 3rd time."),
    ),
    watches=(_MAY_ECHO, MAY_ECHO, SAID_AGAIN, MAY_BE_KIN, TIMES, VAGUE, ESTIMATED),
)
