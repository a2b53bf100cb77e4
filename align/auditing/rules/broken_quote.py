"""A quotation that a clause runs into: in order "did not disrupt the negotiation process"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from align.auditing.context import Context
from align.auditing.lexicon import frequency, is_a, is_regular_past
from align.auditing.quoting.quoted_clauses import CLOSING, PURPOSE_OF_SOURCE, broken_clauses, closing_mark
from align.auditing.rule import Example, Mark, Rule

_OPENING = '["“„«]'
_PURPOSE = r"in order (?:to|that|for)|in order|so that|so as to|so as|lest|to"
_START = re.compile(
    rf"(?<!according )(?<!owing )(?<!due )\b(?P<link>{_PURPOSE}|that),?\s"
    rf"(?P<quote>{_OPENING})(?P<verb>[^\W\d_]+)(?P<rest>\s[^\W\d_]+)?",
    re.IGNORECASE,
)
_MARK = re.compile(rf"\s{_OPENING}(?=[^\W\d_])")
_LAST = ("to", "that", "for", "order", "as", "lest")  # what the links end with
_LAST_WORD = 6  # characters of the longest of them, and its comma
_LINK = 16  # characters of the longest link, its comma and more
_FINITE = frozenset(["did", "does", "was", "were", "is", "are", "has", "had"])
_AMBIGUOUS = frozenset(["do", "have", "be"])
_DENIED = re.compile(r"(?P<verb>did|does|do) not (?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_CERTAIN, _ALONE = 0.95, 0.85
_RARE = 1.8  # on the Zipf scale: the past of such verbs as "haggle"
_SUBJECT = 8  # words in which the verb of a quoted clause must come
_VERBS = ("auxiliaries", "present", "irregular_past")
_NOBODY = frozenset(("nobody", "nothing", "none", "everybody", "everyone", "everything", "somebody", "someone"))


def check(context: Context) -> Iterator[Mark]:
    """A quotation that begins with a finite verb stands where English wants an infinitive or a subject.

    Czech ``aby`` and Russian ``чтобы`` govern a finite verb; the quotation marks kept the translation from turning it.
    """
    marks = [*_governed(context), *_broken(context)]
    taken = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.confidence)):
        if mark.start >= taken:
            taken = mark.end
            yield mark


def _broken(context: Context) -> Iterator[Mark]:
    """Quotations that the words before them, or the original, show not to go on with their sentence."""
    for found in broken_clauses(context.text, partial(_source_at, context)):
        quoted = found.quoted
        if not context.protected(found.start, found.start + 1):
            message = f"the quotation does not go on with the sentence: “{found.link}” cannot stand before it"
            confidence = _CERTAIN if found.certain else _ALONE
            yield Mark(found.start, quoted.end, message, None, confidence, {"clause": found.link}, review=True)


def _source_at(context: Context, offset: int) -> tuple[str, str]:
    bead, source = context.bead_at(offset), context.aligned.source
    if bead is None or source is None:
        return "", ""
    return " ".join(segment.text for segment in context.source_of(bead)), source.lang


def _governed(context: Context) -> Iterator[Mark]:
    """Quotations behind "to", "in order" or "that" that begin with a finite verb."""
    for found in _starts(context.text):
        link, verb = found["link"].lower(), found["verb"]
        closing = closing_mark(context.text, found.start("quote"))
        if closing is None or context.protected(found.start(), found.start() + 1):
            continue
        inside = context.text[found.start("verb") : closing]
        confirmed = _is_purpose(context, found.start())
        clause = confirmed and link != "that" and link.endswith(("to", "order")) and _is_clause(inside)
        if not clause and not _is_stranded(link, verb, (found["rest"] or "").strip()):
            continue
        if link == "that" and not confirmed:
            continue
        yield Mark(
            found.start(),
            closing + 1,
            f"the quotation is a clause of its own, which “{found['link']}” cannot govern"
            if clause
            else f"the quotation begins with the verb “{verb}”, which “{found['link']}” cannot govern",
            _turned(inside, context.text[found.start("quote")], context.text[closing]),
            _CERTAIN if confirmed else _ALONE,
            {"clause": found["link"]},
            review=True,
        )


def _starts(text: str) -> Iterator[re.Match[str]]:
    """What ``_START.finditer`` finds, sought from the opening marks back."""
    end = 0
    for mark in _MARK.finditer(text):
        if not text[max(0, mark.start() - _LAST_WORD) : mark.start()].rstrip(",").lower().endswith(_LAST):
            continue
        found = _START.search(text, max(end, mark.start() - _LINK), mark.end() + 1)
        if found and found.start("quote") == mark.start() + 1:
            found = _START.match(text, found.start())
        if found:
            end = found.end()
            yield found


def _is_clause(inside: str) -> bool:
    """Whether the quotation has a subject before its finite verb: "no one left disappointed"."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", inside)[:_SUBJECT]
    if len(words) < 2 or is_a(words[0], "auxiliaries") or _may_be_infinitive(words[0]):
        return False
    return any(word.islower() and (word in _FINITE or is_a(word, *_VERBS) or _is_past(word)) for word in words[1:])


