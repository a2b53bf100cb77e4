"""Somebody else says it in the English version than in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from align.auditing.acting.accounts import account_of_another, account_swapped, teller_swapped
from align.auditing.acting.acts import swapped_act
from align.auditing.acting.crossed import crossed_names
from align.auditing.acting.not_but import turned_contrast
from align.auditing.acting.owners import swapped_owner
from align.auditing.acting.sides import may_be_subject, turned
from align.auditing.attribution import Speaker, english_speakers, source_speakers
from align.auditing.context import Context, Token
from align.auditing.pronouns.gender import words
from align.auditing.rule import Example, Mark, Rule
from align.names import NameIndex
from align.types import Bead

_BOTH, _ABSENT = 0.85, 0.8
_LEAST_CONFIDENCE = 0.3
_LONGEST = 70
_GLUED = ("who", "whose", "which", "whom", "quoted", "said", "according", "told")  # the subject is not read for certain
_CLAUSE_END = re.compile(r"[,;:.!?“”\"\n](?!\d)")


def check(context: Context) -> Iterator[Mark]:
    """A statement changes sides: the subject of the verb of saying is another one than in the original.

    The original's speaker must stand elsewhere in the English sentence, or neither speaker may be in the other's
    sentence. Verbs are paired in order, only with their like, and only where both sides have as many.
    """
    source = context.aligned.source
    if source is None or context.aligned.english_origin == "translation":
        return
    for bead in context.aligned.beads:
        if bead.source_ids and bead.target_ids and bead.confidence >= _LEAST_CONFIDENCE:
            yield from _judge(context, bead, source.lang)
    for crossed in crossed_names(context):
        message = f"in the original it is “{crossed.source}”, and this one in the next sentence"
        yield Mark(crossed.start, crossed.end, message, None, _ABSENT, {"source": crossed.source}, review=True)


def _judge(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    segments = context.target_of(bead)
    tokens = context.tokens[context.token_at(segments[0].start) : context.token_at(segments[-1].end - 1) + 1]
    ours = list(english_speakers(tokens))
    text = " ".join(segment.text for segment in context.source_of(bead))
    theirs = list(source_speakers(text, lang))
    account = account_swapped(tokens, text, lang)
    if account is None and context.names is not None:
        account = account_of_another(tokens, text, lang, context.names)
    if account:
        start, end = tokens[account[0]].start, tokens[account[1] - 1].end
        message = f"“{context.text[start:end]}” names somebody else than the original"
        yield Mark(
            start, _clause_end(context.text, end), message, None, _ABSENT, {"source": text[:_LONGEST]}, review=True
        )
    if len(theirs) == 1 and (other := turned(tokens, theirs[0], text, lang)):
        yield _mark(context, tokens, (other.first, other.verb), theirs[0], _BOTH)
        return
    if place := _exchanged(tokens, text, lang):
        start, end = tokens[place[0]].start, tokens[place[1]].end
        message = "The original has these two the other way round"
        yield Mark(
            start, _clause_end(context.text, end), message, None, _BOTH, {"source": text[:_LONGEST]}, review=True
        )
        return
    if not ours or len(ours) != len(theirs):
        return
    for english, original in zip(ours, theirs, strict=True):
        alike = english.kinds & original.kinds
        confidence = _swapped(context, tokens, (english, original), text) if alike else 0.0
        if confidence:
            yield _mark(context, tokens, (english.first, english.verb), original, confidence)


def _exchanged(tokens: Sequence[Token], text: str, lang: str) -> tuple[int, int] | None:
    """The places of a first word and a verb (or denial) where two parties of the original have changed places."""
    if act := swapped_act(tokens, text, lang) or swapped_owner(tokens, text, lang):
        return act.first, act.verb
    return teller_swapped(tokens, text, lang) or turned_contrast(tokens, text, lang)


def _mark(
    context: Context, tokens: Sequence[Token], place: tuple[int, int], original: Speaker, confidence: float
) -> Mark:
    first, verb = place
    start = tokens[first].start
    stop = _CLAUSE_END.search(context.text, tokens[verb].end)
    spoken = _name_end(context, tokens, verb, original)
    far = max(tokens[verb].end, start + _LONGEST)
    end = spoken or min(stop.start() if stop else len(context.text), far)
    if 0 < end < len(context.text) and context.text[end - 1].isalnum() and context.text[end].isalnum():
        end = context.text.rfind(" ", tokens[verb].end, end) if " " in context.text[tokens[verb].end : end] else end
    said = " ".join(original.words) or original.role.partition(" ")[0]
    return Mark(
        start,
        start + len(context.text[start:end].rstrip()),
        f"in the original it is “{said}” who speaks",
        None,
        confidence,
        {"source": said},
        review=True,
    )


def _name_end(context: Context, tokens: Sequence[Token], verb: int, original: Speaker) -> int:
    """The end of the original's speaker where it stands behind the English verb, in its clause; 0 where it does not."""
    lang = context.aligned.source.lang if context.aligned.source else ""
    speaker = NameIndex((" ".join(("x", *original.words)),), lang)
    end = 0
    for token in tokens[verb + 1 :]:
        if not token.is_word or (end and not token.is_capitalised):
            break
        if token.is_capitalised and speaker.find(token.text):
            end = token.end
    return end


