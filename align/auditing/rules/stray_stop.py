"""A full stop where no sentence ends: between an office and the name, doubled, or where the network doubts it."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.lexicon import is_a, is_role
from align.auditing.rule import Example, Mark, Rule
from align.auditing.stopping import learned_stops
from align.auditing.stopping.doubled_stops import doubled
from align.auditing.stopping.inner_stops import inner_stops
from align.auditing.stopping.sides import ALIKE, opening_word
from align.auditing.stopping.stops import BEHIND_WORD, is_office, mentions, misplaced, opens_sentence
from align.types import Segment

_BAR = 0.7  # below, the English alone does not say enough
_SHORT = 3  # a conjunction or a preposition
_LONGEST = 40
_MISPLACED = 0.6


def check(context: Context) -> Iterator[Mark]:
    """A full stop stands between an office or trade and the name of the person.

    The original decides where it has the name: behind a word inside a sentence, the stop is wrong; only at the
    beginning of sentences, it is right. Without it, the stop is wrong where one of its sides is no sentence.
    """
    from align.segment.stray import stray_stops

    yield from _doubted(context)
    yield from doubled(context)
    yield from misplaced(context)
    yield from inner_stops(context)
    seen: dict[str, bool] = {}
    strays = stray_stops(context.text)
    yield from _by_source(context, {stop.offset for stop in strays})
    for stop in strays:
        index = context.token_at(stop.offset - 1)
        word = context.tokens[index]
        if word.end != stop.offset or context.protected(word.start, stop.offset + 1):
            continue
        confidence, evidence = _weigh(context, index, stop.confidence, seen)
        if confidence and _has_subject(context, index):
            confidence = min(confidence, _MISPLACED)
        if confidence:
            yield Mark(
                word.start,
                stop.offset + 1,
                f"the full stop parts “{word.text}” from the name behind it",
                word.text,
                confidence,
                {"reason": stop.reason, **evidence},
            )


def _has_subject(context: Context, index: int) -> bool:
    """Whether a verb of saying has its subject before it, so that the name behind the stop cannot be it.

    "The head of the region said. Jana Veselá." wants more than the stop to go.
    """
    return bool(index) and is_a(context.tokens[index].text, "reporting") and context.tokens[index - 1].is_word


def _doubted(context: Context) -> Iterator[Mark]:
    """Stops that the punctuation network takes for none."""
    for doubt in learned_stops.stray_stops(context):
        word, stop = context.tokens[doubt.place - 1 : doubt.place + 1]
        if not context.protected(word.start, stop.end):
            sure = min(doubt.confidence, _MISPLACED) if _has_subject(context, doubt.place - 1) else doubt.confidence
            ends = "ends no sentence" if sure > _MISPLACED else "may end no sentence"
            message = f"the full stop behind “{word.text}” {ends}"
            yield Mark(word.start, stop.end, message, word.text + "," * doubt.comma, sure)


def _by_source(context: Context, known: set[int]) -> Iterator[Mark]:
    """A stop that the English alone does not give away: the original has the full name right behind a word."""
    tokens, source = context.tokens, context.aligned.source
    if source is None or context.names is None:
        return
    for index in (place + 1 for place in context.places(is_office) if place + 4 < len(tokens)):
        word, stop, first, second = tokens[index - 1 : index + 3]
        rank = second.is_capitalised and is_role(first.text)  # Director. General Jan Vrba
        follower = tokens[index + 1]
        if rank:
            first, second = second, tokens[index + 3]
        if stop.text != "." or stop.start in known or word.end != stop.start:
            continue
        if not (first.is_capitalised and second.is_capitalised):
            continue
        if context.text[stop.end : follower.start] != " " or context.text[first.end : second.start] != " ":
            continue
        found = [context.names.find(token.text) for token in (first, second)]
        if not all(match and match.score >= ALIKE for match in found) or context.protected(word.start, stop.end):
            continue
        name = found[0].source if found[0] else ""
        near = mentions(source.text, name, _aligned_segments(context, first.start))
        if rank and any(opens_sentence(source.text, _word_before(source.text, place)) for place in near):
            continue  # Premiéra doprovázel ministr. Kancléř Merz
        if near and all(near.values()) and all(_follows_word(source.text, place) for place in near):
            message = f"the full stop parts “{word.text}” from the name behind it"
            yield Mark(word.start, stop.end, message, word.text, 0.95, {"reason": "source", "source": name})


def _weigh(context: Context, index: int, alone: float, seen: dict[str, bool]) -> tuple[float, dict[str, str]]:
    """How certainly the stop behind token ``index`` is wrong (``alone``: by the English), and the evidence."""
    name = context.tokens[min(index + 2, len(context.tokens) - 1)]
    match = context.names.find(name.text) if context.names is not None else None
    source = context.aligned.source
    if opener := opening_word(context, index + 1):
        return 0.0, {"source": opener}
    if match is None or source is None:
        return alone, {}
    evidence = {"source": match.source}
    near = mentions(source.text, match.source, _aligned_segments(context, name.start))
    if near:
        certain = all(near.values()) and (alone >= _BAR or all(_follows_word(source.text, place) for place in near))
        return (0.98 if certain else min(alone, _BAR) if any(near.values()) else 0.0), evidence
    if match.source not in seen:
        seen[match.source] = any(mentions(source.text, match.source, ()).values())
    if not seen[match.source]:
        return 0.0, evidence
    return (max(alone, 0.93) if alone >= _BAR else alone), evidence


def _aligned_segments(context: Context, offset: int) -> tuple[Segment, ...]:
    bead = context.bead_at(offset)
    return context.source_of(bead) if bead else ()


def _word_before(text: str, place: int) -> int:
    """Where the word begins that stands before ``place``."""
    start = max(0, place - _LONGEST)
    before = text[start:place].rstrip()
    return start + len(before) - len("".join(before.split()[-1:]))


def _follows_word(text: str, place: int) -> bool:
    """Whether an office may stand right before the name: a word of some length, or an abbreviation, and no comma."""
    before = text[max(0, place - _LONGEST) : place]
    word = before.split()[-1] if before.endswith((" ", "\u00a0")) and before.strip() else ""
    return word.isalpha() and (len(word) > _SHORT or word.isupper())


RULE = Rule(
    name="stray-stop",
    severity="warning",
    fix="auto",
    mqm="Punctuation",
    check=check,
    bad=(
        Example(
            "It was opened by Interior [Minister.] Jana Veselá in Brno.",
            "Otevřela ho ministryně vnitra Jana Veselá v Brně.",
            fixed="It was opened by Interior Minister Jana Veselá in Brno.",
        ),
        Example(
            "According to regional [governor.] Oleg Savelyev, it is open.",
            "По словам губернатора области Олега Савельева, он открыт.",
            "ru",
            "According to regional governor Oleg Savelyev, it is open.",
        ),
        Example("They left on [Monday..] It rained.", fixed="They left on Monday. It rained."),
        Example("In the first [week,.] it rained.", fixed="In the first week, it rained."),
        Example("On [Friday.], it rained.", fixed="On Friday, it rained."),
        Example(
            "The World Health [Organization.] (WHO) was there.", fixed="The World Health Organization (WHO) was there."
        ),
        Example("It rained.\n[. The] road is closed.", fixed="It rained.\nThe road is closed."),
        Example("The [mayor.] of Tula spoke first.", fixed="The mayor of Tula spoke first."),
        Example("Jana Veselá, [director.] since 2019, left.", fixed="Jana Veselá, director since 2019, left."),
        Example(
            "The dam holds, Energy [Minister.] Jana Veselá said.",
            fixed="The dam holds, Energy Minister Jana Veselá said.",
        ),
    ),
    good=(
        Example(
            "They were met by the president. Jana Veselá spoke about the bridge.",
            "Přivítal je prezident. Jana Veselá mluvila o mostu.",
        ),
        Example("At 5 p.m., Acme Inc., his firm etc., and so on... He left (at last). (He was late.)"),
        Example("He met Gov. Mark Smith in St. Petersburg."),
    ),
    watches=(is_office, BEHIND_WORD),
)