def _may_be_infinitive(word: str) -> bool:
    """Whether the word may be the verb that "to" asks for."""
    lowered = word.lower()
    if is_a(lowered, "determiners", "subject_pronouns") or lowered in _NOBODY:
        return False
    forms = (f"{lowered}d", f"{lowered}ed", f"{lowered}{lowered[-1]}ed", f"{lowered[:-1]}ied")
    return is_a(lowered, "infinitives") or any(frequency(form) >= _RARE for form in forms)


def _is_stranded(link: str, verb: str, following: str) -> bool:
    """Whether the verb has a finite form that nothing before it can be the subject of."""
    if not verb.islower():
        return False
    if link == "that":
        return verb in _FINITE and following == "not"
    if verb == "not" and following == "to":
        return False
    if link in ("in order", "so as") and (verb == "not" or is_a(verb, "infinitives")):
        return True
    if link.endswith("to") or link == "so as":
        return verb in _FINITE or (verb in _AMBIGUOUS and following == "not") or _is_past(verb)
    return verb in _FINITE | _AMBIGUOUS or is_a(verb, "present", "auxiliaries") or _is_past(verb)


def _is_past(verb: str) -> bool:
    return is_regular_past(verb) or (
        is_a(verb, "irregular_past")
        and verb
        not in (
            "put",
            "cut",
            "let",
            "hit",
            "cost",
            "quit",
            "read",
            "beat",
            "bet",
            "bound",
            "burst",
            "felt",
            "ground",
            "left",
            "saw",
            "shut",
            "spread",
        )
    )


def _is_purpose(context: Context, offset: int) -> bool:
    bead = context.bead_at(offset)
    return bead is not None and any(PURPOSE_OF_SOURCE.search(segment.text) for segment in context.source_of(bead))


def _turned(inside: str, opening: str, closing: str) -> str | None:
    """``so as not to "disrupt …"`` of "did not disrupt …"; nothing for other verbs."""
    denied = _DENIED.fullmatch(inside)
    return f"so as not to {opening}{denied['rest']}{closing}" if denied else None


RULE = Rule(
    name="broken-quote",
    severity="warning",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example('He gave no details [in order "did not disrupt the talks"].'),
        Example('It was arranged [in order "were not limited by time"].'),
        Example('He left early [in order "not interfere with the talks"].'),
        Example('Drivers were asked to stay away [so as to "did not slow down the rescue work"].'),
        Example('He fears that it [will "plays into their hands"].'),
        Example('The plan [would "doubled the number of trains"] in May.'),
        Example('The deal [is "is a mistake nobody wanted"].'),
        Example('The firm said that it [would "it will not pay a cent"].'),
        Example('She [described the hall as "it is quite unique"].'),
        Example('The coach [called the match "was the worst of the year"].'),
        Example('The ministry [urged hikers to "they avoided the north"] in May.'),
        Example('He fears [that the new toll "that could ruin the last shop here"].'),
        Example('The work is [going "is slow, but without trouble"].'),
        Example('["We shall not wait, she added, "]that the vote will be held today."'),
        Example('She [called on the parties "do not turn the city into a ruin"].'),
        Example(
            'The gates were opened early [in order "large crowds would not gather outside"].',
            "Brány otevřeli dříve, „aby se venku nehromadily davy“.",
        ),
        Example(
            'It was kept open [to "everyone could say goodbye"].', 'Зал не закрывали, чтобы "все простились".', "ru"
        ),
        Example(
            'It is important [that "did not bring more problems"].',
            "Je důležité, aby tyto procesy „nepřinesly potíže“.",
        ),
    ),
    good=(
        Example('He gave no details so as not to "disrupt the talks".'),
        Example('They met in order to "put an end to the war".'),
        Example('It would "put an end to it" and could "cut costs".'),
        Example('It was to be moved so as "not to harm the birds".', "Má se přesunout, aby „neuškodil ptákům“."),
        Example('What he said was "it is over". What she is doing "is right".'),
        Example('He said that the toll "that could ruin the shop" was dropped.'),
        Example('"We shall not wait," she added, "so that is that."'),
        Example('They listened to "they came home". The question is "is it safe?"'),
        Example('It may "discuss the matter". His will "shows how he lived".'),
        Example('It was a step that "did not help anyone".'),
        Example('He said that "did you see it" was no question.'),
        Example('It was shut to "keep what was left dry".', "Zavřeli ho, aby „zůstalo suché, co zbylo“."),
        Example('He added a verse to "Everyone was there".', "K „Všichni tam byli“ přidal sloku."),
        Example('According to "was it you", a play, nothing changed.'),
    ),
    signs=tuple(CLOSING),
)