def _clause_end(text: str, start: int) -> int:
    """The end of the clause behind a comma, within some words."""
    stop = _CLAUSE_END.search(text, min(len(text), start + 1))
    end = stop.start() if stop else len(text)
    return end if end - start <= _LONGEST else start


def _swapped(context: Context, tokens: Sequence[Token], pair: tuple[Speaker, Speaker], text: str) -> float:
    """How certain it is that the two speakers are not the same; 0 where they may be."""
    english, original = pair
    if english.role or original.role:
        return _offices_swapped(tokens, english, original)
    lang = context.aligned.source.lang if context.aligned.source else ""
    speaker = NameIndex((" ".join(("x", *original.words)),), lang)
    if any(speaker.find(word) or speaker.longest_prefix(word) for word in english.words):
        return 0.0
    last = english.words[-1]
    if last.endswith(_GLUED):
        return 0.0
    if may_be_subject(tokens[english.first : english.verb], text, original, lang):
        return 0.0
    before = tokens[: english.first]
    if any(speaker.find(name.text) for name, comma in pairwise(before) if name.is_capitalised and comma.text == ","):
        return 0.0  # "Vrba, a spokesman for the group Volga said"
    told = _names_of(text, lang).find(last) is not None
    elsewhere = any(speaker.find(token.text) for token in tokens if token.is_capitalised)
    if told and elsewhere:
        return _BOTH
    known = context.names is not None and context.names.find(last) is not None
    places = words()["places"]
    return _ABSENT if known and not told and not elsewhere and not places & {*english.words} else 0.0


@lru_cache(maxsize=4)
def _names_of(text: str, lang: str) -> NameIndex:
    """The names of a bead's original, for all of its speakers."""
    return NameIndex((text,), lang)


def _offices_swapped(tokens: Sequence[Token], english: Speaker, original: Speaker) -> float:
    """Two offices that changed places: the original's is behind the English verb."""
    offices = set(original.role.split())
    if not (english.role and offices) or english.role in offices:
        return 0.0
    behind = {
        form for token in tokens[english.verb :] for form in (token.text.lower(), token.text.lower().removesuffix("s"))
    }
    return _BOTH if offices & behind and english.role not in behind else 0.0


RULE = Rule(
    name="attribution-swapped",
    severity="error",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example(
            "[Vienna said it was disappointed by the decision of Annan].",
            "Annan uvedl, že je zklamán rozhodnutím Vídně.",
        ),
        Example("[The minister Jana Vesela handed Annan] a letter.", "Annan předal ministryni Janě Veselé dopis."),
        Example("[The minister asked the governor for help].", "Hejtman požádal ministra o pomoc."),
        Example("[According to the union, Marek deliberately stalled].", "Podle Marka odbory schválně zdržovaly."),
        Example("[The unions called on the company to yield].", "Firma vyzvala odbory, aby ustoupily."),
        Example("[Vrban urged Kallas] to come.", "Каллас призвала Врбана приехать.", "ru"),
        Example(
            "[Officials told Vesela] that the bridge was safe.", "Jana Veselá řekla úředníkům, že most je bezpečný."
        ),
    ),
    good=(
        Example(
            "Annan said he was disappointed by the decision of Vienna.", "Annan uvedl, že je zklamán rozhodnutím Vídně."
        ),
        Example(
            '"It works," Jana Vesela, a spokeswoman for the group Volga said.',
            "„Funguje to,“ řekla Jana Veselá, mluvčí skupiny Volga.",
        ),
        Example("The governor asked the minister for help.", "Hejtman požádal ministra o pomoc."),
        Example("The engineer, Jan Vrba, told the Times that he left.", "Řekl Timesu inženýr, Jan Vrba, že odešel."),
        Example("Jana Vesela was handed a letter by Annan.", "Annan předal ministryni Janě Veselé dopis."),
        Example("The port works, port officials told TASS.", "Порт работает, ТАСС сообщили в порту.", "ru"),
        Example("He said that Vienna had agreed.", "Annan uvedl, že Vídeň souhlasila."),
        Example("According to Marek, the union stalled.", "Podle Marka odbory schválně zdržovaly."),
        Example("According to the report, Marek stalled.", "Podle zprávy Marek zdržoval."),
        Example("The unions called on the company to yield.", "Odbory vyzvaly firmu, aby ustoupila."),
        Example("Kallas urged Vrban to come.", "Каллас призвала Врбана приехать.", "ru"),
    ),
    needs_source=True,
)
